"""Reads a snapshots.csv with a peer: read_peer.py READER FILE. Prints rows, CPU and wall seconds.

The types of all columns are given, which spares the peers the guessing. CPU is that of all threads;
neither the start of Python nor the import of the library counts.
"""

import sys
import time

reader, file = sys.argv[1:]
WHOLE = ["total", "industry_rank", "network_rank", "industry_average", "network_average"]
POINTS = ["brand", "people", "insights", "relationships"]
POINTS += [f"{group}_{pillar}" for group in ("industry", "network") for pillar in POINTS]

if reader == "polars":
    import polars as pl

    types = dict.fromkeys(WHOLE, pl.Int32) | dict.fromkeys(POINTS, pl.Float64)
    types |= {"date": pl.Date, "source": pl.String, "note": pl.String}

    def read():
        return pl.read_csv(file, schema_overrides=types)

else:
    import pandas as pd

    types = dict.fromkeys(WHOLE, "Int32") | dict.fromkeys(POINTS, "float64")

    def read():
        return pd.read_csv(file, engine=reader, dtype=types, parse_dates=["date"])


cpu, wall = time.process_time(), time.perf_counter()
table = read()
cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
assert str(table["date"].dtype) in ("Date", "datetime64[us]", "datetime64[ns]"), table["date"].dtype
print(len(table), cpu, wall)
