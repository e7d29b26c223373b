"""From a saved file to the reloaded page: `chuyentrang serve`, and Chromium with a page of it open.

The browser itself says when its page had been reloaded with the edit in it, by the clock of the machine: what it takes to ask it
is not counted. It is driven by `Benchmarks/browser`, in the Python that has Playwright.
"""
import contextlib
import json
import re
import select
import signal
import statistics
import subprocess
import time

from . import incremental, launch, peers, quiet, tools
from .edits import Sources
from .tools import BENCHMARKS, ROOT, Unusable

ROUNDS = 5
PATIENCE = 60
DEBOUNCE = ROOT / "Sources/Preview/Watching/QuietPeriod.swift"
PYTHON = ROOT / ".venv-judges/bin/python"


def debounce():
    """How long `serve` waits for a second file after the first one, in seconds, as its source says."""
    found = re.search(r"static let quiet = ([0-9_]+)\n", DEBOUNCE.read_text(encoding="utf-8"))
    if not found:
        raise Unusable(f"{DEBOUNCE} does not say how long serve waits after a save")
    return int(found.group(1)) / 1e9


def prepare():
    """What can go wrong before anything is measured."""
    tools.browser_python()
    debounce()


def measure(place, articles, program, args, note):
    """Saves edits of a body in turn for the preview and for a build on the command line: the median of each, and the runs. The
    first pair is told apart: after its first build of a site the preview looks at all that it wrote once more."""
    sources = Sources(place, articles, start=1_000)
    ours = incremental.Ours(place, program, peers.BUILD_DATE)
    build = lambda: launch.launch(tools.compiled("measured"), ours.command, place, place)
    reloads, builds, others = [], [], []
    with _serving(place, program) as served, _browser(served.address) as browser:
        build()
        for _ in range(1 + (args.rounds or ROUNDS)):
            edit = sources.edit("body")
            (page, mark), = edit.seen
            browser.ask(open=page.removesuffix("index.html"))
            _settle(build)
            others.append(quiet.wait(args.patience))
            browser.ask(expect=mark)
            saved = time.time()
            edit.save()
            reloads.append(browser.answer()["at"] - saved)

            edit = sources.edit("body")
            _settle(build)
            others.append(quiet.wait(args.patience))
            # The preview sleeps meanwhile: it would build the same edit on the same processors.
            with served.stopped():
                edit.save()
                builds.append(build()["wall"])
            note(f"saved file to reloaded page {reloads[-1]:.3f} s, the build alone {builds[-1]:.3f} s")
    return {"reload": statistics.median(reloads[1:]), "build": statistics.median(builds[1:]), "debounce": debounce(),
            "first": reloads[0], "others": statistics.median(others), "reload_runs": reloads, "build_runs": builds}


def _settle(build):
    build()
    time.sleep(incremental.SETTLING)
    build()


class _Process:
    """A program that is spoken to by lines."""

    def __init__(self, command):
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, bufsize=0)
        self.said = []

    def line(self):
        """The next line that it says."""
        if not select.select([self.process.stdout], [], [], PATIENCE)[0]:
            raise Unusable(f"{self.process.args[0]} says nothing more after:\n" + "".join(self.said[-20:]))
        line = self.process.stdout.readline().decode("utf-8", "replace")
        if not line:
            raise Unusable(f"{self.process.args[0]} has ended:\n" + "".join(self.said[-20:]))
        self.said.append(line)
        return line


class _Served(_Process):
    def __init__(self, command):
        super().__init__(command)
        while not (found := re.search(r"Preview: (http\S+)", self.line())):
            pass
        self.address = found.group(1)

    @contextlib.contextmanager
    def stopped(self):
        """The program stands still meanwhile."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


class _Browser(_Process):
    def ask(self, **question):
        """Asks, and waits until it was heard."""
        self.process.stdin.write(json.dumps(question).encode() + b"\n")
        self.process.stdin.flush()
        self.answer()

    def answer(self):
        return json.loads(self.line())


@contextlib.contextmanager
def _serving(place, program):
    served = _Served([program, "serve", "--project", place / "project", "--date", peers.BUILD_DATE, "--port", "8123",
                      "--lang", "en"])
    try:
        yield served
    finally:
        _end(served)


@contextlib.contextmanager
def _browser(address):
    browser = _Browser([PYTHON, BENCHMARKS / "browser", address])
    try:
        browser.answer()
        yield browser
    finally:
        browser.process.stdin.close()
        _end(browser)


def _end(one):
    one.process.terminate()
    try:
        one.process.wait(10)
    except subprocess.TimeoutExpired:
        one.process.kill()
        one.process.wait()
