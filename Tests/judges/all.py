"""All judges on one site, or those that are named: all.py SITE_DIR [JUDGE...]"""

import sys
import time

import axe
import feeds
import links
import nu
import pages
import screens
from built_site import Site
from verdict import CannotJudge, pronounce

JUDGES = {module.__name__: module.judge for module in (pages, feeds, links, nu, screens, axe)}


def main():
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(JUDGES):
        sys.exit(f"usage: {sys.argv[0]} SITE_DIR [{'|'.join(JUDGES)}]...")
    try:
        site = Site(sys.argv[1])
    except CannotJudge as reason:
        sys.exit(f"{sys.argv[1]}: {reason}")
    failed = []
    names = sys.argv[2:] or list(JUDGES)
    for name in names:
        begin = time.monotonic()
        if not pronounce(name, JUDGES[name], site):
            failed.append(name)
        print(f"{name}: {'FAILED' if name in failed else 'passed'} in {time.monotonic() - begin:.1f} s\n", flush=True)
    print(f"judges: {len(names) - len(failed)} passed, {len(failed)} failed{' (' + ', '.join(failed) + ')' if failed else ''}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
