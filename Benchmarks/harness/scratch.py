"""The folder in memory that everything is built in: the disk is not what is measured."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile

from .tools import Unusable, run

# What one article takes at most, in file system blocks: corpus, pages and state of the site that is kept, those of a cold build
# beside it, and git's copy.
KB_PER_ARTICLE = 75
# A source; its page and the folder of it by each program, ours twice; ninja's output.
FILES_PER_ARTICLE = 10
# On disk, where a site alone is built.
KB_PER_ARTICLE_ON_DISK, FILES_PER_ARTICLE_ON_DISK = 40, 4
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
    if not _fits(base, articles):
        # Containers often have a /dev/shm of 64 MB.
        if wished or os.getuid() != 0:
            raise Unusable(f"{base} is no tmpfs with {needed // 1000} MB free. Name one with --work; to make one:\n"
                           f"  sudo mount -t tmpfs -o size={needed // 1000}M tmpfs /mnt")
        base = mounted = pathlib.Path(tempfile.mkdtemp(prefix="chuyentrang-bench-"))
        run("mount", "-t", "tmpfs", "-o", f"size={needed // 1000 + 1}M,nr_inodes=0", "tmpfs", mounted)
    place = pathlib.Path(tempfile.mkdtemp(prefix="chuyentrang-bench-", dir=base))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if mounted:
            subprocess.run(["umount", str(mounted)])
            mounted.rmdir()


@contextlib.contextmanager
def disk_folder(articles, base):
    """A new folder on a disk with room for a corpus of `articles`, removed afterwards whatever happens."""
    base.mkdir(parents=True, exist_ok=True)
    if file_system(base) == "tmpfs":
        raise Unusable(f"{base} lies in memory; name a folder on a disk with --disk")
    kilobytes, files = articles * KB_PER_ARTICLE_ON_DISK, articles * FILES_PER_ARTICLE_ON_DISK
    if not _has_room(base, kilobytes, files):
        raise Unusable(f"{base} has no room for {articles:,} articles: {kilobytes // 1000:,} MB and {files:,} inodes")
    place = pathlib.Path(tempfile.mkdtemp(prefix="chuyentrang-bench-", dir=base))
    try:
        yield place
    finally:
        # Python's own way is slow where there are millions of files.
        subprocess.run(["rm", "-rf", str(place)])


def file_system(folder):
    """The kind of file system that a folder lies on."""
    return run("df", "--output=fstype", folder).split()[-1]


def _fits(base, articles):
    """Whether `base` is a tmpfs with room."""
    return (base.is_dir() and _has_room(base, articles * KB_PER_ARTICLE, articles * FILES_PER_ARTICLE)
            and file_system(base) == "tmpfs")


def _has_room(base, kilobytes, files):
    free = os.statvfs(base)
    # A file system that makes inodes as it goes counts none.
    return free.f_bavail * free.f_frsize >= kilobytes * 1024 and (free.f_files == 0 or free.f_favail >= files)
