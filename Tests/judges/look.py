"""The look that was accepted: one page of each kind on four screens and on paper, compared with the pictures in Tests/look.

    look.py SITE_DIR            judges; what differs lies in .build/look afterwards
    look.py SITE_DIR --accept   takes the present look over, and the picture that the README opens with
    look.py SITE_DIR --show     judges, and writes .build/look/index.html with old, new and difference side by side

A page is the first of its kind by address (its text changes least: a new article does not change it); its list of pictures is
part of what is accepted. Pictures have half the size of the screen and end after TALL pixels of it (but for the page of patterns,
which has all components), paper has 60 dots an inch and two sheets: small enough to keep, and two pixels are still one. The colours of the text are compared by their numbers besides, on the
whole page, and those of the style sheet: letters and rules are too thin for pictures to tell a new red from one that is smoothed in
another way, and no picture shows a focus.
"""

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
from PIL import Image

from browsing import browsing
from verdict import CannotJudge, pronounce

ROOT = Path(__file__).parents[2]
ACCEPTED = ROOT / "Tests/look"
SHOWN = ROOT / ".build/look"
SCREENS = [("360", 360, False), ("768", 768, False), ("1280", 1280, False), ("1280-dark", 1280, True)]
TALL = 2000
# The page that shows every component, to its end.
PATTERNS, WHOLE = "patterns", 12_000
DPI, SHEETS = 60, 2

# The difference of one channel of one pixel that a differently smoothed letter may make, of 255.
SMOOTHING = 56
# In a picture of half size: so many pixels may differ by more than that.
STRAY = 12
# An even area has one colour whatever the machine: there this is a difference, and so many pixels of it are no chance.
EVEN, EVEN_STRAY = 2, 24
# Half the length of what is a rule and no part of a letter.
RULE = 6
# Blocks of so many pixels a side have a mean colour that smoothing leaves alone.
BLOCK, BLOCK_MEAN = 12, 7

# The colours of what is written on a page, in order.
COLOURS = """() => {
  const hex = colour => '#' + colour.match(/[\\d.]+/g).slice(0, 3).map(part => Math.round(part).toString(16).padStart(2, '0')).join('');
  const found = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && element.checkVisibility({ visibilityProperty: true })) found.add(hex(getComputedStyle(element).color));
  }
  return [...found].sort().join(' ');
}"""

# The colours that the style sheet gives to its custom properties: those of states (focus, visited) are in no picture.
TOKENS = """() => {
  const names = new Set(), style = getComputedStyle(document.documentElement);
  const walk = rules => { for (const rule of rules) { for (const name of rule.style || []) if (name.startsWith('--')) names.add(name); walk(rule.cssRules || []); } };
  for (const sheet of document.styleSheets) walk(sheet.cssRules);
  return [...names].map(name => name + ':' + style.getPropertyValue(name).trim()).filter(pair => /:#[0-9a-f]+$/i.test(pair)).sort().join(' ');
}"""
SHEET = "sheet"


def chosen(site):
    """The page of each kind that is pictured."""
    first = {}
    for page in site.pages:
        if not page.redirect and page.kind:
            first.setdefault(page.layout, page)
    return dict(sorted(first.items()))


def take(site):
    """name -> picture, for all kinds and views; and name -> colours of the text, under SHEET those of the style sheet."""
    pictures, colours = {}, {}
    with browsing(site) as window, tempfile.TemporaryDirectory() as folder:
        for kind, page in chosen(site).items():
            with window.page(page, width=360, height=740) as tab:
                tab.evaluate("Promise.all([document.fonts.ready, ...[...document.images].map(image => { image.loading = 'eager'; return image.decode().catch(() => 0); })]).then(() => true)")
                for name, width, dark in SCREENS:
                    tab.set_viewport_size({"width": width, "height": 740 if width < 600 else 900})
                    tab.emulate_media(color_scheme="dark" if dark else "light")
                    height = min(WHOLE if kind == PATTERNS else TALL, tab.evaluate("document.documentElement.scrollHeight"))
                    shot = tab.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
                    pictures[f"{kind}-{name}"] = Image.open(io.BytesIO(shot)).convert("RGB").reduce(2)
                    colours[f"{kind}-{name}"] = tab.evaluate(COLOURS)
                    colours.setdefault(f"{SHEET}-dark" if dark else SHEET, tab.evaluate(TOKENS))
                tab.emulate_media(color_scheme="light", media="print")
                colours[f"{kind}-print"] = tab.evaluate(COLOURS)
                colours.setdefault(f"{SHEET}-print", tab.evaluate(TOKENS))
                tab.emulate_media(media="null")
                paper = Path(folder) / f"{kind}.pdf"
                tab.pdf(path=paper, prefer_css_page_size=True, format="A4", print_background=False)
            for n, sheet in enumerate(_sheets(paper), start=1):
                pictures[f"{kind}-print-{n}"] = sheet
    return pictures, colours


def _sheets(paper):
    """The first sheets of a PDF as pictures."""
    subprocess.run(["pdftoppm", "-png", "-r", str(DPI), "-l", str(SHEETS), paper, paper.with_suffix("")], check=True)
    return [Image.open(file).convert("RGB") for file in sorted(paper.parent.glob(f"{paper.stem}-*.png"))]


def difference(old, new):
    """What tells two pictures apart, in words, or None; and where, as a mask of the size of the larger."""
    size = max(old.width, new.width), max(old.height, new.height)
    one, other = (numpy.asarray(_on(picture, size)).astype(numpy.int32) for picture in (old, new))
    apart = numpy.abs(one - other).max(axis=2)
    strong = apart > SMOOTHING
    even = (apart > EVEN) & _even(one) & _even(other)
    blocks = _block_means(one - other)
    said = []
    if old.size != new.size:
        said.append(f"{old.width}×{old.height} became {new.width}×{new.height}")
    if strong.sum() > STRAY:
        said.append(f"{strong.sum()} pixels differ")
    if even.sum() > EVEN_STRAY:
        said.append(f"{even.sum()} pixels of even areas have another colour")
    if blocks.max() > BLOCK_MEAN:
        said.append(f"the mean colour of a block differs by {blocks.max():.0f}")
    return ", ".join(said), apart > (EVEN if said else SMOOTHING)


def _on(picture, size):
    sheet = Image.new("RGB", size, (255, 0, 255))
    sheet.paste(picture)
    return sheet


def _even(pixels):
    """Where a pixel and its eight neighbours have one colour, or it and as many in its row or column as no letter is wide: a rule."""
    pixels = pixels @ numpy.array([1 << 16, 1 << 8, 1], dtype=numpy.int32)
    even = _one_colour(pixels, [(down, across) for down in (-1, 0, 1) for across in (-1, 0, 1)])
    for reach in ([(0, step) for step in range(-RULE, RULE + 1)], [(step, 0) for step in range(-RULE, RULE + 1)]):
        even |= _one_colour(pixels, reach)
    return even


def _one_colour(pixels, around):
    same = numpy.ones(pixels.shape, dtype=bool)
    for step in around:
        same &= numpy.roll(pixels, step, (0, 1)) == pixels
    return same


def _block_means(differences):
    height, width = (length // BLOCK * BLOCK for length in differences.shape[:2])
    if not height or not width:
        return numpy.zeros(1)
    blocks = differences[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, 3)
    return numpy.abs(blocks.mean(axis=(1, 3)))


def judge(site, verdict, accepted=ACCEPTED, shown=SHOWN):
    if not all((accepted / name).is_file() for name in ("pages.json", "colours.json")):
        raise CannotJudge(f"no accepted pictures in {accepted}: make accept-look takes the present ones")
    pages = {kind: page.url.removeprefix(site.prefix) for kind, page in chosen(site).items()}
    listed = json.loads((accepted / "pages.json").read_text(encoding="utf-8"))
    for kind in sorted(set(pages) | set(listed)):
        verdict.require(pages.get(kind) == listed.get(kind), kind, f"another page was accepted: {listed.get(kind)}, not {pages.get(kind)}")
    shown.mkdir(parents=True, exist_ok=True)
    for file in shown.glob("*.png"):
        file.unlink()
    pictures, colours = take(site)
    _judge_colours(verdict, json.loads((accepted / "colours.json").read_text(encoding="utf-8")), colours)
    kept = {file.stem: file for file in accepted.glob("*.webp")}
    for name in sorted(set(kept) - set(pictures)):
        verdict.fault(name, "an accepted picture of what is no more")
    for name, picture in pictures.items():
        verdict.count("pictures compared")
        if not verdict.require(name in kept, name, "no picture was accepted"):
            continue
        old = Image.open(kept[name]).convert("RGB")
        words, where = difference(old, picture)
        if words:
            verdict.fault(name, words)
            _lay_out(old, picture, where, shown / f"{name}.png")
    verdict.count("kinds of page", len(pages))


def _judge_colours(verdict, accepted, present):
    for name, colours in present.items():
        known = set(accepted.get(name, "").split())
        for words, which in (("is new", set(colours.split()) - known), ("is gone", known - set(colours.split()))):
            verdict.require(not which, name, f"a colour of {'the style sheet' if name.startswith(SHEET) else 'text'} {words}: {', '.join(sorted(which))}")


def _lay_out(old, new, where, file):
    """Old, new, and the new one pale with what differs in red."""
    pale = numpy.asarray(_on(new, where.shape[::-1])) // 4 + 190
    pale[where] = (220, 0, 0)
    parts = [old, new, Image.fromarray(pale.astype("uint8"))]
    sheet = Image.new("RGB", (sum(part.width for part in parts) + 24, max(part.height for part in parts)), (128, 128, 128))
    left = 0
    for part in parts:
        sheet.paste(part, (left, 0))
        left += part.width + 12
    sheet.save(file)


def accept(site, accepted=ACCEPTED):
    accepted.mkdir(parents=True, exist_ok=True)
    pictures, colours = take(site)
    changed = 0
    for file in accepted.glob("*.webp"):
        if file.stem not in pictures:
            file.unlink()
            changed += 1
    for name, picture in pictures.items():
        file = accepted / f"{name}.webp"
        # What nobody could tell apart stays as it is: the repository keeps every version.
        if not file.is_file() or difference(Image.open(file).convert("RGB"), picture)[0]:
            picture.save(file, lossless=True, quality=70, method=4)
            changed += 1
    if accepted == ACCEPTED:
        picture_for_readers(site)
    pages = {kind: page.url.removeprefix(site.prefix) for kind, page in chosen(site).items()}
    (accepted / "pages.json").write_text(json.dumps(pages, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (accepted / "colours.json").write_text(json.dumps(colours, indent=2) + "\n", encoding="utf-8")
    size = sum(file.stat().st_size for file in accepted.iterdir())
    print(f"{changed} of {len(pictures)} pictures are new in {accepted.relative_to(ROOT) if accepted.is_relative_to(ROOT) else accepted}, {size / 1e6:.1f} MB in all")


def picture_for_readers(site, file=ROOT / "docs/trang-dau.png"):
    """What the README opens with: the first screen of the home page."""
    with browsing(site) as window, window.page(chosen(site)["home"], width=1280, height=900) as tab:
        tab.evaluate("document.fonts.ready.then(() => true)")
        new = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    if not file.is_file() or difference(Image.open(file).convert("RGB"), new)[0]:
        new.quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)


def show(shown=SHOWN):
    """A page with all differences that a judgement left."""
    files = sorted(shown.glob("*.png"))
    figures = "".join(f'<h2>{file.stem}</h2>\n<img src="{file.name}" alt="">\n' for file in files)
    text = f"<!doctype html><meta charset=utf-8><title>What differs</title><p>Accepted, present, and what differs in red. {len(files)} pictures differ.</p>\n{figures}"
    (shown / "index.html").write_text(text, encoding="utf-8")
    print(f"{len(files)} pictures differ; to look at them: {shown / 'index.html'}")


def main():
    from built_site import Site

    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--accept"], ["--show"]):
        sys.exit(f"usage: {sys.argv[0]} SITE_DIR [--accept|--show]")
    site = Site(sys.argv[1])
    if "--accept" in sys.argv:
        accept(site)
        return
    passed = pronounce("look", judge, site)
    if "--show" in sys.argv:
        show()
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
