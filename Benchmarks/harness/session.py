"""One session of measuring, from nothing to the result."""
import os
import sys
import time

from . import aims, comparison, incremental, peers, reload, scratch, timing, tools

ROUNDS = [(1_000, 10), (10_000, 7), (100_000, 3)]
MEMORY_ROUNDS = 3
# What is built on a disk too, for information.
ON_DISK, ROUNDS_ON_DISK = 10_000, 3
MILLION = 1_000_000


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
    if args.million and ("chuyentrang" not in programs or "edits" in args.without):
        raise tools.Unusable("--million is about chuyentrang's builds, edits included")
    reloads = {"edits", "reload"}.isdisjoint(args.without) and "chuyentrang" in programs
    if reloads:
        reload.prepare()
    bystanders = _bystanders(args) if "chuyentrang" in programs and "edits" not in args.without else None
    for articles in sorted(args.sizes):
        used = {name: program for name, program in programs.items() if name != "hugo" or articles <= args.hugo_up_to}
        with scratch.folder(articles, args.work) as place:
            size = _measure_size(articles, used, place, args)
            result["sizes"].append(size)
            if bystanders is not None and articles >= args.edits_from:
                size["edits"] = _measure_edits(articles, used | bystanders, place, args)
                if reloads and articles <= args.reload_up_to:
                    size["reload"] = reload.measure(place, articles, programs["chuyentrang"], args, _note(articles))
        if articles == ON_DISK and "edits" in size and "disk" not in args.without:
            size["on disk"] = _measure_on_disk(articles, programs, bystanders, args)
    if args.million:
        result["million"] = _measure_million(programs, bystanders, args)
    result["aims"] = aims.aims(result)
    return result


def _note(articles):
    return lambda text: print(f"{articles:,} articles: {text}", file=sys.stderr, flush=True)


def _bystanders(args):
    """The programs that take part in builds after edits, by name."""
    others = {name: name for name in ("ninja", "git") if name not in args.without}
    return others | {name: tools.compiled(name) for name in ("statfloor", "measured")}


def _measure_edits(articles, programs, place, args, rounds=None, cases=incremental.CASES):
    timing.clean(place)
    rounds = rounds or args.rounds or next((count for limit, count in incremental.ROUNDS if articles <= limit), 3)
    return incremental.Session(place, articles, programs, args.patience, _note(articles)).run(rounds, cases)


def _measure_on_disk(articles, programs, bystanders, args):
    """Builds with nothing changed and after small edits, on a disk whose pages lie in memory; without Hugo."""
    if not args.disk.is_dir() or scratch.file_system(args.disk) == "tmpfs":
        return None
    with scratch.disk_folder(articles, args.disk) as place:
        _note(articles)(f"on disk, {scratch.file_system(place)}")
        peers.prepare(place, articles, hugo=False)
        used = {"chuyentrang": programs["chuyentrang"]} | bystanders
        measured = _measure_edits(
            articles, used, place, args, args.rounds or ROUNDS_ON_DISK, ("nothing", *incremental.EDITS))
        return measured | {"file system": scratch.file_system(place)}


def _measure_million(programs, bystanders, args):
    """A million articles on a disk, once: whether it completes and what memory that takes."""
    with scratch.disk_folder(MILLION, args.disk) as place:
        note = _note(MILLION)
        note(f"writing the corpus on disk, {scratch.file_system(place)}")
        peers.prepare(place, MILLION, hugo=False)
        used = {"chuyentrang": programs["chuyentrang"]} | {name: bystanders[name] for name in ("statfloor", "measured")}
        session = incremental.Session(place, MILLION, used, args.patience, note, peers.LATE_BUILD_DATE)
        return session.run_once() | {"file system": scratch.file_system(place)}


def _measure_size(articles, programs, place, args):
    note = _note(articles)
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
