#!/usr/bin/env python3
"""The ledger from our own Parquet runs, against DuckDB on the same files."""

import books
import common
import parts


def main():
    customers = common.scaled(1_000_000)
    with common.Work("ledger-own") as work:
        bundle, data = work / "bundle", work / "data"
        books.make_own(bundle, customers)
        if not data.exists():
            common.run([common.tenure(), "import", str(bundle), "--data", str(data),
                        "--now", common.NOW])  # fmt: skip
        runs = data / "runs"
        common.warm(runs)
        ask = lambda: common.run(books.question(["--data", str(data)]))  # noqa: E731
        first = common.measure(
            "tenure, first question after an import", ask, lambda: common.remove(data / "derived")
        )
        ours = common.measure("tenure, every later question", ask)
        short = common.measure(
            "DuckDB, knowing the shape", lambda: common.peer(books.own_short(runs))
        )
        general = common.measure(
            "DuckDB, in general", lambda: common.peer(books.own_general(runs))
        )
        said = books.ours(ours.out)
        for peer in (short, general):
            common.same("movements", said, books.theirs(peer.out, 10_000))
        books.check_counts(["--data", str(data)], short.out)
        files, kept = common.size(runs), common.size(data / "derived")
        where = parts.table("a later question", books.question(["--data", str(data)]))
        common.remove(data / "derived")
        where += parts.table("the first question", books.question(["--data", str(data)]))
    report(customers, (files, kept), (first, ours), short, general, where)


def report(customers, sizes, own, short, general, where):
    (files, kept), (first, ours) = sizes, own
    times = common.faster(ours, short)
    memory = ours.rss / short.rss
    body = [
        f"{customers:,} customers with one subscription each and "
        f"{customers * books.CHANGES:,} changes of it over 36 months, in one currency, "
        f"{files / 2**20:,.0f} MiB of stored runs. The question: movements of each month by kind, "
        "and the customers at its end. The rows are identical; load average "
        f"{common.load()}.",
        "",
        "The first question after an import makes the ledger of all customers from the facts and "
        f"keeps its steps beside them as Parquet ({kept / 2**20:,.0f} MiB); every later one, of "
        "whatever period, grain or metric that needs no names, reads the steps and sums them. "
        "Both are whole processes. DuckDB reads the facts each time. The bars are about later "
        "questions.",
        "",
        "DuckDB answers twice: once with SQL that knows that customers have one subscription and "
        "never two changes a day, once with SQL that holds in general. The bar is against the "
        "first.",
        "",
        *common.table([first, ours, short, general]),
        "",
        *common.bars(
            [
                common.Bar(
                    "at least 8 × faster than DuckDB",
                    f"{times:.2f} × ({common.faster(ours, general):.2f} × in general)",
                    times >= 8,
                ),
                common.Bar("no more memory than DuckDB", f"{memory:.2f} ×", memory <= 1),
                common.Bar(
                    "first question, for comparison",
                    f"{common.faster(first, short):.2f} × "
                    f"({common.faster(first, general):.2f} × in general), "
                    f"memory {first.rss / short.rss:.2f} ×",
                    None,
                ),
            ]
        ),
        *where,
        "",
        *common.code(
            "benches/ledger_own.py    # or by hand, with its files:",
            "tenure import bundle --data data",
            "tenure metric mrr_movements --variant all --grain month "
            f"--from {common.FROM} --to {common.TO} --format csv --data data",
        ),
    ]
    common.publish("ledger-own", "The ledger from our own runs", body)


main()
