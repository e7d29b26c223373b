"""A function run in a process that has its own mounts: nothing of them is seen by others, and all are gone with it."""

import ctypes
import os
import subprocess
import traceback

from online import Fault

LIBC = ctypes.CDLL(None, use_errno=True)
NEW_MOUNTS, NEW_USERS = 0x00020000, 0x10000000


def with_own_mounts(function):
    """Runs it in a child that may mount. What it raises is raised here; a machine that forbids it is a fault, no reason to skip."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        message = b""
        try:
            enter()
            function()
        except BaseException as error:
            message = (str(error) if isinstance(error, Fault) else traceback.format_exc()).encode()
        while message:
            message = message[os.write(writing, message):]
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as pipe:
        message = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    if message or status:
        raise Fault(message or f"the process with mounts of its own ended with {status}")


def enter():
    user, group = os.geteuid(), os.getegid()
    if LIBC.unshare(NEW_MOUNTS | (0 if user == 0 else NEW_USERS)) != 0:
        raise Fault(f"this machine allows no mounts of one's own ({os.strerror(ctypes.get_errno())}): run the tests as root")
    if user != 0:
        for name, text in [("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")]:
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)
    mount("--make-rprivate", "/")


def mount(*words):
    done = subprocess.run(["mount", *words], capture_output=True, text=True)
    if done.returncode != 0:
        raise Fault(f"mount {' '.join(map(str, words))}: {done.stderr}")


def mount_memory(folder, options):
    """A file system of its own at `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    mount("-t", "tmpfs", "-o", options, "tmpfs", folder)
