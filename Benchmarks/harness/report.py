"""The figures as tables for a terminal and for docs/, beside the aims; and as JSON."""
import json


def aims(result):
    """Each aim of the project with what was measured, all of them ratios of medians of this one run. An aim is about wall
    time; the same ratio of CPU time stands beside it, since it suffers less from whatever else the machine does."""
    by_size = {size["articles"]: size["programs"] for size in result["sizes"] if "chuyentrang" in size["programs"]}
    found = []

    def aim(title, limit, measured, cpu=None, unit=""):
        found.append({"aim": title, "measured": measured, "cpu": cpu, "limit": limit, "unit": unit, "met": measured <= limit})

    def against(title, limit, one, other, factor=1):
        aim(title, limit, one["wall"] / other["wall"] / factor, one["cpu"] / other["cpu"] / factor)

    if 10_000 in by_size:
        programs = by_size[10_000]
        ours = programs["chuyentrang"]
        if "floor" in programs:
            against("10,000 articles: time ÷ floor", 2, ours, programs["floor"])
        if "hugo" in programs:
            against("10,000 articles: time ÷ Hugo", 1 / 6, ours, programs["hugo"])
            aim("10,000 articles: peak memory ÷ Hugo", 1 / 15, ours["peak_kb"] / programs["hugo"]["peak_kb"])
    if 10_000 in by_size and 100_000 in by_size:
        small, large = by_size[10_000]["chuyentrang"], by_size[100_000]["chuyentrang"]
        against("100,000 ÷ 10,000 articles: time for one", LINEAR, large, small, factor=10)
        aim("100,000 − 10,000 articles: memory for one", 2, (large["peak_kb"] - small["peak_kb"]) / 90_000, unit=" KB")
    return found


# Linear allows for caches and folders that grow; the report gives the same ratio of the floor beside it.
LINEAR = 1.2


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
    if result["aims"]:
        lines += ["", "| ratio of medians | measured | aim | | of CPU time |", "| --- | ---: | ---: | --- | ---: |"]
    for aim in result["aims"]:
        show = (lambda value: f"{value:.2f} KB") if aim["unit"] else _ratio
        lines.append(f"| {aim['aim']} | {show(aim['measured'])} | ≤ {show(aim['limit'])} | "
                     f"{'met' if aim['met'] else 'MISSED'} | {show(aim['cpu']) if aim['cpu'] else ''} |")
    lines += _growth_of_floor(result)
    for size in result["sizes"]:
        ours = size["programs"].get("chuyentrang")
        if ours and size["articles"] == 10_000:
            lines += ["", "Where the time goes at 10,000 (build --timings):", ours["said"].rstrip()]
        lines += [""] if size["differences"] else []
        lines += [f"{size['articles']:,} articles: DIFFERENT: {line}" for line in size["differences"]]
    return "\n".join(lines)


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
