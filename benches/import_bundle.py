#!/usr/bin/env python3
"""From the CSV files of a billing system to durable facts, ledger and full report, against DuckDB
reading, persisting and joining the same files and computing the movements."""

import json
import shutil

import billing
import books
import common
import parts

SOURCES = ("invoices", "subscriptions")


def main():
    customers = common.scaled(1_000_000)
    with common.Work("import") as work:
        bundle = work / "bundle"
        billing.make(bundle, customers)
        common.warm(bundle)
        files = common.size(bundle)
        measured = {source: one(work, bundle, source) for source in SOURCES}
    report(files, measured)


def one(work, bundle, source):
    """Measures import and report, and the peer, with MRR taken from a source."""
    billing.speaks(bundle, source)
    data, database = work / "data", work / "peer.duckdb"
    imports, reports = [], []

    def away():
        shutil.rmtree(data, ignore_errors=True)
        database.unlink(missing_ok=True)

    def both():
        first = common.run([*load(bundle, data), "--now", common.NOW])
        second = common.run([*ask(data), "--now", common.NOW])
        imports.append(first), reports.append(second)
        wall, cpu = first.wall + second.wall, first.cpu + second.cpu
        return common.Run(wall, cpu, max(first.rss, second.rss), first.out)

    ours = common.measure(f"tenure, {source} speak", both, away)
    steps = [
        common.measured(f"– of it {name}", done)
        for name, done in (("import", imports), ("report", reports))
    ]
    moved = common.run(books.question(["--data", str(data)]))
    stored = common.size(data)
    where = parts.table(f"report, {source} speak", [*ask(data), "--now", common.NOW])
    peer = common.measure(
        f"DuckDB, {source} speak",
        lambda: common.peer(billing.peer_sql(bundle, database, source)),
        away,
    )
    away()
    where = parts.table(f"import, {source} speak", load(bundle, data)) + where
    away()
    common.same("movements", books.ours(moved.out), books.theirs(peer.out, 100))
    return ours, steps, peer, where, stored, rows_of(ours.out)


def load(bundle, data):
    return [common.tenure(), "import", str(bundle), "--data", str(data), "--format", "json"]


def ask(data):
    return [common.tenure(), "report", "--data", str(data), "--format", "json"]


def rows_of(text: str) -> dict[str, int]:
    """How many rows the import added, by table."""
    tables = json.loads(text)["tables"]
    return {table["table"]: table["added"] for table in tables}


def report(files, measured):
    *_, stored, rows = measured["invoices"]
    counts = ", ".join(f"{count:,} {table}" for table, count in rows.items())
    body = [
        f"A bundle of CSV files ({files / 2**20:,.0f} MiB): {counts}. Tenure imports it "
        f"({stored / 2**20:,.0f} MiB stored, synced to disk) and writes its whole report; DuckDB "
        "reads it into a database file, checkpoints it, joins and computes the movements of 36 "
        "months, and nothing else of the report. Once MRR is taken from the invoice lines, once "
        "from the subscriptions, which then are all that DuckDB has to look at. The movements are "
        f"identical. Runs of each: {common.RUNS}; load average {common.load()}.",
        "",
        *common.table([it for m in measured.values() for it in (m[0], *m[1], m[2])]),
        "",
        *common.bars([bar for source, m in measured.items() for bar in bars(source, m[0], m[2])]),
        *(line for m in measured.values() for line in m[3]),
        "",
        *common.code(
            "benches/import_bundle.py    # or by hand, with its files:",
            "tenure import bundle --data data --format json",
            "tenure report --data data --format json",
        ),
    ]
    common.publish("import", "Import and report", body)


def bars(source, ours, peer):
    ratio = ours.seconds / peer.seconds
    return [
        common.Bar(f"{source}: at most 2 × DuckDB's time", f"{ratio:.2f} ×", ratio <= 2),
        common.Bar(
            f"{source}: at most 4 GiB", f"{ours.rss / 2**30:.2f} GiB", ours.rss <= 4 * 2**30
        ),
    ]


main()
