#!/usr/bin/env python3
"""Exact readings of the families "recurring revenue" and "retention and churn", 36 months.

The time of a reading is that within the process: from the moment when the books are kept until
the last byte of the answer. The program shows on a terminal that it keeps the books, and clears
that line when it is done; so it is given a terminal, and the line is watched.
"""

import json
import os
import pty
import select
import statistics
import subprocess
import sys
import time

import books
import common

FAMILIES = ("Recurring revenue", "Retention and churn")
SEGMENT = ("--segment", 'country = "RO"')
# With an unseen segment: figures that are sums, and some that compare customers with themselves.
ADDITIVE = ("mrr", "mrr_movements", "net_new_mrr", "quick_ratio")
OTHERS = ("customer_churn", "nrr", "grr", "cohort_retention")


def main():
    customers = common.scaled(1_000_000)
    with common.Work("ledger-own") as work:
        bundle, data = work / "bundle", work / "data"
        books.make_own(bundle, customers)
        if not data.exists():
            common.run([common.tenure(), "import", str(bundle), "--data", str(data),
                        "--now", common.NOW])  # fmt: skip
        common.warm(data)
        told = json.loads(common.run([common.tenure(), "metrics", "--format", "json"]).out)
        metrics = [it["metric"] for it in told["metrics"] if it["family"] in FAMILIES]
        alone = {metric: median(data, metric) for metric in metrics}
        segment = {metric: median(data, metric, SEGMENT) for metric in (*ADDITIVE, *OTHERS)}
    report(customers, alone, segment)


def median(data, metric: str, more=()) -> tuple[float, float]:
    """Seconds until the books are kept, and from there to the end of the answer."""
    command = books.question(["--data", str(data)], metric, ("--variant", "all", *more))
    done = [watch(command) for _ in range(common.RUNS)]
    kept, answer = (statistics.median(times) for times in zip(*done))
    print(f"  {metric} {' '.join(more)}: {kept:.3f} + {answer:.3f} s", file=sys.stderr)
    return kept, answer


def watch(command: list[str]) -> tuple[float, float]:
    terminal, theirs = pty.openpty()
    out, into = os.pipe()
    start = time.monotonic()
    child = subprocess.Popen(
        command, stdout=into, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    )
    os.close(theirs), os.close(into)
    last, said, wrote = {terminal: 0.0, out: 0.0}, b"", False
    while last:
        for source in select.select(list(last), [], [])[0]:
            try:
                part = os.read(source, 1 << 16)
            except OSError:  # a terminal whose other side is closed
                part = b""
            now = time.monotonic() - start
            if not part:
                del last[source]
            elif source == terminal:
                kept, said = now, said + part
            else:
                answered, wrote = now, True
    os.close(terminal), os.close(out)
    talk = said.decode().split("\r")[-1]
    if child.wait() != 0 or not wrote or "keeping the books" not in said.decode():
        sys.exit(f"{' '.join(command)}\nexit code {child.returncode}\n{talk}")
    if talk != "\x1b[2K":
        sys.exit(f"something was said after the books were kept, so time cannot be told: {talk}")
    return kept, answered - kept


def report(customers, alone, segment):
    kept = statistics.median(kept for kept, _ in [*alone.values(), *segment.values()])
    total = sum(answer for _, answer in alone.values())
    slowest = max(alone, key=lambda metric: alone[metric][1])
    lines = ["| metric, all variants | answer ms | of customers with country RO, ms |"]
    lines.append("|---|---:|---:|")
    for metric, (_, answer) in alone.items():
        part = f"{segment[metric][1] * 1000:,.0f}" if metric in segment else ""
        lines.append(f"| `{metric}` | {answer * 1000:,.0f} | {part} |")
    body = [
        f"{customers:,} customers and {customers * (books.CHANGES + 1):,} movements, 36 months "
        "each, exactly, without a cache of results. The books of the ledger before are loaded and "
        f"kept anew by each process, which takes {kept:.2f} s and is not counted here: what is "
        "counted runs from there to the last byte of the answer. Every metric is asked in a "
        "process of its own with all its variants, so the sum does some work several times. "
        f"Runs of each: {common.RUNS}; load average {common.load()}.",
        "",
        *lines,
        "",
        *common.bars(
            [
                common.Bar(
                    "all together at most 300 ms",
                    f"{total * 1000:,.0f} ms; the slowest is `{slowest}`",
                    total <= 0.3,
                ),
                segment_bar("additive", ADDITIVE, segment, 0.05),
                segment_bar("others", OTHERS, segment, 0.25),
            ]
        ),
        "",
        *common.code(
            "benches/readings.py    # or by hand, with its files:",
            "tenure metric nrr --variant all --grain month "
            f"--from {common.FROM} --to {common.TO} --format csv --data data",
        ),
    ]
    common.publish("readings", "Exact readings", body)


def segment_bar(name, metrics, segment, limit):
    worst = max(metrics, key=lambda metric: segment[metric][1])
    seconds = segment[worst][1]
    return common.Bar(
        f"unseen segment, {name}: at most {limit * 1000:.0f} ms",
        f"{seconds * 1000:,.0f} ms at most (`{worst}`)",
        seconds <= limit,
    )


main()
