"""A ward in which everything happened that tables 1 to 3 count, made over HTTP as its officers would make it.

Between the reviews of 2024 and 2025, in two tổ dân phố alike, households arose, fell back, changed class, left, ended,
moved within the ward, grew and shrank; one waits for a decision. The register holds nothing else, so that no column is
filled by chance.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from clerk import Clerk, Reply, Visitor
from lists import write
from pages import LEADER, STAFF
from places import accept, bring, decision_form, settled
from server import Officer, Server

PLACES = ("Tổ dân phố 1", "Tổ dân phố 2")
POOR, NEAR, FARMING, UNLISTED = "Hộ nghèo", "Hộ cận nghèo", "Mức sống trung bình", "Không công nhận"
PASSWORD = "một câu đủ dài để nhớ 2026"
RESIDENTS = {"ho": ("40", "50"), "khau": ("150", "180")}

# What befalls a household that a list of 2024 holds, and how many people it begins with; a family a list.
FATES = {
    "Ở Lại": 3, "Thêm Người": 2, "Bớt Người": 3, "Đổi Diện": 4, "Thoát Ra": 5, "Hết Hộ": 1, "Dời Đi": 2,
    "Dời Rồi Đổi": 3, "Chờ Quyết": 2,
}
STAYING = ("Ở Lại", "Thêm Người", "Bớt Người", "Dời Đi")
FAMILIES = {POOR: "Trần", NEAR: "Lê"}
# Those that come to a list otherwise, the farming household, and one that is on none.
OTHERS = {
    "Hồ Nghèo Trở Lại": 4, "Hồ Cận Trở Lại": 2, "Hồ Nghèo Mới": 3, "Hồ Cận Mới": 6, "Hồ Làm Muối": 5, "Hồ Khá Giả": 2,
}
ONLY_THERE = "Hồ Nghèo Mới Nữa"  # so that the two tổ dân phố cannot be taken for each other

Said = list[tuple[str, str, str]]  # tổ dân phố, head, what a decision says of them


class FullYear:
    def __init__(self, server: Server, folder: Path):
        set_up(server)
        self.server, self.folder = server, folder
        self.staff = Clerk(server, server.officer(STAFF))
        self.leader = Clerk(server, server.officer(LEADER))
        self.enter_households()
        # Of each household by tổ dân phố and head: code and page.
        self.households = dict(self.listed())
        self.count_residents()
        self.decide(2023, "opening", self.first_list())
        self.decide(2024, "periodic", self.review_of_2024(), closes=True)
        for place, other in zip(PLACES, reversed(PLACES)):
            for family in FAMILIES.values():
                self.live(family, place, other)
        self.decide(2025, "farming_average", [(place, "Hồ Làm Muối", FARMING) for place in PLACES])
        self.decide(2025, "periodic", self.review_of_2025(), closes=True)

    # MARK: What is brought and typed

    def enter_households(self) -> None:
        header = ["STT hộ", "Tổ dân phố", "Họ và tên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "Dân tộc"]
        rows: list[list] = []
        for number, (place, head, size) in enumerate(all_households(), 1):
            born = f"{number % 28 + 1:02}/{number // 28 + 1:02}/1970"
            rows.append([number, place, head, "Chủ hộ", born, "Nữ", "Kinh"])
            rows += [
                [number, place, f"{head} Con {child}", "Con", f"0{child}/{number % 12 + 1:02}/2010", "Nam", "Kinh"]
                for child in range(1, size)]
        path = self.folder / "ca-phuong.xlsx"
        write(path, header, rows)
        form = bring(self.staff, path).form("/so-sanh")
        accept(self.staff, settled(self.staff, self.staff.send(form, {"ngay": "31/12/2022"}), "/bo"))

    def listed(self) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        places = self.staff.get("/ho").choices("tdp")
        for place in PLACES:
            table = self.staff.get(f"/ho?tdp={places[place]}").tables[0]
            for number, row in enumerate(table.body):
                yield (place, row[0]), (row[1], table.links[number, 0])

    def count_residents(self) -> None:
        form = self.staff.get("/dia-ban").form("/dia-ban")
        typed: dict[str, str] = {}
        for name in form.values:
            what, _, key = name.partition("-")
            if key and not key.startswith("dtts"):
                # The second number of a kind is the second tổ dân phố's.
                typed[name] = RESIDENTS[what][sum(each.startswith(what) for each in typed)]
        reply = self.staff.send(form, typed | {"ngay": "31/12/2024", "nguon": "Công an phường đếm"})
        assert "Đã ghi tổng số của 2 tổ dân phố" in reply.text, reply.text

    # MARK: Decisions

    def decide(self, year: int, kind: str, said: Said, closes: bool = False) -> None:
        annex = self.folder / f"phu-luc-{year}-{kind}.xlsx"
        header = ["Mã hộ", "Chủ hộ", "Kết quả công nhận"]
        write(annex, header, [[self.households[place, head][0], head, what] for place, head, what in said])
        answers = {
            "so": f"{kind}-{year}/QĐ-UBND", "ngay_ky": f"10/12/{year}", "nguoi_ky": "Chủ tịch UBND phường",
            "loai": kind, "nam": str(year), "hieu_luc": f"01/01/{year + 1}", "chuan": "2022-2025",
        } | ({"ket_thuc": "co"} if closes else {})
        preview = self.leader.send(decision_form(self.leader), answers, files={"phu_luc": annex})
        recorded = self.leader.send(preview.form("/ghi-nhan"))
        assert answers["so"] in recorded.heading, recorded.text

    def first_list(self) -> Said:
        listed = {"Hồ Nghèo Trở Lại": POOR, "Hồ Cận Trở Lại": NEAR, "Trần Ở Lại": POOR, "Lê Ở Lại": NEAR}
        return everywhere(listed)

    def review_of_2024(self) -> Said:
        listed = {f"{family} {fate}": category for category, family in FAMILIES.items() for fate in FATES}
        return everywhere({"Hồ Nghèo Trở Lại": UNLISTED, "Hồ Cận Trở Lại": UNLISTED} | listed)

    def review_of_2025(self) -> Said:
        listed = {
            "Hồ Nghèo Trở Lại": POOR, "Hồ Cận Trở Lại": NEAR, "Hồ Nghèo Mới": POOR, "Hồ Cận Mới": NEAR}
        for category, other in ((POOR, NEAR), (NEAR, POOR)):
            family = FAMILIES[category]
            listed |= {f"{family} {fate}": category for fate in STAYING}
            listed |= {f"{family} Đổi Diện": other, f"{family} Dời Rồi Đổi": other, f"{family} Thoát Ra": UNLISTED}
        return everywhere(listed) + [(PLACES[1], ONLY_THERE, POOR)]

    # MARK: What befalls a family's households in 2025

    def live(self, family: str, place: str, other: str) -> None:
        self.bear(place, f"{family} Thêm Người", "03/03/2025")
        self.die(place, f"{family} Bớt Người", 1, "04/04/2025")
        self.die(place, f"{family} Hết Hộ", 0, "05/05/2025")
        self.move(place, f"{family} Dời Đi", other, "06/06/2025")
        self.move(place, f"{family} Dời Rồi Đổi", other, "07/07/2025")
        self.bear(place, f"{family} Dời Rồi Đổi", "08/08/2025")

    def bear(self, place: str, head: str, day: str) -> None:
        self.record(place, head, "sinh", {"ho_ten": f"{head} Út", "ngay_sinh": day, "gioi_tinh": "male", "ngay": day})

    def die(self, place: str, head: str, member: int, day: str) -> None:
        person, _ = self.page_of(place, head, "chet").reader.choices["nguoi"][member]
        self.record(place, head, f"chet?nguoi={person}", {"ngay": day})

    def move(self, place: str, head: str, other: str, day: str) -> None:
        key = self.page_of(place, head, "chuyen").choices("tdp")[other]
        self.record(place, head, "chuyen", {"tdp": key, "ngay": day})

    def record(self, place: str, head: str, step: str, answers: dict[str, str]) -> None:
        form = self.page_of(place, head, step).form("/" + step.split("?")[0])
        reply = self.staff.send(form, answers | {"ly_do": "theo giấy tờ của hộ"})
        assert reply.path == self.households[place, head][1], f"{head}: {reply.url}: {reply.text}"

    def page_of(self, place: str, head: str, step: str) -> Reply:
        return self.staff.get(f"{self.households[place, head][1]}/{step}")


def all_households() -> Iterator[tuple[str, str, int]]:
    for place in PLACES:
        for family in FAMILIES.values():
            for fate, size in FATES.items():
                yield place, f"{family} {fate}", size
        for head, size in OTHERS.items():
            yield place, head, size
    yield PLACES[1], ONLY_THERE, 2


def everywhere(listed: dict[str, str]) -> Said:
    return [(place, head, what) for place in PLACES for head, what in listed.items()]


def set_up(server: Server) -> None:
    """The first account by the code of the server's log, then one officer of each role that the work needs."""
    code = re.search(r"/thiet-lap với mã: (\S+)", server.log.read_text())[1]
    visitor = Visitor(server)
    page = visitor.send(
        visitor.get("/thiet-lap").form("/thiet-lap"),
        {"ma": code, "ten": "quan.tri", "ho_ten": "Trần Quản Trị", "mat_khau": PASSWORD})
    for name, label in (("can.bo", STAFF), ("lanh.dao", LEADER)):
        role = {STAFF: "officer", LEADER: "leader"}[label]
        page = visitor.send(visitor.get("/tai-khoan").form("/tai-khoan"), {"name": name, "full_name": f"Lê {label}", "role": role})
        password = re.search(r"chỉ hiện một lần này: (\S+)", page.text)[1]
        server.officers.append(Officer(name, label, password))
