"""Vietnamese titles have room: stacked marks over two lines, at each size that titles have, are not clipped and do not touch
the line above. Measured from pixels, in the places where the titles of the site stand.

Both lines hold the letters with the tallest and the deepest marks, one letter under its like and the deep ones over tall ones. What is only numerals (years, parts of an outline) never carries marks and is left out.
"""

import numpy

from browsing import browsing
from pixels import seen
from verdict import main

LETTERS = "Ắ Ệ Ỗ Ự Ẫ Ỷ"
TURNED = ["Ắ Ệ Ỗ Ự Ẫ Ỷ", "Ệ Ỗ Ự Ẫ Ỷ Ắ"]
# Darker than this is a letter, its softened edge included.
INK = 215
WIDTHS = [360, 1280]

# One element of each size that is set in the face of the main heading, and all other headings.
TITLES = """(known) => {
  const heading = document.querySelector('h1');
  const face = heading ? getComputedStyle(heading).fontFamily : '';
  const found = [];
  for (const element of document.querySelectorAll('body *')) {
    const text = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('');
    const style = getComputedStyle(element);
    if (!/[a-zà-ỹđ]/i.test(text.replace(/\\b[IVXLC]+\\b/g, '')) || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (style.fontFamily !== face && !element.closest('h1,h2,h3,h4,h5,h6')) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || element.closest('svg')) continue;
    // Where a box around it may cut it off, a title is measured besides.
    let around = element;
    while (around && ['visible', 'auto', 'scroll'].includes(getComputedStyle(around).overflowY)) around = around.parentElement;
    const size = `${style.fontFamily === face ? 'titles' : 'text'} ${parseFloat(style.fontSize)}/${Math.round(parseFloat(style.lineHeight) * 10) / 10}${around && around !== document.body ? ' within ' + (around.className || around.tagName.toLowerCase()) : ''}`;
    if (known.includes(size)) continue;
    known.push(size);
    element.setAttribute('data-judged', found.length);
    found.push([size, element.tagName.toLowerCase() + (element.className ? '.' + element.className.split(' ').join('.') : '')]);
  }
  return found;
}"""

# Puts two lines into the element; gives its box on the screen with room around for what might be cut off.
WRITE = """([n, first, second, ink]) => {
  const element = document.querySelector(`[data-judged="${n}"]`);
  element.innerHTML = `<span data-line style="all: unset">${first}</span><br><span data-line style="all: unset">${second}</span>`;
  element.style.whiteSpace = 'nowrap';
  [...element.querySelectorAll('[data-line]')].forEach((line, index) => {
    line.style.cssText = `all: unset; color: ${ink[index] ? '#000' : 'transparent'} !important; background: none !important`;
  });
  element.scrollIntoView({ block: 'center' });
  const boxes = [...element.querySelectorAll('[data-line]')].map(line => line.getBoundingClientRect());
  const margin = parseFloat(getComputedStyle(element).fontSize) * 0.6;
  const left = Math.min(...boxes.map(box => box.left)), right = Math.max(...boxes.map(box => box.right));
  return [Math.floor(left - 4), Math.floor(boxes[0].top - margin), Math.ceil(right - left + 8), Math.ceil(boxes[1].bottom - boxes[0].top + 2 * margin)];
}"""
UNCLIP = """(n) => {
  for (let element = document.querySelector(`[data-judged="${n}"]`); element && element !== document.documentElement; element = element.parentElement) {
    element.style.setProperty('overflow', 'visible', 'important');
    element.style.setProperty('clip-path', 'none', 'important');
    element.style.setProperty('clip', 'auto', 'important');
    element.style.setProperty('contain', 'none', 'important');
  }
}"""
# Marks are told from their ground by colour, so the ground is white here and nothing else is drawn.
GROUND = "* { background: #fff !important; border-color: transparent !important; box-shadow: none !important; text-decoration: none !important } ::before, ::after, svg, img { visibility: hidden !important } body * { color: transparent !important }"


def judge(site, verdict):
    with browsing(site) as window:
        for width in WIDTHS:
            known = []
            for kind, page in site.fullest().items():
                with window.page(page, width=width, height=900) as tab:
                    tab.evaluate("document.fonts.ready.then(() => true)")
                    sizes = tab.evaluate(TITLES, known)
                    if not sizes:
                        continue
                    tab.add_style_tag(content=GROUND)
                    for n, (size, name) in enumerate(sizes):
                        known.append(size)
                        _judge_title(tab, verdict, n, f"{page} ({kind}, {width} px), {name}, {size}")
            verdict.count(f"sizes at {width} px", len(known))


def _judge_title(tab, verdict, n, place):
    upper = _ink(tab, n, LETTERS, (1, 0))
    nearest = None
    for turned in TURNED:
        lower = _ink(tab, n, turned, (0, 1))
        if not verdict.require(upper.any() and lower.any(), place, "no letters to be seen"):
            return
        gap = _gap(upper, lower)
        if gap is not None and (nearest is None or gap < nearest[0]):
            nearest = (gap, turned)
    if nearest is not None:
        verdict.require(nearest[0] > 0, place, f"marks touch the line above: {nearest[0]} px between “{LETTERS}” and “{nearest[1]}” below it")
    whole = _ink(tab, n, LETTERS, (1, 1))
    tab.evaluate(UNCLIP, n)
    lost = int(_ink(tab, n, LETTERS, (1, 1)).sum()) - int(whole.sum())
    verdict.require(abs(lost) <= 2, place, f"stacked marks are clipped: {lost} pixels of them are not drawn")
    # Its letters must not stand in the picture of a title beside it.
    tab.evaluate(WRITE, [n, LETTERS, LETTERS, (0, 0)])
    verdict.count("titles measured")


def _ink(tab, n, second, ink):
    """Where letters are drawn of the line or lines that have ink."""
    return (seen(tab, tab.evaluate(WRITE, [n, LETTERS, second, ink])) < INK).all(axis=2)


def _gap(upper, lower):
    """The least number of white pixels between a letter of the upper line and one below it, in one column or the next; negative
    where they overlap. None when no letter stands under another."""
    height = upper.shape[0]
    foot = numpy.where(upper.any(axis=0), height - 1 - upper[::-1].argmax(axis=0), -1)
    top = numpy.where(lower.any(axis=0), lower.argmax(axis=0), 10 * height)
    widest = numpy.maximum(foot, numpy.maximum(numpy.roll(foot, 1), numpy.roll(foot, -1)))
    both = (widest >= 0) & (top < 10 * height)
    return int((top - widest - 1)[both].min()) if both.any() else None


if __name__ == "__main__":
    main("marks", judge)
