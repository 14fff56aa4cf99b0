#!/usr/bin/env python3
"""Voice, support and conversion: a million answers, tickets and leads, 24 months.

Each metric is asked with all its variants, as a whole process that reads what it needs from the
workspace, and again of one process, `tenure shell`, which keeps the books and no results.
DuckDB answers eight of the questions from the same files in one process each; its rows must be
identical.
"""

import json
import statistics
from decimal import Decimal

import common
from shell import Shell

FROM, TO, FIRST_DAY, LAST_DAY = "2024-01", "2026-01", "2024-01-01", "2026-01-01"
FAMILIES = ("Voice of the customer and support", "Marketing and conversion")
MONTHS = 24
# By what each answer, ticket or lead is about its customer, so that a tenth has none.
SETTINGS = 'currency = "EUR"\ntime_zone = "UTC"\n'


def main():
    rows = common.scaled(1_000_000)
    with common.Work("records") as work:
        bundle, data = work / "bundle", work / "data"
        if not data.exists():
            make(bundle, rows)
            common.run([common.tenure(), "import", str(bundle), "--data", str(data),
                        "--now", common.NOW])  # fmt: skip
        common.warm(work)
        told = json.loads(common.run([common.tenure(), "metrics", "--format", "json"]).out)
        metrics = [it["metric"] for it in told["metrics"] if it["family"] in FAMILIES]
        alone, memory = {}, 0
        for metric in metrics:
            once = common.measure(metric, lambda metric=metric: common.run(asked(data, metric)))
            alone[metric], memory = once.seconds, max(memory, once.rss)
        with Shell(data) as shell:
            shell.ask("metric mrr --format csv")
            resident = {metric: shell.median(question(metric)) for metric in metrics}
        peers = {}
        for (metric, variant), sql in QUESTIONS.items():
            ours = common.run(asked(data, metric, ("--variant", variant)))
            theirs = common.measure(f"DuckDB {metric}", lambda sql=sql: common.peer(views(bundle) + sql))
            common.same(f"{metric} {variant}", of_ours(ours.out), of_theirs(theirs.out))
            own = common.measure(f"{metric} {variant}", lambda m=metric, v=variant: common.run(
                asked(data, m, ("--variant", v))))  # fmt: skip
            peers[metric, variant] = own, theirs
    report(rows, alone, resident, peers, memory)


def question(metric: str) -> str:
    return f"metric {metric} --variant all --grain month --from {FROM} --to {TO} --format csv"


def asked(data, metric: str, more=("--variant", "all")) -> list[str]:
    return [
        common.tenure(), "metric", metric, *more, "--grain", "month", "--from", FROM, "--to", TO,
        "--format", "csv", "--now", common.NOW, "--data", str(data),
    ]  # fmt: skip


# --- the data


def make(folder, rows):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tenure.toml").write_text(SETTINGS)
    customers = max(rows // 10, 1)
    days = 730

    def moment(salt: int) -> str:
        return (
            f"TIMESTAMP '{FIRST_DAY}' + to_days(draw({days}, n, {salt})::INT) "
            f"+ to_seconds(draw(86400, n, {salt + 1})::INT)"
        )

    def customer(salt: int, none: int) -> str:
        return f"CASE WHEN draw(100, n, {salt}) >= {none} THEN format('c{{:07d}}', draw({customers}, n, {salt + 1})) END"

    tables = {
        "customers": (customers, "format('c{:07d}', n) AS customer_id, 'Customer ' || n AS name"),
        "subscriptions": (
            customers,
            f"""format('s{{:07d}}', n) AS subscription_id, format('c{{:07d}}', n) AS customer_id,
            TIMESTAMP '2023-01-01' + to_days(draw(1000, n, 3)::INT) AS started_at,
            (draw(400, n, 4) + 5)::DECIMAL(12, 2) AS amount, 'month' AS "interval",
            'active' AS status""",
        ),
        "survey_invites": (
            rows,
            f"""format('i{{:08d}}', n) AS invite_id,
            ['nps', 'csat', 'ces'][draw(3, n, 10) + 1] AS survey, {customer(11, 5)} AS customer_id,
            {moment(13)} AS sent_at, ['onboarding', 'support', 'renewal'][draw(3, n, 15) + 1] AS touchpoint""",
        ),
        # Answers follow their invitation within three days; a tenth was skipped.
        "survey_responses": (
            rows,
            f"""format('r{{:08d}}', n) AS response_id, format('i{{:08d}}', n) AS invite_id,
            ['nps', 'csat', 'ces'][draw(3, n, 10) + 1] AS survey, {customer(11, 5)} AS customer_id,
            {moment(13)} + to_seconds(draw(259200, n, 20)::INT) AS responded_at,
            draw(10, n, 21) = 0 AS skipped,
            CASE WHEN draw(10, n, 21) > 0 THEN
              CASE draw(3, n, 10) WHEN 0 THEN draw(11, n, 22) WHEN 1 THEN draw(5, n, 22) + 1
                ELSE draw(7, n, 22) + 1 END END AS score,
            ['0-10', '1-5', '1-7'][draw(3, n, 10) + 1] AS scale""",
        ),
        "tickets": (
            rows,
            f"""format('t{{:08d}}', n) AS ticket_id, {customer(30, 10)} AS customer_id,
            {moment(32)} AS opened_at,
            {moment(32)} + to_seconds(draw(40000, n, 34)::INT) AS first_response_at,
            CASE WHEN draw(10, n, 35) > 0
              THEN {moment(32)} + to_seconds((40000 + draw(400000, n, 36))::INT) END AS solved_at,
            'solved' AS status, ['how-to', 'bug', 'billing', 'other'][draw(4, n, 37) + 1] AS category,
            draw(5, n, 38) AS agent_replies, draw(4, n, 39) AS customer_replies,
            draw(20, n, 40) // 18 AS reopens, draw(3, n, 41) + 1 AS assignees,
            draw(50, n, 42) = 0 AS spam""",
        ),
        "leads": (
            rows,
            f"""format('l{{:08d}}', n) AS lead_id, {moment(50)} AS created_at,
            CASE WHEN draw(20, n, 52) = 0 THEN {moment(50)} + to_days(draw(60, n, 53)::INT) END
              AS converted_at,
            ['search', 'social', 'partner', 'event'][draw(4, n, 54) + 1] AS channel""",
        ),
        "lead_stages": (
            rows,
            f"""format('l{{:08d}}', n) AS lead_id,
            ['subscriber', 'lead', 'MQL', 'SQL'][draw(4, n, 55) + 1] AS stage,
            {moment(50)} AS entered_at""",
        ),
    }
    copies = [
        f"COPY (SELECT {columns} FROM range({count}) AS t(n) ORDER BY hash(n, 99)) "
        f"TO '{folder}/{name}.parquet' (FORMAT parquet);\n"
        for name, (count, columns) in tables.items()
    ]
    draw = "CREATE TEMP MACRO draw(below, a, b) AS (hash(a, b) % below)::BIGINT;\n"
    common.peer(draw + "".join(copies) + "SELECT 1")


# --- the questions in SQL


def views(bundle) -> str:
    names = ("subscriptions", "survey_invites", "survey_responses", "tickets", "leads", "lead_stages")
    view = "CREATE TEMP VIEW {0} AS SELECT * FROM read_parquet('{1}/{0}.parquet');\n"
    return "".join(view.format(name, bundle) for name in names)


def monthly(table: str, at: str, value: str, where: str = "true") -> str:
    return f"""
SELECT date_trunc('month', {at})::DATE AS month, '' AS heading, {value} AS value FROM {table}
WHERE {where} AND {at} >= TIMESTAMP '{FIRST_DAY}' AND {at} < TIMESTAMP '{LAST_DAY}'
GROUP BY ALL ORDER BY month
"""


NPS = "survey = 'nps' AND score IS NOT NULL AND NOT skipped"
QUESTIONS = {
    ("nps", "standard"): monthly(
        "survey_responses", "responded_at",
        "(count(*) FILTER (score >= 9) - count(*) FILTER (score < 7)) * 100 / count(*)", NPS,
    ),
    ("nps", "accounts"): f"""
WITH sides AS (
  SELECT date_trunc('month', responded_at)::DATE AS month, customer_id, sum(score) AS points,
    count(*) AS answers
  FROM survey_responses WHERE {NPS} AND customer_id IS NOT NULL
    AND responded_at >= TIMESTAMP '{FIRST_DAY}' AND responded_at < TIMESTAMP '{LAST_DAY}'
  GROUP BY ALL
)
SELECT month, '' AS heading, (count(*) FILTER (points >= 9 * answers)
  - count(*) FILTER (points < 7 * answers)) * 100 / count(*) AS value
FROM sides GROUP BY ALL ORDER BY month
""",
    ("csat", "standard"): monthly(
        "survey_responses", "responded_at", "count(*) FILTER (score >= 4) / count(*)",
        "survey = 'csat' AND score IS NOT NULL AND NOT skipped",
    ),
    ("response_rate", "standard"): monthly(
        # What is said after the time of the question is not known yet.
        "(SELECT i.sent_at, r.score IS NOT NULL AND NOT r.skipped "
        f"AND r.responded_at <= TIMESTAMPTZ '{common.NOW}' AS answered FROM survey_invites i "
        "LEFT JOIN survey_responses r USING (invite_id))",
        "sent_at", "count(*) FILTER (answered) / count(*)",
    ),
    ("fcr", "zendesk"): monthly(
        "tickets", "solved_at", "count(*) FILTER (agent_replies < 2) / count(*)",
        "solved_at IS NOT NULL AND NOT spam",
    ),
    # Days; the nearest rank.
    ("support_load", "first_response"): monthly(
        "tickets", "opened_at",
        "quantile_disc(epoch_us(first_response_at) - epoch_us(opened_at), 0.5) / 86400000000",
        "NOT spam",
    ),
    ("leads_by_stage", "flow"): f"""
SELECT date_trunc('month', entered_at)::DATE AS month, stage AS heading, count(*) AS value
FROM lead_stages
WHERE entered_at >= TIMESTAMP '{FIRST_DAY}' AND entered_at < TIMESTAMP '{LAST_DAY}'
GROUP BY ALL ORDER BY month
""",
    ("lead_to_customer", "standard"): f"""
WITH came AS ({monthly("leads", "created_at", "count(*)")}),
won AS ({monthly("leads", "converted_at", "count(*)", "converted_at IS NOT NULL")})
SELECT month, '' AS heading, coalesce(won.value, 0) / came.value AS value
FROM came LEFT JOIN won USING (month) ORDER BY month
""",
}  # fmt: skip


def of_ours(text: str) -> dict:
    return {(row["from"], row.get("group", "")): rounded(row["value"]) for row in common.rows(text)}


def of_theirs(text: str) -> dict:
    return {(row["month"], row["heading"]): rounded(row["value"]) for row in common.rows(text)}


def rounded(text: str) -> Decimal:
    """To nine places: DuckDB divides in floating point."""
    return round(Decimal(text), 9)


# --- the page


def report(rows, alone, resident, peers, memory):
    lines = ["| metric, all variants | whole process ms | in a shell ms |", "|---|---:|---:|"]
    for metric, seconds in alone.items():
        lines.append(f"| `{metric}` | {seconds * 1000:,.0f} | {resident[metric] * 1000:,.0f} |")
    against = ["| question | tenure ms | DuckDB ms | times |", "|---|---:|---:|---:|"]
    for (metric, variant), (ours, theirs) in peers.items():
        against.append(
            f"| `{metric}`, `{variant}` | {ours.seconds * 1000:,.0f} "
            f"| {theirs.seconds * 1000:,.0f} | {common.faster(ours, theirs):.2f} × |"
        )
    slowest = max(alone, key=alone.get)
    times = [common.faster(ours, theirs) for ours, theirs in peers.values()]
    body = [
        f"{rows:,} answers, invitations, tickets, leads and entries of leads into stages, and "
        f"{max(rows // 10, 1):,} customers, in no order, over {MONTHS} months. No result is cached: "
        "each question reads its rows from the stored runs, and the steps of customers, where it asks "
        "for their MRR, as the ledger keeps them beside the facts. A whole process is measured from start "
        "to exit; in a shell the books of billing are in memory, records are not. Peak memory of a "
        f"process {memory / 2**20:,.0f} MiB. Runs of each: {common.RUNS}; load average "
        f"{common.load()}.",
        "",
        *lines,
        "",
        "DuckDB reads the bundle's Parquet files; the rows are identical.",
        "",
        *against,
        "",
        *common.bars(
            [
                common.Bar(
                    "each metric, all variants, at most 1 s",
                    f"{alone[slowest] * 1000:,.0f} ms at most (`{slowest}`)",
                    alone[slowest] <= 1.0,
                ),
                common.Bar(
                    "against DuckDB, for comparison",
                    f"{min(times):.2f} to {max(times):.2f} ×, median "
                    f"{statistics.median(times):.2f} ×",
                    None,
                ),
            ]
        ),
        "",
        *common.code(
            "benches/records.py    # or by hand, with its files:",
            "tenure import bundle --data data",
            f"tenure metric nps --variant all --grain month --from {FROM} --to {TO} --format csv "
            "--data data",
        ),
    ]
    common.publish("records", "Answers, tickets and leads", body)


main()
