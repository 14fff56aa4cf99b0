#!/usr/bin/env python3
"""The ledger of 100 million changes against that of 10 million: run with BENCH_LARGE=1."""

import os
import sys

import books
import common

ORDERS = {"sorted by customer": ("n, k", 11, 1), "in any order": ("hash(n, k, 8)", 15, 3)}
# A process that wants more address space than this is stopped, before the machine suffers.
LIMIT = int(float(os.environ.get("BENCH_LIMIT_GIB", "20")) * 2**30)


def main():
    if not os.environ.get("BENCH_LARGE"):
        print("skipped: BENCH_LARGE=1 runs it; it wants an hour, 20 GiB of disk and of memory")
        return
    measured = []
    with common.Work("ledger-scale") as work:
        for name, (order, *bars) in ORDERS.items():
            sizes = [one(work, name, order, millions) for millions in (1, 10)]
            measured.append((name, bars, *sizes))
    report(measured)


def one(work, name, order, millions):
    """Measures the books of so many million customers; what went wrong, where they do not fit."""
    customers = common.scaled(millions * 1_000_000)
    bundle, data = work / "bundle", work / "data"
    label = f"{customers * books.CHANGES:,} changes, {name}"
    try:
        books.make_own(bundle, customers, order)
        common.run([common.tenure(), "import", str(bundle), "--data", str(data),
                    "--now", common.NOW])  # fmt: skip
        common.warm(data)
        command = books.question(["--data", str(data)])
        return common.measure(label, lambda: common.run(command, limit=LIMIT))
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return f"{label}: {str(error).splitlines()[-1]}"
    finally:
        common.remove(bundle, data)


def report(measured):
    done = [it for *_, small, large in measured for it in (small, large)]
    failed = [it for it in done if isinstance(it, str)]
    all_bars = [bar for row in measured for bar in bars(*row)]
    body = [
        "Ten times the customers of the first ledger, with ten changes each; the stored runs keep "
        f"the order in which rows were imported. Load average {common.load()}.",
        "",
        *common.table([it for it in done if not isinstance(it, str)]),
        "",
        *(f"- {it}" for it in failed),
        *([""] if failed else []),
        *common.bars(all_bars),
        "",
        *common.code("BENCH_LARGE=1 benches/ledger_scale.py"),
    ]
    common.publish("ledger-scale", "Ten times as much", body)


def bars(name, limits, small, large):
    times, gib = limits
    wanted = (f"{name}: at most {times} × the time", f"{name}: at most {gib} GiB")
    if isinstance(small, str) or isinstance(large, str):
        return [common.Bar(it, "it did not finish", False) for it in wanted]
    ratio, memory = large.seconds / small.seconds, large.rss / 2**30
    return [
        common.Bar(wanted[0], f"{ratio:.1f} ×", ratio <= times),
        common.Bar(wanted[1], f"{memory:.2f} GiB", memory <= gib),
    ]


main()
