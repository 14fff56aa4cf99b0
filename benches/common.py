"""What the benchmarks share: the peer's environment, measuring, comparing, writing down.

Only the standard library is used here. This process stays small on purpose: the peak memory that
the kernel reports for a child is never less than what its parent had when it started it.
"""

import csv
import datetime
import io
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

DUCKDB = "2.0.0"
THREADS = 2
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
SCALE = float(os.environ.get("BENCH_SCALE", "1.0"))
ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"

# All data of the benchmarks lie in these 36 months. The present is fixed, so runs can be repeated.
FROM, TO, NOW = "2023-01", "2026-01", "2026-01-02T00:00:00Z"
FIRST_DAY, LAST_DAY = "2023-01-01", "2026-01-01"


def cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "tenure"


def scaled(count: int) -> int:
    """A size at the scale that was asked for."""
    return max(1, round(count * SCALE))


def tenure() -> str:
    """The binary that is measured."""
    binary = os.environ.get("TENURE") or shutil.which("tenure")
    if not binary or not Path(binary).exists():
        sys.exit("TENURE=<binary> must name the tenure binary; `make bench` does that")
    return str(Path(binary).resolve())


def peer_python() -> str:
    """Python with DuckDB, in a virtual environment that is made once."""
    home = cache() / f"bench-duckdb-{DUCKDB}"
    python = home / "bin" / "python"
    done = home / "done"
    if not done.exists():
        print(f"making an environment with DuckDB {DUCKDB}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", f"duckdb=={DUCKDB}"]
        subprocess.run(pip, check=True)
        done.touch()
    return str(python)


class Work:
    """A folder for data, removed at the end unless BENCH_KEEP is set."""

    def __init__(self, name: str):
        base = Path(os.environ.get("BENCH_DIR") or cache() / "bench")
        base.mkdir(parents=True, exist_ok=True)
        self.keep = bool(os.environ.get("BENCH_KEEP"))
        if self.keep:
            self.path = base / f"{name}-{SCALE:g}"
            self.path.mkdir(exist_ok=True)
        else:
            self.path = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=base))

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_):
        if not self.keep:
            shutil.rmtree(self.path)


@dataclass
class Run:
    """One run of one process."""

    wall: float  # seconds, from start to end of the process
    cpu: float  # seconds of user and system together
    rss: int  # bytes, at its peak
    out: str  # what it printed
    inner: float | None = None  # seconds by the process's own clock, where it tells


def run(command: list[str], ok=(0,), limit: int | None = None) -> Run:
    """Runs a command to its end and measures it. `limit` bounds its address space, in bytes."""
    shown = " ".join(command)

    def bound():
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        child = subprocess.Popen(
            command, stdout=out, stderr=err, preexec_fn=bound if limit else None
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        text, talk = out.read().decode(), err.read().decode()
    if child.returncode not in ok:
        raise RuntimeError(f"{shown}\nexit code {child.returncode}\n{talk[-4000:]}")
    inner = re.search(r"^peer seconds ([0-9.]+)$", talk, re.M)
    cpu = usage.ru_utime + usage.ru_stime
    seconds = float(inner[1]) if inner else None
    return Run(wall, cpu, usage.ru_maxrss * 1024, text, seconds)


def peer(sql: str, ok=(0,)) -> Run:
    """Runs SQL statements in DuckDB in a process of its own; prints the last one's rows as CSV."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(sql)
        file.flush()
        script = str(Path(__file__).with_name("peer.py"))
        return run([peer_python(), script, file.name, str(THREADS)], ok)


@dataclass
class Measured:
    """The median of several runs, by the time that counts."""

    name: str
    seconds: float
    least: float
    most: float
    cpu: float
    rss: int
    out: str


def measure(name: str, once, before=lambda: None, runs: int = RUNS) -> Measured:
    """Runs `once` several times. What a process tells of its own time counts before its wall time:
    it leaves out the start of the peer's interpreter."""
    done = []
    for number in range(runs):
        before()
        it = once()
        done.append(it)
        print(f"  {name}, run {number + 1}: {seconds_of(it):.3f} s", file=sys.stderr)
    return measured(name, done)


def measured(name: str, done: list[Run]) -> Measured:
    times = [seconds_of(it) for it in done]
    cpu = statistics.median(it.cpu for it in done)
    rss = max(it.rss for it in done)
    return Measured(
        name, statistics.median(times), min(times), max(times), cpu, rss, done[-1].out
    )


def seconds_of(it: Run) -> float:
    return it.wall if it.inner is None else it.inner


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def same(what: str, ours: dict, theirs: dict):
    """Stops unless both say the same."""
    for key in sorted(set(ours) | set(theirs), key=str):
        if ours.get(key) != theirs.get(key):
            sys.exit(f"{what} differ at {key}: tenure {ours.get(key)}, peer {theirs.get(key)}")
    if not ours:
        sys.exit(f"{what}: there is nothing to compare")


def decimal(text: str) -> Decimal:
    return Decimal(text).normalize() + 0


def warm(folder: Path):
    """Reads all files of a folder, so that they are in the page cache."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                while file.read(1 << 22):
                    pass


def remove(*folders: Path):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


# --- what goes into docs/benchmarks.md


@dataclass
class Bar:
    """Something that is wanted, and what came of it."""

    wanted: str
    got: str
    met: bool | None


def table(measured: list[Measured]) -> list[str]:
    lines = [
        "| | median s | least–most s | CPU s | peak memory MiB |",
        "|---|---:|---:|---:|---:|",
    ]
    for it in measured:
        lines.append(
            f"| {it.name} | {it.seconds:.3f} | {it.least:.3f}–{it.most:.3f} "
            f"| {it.cpu:.2f} | {it.rss / 2**20:,.0f} |"
        )
    return lines


def bars(all_bars: list[Bar]) -> list[str]:
    lines = ["| bar | measured | met |", "|---|---|---|"]
    for it in all_bars:
        met = {True: "yes", False: "**no**", None: "–"}[it.met]
        lines.append(f"| {it.wanted} | {it.got} | {met} |")
    return lines


def faster(ours: Measured, theirs: Measured) -> float:
    return theirs.seconds / ours.seconds


def setting() -> str:
    """Machine and versions, in a sentence."""
    model = next(
        (line.split(":", 1)[1].strip() for line in lines_of("/proc/cpuinfo") if "model name" in line),
        platform.processor() or "unknown processor",
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    version = subprocess.run([tenure(), "--version"], capture_output=True, text=True).stdout.strip()
    built = datetime.datetime.fromtimestamp(Path(tenure()).stat().st_mtime, datetime.UTC)
    git = ["git", "log", "-1", f"--before={built.isoformat()}", "--format=%h"]
    commit = subprocess.run(git, capture_output=True, text=True, cwd=ROOT).stdout.strip()
    return (
        f"{datetime.date.today().isoformat()} · {version} (built {built:%Y-%m-%d %H:%M} UTC, "
        f"after commit {commit}), DuckDB {DUCKDB} with "
        f"{THREADS} threads, Python {platform.python_version()} · {os.cpu_count()} × {model}, "
        f"{memory:.0f} GiB, {platform.system()} {platform.release().split('-')[0]}"
    )


def lines_of(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def load() -> str:
    """How busy the machine is: a benchmark on a busy machine is worth little."""
    return f"{os.getloadavg()[0]:.1f}"


def publish(name: str, title: str, body: list[str]):
    """Prints a row of benchmarks, and at full scale puts it into the page, between its markers."""
    text = "\n".join([f"## {title}", "", setting() + ".", "", *body]).strip() + "\n"
    print(text)
    if SCALE != 1.0 and not os.environ.get("BENCH_WRITE"):
        print(f"BENCH_SCALE is {SCALE:g}: {PAGE.name} stays as it is", file=sys.stderr)
        return
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = PAGE.read_text()
    block = f"{begin}\n\n{text}\n{end}"
    if begin not in page:
        sys.exit(f"{PAGE} has no {begin}")
    before, rest = page.split(begin, 1)
    PAGE.write_text(before + block + rest.split(end, 1)[1])


def code(*commands: str) -> list[str]:
    return ["```sh", *commands, "```"]
