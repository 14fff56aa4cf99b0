#!/usr/bin/env python3
"""Exact readings of the families "recurring revenue" and "retention and churn", 36 months.

All are asked of one process, `tenure shell`, which keeps the books in memory and no results. It
says itself how long each answer took, from the line that was read to the last byte written.
"""

import json

import books
import common
from shell import Shell

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
            alone = {metric: shell.median(question(metric)) for metric in metrics}
            split = (*ADDITIVE, *OTHERS)
            segment = {metric: shell.median(question(metric, SEGMENT)) for metric in split}
            memory = shell.memory()
    report(customers, loading, alone, segment, memory)


def question(metric: str, more: str = "") -> str:
    span = f"--grain month --from {common.FROM} --to {common.TO}"
    return f"metric {metric} --variant all {span} --format csv {more}"


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
