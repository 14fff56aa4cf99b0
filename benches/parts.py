"""Where the time of a command goes, by `perf`, where it is installed.

A sample belongs to the first part below that any of its frames matches, so what allocation and
page faults cost is with the part that wanted the memory.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

PARTS = [
    (name, re.compile(pattern))
    for name, pattern in (
        ("load: columns found by name", "column_by_name|column_with_name|Schema::index_of"),
        ("load: texts to numbers", "Symbols::|CustomerTable::number"),
        ("load: versions in force", "load::versions"),
        ("load: sort and group by customer", "load::group|Loader::group"),
        ("use: roll up events", "engine::usage"),
        ("import: partition and arrange events", "store::events"),
        ("import: encode and write runs", "store::file|ArrowWriter|run writer|HashingFile"),
        ("import: tell versions, hash", "store::(judge|keyset|hash|versions|prior|writer|table_w)"),
        ("import: rows to columns, checked", "tenure_connectors"),
        ("decode Parquet", "parquet::|arrow_select|arrow_cast"),
        ("load: rows to facts", "engine::load"),
        ("ledger: facts to steps", "tenure_ledger|Book::keep|engine::book::partition"),
        ("kept books: read or write steps", "engine::kept|store::numbers"),
        ("readings: sum measures", "engine::(sweep|query|classes|cohorts|rows)|tenure_metrics"),
        ("free memory", "drop_in_place|exit_mmap|do_exit|munmap"),
    )
]


def table(title: str, command: list[str]) -> list[str]:
    """A table of the parts of a command's processor time; nothing without `perf`."""
    if not shutil.which("perf"):
        return []
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as folder:
        data = f"{folder}/perf.data"
        record = ["perf", "record", "-q", "-F", "97", "--call-graph", "dwarf,16384", "-o", data]
        done = subprocess.run(
            [*record, "--", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if done.returncode:
            return []
        script = ["perf", "script", "-i", data, "-F", "comm,ip,sym", "--no-inline"]
        with subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
            counts = count(child.stdout)
    total = sum(counts.values())
    lines = [f"Where the processor time goes, {title}:", ""]
    lines += ["| part | share |", "|---|---:|"]
    for name, samples in sorted(counts.items(), key=lambda it: -it[1]):
        lines.append(f"| {name} | {100 * samples / total:.0f} % |")
    return ["", *lines] if total else []


def count(stream) -> dict[str, int]:
    counts: dict[str, int] = {}
    stack: list[str] = []
    for line in (*stream, b"\n"):
        if line.strip():
            stack.append(line.decode(errors="replace"))
            continue
        if stack:
            name = part("".join(stack))
            counts[name] = counts.get(name, 0) + 1
        stack = []
    return counts


def part(stack: str) -> str:
    return next((name for name, pattern in PARTS if pattern.search(stack)), "other")


if __name__ == "__main__":
    print("\n".join(table("command", sys.argv[1:]) or ["no perf, or the command failed"]))
