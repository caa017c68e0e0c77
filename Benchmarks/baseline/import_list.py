"""A ward's list into a register, as a good Python program does it: calamine → checks → classes → sqlite3.

Usage: import_list.py --init DATABASE SCHEMA.sql
           makes the tables (those of the register that a list fills, without their indexes)
       import_list.py FILE.xlsx DATABASE --indexes INDEXES.sql --rules Rules --today 2026-11-24 --day 2026-11-24
           --zone urban
           reads, checks, classifies and stores in one transaction, then builds the indexes; prints what it counted

What Vươn does beyond this is not done here: no audit chain, no sealed copy of identity numbers.
"""

import argparse
import datetime
import hashlib
import hmac
import json
import os
import re
import sqlite3
import time
import unicodedata
from pathlib import Path

from python_calamine import CalamineWorkbook

from household_class import Ages, household_class

HOUSEHOLD_FACTS = {
    "Tường bền chắc": "wall_durable",
    "Cột bền chắc": "pillar_durable",
    "Mái bền chắc": "roof_durable",
    "Diện tích nhà ở (m²)": "living_area",
    "Nguồn nước sinh hoạt": "water_source",
    "Nhà tiêu": "toilet",
    "Sử dụng internet": "uses_internet",
    "Phương tiện thông tin dùng chung": "has_shared_device",
    "Phương tiện thông tin cá nhân": "has_personal_device",
    "Thu gom, xử lý rác thải": "waste_treated",
    "Thu nhập bình quân (đồng/người/tháng)": "income",
    "Điểm B1": "b1",
    "Điểm B2": "b2",
}
MEMBER_FACTS = {
    "Việc làm": "work_status",
    "Hợp đồng lao động": "work_contract",
    "Trợ cấp xã hội hằng tháng": "monthly_allowance",
    "Khuyết tật": "disabled",
    "Suy dinh dưỡng": "malnourished",
    "Thẻ BHYT": "health_insurance",
    "Đang học": "school",
    "Bằng cấp cao nhất": "diploma",
    "Vừa học vừa làm": "trained_on_job",
    "Người có công": "merit",
}
LISTS = {
    "water_source": "water_sources",
    "toilet": "toilets",
    "work_status": "work_status",
    "work_contract": "work_contract",
    "school": "school_levels",
    "diploma": "diplomas",
}
NUMBERS = {"living_area": (100, 1_000_000), "income": (1, 1_000_000_000), "b1": (1, 1000), "b2": (1, 120)}
YES_NO = {"co": True, "x": True, "1": True, "khong": False, "0": False}
UNKNOWN = {"chua biet": "not_known", "khong ro": "not_known", "tu choi": "refused", "khong ap dung": "not_applicable"}
KINDS = {"thuong tru": "registered", "tam tru": "temporary", "dang o cung": "present", "": "registered"}
SEXES = {"nam": "male", "nu": "female"}


class Folding(dict):
    """Letters without accents, remembered by letter."""

    def __missing__(self, code):
        plain = unicodedata.normalize("NFD", chr(code))[0].replace("đ", "d").replace("Đ", "d").lower()
        self[code] = plain if plain.isalnum() else " "
        return self[code]


FOLDING = Folding()


class Words(dict):
    """The folded form of a cell's text, remembered by text."""

    def __missing__(self, text):
        folded = " ".join(unicodedata.normalize("NFC", text).translate(FOLDING).split())
        self[text] = folded
        return folded


WORDS = Words()


class Keys:
    """Keys of 16 bytes that rise with time, as the register has them."""

    def __init__(self):
        self.next = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(8), "big")

    def make(self):
        self.next += 1
        return self.next.to_bytes(16, "big")


def read_list(folder, name):
    items = {}
    # An item stands on one line in braces, or its fields below each other.
    pattern = re.compile(r'code: "?([^",\n]+)"?,?\s+label: "([^"]*)"(?:,?\s+aliases: \[([^\]]*)\])?')
    for code, label, aliases in pattern.findall((folder / "lists" / f"{name}.yaml").read_text()):
        for word in [label, code, *re.findall(r'"([^"]*)"', aliases)]:
            items.setdefault(WORDS[word], code)
    return items


class Faults(list):
    def add(self, line, column, what):
        self.append((line, column, what))


class Reader:
    """Rows to households; what is wrong goes into `faults`, what deserves a second look into `warnings`."""

    def __init__(self, rules, day):
        self.faults, self.warnings = Faults(), Faults()
        self.day = day
        self.relations = read_list(rules, "relations")
        self.ethnic_groups = read_list(rules, "ethnic_groups")
        self.causes = read_list(rules, "causes")
        self.codes = {fact: read_list(rules, name) for fact, name in LISTS.items()}
        self.numbers = {}

    def read(self, path):
        households = []
        workbook = CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python()
            if rows and "Mã hộ" in rows[0]:
                self.read_sheet(rows, households)
        return households

    def read_sheet(self, rows, households):
        place = {header: index for index, header in enumerate(rows[0])}
        self.place = place
        # A column's fact, its place, and the meaning of every text it was seen to hold.
        self.household_facts = [(fact, place[header], {}) for header, fact in HOUSEHOLD_FACTS.items()]
        self.member_facts = [(fact, place[header], {}) for header, fact in MEMBER_FACTS.items()]
        number_place, code_place, commune_place = place["STT hộ"], place["Mã hộ"], place.get("Mã phường, xã")
        household = number = commune = None
        for line, row in enumerate(rows[1:], 2):
            if commune_place is not None and row[commune_place] != commune:
                commune = row[commune_place]
                number = None
            if household is None or row[number_place] not in ("", number) or (
                row[number_place] == "" and row[code_place] not in ("", household["code"])
            ):
                if household:
                    self.check(household)
                number = row[number_place]
                household = {"line": line, "members": [], "neighbourhood": "", "address": "", "code": "",
                             "causes": None, "unknowns": [], "commune": commune}
                for fact, _, _ in self.household_facts:
                    household[fact] = None
                households.append(household)
            self.read_household(household, row, line)
            household["members"].append(self.read_member(row, line))
        if household:
            self.check(household)

    def once(self, household, field, value, line, column):
        if value == "" or value is None:
            return
        if household[field] in ("", None):
            household[field] = value
        elif household[field] != value:
            self.faults.add(line, column, "khác với dòng trên của cùng hộ")

    def read_household(self, household, row, line):
        place = self.place
        for field, header in (("neighbourhood", "Tổ dân phố"), ("address", "Địa chỉ"), ("code", "Mã hộ")):
            text = row[place[header]]
            if text != "":
                self.once(household, field, tidy(text), line, header)
        causes = row[place["Nguyên nhân nghèo"]]
        if causes != "":
            self.once(household, "causes", self.read_causes(causes, line), line, "Nguyên nhân nghèo")
        for fact, index, meanings in self.household_facts:
            value = row[index]
            if value != "":
                self.once(household, fact, self.answer(fact, value, line, meanings, household), line, fact)

    def read_member(self, row, line):
        place = self.place
        member = {
            "line": line,
            "name": tidy(row[place["Họ và tên"]]),
            "relation": self.code(self.relations, row[place["Quan hệ với chủ hộ"]], line, "Quan hệ"),
            "birth": self.birth(row[place["Ngày sinh"]], line),
            "sex": self.code(SEXES, row[place["Giới tính"]], line, "Giới tính"),
            "ethnicity": self.code(self.ethnic_groups, row[place["Dân tộc"]], line, "Dân tộc"),
            "kind": self.code(KINDS, row[place["Cư trú"]], line, "Cư trú"),
            "unknowns": [],
        }
        member["number"] = self.number(row[place["Số định danh"]], line)
        for fact, index, meanings in self.member_facts:
            value = row[index]
            member[fact] = None if value == "" else self.answer(fact, value, line, meanings, member)
        if not member["name"]:
            self.faults.add(line, "Họ và tên", "trống")
        if member["relation"] is None:
            self.faults.add(line, "Quan hệ với chủ hộ", "trống")
        if member["birth"] is None:
            self.faults.add(line, "Ngày sinh", "trống")
        elif member["number"] and not agrees(member["number"], member["birth"], member["sex"]):
            self.warnings.add(line, "Số định danh", "không khớp với năm sinh hoặc giới tính")
        return member

    def check(self, household):
        if not household["neighbourhood"]:
            self.faults.add(household["line"], "Tổ dân phố", "trống")
        heads = [member for member in household["members"] if member["relation"] == "head"]
        if len(heads) > 1:
            self.faults.add(heads[1]["line"], "Quan hệ với chủ hộ", "đã có chủ hộ")
        if not heads:
            self.warnings.add(household["line"], "Quan hệ với chủ hộ", "không có chủ hộ")
        elif heads[0]["birth"] and int(self.day[:4]) - int(heads[0]["birth"][:4]) < 15:
            self.warnings.add(heads[0]["line"], "Ngày sinh", "chủ hộ còn nhỏ tuổi")

    def code(self, codes, text, line, column):
        if text == "":
            return codes.get("")
        code = codes.get(WORDS[str(text)])
        if code is None:
            self.faults.add(line, column, "không có trong danh mục")
        return code

    def answer(self, fact, value, line, meanings, into):
        if fact in NUMBERS:
            if isinstance(value, str):
                why = UNKNOWN.get(WORDS[value])
                if why:
                    into["unknowns"].append(f"{fact}={why}")
                    return None
            return self.amount(fact, value, line)
        try:
            answer = meanings[value]
        except KeyError:
            answer = meanings[value] = self.meaning(fact, value)
        if isinstance(answer, tuple):
            if answer[0] is None:
                self.faults.add(line, fact, "không hiểu")
            else:
                into["unknowns"].append(f"{fact}={answer[0]}")
            return None
        return answer

    def meaning(self, fact, value):
        folded = WORDS[str(value)]
        answer = (self.codes[fact] if fact in self.codes else YES_NO).get(folded)
        return answer if answer is not None else (UNKNOWN.get(folded),)

    def amount(self, fact, value, line):
        scale, most = NUMBERS[fact]
        if isinstance(value, str):
            text = value.replace(" ", "")
            if "," in text or re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
                text = text.replace(".", "").replace(",", ".")
            try:
                value = float(text)
            except ValueError:
                self.faults.add(line, fact, "không phải số")
                return None
        if not isinstance(value, float):
            self.faults.add(line, fact, "không phải số")
            return None
        amount = value * scale
        if amount < 0 or amount > most or (fact == "b2" and amount % 10):
            self.faults.add(line, fact, "ngoài khoảng")
            return None
        whole = round(amount)
        return whole if abs(amount - whole) < 1e-6 else int(amount) + (fact == "income")

    def birth(self, value, line):
        if isinstance(value, datetime.date):
            iso = value.isoformat()[:10]
        elif value == "":
            return None
        else:
            iso = birth_text(value)
        if iso is None or iso[:4] < "1900" or iso > self.day:
            self.faults.add(line, "Ngày sinh", "không hiểu")
            return None
        return iso

    def number(self, value, line):
        if value == "":
            return None
        digits = str(value).replace(" ", "").replace(".", "")
        if len(digits) not in (9, 12) or not (digits.isascii() and digits.isdigit()):
            self.faults.add(line, "Số định danh", "không đủ 12 hoặc 9 chữ số")
            return None
        earlier = self.numbers.setdefault(digits, line)
        if earlier != line:
            self.faults.add(line, "Số định danh", f"đã có ở dòng {earlier}")
            return None
        return digits

    def read_causes(self, value, line):
        text = str(int(value)) if isinstance(value, float) else str(value)
        # Labels hold commas of their own, so a part is tried whole before it is parted.
        for separators in (r"[;\n]", r"[;,.\n]"):
            codes = [self.causes.get(WORDS[part]) for part in re.split(separators, text) if part.strip()]
            if codes and None not in codes:
                return sum(1 << (int(code) - 1) for code in set(codes))
        self.faults.add(line, "Nguyên nhân nghèo", "không có trong danh mục")
        return None


def tidy(text):
    text = str(text)
    return text if text.isalnum() else " ".join(unicodedata.normalize("NFC", text).split())


def birth_text(value):
    text = str(int(value)) if isinstance(value, float) else str(value).strip()
    parts = re.split(r"[/.-]", text)
    if not all(part.isdigit() for part in parts):
        return None
    if len(parts[0]) != 4:
        parts.reverse()
    if len(parts) > 3 or len(parts[0]) != 4:
        return None
    try:
        datetime.date(*(int(part) for part in parts + ["1"] * (3 - len(parts))))
    except ValueError:
        return None
    return "-".join([parts[0]] + [part.zfill(2) for part in parts[1:]])


def agrees(number, birth, sex):
    if len(number) != 12:
        return True
    mark = int(number[3])
    right = sex is None or (mark % 2 == 1) == (sex == "female")
    return right and 1900 + mark // 2 * 100 + int(number[4:6]) == int(birth[:4])


def sort_key(name):
    words = WORDS[name].split()
    return " ".join([words[-1], *words[:1], *words[1:-1]]).encode() if words else b""


def store(database, households, args):
    keys, communes = Keys(), {}
    entry = keys.make()
    secret = os.urandom(32)
    digest = lambda text: hmac.digest(secret, text.encode(), hashlib.sha256)[:16]
    ages = Ages(args.today)
    places = {}
    tables = {name: [] for name in ("household", "residence", "person", "membership", "household_observation",
                                    "person_observation", "household_card")}
    for index, household in enumerate(households, 1):
        key = keys.make()
        # One ward, or each of a city's.
        commune = communes.setdefault(
            household["commune"], bytes.fromhex(args.commune) if not communes else keys.make())
        code = household["code"] or f"20017-{index:05d}"
        place = commune, household["neighbourhood"]
        if place not in places:
            places[place] = keys.make()
        tables["household"].append((commune, key, code, entry))
        tables["residence"].append((commune, keys.make(), key, places[place], household["address"], None, "", entry))
        counted, head, words = [], None, {}
        for order, member in enumerate(household["members"]):
            person, name, number = keys.make(), member["name"], member["number"]
            tables["person"].append((
                commune, person, name, sort_key(name), member["birth"], member["sex"], member["ethnicity"],
                number and digest(number), number and digest("4:" + number[-4:]), entry))
            tables["membership"].append(
                (commune, keys.make(), key, person, order, member["kind"], member["relation"], None, "", entry))
            tables["person_observation"].append((
                commune, keys.make(), person, args.day, "list", entry, ",".join(member["unknowns"]) or None,
                *[member[fact] for fact in MEMBER_FACTS.values()]))
            for word in WORDS[name].split():
                words[word] = words.get(word, 0) | 1 << min(order, 62)
            if member["kind"] != "present":
                counted.append(member)
            if head is None and member["relation"] == "head":
                head = (person, member)
        tables["household_observation"].append((
            commune, keys.make(), key, args.day, "list", entry, household["causes"],
            ",".join(household["unknowns"]) or None, *[household[fact] for fact in HOUSEHOLD_FACTS.values()]))
        proposed, lacking, unknown = household_class(household, counted, ages, args.zone)
        person, member = head or (None, household["members"][0])
        tables["household_card"].append((
            commune, key, code, places[place], household["address"], person, member["name"],
            sort_key(member["name"]), member["ethnicity"], len(counted), "2022-2025", proposed, lacking, unknown,
            " ".join(f"{word}:{who:x}" for word, who in words.items())))
    write(database, tables, args.indexes.read_text())
    return tables


COLUMNS = {
    "household": "commune, id, code, recorded_in",
    "residence": "commune, id, household, neighbourhood, address, from_day, reason, recorded_in",
    "person": "commune, id, full_name, sort_key, birth, sex, ethnicity, number_hash, last_four_hash, recorded_in",
    "membership": "commune, id, household, person, ord, kind, relation, from_day, reason, recorded_in",
    "household_observation": "commune, id, household, observed_on, source, recorded_in, causes, unknowns, "
    + ", ".join(HOUSEHOLD_FACTS.values()),
    "person_observation": "commune, id, person, observed_on, source, recorded_in, unknowns, "
    + ", ".join(MEMBER_FACTS.values()),
    "household_card": "commune, household, code, neighbourhood, address, head, head_name, sort_key, ethnicity, "
    "members, standard, proposed, lacking, unknown, words",
}


def connect(path):
    """As durable as the register: a commit is on the disk before it is acknowledged."""
    database = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -262144", "temp_store = MEMORY"):
        database.execute(f"PRAGMA {setting}")
    return database


def write(database, tables, indexes):
    database.execute("BEGIN IMMEDIATE")
    for table, rows in tables.items():
        places = ", ".join("?" * len(COLUMNS[table].split(",")))
        database.executemany(f"INSERT INTO {table} ({COLUMNS[table]}) VALUES ({places})", rows)
    for statement in indexes.split(";"):
        database.execute(statement)
    database.execute("COMMIT")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("database")
    parser.add_argument("--indexes", type=Path)
    parser.add_argument("--rules", type=Path)
    parser.add_argument("--today")
    parser.add_argument("--day")
    parser.add_argument("--zone")
    parser.add_argument("--commune", default="00" * 16)
    args = parser.parse_args()
    reader = Reader(args.rules, args.day)
    households = reader.read(args.file)
    if reader.faults:
        print(json.dumps({"refused": len(reader.faults), "faults": reader.faults[:20]}, ensure_ascii=False))
        raise SystemExit(1)
    database = connect(args.database)
    tables = store(database, households, args)
    database.close()
    print(json.dumps({
        "new": len(households), "people": len(tables["person"]), "refused": 0, "warnings": len(reader.warnings)}))


if __name__ == "__main__":
    import sys

    if sys.argv[1:2] == ["--init"]:
        made = connect(sys.argv[2])
        made.executescript(Path(sys.argv[3]).read_text())
        made.close()
    else:
        main()
