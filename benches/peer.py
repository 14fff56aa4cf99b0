"""Runs SQL statements in DuckDB: `peer.py FILE.sql THREADS`.

The rows of the last statement go to stdout as CSV; the seconds that all statements took, without
the start of Python and the import of DuckDB, go to stderr.
"""

import csv
import sys
import time
from pathlib import Path

import duckdb


def main(path: str, threads: int):
    statements = [part.strip() for part in Path(path).read_text().split(";\n")]
    start = time.monotonic()
    # Where data are kept, the first statement says so; otherwise all is in memory.
    connection = duckdb.connect(config={"threads": threads})
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET TimeZone = 'UTC'")
    for statement in filter(None, statements):
        result = connection.execute(statement)
    rows = result.fetchall()
    names = [column[0] for column in result.description]
    connection.close()
    seconds = time.monotonic() - start
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    writer.writerows(rows)
    print(f"peer seconds {seconds:.6f}", file=sys.stderr)


main(sys.argv[1], int(sys.argv[2]))
