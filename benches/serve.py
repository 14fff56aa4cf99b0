#!/usr/bin/env python3
"""The API of `tenure serve` as dashboards ask it: 50 requests a second, whoever waits.

Requests are sent at fixed times whether or not earlier ones were answered (open loop), and a
latency counts from the time at which a request was due. A fifth of them are about a segment, by
what customers are, that nobody has asked for before. Meanwhile a writer imports facts of one
customer at a time. Segments by what customers pay, whose members come and go, are asked alone.
"""

import http.client
import queue
import random
import statistics
import subprocess
import sys
import threading
import time

import books
import common

RATE = 50
SECONDS = 60
WRITE_EVERY = 5.0
CUSTOMERS_TOUCHED = 200
MOVING = 20
SPAN = f"from={common.FROM}&to={common.TO}&grain=month"
# What the screens ask: overview, movements, retention, churn, customers, a customer, definitions.
SCREENS = (
    f"metric?metric=mrr&{SPAN}",
    f"metric?metric=arr&{SPAN}",
    f"metric?metric=net_new_mrr&{SPAN}",
    f"metric?metric=mrr_movements&variant=all&{SPAN}",
    f"metric?metric=nrr&{SPAN}",
    f"metric?metric=grr&{SPAN}",
    f"metric?metric=customer_churn&{SPAN}",
    f"metric?metric=net_revenue_churn&{SPAN}",
    f"metric?metric=arpa&{SPAN}",
    f"metric?metric=expansion_mrr&{SPAN}",
    f"metric?metric=quick_ratio&{SPAN}",
    f"cohorts?of=logo&{SPAN}",
    f"cohorts?of=net&{SPAN}",
    "movements?customer=c00000017&from=2025-12&to=2026-01",
    "customers?limit=100",
    "explain/customer?customer=c00000017&at=2025-12-31",
    "metrics",
)


class Server:
    """A running `tenure serve`."""

    def __init__(self, data):
        command = [common.tenure(), "serve", "--data", str(data), "--listen", "127.0.0.1:0",
                   "--now", common.NOW]  # fmt: skip
        self.token = token(data)
        start = time.monotonic()
        self.child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        for line in self.child.stderr:
            if "http://" in line:
                self.address = line.split("http://")[1].split()[0].split("/")[0]
                break
        else:
            sys.exit("tenure serve did not start")
        threading.Thread(target=lambda: [None for _ in self.child.stderr], daemon=True).start()
        self.get("metric?metric=mrr")
        self.ready = time.monotonic() - start

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.terminate()
        self.child.wait()

    def get(self, question, connection=None):
        """The answer to a question, and whether it was kept from before."""
        mine = connection or http.client.HTTPConnection(self.address)
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        mine.request("GET", f"/api/v1/ask/{question}", headers=headers)
        response = mine.getresponse()
        body = response.read()
        if response.status != 200:
            sys.exit(f"{question}: {response.status} {body[:400].decode()}")
        return body, response.getheader("tenure-answer") == "kept"

    def memory(self):
        """Its peak memory in bytes."""
        status = open(f"/proc/{self.child.pid}/status").read()
        return int(status.split("VmHWM:")[1].split()[0]) * 1024


def token(data):
    """A token to ask with, of a user who is made where there is none."""
    email, where = "bench@example.com", ["--data", str(data)]
    common.run([common.tenure(), "user", "add", email, *where], ok=(0, 2))
    return common.run([common.tenure(), "token", "add", "bench", "--user", email, *where]).out.strip()


def main():
    customers = common.scaled(1_000_000)
    with common.Work("ledger-own") as work:
        bundle, data = work / "bundle", work / "data"
        books.make_own(bundle, customers)
        if not data.exists():
            common.run([common.tenure(), "import", str(bundle), "--data", str(data),
                        "--now", common.NOW])  # fmt: skip
        common.warm(data)
        with Server(data) as server:
            for question in SCREENS:
                server.get(question)
            seen = [one_fact(server, work, customers, number)
                    for number in range(CUSTOMERS_TOUCHED)]  # fmt: skip
            kept, new = load(server, work, customers)
            moving = [timed(server, f"{question}&segment=mrr+%3E+33.{number:02d}")
                      for number, question in zip(range(MOVING), SCREENS[:11] * 2)]  # fmt: skip
            memory = server.memory()
    report(customers, server.ready, seen, (kept, new, moving), memory)


def timed(server, question):
    """Seconds until a question is answered."""
    start = time.monotonic()
    server.get(question)
    return time.monotonic() - start


def one_fact(server, work, customers, number):
    """Seconds from the commit of a customer's new fact to the first overview that shows it."""
    write(work, customers, number)
    return timed(server, f"metric?metric=mrr&{SPAN}")


def write(work, customers, number):
    """Imports a change of one customer's subscription."""
    folder = work / "fact"
    folder.mkdir(exist_ok=True)
    which = random.Random(number).randrange(customers)
    amount = 10 + number % 90
    (folder / "subscription_changes.csv").write_text(
        "subscription_id,changed_at,amount,status\n"
        f"s{which:08d},2025-12-31T12:00:00Z,{amount}.{number % 100:02d},active\n"
    )
    (folder / "tenure.toml").write_text(books.SETTINGS)
    common.run([common.tenure(), "import", str(folder), "--data", str(work / "data"),
                "--now", common.NOW])  # fmt: skip


def load(server, work, customers):
    """Latencies of kept and of new answers."""
    due, done, over = queue.Queue(), [], threading.Event()

    def ask():
        connection = http.client.HTTPConnection(server.address)
        while (task := due.get()) is not None:
            at, question = task
            _, kept = server.get(question, connection)
            done.append((time.monotonic() - at, kept))

    def writer():
        number = CUSTOMERS_TOUCHED
        while not over.wait(WRITE_EVERY):
            write(work, customers, number)
            number += 1

    askers = [threading.Thread(target=ask) for _ in range(64)]
    writing = threading.Thread(target=writer)
    for thread in [*askers, writing]:
        thread.start()
    dice, start = random.Random(7), time.monotonic()
    for number in range(RATE * SECONDS):
        at = start + number / RATE
        time.sleep(max(0.0, at - time.monotonic()))
        due.put((at, pick(dice, number)))
    over.set()
    for _ in askers:
        due.put(None)
    for thread in [*askers, writing]:
        thread.join()
    return [[s for s, kept in done if kept == which] for which in (True, False)]


def pick(dice, number):
    """What one of the screens asks; every fifth time of a segment that is new."""
    if number % 5:
        return dice.choice(SCREENS)
    letters = f"{number * 7919 % 10_000:04d}"
    return f"{dice.choice(SCREENS[:11])}&segment=customer_id+contains+%22{letters}%22"


def quantile(values, share):
    return statistics.quantiles(values, n=1000)[round(share * 1000) - 1] if len(values) > 1 else 0


def report(customers, ready, seen, answers, memory):
    kept, new, moving = answers
    p99 = {name: quantile(values, 0.99) for name, values in
           (("fact", seen), ("kept", kept), ("new", new))}  # fmt: skip
    lines = ["| answers | number | median ms | p99 ms |", "|---|---:|---:|---:|"]
    told = (("kept", kept), ("new", new), ("first after a new fact", seen),
            ("of a segment by what they pay, alone", moving))  # fmt: skip
    for name, values in told:
        lines.append(
            f"| {name} | {len(values):,} | {statistics.median(values) * 1000:,.1f} "
            f"| {quantile(values, 0.99) * 1000:,.1f} |"
        )
    body = [
        f"{customers:,} customers with {books.CHANGES + 1} movements each, imported before, which "
        f"made their books. {RATE} requests a "
        f"second for {SECONDS} s over what {len(SCREENS)} panels of the screens ask, a fifth about "
        f"a segment by what customers are that is new; a fact of one customer is imported every {WRITE_EVERY:g} s. "
        f"Load average {common.load()}.",
        "",
        *lines,
        "",
        *common.bars(
            [
                common.Bar("start to ready: at most 3 s", f"{ready:.1f} s", ready <= 3),
                common.Bar("kept answers: p99 at most 20 ms", f"{p99['kept'] * 1000:,.0f} ms",
                           p99["kept"] <= 0.02),
                common.Bar("new answers: p99 at most 200 ms", f"{p99['new'] * 1000:,.0f} ms",
                           p99["new"] <= 0.2),
                common.Bar("new fact to overview: p99 at most 100 ms",
                           f"{p99['fact'] * 1000:,.0f} ms", p99["fact"] <= 0.1),
                common.Bar("at most 2 GiB", f"{memory / 2**30:.2f} GiB", memory <= 2 * 2**30),
            ]
        ),
        "",
        *common.code("benches/serve.py"),
    ]  # fmt: skip
    common.publish("serve", "Serving", body)


if __name__ == "__main__":
    main()
