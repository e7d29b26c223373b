"""axe-core on the fullest page of each kind: WCAG 2.0 to 2.2, levels A and AA, and its best practices, no rule off.

At the width of a small phone and of a desk, light and dark. What axe cannot decide about contrast is decided from pixels.
"""

import sys
from functools import partial
from pathlib import Path

import axe_playwright_python

from browsing import asked, browsing
from legible import pale_texts
from verdict import main

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
SCREENS = [(320, False), (320, True), (1280, False), (1280, True)]
# Rules whose open questions legible.py answers: it measures every text.
DECIDED = {"color-contrast"}

# Rules are named one by one: choosing by tag would leave out those that axe has off by default (target-size is one). All are
# applied to all elements; `resultTypes` spares only the selectors of those that pass.
RUN = """async (tags) => {
  const rules = axe.getRules(tags).filter(rule => !rule.tags.includes('deprecated')).map(rule => rule.ruleId);
  const result = await axe.run(document, { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations', 'incomplete'] });
  const short = list => list.map(item => ({
    id: item.id, help: item.help, impact: item.impact,
    nodes: item.nodes.map(node => ({ target: node.target.flat().join(' '), why: node.failureSummary || '' })),
  }));
  return { violations: short(result.violations), incomplete: short(result.incomplete), rules: rules.length };
}"""


def judge(site, verdict, screens=SCREENS):
    undecided = {}
    decided = 0
    with browsing(site) as window:
        for kind, page in site.fullest().items():
            with window.page(page) as tab:
                tab.evaluate(SCRIPT.read_text(encoding="utf-8"))
                for width, dark in screens:
                    tab.set_viewport_size({"width": width, "height": 900})
                    tab.emulate_media(color_scheme="dark" if dark else "light")
                    result = asked(tab, RUN, TAGS)
                    screen = f"{width} px" + (", dark" if dark else "")
                    _report(verdict, f"{page} ({kind}, {screen})", result["violations"])
                    measured, pale = pale_texts(tab)
                    for words in pale:
                        verdict.fault(f"{page} ({kind}, {screen})", words)
                    verdict.count("texts measured from pixels", measured)
                    for item in result["incomplete"]:
                        if item["id"] in DECIDED:
                            decided += len(item["nodes"])
                            continue
                        undecided.setdefault((item["id"], item["help"]), set()).add(kind)
                    verdict.count("page views")
                    verdict.looked_at["rules"] = result["rules"]
    verdict.count("kinds of page", len(site.fullest()))
    verdict.note(f"{decided} places whose contrast axe leaves to people were measured from pixels")
    for (rule, text), kinds in sorted(undecided.items()):
        verdict.note(f"axe leaves to people: {rule} ({text}) on {', '.join(sorted(kinds))}")


def _report(verdict, place, violations):
    for violation in violations:
        for node in violation["nodes"]:
            why = " ".join(node["why"].split()[:60])
            verdict.fault(place, f"{violation['id']}: {violation['help']}: {node['target']} ({why})")


if __name__ == "__main__":
    # axe.py SITE_DIR [WIDTH...]
    widths = {int(width) for width in sys.argv[2:]}
    del sys.argv[2:]
    main("axe", partial(judge, screens=[screen for screen in SCREENS if not widths or screen[0] in widths]))
