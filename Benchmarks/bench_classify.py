"""A million loose rows classified by the standard of 2026, beside DuckDB and polars reading the same CSV.

All three write the class, the counts, both lists and a sentence; all columns but the sentence must be equal.
"""

import csv
import random
import shutil
import tempfile
from pathlib import Path

from side_by_side import BASELINE, PYTHON, VUON, in_turn, run, table

ROWS, ROUNDS = 1_000_000, 4
FLAGS = [f"d{order:02d}" for order in range(1, 13)]


def write_rows(path):
    """Two of five households without unknown answers, some by points alone; always the same file."""
    chance = random.Random(20017)
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(["id", "zone", "members", "income", "b1", "b2", *FLAGS]) + "\n")
        for number in range(ROWS):
            zone = "urban" if chance.random() < 0.6 else "rural"
            flags = [("", "1", "0", "0", "0")[chance.randrange(5)] if chance.random() < 0.5 else "0" for _ in FLAGS]
            kind = chance.random()
            income = "" if kind < 0.1 else str(int(chance.lognormvariate(14.6, 0.7)))
            b1 = str(chance.randrange(60, 300)) if 0.05 < kind < 0.9 else ""
            b2 = ""
            if kind > 0.95:
                flags, b2 = [""] * 12, str(10 * chance.randrange(13))
            file.write(",".join([f"H{number:07d}", zone, str(chance.randrange(1, 9)), income, b1, b2, *flags]) + "\n")


def compare(paths):
    files = [open(path, encoding="utf-8", newline="") for path in paths]
    for line, rows in enumerate(zip(*map(csv.reader, files), strict=True), 1):
        if any(row[:6] != rows[0][:6] for row in rows):
            raise SystemExit(f"Kết quả khác nhau ở dòng {line}: {rows}")
    for file in files:
        file.close()


def main():
    folder = Path(tempfile.mkdtemp(prefix="vuon-bench-"))
    given = folder / "loose.csv"
    write_rows(given)
    outputs = {name: folder / f"{name}.csv" for name in ("vuon", "duckdb", "polars")}
    commands = {
        "Vươn (`vuon classify`)": [
            VUON, "classify", "--input", given, "--list-year", "2026", "--output", outputs["vuon"]],
        "DuckDB": [PYTHON, BASELINE / "classify_duckdb.py", given, outputs["duckdb"]],
        "polars": [PYTHON, BASELINE / "classify_polars.py", given, outputs["polars"]],
    }

    def anew():
        for path in outputs.values():
            path.unlink(missing_ok=True)

    best = in_turn({name: (anew, command) for name, command in commands.items()}, ROUNDS)
    for command in commands.values():
        run(command)
    compare(outputs.values())
    size = outputs["vuon"].stat().st_size / 1e6
    table(
        f"`vuon classify`: {ROWS} dòng CSV ra lớp, hai danh sách chỉ số và một câu lý do", best,
        "Vươn (`vuon classify`)",
        [
            f"Ba chương trình cho cùng kết quả ở mọi dòng và mọi cột trừ câu lý do; Vươn ghi {size:.0f} MB.",
            "Câu lý do của Vươn đầy đủ hơn (văn bản, điều); DuckDB và polars ghi một câu ngắn hơn.",
        ])
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
