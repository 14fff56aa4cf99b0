"""The export of a billing system for the benchmark of imports, and the question put to it.

Every customer has one subscription, and half of them a second one, which begins one to eighteen
months after the first: while it lasts, when it ends or after it. Both are billed monthly in
advance on the customer's day of the month, on one invoice that is paid at once. A subscription
keeps its amount, so its row and its invoice lines say the same.
"""

from pathlib import Path

import books
import common
from common import FIRST_DAY

MONTHS = 36

TABLES = f"""
CREATE TEMP MACRO draw(below, a, b, c := 0) AS (hash(a, b, c) % below)::BIGINT;
CREATE TEMP MACRO month_start(n, month) AS TIMESTAMP '{FIRST_DAY}' + to_months(month::INT)
  + to_days(draw(28, n, 1)::INT) + to_seconds(draw(86400, n, 2)::INT);
CREATE TEMP TABLE subs AS
  SELECT *, least(wish, {MONTHS} - first) AS months FROM (
    SELECT n, 1 AS s, draw(24, n, 3) AS first, 1 + draw(33, n, 4) AS wish,
      (500 + draw(20000, n, 5))::BIGINT AS minor
    FROM range({{customers}}) AS t(n)
    UNION ALL
    SELECT n, 2, least(draw(24, n, 3) + 1 + draw(18, n, 6), {MONTHS - 1}), 1 + draw(33, n, 7),
      (500 + draw(20000, n, 8))::BIGINT
    FROM range({{customers}}) AS t(n) WHERE n % 2 = 0);
CREATE TEMP VIEW lines AS
  SELECT n, s, first + i AS month, minor FROM subs, range({MONTHS}) AS t(i) WHERE i < months;
"""

MONEY = "(({}) * 0.01::DECIMAL(3, 2))::DECIMAL(14, 2)"
SUBSCRIPTION = "format('sub_{:08d}_{}', n, s)"
INVOICE = "format('in_{:08d}_{:02d}', n, month)"


def make(folder: Path, customers: int):
    """Writes the bundle as CSV, invoices and lines in the order of time."""
    folder.mkdir(parents=True, exist_ok=True)
    common.peer(
        TABLES.format(customers=customers)
        + f"""
COPY (
  SELECT format('cus_{{:08d}}', n) AS customer_id, 'Customer ' || n AS name,
    format('billing@customer-{{}}.example', n) AS email,
    ['RO', 'DE', 'FR', 'US', 'GB'][draw(5, n, 9) + 1] AS country,
    ['search', 'events', 'partners', 'referral'][draw(4, n, 10) + 1] AS channel,
    min(month_start(n, first)) AS created_at
  FROM subs GROUP BY n ORDER BY n
) TO '{folder}/customers.csv';
COPY (
  SELECT 'plan_' || p AS plan_id, 'Plan ' || p AS name, 'base' AS kind, 'month' AS interval
  FROM range(12) AS t(p)
) TO '{folder}/plans.csv';
COPY (
  SELECT {SUBSCRIPTION} AS subscription_id, format('cus_{{:08d}}', n) AS customer_id,
    'plan_' || draw(12, n, 11, c := s) AS plan_id, {MONEY.format("minor")} AS amount,
    'EUR' AS currency, month_start(n, first) AS started_at,
    CASE WHEN first + months < {MONTHS} THEN month_start(n, first + months) END AS ended_at,
    CASE WHEN first + months < {MONTHS} THEN 'ended' ELSE 'active' END AS status
  FROM subs ORDER BY n, s
) TO '{folder}/subscriptions.csv';
COPY (
  SELECT {INVOICE} AS invoice_id, format('cus_{{:08d}}', n) AS customer_id,
    month_start(n, month) AS issued_at, month_start(n, month) AS paid_at, 'paid' AS status,
    'EUR' AS currency, {MONEY.format("sum(minor + minor * 19 // 100)::BIGINT")} AS amount_paid
  FROM lines GROUP BY n, month ORDER BY month, n
) TO '{folder}/invoices.csv';
COPY (
  SELECT {INVOICE} AS invoice_id, s AS line_id, {SUBSCRIPTION} AS subscription_id,
    'plan_' || draw(12, n, 11, c := s) AS plan_id, 'subscription' AS kind,
    month_start(n, month) AS period_start, month_start(n, month + 1) AS period_end,
    {MONEY.format("minor")} AS amount, {MONEY.format("minor * 19 // 100")} AS tax
  FROM lines ORDER BY month, n, s
) TO '{folder}/invoice_lines.csv';
SELECT 1
"""
    )


def speaks(folder: Path, source: str):
    """Says in the bundle which tables MRR is taken from."""
    (folder / "tenure.toml").write_text(books.SETTINGS + f'speaks = "{source}"\n')


MONEY_TYPES = "types = {'amount': 'DECIMAL(14, 2)'}"
# What each source says of levels: from when on by how much, and until when.
LEVELS = {
    "invoices": """
  SELECT customer_id, period_start AS since, period_end AS until, amount
  FROM store.invoice_lines JOIN store.invoices USING (invoice_id)
    JOIN store.customers USING (customer_id)
  WHERE invoices.status = 'paid' AND kind = 'subscription'""",
    "subscriptions": """
  SELECT customer_id, started_at AS since, ended_at AS until, amount
  FROM store.subscriptions JOIN store.customers USING (customer_id)""",
}


def peer_sql(folder: Path, database: Path, source: str) -> str:
    """Reads all files into a database on disk, durably, and computes the movements from it."""
    money = {"customers": "", "plans": ""}
    read = "".join(
        f"CREATE TABLE store.{table} AS SELECT * FROM "
        f"read_csv('{folder}/{table}.csv'{money.get(table, ', ' + MONEY_TYPES)});\n"
        for table in ("customers", "plans", "subscriptions", "invoice_lines")
    )
    return f"""
ATTACH '{database}' AS store;
{read}
CREATE TABLE store.invoices AS SELECT * FROM
  read_csv('{folder}/invoices.csv', types = {{'amount_paid': 'DECIMAL(14, 2)'}});
CHECKPOINT store;
WITH level AS ({LEVELS[source]}),
change AS (
  SELECT customer_id, since::DATE AS day, amount AS delta FROM level
  UNION ALL SELECT customer_id, until::DATE, -amount FROM level WHERE until IS NOT NULL),
daily AS (
  SELECT customer_id, day, sum(delta * 100)::BIGINT AS delta
  FROM change GROUP BY ALL HAVING sum(delta) <> 0),
total AS (
  SELECT customer_id, day, delta, (sum(delta) OVER w)::BIGINT AS mrr
  FROM daily WINDOW w AS (PARTITION BY customer_id ORDER BY day)),
step AS (
  SELECT day, mrr, mrr - delta AS before, {books.EVER}
  FROM total WINDOW w AS (PARTITION BY customer_id ORDER BY day)),
moved AS (
  SELECT date_trunc('month', day)::TIMESTAMP AS month, {books.KIND},
    count(*) AS n, sum(mrr - before) AS amount, 0 AS fx
  FROM step WHERE day < DATE '{common.LAST_DAY}' GROUP BY ALL),
{books.TAIL}"""
