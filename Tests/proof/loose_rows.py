"""Makes odd flat files of households and, apart from the program, what must come out of them.

Usage: loose_rows.py SEED YEAR FOLDER
Writes in.csv, and expected.json: {"rows": [[id, class, …]], "refused": [line]}

The numbers of the two standards stand here once more, on purpose: a typing mistake in the rules differs from them.
"""
import json
import random
import sys

LIMITS = {
    2026: {"urban": (2_000_000, 3_000_000, 175), "rural": (1_500_000, 2_250_000, 140)},
    2027: {"urban": (2_800_000, None, None), "rural": (2_200_000, None, None)},
}
FLAGS = [f"d{order:02d}" for order in range(1, 13)]
INCOMES = ["", "1500000", "1500001", "2000000", "2000001", "2200000", "2200001", "2250000", "2250001", "2800000",
           "2800001", "3000000", "3000001", "1500000.0", "-1", "1e6", "1.500.000", " 7 ", "9" * 20]
POINTS = ["", "140", "141", "175", "176", "0", "5.0", "x"]


def number(text):
    text = text.strip(" ").removesuffix(".0")
    if text == "":
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise ValueError(text)
    return int(text)


def standing(income, b1, line, band, points):
    if income is not None:
        return "within" if income <= line else "not_poor" if band is None else "average" if income <= band else "above"
    if b1 is None or points is None:
        return "undetermined"
    return "within" if b1 <= points else "not_poor"


def expected(row, year):
    """The first six columns of the result; an error where the row cannot be read."""
    if not row["id"]:
        raise ValueError("id")
    line, band, points = LIMITS[year][row["zone"].strip(" ")]
    income, b1, b2, _ = (number(row.get(name, "")) for name in ("income", "b1", "b2", "members"))
    answers = {"": None, "0": False, "1": True, "0.0": False, "1.0": True}
    flags = [answers[row.get(name, "").strip(" ")] for name in FLAGS]
    lacks, unknowns = flags.count(True), flags.count(None)
    by_points = b2 is not None and unknowns == 12
    if b2 is not None and (b2 % 10 or b2 > 120 or not by_points and (unknowns or b2 != 10 * lacks)):
        raise ValueError("b2")
    if by_points:
        lacks, unknowns = b2 // 10, 0
    result = standing(income, b1, line, band, points)
    if result == "within":
        result = "poor" if lacks >= 3 else "near_poor" if lacks + unknowns < 3 else "undetermined"
    named = [" ".join(name for name, flag in zip(FLAGS, flags) if flag is wanted) for wanted in (True, None)]
    return [row["id"], result, str(lacks), str(unknowns), named[0], "" if by_points else named[1]]


def invented(index, all_empty):
    odd = random.random() < 0.1
    flags = ["" if all_empty else random.choice(["0", "0", "0", "1", ""] if odd else "0001") for _ in FLAGS]
    if random.random() < 0.03:
        flags[random.randrange(12)] = random.choice(["2", "x", "1.0", "0.0", " 1", "01", "1.5"])
    row = dict(zip(FLAGS, flags))
    row["id"] = random.choice(["a;b", "x,y", 'q"q', "ổ", "m\nn", ""]) if odd else f"H{index}"
    row["zone"] = random.choice(["urban", " rural ", "URBAN", "", "rurax"] if odd else ["urban", "rural"])
    row["income"], row["b1"] = random.choice(INCOMES), random.choice(POINTS[:8 if odd else 7])
    right, wrong = str(10 * sum(flag == "1" for flag in flags)), str(10 * random.randrange(14))
    row["b2"] = random.choice(["", "", "", right, wrong, "25"])
    row["members"], row["note"] = random.choice(["", "3"]), random.choice(["", "x", '5"" x', "a\nb", '"', 'x"y'])
    return row


def main(seed, year, folder):
    random.seed(seed)
    separator, ending = random.choice(",;\t"), random.choice(["\n", "\r\n"])
    columns = ["id", "zone"] + random.sample(["members", "income", "b1", "b2", "note"], random.randrange(6))
    columns += FLAGS if random.random() < 0.8 else random.sample(FLAGS, random.randrange(12))
    random.shuffle(columns)
    text = random.choice(["", "\ufeff"]) + separator.join(columns) + ending
    rows, refused, line, all_empty = [], [], 2, random.random() < 0.3
    for index in range(random.choice([1, 200, 3000])):
        row = invented(index, all_empty)
        fields = []
        for column in columns:
            bare = not any(sign in row[column] for sign in separator + '"\n\r') and random.random() < 0.9
            fields.append(row[column] if bare else '"' + row[column].replace('"', '""') + '"')
        broken = random.random() < 0.01
        text += separator.join(fields + ["more"] if broken else fields) + ending
        try:
            if broken:
                raise ValueError("columns")
            rows.append(expected({column: row[column] for column in columns}, year))
        except (ValueError, KeyError):
            refused.append(line)
        line += 1 + sum(row[column].count("\n") for column in columns)
    with open(f"{folder}/in.csv", "w", encoding="utf-8", newline="") as file:
        file.write(text)
    with open(f"{folder}/expected.json", "w", encoding="utf-8") as file:
        json.dump({"rows": rows, "refused": refused}, file, ensure_ascii=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
