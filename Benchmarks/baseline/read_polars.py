"""Every sheet of a workbook by polars: what the reading took, and how many cells are filled.

Usage: read_polars.py FILE.xlsx
"""

import json
import resource
import sys
import time

import polars

begun = time.perf_counter()
before = resource.getrusage(resource.RUSAGE_SELF)
sheets = polars.read_excel(sys.argv[1], sheet_id=0, engine="calamine", has_header=False,
                           infer_schema_length=None)
wall = time.perf_counter() - begun
spent = resource.getrusage(resource.RUSAGE_SELF)
cells = text = 0
for sheet in sheets.values():
    for column in sheet:
        cells += len(column) - column.null_count()
        if column.dtype == polars.String:
            text += column.str.len_bytes().sum() or 0
print(json.dumps({
    "wall": wall, "cpu": spent.ru_utime + spent.ru_stime - before.ru_utime - before.ru_stime,
    "memory": spent.ru_maxrss / 1024, "cells": cells, "text": text}))
