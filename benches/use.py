#!/usr/bin/env python3
"""Use of the product: what 100 million events come to, customer by customer, against DuckDB."""

import datetime
import os

import common
import parts

# Events lie in the 13 weeks before this day, which is the one asked about.
AT, WEEKS = "2026-01-01", 13
NOW = "2026-01-02T00:00:00Z"
LARGE = 3

IMPORT, FIRST = "tenure, import", "tenure, first question after an import"
LATER, TRIPLED = "tenure, every later question", ", three times as much"

USERS, CUSTOMERS, SESSIONS, EACH = 887_339, 50_000, 8_333_334, 12

SETTINGS = 'currency = "EUR"\ntime_zone = "UTC"\n'
EVENTS, FEATURES, KEYS = 24, 18, 6

# A session is twelve events of one user on one day. Some users have many more sessions than
# others, and some customers many more users.
MADE = """
CREATE TEMP MACRO draw(below, a, b) AS (hash(a, b) % below)::BIGINT;
CREATE TEMP MACRO less(below, a, b) AS least(draw(below, a, b), draw(below, a, b + 100));
CREATE TEMP MACRO user_id(u) AS 'usr_' || substr(md5(u::VARCHAR), 1, 16);
CREATE TEMP MACRO customer_id(u) AS 'cus_' || substr(md5('c' || less({customers}, u, 7)), 1, 16);
CREATE TEMP TABLE people AS
  SELECT u, user_id(u) AS user_id, customer_id(u) AS customer_id, draw(200, u, 8) = 0 AS internal
  FROM range({users}) AS t(u);
CREATE TEMP TABLE names AS
  SELECT n, 'feature ' || n || CASE WHEN n < 20 THEN ' used' ELSE ' seen' END AS event
  FROM range({names}) AS t(n);
"""

WEEK = """
COPY (
  SELECT customer_id, CASE WHEN draw(100, s, 6) > 0 THEN user_id END AS user_id, event,
    DATE '{first}' + to_days(({week} * 7 + draw(7, s, 2))::INT)
      + to_seconds(draw(86400, s * {each} + k, 3)) AS "at"
  FROM (SELECT s, k FROM range({begin}, {end}) AS t(s), range({each}) AS e(k))
  JOIN people ON u = less({users}, s, 4)
  JOIN names ON n = less({names}, s * {each} + k, 5)
  ORDER BY "at"
) TO '{folder}/events/{week:02}.parquet' (FORMAT parquet);
"""


def make(folder, times):
    """A bundle with so many times 100 million events, in the order of time."""
    if (folder / "users.parquet").exists():
        return
    (folder / "events").mkdir(parents=True, exist_ok=True)
    (folder / "tenure.toml").write_text(SETTINGS)
    kinds = [f"feature {n} used,true" for n in range(20)]
    kinds += [f"feature {n} seen,false" for n in range(20, EVENTS)]
    (folder / "event_kinds.csv").write_text("event,qualifying\n" + "\n".join(kinds) + "\n")
    features = [f"Feature {n:02},feature {n} used,{str(n >= FEATURES - KEYS).lower()}" for n in range(FEATURES)]
    (folder / "features.csv").write_text("feature,events,key\n" + "\n".join(features) + "\n")
    size = {
        "users": common.scaled(USERS * times),
        "customers": common.scaled(CUSTOMERS * times),
        "names": EVENTS,
        "each": EACH,
        "folder": folder,
        "first": "2025-10-02",
    }
    sessions = common.scaled(SESSIONS * times)
    sql = MADE.format(**size)
    for week in range(WEEKS):
        begin, end = (sessions * n // WEEKS for n in (week, week + 1))
        sql += WEEK.format(week=week, begin=begin, end=end, **size)
    sql += f"""
COPY (SELECT user_id, customer_id, internal FROM people)
TO '{folder}/users.parquet' (FORMAT parquet);
SELECT 1
"""
    common.peer(sql)


def theirs(bundle, events, day):
    """The question in SQL: `events` are files, `day` makes the number of a day of their `at`."""
    return f"""
WITH kinds AS (
  SELECT event, qualifying, coalesce(sum(1::BIGINT << n), 0)::BIGINT AS mask
  FROM '{bundle}/event_kinds.csv' LEFT JOIN (
    SELECT events AS event, row_number() OVER (ORDER BY feature) - 1 AS n
    FROM '{bundle}/features.csv') USING (event)
  GROUP BY ALL),
internal AS (SELECT user_id FROM '{bundle}/users.parquet' WHERE internal),
days AS (
  SELECT customer_id, user_id, {day} AS day, bool_or(qualifying) AS active, bit_or(mask) AS mask
  FROM {events} JOIN kinds USING (event)
  WHERE user_id NOT IN (FROM internal) OR user_id IS NULL
  GROUP BY ALL),
ago AS (
  SELECT customer_id, user_id, DATE '{AT}' - DATE '1970-01-01' - day AS ago, day, active, mask
  FROM days)
SELECT customer_id,
  count(DISTINCT user_id) FILTER (active AND ago BETWEEN 1 AND 28) AS active_users,
  count(user_id) FILTER (active AND ago BETWEEN 1 AND 28) AS user_days,
  count(user_id) FILTER (active AND ago BETWEEN 29 AND 56) AS user_days_before,
  bit_count(coalesce(bit_or(mask) FILTER (ago BETWEEN 1 AND 28), 0)) AS features_used,
  count(DISTINCT (ago - 1) // 7) FILTER (active AND ago BETWEEN 1 AND 84) AS weeks_active,
  max(day) FILTER (active AND ago >= 1) AS last_seen,
  bit_count({(2**KEYS - 1) << (FEATURES - KEYS)}::BIGINT & ~coalesce(bit_or(mask) FILTER (ago >= 1), 0)) AS unused
FROM ago GROUP BY customer_id
"""


def foreign(bundle):
    return theirs(bundle, f"'{bundle}/events/*.parquet'", '"at"::DATE - DATE \'1970-01-01\'')


def own(bundle, data):
    return theirs(bundle, f"'{data}/runs/*/events.parquet'", '"at" // 86400000000')


def question(data):
    return [common.tenure(), "usage", "--at", AT, "--sort", "id", "--format", "csv", "--now", NOW,
            *data]  # fmt: skip


NUMBERS = ("active_users", "user_days", "user_days_before", "features_used", "weeks_active")


def said(text, ours):
    """Rows by customer, in the form in which both can say them."""
    rows = {}
    for row in common.rows(text):
        numbers = [int(row[name]) for name in NUMBERS]
        seen = row["last_seen"]
        if not ours and seen:
            seen = str(datetime.date(1970, 1, 1) + datetime.timedelta(days=int(seen)))
        unused = row["key_features_unused"] if ours else row["unused"]
        unused = len(list(filter(None, unused.split("; ")))) if ours else int(unused)
        sticky = "" if not numbers[0] else f"{numbers[1] / (28 * numbers[0]):.9f}"
        if ours:
            sticky = row["stickiness"] and f"{float(row['stickiness']):.9f}"
        rows[row["customer_id"]] = (*numbers, sticky, seen, unused)
    return rows


def check(what, ours, peer):
    """Stops unless both say the same."""
    common.same(what, said(ours.out, True), said(peer.out, False))


def at_once(work):
    bundle, data = work / "bundle", work / "data"
    make(bundle, 1)
    common.warm(bundle)
    text = ["--input", str(bundle)]
    peer_text = common.measure("DuckDB, text ids", lambda: common.peer(foreign(bundle)))
    ours_text = common.measure("tenure, text ids, `--input`", lambda: common.run(question(text)))
    if not data.exists():
        command = [common.tenure(), "import", str(bundle), "--data", str(data), "--now", NOW]
        imported = common.measured(IMPORT, [common.run(command)])
    else:
        imported = None
    common.warm(data)
    ask = lambda: common.run(question(["--data", str(data)]))  # noqa: E731
    first = common.measure(FIRST, ask, lambda: common.remove(data / "derived"))
    later = common.measure(LATER, ask)
    peer_own = common.measure("DuckDB, stored runs", lambda: common.peer(own(bundle, data)))
    for what, ours, peer in (
        ("text ids", ours_text, peer_text),
        ("own runs", first, peer_own),
        ("kept days", later, peer_own),
    ):
        check(what, ours, peer)
    sizes = [common.size(it) for it in (bundle, data / "runs", data / "derived")]
    where = parts.table("a later question", question(["--data", str(data)]))
    common.remove(data / "derived")
    where += parts.table("the first question", question(["--data", str(data)]))
    where += parts.table("text ids", question(text))
    measured = [it for it in (imported, first, later, peer_own, ours_text, peer_text) if it]
    return measured, (first, later, peer_own, ours_text, peer_text), sizes, where


def large(work):
    """The same with three times as much: import, first and later question."""
    bundle, data = work / "bundle3", work / "data3"
    done = []
    if not data.exists():
        make(bundle, LARGE)
        command = [common.tenure(), "import", str(bundle), "--data", str(data), "--now", NOW]
        done.append(common.measured(IMPORT + TRIPLED, [common.run(command)]))
        common.remove(bundle)
    common.warm(data)
    ask = lambda: common.run(question(["--data", str(data)]))  # noqa: E731
    forget = lambda: common.remove(data / "derived")  # noqa: E731
    done.append(common.measure(FIRST + TRIPLED, ask, forget))
    done.append(common.measure(LATER + TRIPLED, ask))
    return done


def main():
    with common.Work("use") as work:
        measured, five, sizes, where = at_once(work)
        tripled = large(work) if os.environ.get("BENCH_LARGE") else []
    report(measured, five, sizes, where, tripled)


def report(measured, five, sizes, where, tripled):
    first, later, peer_own, ours_text, peer_text = five
    bundle, runs, kept = (f"{size / 2**20:,.0f} MiB" for size in sizes)
    events = f"{common.scaled(SESSIONS) * EACH:,}"
    all_bars = [
        speed("own runs, later questions: at least 4 × faster than DuckDB", later, peer_own, 4),
        speed("own runs, first question, for comparison", first, peer_own, None),
        memory("own runs, later questions: at most ¼ of DuckDB's memory", later, peer_own),
        memory("own runs, first question: at most ¼ of DuckDB's memory", first, peer_own),
        speed("text ids: at least 2.5 × faster than DuckDB", ours_text, peer_text, 2.5),
        memory("text ids: at most ¼ of DuckDB's memory", ours_text, peer_text),
    ]
    smaller = {it.name: it for it in measured}
    for it in tripled:
        small = smaller.get(it.name.removesuffix(TRIPLED))
        if small:
            ratio = it.seconds / small.seconds
            all_bars.append(
                common.Bar(f"{it.name}: at most 3.3 × the time", f"{ratio:.2f} ×", ratio <= 3.3)
            )
        gib = it.rss / 2**30
        all_bars.append(common.Bar(f"{it.name}: at most 1 GiB", f"{gib:.2f} GiB", gib <= 1))
    body = [
        f"{events} events of {common.scaled(USERS):,} users at {common.scaled(CUSTOMERS):,} "
        f"customers in 13 weeks, in the order of time, 1 % of them without a user, with text ids; "
        f"{bundle} of Parquet as they came, {runs} of stored runs, {kept} of kept days. The "
        "question: for each customer the active users of 28 days, their user-days (stickiness) and "
        "those of the 28 days before, features used, weeks with use among the last 12, the day "
        "last seen, key features never used; internal users left out. The rows are identical; "
        f"runs of each: {common.RUNS}; load average {common.load()}.",
        "",
        "The first question after an import rolls up all events and keeps days beside them; later "
        "ones read the days. DuckDB reads the events each time, from the same files.",
        "",
        *common.table(measured + tripled),
        "",
        *common.bars(all_bars),
        *where,
        "",
        *common.code(
            "benches/use.py    # with BENCH_LARGE=1 also three times as much; or by hand:",
            "tenure import bundle --data data",
            f"tenure usage --at {AT} --sort id --format csv --data data",
        ),
    ]
    common.publish("use", "Use of the product", body)


def speed(name, ours, peer, least):
    times = common.faster(ours, peer)
    return common.Bar(name, f"{times:.2f} ×", None if least is None else times >= least)


def memory(name, ours, peer):
    ratio = ours.rss / peer.rss
    return common.Bar(name, f"{ratio:.2f} × ({ours.rss / 2**20:,.0f} MiB)", ratio <= 0.25)


main()
