"""The judges judged: a small site without a fault passes, and each planted fault is named, and nothing but these.

Judges that look at one page after another in Chromium find the pages without a fault among the others, and see them only there.

Two judges at a time, each in a process of its own.

usage: selftest.py [JUDGE...]
"""

import contextlib
import io
import re
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import planted
from all import AT_ONCE, JUDGES
from built_site import Site
from sample_site import write_sample
from verdict import Verdict


IN_ONE_GO = {"axe", "enlarged", "keyboard", "look", "marks", "screens", "shift"}


def verdict_of(name, folder):
    verdict = Verdict(name)
    judge = planted.JUDGES_FOR_TEST.get(name, JUDGES[name])
    judge(Site(folder), verdict)
    return verdict


def judge_faultless(name, folder):
    verdict = verdict_of(name, folder)
    return [f"{name} finds a fault where there is none: {place}: {message}" for place, message in verdict.faults]


def judge_planted(name, folder):
    """Plants all faults of a judge in one site: each must be found, and all that is found must have been planted."""
    faults = planted.FAULTS[name]
    for plant, _ in faults:
        plant(folder)
    found = [f"{Path(place).relative_to(folder) if place.startswith(str(folder)) else place}: {message}" for place, message in verdict_of(name, folder).faults]
    wrong = []
    for plant, pattern in faults:
        if not any(re.search(pattern, text) for text in found):
            wrong.append(f"{name} does not see: {plant.__doc__} (no fault matches /{pattern}/)")
    for text in found:
        if not any(re.search(pattern, text) for _, pattern in faults):
            wrong.append(f"{name} reports what was not planted: {text}")
    return wrong


def examine(name):
    """Runs in a process of the pool: what is wrong with a judge, and how long it took."""
    begin = time.monotonic()
    wrong = []
    with contextlib.redirect_stdout(io.StringIO()):
        for task in (judge_planted,) if name in IN_ONE_GO else (judge_faultless, judge_planted):
            with tempfile.TemporaryDirectory() as folder:
                site = Path(folder).resolve() / "site"
                write_sample(site)
                wrong += task(name, site)
    return wrong, time.monotonic() - begin


def main():
    names = sys.argv[1:] or list(JUDGES)
    wrong = []
    with ProcessPoolExecutor(AT_ONCE) as pool:
        for name, (found, seconds) in zip(names, pool.map(examine, names)):
            print(f"selftest: {name}: {len(planted.FAULTS[name])} planted faults, {seconds:.1f} s", flush=True)
            wrong += found
    for text in wrong:
        print(f"selftest: {text}")
    print(f"selftest: {len(names)} judges, {sum(len(planted.FAULTS[name]) for name in names)} planted faults; {len(wrong)} surprises")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
