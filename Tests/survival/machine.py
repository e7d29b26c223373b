"""What machines do to a build: another file system, two builds at once, a clock set back, a power loss."""

import os
import random
import shutil
import signal
import subprocess
import time

from edits import edit
from kills import Killing
from namespace import mount, mount_memory, with_own_mounts
from online import Fault, must_equal
from published import Published
from small import ARTICLES, changed, remove_folders, small_edit
from sources import Sources
from steps import must_have_strace


def test_other_file_system(work, rng, say, rounds):
    """An output folder that is a mount of its own, of another file system or of the same, holds its state and survives kills."""
    def run():
        for kind in ["another file system", "the same file system"]:
            place = work.new("rieng") / "public"
            if kind == "another file system":
                mount_memory(place, "size=256m")
            else:
                place.mkdir(parents=True)
                (place.parent / "that").mkdir()
                mount("--bind", place.parent / "that", place)
            killing = Killing(work, rng, lambda text: None, articles=ARTICLES, least=300, share=0, output=place, state=place / ".chuyentrang")
            killing.run(max(6, rounds // 20))
            # It lies where readers are served from, and holds the texts of drafts.
            if killing.site.state.stat().st_mode & 0o077:
                raise Fault("other users may look into a state folder that lies in the output folder")
            if os.listdir(place.parent) != ["public"] and kind == "another file system":
                raise Fault(f"beside the mount: {os.listdir(place.parent)}")

    with_own_mounts(run)


def test_durable(work, rng, say, rounds):
    """With --durable the disk is waited for behind the last byte of what is to be moved, and behind the last move."""
    must_have_strace()
    site = Published(work, Sources(rng, 20))
    site.settle(lambda sources: edit(sources, 20))
    for words, least in [(["--durable"], 2), ([], 0)]:
        changed(site)
        calls = work.new("goi")
        process = site.start(*words, before=["strace", "-f", "-qq", "-o", calls, "-e", "trace=sync,renameat,unlinkat,write,pwrite64"])
        site.end(process)
        seen = calls.read_text().splitlines()
        waits = [number for number, line in enumerate(seen) if " sync(" in line]
        # What goes from staging into place; files of the state folder are moved within it.
        moves = [number for number, line in enumerate(seen) if " renameat(" in line and '.new"' not in line and '"."' not in line]
        if len(waits) != least or not moves:
            raise Fault(f"{words}: the disk was waited for {len(waits)} times, with {len(moves)} moves")
        if waits and not waits[0] < moves[0] <= moves[-1] < waits[1]:
            raise Fault(f"the disk was waited for at {waits}, the moves are {moves[0]} to {moves[-1]}")


def test_two_at_once(work, rng, say, rounds):
    """A second build says that it waits; when the first is done, or killed, it builds what the sources are by then."""
    site = Published(work, Sources(rng, ARTICLES))
    site.settle(small_edit)
    waited = 0
    for number in range(8):
        changed(site)
        first = site.start()
        time.sleep(rng.uniform(0.01, 0.06))
        first.send_signal(signal.SIGSTOP)
        target = changed(site)
        others = [site.start(stderr=subprocess.PIPE) for _ in range(rng.randint(1, 3))]
        if is_stopped_in_work(site, first):
            line = others[0].stderr.readline().decode()
            if "Một lần dựng khác đang chạy" not in line:
                raise Fault(f"the second build does not say that it waits, but: {line}")
            waited += 1
        first.send_signal(signal.SIGKILL if number % 2 else signal.SIGCONT)
        # The sources changed under the first one: it may tell of that, but may not crash.
        said = b"".join(first.communicate()).decode()
        if first.returncode not in ([-9, 0] if number % 2 else [0, 1, 3]) or first.returncode in [1, 3] and "lỗi: " not in said:
            raise Fault(f"the first build ends with {first.returncode}\n{said}")
        for other in others:
            site.end(other)
        site.must_be(target, "after two builds at once")
    say(f"  {waited} met")
    if waited < 3:
        raise Fault(f"builds met only {waited} times")


def is_stopped_in_work(site, process):
    """Whether the stopped build holds the lock: another process cannot have it."""
    lock = site.state / "lock"
    inode = lock.stat().st_ino if lock.exists() else None
    with open("/proc/locks") as locks:
        return any(f" {process.pid} " in line and line.split()[5].endswith(f":{inode}") for line in locks)


def test_clock(work, rng, say, rounds):
    """With a clock that jumps back, and stamps of files in the future or put back, every change is seen."""
    if not shutil.which("faketime"):
        raise Fault("faketime is not installed: setup/packages test")
    site = Published(work, Sources(rng, ARTICLES))
    site.settle(small_edit)
    for number in range(10):
        if number % 4 == 0:
            site.rest()
        shift = rng.choice(["-3d", "-1h", "+2d", "-5m", "+0"])
        target = changed(site)
        stamps = rng.choice([0, -86400, 3600, 10**7])
        for path in site.written:
            if stamps and rng.random() < 0.5:
                stamp = time.time() + stamps
                os.utime(site.project / path, (stamp, stamp))
        site.end(site.start(before=["faketime", "-f", shift]))
        site.must_be(target, f"with the clock at {shift}")
        # An edit of the same length with the old stamp is an edit all the same.
        article = rng.choice([article for article in site.sources.articles if article.is_public])
        source = site.project / "content" / article.source
        had = source.stat()
        article.text = article.text[:-1] + rng.choice("!?;")
        site.save()
        os.utime(source, ns=(had.st_atime_ns, had.st_mtime_ns))
        site.finish(site.clean(), f"after an edit with the stamp put back, clock {shift}")
    # Without a date the clock is the date: what was online next year is not online this year.
    article.publish, article.is_draft = "1/1/2025", False
    site.save()
    page, command = site.output / article.address / "index.html", site.command()
    for day, there in [("2024-06-01", False), ("2025-06-01", True), ("2024-07-01", False)]:
        site.end(subprocess.Popen(["faketime", "-f", f"@{day} 08:00:00", *command[:command.index("--date")]],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        if page.exists() != there:
            raise Fault(f"on {day} {page} is {'not ' * there}online")


def test_power_loss(work, rng, say, rounds):
    """After another start of the machine, each output is checked by its content: what a power loss damaged is made anew."""
    boot = "/proc/sys/kernel/random/boot_id"

    def run():
        site = Published(work, Sources(rng, ARTICLES))
        site.settle(small_edit)
        for number in range(4):
            if number % 2 == 0:
                site.rest()
            calm = site.online
            damaged = rng.sample(sorted(calm.files), 5)
            for path in damaged:
                file = site.output / path
                had = file.stat()
                with open(file, "r+b") as open_file:
                    open_file.write(bytes(had.st_size))
                os.utime(file, ns=(had.st_atime_ns, had.st_mtime_ns))
            other = work.new("boot")
            other.write_text(f"{random.Random(number).getrandbits(128):032x}\n")
            mount("--bind", other, boot)
            site.build()
            must_equal(calm, site.look(), "after another start of the machine")
            # What was damaged was put aside, as what somebody else had changed.
            for kept in site.state.glob("kept*"):
                shutil.rmtree(kept)

    with_own_mounts(run)


def test_damaged_state(work, rng, say, rounds):
    """Whatever becomes of the files in the state folder, a build gives the right site; what is no longer known as ours may stay."""
    site = Published(work, Sources(rng, ARTICLES))
    site.settle(small_edit)
    site.rest()
    for number in range(20):
        for _ in range(rng.randint(1, 3)):
            damaged = damage(rng.choice(sorted(path for path in site.state.rglob("*") if path.is_file())), rng)
        target = changed(site) if rng.random() < 0.7 else site.online
        site.build()
        for path in site.look().files.keys() - target.files.keys():
            (site.output / path).unlink()
        remove_folders(site, target)
        must_equal(target, site.look(), f"after {damaged}")
        for kept in site.state.glob("kept*"):
            shutil.rmtree(kept)


def damage(path, rng):
    """As a power loss or a careless hand leaves a file; gives in words what was done."""
    content = bytearray(path.read_bytes())
    kind = rng.choice(["cut", "zeroed", "garbled", "emptied", "removed"])
    if kind == "cut":
        del content[rng.randint(0, len(content)):]
    elif content and kind in ("zeroed", "garbled"):
        start = rng.randrange(len(content))
        length = min(rng.choice([1, 8, 4096]), len(content) - start)
        content[start:start + length] = bytes(length) if kind == "zeroed" else rng.randbytes(length)
    elif kind == "emptied":
        content.clear()
    path.write_bytes(content)
    if kind == "removed":
        path.unlink()
    return f"{path.name} was {kind}"
