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
    """Measures the books of so many million customers: imported, made from the facts, asked. What
    went wrong, where they do not fit."""
    customers = common.scaled(millions * 1_000_000)
    bundle, data = work / "bundle", work / "data"
    label = f"{customers * books.CHANGES:,} changes, {name}"
    try:
        books.make_own(bundle, customers, order)
        command = [common.tenure(), "import", str(bundle), "--data", str(data),
                   "--now", common.NOW]  # fmt: skip
        empty = lambda: common.remove(data)  # noqa: E731
        imported = common.measure(f"{label}: import", run_of(command), empty, 1)
        common.warm(data)
        command = books.question(["--data", str(data)])
        forget = lambda: common.remove(data / "derived")  # noqa: E731
        runs = min(common.RUNS, 3 if millions == 1 else 1)
        made = common.measure(f"{label}: books made, first question", run_of(command), forget, runs)
        kept = common.measure(f"{label}: later question", run_of(command))
        if made.out != kept.out or not kept.out.strip():
            raise RuntimeError("what was made and what is kept say other things")
        return {"imported": imported, "made": made, "kept": kept}
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return f"{label}: {str(error).splitlines()[-1]}"
    finally:
        common.remove(bundle, data)


def run_of(command):
    return lambda: common.run(command, limit=LIMIT)


def report(measured):
    done = [it for *_, small, large in measured for it in (small, large)]
    failed = [it for it in done if isinstance(it, str)]
    rows = [row for it in done if not isinstance(it, str) for row in it.values()]
    all_bars = [bar for row in measured for bar in bars(*row)]
    body = [
        "Ten times the customers of the first ledger, with ten changes each; the stored runs keep "
        "the order in which rows were imported. The first question makes the books from the facts, "
        "some customers at a time, and keeps their steps; later ones sum the steps as they are "
        "read. An import makes them too, so its time and memory have both, and the judging of all "
        f"rows. Load average {common.load()}.",
        "",
        *common.table(rows),
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
    all_bars = []
    for key, what in {"made": "books made from the facts", "kept": "later question"}.items():
        wanted = (f"{name}, {what}: at most {times} × the time",
                  f"{name}, {what}: at most {gib} GiB")  # fmt: skip
        if isinstance(small, str) or isinstance(large, str):
            all_bars += [common.Bar(it, "it did not finish", False) for it in wanted]
            continue
        ratio = large[key].seconds / small[key].seconds
        memory = large[key].rss / 2**30
        all_bars += [
            common.Bar(wanted[0], f"{ratio:.1f} ×", ratio <= times),
            common.Bar(wanted[1], f"{memory:.2f} GiB", memory <= gib),
        ]
    return all_bars


main()
