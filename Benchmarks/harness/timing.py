"""Wall and CPU time by hyperfine, peak memory by GNU time, the programs taking turns."""
import json
import shlex
import statistics
import subprocess

from . import quiet
from .tools import Unusable


class Failed(Unusable):
    """A program ended with an error."""


def _clean(place):
    """The command that takes away all outputs, state beside them and caches: every build is a cold one, and no program
    runs beside the pages of another."""
    out = shlex.quote(str(place / "out"))
    cache = shlex.quote(str(place / "cache"))
    return f"rm -rf {out} {cache} && mkdir {out}"


def build_once(peer, place, *more):
    """An untimed build into what the last call left, so that outputs stand side by side; its standard output and error."""
    done = subprocess.run(peer.command + list(more), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise Failed(f"{shlex.join(peer.command)} ended with {done.returncode}:\n{done.stdout[:4000]}")
    return done.stdout


def clean(place):
    """Takes away what earlier builds wrote."""
    subprocess.run(["sh", "-c", _clean(place)], check=True)


def time_round(peers, place, number, patience):
    """One timed run of each peer; the order turns from round to round, so that no one always runs after the same."""
    turn = number % len(peers)
    return {peer.name: _time(peer, place, patience) for peer in peers[turn:] + peers[:turn]}


def _time(peer, place, patience):
    export = place / "hyperfine.json"
    # Here too, so that what hyperfine prepares is nothing and does not count as the work of others.
    clean(place)
    quiet.wait(patience)
    before = quiet.busy()
    done = subprocess.run(
        ["hyperfine", "--shell=none", "--runs=1", "--style=none", "--prepare", shlex.join(["sh", "-c", _clean(place)]),
         "--export-json", str(export), shlex.join(peer.command)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise Failed(f"{shlex.join(peer.command)} failed under hyperfine:\n{done.stdout[:4000]}")
    spent = quiet.busy() - before
    measured = json.loads(export.read_text())["results"][0]
    wall, user, system = measured["times"][0], measured["user"], measured["system"]
    return {"wall": wall, "user": user, "system": system, "others": round(quiet.foreign(spent, user + system, wall), 3)}


def peak_memory(peer, place):
    """The largest resident set of a cold build in KB.

    GNU time, not this process, starts the program: Linux counts what a process held before exec into its peak, and
    Python holds more than the floor ever does.
    """
    clean(place)
    report = place / "memory.txt"
    done = subprocess.run(["/usr/bin/time", "-f", "%M", "-o", str(report)] + peer.command,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise Failed(f"{shlex.join(peer.command)} ended with {done.returncode}:\n{done.stderr[:4000]}")
    return int(report.read_text().split()[-1])


def summary(rounds, memory):
    """Medians and the range of what was measured of one program."""
    figures = {key: statistics.median(one[key] for one in rounds) for key in ("wall", "user", "system")}
    walls = [one["wall"] for one in rounds]
    return figures | {
        "cpu": statistics.median(one["user"] + one["system"] for one in rounds),
        "others": statistics.median(one["others"] for one in rounds),
        "wall_least": min(walls), "wall_most": max(walls),
        "peak_kb": statistics.median(memory), "runs": rounds, "peak_kb_runs": memory,
    }
