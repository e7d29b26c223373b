"""The fullest page of each kind as Chromium lays it out: no sideways scroll, no word broken in the middle, the same text without script, a print view
on which nothing is cut off and nothing of the text runs into the foot."""

from browsing import browsing
from verdict import main

WIDTHS = [320, 360, 768, 1024, 1280, 1920]

OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return null;
  const wide = [...document.body.querySelectorAll('*')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > width + 1;
  });
  const name = element => element.tagName.toLowerCase() + (element.className && element.className.split ? '.' + element.className.split(' ')[0] : '');
  return `${document.documentElement.scrollWidth} px wide; sticking out: ${wide.slice(0, 3).map(name).join(', ') || 'nothing by itself'}`;
}"""

# Short words of which a part stands on the next line: the box is narrower than one word. No Vietnamese syllable has more than seven letters;
# an address may break anywhere.
BROKEN = """() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode);
    if (range.getClientRects().length < 2) continue;
    for (const word of walker.currentNode.data.matchAll(/(?<![\\p{L}\\p{N}@./-])[\\p{L}\\p{N}]{2,8}(?![\\p{L}\\p{N}@/-]|\\.\\p{L})/gu)) {
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      const boxes = [...range.getClientRects()].filter(box => box.width > 0);
      if (boxes.some(box => box.top >= boxes[0].bottom)) found.push(word[0]);
    }
  }
  return found;
}"""

# Paper of A4 between the margins of the theme, in pixels of style: 176 mm.
PAPER = 665

# A box that scrolls, which paper cuts off at its edge; short of what is drawn for nobody.
CUT = """() => [...document.body.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return style.overflowX !== 'visible' && style.clipPath === 'none' && element.clientWidth > 1 && element.innerText?.trim() && element.scrollWidth > element.clientWidth + 1;
}).map(element => element.getAttribute('aria-label') || element.className || element.tagName)"""

# Each table with more columns than this, as an editor may write one: the last one again and again.
WIDEN = """(columns) => { for (const row of document.querySelectorAll('tr')) while (row.cells.length < columns) row.append(row.lastElementChild.cloneNode(true)); }"""
COLUMNS = [7, 10]

# Text of the main part that stands lower than the beginning of the foot.
IN_THE_FOOT = """() => {
  const foot = document.querySelector('body > footer')?.getBoundingClientRect();
  if (!foot?.height) return [];
  const found = [], range = document.createRange(), walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode);
    if (walker.currentNode.data.trim() && range.getBoundingClientRect().bottom > foot.top + 1) found.push(walker.currentNode.data.trim().slice(0, 40));
  }
  return found;
}"""
# What stands beside the text grows longer than it.
LENGTHEN = """() => {
  const long = document.querySelector('main').offsetHeight + 300;
  for (const list of document.querySelectorAll('.trai dl')) while (list.offsetHeight && list.offsetHeight < long) list.append(list.firstElementChild.cloneNode(true));
}"""

# What only works with script (tools) is made of buttons or marked as such by the theme; all else is text that all readers get.
# What is folded counts as there: every reader can open it.
LINES = """() => {
  for (const element of document.querySelectorAll('button, .can-js, script, noscript')) element.remove();
  for (const details of document.querySelectorAll('details')) details.open = true;
  return document.body.innerText.split('\\n').map(line => line.replace(/\\s+/g, ' ').trim()).filter(line => line);
}"""

# A document that is printed alone on its sheet has the heading that it had on paper.
HEADING = "h1, .to .loai"

VISIBLE = """(selector) => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility({ visibilityProperty: true })
  && element.getBoundingClientRect().height > 0).map(element => element.getAttribute('aria-label') || element.className || element.tagName)"""


def judge(site, verdict):
    with browsing(site) as window:
        for kind, page in site.fullest().items():
            place = f"{page} ({kind})"
            with window.page(page, width=360, height=740) as tab:
                _judge_widths(tab, verdict, place)
                with_script = tab.evaluate(LINES)
            with window.page(page, width=360, height=740) as tab:
                _judge_print(tab, verdict, place)
            with window.page(page, javascript=False) as tab:
                _judge_script(with_script, tab.evaluate(LINES), verdict, place)
    verdict.count("kinds of page", len(site.fullest()))


def _judge_widths(tab, verdict, place):
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 740})
        overflow = tab.evaluate(OVERFLOW)
        verdict.require(overflow is None, place, f"scrolls sideways at {width} px: {overflow}")
        broken = tab.evaluate(BROKEN)
        verdict.require(not broken, place, f"breaks words in the middle at {width} px: {', '.join(broken[:5])}")
        verdict.count("page views")


def _judge_print(tab, verdict, place):
    tab.emulate_media(media="print")
    menus = tab.evaluate(VISIBLE, "nav")
    verdict.require(not menus, place, f"menus are printed: {', '.join(menus)}")
    verdict.require(tab.evaluate(VISIBLE, HEADING), place, "the heading is not printed")
    verdict.require(tab.evaluate(VISIBLE, "main"), place, "the text is not printed")
    tab.set_viewport_size({"width": PAPER, "height": 1000})
    _judge_paper(tab, verdict, place)
    # What the page might hold besides; nothing else is asked of the tab after this.
    for columns in COLUMNS:
        tab.evaluate(WIDEN, columns)
        _judge_paper(tab, verdict, f"{place} with tables of {columns} columns")
    tab.evaluate(LENGTHEN)
    _judge_paper(tab, verdict, f"{place} with a long left column")
    tab.emulate_media(media="screen")


def _judge_paper(tab, verdict, place):
    overflow = tab.evaluate(OVERFLOW)
    verdict.require(overflow is None, place, f"is cut off on paper: {overflow}")
    cut = tab.evaluate(CUT)
    verdict.require(not cut, place, f"scrolls on paper, which cuts it off: {', '.join(cut[:5])}")
    low = tab.evaluate(IN_THE_FOOT)
    verdict.require(not low, place, f"runs into the foot on paper: {', '.join(low[:5])}")
    verdict.count("views on paper")


def _judge_script(with_script, without, verdict, place):
    verdict.require(without, place, "no text at all without JavaScript")
    for line in [line for line in with_script if line not in without][:5]:
        verdict.fault(place, f"is only there with JavaScript: {line[:80]}")
    for line in [line for line in without if line not in with_script][:5]:
        verdict.fault(place, f"is taken away by JavaScript: {line[:80]}")


if __name__ == "__main__":
    main("screens", judge)
