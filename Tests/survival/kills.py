"""Builds killed at random moments, a third of them at least in the moves."""

import ctypes
import os
import select
import signal
import struct
import time
from collections import Counter

from edits import edit
from online import Fault, Names, changes, must_be_in_order, must_be_whole
from published import Published
from sources import Sources

ARTICLES = 1300
LEAST_OUTPUTS = 2000
# What counts as changed in the state folder: see inotify(7).
MODIFIED, MOVED_TO = 0x2, 0x80
PHASES = ["before rendering", "while rendering", "in the moves", "after the moves"]


class LedgerWatch:
    """Wakes when the ledger changes: the last that a build does before its moves."""

    libc = ctypes.CDLL(None, use_errno=True)

    def __init__(self, state):
        self.descriptor = self.libc.inotify_init1(os.O_CLOEXEC | os.O_NONBLOCK)
        if self.descriptor < 0 or self.libc.inotify_add_watch(self.descriptor, os.fsencode(state), MODIFIED | MOVED_TO) < 0:
            raise OSError(ctypes.get_errno(), "inotify")

    def wait(self, process, seconds=60):
        """Whether the ledger changed before the process ended."""
        end = time.perf_counter() + seconds
        ended = os.pidfd_open(process.pid)
        try:
            while time.perf_counter() < end:
                ready, _, _ = select.select([self.descriptor, ended], [], [], 1)
                if self.descriptor in ready and self.changed():
                    return True
                if ended in ready:
                    return False
            raise Fault("a build does not end")
        finally:
            os.close(ended)

    def changed(self):
        data, names = os.read(self.descriptor, 1 << 16), set()
        while data:
            length = struct.unpack_from("iIII", data)[3]
            names.add(data[16:16 + length].rstrip(b"\0"))
            data = data[16 + length:]
        return b"ledger" in names

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.descriptor)


def inode(path):
    """What tells a file from the one that takes its place; None where there is none."""
    try:
        return os.lstat(path).st_ino
    except OSError:
        return None


def sleep_exactly(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def stop(process):
    """Whether it is stopped now, and not at its end."""
    os.kill(process.pid, signal.SIGSTOP)
    found = os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    if found.si_code != os.CLD_STOPPED:
        return False
    # Taken note of, so that the next stop is waited for anew.
    os.waitid(os.P_PID, process.pid, os.WSTOPPED)
    return True


class Killing:
    """One site that is edited, built and killed again and again."""

    def __init__(self, work, rng, say, articles=ARTICLES, least=LEAST_OUTPUTS, share=1 / 3, **how):
        self.rng, self.say, self.names = rng, say, Names()
        self.articles, self.least, self.share = articles, least, share
        self.site = Published(work, Sources(rng, articles, long=60_000), **how)
        self.site.settle(self.edit)
        self.counts, self.outputs = Counter(), []
        # Seconds: of a whole build, of moving one file; and what part of the moves is aimed at, so that few kills come too late.
        self.whole, self.each, self.part = 0.3, 0.00002, 0.8

    def edit(self, sources):
        edit(sources, self.articles)

    def run(self, rounds):
        """Kills so many builds, and more while too few fell in the moves."""
        while self.kills < rounds or (self.has_too_few and self.kills < 2 * rounds):
            self.episode()
        self.site.must_be_alone()
        self.say("  " + ", ".join(f"{self.counts[phase]} {phase}" for phase in PHASES)
                 + f"; sites of {min(self.outputs)} to {max(self.outputs)} outputs")
        if self.has_too_few:
            raise Fault(f"only {self.counts['in the moves']} of {self.kills} kills fell in the moves")
        if min(self.outputs) < self.least:
            raise Fault(f"a site of {min(self.outputs)} outputs is too small for this test")

    @property
    def has_too_few(self):
        return self.counts["in the moves"] < self.kills * self.share

    @property
    def kills(self):
        return sum(self.counts.values())

    def episode(self):
        """From one published site to the next: a kill or a few on the way, at times with other sources in between."""
        rng, site = self.rng, self.site
        states, pages = [site.online], site.sources.pages()
        target = None
        while target is None or rng.random() < 0.6:
            if target is None or target == site.online or rng.random() < 0.3:
                self.edit(site.sources)
                site.save()
                target = site.clean()
                self.outputs.append(len(target.files))
                states.append(target)
                pages |= site.sources.pages()
            before = site.online
            rendered = self.kill(changes(before, target))
            found = site.look()
            phase = self.phase(before, found, target, rendered)
            self.counts[phase] += 1
            self.part *= {"in the moves": 1.1, "after the moves": 0.8}.get(phase, 1)
            self.part = min(self.part, 1)
            must_be_whole(found, states)
            # A page that an earlier target took away may be named by what is still as it was in the beginning.
            must_be_in_order(found, states[0] if len(states) == 2 else target, target, pages, self.names)
        if rng.random() < 0.3:
            self.edit(site.sources)
            site.save()
            target = site.clean()
        self.finish(target)

    def finish(self, target):
        """The build that completes it; shows how long a build and its moves take."""
        site, count = self.site, len(changes(self.site.online, target))
        begin = time.perf_counter()
        with LedgerWatch(site.state) as watch:
            process = site.start()
            moving = time.perf_counter() if watch.wait(process) else None
            site.end(process)
        end = time.perf_counter()
        self.whole += (end - begin - self.whole) / 5
        if moving and count > self.least / 10:
            self.each += ((end - moving) / count - self.each) / 3
        site.must_be(target, f"the build after kill {self.kills}")

    def kill(self, changing):
        """Starts a build that changes these files, and kills it; gives whether it had begun to render."""
        rng, site = self.rng, self.site
        # The moves are short: most kills are aimed at them, and nearly all as long as too few fell there.
        aimed = rng.random() < (0.9 if self.counts["in the moves"] * 5 < self.kills * 2 else 0.3)
        had = [(site.output / path, inode(site.output / path)) for path in changing]
        with LedgerWatch(site.state) as watch:
            process = site.start()
            if not aimed:
                time.sleep(rng.uniform(0, self.whole))
            elif watch.wait(process):
                sleep_exactly(rng.uniform(0, max(0.001, self.each * len(changing))) * self.part)
                # What is stopped before the first move goes on a little: between ledger and moves lies some work.
                while stop(process) and all(inode(path) == before for path, before in had):
                    os.kill(process.pid, signal.SIGCONT)
                    sleep_exactly(rng.uniform(0, 0.001))
            process.kill()
            process.communicate()
        staging = site.state / "staging"
        return staging.is_dir() and any(staging.iterdir())

    @staticmethod
    def phase(before, found, target, rendered):
        if found == before:
            return "while rendering" if rendered else "before rendering"
        return "after the moves" if found == target else "in the moves"


def test_kills(work, rng, say, rounds):
    """Killed at any moment, the site is whole files, and the next build gives what a clean one does."""
    Killing(work, rng, say).run(rounds)
