"""The programs that are measured: how each is called on a corpus, and where its pages go."""
import dataclasses
import os
import pathlib
import shutil

from .tools import BENCHMARKS, run

# After every date of the corpora, so that all articles are published and none is yet to come.
BUILD_DATE = "2026-01-01"
# After those of a million, which are eleven minutes apart.
LATE_BUILD_DATE = "2050-01-01"


@dataclasses.dataclass
class Peer:
    """A program, its command on a corpus, and the folder that it writes."""
    name: str
    command: list
    output: pathlib.Path


def prepare(place, articles, hugo=True):
    """Makes the corpus in `place` as both programs want it: a project of ours, and Hugo's site beside it."""
    project = place / "project"
    hugo_site = place / "hugo"
    run(BENCHMARKS / "make-corpus", articles, project)
    if hugo:
        shutil.copytree(BENCHMARKS / "hugo", hugo_site)
        # Hard links: the same bytes in memory once. site.yaml comes after, since Hugo would publish it.
        shutil.copytree(project / "content", hugo_site / "content", copy_function=os.link)
    shutil.copy(BENCHMARKS / "theme/site.yaml", project / "content/site.yaml")
    shutil.copytree(BENCHMARKS / "theme/templates", project / "templates")


def own_command(place, program, output, date=BUILD_DATE):
    """How chuyentrang builds the corpus in `place`."""
    return [program, "build", "--project", place / "project", "--output", output, "--date", date]


def hugo_command(place, program, output):
    """How Hugo builds it."""
    return [program, "--source", place / "hugo", "--destination", output, "--cacheDir", place / "cache", "--quiet"]


def peers(place, programs):
    """The peers on the corpus in `place`; `programs` maps their names to executables."""
    out = place / "out"
    commands = {
        "chuyentrang": own_command,
        "hugo": hugo_command,
        "floor": lambda place, program, output: [program, place / "hugo/content", output],
    }
    return [
        Peer(name, [str(word) for word in commands[name](place, program, out / name)], out / name)
        for name, program in programs.items()
    ]
