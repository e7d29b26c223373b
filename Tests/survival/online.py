"""What stands in a folder, and what must hold of it: whole files, pages before the lists that name them, nothing left over."""

import hashlib
import os
import re
from pathlib import Path

BASE = b"https://thu.example.vn"
NAMED = re.compile(rb'(?:href="|' + re.escape(BASE) + rb')(/[^"<>#?\s]*)')


class Fault(AssertionError):
    """What must hold does not."""


class Snapshot:
    """All files below a folder by path, with their content's hash, and all folders; links are told apart from files."""

    def __init__(self, folder, besides=()):
        self.folder, self.files, self.folders = Path(folder), {}, set()
        # State that lies inside is not what readers get.
        self._walk(os.fspath(folder), "", set(besides))

    def _walk(self, folder, prefix, besides):
        with os.scandir(folder) as entries:
            for entry in entries:
                path = prefix + entry.name
                if path in besides:
                    continue
                if entry.is_symlink():
                    self.files[path] = f"-> {os.readlink(entry.path)}"
                elif entry.is_dir():
                    self.folders.add(path)
                    self._walk(entry.path, path + "/", besides)
                else:
                    with open(entry.path, "rb") as file:
                        self.files[path] = hashlib.blake2b(file.read(), digest_size=12).hexdigest()

    def __eq__(self, other):
        return (self.files, self.folders) == (other.files, other.folders)


def changes(before, after):
    """The paths that differ between two snapshots."""
    return {path for path in before.files.keys() | after.files.keys() if before.files.get(path) != after.files.get(path)}


def difference(expected, found):
    """In words, the first few."""
    lines = [f"{'missing' if path not in found.files else 'left over' if path not in expected.files else 'other bytes'}: {path}"
             for path in sorted(changes(expected, found))]
    lines += [f"folder {'missing' if path in expected.folders else 'left over'}: {path}" for path in sorted(expected.folders ^ found.folders)]
    return f"{len(lines)} differences\n  " + "\n  ".join(lines[:12])


def must_equal(expected, found, what):
    if expected != found:
        raise Fault(f"{what}: {difference(expected, found)}")


def must_be_whole(found, states):
    """Each file is as one of these states has it, and what all of them have is never away."""
    for path, content in found.files.items():
        if not any(state.files.get(path) == content for state in states):
            raise Fault(f"{path} is neither the old file nor the new one, of {(found.folder / path).lstat().st_size} bytes")
    for path in states[0].files.keys() - found.files.keys():
        if all(path in state.files for state in states):
            raise Fault(f"{path} is not there, though the site had it before and has it after")


class Names:
    """The addresses that a list or feed names, read once for each content."""

    def __init__(self):
        self.known = {}

    def of(self, snapshot, path):
        content = snapshot.files[path]
        if content not in self.known:
            text = (snapshot.folder / path).read_bytes()
            self.known[content] = frozenset(
                name[1:].decode() + ("index.html" if name.endswith(b"/") else "") for name in NAMED.findall(text))
        return self.known[content]


def must_be_in_order(found, old, new, pages, names):
    """Lists, feeds and pages name nothing of `pages` (and no style sheet) that is not there.

    The new ones whenever they are online, the old ones as long as they will be replaced: what goes, goes after that. Only where a
    file takes the place of a page does the page go first.
    """
    styles = {path for path in old.files.keys() | new.files.keys() if path.endswith(".css")}
    for path, content in found.files.items():
        if not path.endswith((".html", ".xml")) or path not in new.files:
            continue
        wanted = styles if path in pages else pages | styles
        for name in names.of(found, path) & wanted:
            if name in found.files:
                continue
            if content == new.files[path]:
                raise Fault(f"{path} is online and names {name}, which is not")
            if content == old.files.get(path) and not makes_room(name, new):
                raise Fault(f"{path} is still as it was and names {name}, which is gone already")


def makes_room(path, new):
    """Whether `path` cannot stay where the site is `new`: a file stands above it."""
    parts = path.split("/")
    return path + "/" in new.folders or any("/".join(parts[:count]) in new.files for count in range(1, len(parts)))


def left_in(state):
    """Names in a state folder, numbers and hashes made alike; the size of things is no concern of readers."""
    found = Snapshot(state)
    if "staging" in found.folders or "staging" in found.files:
        raise Fault(f"{state}/staging stays behind")
    return {re.sub(r"[0-9a-f]*[0-9][0-9a-f]*", "N", path) for path in found.files.keys() | found.folders}
