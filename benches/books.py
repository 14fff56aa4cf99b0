"""Histories of subscriptions for the benchmarks of the ledger, and the question put to them.

Every customer has one subscription, which begins in the first ten months and changes ten times in
36 months, at most once a day: a new amount, an end, or a new beginning after an end. No amount
repeats the one before it. Everything follows from hashes of the customer's number, so the same
size gives the same books.
"""

import json
import subprocess
from decimal import Decimal
from pathlib import Path

import common
from common import FIRST_DAY, FROM, LAST_DAY, NOW, TO

CHANGES = 10
DAYS = 1096  # from FIRST_DAY until LAST_DAY

SETTINGS = 'currency = "EUR"\ntime_zone = "UTC"\n'

# Customer n's beginning (k = 0) and changes. An end comes only after a state that is not an end.
HISTORY = f"""
CREATE TEMP MACRO draw(below, a, b, c := 0) AS (hash(a, b, c) % below)::BIGINT;
CREATE TEMP TABLE starts AS
  SELECT n, draw(300, n, 1) AS first, ({DAYS} - draw(300, n, 1)) // {CHANGES + 1} AS slot
  FROM range({{customers}}) AS t(n);
CREATE TEMP VIEW drawn AS
  SELECT n, k,
    first + slot * k + CASE WHEN k = 0 THEN 0 ELSE draw(slot, n, k, c := 2) END AS day,
    draw(86400, n, k, c := 3) AS second,
    (draw(20000, n, k, c := 4) * 2 + k % 2 + 500)::BIGINT AS minor,
    k > 0 AND draw(100, n, k, c := 5) < 12 AS wish,
    k > 1 AND draw(100, n, k - 1, c := 5) < 12 AS wish_before,
    k > 2 AND draw(100, n, k - 2, c := 5) < 12 AS wish_earlier
  FROM starts, range({CHANGES + 1}) AS t(k);
CREATE TEMP VIEW history AS
  SELECT n, k, minor,
    TIMESTAMP '{FIRST_DAY}' + to_days(day::INT) + to_seconds(second::INT) AS moment,
    wish AND NOT wish_before AS ended, wish_before AND NOT wish_earlier AS again
  FROM drawn;
"""

AMOUNT = "(minor * 0.01::DECIMAL(3, 2))::DECIMAL(12, 2)"


def make_own(folder: Path, customers: int, order: str = "n, k"):
    """A bundle in one currency, in the order of customers unless another is asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tenure.toml").write_text(SETTINGS)
    shuffled = order != "n, k"
    common.peer(
        HISTORY.format(customers=customers)
        + f"""
COPY (
  SELECT format('c{{:08d}}', n) AS customer_id, 'Customer ' || n AS name,
    ['RO', 'DE', 'FR', 'US', 'GB'][draw(5, n, 6) + 1] AS country
  FROM starts ORDER BY {"hash(n)" if shuffled else "n"}
) TO '{folder}/customers.parquet' (FORMAT parquet);
COPY (
  SELECT format('s{{:08d}}', n) AS subscription_id, format('c{{:08d}}', n) AS customer_id,
    moment AS started_at, {AMOUNT} AS amount, 'active' AS status
  FROM history WHERE k = 0 ORDER BY {order}
) TO '{folder}/subscriptions.parquet' (FORMAT parquet);
COPY (
  SELECT format('s{{:08d}}', n) AS subscription_id, moment AS changed_at,
    CASE WHEN NOT ended THEN {AMOUNT} END AS amount,
    CASE WHEN ended THEN 'canceled' WHEN again THEN 'active' END AS status
  FROM history WHERE k > 0 ORDER BY {order}
) TO '{folder}/subscription_changes.parquet' (FORMAT parquet);
SELECT 1
"""
    )


def make_foreign(folder: Path, customers: int, form: str):
    """A bundle with hexadecimal ids, in EUR, USD and JPY with daily rates, in no order."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tenure.toml").write_text(SETTINGS)
    identify = "'sub_' || substr(md5(n::VARCHAR), 1, 20) AS subscription_id"
    currency = "['EUR', 'USD', 'JPY'][draw(3, n, 7) + 1]"
    # What 5.00 to 405.00 is in EUR and USD is 500 to 40,500 in JPY.
    amount = f"CASE WHEN {currency} = 'JPY' THEN minor::DECIMAL(12, 2) ELSE {AMOUNT} END"
    common.peer(
        HISTORY.format(customers=customers)
        + f"""
COPY (
  SELECT {identify}, 'cus_' || substr(md5('c' || n), 1, 20) AS customer_id, moment AS started_at,
    {amount} AS amount, {currency} AS currency, 'active' AS status
  FROM history WHERE k = 0 ORDER BY hash(n, 8)
) TO '{folder}/subscriptions.{form}' (FORMAT {form});
COPY (
  SELECT {identify}, moment AS changed_at, CASE WHEN NOT ended THEN {amount} END AS amount,
    {currency} AS currency, CASE WHEN ended THEN 'canceled' WHEN again THEN 'active' END AS status
  FROM history WHERE k > 0 ORDER BY hash(n, k, 8)
) TO '{folder}/subscription_changes.{form}' (FORMAT {form});
COPY (
  SELECT DATE '{FIRST_DAY}' + d::INT AS date, currency,
    CASE currency WHEN 'USD' THEN (8800 + draw(900, d, 9)) * 0.0001::DECIMAL(18, 6)
      ELSE (5900 + draw(700, d, 10)) * 0.000001::DECIMAL(18, 6) END::DECIMAL(18, 6) AS rate
  FROM range({DAYS}) AS t(d), (VALUES ('USD'), ('JPY')) AS c(currency)
) TO '{folder}/fx_rates.{form}' (FORMAT {form});
SELECT 1
"""
    )


def question(data: list[str], metric: str = "mrr_movements", more=("--variant", "all")) -> list[str]:
    """The command that asks for the movements of 36 months."""
    return [
        common.tenure(), "metric", metric, *more, "--grain", "month", "--from", FROM, "--to", TO,
        "--format", "csv", "--now", NOW, *data,
    ]  # fmt: skip


# Months, kinds, counts and amounts from `moved(month, kind, n, amount, fx)`; last the customers
# and the MRR at the end of each month.
TAIL = f"""
months AS (
  SELECT unnest(generate_series(TIMESTAMP '{FIRST_DAY}', TIMESTAMP '{LAST_DAY}' - INTERVAL 1 MONTH,
    INTERVAL 1 MONTH)) AS month),
closing AS (
  SELECT m.month, sum(CASE kind WHEN 'churn' THEN -n WHEN 'new' THEN n WHEN 'reactivation' THEN n
    ELSE 0 END) AS customers, sum(amount + fx) AS mrr
  FROM months m JOIN moved ON moved.month <= m.month GROUP BY ALL)
SELECT strftime(month, '%Y-%m-%d') AS month, kind, n, amount, fx FROM moved
WHERE month < TIMESTAMP '{LAST_DAY}'
UNION ALL SELECT strftime(month, '%Y-%m-%d'), 'closing', customers, mrr, 0 FROM closing
"""

KIND = """CASE WHEN before = 0 AND NOT ever THEN 'new' WHEN before = 0 THEN 'reactivation'
    WHEN mrr = 0 THEN 'churn' WHEN mrr > before THEN 'expansion' ELSE 'contraction' END AS kind"""

EVER = "coalesce(max(mrr) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) > 0 AS ever"


def own_short(runs: Path) -> str:
    """The question to the files of stored runs, by someone who knows that customers have one
    subscription each and never two changes a day."""
    return f"""
WITH level AS (
  SELECT subscription_id, started_at AS moment, amount AS mrr
  FROM '{runs}/*/subscriptions.parquet'
  UNION ALL
  SELECT subscription_id, changed_at, CASE WHEN status = 'canceled' THEN 0 ELSE amount END
  FROM '{runs}/*/subscription_changes.parquet'),
step AS (
  SELECT moment, mrr, lag(mrr, 1, 0) OVER w AS before, {EVER}
  FROM level WINDOW w AS (PARTITION BY subscription_id ORDER BY moment)),
moved AS (
  SELECT date_trunc('month', make_timestamp(moment)) AS month, {KIND},
    count(*) AS n, sum(mrr - before) AS amount, 0 AS fx
  FROM step WHERE mrr <> before GROUP BY ALL),
{TAIL}"""


def own_general(runs: Path) -> str:
    """The same where customers may have several subscriptions, and several changes a day."""
    return f"""
WITH level AS (
  SELECT subscription_id, started_at AS moment, amount AS mrr
  FROM '{runs}/*/subscriptions.parquet'
  UNION ALL
  SELECT subscription_id, changed_at, CASE WHEN status = 'canceled' THEN 0 ELSE amount END
  FROM '{runs}/*/subscription_changes.parquet'),
change AS (
  SELECT subscription_id, moment,
    mrr - lag(mrr, 1, 0) OVER (PARTITION BY subscription_id ORDER BY moment) AS delta
  FROM level),
daily AS (
  SELECT customer_id, make_timestamp(moment)::DATE AS day, sum(delta)::BIGINT AS delta
  FROM change JOIN '{runs}/*/subscriptions.parquet' s USING (subscription_id) GROUP BY ALL),
total AS (
  SELECT customer_id, day, delta, (sum(delta) OVER w)::BIGINT AS mrr
  FROM daily WINDOW w AS (PARTITION BY customer_id ORDER BY day)),
step AS (
  SELECT day, mrr, mrr - delta AS before, {EVER}
  FROM total WINDOW w AS (PARTITION BY customer_id ORDER BY day)),
moved AS (
  SELECT date_trunc('month', day)::TIMESTAMP AS month, {KIND},
    count(*) AS n, sum(mrr - before) AS amount, 0 AS fx
  FROM step WHERE mrr <> before GROUP BY ALL),
{TAIL}"""


def foreign(folder: Path, form: str) -> str:
    """The question to foreign files. Amounts come out in millionths of a cent, exactly: rates
    have four decimals (six for JPY, which has no cents)."""
    return f"""
WITH rate AS (
  SELECT date, currency, (rate * CASE currency WHEN 'JPY' THEN 100000000 ELSE 1000000 END)::BIGINT
    AS rate
  FROM '{folder}/fx_rates.{form}'),
level AS (
  SELECT subscription_id, started_at AS moment, currency, amount
  FROM '{folder}/subscriptions.{form}'
  UNION ALL
  SELECT subscription_id, changed_at, currency, CASE WHEN status = 'canceled' THEN 0 ELSE amount END
  FROM '{folder}/subscription_changes.{form}'),
rated AS (
  SELECT subscription_id, moment, coalesce(rate, 1000000) AS rate,
    (amount * CASE level.currency WHEN 'JPY' THEN 1 ELSE 100 END)::BIGINT AS mrr
  FROM level LEFT JOIN rate ON rate.currency = level.currency AND rate.date = level.moment::DATE),
step AS (
  SELECT moment, mrr, rate, lag(mrr, 1, 0) OVER w AS before, lag(rate, 1, 0) OVER w AS carried, {EVER}
  FROM rated WINDOW w AS (PARTITION BY subscription_id ORDER BY moment)),
moved AS (
  SELECT date_trunc('month', moment) AS month, {KIND}, count(*) AS n,
    sum(CASE WHEN mrr = 0 THEN -before * carried ELSE (mrr - before) * rate END) AS amount,
    sum(CASE WHEN mrr > 0 THEN before * (rate - carried) ELSE 0 END) AS fx
  FROM step WHERE mrr <> before GROUP BY ALL),
{TAIL}"""


def theirs(text: str, unit: int) -> dict:
    """The peer's amounts by month and variant of `mrr_movements`, in major units."""
    amounts: dict = {}
    for row in common.rows(text):
        for kind, column in ((row["kind"], "amount"), ("fx", "fx")):
            key = (row["month"], kind)
            amounts[key] = amounts.get(key, Decimal(0)) + Decimal(row[column]) / unit
    months = sorted({month for month, _ in amounts})
    opening = Decimal(0)
    for month in months:
        amounts[month, "opening"] = opening
        opening = amounts[month, "closing"]
    return {key: amount for key, amount in amounts.items() if amount}


def ours(text: str) -> dict:
    """Tenure's amounts likewise."""
    found = {(row["from"], row["variant"]): row["value"] for row in common.rows(text)}
    undefined = [key for key, value in found.items() if value in ("", "–")]
    if undefined:
        raise SystemExit(f"tenure leaves {undefined[:3]} undefined")
    return {key: Decimal(value) for key, value in found.items() if Decimal(value)}


def check_counts(data: list[str], peer_text: str):
    """Compares the counts of movements and of customers with the peer's, out of the time that is
    measured: figures state sums, and the list of all movements is counted here."""
    command = [common.tenure(), "movements", "--from", FROM, "--to", TO, "--format", "csv",
               "--now", NOW, *data]  # fmt: skip
    counts: dict = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        columns = next(child.stdout).decode().strip().split(",")
        moment, kind = columns.index("at"), columns.index("kind")
        for line in child.stdout:
            cells = line.split(b",", max(moment, kind) + 1)
            key = (cells[moment][:7], cells[kind])
            counts[key] = counts.get(key, 0) + 1
    if child.returncode:
        raise SystemExit(f"{' '.join(command)}\nexit code {child.returncode}")
    # Exchange rates have no count of their own at the peer.
    found = {(m.decode() + "-01", k.decode()): n for (m, k), n in counts.items() if k != b"fx"}
    command = question(data, "arpa", ("--variant", "all_customers"))
    command[command.index("csv")] = "json"
    for figure in json.loads(common.run(command).out)["figures"]:
        terms = {term["measure"]: int(term["value"].split(".")[0]) for term in figure["terms"]}
        found[figure["from"], "closing"] = terms["closing_customers"]
    theirs = {(row["month"], row["kind"]): int(row["n"]) for row in common.rows(peer_text)}
    common.same("counts", found, theirs)
