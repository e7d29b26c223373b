"""One session of measuring, from nothing to the result."""
import os
import sys
import time

from . import comparison, peers, report, scratch, timing, tools

ROUNDS = [(1_000, 10), (10_000, 7), (100_000, 3)]
MEMORY_ROUNDS = 3


def measure(args):
    """All sizes in turn; the result as a value that is JSON."""
    tools.install_packages()
    programs = {}
    if "chuyentrang" not in args.without:
        programs["chuyentrang"] = tools.program(args.program)
    if "hugo" not in args.without:
        programs["hugo"] = tools.hugo()
    if "floor" not in args.without:
        programs["floor"] = tools.floor()
    result = {"date": time.strftime("%Y-%m-%d"), "machine": tools.machine()}
    result["processors"] = tools.use_processors(args.processors)
    if "hugo" in programs:
        result["hugo"] = tools.run(programs["hugo"], "version").split()[1].split("-")[0]
    result["sizes"] = []
    for articles in sorted(args.sizes):
        used = {name: program for name, program in programs.items() if name != "hugo" or articles <= args.hugo_up_to}
        with scratch.folder(articles, args.work) as place:
            result["sizes"].append(_measure_size(articles, used, place, args))
    result["aims"] = report.aims(result)
    return result


def _measure_size(articles, programs, place, args):
    note = lambda text: print(f"{articles:,} articles: {text}", file=sys.stderr, flush=True)
    note("writing the corpus")
    peers.prepare(place, articles)
    running = peers.peers(place, programs)
    size = {"articles": articles, "programs": {}, "differences": []}

    note("building once with each, comparing the pages")
    timing.clean(place)
    for peer in running:
        more = ["--timings"] if peer.name == "chuyentrang" else []
        size["programs"][peer.name] = {"said": timing.build_once(peer, place, *more)} | _extent(peer.output)
    outputs = {peer.name: peer.output for peer in running}
    size["differences"] = comparison.differences(place / "project/content", outputs)

    rounds = args.rounds or next((count for limit, count in ROUNDS if articles <= limit), 3)
    timed = []
    for number in range(rounds):
        timed.append(timing.time_round(running, place, number, args.patience))
        note(f"round {number + 1} of {rounds}: " + ", ".join(
            f"{peer.name} {timed[-1][peer.name]['wall']:.3f} s" for peer in running))
    memory = [{peer.name: timing.peak_memory(peer, place) for peer in running} for _ in range(min(rounds, MEMORY_ROUNDS))]
    for peer in running:
        size["programs"][peer.name] |= timing.summary(
            [one[peer.name] for one in timed], [one[peer.name] for one in memory])
    return size


def _extent(folder):
    """How many files a build wrote, and their bytes."""
    files = count = 0
    for path, _, names in os.walk(folder):
        files += len(names)
        count += sum(os.lstat(os.path.join(path, name)).st_size for name in names)
    return {"files": files, "bytes": count}
