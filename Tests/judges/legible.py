"""Contrast of text as it is drawn: the ground under each letter, from pixels, against the colour of the text.

axe reads colours from the styles, and leaves a text to people where a drawing, a pseudo-element or another box may lie under
it. Here nothing is left: every visible text of a page is measured.
"""

import math

import numpy

from browsing import asked
from colours import contrast
from pixels import changed, seen
from unseen import UNSEEN

# `large` is text of 18 pt, or of 14 pt and bold (WCAG 2.2, 1.4.3).
TEXTS = """() => {
  const unseen = UNSEEN;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest('svg, script, style, noscript, select, textarea')) continue;
    if (unseen(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    let opacity = 1;
    for (let box = element; box; box = box.parentElement) opacity *= parseFloat(getComputedStyle(box).opacity);
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].map(box => [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY])
      .filter(box => box[2] - box[0] > 1 && box[3] - box[1] > 1 && box[3] > 0);
    if (!boxes.length) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    const parts = style.webkitTextFillColor.match(/[\\d.]+/g).map(Number);
    found.push({ text: node.data.trim().slice(0, 40), where: element.tagName.toLowerCase() + (element.className ? '.' + element.className : ''),
      colour: parts.slice(0, 3), opacity: opacity * (parts.length > 3 ? parts[3] : 1), large: size >= 24 || size >= 18.66 && parseInt(style.fontWeight) >= 700, boxes });
  }
  return found;
}""".replace("UNSEEN", UNSEEN)
WITHOUT_TEXT = "*, ::before, ::after { -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important; text-shadow: none !important }"


def pale_texts(tab):
    """Measures every visible text; gives (number of texts, [words on each that has too little contrast])."""
    texts = asked(tab, TEXTS)
    drawn = seen(tab, full_page=True)
    style = tab.add_style_tag(content=WITHOUT_TEXT)
    bare = seen(tab, full_page=True)
    style.evaluate("style => style.remove()")
    letters = changed(drawn, bare, 24)
    return len(texts), [words for text in texts if (words := _too_pale(text, letters, bare))]


def _too_pale(text, letters, bare):
    ground = []
    for left, top, right, bottom in text["boxes"]:
        place = (slice(max(int(top), 0), int(bottom) + 1), slice(max(math.ceil(left), 0), max(math.floor(right), 0)))
        ground.append(bare[place][letters[place]])
    ground = numpy.concatenate(ground)
    name = f"{text['where']} “{text['text']}”"
    if not len(ground):
        return f"{name} cannot be seen at all"
    ink = text["opacity"] * numpy.array(text["colour"]) + (1 - text["opacity"]) * ground
    # The worst hundredth of the letters: one stray pixel of an edge is no letter.
    ratio = float(numpy.percentile(contrast(ink, ground), 1))
    least = 3 if text["large"] else 4.5
    return None if ratio >= least else f"{name} has a contrast of {ratio:.2f} as drawn, {least} is needed"
