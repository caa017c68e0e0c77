"""Ten million loose rows classified by the standard of 2026, beside DuckDB and polars reading the same CSV.

All three write the class, the counts, both lists and a sentence; all columns but the sentence must be equal.
"""

import functools
import itertools
import os
import random

from side_by_side import BASELINE, PYTHON, VUON, at_most, folder_of, in_turn, table, verdict

BLOCK, ROUNDS = 250_000, 2
ROWS = int(os.environ.get("VUON_LOOSE_ROWS", "10000000")) // BLOCK * BLOCK
FLAGS = [f"d{order:02d}" for order in range(1, 13)]


def write_rows(path):
    """Two of five households without unknown answers, some by points alone; always the same file.

    The same block again and again under other numbers: what is measured does not look back.
    """
    chance = random.Random(20017)
    block = []
    for number in range(BLOCK):
        zone = "urban" if chance.random() < 0.6 else "rural"
        flags = [("", "1", "0", "0", "0")[chance.randrange(5)] if chance.random() < 0.5 else "0" for _ in FLAGS]
        kind = chance.random()
        income = "" if kind < 0.1 else str(int(chance.lognormvariate(14.6, 0.7)))
        b1 = str(chance.randrange(60, 300)) if 0.05 < kind < 0.9 else ""
        b2 = ""
        if kind > 0.95:
            flags, b2 = [""] * 12, str(10 * chance.randrange(13))
        block.append(",".join([f"{number:07d}", zone, str(chance.randrange(1, 9)), income, b1, b2, *flags]) + "\n")
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(["id", "zone", "members", "income", "b1", "b2", *FLAGS]) + "\n")
        for turn in range(ROWS // BLOCK):
            file.writelines(f"H{turn:03d}-{line}" for line in block)


def compare(paths):
    """Every line up to its sentence: no earlier column holds the sign before which it begins."""
    files = [open(path, "rb") for path in paths]
    for number, lines in enumerate(itertools.zip_longest(*files), 1):
        if None in lines or len({columns(line) for line in lines}) > 1:
            raise SystemExit(f"Kết quả khác nhau ở dòng {number}: {lines}")
    for file in files:
        file.close()


def columns(line):
    """The first six columns, also where an empty one stands in quotes; only the sentence after them holds commas."""
    return tuple(part.strip(b'"') for part in line.split(b",", 6)[:6])


def main():
    folder = folder_of("classify")
    given = folder / "loose.csv"
    write_rows(given)
    outputs = {name: folder / f"{name}.csv" for name in ("vuon", "duckdb", "polars")}
    commands = {
        "Vươn (`vuon classify`)": [
            VUON, "classify", "--input", given, "--list-year", "2026", "--output", outputs["vuon"]],
        "DuckDB": [PYTHON, BASELINE / "classify_duckdb.py", given, outputs["duckdb"]],
        "polars": [PYTHON, BASELINE / "classify_polars.py", given, outputs["polars"]],
    }

    best = in_turn(
        {name: (functools.partial(output.unlink, missing_ok=True), command)
         for (name, command), output in zip(commands.items(), outputs.values())}, ROUNDS)
    compare(outputs.values())
    size = outputs["vuon"].stat().st_size / 1e6
    table(
        f"`vuon classify`: {ROWS} dòng CSV ra lớp, hai danh sách chỉ số và một câu lý do", best,
        "Vươn (`vuon classify`)",
        [
            f"Ba chương trình cho cùng kết quả ở mọi dòng và mọi cột trừ câu lý do; Vươn ghi {size:.0f} MB.",
            "Câu lý do của Vươn đầy đủ hơn (văn bản, điều); DuckDB và polars ghi một câu ngắn hơn.",
        ])
    ours = best["Vươn (`vuon classify`)"]
    for peer in ("DuckDB", "polars"):
        verdict("vuon classify", ours, peer, best[peer], 1.5, f"ghi {size:.0f} MB ra đĩa")
    at_most("Bộ nhớ, dù bao nhiêu dòng", ours.memory, 128, "MB", "Từng khối dòng một, không giữ cả tệp")


if __name__ == "__main__":
    main()
