"""Sources that change while they are read, and readers who look while the site changes."""

import hashlib
import os
import random
import threading
import time

from links import try_build
from online import Fault, must_equal
from published import Published
from small import ARTICLES, changed, small_edit
from sources import Sources


class Churn(threading.Thread):
    """Rewrites, renames, removes and brings back sources as fast as it can until it is stopped."""

    def __init__(self, site, seed):
        super().__init__()
        self.rng, self.site, self.going, self.steps = random.Random(seed), site, True, 0
        self.fault = None

    def run(self):
        paths = sorted(path for path in self.site.written if path.endswith((".md", ".bin", ".txt")))
        while self.going:
            path = self.site.project / self.rng.choice(paths)
            try:
                self.disturb(path, path.read_bytes())
            except OSError as error:
                self.fault = error
                return
            self.steps += 1
            if self.steps % 8 == 0:
                time.sleep(0.001)

    def disturb(self, path, content):
        kind = self.rng.randrange(5)
        other = path.with_name(path.name + ".tam")
        if kind == 0:
            # As an editor that writes in place: for a moment it is empty, then half.
            with open(path, "wb", buffering=0) as file:
                file.write(content[:len(content) // 2])
                file.write(content[len(content) // 2:])
        elif kind == 1:
            other.write_bytes(content)
            os.replace(other, path)
        elif kind == 2:
            path.unlink()
            path.write_bytes(content)
        elif kind == 3:
            os.rename(path, other)
            os.rename(other, path)
        else:
            away = path.parent.with_name(path.parent.name + "-di")
            os.rename(path.parent, away)
            os.rename(away, path.parent)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.going = False
        self.join()


def test_changing_sources(work, rng, say, rounds):
    """Sources that vanish and change while they are read end a build in words or in a site; when they rest it is the right one."""
    site = Published(work, Sources(rng, ARTICLES))
    site.settle(small_edit)
    site.rest()
    statuses = []
    for number in range(6):
        target = changed(site)
        with Churn(site, rng.random()) as churn:
            for _ in range(4):
                before = site.look()
                status, said = try_build(site)
                statuses.append(status)
                if status:
                    must_equal(before, site.look(), f"after a build that ended with {status}")
        if churn.fault or churn.steps < 50:
            raise Fault(f"only {churn.steps} sources changed meanwhile: {churn.fault}")
        site.finish(target, "when the sources rest")
    say("  " + ", ".join(f"{statuses.count(status)} builds ended with {status}" for status in sorted(set(statuses))))


class Reader(threading.Thread):
    """Reads pages that are there before and after, one behind the other, while builds run."""

    def __init__(self, site, states, seed):
        super().__init__()
        self.site, self.states, self.rng = site, states, random.Random(seed)
        self.paths = sorted(states[0].files.keys() & states[1].files.keys())
        self.going, self.read, self.fault = True, 0, None

    def run(self):
        while self.going and not self.fault:
            path = self.rng.choice(self.paths)
            try:
                content = (self.site.output / path).read_bytes()
            except OSError as error:
                self.fault = f"{path} cannot be read while the site is built: {error}"
                return
            found = hashlib.blake2b(content, digest_size=12).hexdigest()
            if all(state.files[path] != found for state in self.states):
                self.fault = f"{path} was neither old nor new while the site was built: {len(content)} bytes"
            self.read += 1
            time.sleep(0.0001)


def test_readers(work, rng, say, rounds):
    """Whoever reads while the site is built gets a whole page each time, the old one or the new."""
    site = Published(work, Sources(rng, ARTICLES * 2))
    site.settle(small_edit)
    read = 0
    for number in range(12):
        before, target = site.online, changed(site)
        reader = Reader(site, [before, target], rng.random())
        reader.start()
        site.build()
        reader.going = False
        reader.join()
        if reader.fault:
            raise Fault(reader.fault)
        read += reader.read
        must_equal(target, site.look(), "after a build with readers")
    if read < 1000:
        raise Fault(f"only {read} pages were read")
    say(f"  {read} pages read")
