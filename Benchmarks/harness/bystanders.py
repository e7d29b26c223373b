"""Programs that do a part of what an incremental build does, on the same tree: the floor of stats, ninja and git."""
import os
import shutil
import subprocess

from . import trees
from .tools import run


class Program:
    """What is run: `command` in `folder`."""
    name = folder = command = None

    def prepare(self):
        """What has to be done before a run and is not timed."""

    def settle(self):
        """Makes that nothing is left to do."""


class StatFloor(Program):
    """Stats all sources and all outputs on two threads."""
    name = "stat floor"

    def __init__(self, place, program):
        self.output = place / "project/public"
        self.list = place / "outputs.txt"
        self.command = [program, place / "project/content", self.list]
        # Paths of the list are relative to the output folder: the shortest are the fastest.
        self.folder = self.output

    def settle(self):
        """Lists the outputs as they are now."""
        self.list.write_text("".join(f"{name}\n" for name in trees.files(self.output)), encoding="utf-8")


class Ninja(Program):
    """An edge an article. Its command is the cheapest that makes an output newer: the shell that ninja starts for each does
    it itself."""
    name = "ninja"

    def __init__(self, place):
        # In the project, as one who uses it would: relative paths are the fastest. What it writes lies outside.
        self.folder = place / "project"
        self.own = place / "ninja"
        self.command = ["ninja", "--quiet", "-f", "../ninja/build.ninja"]
        self.written = None
        self.own.mkdir()

    def settle(self):
        """Everything is built, and the log says so."""
        self.prepare()
        subprocess.run(self.command, cwd=self.folder, stdout=subprocess.DEVNULL, check=True)

    def prepare(self):
        """A new source has its edge before ninja starts; in real life ninja would have to run a generator first."""
        lines = ["builddir = ../ninja\nrule page\n  command = : > $out\n"]
        content = self.folder / "content"
        for section in sorted(entry.name for entry in os.scandir(content) if entry.is_dir()):
            lines += [f"build ../ninja/{section}/{name[:-3]}: page content/{section}/{name}\n"
                      for name in sorted(os.listdir(content / section))]
        text = "".join(lines)
        if text != self.written:
            (self.own / "build.ninja").write_text(text, encoding="utf-8")
            self.written = text


class Git(Program):
    """`git status` over content and public with its settings of the first day: no untracked cache, no fsmonitor."""
    name = "git status"

    def __init__(self, place):
        self.folder = place / "project"
        self.store = place / "git"
        self.git = ["git", f"--git-dir={self.store}", f"--work-tree={self.folder}"]
        self.command = [*self.git, "status", "--porcelain"]

    def settle(self):
        """Everything as it is now is committed, in a repository without a past."""
        shutil.rmtree(self.store, ignore_errors=True)
        run("git", "init", "--quiet", "--bare", self.store)
        run(*self.git, "config", "core.bare", "false")
        (self.store / "info").mkdir(exist_ok=True)
        # What an incremental build keeps for itself is no part of the site.
        (self.store / "info/exclude").write_text("/.public.chuyentrang/\n")
        # All objects in one pack: neither a file for each nor a disk is what is measured.
        run(*self.git, "-c", "core.bigFileThreshold=1", "-c", "core.looseCompression=0", "-c", "pack.compression=0", "add", "--all")
        run(*self.git, "-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "--quiet", "--message", "bench")
        run(*self.command)
