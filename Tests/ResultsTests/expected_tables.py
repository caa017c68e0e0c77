"""Counts tables 1 to 3 again, from the exported register alone, and says where the program's numbers differ.

    python expected_tables.py register.xlsx tables.json

It knows the export's sheets and the printed tables, and nothing of the program: for every tổ dân phố it forms the sets of
households that were listed at the beginning, that are listed at the end and that live there, and counts their overlaps.
tables.json: {"year", "today", "rows": [{"table", "place" (key or null), "kind", "cells": [number, [num, den] or null]}]}
"""
import datetime
import json
import sys
from collections import Counter

import openpyxl

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
        self.said.sort(key=lambda row: (row["Năm rà soát"], row["Hiệu lực từ"], row["Khoá công nhận"]))

    def within(self, rows, on, first, last):
        """Rows that hold on a day: the last day is the first that no longer counts."""
        return [r for r in rows if (not r[first] or day(r[first]) <= on) and (not r[last] or day(r[last]) > on)]

    def lists(self, year, today):
        """Of each household at the end of a review: (class, place, people, row); the gone are left out."""
        closing = self.closed.get(year)
        at = closing or today
        home = {r["Khoá hộ"]: r["Khoá tổ dân phố"] for r in self.within(self.homes, at, "Ở từ ngày", "Ở đến ngày")}
        counted = [r for r in self.members if r["Cư trú"] != "Đang ở cùng"]
        heads = Counter(r["Khoá hộ"] for r in self.within(counted, at, "Từ ngày", "Đến ngày"))
        result = {}
        for row in self.said:
            if row["Năm rà soát"] > year:
                continue
            if not closing and day(row["Hiệu lực từ"]) > max(today, datetime.date(year, 1, 1)):
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
        self.start, self.end = register.lists(year - 1, before), register.lists(year, today)

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


def main(register, tables):
    with open(tables, encoding="utf-8") as file:
        given = json.load(file)
    year = Year(Register(register), given["year"], datetime.date.fromisoformat(given["today"]))
    wrong = 0
    for row in given["rows"]:
        if row["table"] == 1:
            expected = year.summary(row["place"])
        else:
            listed, other = (POOR, NEAR) if row["table"] == 2 else (NEAR, POOR)
            expected = year.movement(listed, other, row["place"], row["kind"] == "people")
        if expected != row["cells"]:
            wrong += 1
            print(f"table {row['table']}, {row['place']}, {row['kind']}: counted {expected}, program {row['cells']}")
    if not given["rows"]:
        sys.exit("no rows to compare")
    print(f"{len(given['rows'])} rows compared")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
