"""Names among the 1.45 million people of a city: the first fifty households, beside FTS5 and pg_trgm on the same people.

Ours finds all words in one member's name, the last perhaps half typed, and gives households with class and place; the
others give rows. The quickest of many rounds of each. `VUON_CITY_HOUSEHOLDS` makes a smaller city.
"""

import math
import os
import subprocess

from bench_city import HOME, HOUSEHOLDS, POSTGRESQL, PostgreSQL
from side_by_side import BASELINE, PYTHON, ROOT, VUON, folder_of, measured, vuon

ROUNDS = 15
WORDS = ["nguyễn văn hùng", "trần thị hoa", "hồ thị mơ", "nguyễn thị", "tôn nữ hương", "hung nguyen", "bưởi"]


def asked(command):
    """What a program found and took, by words."""
    done = subprocess.run(
        list(map(str, command)), input="\n".join(WORDS) + "\n", capture_output=True, text=True,
        env=os.environ | {"VUON_HOME": str(ROOT)})
    if done.returncode != 0:
        raise SystemExit(f"{command}: {done.returncode}\n{done.stderr[-2000:]}")
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    return {words: (int(found), int(micro)) for words, found, micro in lines}


def middle(took):
    """The geometric mean, in milliseconds: no one search decides."""
    return math.exp(sum(math.log(max(micro, 1)) for _, micro in took.values()) / len(took)) / 1000


def main():
    program, folder = measured(), folder_of("search")
    data, text = folder / "data", folder / "city.csv"
    vuon("sample", "--households", HOUSEHOLDS, "--city", "--out", text)
    vuon("init", "--data", data, "--area", HOME)
    vuon("import", text, "--data", data, "--accept", "all", "--json")
    text.unlink()
    register = data / "vuon.sqlite"
    results = {"Vươn, cả thành phố": asked([program, "search", data, "all", ROUNDS]),
               "Vươn, một phường": asked([program, "search", data, HOME, ROUNDS]),
               "FTS5, cả thành phố": asked([PYTHON, BASELINE / "search_names.py", "fts", register, ROUNDS])}
    if POSTGRESQL:
        server = PostgreSQL("vuon_bench_search")
        results["pg_trgm, cả thành phố"] = asked(
            [PYTHON, BASELINE / "search_names.py", "trgm", register, ROUNDS, server.address])
        server.drop()
    print(f"### Tìm theo tên trong {HOUSEHOLDS} hộ, 50 dòng đầu, mili giây (nhanh nhất trong {ROUNDS} lần)\n")
    print("| Tìm | " + " | ".join(results) + " |")
    print("|---" * (len(results) + 1) + "|")
    for words in WORDS:
        print(f"| {words} | " + " | ".join(f"{took[words][1] / 1000:.2f}" for took in results.values()) + " |")
    print("| trung bình nhân | " + " | ".join(f"{middle(took):.2f}" for took in results.values()) + " |\n")
    ours = middle(results["Vươn, cả thành phố"])
    for peer, took in results.items():
        if peer.startswith("Vươn"):
            continue
        ratio = middle(took) / ours
        print(f"- **Tìm theo tên: Vươn {ours:.2f} ms, {peer} {middle(took):.2f} ms, gấp {ratio:.2f}; mức cần 1: "
              f"{'đạt' if ratio >= 1 else 'CHƯA ĐẠT'}.** Giới hạn: đi theo tiền tố trên một cây chỉ mục 0,03 ms.\n")


if __name__ == "__main__":
    main()
