"""The site without a mouse: Tab reaches every control in the order of the source, each shows that it has the focus, and the
last one lets go. And with a finger: each control is large enough to be hit.

The walk is done with the key. Whether focus shows is measured from pixels, with all controls of a page put into the state
`:focus-visible` at once; that each matches it when reached by key is part of the walk.
"""

from contextlib import contextmanager

from browsing import asked, browsing
from colours import contrast
from pixels import seen
from verdict import main

# Forced colours come last: a ground that they took does not turn dark any more in Chromium without its windows.
SCREENS = [("360 px", 360, {}), ("1280 px", 1280, {}), ("1280 px, dark", 1280, {"color_scheme": "dark"}), ("360 px, forced colours", 360, {"forced_colors": "active"})]
WALKED_AT = ("360 px", "1280 px")
FOCUS_SEEN_AT = ("360 px, forced colours", "1280 px", "1280 px, dark")

# So many px around a control belong to what is looked at.
AROUND = 6
# Least side of a control in px, and of those that the whole site is steered with.
LEAST, LEAST_STEERING = 24, 44
STEERING = "header a, header button, nav.phan-trang a, nav[aria-label*='trang' i] li > a, .cong-cu a, .cong-cu button, .co-chu button, summary, [role=toolbar] *"

# All controls that a reader sees, numbered in the order of the source.
CONTROLS = """() => {
  const all = document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], iframe, [tabindex]');
  const list = [...all].filter(element => (element.tabIndex >= 0 || element.matches('a[href], button, summary')) && !element.disabled && element.checkVisibility({ visibilityProperty: true }));
  window.controls = list;
  list.forEach((element, n) => element.setAttribute('data-judged', n));
  return list.map(element => (element.tagName.toLowerCase() + (element.className ? '.' + String(element.className).split(' ').join('.') : '') + ' “' + (element.getAttribute('aria-label') || element.innerText || '').trim().slice(0, 40) + '”'));
}"""
# Writes down where the focus goes: [number of the control, whether it shows the focus of a keyboard, name], or null for out of
# the page.
RECORD = """() => {
  // The walk begins where the focus was last; an element that goes at once leaves it at the top.
  const start = document.body.insertBefore(document.createElement('span'), document.body.firstChild);
  start.tabIndex = -1;
  start.focus();
  start.remove();
  window.walked = [];
  document.addEventListener('focusin', window.coming = event => window.walked.push([window.controls.indexOf(event.target), event.target.matches(':focus-visible'),
    event.target.tagName.toLowerCase() + (event.target.className ? '.' + event.target.className : '')]));
  document.addEventListener('focusout', window.going = event => { if (!event.relatedTarget) window.walked.push(null); });
}"""
WALKED = """() => {
  document.removeEventListener('focusin', window.coming);
  document.removeEventListener('focusout', window.going);
  return window.walked;
}"""
BOXES = """() => window.controls.map(element => [...element.getClientRects()].map(box => [box.left + scrollX, box.top + scrollY, box.width, box.height])
  .filter(box => box[2] > 0 && box[3] > 0))"""
# A control in a line of text has the height of the line (WCAG 2.2, 2.5.8): other words stand in the same block.
SIZES = """(steering) => window.controls.map(element => {
  const boxes = [...element.getClientRects()].filter(box => box.width > 0 && box.height > 0);
  if (!boxes.length || boxes[0].bottom + scrollY <= 0) return null;
  let block = element;
  while (getComputedStyle(block).display === 'inline' && block.parentElement) block = block.parentElement;
  let words = block === element ? '' : block.innerText;
  if (block !== element) for (const other of block.querySelectorAll('a, button')) words = words.replace(other.innerText, '');
  return { width: Math.max(...boxes.map(box => box.width)), height: Math.max(...boxes.map(box => box.height)),
    inText: /[\\p{L}\\d]/u.test(words), steering: element.matches(steering) };
})"""


def judge(site, verdict):
    with browsing(site) as window:
        for kind, page in site.fullest().items():
            with window.page(page, width=SCREENS[0][1], height=900) as tab:
                inspector = _inspector(tab)
                for name, width, media in SCREENS:
                    tab.set_viewport_size({"width": width, "height": 900})
                    tab.emulate_media(**{"color_scheme": "light", "forced_colors": "none"} | media)
                    place = f"{page} ({kind}, {name})"
                    controls = asked(tab, CONTROLS)
                    if name in WALKED_AT:
                        _walk(tab, verdict, place, controls)
                        _judge_sizes(tab, verdict, place, controls)
                    if name in FOCUS_SEEN_AT:
                        _judge_focus(tab, inspector, verdict, place, controls)
                    verdict.count("page views")
            verdict.count("kinds of page")


def _walk(tab, verdict, place, controls):
    tab.evaluate(RECORD)
    for _ in range(len(controls) + 2):
        tab.keyboard.press("Tab")
    reached, left = [], False
    for step in tab.evaluate(WALKED):
        if step is None or reached and step[0] == reached[0]:
            left = bool(reached)
            if left:
                break
            continue
        number, visible, name = step
        if number < 0:
            verdict.fault(place, f"the focus goes to what is no control: {name}")
            continue
        verdict.require(visible, place, f"reached by key, does not show it: {controls[number]}")
        reached.append(number)
    verdict.require(left, place, "the keyboard cannot leave the page")
    for number in [number for number in range(len(controls)) if number not in reached][:5]:
        verdict.fault(place, f"the keyboard does not reach {controls[number]}")
    verdict.require(reached == sorted(reached), place, "the focus does not go in the order of the source")
    verdict.count("controls reached", len(reached))


def _judge_focus(tab, inspector, verdict, place, controls):
    """Compares the page with itself, all controls having the focus; then once more alone, those that neighbours then cover."""
    tab.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    before = seen(tab, full_page=True)
    with _focused(inspector, "[data-judged]"):
        after, boxes = seen(tab, full_page=True), asked(tab, BOXES)
    clear = _clear(before, after)
    for number in range(len(controls)):
        pixels, needed = _around(clear, boxes[number])
        if pixels < needed:
            pixels, needed = _shown_alone(tab, inspector, before, number)
        verdict.require(pixels >= needed, place, f"the focus hardly shows: {pixels} pixels of contrast 3, {needed:.0f} are needed (a line of 2 px): {controls[number]}")
        verdict.count("controls seen with focus")


def _shown_alone(tab, inspector, before, number):
    """What _around gives of one control, nothing else having the focus; only its surroundings are looked at."""
    with _focused(inspector, f'[data-judged="{number}"]'):
        boxes = asked(tab, BOXES)[number]
        if not boxes:
            return 0, 0
        left, top = max(int(min(box[0] for box in boxes)) - AROUND, 0), max(int(min(box[1] for box in boxes)) - AROUND, 0)
        right, bottom = int(max(box[0] + box[2] for box in boxes)) + AROUND + 1, int(max(box[1] + box[3] for box in boxes)) + AROUND + 1
        after = seen(tab, clip=(left, top, right - left, bottom - top), full_page=True)
    clear = _clear(before[top:bottom, left:right], after)
    return _around(clear, [(x - left, y - top, wide, tall) for x, y, wide, tall in boxes])


def _clear(before, after):
    """Where two pictures of a page differ by a contrast of 3."""
    height, width = min(before.shape[0], after.shape[0]), min(before.shape[1], after.shape[1])
    before, after = before[:height, :width], after[:height, :width]
    clear = (before[..., 0] != after[..., 0]) | (before[..., 1] != after[..., 1]) | (before[..., 2] != after[..., 2])
    clear[clear] = contrast(before[clear], after[clear]) >= 3
    return clear


def _around(clear, boxes):
    """(pixels in and around a control that are clear, how many are needed)."""
    pixels = sum(int(clear[max(int(top) - AROUND, 0):int(top + tall) + AROUND + 1, max(int(left) - AROUND, 0):int(left + wide) + AROUND + 1].sum()) for left, top, wide, tall in boxes)
    return pixels, 2 * max((wide for _, _, wide, _ in boxes), default=0)


def _inspector(tab):
    """What puts elements of a tab into a state."""
    session = tab.context.new_cdp_session(tab)
    session.send("DOM.enable")
    session.send("CSS.enable")
    return session


@contextmanager
def _focused(inspector, selector):
    """Some controls in the state of focus by key, for as long as the block runs."""
    root = inspector.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    nodes = inspector.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]
    for node in nodes:
        inspector.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": ["focus", "focus-visible"]})
    try:
        yield
    finally:
        for node in nodes:
            inspector.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": []})


def _judge_sizes(tab, verdict, place, controls):
    for number, size in enumerate(asked(tab, SIZES, STEERING)):
        if size is None or size["inText"] and not size["steering"]:
            continue
        least = LEAST_STEERING if size["steering"] else LEAST
        # What is wide need not be: a menu's word of one letter has its padding.
        enough = size["height"] >= least - 0.5 and size["width"] >= LEAST - 0.5
        verdict.require(enough, place, f"is {size['width']:.0f}×{size['height']:.0f} px, {least} are needed: {controls[number]}")
        verdict.count("targets measured")


if __name__ == "__main__":
    main("keyboard", judge)
