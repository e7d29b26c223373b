"""One run of a program: wall time, processor time, peak memory. For runs of a few milliseconds, where the window of an edit
closes before hyperfine has started; `floor/measured.c` starts the program and waits for it."""
import shlex
import statistics
import subprocess

from . import quiet
from .timing import Failed

# Below it, the kernel's ticks say nothing of what others did meanwhile.
LONG = 0.5


def launch(launcher, command, folder, place):
    """Runs `command` in `folder`; figures of it as a dict. `place` is for the notes of the launcher."""
    report, log = place / "measured.txt", place / "measured.log"
    before = quiet.busy()
    with open(log, "wb") as output:
        done = subprocess.run([launcher, report, *command], cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    spent = quiet.busy() - before
    if done.returncode != 0:
        said = log.read_text(encoding="utf-8", errors="replace")
        raise Failed(f"{shlex.join(map(str, command))} ended with {done.returncode}:\n{said[:4000]}")
    wall, user, system, peak = map(int, report.read_text().split())
    one = {"wall": wall / 1e9, "user": user / 1e9, "system": system / 1e9, "peak_kb": peak}
    if one["wall"] > LONG:
        one["others"] = round(quiet.foreign(spent, one["user"] + one["system"], one["wall"]), 3)
    return one


def summary(runs):
    """Medians of runs, their range, and the largest peak of all of them."""
    figures = {key: statistics.median(run[key] for run in runs) for key in ("wall", "user", "system")}
    walls = [run["wall"] for run in runs]
    return figures | {
        "cpu": statistics.median(run["user"] + run["system"] for run in runs),
        "others": statistics.median(run["others"] for run in runs),
        "wall_least": min(walls), "wall_most": max(walls),
        "peak_kb": max(run["peak_kb"] for run in runs), "runs": runs,
    }
