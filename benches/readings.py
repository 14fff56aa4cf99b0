#!/usr/bin/env python3
"""Exact readings of the families "recurring revenue" and "retention and churn", 36 months.

All are asked of one process, `tenure shell`, which keeps the books in memory and no results. It
says itself how long each answer took, from the line that was read to the last byte written.
"""

import json
import statistics
import subprocess
import sys

import books
import common

FAMILIES = ("Recurring revenue", "Retention and churn")
SEGMENT = "--segment 'country = \"RO\"'"
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
        with Shell(data) as shell:
            loading = shell.ask("metric mrr --format csv")
            alone = {metric: shell.median(metric) for metric in metrics}
            segment = {metric: shell.median(metric, SEGMENT) for metric in (*ADDITIVE, *OTHERS)}
            memory = shell.memory()
    report(customers, loading, alone, segment, memory)


class Shell:
    """A running `tenure shell`."""

    def __init__(self, data):
        command = [common.tenure(), "shell", "--data", str(data), "--timings", "--now", common.NOW]
        self.child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.stdin.close()
        if self.child.wait() not in (0, 1):
            sys.exit(f"tenure shell ended with exit code {self.child.returncode}")

    def ask(self, question: str) -> float:
        """Seconds until it was answered."""
        self.child.stdin.write(question + "\n")
        self.child.stdin.flush()
        told = self.child.stderr.readline().split()
        if len(told) != 2 or told[1] != "s":
            sys.exit(f"{question}: {' '.join(told)}")
        return float(told[0])

    def median(self, metric: str, more: str = "") -> float:
        span = f"--grain month --from {common.FROM} --to {common.TO}"
        question = f"metric {metric} --variant all {span} --format csv {more}"
        done = statistics.median(self.ask(question) for _ in range(common.RUNS))
        print(f"  {metric} {more}: {done:.3f} s", file=sys.stderr)
        return done

    def memory(self) -> int:
        """Its peak memory in MiB."""
        status = open(f"/proc/{self.child.pid}/status").read()
        return int(status.split("VmHWM:")[1].split()[0]) // 1024


def report(customers, loading, alone, segment, memory):
    slowest = max(alone, key=alone.get)
    lines = ["| metric, all variants | answer ms | of customers with country RO, ms |"]
    lines.append("|---|---:|---:|")
    for metric, seconds in alone.items():
        part = f"{segment[metric] * 1000:,.0f}" if metric in segment else ""
        lines.append(f"| `{metric}` | {seconds * 1000:,.0f} | {part} |")
    body = [
        f"{customers:,} customers and {customers * (books.CHANGES + 1):,} movements, 36 months "
        "each, exactly. All are asked of one process, `tenure shell`, which keeps the books in "
        f"memory ({memory:,} MiB at most) and no results; loading them took {loading:.1f} s and is "
        "not counted. Each metric is asked with all its variants at once. A fifth of the "
        f"customers is in the segment. Runs of each: {common.RUNS}; load average {common.load()}.",
        "",
        *lines,
        "",
        *common.bars(
            [
                common.Bar(
                    "each at most 300 ms",
                    f"{alone[slowest] * 1000:,.0f} ms at most (`{slowest}`); "
                    f"{sum(seconds <= 0.3 for seconds in alone.values())} of {len(alone)} are, "
                    f"all together {sum(alone.values()):.1f} s",
                    alone[slowest] <= 0.3,
                ),
                segment_bar("additive", ADDITIVE, segment, 0.05),
                segment_bar("others", OTHERS, segment, 0.25),
            ]
        ),
        "",
        *common.code(
            "benches/readings.py    # or by hand, with its files:",
            "tenure shell --data data --timings",
            f"metric nrr --variant all --grain month --from {common.FROM} --to {common.TO} "
            "--format csv",
        ),
    ]
    common.publish("readings", "Exact readings", body)


def segment_bar(name, metrics, segment, limit):
    worst = max(metrics, key=segment.get)
    seconds = segment[worst]
    return common.Bar(
        f"unseen segment, {name}: at most {limit * 1000:.0f} ms",
        f"{seconds * 1000:,.0f} ms at most (`{worst}`)",
        seconds <= limit,
    )


main()
