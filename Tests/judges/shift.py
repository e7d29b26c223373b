"""Nothing jumps: no layout shift at all (Layout Instability API) on any article and the fullest page of each kind, while the
web font comes a second late.

Until then titles stand in the face that the style sheet adjusts to it. Readers' machines have Times New Roman Bold for that;
here TeX Gyre Termes Bold, cut to the same widths, takes its place in the sheet on the way to the browser.
"""

import re
from contextlib import ExitStack
from functools import partial

from browsing import browsing
from verdict import main

LATE = 1.0
AT_ONCE = 8
TIMES = re.compile(r"""local\(\s*["']?Times New Roman Bold["']?\s*\)""")
STAND_IN = 'local("TeX Gyre Termes Bold"), local("TeXGyreTermes-Bold")'
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
FACES = "[...document.fonts].filter(face => face.status === 'loaded').map(face => [face.family.replace(/['\"]/g, ''), face.sizeAdjust || ''])"


def judge(site, verdict):
    pages = {page: page.kind for page in site.pages if page.kind == "article"} | {page: kind for kind, page in site.fullest().items()}
    views = [(page, f"{page} ({kind}, {width} px)", width, height) for page, kind in pages.items() for width, height in SCREENS]
    with browsing(site) as window:
        for start in range(0, len(views), AT_ONCE):
            _judge_views(window, verdict, views[start:start + AT_ONCE])
    verdict.count("pages", len(pages))


def _judge_views(window, verdict, views):
    """Opens several pages, each in a browser's window of its own, so that they wait for their fonts together."""
    with ExitStack() as stack:
        opened = []
        for page, place, width, height in views:
            late = []
            # A preloaded font holds back the load event, so the page is not waited for until its font came.
            tab = stack.enter_context(window.page(page, width=width, height=height, prepare=partial(_prepare, late), wait="domcontentloaded"))
            opened.append((place, tab, late))
        opened[-1][1].wait_for_timeout(LATE * 1000)
        before = [{face[0] for face in tab.evaluate(FACES)} for _, tab, _ in opened]
        for _, _, late in opened:
            for route in late:
                route.continue_()
        for (place, tab, late), early in zip(opened, before):
            tab.wait_for_load_state("load")
            tab.evaluate(SETTLED)
            _judge_view(verdict, place, tab, late, early)


def _prepare(late, tab):
    tab.route(re.compile(r"\.css(\?|$)"), _stand_in)
    tab.route(re.compile(r"\.(woff2?|ttf|otf)(\?|$)"), lambda route: late.append(route))
    tab.add_init_script(f"({WATCH})()")


def _judge_view(verdict, place, tab, late, early):
    if late:
        arrived = {face[0] for face in tab.evaluate(FACES)}
        verdict.require(early, place, "no local face stands in for the font that is late")
        verdict.require(arrived - early, place, "the late font never came")
        verdict.count("fonts held back")
    shifts = [shift for shift in tab.evaluate("window.shifts") if shift[0] > 0]
    total = sum(value for value, _ in shifts)
    verdict.require(not shifts, place, f"jumps while it loads: layout shift {total:.6f} ({'; '.join(what for _, what in shifts[:3])})")
    verdict.count("page views")


def _stand_in(route):
    answer = route.fetch()
    route.fulfill(response=answer, body=TIMES.sub(lambda match: f"{STAND_IN}, {match.group()}", answer.text()))


if __name__ == "__main__":
    main("shift", judge)
