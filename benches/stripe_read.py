#!/usr/bin/env python3
"""Stripe's objects as JSON Lines, read and persisted, against DuckDB reading the same files and
taking the same fields out of them.

At full scale the files take 23 GB, and what both make of them several more: there should be 40 GB
in BENCH_DIR."""

import json
import shutil

import common

LINES = 20
START = 1_700_000_000
MONTH = 2_629_800


def main():
    customers = common.scaled(1_000_000)
    with common.Work("stripe") as work:
        export = work / "export"
        make(export, customers)
        common.warm(export)
        files = common.size(export)
        data, database = work / "data", work / "peer.duckdb"

        def away():
            shutil.rmtree(data, ignore_errors=True)
            database.unlink(missing_ok=True)

        ours = common.measure("tenure", lambda: common.run(load(export, data)), away)
        stored = common.size(data)
        added = rows_of(ours.out)
        away()
        peer = common.measure("DuckDB", lambda: common.peer(peer_sql(export, database)), away)
    theirs = {name: int(count) for name, count in common.rows(peer.out)[0].items()}
    mine = {name: added[name] for name in theirs}
    common.same("rows", mine, theirs)
    report(customers, files, stored, ours, peer)


def load(export, data):
    command = [common.tenure(), "import", str(export), "--data", str(data), "--format", "json"]
    return [*command, "--now", common.NOW]


def rows_of(text: str) -> dict[str, int]:
    return {table["table"]: table["added"] for table in json.loads(text)["tables"]}


# --- the export: customers, subscriptions, and one invoice with many lines for each


def make(export, customers):
    done = export.with_name("done")
    if done.exists():
        return
    shutil.rmtree(export, ignore_errors=True)
    export.mkdir(parents=True)
    kinds = (("customers", customer), ("subscriptions", subscription), ("invoices", invoice))
    for name, one in kinds:
        with (export / f"{name}.jsonl").open("w") as file:
            for start in range(0, customers, 1_000):
                numbers = range(start, min(start + 1_000, customers))
                file.writelines(one(n) for n in numbers)
    done.touch()


def mixed(n: int) -> int:
    """A number that looks like chance and is always the same."""
    n = (n + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
    n = ((n ^ (n >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    return n ^ (n >> 27)


def customer(n: int) -> str:
    chance = mixed(n)
    country = ("DE", "US", "FR", "RO", "GB")[chance % 5]
    return (
        f'{{"id":"cus_{n:010d}","object":"customer","address":{{"city":"Town {chance % 900}",'
        f'"country":"{country}","line1":null,"line2":null,"postal_code":"{chance % 99999:05d}",'
        f'"state":null}},"balance":0,"created":{START + chance % MONTH},"currency":"usd",'
        f'"default_source":null,"delinquent":false,"description":null,"discount":null,'
        f'"email":"billing{n}@company{n}.example","invoice_prefix":"{chance % 16**8:08X}",'
        f'"invoice_settings":{{"custom_fields":null,"default_payment_method":null,"footer":null}},'
        f'"livemode":true,"metadata":{{"industry":"i{chance % 12}"}},"name":"Company {n}",'
        f'"phone":null,"preferred_locales":[],"shipping":null,"tax_exempt":"none"}}\n'
    )


def price(plan: int) -> str:
    return (
        f'{{"id":"price_{plan:06d}","object":"price","active":true,"billing_scheme":"per_unit",'
        f'"created":{START},"currency":"usd","custom_unit_amount":null,"livemode":true,'
        f'"lookup_key":null,"metadata":{{}},"nickname":null,"product":"prod_{plan % 10:06d}",'
        f'"recurring":{{"interval":"month","interval_count":1,"meter":null,'
        f'"trial_period_days":null,"usage_type":"licensed"}},"tax_behavior":"exclusive",'
        f'"tiers_mode":null,"transform_quantity":null,"type":"recurring",'
        f'"unit_amount":{1_000 + 100 * plan},"unit_amount_decimal":"{1_000 + 100 * plan}"}}'
    )


def subscription(n: int) -> str:
    chance = mixed(n)
    made = START + chance % MONTH
    return (
        f'{{"id":"sub_{n:010d}","object":"subscription","application":null,'
        f'"automatic_tax":{{"enabled":false}},"billing_cycle_anchor":{made},"cancel_at":null,'
        f'"cancel_at_period_end":false,"canceled_at":null,"cancellation_details":'
        f'{{"comment":null,"feedback":null,"reason":null}},"collection_method":'
        f'"charge_automatically","created":{made},"currency":"usd",'
        f'"current_period_end":{made + 24 * MONTH},"current_period_start":{made + 23 * MONTH},'
        f'"customer":"cus_{n:010d}","default_tax_rates":[],"discount":null,"discounts":[],'
        f'"ended_at":null,"items":{{"object":"list","data":[{{"id":"si_{n:010d}",'
        f'"object":"subscription_item","created":{made},"discounts":[],"metadata":{{}},'
        f'"price":{price(chance % 50)},"quantity":{1 + chance % 20},'
        f'"subscription":"sub_{n:010d}","tax_rates":[]}}],"has_more":false,"total_count":1,'
        f'"url":"/v1/subscription_items?subscription=sub_{n:010d}"}},"livemode":true,'
        f'"metadata":{{}},"pause_collection":null,"schedule":null,"start_date":{made},'
        f'"status":"active","trial_end":null,"trial_start":null}}\n'
    )


def line(n: int, of: int, chance: int, made: int) -> str:
    plan = (chance + of) % 50
    amount = (1_000 + 100 * plan) * (1 + chance % 20)
    start = made + of * MONTH
    return (
        f'{{"id":"il_{n:010d}_{of:02d}","object":"line_item","amount":{amount},'
        f'"amount_excluding_tax":{amount},"currency":"usd",'
        f'"description":"{1 + chance % 20} × Plan {plan} (at ${10 + plan}.00 / month)",'
        f'"discount_amounts":[],"discountable":true,"discounts":[],'
        f'"invoice":"in_{n:010d}","livemode":true,"metadata":{{}},'
        f'"period":{{"end":{start + MONTH},"start":{start}}},"price":{price(plan)},'
        f'"proration":false,"proration_details":{{"credited_items":null}},'
        f'"quantity":{1 + chance % 20},"subscription":"sub_{n:010d}",'
        f'"subscription_item":"si_{n:010d}","tax_amounts":[],"tax_rates":[],'
        f'"type":"subscription","unit_amount_excluding_tax":"{1_000 + 100 * plan}"}}'
    )


def invoice(n: int) -> str:
    chance = mixed(n)
    made = START + chance % MONTH
    lines = ",".join(line(n, of, chance, made) for of in range(LINES))
    return (
        f'{{"id":"in_{n:010d}","object":"invoice","account_country":"DE",'
        f'"amount_due":0,"amount_paid":0,"amount_remaining":0,"attempt_count":1,'
        f'"billing_reason":"subscription_cycle","charge":"ch_{n:010d}",'
        f'"collection_method":"charge_automatically","created":{made},"currency":"usd",'
        f'"customer":"cus_{n:010d}","customer_email":"billing{n}@company{n}.example",'
        f'"discount":null,"discounts":[],"due_date":null,"effective_at":{made},'
        f'"lines":{{"object":"list","data":[{lines}],"has_more":false,"total_count":{LINES},'
        f'"url":"/v1/invoices/in_{n:010d}/lines"}},"livemode":true,"metadata":{{}},'
        f'"number":"{chance % 16**8:08X}-0001","paid":true,"payment_intent":"pi_{n:010d}",'
        f'"period_end":{made},"period_start":{made - MONTH},"status":"paid",'
        f'"status_transitions":{{"finalized_at":{made},"marked_uncollectible_at":null,'
        f'"paid_at":{made + 60},"voided_at":null}},"subscription":"sub_{n:010d}",'
        f'"tax":null,"total_tax_amounts":[]}}\n'
    )


# --- the peer: the fields that Tenure keeps, named and typed, so that nothing is guessed or read
#     in vain


def peer_sql(export, database) -> str:
    item = (
        "STRUCT(id VARCHAR, created BIGINT, quantity BIGINT, price STRUCT(id VARCHAR, "
        "unit_amount_decimal VARCHAR, currency VARCHAR, billing_scheme VARCHAR, "
        "product VARCHAR, recurring STRUCT(\"interval\" VARCHAR, interval_count BIGINT, "
        "usage_type VARCHAR)))"
    )
    line_type = (
        "STRUCT(id VARCHAR, amount BIGINT, currency VARCHAR, quantity BIGINT, proration BOOLEAN, "
        "subscription VARCHAR, subscription_item VARCHAR, \"type\" VARCHAR, "
        "period STRUCT(\"start\" BIGINT, \"end\" BIGINT), "
        "discount_amounts STRUCT(amount BIGINT)[], tax_amounts STRUCT(amount BIGINT)[], "
        "price STRUCT(id VARCHAR, unit_amount_decimal VARCHAR, product VARCHAR, "
        "recurring STRUCT(\"interval\" VARCHAR, interval_count BIGINT, usage_type VARCHAR)))"
    )
    customers = {
        "id": "VARCHAR",
        "name": "VARCHAR",
        "email": "VARCHAR",
        "created": "BIGINT",
        "address": "STRUCT(country VARCHAR, state VARCHAR, city VARCHAR)",
        "metadata": "JSON",
    }
    subscriptions = {
        "id": "VARCHAR",
        "customer": "VARCHAR",
        "currency": "VARCHAR",
        "status": "VARCHAR",
        "start_date": "BIGINT",
        "trial_start": "BIGINT",
        "trial_end": "BIGINT",
        "cancel_at": "BIGINT",
        "canceled_at": "BIGINT",
        "ended_at": "BIGINT",
        "items": f"STRUCT(data {item}[])",
    }
    invoices = {
        "id": "VARCHAR",
        "customer": "VARCHAR",
        "currency": "VARCHAR",
        "status": "VARCHAR",
        "created": "BIGINT",
        "due_date": "BIGINT",
        "amount_paid": "BIGINT",
        "collection_method": "VARCHAR",
        "status_transitions": "STRUCT(finalized_at BIGINT, paid_at BIGINT, voided_at BIGINT)",
        "lines": f"STRUCT(data {line_type}[])",
    }
    return f"""ATTACH '{database}' AS kept;
USE kept;
CREATE TABLE customers AS SELECT id, name, email, created, address.country AS country,
  address.state AS region, address.city AS city, metadata FROM {source(export, "customers", customers)};
CREATE TABLE subscriptions AS SELECT s.id AS subscription, customer, currency, status, start_date,
  trial_start, trial_end, cancel_at, canceled_at, ended_at, i.* FROM
  (SELECT *, unnest(items.data) AS i FROM {source(export, "subscriptions", subscriptions)}) AS s;
CREATE TEMP TABLE read AS SELECT * FROM {source(export, "invoices", invoices)};
CREATE TABLE invoices AS SELECT id, customer, currency, status, created, due_date, amount_paid,
  collection_method, status_transitions.* FROM read;
CREATE TABLE invoice_lines AS SELECT id AS invoice, l.id AS line, l.amount, l.quantity, l.proration,
  l.subscription, l.subscription_item, l.type, l.period.start AS starts, l.period.end AS ends,
  list_sum([x.amount FOR x IN l.discount_amounts]) AS discount,
  list_sum([x.amount FOR x IN l.tax_amounts]) AS tax, l.price.id AS price,
  l.price.recurring.interval AS unit, l.price.recurring.interval_count AS units
  FROM (SELECT id, unnest(lines.data) AS l FROM read);
DROP TABLE read;
CHECKPOINT;
SELECT (SELECT count(*) FROM customers) AS customers,
  (SELECT count(*) FROM subscriptions) AS subscriptions,
  (SELECT count(*) FROM invoices) AS invoices,
  (SELECT count(*) FROM invoice_lines) AS invoice_lines;
"""


def source(export, name: str, columns: dict[str, str]) -> str:
    shapes = ", ".join(f"\"{column}\": '{kind}'" for column, kind in columns.items())
    path = export / f"{name}.jsonl"
    return (
        f"read_json('{path}', format = 'newline_delimited', maximum_object_size = 67108864, "
        f"columns = {{{shapes}}})"
    )


def report(customers, files, stored, ours, peer):
    speed, theirs = files / 1e6 / ours.seconds, files / 1e6 / peer.seconds
    body = [
        f"Objects of Stripe's API as JSON Lines ({files / 2**20:,.0f} MiB): {customers:,} "
        f"customers with a subscription and an invoice of {LINES} lines each. Tenure imports them "
        f"({stored / 2**20:,.0f} MiB stored, checked, told apart by version, synced to disk); "
        "DuckDB reads the same fields, with their names and types given, into a database file, "
        f"and checkpoints it. The numbers of rows are identical; load average {common.load()}.",
        "",
        *common.table([ours, peer]),
        "",
        f"Tenure {speed:,.0f} MB/s, DuckDB {theirs:,.0f} MB/s.",
        "",
        *common.bars(
            [
                common.Bar("at least 150 MB/s on two cores", f"{speed:,.0f} MB/s", speed >= 150),
                common.Bar(
                    "at most 2 GiB", f"{ours.rss / 2**30:.2f} GiB", ours.rss <= 2 * 2**30
                ),
                common.Bar(
                    "DuckDB's time, for comparison",
                    f"{common.faster(ours, peer):.2f} × as fast, "
                    f"memory {ours.rss / peer.rss:.2f} ×",
                    None,
                ),
            ]
        ),
        "",
        *common.code(
            "benches/stripe_read.py    # or by hand, with its files:",
            "tenure import export --data data --format json",
        ),
    ]
    common.publish("stripe-read", "Objects of Stripe", body)


main()
