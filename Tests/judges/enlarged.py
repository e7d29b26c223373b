"""For readers who see text otherwise: spaced out (WCAG 2.2, 1.4.12), at 200 % zoom, in the largest step of the text size, in
forced colours, without motion. Nothing scrolls sideways, no text is cut off, no word broken, none lies on another, nothing moves.
"""

from browsing import browsing
from screens import BROKEN, OVERFLOW
from unseen import UNSEEN
from verdict import main

SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p, li, dd { margin-bottom: 2em !important }"
LARGE = "() => document.documentElement.setAttribute('data-co', '3')"
# A browser at 200 % has half the pixels of style on the same screen.
ZOOMED = 640

# Text that a box cuts off, or that begins left of the page.
CUT = """() => {
  const found = [], unseen = UNSEEN;
  // The part of a box that its clip-path leaves, where that is an inset.
  const drawn = (box, clip) => {
    const edge = box.getBoundingClientRect(), inset = clip.match(/^inset\\(([^)]*?)( round .*)?\\)$/);
    if (!inset) return edge;
    const [top, right = top, bottom = top, left = right] = inset[1].split(' ');
    const length = (value, side) => parseFloat(value) * (value.endsWith('%') ? side / 100 : 1);
    return { left: edge.left + length(left, edge.width), right: edge.right - length(right, edge.width),
      top: edge.top + length(top, edge.height), bottom: edge.bottom - length(bottom, edge.height) };
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest('svg, script, style, noscript') || unseen(parent) || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
    if (!boxes.length || boxes[0].bottom + scrollY <= 0) continue;
    // The letters, not the whole line; figures are lower than letters with marks.
    const reach = parseFloat(getComputedStyle(parent).fontSize) * (/\\p{L}/u.test(node.data) ? 0.65 : 0.4);
    let fault = null;
    for (let box = parent; box && box !== document.body && !fault; box = box.parentElement) {
      const own = getComputedStyle(box), edge = drawn(box, own.clipPath);
      const hides = value => value === 'hidden' || value === 'clip';
      for (const letter of boxes) {
        const middle = (letter.top + letter.bottom) / 2, top = middle - reach, bottom = middle + reach;
        if ((hides(own.overflowX) || own.clipPath !== 'none') && (letter.left < edge.left - 1 || letter.right > edge.right + 1)
          || (hides(own.overflowY) || own.clipPath !== 'none') && (top < edge.top - 1 || bottom > edge.bottom + 1)) fault = 'is cut off by ' + box.tagName.toLowerCase() + (box.className ? '.' + box.className : '');
      }
      if (own.webkitLineClamp !== 'none' && own.webkitLineClamp) fault = 'is cut after some lines';
      if (own.textOverflow === 'ellipsis' && box.scrollWidth > box.clientWidth + 1) fault = 'ends in dots';
    }
    if (boxes.some(box => box.left + scrollX < -1)) fault = 'begins left of the page';
    if (fault) found.push(`“${node.data.trim().slice(0, 40)}” ${fault}`);
  }
  return found.slice(0, 5);
}""".replace("UNSEEN", UNSEEN)

# Lines of text that lie on one another: more than a third of the lower one's height, and not one inside the other.
HEAPED = """() => {
  const lines = [], found = [], unseen = UNSEEN;
  const walker = document.createTreeWalker(document.querySelector('main') || document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest('svg, [aria-hidden=true]') || unseen(parent) || !parent.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1) lines.push({ box, parent, text: node.data.trim().slice(0, 30) });
  }
  lines.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < lines.length; i++) for (let j = i + 1; j < lines.length && lines[j].box.top < lines[i].box.bottom; j++) {
    const a = lines[i].box, b = lines[j].box;
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 2 && tall > Math.min(a.height, b.height) * 0.5) found.push(`“${lines[i].text}” lies on “${lines[j].text}”`);
  }
  return found.slice(0, 5);
}""".replace("UNSEEN", UNSEEN)
# What could move: animations that run, and styles that would start one.
MOTION = """() => [...document.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return style.animationName !== 'none' || style.transitionDuration.split(',').some(part => parseFloat(part) > 0.01) || style.scrollBehavior === 'smooth';
}).slice(0, 3).map(element => element.tagName.toLowerCase() + (element.className ? '.' + element.className : ''))"""
# A mark that is nothing but a coloured shape: forced colours take its ground away and must leave a border or a system colour.
SHAPES = """() => [...document.querySelectorAll('main i, main b, main span, main div')].filter(element => !element.childNodes.length && element.checkVisibility() && element.offsetWidth > 3 && element.offsetHeight > 3
  && (getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)' || getComputedStyle(element).backgroundImage !== 'none'))"""
BARE_SHAPES = """(shapes) => shapes.filter(element => {
  const style = getComputedStyle(element);
  const bordered = ['Top', 'Right', 'Bottom', 'Left'].some(side => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0);
  return !bordered && style.backgroundColor === getComputedStyle(document.body).backgroundColor;
}).map(element => element.className || element.tagName)"""


def judge(site, verdict):
    with browsing(site) as window:
        for kind, page in site.fullest().items():
            place = f"{page} ({kind}, "
            with window.page(page, width=320, height=740) as tab:
                for width in (320, 1280):
                    tab.set_viewport_size({"width": width, "height": 900})
                    style = tab.add_style_tag(content=SPACED)
                    _judge_view(tab, verdict, f"{place}{width} px, text spaced out)")
                    style.evaluate("style => style.remove()")
                tab.set_viewport_size({"width": ZOOMED, "height": 450})
                _judge_view(tab, verdict, f"{place}1280 px at 200 %)")
                _judge_forced(tab, verdict, f"{place}forced colours)")
                tab.emulate_media(forced_colors="none", reduced_motion="reduce")
                moving = tab.evaluate(MOTION)
                verdict.require(not moving, f"{place}reduced motion)", f"moves all the same: {', '.join(moving)}")
                tab.set_viewport_size({"width": 320, "height": 740})
                tab.evaluate(LARGE)
                _judge_view(tab, verdict, f"{place}320 px, largest text)")
            verdict.count("kinds of page")


def _judge_view(tab, verdict, place):
    overflow = tab.evaluate(OVERFLOW)
    verdict.require(overflow is None, place, f"scrolls sideways: {overflow}")
    broken = tab.evaluate(BROKEN)
    verdict.require(not broken, place, f"breaks words in the middle: {', '.join(broken[:5])}")
    for words in tab.evaluate(CUT) + tab.evaluate(HEAPED):
        verdict.fault(place, words)
    verdict.count("page views")


def _judge_forced(tab, verdict, place):
    shapes = tab.evaluate_handle(SHAPES)
    tab.emulate_media(forced_colors="active")
    bare = tab.evaluate(BARE_SHAPES, shapes)
    verdict.require(not bare, place, f"shapes that forced colours wipe out: {', '.join(map(str, bare[:5]))}")
    _judge_view(tab, verdict, place)


if __name__ == "__main__":
    main("enlarged", judge)
