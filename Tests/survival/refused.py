"""No room and no permission: a build that is refused something ends with 3 in words, and the site is as it was."""

import os
import shutil
import subprocess

from namespace import mount_memory, with_own_mounts
from online import Fault, changes, must_be_whole, must_equal
from published import Published
from small import ARTICLES, changed, small_edit
from sources import Sources

NOBODY = 65534
HALF = "mới đổi được một phần"


def must_have_failed(site, process, before, target, *words):
    """The build ended with 3 in words, and the site is as it was, or, if it said so, whole files."""
    said = site.end(process, status=3, says=["lỗi: ", "gợi ý: ", *words])
    if HALF in said:
        must_be_whole(site.look(), [before, target])
    elif site.look() != target:
        # What fails when the moves are done leaves the new site, whole.
        must_equal(before, site.online, "after a build that failed")
    site.must_be_tidy("after a build that failed")
    return said


def test_full_disk(work, rng, say, rounds):
    """A disk with room for a part of the new site ends the build with 3, changes nothing, keeps no room; with room it is done."""
    def run():
        for options in ["size=64m", "size=64m,nr_inodes=9000"]:
            small = work.new("nho")
            mount_memory(small, options)
            site = Published(work, Sources(rng, ARTICLES), output=small / "public")
            site.settle(small_edit)
            for number in range(8):
                before, target = site.online, changed(site)
                fill(small, rng.random() ** 2 * 0.8 if number else 0, "inodes" in options)
                process = site.start()
                if process.wait(timeout=300) == 0:
                    must_equal(target, site.look(), "with just enough room")
                else:
                    must_have_failed(site, process, before, target, "đĩa đã đầy")
                    failed.append(options)
                shutil.rmtree(small / "day")
                site.finish(target, "with room again")
        for options in ["size=64m", "size=64m,nr_inodes=9000"]:
            if failed.count(options) < 2:
                raise Fault(f"only {failed.count(options)} builds met a full disk ({options})")

    failed = []
    with_own_mounts(run)


def fill(folder, share, inodes):
    """Leaves so much of the room that a site of this size takes."""
    taken = folder / "day"
    taken.mkdir()
    had = os.statvfs(folder)
    if inodes:
        keep = int((had.f_files - had.f_ffree) * share)
        for number in range(had.f_ffree - keep):
            (taken / str(number)).touch()
    else:
        keep = int((had.f_blocks - had.f_bfree) * had.f_frsize * share)
        with open(taken / "day", "wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, had.f_bavail * had.f_frsize - keep - (1 << 16)))
            try:
                while not keep:
                    os.write(file.fileno(), bytes(1 << 12)) or os.lseek(file.fileno(), 0, os.SEEK_END)
            except OSError:
                pass


def as_nobody():
    """Root ignores the modes of files: what is refused is tried as another user."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def test_read_only(work, rng, say, rounds):
    """A folder that another owns and that would have to change ends the build with 3, named, and with nothing changed."""
    site = Published(work, Sources(rng, ARTICLES))
    give_away(site.project)
    site.finish = lambda target, what: (site.build(preexec_fn=as_nobody), site.must_be(target, what))
    site.settle(lambda sources: small_edit(sources))
    for number in range(8):
        before, target = site.online, changed(site)
        give_away(site.project / "content")
        touched = {os.path.dirname(path) for path in changes(before, target)}
        places = sorted(folder for folder in touched if (site.output / folder).is_dir())
        place = site.state if number == 0 else site.output / rng.choice(places) if places else site.output
        place.chmod(0o555)
        process = site.start(preexec_fn=as_nobody)
        said = must_have_failed(site, process, before, target, "không có quyền", str(place))
        if HALF in said:
            raise Fault(f"what may not be written shows only in the middle of the moves: {said}")
        place.chmod(0o755)
        site.finish(target, "with permission again")
    bare = work.new("kin")
    (bare / "public").mkdir(parents=True)
    bare.chmod(0o555)
    site.output, before = bare / "public", site.online
    said = site.build(status=3, says=["không có quyền", str(bare), "gợi ý: "], preexec_fn=as_nobody)
    if list(site.output.iterdir()):
        raise Fault("a folder without room for the state was written to")


def give_away(folder):
    if os.getuid() == 0:
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", folder], check=True)
