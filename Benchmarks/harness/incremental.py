"""Builds after an edit, and with nothing changed: our program, the floor of stats, ninja, git and Hugo taking turns."""
import shutil
import time

from . import launch, peers, quiet, trees
from .bystanders import Git, Ninja, Program, StatFloor
from .edits import NotSeen, Sources

ROUNDS = [(1_000, 5), (10_000, 5), (100_000, 3)]
# Runs of each program in a round while nothing changes: these need no edit and no waiting.
REPEATS = 3
EDITS = ("body", "title", "newest")
WIDE = ("template", "setting")
CASES = ("nothing", *EDITS, *WIDE, "cold")
# A file changed less than two seconds before a build is read again by the next one, as git does.
SETTLING = 2.1


class Ours(Program):
    name = "chuyentrang"

    def __init__(self, place, program, date):
        self.folder = place
        self.output = place / "project/public"
        self.command = peers.own_command(place, program, self.output, date)


class Cold(Ours):
    """Our program with nothing to remember, beside the site that is kept."""

    def __init__(self, place, program, date):
        super().__init__(place, program, date)
        self.output = place / "cold/public"
        self.command = peers.own_command(place, program, self.output, date)

    def prepare(self):
        shutil.rmtree(self.output.parent, ignore_errors=True)
        self.output.parent.mkdir()


class Hugo(Program):
    """Builds all of its site after each edit, over the pages of its last build."""
    name = "hugo"

    def __init__(self, place, program):
        self.folder = place
        self.output = place / "out/hugo"
        self.command = peers.hugo_command(place, program, self.output)


class Session:
    """The programs on one tree that goes on from edit to edit. `found` maps names to executables: chuyentrang, statfloor,
    measured; ninja, git and hugo where they take part."""

    def __init__(self, place, articles, found, patience, note, date=peers.BUILD_DATE):
        self.place, self.found, self.patience, self.note = place, found, patience, note
        self.sources = Sources(place, articles)
        self.ours = Ours(place, found["chuyentrang"], date)
        self.cold = Cold(place, found["chuyentrang"], date)
        self.floor = StatFloor(place, found["statfloor"])
        self.ninja = Ninja(place) if "ninja" in found else None
        self.git = Git(place) if "git" in found else None
        self.hugo = Hugo(place, found["hugo"]) if "hugo" in found else None
        self.runs = {}
        self.differences = []

    def run(self, rounds, cases=CASES):
        """All cases so many times, in turn."""
        self.note("making the trees for incremental builds")
        self.launch(self.ours)
        self.settle()
        if self.hugo:
            self.launch(self.hugo)
        for number in range(rounds):
            if self.git and number == 0:
                self.git.settle()
            for case in cases:
                self.measure(case, number)
            self.note(f"edits, round {number + 1} of {rounds}: " + ", ".join(
                f"{case} {self.runs[case]['chuyentrang'][-1]['wall']:.3f} s" for case in cases))
            if "cold" in cases:
                self.compare()
        return self.result(rounds)

    def run_once(self):
        """A cold build of the tree itself, then the small cases once each: for trees so large that nobody waits for more."""
        self.note("a cold build")
        self.runs["cold"] = {"chuyentrang": [{"others": quiet.wait(self.patience)} | self.launch(self.ours)]}
        self.note(f"cold {self.runs['cold']['chuyentrang'][0]['wall']:.1f} s")
        self.settle()
        for case in ("nothing", *EDITS):
            self.measure(case, 0)
            self.note(f"{case} {self.runs[case]['chuyentrang'][-1]['wall']:.2f} s")
        return self.result(1)

    def result(self, rounds):
        """Medians by case and program, and what went wrong."""
        return {
            "rounds": rounds, "differences": self.differences,
            "cases": {case: {name: launch.summary(runs) for name, runs in of.items()} for case, of in self.runs.items()},
        }

    def settle(self):
        """Every program has built what there is, and no stamp is too young to be believed."""
        time.sleep(SETTLING)
        self.launch(self.ours)
        for one in (self.floor, self.ninja):
            if one:
                one.settle()

    def measure(self, case, number):
        """One edit, built by each program that takes part, whose order turns from round to round."""
        edit = self.sources.edit(case) if case in EDITS + WIDE else None
        taking = self.taking_part(case, number)
        if not edit:
            for one in taking:
                one.prepare()
        others = quiet.wait(self.patience)
        for repeat in range(REPEATS if case == "nothing" else 1):
            turn = (number + repeat) % len(taking)
            for one in taking[turn:] + taking[:turn]:
                if edit:
                    edit.save()
                    one.prepare()
                figures = {"others": others} | self.launch(one)
                self.runs.setdefault(case, {}).setdefault(one.name, []).append(figures)
        if edit:
            self.check(edit, taking)
        if case != "nothing":
            self.settle()

    def taking_part(self, case, number):
        if case == "cold":
            return [self.cold]
        if case in WIDE:
            return [self.ours]
        # Later the whole site would have to be committed again: each round edits every page.
        taking = [self.ours, self.floor, self.ninja, self.git if number == 0 else None]
        # It builds everything after whatever edit: once after each kind is enough.
        if self.hugo and number < len(EDITS) and case == EDITS[number]:
            taking.append(self.hugo)
        return [one for one in taking if one]

    def launch(self, one):
        return launch.launch(self.found["measured"], one.command, one.folder, self.place)

    def check(self, edit, taking):
        for one in taking:
            if one in (self.ours, self.hugo):
                try:
                    edit.check(one.output)
                except NotSeen as fault:
                    self.differences.append(f"{one.name}: {fault}")

    def compare(self):
        """After all those edits the site has to be the one that a cold build of the same sources makes."""
        self.differences += trees.differences(self.ours.output, self.cold.output, ("the incremental build", "the cold one"))
