"""How much of the processors others use: what decides whether a wall time can be believed."""
import os
import time

TICK = os.sysconf("SC_CLK_TCK")


def busy():
    """Seconds of processor time spent so far on the processors that this process is bound to, by anybody; time that the
    host of a virtual machine took away counts."""
    mine = {f"cpu{number}" for number in os.sched_getaffinity(0)}
    total = 0
    with open("/proc/stat") as file:
        for line in file:
            name, *fields = line.split()
            if name in mine:
                user, nice, system, _idle, _waiting, irq, softirq, steal = map(int, fields[:8])
                total += user + nice + system + irq + softirq + steal
    return total / TICK


def wait(patience, limit=0.1, window=1.0):
    """Waits until the processors were idle but for `limit` of them during `window` seconds, at most `patience` seconds.
    The share that others used in the last of these windows; all of them where none was waited for."""
    end = time.monotonic() + patience
    share = 1.0
    while time.monotonic() < end:
        before, start = busy(), time.monotonic()
        time.sleep(window)
        share = (busy() - before) / ((time.monotonic() - start) * len(os.sched_getaffinity(0)))
        if share <= limit:
            break
    return round(share, 3)


def foreign(spent, own, wall):
    """The share of the processors that others used while a program ran for `wall` seconds and used `own` of the `spent`."""
    return max(0.0, (spent - own) / (wall * len(os.sched_getaffinity(0))))
