"""All judges on one site, or those that are named: all.py SITE_DIR [JUDGE...]"""

import sys
import time

import axe
import budget
import contrast
import features
import feeds
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
JUDGES = {module.__name__: module.judge for module in (pages, feeds, contrast, features, unused, links, nu, screens, budget, shift, marks, axe, look)}


def main():
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(JUDGES):
        sys.exit(f"usage: {sys.argv[0]} SITE_DIR [{'|'.join(JUDGES)}]...")
    try:
        site = Site(sys.argv[1])
    except CannotJudge as reason:
        sys.exit(f"{sys.argv[1]}: {reason}")
    failed = []
    names = sys.argv[2:] or [name for name in JUDGES if name != "look"]
    for name in names:
        begin = time.monotonic()
        if not pronounce(name, JUDGES[name], site):
            failed.append(name)
        print(f"{name}: {'FAILED' if name in failed else 'passed'} in {time.monotonic() - begin:.1f} s\n", flush=True)
    print(f"judges: {len(names) - len(failed)} passed, {len(failed)} failed{' (' + ', '.join(failed) + ')' if failed else ''}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
