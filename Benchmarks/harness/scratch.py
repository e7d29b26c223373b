"""The folder in memory that everything is built in: the disk is not what is measured."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile

from .tools import Unusable, run

# What one article takes at most: corpus, the pages of one program, its state beside them, and file system blocks.
KB_PER_ARTICLE = 40
# Programs and their heaps come on top, in the same memory.
SPARE_KB = 2_000_000


@contextlib.contextmanager
def folder(articles, wished=None):
    """A new folder on tmpfs with room for a corpus of `articles`, removed afterwards whatever happens."""
    needed = articles * KB_PER_ARTICLE
    available = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemAvailable"))
    if available < needed + SPARE_KB:
        raise Unusable(f"{articles} articles need {(needed + SPARE_KB) // 1000} MB of memory, {available // 1000} MB "
                       "are free; choose smaller --sizes")
    mounted = None
    base = wished or pathlib.Path("/dev/shm")
    if not _fits(base, needed):
        # Containers often have a /dev/shm of 64 MB.
        if wished or os.getuid() != 0:
            raise Unusable(f"{base} is no tmpfs with {needed // 1000} MB free. Name one with --work; to make one:\n"
                           f"  sudo mount -t tmpfs -o size={needed // 1000}M tmpfs /mnt")
        base = mounted = pathlib.Path(tempfile.mkdtemp(prefix="chuyentrang-bench-"))
        run("mount", "-t", "tmpfs", "-o", f"size={needed // 1000 + 1}M", "tmpfs", mounted)
    place = pathlib.Path(tempfile.mkdtemp(prefix="chuyentrang-bench-", dir=base))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if mounted:
            subprocess.run(["umount", str(mounted)])
            mounted.rmdir()


def _fits(base, needed_kb):
    """Whether `base` is a tmpfs with room."""
    if not base.is_dir() or shutil.disk_usage(base).free < needed_kb * 1024:
        return False
    return run("stat", "-f", "-c", "%T", base).strip() == "tmpfs"
