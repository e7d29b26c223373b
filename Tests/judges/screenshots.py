"""Pictures for people to look at: the fullest page of each kind, at 1280 and 360 px, dark, and as printed.

usage: screenshots.py SITE_DIR FOLDER
"""

import subprocess
import sys
from pathlib import Path

from browsing import browsing
from built_site import Site

SCREENS = [("1280", 1280, False), ("360", 360, False), ("1280-dark", 1280, True)]


def take(site, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with browsing(site) as window:
        for kind, page in site.fullest().items():
            for name, width, dark in SCREENS:
                with window.page(page, width=width, height=740 if width < 600 else 900, dark=dark) as tab:
                    tab.screenshot(path=folder / f"{kind}-{name}.png", full_page=True)
            with window.page(page) as tab:
                # Before a person's print a browser fetches the pictures that it had put off; this call does not.
                tab.evaluate("Promise.all([...document.images].map(image => { image.loading = 'eager'; return image.decode(); }))")
                paper = folder / f"{kind}-print.pdf"
                tab.pdf(path=paper, prefer_css_page_size=True, format="A4", print_background=False)
            subprocess.run(["pdftoppm", "-png", "-r", "70", paper, folder / f"{kind}-print"], check=True)
            print(f"{kind}: {page.url}")
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(f"usage: {sys.argv[0]} SITE_DIR FOLDER")
    take(Site(sys.argv[1]), Path(sys.argv[2]))
