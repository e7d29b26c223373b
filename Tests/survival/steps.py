"""Every step of the moves at which a build can be killed, and steps that fail: strace ends the build, or the call, at the one wished."""

import copy
import shutil
import subprocess

from edits import SMALL, edit, rename_site
from online import Fault, Names, must_be_in_order, must_be_whole, must_equal
from published import Published
from small import remove_folders
from sources import Sources

ARTICLES = 14
# What changes the output folder, and what else may fail.
MOVING = ["renameat", "unlinkat", "mkdirat"]
FAILING = MOVING + ["write", "pwrite64", "openat", "close"]
ERRORS = ["EIO", "ENOSPC", "EACCES", "EROFS"]


def must_have_strace():
    if not shutil.which("strace"):
        raise Fault("strace is not installed: setup/packages test")
    done = subprocess.run(["strace", "-e", "trace=none", "true"], capture_output=True, text=True)
    if done.returncode != 0:
        raise Fault(f"this machine lets no program trace another: {done.stderr}")


def tampering(call, what, number):
    """Words before a command: the call of that number (in each thread) is tampered with."""
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={number}"]


class TwoSites:
    """One place and two states of its sources: what is done on the way from one to the other is done again on the way back."""

    def __init__(self, work, rng):
        self.rng, self.names = rng, Names()
        one = Sources(rng, ARTICLES, long=200_000)
        self.site = Published(work, one, name="buoc")
        other = copy.deepcopy(one)
        rename_site(other)
        for change in rng.sample(SMALL, len(SMALL)):
            change(other)
        edit(other, ARTICLES)
        self.states = []
        for sources in [one, other]:
            self.site.sources = sources
            self.site.save()
            self.states.append((sources, self.site.clean()))
            self.site.finish(self.states[-1][1], "before anything happened")
        # Either way once more, with all that a build may leave: what is there then may be there.
        self.site.settle(lambda sources: self.turn())
        self.before = self.states[0][1] if self.site.online == self.states[0][1] else self.states[1][1]
        self.pages = one.pages() | other.pages()

    def turn(self):
        """The other state becomes the one to build; gives what is to come of it."""
        sources, target = self.states[0] if self.site.sources is self.states[1][0] else self.states[1]
        self.site.sources = sources
        self.site.save()
        return target

    def tamper(self, call, what, number):
        """A build on the way to the other state; gives its status and what it said, when what is online has been judged."""
        before, target = self.site.online, self.turn()
        process = self.site.start(before=tampering(call, what, number))
        said = b"".join(process.communicate(timeout=300)).decode()
        found = self.site.look()
        must_be_whole(found, [before, target])
        must_be_in_order(found, before, target, self.pages, self.names)
        return process.returncode, said, before, target

    def finish(self, target, what):
        """To the end, or all the way back."""
        if self.rng.random() < 0.4:
            target = self.turn()
        self.site.finish(target, what)


def test_every_step_killed(work, rng, say, rounds):
    """Killed before any one of its renames, removals and new folders, a build is completed, or undone, by the next."""
    must_have_strace()
    sites, counts = TwoSites(work, rng), []
    for call in MOVING:
        number, killed = 1, 0
        while True:
            status, said, before, target = sites.tamper(call, "signal=SIGKILL", number)
            sites.finish(target, f"after a kill at {call} {number}")
            if status == 0:
                break
            if status not in (137, -9):
                raise Fault(f"the build ends with {status}\n{said}")
            killed += 1
            # Two sites may differ in few folders, or in many: the first ones are tried one by one.
            number += 1 if call == "renameat" or killed < 6 else rng.randint(1, 4)
        counts.append(f"{killed} at {call}")
        if killed < 2:
            raise Fault(f"only {killed} builds were killed at {call}: is it called otherwise now?")
    say(f"  kills: {', '.join(counts)}")


def test_first_build_killed(work, rng, say, rounds):
    """Killed at any rename of the first build into an empty folder, it shows no list or feed before the pages that it names."""
    must_have_strace()
    site = Published(work, Sources(rng, ARTICLES), name="dau")
    target, names, killed = site.clean(), Names(), 0
    site.output.mkdir()
    nothing = site.look()
    for number in range(1, 200):
        process = site.start(before=tampering("renameat", "signal=SIGKILL", number))
        process.communicate(timeout=300)
        found = site.look()
        must_be_whole(found, [nothing, target])
        must_be_in_order(found, nothing, target, site.sources.pages(), names)
        site.finish(target, f"after a kill at rename {number} of the first build")
        if process.returncode == 0:
            break
        killed += 1
        shutil.rmtree(site.output)
        shutil.rmtree(site.state)
        site.output.mkdir()
    if killed < 5:
        raise Fault(f"only {killed} first builds were killed: is renameat called otherwise now?")
    say(f"  kills: {killed} at renameat")


def test_any_step_fails(work, rng, say, rounds):
    """A call that fails ends the build with 3 in words, or with the site as asked; the next build completes it."""
    must_have_strace()
    sites = TwoSites(work, rng)
    failed = 0
    for number in range(max(60, rounds // 2)):
        call, error = rng.choice(FAILING), rng.choice(ERRORS)
        if (call, error) == ("openat", "EACCES"):
            # What may not be read is not known to be ours, and stays where it is.
            continue
        # Most of the calls that open and close belong to the start of the program and to its libraries.
        count = rng.randint(30, 200) if call in ("openat", "close") else int(2 ** rng.uniform(0, 6))
        what = f"after {error} at {call} {count}"
        status, said, before, target = sites.tamper(call, f"error={error}", count)
        if status not in (0, 1, 3) or status and "lỗi: " not in said:
            raise Fault(f"{what} the build ends with {status}\n{said}")
        if status == 0 and call != "unlinkat":
            must_equal(target, sites.site.online, what)
        if status == 1 or "vẫn giữ nguyên" in said:
            must_equal(before, sites.site.online, what)
        failed += status != 0
        if call == "unlinkat":
            # A folder that could not be removed, and holds nothing, is nothing that readers see.
            sites.site.build()
            remove_folders(sites.site, target)
            shutil.rmtree(sites.site.state / "kept", ignore_errors=True)
        sites.finish(target, what)
    if failed < 20:
        raise Fault(f"only {failed} builds failed")
    say(f"  {failed} builds failed")
