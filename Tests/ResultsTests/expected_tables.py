"""Counts tables 1 to 13 again, from the exported register alone, and says where the program's numbers differ.

    python expected_tables.py register.xlsx tables.json

It knows the export's sheets and the printed tables, and nothing of the program: for every tổ dân phố it forms the sets of
households that were listed at the beginning, that are listed at the end and that live there, and counts their overlaps.
tables.json: {"year", "today", "rows": [{"table", "place" (key or null), "kind", "line", "columns": [number],
"cells": [number, [num, den] or null]}]}; columns and lines that are not in the print are there only where not zero.
"""
import datetime
import json
import sys
from collections import Counter

import openpyxl

import expected_facts as of_facts

POOR, NEAR, FARMING = "Hộ nghèo", "Hộ cận nghèo", "Hộ NLNDN có mức sống trung bình"


def sheet(book, name):
    rows = book[name].iter_rows(values_only=True)
    header = next(rows)
    return [dict(zip(header, row)) for row in rows if any(value is not None for value in row)]


def day(value):
    return value.date() if isinstance(value, datetime.datetime) else value


class Register:
    def __init__(self, path):
        book = openpyxl.load_workbook(path)
        self.areas = sheet(book, "Địa bàn")
        self.homes = sheet(book, "Hộ")
        self.members = sheet(book, "Thành viên")
        self.said = sheet(book, "Công nhận")
        self.kinds = {row["Khoá quyết định"]: row["Loại"] for row in sheet(book, "Quyết định")}
        self.closed = {row["Năm rà soát"]: day(row["Khép ngày"]) for row in sheet(book, "Kỳ rà soát")}
        self.totals = sheet(book, "Tổng số dân cư")
        self.of_household = of_facts.Facts(sheet(book, "Thông tin hộ"), "Khoá hộ")
        self.of_person = of_facts.Facts(sheet(book, "Thông tin thành viên"), "Khoá người")
        self.said.sort(key=lambda row: (row["Năm rà soát"], row["Hiệu lực từ"], row["Khoá công nhận"]))

    def within(self, rows, on, first, last):
        """Rows that hold on a day: the last day is the first that no longer counts."""
        return [r for r in rows if (not r[first] or day(r[first]) <= on) and (not r[last] or day(r[last]) > on)]

    def lists(self, year, today, limit=None):
        """Of each household at the end of a review: (class, place, people, row); the gone are left out.

        Of an open review what takes effect after the limit does not count; of the review before, everything does.
        """
        closing = self.closed.get(year)
        at = closing or today
        home = {r["Khoá hộ"]: r["Khoá tổ dân phố"] for r in self.within(self.homes, at, "Ở từ ngày", "Ở đến ngày")}
        counted = [r for r in self.members if r["Cư trú"] != "Đang ở cùng"]
        heads = Counter(r["Khoá hộ"] for r in self.within(counted, at, "Từ ngày", "Đến ngày"))
        result = {}
        for row in self.said:
            if row["Năm rà soát"] > year:
                continue
            if not closing and limit and day(row["Hiệu lực từ"]) > limit:
                continue
            key = row["Khoá hộ"]
            if closing and row["Năm rà soát"] == year and day(row["Ngày ký"]) >= closing:
                result[key] = (row["Kết quả công nhận"], row["Khoá tổ dân phố"], row["Số nhân khẩu"], row)
            elif key in home:
                result[key] = (row["Kết quả công nhận"], home[key], heads[key], row)
            else:
                result.pop(key, None)
        return result


class Year:
    def __init__(self, register, year, today):
        self.register, self.year, self.today = register, year, today
        before = today if year - 1 in register.closed else datetime.date(year - 1, 12, 31)
        limit = max(today, datetime.date(year, 1, 1))
        self.start, self.end = register.lists(year - 1, before), register.lists(year, today, limit)

    def movement(self, listed, other, place, people):
        """The nine columns of the table of `listed`."""
        here = lambda where: place is None or where == place
        begin = {k for k, v in self.start.items() if v[0] == listed and here(v[1])}
        finish = {k for k, v in self.end.items() if v[0] == listed and here(v[1])}
        lives = {k for k, v in self.end.items() if here(v[1])}
        elsewhere = {k for k, v in self.start.items() if v[0] == listed} - begin
        arrived = elsewhere & lives
        is_now = lambda k, what: self.end[k][0] == what
        was = lambda k, what: k in self.start and self.start[k][0] == what
        ever = {r["Khoá hộ"] for r in self.register.said if r["Năm rà soát"] < self.year and r["Kết quả công nhận"] == listed}
        opening = {k for k in finish if self.register.kinds[self.end[k][3]["Khoá quyết định"]] == "Danh sách ban đầu"}

        left = (begin & lives | arrived) - finish
        added = finish - begin - arrived
        brought = {k for k in added if k in opening}
        crossed = {k for k in added - brought if was(k, other)}
        again = (added - brought - crossed) & ever
        new = added - brought - crossed - again
        to_other = {k for k in left if is_now(k, other)}
        columns = [begin, to_other, left - to_other, begin - lives, crossed, again, new, arrived | brought, finish]
        if not people:
            return [len(column) for column in columns]

        old, now = lambda k: self.start[k][2], lambda k: self.end[k][2]
        sizes = [old, old, old, old, now, now, now, lambda k: now(k) if k in brought else old(k), now]
        sums = [sum(map(size, column)) for column, size in zip(columns, sizes)]
        stayed = finish & (begin | arrived)
        sums[3] += sum(max(0, old(k) - now(k)) for k in stayed)
        sums[7] += sum(max(0, now(k) - old(k)) for k in stayed)
        return sums

    def residents(self, place):
        closing = self.register.closed.get(self.year)
        until = max(closing, datetime.date(self.year, 12, 31)) if closing else self.today
        newest = {}
        for row in sorted(self.register.totals, key=lambda r: r["Ngày số liệu"]):
            if day(row["Ngày số liệu"]) <= until:
                newest[row["Khoá địa bàn"]] = (row["Số hộ"], row["Số người"])
        ward = next(r["Khoá địa bàn"] for r in self.register.areas if r["Cấp"] == "Phường, xã")
        parts = [r["Khoá địa bàn"] for r in self.register.areas if r["Cấp"] == "Tổ dân phố"]
        if place or ward in newest:
            return newest.get(place or ward)
        if any(part not in newest for part in parts):
            return None
        return tuple(map(sum, zip(*(newest[part] for part in parts))))

    def minority(self, place):
        """Households and people of ethnic minorities among the residents; None where nobody counted them."""
        if self.residents(place) is None:
            return None, None
        at = {}
        for row in sorted(self.register.totals, key=lambda r: r["Ngày số liệu"]):
            at[row["Khoá địa bàn"]] = (row["Số hộ DTTS"], row["Số người DTTS"])
        ward = next(r["Khoá địa bàn"] for r in self.register.areas if r["Cấp"] == "Phường, xã")
        if place or ward in at:
            return at[place or ward]
        parts = [at[r["Khoá địa bàn"]] for r in self.register.areas if r["Cấp"] == "Tổ dân phố"]
        return tuple(None if None in column else sum(column) for column in zip(*parts))

    def summary(self, place):
        total = self.residents(place)
        cells = list(total or (None, None))
        for weight in (lambda v: 1, lambda v: v[2]):
            base = total and total[len(cells) > 2]
            for wanted in (POOR, NEAR, FARMING):
                found = [
                    v for v in self.end.values()
                    if v[0] == wanted and (place is None or v[1] == place)
                    and (wanted != FARMING or self.register.kinds[v[3]["Khoá quyết định"]].startswith("Hộ nông"))
                ]
                count = sum(map(weight, found))
                cells += [count, base and [count, base]]
        return cells


class Details:
    """Tables 4 to 13: what the listed households were like on the day of the figures."""

    def __init__(self, year):
        self.year, register = year, year.register
        at = register.closed.get(year.year) or year.today
        people = {}
        for row in sorted(register.within(register.members, at, "Từ ngày", "Đến ngày"), key=lambda r: r["Thứ tự"]):
            if row["Cư trú"] != "Đang ở cùng":
                people.setdefault(row["Khoá hộ"], []).append(
                    of_facts.Person(row, register.of_person.on(row["Khoá người"], at), at))
        self.households = {
            key: of_facts.Household(people.get(key, []), register.of_household.on(key, at)) for key in year.end}

    def listed(self, wanted, place):
        """Each listed household of the place with its people."""
        return [
            (self.households[key], value[2]) for key, value in self.year.end.items()
            if value[0] == wanted and (place is None or value[1] == place)]

    def count(self, wanted, place, holds=lambda h: True, weight=lambda h, n: 1):
        return sum(weight(h, people) for h, people in self.listed(wanted, place) if holds(h))

    def lacks(self, wanted, place, line):
        """Table 4 or 6."""
        if line == "unknown":
            unknown = [self.count(wanted, place, lambda h: h.lacks[i] is None) for i in range(12)]
            return [None, None] + unknown + [None]
        each = [self.count(wanted, place, lambda h: h.lacks[i] is True) for i in range(12)]
        return [self.count(wanted, place), sum(each)] + each + [self.count(wanted, place, lambda h: None in h.lacks)]

    def shares(self, wanted, place, line):
        """Table 5 or 7."""
        cells = self.lacks(wanted, place, line)
        total, each = cells[0], cells[2:14]
        return [total] + (each if line == "unknown" else [[count, total] for count in each]) + cells[14:]

    def groups(self, place, people):
        weight = (lambda h, n: n) if people else (lambda h, n: 1)
        tests = [lambda h: True, lambda h: h.minority is True, lambda h: h.unable is True, lambda h: h.merit is True,
                 lambda h: h.of_some_group is False]
        cells = [self.count(w, place, test, weight) for w in (POOR, NEAR) for test in tests]
        return cells + [self.count(w, place, lambda h: h.of_some_group is None, weight) for w in (POOR, NEAR)]

    def ethnicities(self, place):
        local = ["Bru - Vân Kiều", "Cơ Tu", "Tà Ôi"]
        tests = [lambda h: True, lambda h: h.minority is False, lambda h: h.minority is True]
        tests += [lambda h, name=name: h.ethnicity == name for name in local]
        tests += [lambda h: h.minority is True and h.ethnicity not in local]
        cells = [self.count(w, place, test) for w in (POOR, NEAR) for test in tests]
        return cells + [self.count(w, place, lambda h: h.minority is None) for w in (POOR, NEAR)]

    def causes(self, place):
        tests = [lambda h: True]
        tests += [lambda h, i=i: h.causes is not None and i in h.causes for i in range(8)]
        cells = [self.count(w, place, test) for w in (POOR, NEAR) for test in tests]
        return cells + [self.count(w, place, lambda h: h.causes is None) for w in (POOR, NEAR)]

    def children(self, place):
        cells = [self.count(w, place, weight=lambda h, n: h.children[i]) for w in (POOR, NEAR) for i in range(4)]
        return cells + [self.count(w, place, weight=lambda h, n: h.children[4]) for w in (POOR, NEAR)]

    def population(self, wanted, place):
        total = self.year.residents(place)
        minority = self.year.minority(place)
        general = []
        for base, part in zip(total or (None, None), minority):
            general += [base, None if part is None else base - part, part, None]
        is_local = lambda h: h.ethnicity in of_facts.LOCAL
        ethnic = [lambda h: True, lambda h: h.minority is False, lambda h: h.minority is True, is_local]
        cells = general + [self.count(wanted, place, test) for test in ethnic]
        cells += [self.count(wanted, place, test) for test in (
            lambda h: h.merit is True, lambda h: h.unable is True, lambda h: h.woman_head)]
        cells += [self.count(wanted, place, test, lambda h, n: n) for test in ethnic]
        rate = lambda part, whole: None if whole is None else [part, whole]
        cells += [rate(cells[8], cells[0]), rate(cells[10], cells[2]), None]
        cells += [self.count(wanted, place, lambda h: h.minority is None, weight) for weight in (
            lambda h, n: 1, lambda h, n: n)]
        return cells + [self.count(wanted, place, lambda h: h.of_some_group is None)]

    def row(self, table, place, people, line):
        wanted = POOR if table in (4, 5, 12) else NEAR
        if table in (4, 6):
            return self.lacks(wanted, place, line)
        if table in (5, 7):
            return self.shares(wanted, place, line)
        if table == 8:
            return self.groups(place, people)
        if table in (12, 13):
            return self.population(wanted, place)
        return {9: self.ethnicities, 10: self.causes, 11: self.children}[table](place)


def main(register, tables):
    with open(tables, encoding="utf-8") as file:
        given = json.load(file)
    year = Year(Register(register), given["year"], datetime.date.fromisoformat(given["today"]))
    details = Details(year)
    wrong, filled = 0, set()
    for row in given["rows"]:
        people = row["kind"] == "people"
        if row["line"] == "standard_change":
            continue
        if row["table"] == 1:
            expected = year.summary(row["place"])
        elif row["table"] in (2, 3):
            listed, other = (POOR, NEAR) if row["table"] == 2 else (NEAR, POOR)
            expected = year.movement(listed, other, row["place"], people)
        else:
            expected = details.row(row["table"], row["place"], people, row["line"])
        filled |= {(row["table"], number) for number, cell in zip(row["columns"], row["cells"]) if cell}
        absent = [n for n in range(1, len(expected) + 1) if n not in row["columns"]]
        if [expected[n - 1] for n in row["columns"]] != row["cells"] or any(expected[n - 1] for n in absent):
            wrong += 1
            print(f"table {row['table']}, {row['place']}, {row['kind']}, {row['line']}: counted {expected}, "
                  f"program {row['cells']}")
    if not given["rows"]:
        sys.exit("no rows to compare")
    print(f"{len(given['rows'])} rows compared, {len(filled)} columns filled")
    sys.exit(1 if wrong or len(filled) < given["filled"] else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
