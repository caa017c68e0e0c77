"""Every cell of the ward's and of the city's .xlsx, beside polars (calamine), the quickest of Python's readers.

Both must find the same number of filled cells. `VUON_CITY_HOUSEHOLDS` makes a smaller city.
"""

import json

from side_by_side import BASELINE, PYTHON, Cost, at_most, folder_of, measured, run, table, verdict, vuon
from bench_city import HOUSEHOLDS


def read_in_turn(program, workbook, rounds):
    """Of polars only the reading is counted, not how long Python takes to begin; of ours everything."""
    ours = theirs = None
    for _ in range(rounds):
        own = run([program, "read", workbook])
        cells, text, _ = map(int, own.said.split())
        peer = run([PYTHON, BASELINE / "read_polars.py", workbook])
        said = json.loads(peer.said)
        # In a column of numbers and words polars makes words of the numbers, so it has more text, never less.
        if said["cells"] != cells or said["text"] < text:
            raise SystemExit(f"Hai chương trình đọc khác nhau: {own.said} {peer.said}")
        reading = Cost(said["wall"], said["cpu"], said["memory"])
        ours = own if ours is None or own.wall < ours.wall else ours
        theirs = reading if theirs is None or reading.wall < theirs.wall else theirs
    return cells, ours, theirs


def main():
    program, folder = measured(), folder_of("reading")
    sizes = {"phường": (["--households", 8540], 5, "bộ quét của C trên zlib 0,069 giây"),
             "thành phố": (["--households", HOUSEHOLDS, "--city"], 2, "như trên, 2,35 giây")}
    for what, (arguments, rounds, limit) in sizes.items():
        workbook = folder / "list.xlsx"
        vuon("sample", *arguments, "--out", workbook)
        cells, ours, theirs = read_in_turn(program, workbook, rounds)
        name = "Vươn (`Office.openTable`)"
        table(f"Đọc tệp .xlsx của {what}: {cells} ô, {workbook.stat().st_size / 1e6:.0f} MB",
              {name: ours, "polars (calamine)": theirs}, name)
        verdict(f"Đọc tệp .xlsx của {what}", ours, "polars", theirs, 2, limit)
        at_most("Bộ nhớ khi đọc", ours.memory, 400, "MB", "Từng dòng một, không giữ cả tệp")


if __name__ == "__main__":
    main()
