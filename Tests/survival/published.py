"""A project with its sources and its output folder, built by the program as a user would."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from online import Fault, Snapshot, left_in, must_equal

# Vietnamese whatever the language of the machine is.
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "vi_VN.UTF-8"}


class Workplace:
    """A folder in memory, where many small files cost little, gone at the end; other users may come in too."""

    def __init__(self, program):
        memory = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="survival-", dir=memory if os.access(memory, os.W_OK) else None))
        self.folder.chmod(0o755)
        # A copy: neither the program nor a folder above it need be open to others, and nobody builds another one meanwhile.
        self.program = Path(shutil.copy(program, self.folder / "chuyentrang"))
        self.program.chmod(0o755)
        self.count = 0
        self.doomed = []

    def new(self, name):
        self.count += 1
        return self.folder / f"{self.count}-{name}"

    def discard(self, folder):
        """Removes it in the background."""
        self.doomed.append(subprocess.Popen(["rm", "-rf", folder]))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.doomed:
            process.wait()
        # What a killed program had started may still be writing.
        while self.folder.exists():
            subprocess.run(["chmod", "-R", "u+rwx", self.folder], stderr=subprocess.DEVNULL)
            subprocess.run(["rm", "-rf", self.folder], stderr=subprocess.DEVNULL)


class Published:
    """A site at one place: `sources` as they are to be built, `online` what was there when it was last looked at."""

    def __init__(self, work, sources, name="trang", output=None, state=None):
        self.work, self.sources = work, sources
        self.project = work.new(name)
        self.output = output or self.project / "public"
        self.state = state or self.output.with_name(f".{self.output.name}.chuyentrang")
        self.written = {}
        self.calm = set()
        self.save()

    def save(self):
        """Writes the sources as they are to be."""
        self.written = self.sources.write(self.project, self.written)

    def command(self, *words, output=None):
        return [self.work.program, "build", "--project", self.project, "--output", output or self.output,
                "--date", f"{self.sources.day}T08:00:00+07:00", *words]

    def start(self, *words, before=(), **how):
        """Starts a build and gives its process."""
        how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": ENVIRONMENT, **how}
        return subprocess.Popen([*before, *self.command(*words)], **how)

    def build(self, *words, status=0, says=(), **how):
        """Builds to the end; gives what was said."""
        return self.end(self.start(*words, **how), status, says)

    def end(self, process, status=0, says=()):
        """Waits for a build; gives what was said."""
        out, err = process.communicate(timeout=300)
        said = (out or b"").decode() + (err or b"").decode()
        missing = [word for word in says if word not in said]
        if process.returncode != status or missing:
            raise Fault(f"status {process.returncode} instead of {status}, not said: {missing}\n{said[-3000:]}")
        return said

    def look(self):
        """What is online, now and in `online` until it is looked at again."""
        self.online = Snapshot(self.output, besides=[self.state.name])
        return self.online

    def clean(self):
        """What a build from nothing into a fresh folder makes of the sources."""
        fresh = self.work.new("sach")
        done = subprocess.run(self.command("--clean", output=fresh / "public"), capture_output=True, env=ENVIRONMENT, timeout=300)
        if done.returncode != 0:
            raise Fault(f"the clean build ends with {done.returncode}\n{done.stderr.decode()[-3000:]}")
        snapshot = Snapshot(fresh / "public")
        self.work.discard(fresh)
        return snapshot

    def finish(self, expected, what):
        """Builds to the end, which must give what is expected, and leave nothing behind."""
        said = self.build()
        self.must_be(expected, what)
        return said

    def must_be(self, expected, what):
        """This is online, all of it, and the state folder is tidy."""
        must_equal(expected, self.look(), what)
        self.must_be_tidy(what)

    def must_be_tidy(self, what):
        """The state folder holds nothing that no undisturbed build leaves there."""
        strange = left_in(self.state) - self.calm
        if self.calm and strange:
            raise Fault(f"{what}: left in the state folder: {sorted(strange)[:10]}")

    def must_be_alone(self):
        """Nothing else of the project was written to: the sources are as they were saved, and nothing lies beside them."""
        own = {"content", "templates", self.output.name, self.state.name}
        if set(os.listdir(self.project)) - own:
            raise Fault(f"beside the sources: {sorted(set(os.listdir(self.project)) - own)}")
        for folder in ["content", "templates"]:
            found = {path.relative_to(self.project).as_posix(): path.read_bytes()
                     for path in (self.project / folder).rglob("*") if path.is_file()}
            if found != {path: content for path, content in self.written.items() if path.startswith(f"{folder}/")}:
                raise Fault(f"{folder}/ is not what was saved there")

    def settle(self, edit):
        """Two builds that nothing disturbs: what they keep in the state folder is what may be there."""
        self.finish(self.clean(), "the first build")
        found = left_in(self.state)
        edit(self.sources)
        self.save()
        self.finish(self.clean(), "the second build")
        # What a few edits changed is noted behind the memo, whenever it comes to that.
        self.calm = found | left_in(self.state) | {"memo.journal"}
        self.finish(self.look(), "the third build, of nothing new")

    def rest(self):
        """Waits until stamps are old enough to be relied on, and lets a build take note of them."""
        time.sleep(2.1)
        self.finish(self.online, "a build of nothing new after a rest")
