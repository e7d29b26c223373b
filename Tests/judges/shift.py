"""Nothing jumps: no layout shift at all (Layout Instability API) on any article and the fullest page of each kind, while the
web font comes a second late, and later than the first letter is drawn. The server holds it back: a request that the browser
itself does not let out starts none of its clocks.

Until then titles stand in the face that the style sheet adjusts to it. Readers' machines have Times New Roman Bold for that;
here TeX Gyre Termes Bold, cut to the same widths, takes its place in the sheet on the way to the browser.

A sheet may keep a late font out (`font-display:optional`): then nothing can jump, and nothing is known of the face in waiting. So
the pages are opened once more with a sheet that lets it in, and each title is measured in both faces.
"""

import threading
from contextlib import ExitStack

from browsing import browsing
from verdict import main

LATE = 1.0
AT_ONCE = 8
TIMES, STAND_IN = b"Times New Roman Bold", b"TeX Gyre Termes Bold"
SCREENS = [(360, 740), (1280, 900)]

# All shifts, those after input too: nobody touches anything here.
WATCH = """() => {
  window.shifts = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push([entry.value,
    entry.sources.map(source => source.node && (source.node.nodeName.toLowerCase() + (source.node.className ? '.' + source.node.className : ''))).join(', ')])))
    .observe({ type: 'layout-shift', buffered: true });
}"""
SETTLED = "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))))"
# Which faces drew something: the adjusted one must be among them, or the measurement shows nothing.
FACES = """() => Object.fromEntries(['loading', 'loaded'].map(status =>
  [status, [...document.fonts].filter(face => face.status === status).map(face => face.family.replace(/['"]/g, ''))]))"""
# Something that readers see is there already.
DRAWN = "performance.getEntriesByName('first-contentful-paint').length > 0"

# Titles in the face that is awaited: width of the words, height of the box, and how far the first line stands above its foot.
TITLES = """(families) => {
  const first = family => family.split(',')[0].replace(/['"]/g, '').trim();
  const own = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll('body *')].filter(element => own(element) && element.checkVisibility() && families.includes(first(getComputedStyle(element).fontFamily))
    && element.getBoundingClientRect().width > 2).map(element => {
      const range = document.createRange(), mark = document.createElement('span');
      range.selectNodeContents(element);
      const words = [...range.getClientRects()].reduce((sum, box) => sum + box.width, 0);
      const box = element.getBoundingClientRect();
      mark.style.cssText = 'display: inline-block; width: 0; height: 0';
      element.prepend(mark);
      const foot = mark.getBoundingClientRect().bottom - element.getBoundingClientRect().top;
      mark.remove();
      return [words, box.height, foot];
    });
}"""
# How far the faces may be apart: mean of the widths; share of titles that wrap elsewhere; px between the feet of the letters.
WIDTH, WRAPPED, FOOT = 0.02, 0.02, 1


def judge(site, verdict):
    pages = {page: page.kind for page in site.pages if page.kind == "article"} | {page: kind for kind, page in site.fullest().items()}
    views = [(page, f"{page} ({kind}, {width} px)", width, height) for page, kind in pages.items() for width, height in SCREENS]
    gate = threading.Event()
    with browsing(site, _stand_in, gate) as window:
        for start in range(0, len(views), AT_ONCE):
            gate.clear()
            _judge_views(window, verdict, views[start:start + AT_ONCE], gate)
    verdict.count("pages", len(pages))
    _judge_faces(site, verdict)


def _judge_views(window, verdict, views, gate):
    """Opens several pages, each in a browser's window of its own, so that they wait for their fonts together."""
    with ExitStack() as stack:
        opened = []
        for page, place, width, height in views:
            # A preloaded font holds back the load event, so the page is not waited for until its font came.
            tab = stack.enter_context(window.page(page, width=width, height=height, prepare=_prepare, wait="domcontentloaded"))
            opened.append((place, tab))
        opened[-1][1].wait_for_timeout(LATE * 1000)
        for _, tab in opened:
            tab.wait_for_function(DRAWN)
        before = [tab.evaluate(FACES) for _, tab in opened]
        gate.set()
        for (place, tab), early in zip(opened, before):
            tab.wait_for_load_state("load")
            tab.evaluate(SETTLED)
            _judge_view(verdict, place, tab, early)


def _judge_faces(site, verdict):
    """The face in waiting has the measures of the one that is awaited."""
    gate, pairs = threading.Event(), []
    pages = list(site.fullest().values())
    with browsing(site, lambda sheet: _stand_in(sheet).replace(b"font-display:optional", b"font-display:swap    "), gate) as window:
        for start in range(0, len(pages), AT_ONCE):
            gate.clear()
            with ExitStack() as stack:
                opened = [stack.enter_context(window.page(page, width=360, height=740, wait="domcontentloaded")) for page in pages[start:start + AT_ONCE]]
                for tab in opened:
                    tab.wait_for_function(DRAWN)
                awaited = [tab.evaluate(FACES)["loading"] for tab in opened]
                before = [tab.evaluate(TITLES, families) for tab, families in zip(opened, awaited)]
                gate.set()
                for tab, families, early in zip(opened, awaited, before):
                    tab.wait_for_load_state("load")
                    tab.evaluate(SETTLED)
                    pairs += zip(early, tab.evaluate(TITLES, families))
    if not pairs:
        return
    width = sum(late[0] / early[0] for early, late in pairs) / len(pairs) - 1
    wrapped = sum(abs(late[1] - early[1]) > 0.5 for early, late in pairs) / len(pairs)
    foot = max(abs(late[2] - early[2]) for early, late in pairs)
    place = "the face in waiting"
    verdict.require(abs(width) <= WIDTH, place, f"has other widths: the words of the web font are {width:+.1%} as long")
    verdict.require(wrapped <= WRAPPED, place, f"wraps elsewhere: {wrapped:.1%} of the titles have another height in the web font")
    verdict.require(foot <= FOOT, place, f"stands elsewhere in its line: the foot of the letters moves by up to {foot:.1f} px")
    verdict.count("titles in both faces", len(pairs))


def _prepare(tab):
    tab.add_init_script(f"({WATCH})()")


def _judge_view(verdict, place, tab, early):
    awaited = set(early["loading"])
    if awaited:
        verdict.require(early["loaded"], place, "no local face stands in for the font that is late")
        verdict.require(awaited <= set(tab.evaluate(FACES)["loaded"]), place, "the late font never came")
        verdict.count("fonts held back")
    shifts = [shift for shift in tab.evaluate("window.shifts") if shift[0] > 0]
    total = sum(value for value, _ in shifts)
    verdict.require(not shifts, place, f"jumps while it loads: layout shift {total:.6f} ({'; '.join(what for _, what in shifts[:3])})")
    verdict.count("page views")


def _stand_in(sheet):
    return sheet.replace(TIMES, STAND_IN)


if __name__ == "__main__":
    main("shift", judge)
