"""A program that publishes wrongly, for the self-test: it lets the real one build into a folder of its own and brings that online
in one of the ways below. Called by the scripts that selftest.py writes."""

import fcntl
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def group(path):
    """The order of the design: assets, pages, lists, feeds. Pages are told by their names."""
    if path.endswith(".xml"):
        return 3
    if path.endswith(".html"):
        return 1 if path.split("/")[-2:-1] and path.split("/")[-2].startswith(("bai-", "ten-")) else 2
    return 0


def bring(mode, fresh, output):
    """Moves what differs into place, file by file, slowly enough to be killed on the way."""
    new, old = files(fresh), files(output)
    order = sorted(new, key=lambda path: (group(path), path))
    if mode == "lists first":
        order.reverse()
    if mode == "removals first":
        remove(output, old - new)
    for path in order:
        try:
            bring_one(mode, fresh / path, output / path)
        except OSError:
            pass
    if mode != "stale files stay":
        remove(output, old - new)
    for folder, folders, names in os.walk(output, topdown=False):
        if not os.listdir(folder) and folder != str(output):
            os.rmdir(folder)


def bring_one(mode, here, there):
    if there.is_file() and not there.is_symlink() and there.read_bytes() == here.read_bytes():
        return
    time.sleep(0.0001)
    for parent in there.parents:
        if parent.is_file():
            parent.unlink()
    if there.is_dir():
        shutil.rmtree(there)
    there.parent.mkdir(parents=True, exist_ok=True)
    if mode == "in place":
        content = here.read_bytes()
        with open(there, "wb", buffering=0) as file:
            file.write(content[:len(content) // 2])
            time.sleep(0.0001)
            file.write(content[len(content) // 2:])
    elif mode == "gone for a moment":
        there.unlink(missing_ok=True)
        time.sleep(0.0002)
        os.replace(here, there)
    else:
        os.replace(here, there)


def remove(output, paths):
    for path in sorted(paths, reverse=True):
        if (output / path).is_file():
            (output / path).unlink()
        parent = (output / path).parent
        while parent != output and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent


def main(mode, real):
    words = sys.argv[1:]
    if "--clean" in words:
        os.execv(real, [real, *words])
    output = Path(words[words.index("--output") + 1])
    state = output.with_name(f".{output.name}.chuyentrang")
    if mode == "says nothing of a full disk":
        done = subprocess.run([real, *words])
        sys.exit(0 if done.returncode == 3 else done.returncode)
    if mode in ("staging stays", "an empty folder stays"):
        done = subprocess.run([real, *words])
        if mode == "staging stays":
            (state / "staging").mkdir()
        else:
            (output / "rong").mkdir(exist_ok=True)
        sys.exit(done.returncode)
    output.mkdir(exist_ok=True)
    state.mkdir(exist_ok=True)
    lock = open(state / "lock", "w")
    if mode != "no lock":
        fcntl.flock(lock, fcntl.LOCK_EX)
    project = Path(words[words.index("--project") + 1])
    if mode == "trusts stamps":
        sources = [path.stat() for folder in ["content", "templates"] for path in (project / folder).rglob("*") if path.is_file()]
        seen = f"{len(sources)} {sum(source.st_size for source in sources)} {max(source.st_mtime_ns for source in sources)}"
        if (state / "seen").exists() and (state / "seen").read_text() == seen:
            return
        (state / "seen").write_text(seen)
    fresh = state / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    words[words.index("--output") + 1] = str(fresh / "public")
    done = subprocess.run([real, *words])
    if done.returncode:
        sys.exit(done.returncode)
    (state / "ledger").write_text("moves\n")
    bring(mode, fresh / "public", output)
    shutil.rmtree(fresh)
