"""Two output folders that have to be the same, byte for byte."""
import os

SHOWN = 10


def files(folder):
    """The paths of all files below a folder, relative to it, sorted."""
    found = []
    for path, folders, names in os.walk(folder):
        start = os.path.relpath(path, folder)
        found += [os.path.normpath(os.path.join(start, name)) for name in names]
    return sorted(found)


def differences(one, other, names):
    """What differs between two folders, a line for each file; `names` says what they are."""
    left, right = files(one), files(other)
    lines = [f"{name}: only in {names[0]}" for name in sorted(set(left) - set(right))]
    lines += [f"{name}: only in {names[1]}" for name in sorted(set(right) - set(left))]
    for name in sorted(set(left) & set(right)):
        if _bytes(one, name) != _bytes(other, name):
            lines.append(f"{name}: other bytes in {names[0]} than in {names[1]}")
    more = [f"and {len(lines) - SHOWN} more like it"] if len(lines) > SHOWN else []
    return lines[:SHOWN] + more


def _bytes(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()
