"""The aims of the project, each with what was measured: ratios of medians of one run. An aim is about wall time; the same ratio
of CPU time stands beside it, since it suffers less from whatever else the machine does."""
from .incremental import EDITS, WIDE
from .launch import summary

# Linear allows for caches and folders that grow; the report gives the same ratio of the floor beside it.
LINEAR = 1.2
# Of builds with nothing to do and after an edit, at these sizes. Of others the ratios are told without an aim: at 1,000 articles
# half the time is that of starting a program.
SIZES = (10_000, 100_000)
NOTHING_TO_FLOOR, NOTHING_TO_NINJA = 2, 1 / 2
EDIT_TO_FLOOR, EDIT_TO_NINJA, EDIT_TO_HUGO = 2.75, 1, 1 / 25
WIDE_TO_COLD = 0.8
MEMORY = {100_000: 250, 1_000_000: 2_000}  # MB of 1,000 KB
RELOAD_TO_BUILD, SIZE_OF_RELOAD = 2, 10_000
NAMES = {
    "nothing": "nothing changed", "body": "one body", "title": "one title", "newest": "one new newest article",
    "template": "a template", "setting": "site.yaml", "cold": "cold build",
}


def aims(result):
    """All aims that this run says something of."""
    found = _Aims()
    by_size = {size["articles"]: size["programs"] for size in result["sizes"] if "chuyentrang" in size["programs"]}
    if 10_000 in by_size:
        _cold(found, by_size[10_000])
    if 10_000 in by_size and 100_000 in by_size:
        small, large = by_size[10_000]["chuyentrang"], by_size[100_000]["chuyentrang"]
        found.against("100,000 ÷ 10,000 articles: time for one", LINEAR, large, small, factor=10)
        found.aim("100,000 − 10,000 articles: memory for one", 2, (large["peak_kb"] - small["peak_kb"]) / 90_000, unit="KB")
    for size in result["sizes"]:
        if "edits" in size:
            _edits(found, size["articles"], size["edits"]["cases"])
            _memory(found, size["articles"], size["edits"]["cases"], size["programs"]["chuyentrang"]["peak_kb"])
        if size.get("reload"):
            _reload(found, size["articles"], size["reload"])
    if result.get("million"):
        _memory(found, 1_000_000, result["million"]["cases"])
    return found.list


class _Aims:
    def __init__(self):
        self.list = []

    def aim(self, title, limit, measured, cpu=None, unit=""):
        """A `limit` of None is no aim."""
        met = limit is None or measured <= limit
        self.list.append({"aim": title, "measured": measured, "cpu": cpu, "limit": limit, "unit": unit, "met": met})

    def against(self, title, limit, one, other, factor=1):
        self.aim(title, limit, one["wall"] / other["wall"] / factor, one["cpu"] / other["cpu"] / factor)


def _cold(found, programs):
    ours = programs["chuyentrang"]
    if "floor" in programs:
        found.against("10,000 articles: time ÷ floor", 2, ours, programs["floor"])
    if "hugo" in programs:
        found.against("10,000 articles: time ÷ Hugo", 1 / 6, ours, programs["hugo"])
        found.aim("10,000 articles: peak memory ÷ Hugo", 1 / 15, ours["peak_kb"] / programs["hugo"]["peak_kb"])


def _edits(found, articles, cases):
    """What comes after an edit, against the floor of stats, ninja, Hugo and a cold build."""
    hugo = hugo_after_an_edit(cases)
    limit = lambda value: value if articles in SIZES else None
    for case in ("nothing", *EDITS):
        if case not in cases:
            continue
        programs, title = cases[case], f"{articles:,} articles, {NAMES[case]}"
        ours = programs["chuyentrang"]
        to_floor, to_ninja = (
            (NOTHING_TO_FLOOR, NOTHING_TO_NINJA) if case == "nothing" else (EDIT_TO_FLOOR, EDIT_TO_NINJA))
        found.against(f"{title}: time ÷ stat floor", limit(to_floor), ours, programs["stat floor"])
        if "ninja" in programs:
            found.against(f"{title}: time ÷ ninja", limit(to_ninja), ours, programs["ninja"])
        if hugo and case in EDITS:
            found.against(f"{title}: time ÷ Hugo", limit(EDIT_TO_HUGO), ours, hugo)
    for case in WIDE:
        if case in cases and "cold" in cases:
            found.against(f"{articles:,} articles, {NAMES[case]}: time ÷ cold build", limit(WIDE_TO_COLD),
                          cases[case]["chuyentrang"], cases["cold"]["chuyentrang"])


def hugo_after_an_edit(cases):
    """Hugo's figures after edits of any kind: it builds everything after each."""
    runs = [run for case in EDITS for run in cases.get(case, {}).get("hugo", {}).get("runs", [])]
    return summary(runs) if runs else None


def _memory(found, articles, cases, cold=0):
    """The largest peak of a cold build, and that of all others."""
    if articles not in MEMORY:
        return
    peaks = {case: programs["chuyentrang"]["peak_kb"] for case, programs in cases.items()}
    cold = max(cold, peaks.pop("cold", 0))
    found.aim(f"{articles:,} articles: peak memory, cold", MEMORY[articles], cold / 1000, unit="MB")
    found.aim(f"{articles:,} articles: peak memory, incremental", MEMORY[articles], max(peaks.values()) / 1000, unit="MB")


def _reload(found, articles, measured):
    limit = RELOAD_TO_BUILD * measured["build"] + measured["debounce"] if articles == SIZE_OF_RELOAD else None
    found.aim(f"{articles:,} articles: saved file to reloaded page, against {RELOAD_TO_BUILD} builds of the edit and the pause "
              f"of {measured['debounce'] * 1000:.0f} ms", limit, measured["reload"], unit="s")
