"""What a judge says: faults with their place, notes, and how much was looked at."""

import sys
import traceback
from collections import Counter

# A fault of the theme shows on every page: the first places are enough to mend it.
SHOWN_FOR_ONE_MESSAGE = 10


class CannotJudge(Exception):
    """The judge could not do its work; that counts as a failure, never as a pass."""


class Verdict:
    """The findings of one judge on one site."""

    def __init__(self, judge):
        self.judge = judge
        self.faults = []
        self.notes = []
        self.looked_at = Counter()

    def fault(self, place, message):
        self.faults.append((str(place), message))

    def note(self, text):
        self.notes.append(text)

    def count(self, noun, number=1):
        self.looked_at[noun] += number

    def require(self, condition, place, message):
        if not condition:
            self.fault(place, message)
        return bool(condition)

    def print(self):
        shown = Counter()
        for place, message in self.faults:
            shown[message] += 1
            if shown[message] <= SHOWN_FOR_ONE_MESSAGE:
                print(f"{place}: {message} [{self.judge}]")
        for message, number in shown.items():
            if number > SHOWN_FOR_ONE_MESSAGE:
                print(f"... and {number - SHOWN_FOR_ONE_MESSAGE} more places: {message} [{self.judge}]")
        for text in self.notes:
            print(f"{self.judge}: {text}")
        looked_at = ", ".join(f"{number} {noun}" for noun, number in self.looked_at.items()) or "nothing looked at"
        print(f"{self.judge}: {looked_at}; {len(self.faults)} faults")


def pronounce(name, judge, site):
    """Lets a judge look at a site, prints its verdict, and returns whether the site passed."""
    verdict = Verdict(name)
    try:
        judge(site, verdict)
    except CannotJudge as reason:
        verdict.fault(site.folder, f"cannot be judged: {reason}")
    except Exception:
        traceback.print_exc(file=sys.stdout)
        verdict.fault(site.folder, "the judge itself broke, see above")
    if not verdict.looked_at and not verdict.faults:
        verdict.fault(site.folder, "nothing was looked at")
    verdict.print()
    return not verdict.faults


def main(name, judge):
    """The command line of a judge that is called alone: one folder, exit status 0 or 1."""
    from built_site import Site

    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} SITE_DIR")
    try:
        site = Site(sys.argv[1])
    except CannotJudge as reason:
        sys.exit(f"{sys.argv[1]}: {reason}")
    sys.exit(0 if pronounce(name, judge, site) else 1)
