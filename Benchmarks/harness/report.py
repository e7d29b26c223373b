"""The figures as tables for a terminal and for docs/, beside the aims; and as JSON."""
import json

from .aims import NAMES


def _row(articles, name, one):
    return (f"| {articles:,} | {name} | {one['wall']:.3f} | {one['wall_least']:.3f}–{one['wall_most']:.3f} "
            f"| {one['user']:.2f} | {one['system']:.2f} | {one['peak_kb'] / 1000:,.1f} | {one['files']:,} "
            f"| {one['others']:.0%} |")


def _ratio(value):
    """A ratio as people say it: 1.52, or 1/17.3 where it is small."""
    return f"{value:.2f}" if value >= 0.5 or value <= 0 else f"1/{1 / value:.1f}"


def text(result):
    """The whole report, Markdown that reads well on a terminal."""
    machine = result["machine"]
    lines = [
        "", f"{result['processors']} processors of {machine['processor']}, Linux {machine['kernel']}, tmpfs, "
        f"{result['date']}; Hugo {result.get('hugo', 'not measured')}. Medians; load before: {machine['load_before']}.", "",
        "| articles | program | wall s | least–most | user s | system s | peak MB | files | others |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [_row(size["articles"], name, one) for size in result["sizes"] for name, one in size["programs"].items()]
    if any(one["others"] > 0.1 for size in result["sizes"] for one in size["programs"].values()):
        lines += ["", "Others used more than a tenth of the processors: wall times are too long, ratios of CPU time better."]
    for size in result["sizes"]:
        lines += _edits(f"{size['articles']:,} articles after an edit", size.get("edits"))
    for size in result["sizes"]:
        lines += _edits(f"{size['articles']:,} articles after an edit on disk (for information)", size.get("on disk"))
        lines += _reload(size["articles"], size.get("reload"))
    lines += _edits("1,000,000 articles on disk", result.get("million"))
    lines += _aims(result["aims"])
    lines += _growth_of_floor(result)
    for size in result["sizes"]:
        ours = size["programs"].get("chuyentrang")
        if ours and size["articles"] == 10_000:
            lines += ["", "Where the time goes at 10,000 (build --timings):", ours["said"].rstrip()]
    lines += [f"DIFFERENT: {line}" for line in differences(result)]
    return "\n".join(lines)


def differences(result):
    """All that is wrong with what was built."""
    found = []
    for size in result["sizes"]:
        for part in (size, size.get("edits"), size.get("on disk")):
            found += [f"{size['articles']:,} articles: {line}" for line in (part or {}).get("differences", [])]
    return found + [f"1,000,000 articles: {line}" for line in (result.get("million") or {}).get("differences", [])]


def _edits(title, measured):
    """The table of builds after edits."""
    if not measured:
        return []
    where = f", {measured['file system']}" if "file system" in measured else ""
    lines = [
        "", f"{title}{where}; {measured['rounds']} rounds:", "",
        "| changed | program | wall ms | least–most | CPU ms | peak MB | others |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for case, programs in measured["cases"].items():
        for name, one in programs.items():
            lines.append(
                f"| {NAMES[case]} | {name} | {one['wall'] * 1000:,.1f} | {one['wall_least'] * 1000:,.1f}–"
                f"{one['wall_most'] * 1000:,.1f} | {one['cpu'] * 1000:,.1f} "
                f"| {one['peak_kb'] / 1000:,.1f} | {one['others']:.0%} |")
    return lines


def _reload(articles, measured):
    """What the aim of the preview is made of."""
    if not measured:
        return []
    return ["", f"{articles:,} articles, medians: saved file to reloaded page {measured['reload'] * 1000:.0f} ms, the same edit built on "
            f"the command line {measured['build'] * 1000:.0f} ms, pause {measured['debounce'] * 1000:.0f} ms; the first save after the "
            f"preview's first build {measured['first'] * 1000:.0f} ms; others {measured['others']:.0%}."]


def _aims(aims):
    if not aims:
        return []
    lines = ["", "| what | measured | aim | | of CPU time |", "| --- | ---: | ---: | --- | ---: |"]
    for aim in aims:
        show = (lambda value, unit=aim["unit"]: f"{value:,.{DIGITS[unit]}f} {unit}") if aim["unit"] else _ratio
        limit, met = ("none", "") if aim["limit"] is None else (
            f"≤ {show(aim['limit'])}", "met" if aim["met"] else "MISSED")
        lines.append(f"| {aim['aim']} | {show(aim['measured'])} | {limit} | {met} "
                     f"| {show(aim['cpu']) if aim['cpu'] else ''} |")
    return lines


# Of the figures of an aim that is no ratio.
DIGITS = {"KB": 2, "MB": 1, "s": 3}


def _growth_of_floor(result):
    """What the machine itself makes of ten times the articles: the measure of the word linear."""
    walls = {size["articles"]: size["programs"]["floor"]["wall"] for size in result["sizes"]
             if "floor" in size["programs"]}
    if 10_000 not in walls or 100_000 not in walls:
        return []
    return ["", f"The floor's own 100,000 ÷ 10,000, wall for an article: {walls[100_000] / walls[10_000] / 10:.2f}"]


def save(result, path):
    """Writes the result, every single run included, as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"\nAll figures: {path}")
