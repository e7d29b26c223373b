"""All judges on one site, or those that are named: all.py SITE_DIR [JUDGE...]

Two at a time, each in a process of its own; what a judge says comes in one piece.
"""

import contextlib
import io
import sys
import time
from concurrent.futures import ProcessPoolExecutor

import axe
import budget
import contrast
import enlarged
import features
import feeds
import keyboard
import language
import links
import look
import marks
import nu
import pages
import screens
import shift
import unused
from built_site import Site
from verdict import CannotJudge, pronounce

# `look` compares with the site as it was on a certain day: Tests/run calls it on a site of its own.
JUDGES = {module.__name__: module.judge for module in (pages, feeds, contrast, language, features, unused, axe, keyboard, shift, links, marks, enlarged, nu, screens, budget, look)}

AT_ONCE = 2


def _let_judge(folder, name):
    """Runs in a process of the pool: whether the site passed, and what the judge said."""
    begin = time.monotonic()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        passed = pronounce(name, JUDGES[name], Site(folder))
    return passed, f"{said.getvalue()}{name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - begin:.1f} s\n"


def main():
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(JUDGES):
        sys.exit(f"usage: {sys.argv[0]} SITE_DIR [{'|'.join(JUDGES)}]...")
    try:
        Site(sys.argv[1])
    except CannotJudge as reason:
        sys.exit(f"{sys.argv[1]}: {reason}")
    names = sys.argv[2:] or [name for name in JUDGES if name != "look"]
    failed = []
    with ProcessPoolExecutor(AT_ONCE) as pool:
        for name, (passed, said) in zip(names, pool.map(_let_judge, [sys.argv[1]] * len(names), names)):
            print(said, flush=True)
            if not passed:
                failed.append(name)
    print(f"judges: {len(names) - len(failed)} passed, {len(failed)} failed{' (' + ', '.join(failed) + ')' if failed else ''}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
