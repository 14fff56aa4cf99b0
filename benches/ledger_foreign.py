#!/usr/bin/env python3
"""The ledger from foreign files, against DuckDB on the same files."""

import books
import common
import parts


def main():
    customers = common.scaled(1_000_000)
    measured = {}
    with common.Work("ledger-foreign") as work:
        for form in ("parquet", "csv"):
            measured[form] = one(work / form, customers, form)
    report(customers, measured)


def one(folder, customers, form):
    books.make_foreign(folder, customers, form)
    common.warm(folder)
    data = ["--input", str(folder)]
    ours = common.measure(f"tenure, {form}", lambda: common.run(books.question(data)))
    peer = common.measure(f"DuckDB, {form}", lambda: common.peer(books.foreign(folder, form)))
    # The peer counts in millionths of a cent.
    common.same("movements", books.ours(ours.out), books.theirs(peer.out, 100_000_000))
    if form == "parquet":
        books.check_counts(data, peer.out)
    where = parts.table(f"tenure, {form}", books.question(data))
    return ours, peer, common.size(folder), where


def report(customers, measured):
    sizes = ", ".join(f"{form} {it[2] / 2**20:,.0f} MiB" for form, it in measured.items())
    body = [
        f"{customers:,} customers with one subscription each and "
        f"{customers * books.CHANGES:,} changes of it over 36 months, with hexadecimal text ids, in "
        "EUR, USD and JPY with daily rates, in no order, as files "
        f"({sizes}). Tenure reads them with `--input`: nothing is stored. The question: "
        "movements of each month by kind in EUR, exchange rates apart, and the customers at its "
        f"end. The rows are identical; load average {common.load()}.",
        "",
        *common.table([it for pair in measured.values() for it in pair[:2]]),
        "",
        *common.bars([bar(form, *pair[:2]) for form, pair in measured.items()]),
        *(line for it in measured.values() for line in it[3]),
        "",
        *common.code(
            "benches/ledger_foreign.py    # or by hand, with its files:",
            "tenure metric mrr_movements --variant all --grain month "
            f"--from {common.FROM} --to {common.TO} --format csv --input parquet",
        ),
    ]
    common.publish("ledger-foreign", "The ledger from foreign files", body)


def bar(form, ours, peer):
    times = common.faster(ours, peer)
    return common.Bar(f"{form}: at least 4 × faster than DuckDB", f"{times:.2f} ×", times >= 4)


main()
