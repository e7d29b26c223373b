"""Links that lead out of the output folder and out of the state folder: whatever a build does, nothing outside changes."""

import os
import shutil
import signal
import time
from pathlib import Path

from edits import rename_site
from online import Fault, must_equal
from published import Published
from small import ARTICLES, changed, remove_folders, small_edit
from sources import Sources
from steps import must_have_strace, tampering


class Outside:
    """Files and folders that are none of the site's, and all that can be seen of them."""

    def __init__(self, work, rng):
        self.rng, self.folder = rng, work.new("ngoai")
        for place in ["", "a/", "a/b/"]:
            for name in ["index.html", "rss.xml", "0", "1", "ledger", "memo", "tep.txt"]:
                file = self.folder / place / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(f"của người khác: {place}{name}\n")
        (self.folder / "trong").mkdir()

    def seen(self):
        """Everything but what reading changes; a new hard link to a file is no change of it."""
        found = {}
        for path in [self.folder, *self.folder.rglob("*")]:
            status = path.lstat()
            content = path.read_bytes() if path.is_file() else None
            found[path.relative_to(self.folder).as_posix()] = (status.st_mode, status.st_ino, status.st_uid, status.st_mtime_ns, content)
        return found

    def any(self):
        """Where a link may lead: a file, a folder, an empty one, nothing, below nothing."""
        return self.folder / self.rng.choice(["index.html", "a/b/tep.txt", "a", "a/b", "", "trong", "chua-co", "chua-co/sau"])


def replace(path, place):
    """Removes what is at `path` and lets `place` put something there."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
    if path.parent.is_dir():
        place(path)


def plant(site, outside, rng):
    """Puts a link in the way of an output or of a folder above it."""
    path = site.output / rng.choice(sorted(site.online.files))
    if rng.random() < 0.5:
        above = [parent for parent in path.parents if parent != site.output and site.output in parent.parents]
        path = rng.choice(above) if above else path
    kind = rng.randrange(5)
    if kind == 0:
        replace(path, lambda path: path.symlink_to(path.name))
    elif kind == 1:
        replace(path, lambda path: path.symlink_to("."))
    elif kind == 2 and path.is_file():
        # A copy of the page outside has just the content that the ledger has for it; a hard link is that file itself.
        twin = outside.folder / f"giong-{rng.randrange(10**9)}"
        shutil.copy2(path, twin)
        replace(path, lambda path: os.link(twin, path) if rng.random() < 0.5 else path.symlink_to(twin))
    elif kind == 3 and path.is_dir() and not path.is_symlink():
        twin = outside.folder / f"giong-{rng.randrange(10**9)}"
        shutil.copytree(path, twin, symlinks=True)
        replace(path, lambda path: path.symlink_to(twin))
    else:
        replace(path, lambda path: path.symlink_to(outside.any()))


def plant_in_state(site, outside, rng):
    """Puts a link at a name of the state folder: one that is there, or one that a build makes."""
    names = [path.relative_to(site.state).as_posix() for path in site.state.rglob("*")] + ["staging", "kept", "ledger.new", "memo.new"]
    path = site.state / rng.choice(names)
    replace(path, lambda path: path.symlink_to(outside.any()))
    return path


def must_be_untouched(outside, before, what):
    after = outside.seen()
    touched = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    if touched:
        raise Fault(f"{what}: outside the output folder changed: {touched[:10]}")


def try_build(site):
    """Builds; whatever stands in the way, the end is one of those that are known, and in words."""
    process = site.start()
    said = b"".join(process.communicate(timeout=300)).decode()
    if process.returncode not in [0, 1, 3] or process.returncode and "lỗi: " not in said:
        raise Fault(f"the build ends with {process.returncode}\n{said}")
    return process.returncode, said


def test_links_in_output(work, rng, say, rounds):
    """Links at any depth of the output folder are put aside or replaced; nothing is written or removed through them."""
    outside = Outside(work, rng)
    site = Published(work, Sources(rng, ARTICLES))
    site.settle(small_edit)
    site.rest()
    for number in range(25):
        for _ in range(rng.randint(1, 6)):
            plant(site, outside, rng)
        target, before = changed(site), outside.seen()
        status, said = try_build(site)
        must_be_untouched(outside, before, "links in the output folder")
        if status:
            raise Fault(f"links in the output folder end the build with {status}\n{said}")
        remove_kept(site)
        # A link that stands where a page was that goes is not ours: it may stay.
        for path, content in site.look().files.items():
            if content.startswith("-> ") and path not in target.files:
                (site.output / path).unlink()
        remove_folders(site, target)
        must_equal(target, site.look(), "with links in the output folder")


def remove_kept(site):
    for kept in site.state.glob("kept*"):
        shutil.rmtree(kept)


def must_mend(site, process, target, what):
    """The build that runs comes to its end. What was the same as online it did not write again, so the next one sees what is missing."""
    said = b"".join(process.communicate(timeout=300)).decode()
    if process.returncode:
        raise Fault(f"{what} ends it with {process.returncode}\n{said}")
    site.build()
    remove_kept(site)
    must_equal(target, site.look(), f"after {what}")


def test_links_meanwhile(work, rng, say, rounds):
    """A folder that is moved away, with a link to it in its place, while a build runs: nothing is written or removed where it lies now."""
    outside = Outside(work, rng)
    site = Published(work, Sources(rng, ARTICLES))
    site.settle(small_edit)
    site.rest()
    swaps = 0
    for number in range(12):
        # Every page is another, so that each folder is written to.
        rename_site(site.sources)
        site.save()
        target = site.clean()
        process = site.start()
        folder = rng.choice(sorted(path for path in site.output.iterdir() if path.is_dir()))
        while process.poll() is None and not any((site.state / "staging").glob("*/*")):
            time.sleep(0.0005)
        process.send_signal(signal.SIGSTOP)
        swaps += process.poll() is None
        moved = outside.folder / f"chuyen-{number}"
        folder.rename(moved)
        folder.symlink_to(moved)
        before = outside.seen()
        process.send_signal(signal.SIGCONT)
        must_mend(site, process, target, "a folder that became a link while a build ran")
        must_be_untouched(outside, before, f"{folder.name} as a link, made while a build ran")
    if swaps < 6:
        raise Fault(f"only {swaps} of 12 folders were swapped while the build ran: nothing was tried")
    say(f"{swaps} folders swapped")


def test_older_folder_meanwhile(work, rng, say, rounds):
    """A folder is moved away among the moves, and an older copy put in its place: the next build mends all of it."""

    def count_pages(folder):
        return sum(1 for _ in folder.rglob("*.html"))

    must_have_strace()
    outside = Outside(work, rng)
    site = Published(work, Sources(rng, ARTICLES))
    site.settle(small_edit)
    swaps = 0
    for number in range(3):
        # The folder of most pages, so that some are moved before it goes and some after.
        folder = max((path for path in site.output.iterdir() if path.is_dir()), key=count_pages)
        older, moved = outside.folder / f"cu-{number}", outside.folder / f"di-{number}"
        shutil.copytree(folder, older)
        # The copy's stamps are old enough to be relied on by whoever takes it for what was moved.
        site.rest()
        rename_site(site.sources)
        site.save()
        target = site.clean()
        pages = {page: page.stat().st_ino for page in folder.rglob("*.html")}
        process = site.start(before=tampering("renameat", "delay_enter=5ms", "1+"))
        while process.poll() is None and all(page.stat().st_ino == inode for page, inode in pages.items()):
            time.sleep(0.002)
        swaps += process.poll() is None
        folder.rename(moved)
        older.rename(folder)
        must_mend(site, process, target, "an older copy in the place of a folder while a build ran")
    if swaps < 2:
        raise Fault(f"only {swaps} of 3 folders were swapped while the build ran: nothing was tried")
    say(f"{swaps} folders swapped")


def test_links_in_state(work, rng, say, rounds):
    """Links at any name of the state folder lead nowhere; when they are gone, the next build gives what a clean one does."""
    outside = Outside(work, rng)
    site = Published(work, Sources(rng, ARTICLES))
    site.settle(small_edit)
    for number in range(40):
        planted = plant_in_state(site, outside, rng)
        target, before = changed(site), outside.seen()
        try_build(site)
        must_be_untouched(outside, before, f"a link at {planted}")
        if planted.is_symlink():
            planted.unlink()
        try_build(site)
        for kept in site.state.glob("kept*"):
            shutil.rmtree(kept)
        # Without its ledger a build does not know what is its own: it may not remove it, and all else must be right.
        for path in site.look().files.keys() - target.files.keys():
            (site.output / path).unlink()
        remove_folders(site, target)
        must_equal(target, site.look(), f"after a link at {planted.relative_to(site.state)} was removed")


def test_output_is_link(work, rng, say, rounds):
    """An output folder or state folder that is a link is refused with 1, and nothing is written through it."""
    outside = Outside(work, rng)
    site = Published(work, Sources(rng, 20))
    for path in [site.output, site.state]:
        for target in [outside.folder, outside.folder / "trong", outside.folder / "index.html", outside.folder / "chua-co", Path(path.name)]:
            replace(path, lambda path: path.symlink_to(target))
            before = outside.seen()
            site.build(status=1, says=["liên kết tượng trưng", str(path), "gợi ý: "])
            must_be_untouched(outside, before, f"{path} as a link")
            path.unlink()
    site.finish(site.clean(), "when the links are gone")
