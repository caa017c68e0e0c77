"""What the exported register says of a household on a day: its twelve lacks, its groups, its children.

Written from the decree (NĐ 07/2021, Phụ lục) and the words of the export; it knows nothing of the program. Every answer is
True, False, or None where nobody knows.
"""
import datetime

CLEAN = {"Nước máy", "Giếng khoan", "Giếng đào được bảo vệ", "Khe, mó được bảo vệ", "Nước mưa", "Nước đóng chai, bình"}
HYGIENIC = {"Tự hoại, bán tự hoại", "Thấm dội nước (Suilabh)", "Cải tiến có ống thông hơi (VIP)", "Hố xí đào có bệ ngồi",
            "Hai ngăn"}
UPPER = {"THPT", "Sơ cấp, trung cấp nghề", "Sơ cấp nghề", "Trung cấp", "Cao đẳng", "Đại học trở lên"}
ABLE = {"Có việc làm", "Không có việc, đang tìm việc", "Không có việc, không tìm việc", "Đang đi học", "Khác"}
UNKNOWN = {"chưa hỏi", "đã hỏi, không biết", "từ chối trả lời", "không áp dụng"}
LOCAL = {"Tà Ôi", "Cơ Tu", "Bru - Vân Kiều"}
DEVICES = ("có phương tiện dùng chung (tivi, radio, máy tính để bàn, điện thoại)",
           "có phương tiện cá nhân (máy tính xách tay, máy tính bảng, điện thoại thông minh)")
CAUSES = ["Không có đất sản xuất", "Không có vốn sản xuất, kinh doanh", "Không có lao động",
          "Không có công cụ, phương tiện sản xuất", "Không có kiến thức về sản xuất",
          "Không có kỹ năng lao động, sản xuất", "Có người ốm đau, bệnh nặng, tai nạn", "Nguyên nhân khác"]


def both(*values):
    return False if False in values else None if None in values else True


def either(*values):
    return True if True in values else None if None in values else False


def negated(value):
    return None if value is None else not value


def among(value, words):
    return None if value is None else value in words


def flag(value):
    return {"Có": True, "Không": False}.get(value)


def day(value):
    return value.date() if isinstance(value, datetime.datetime) else value


def plain(header):
    """`Diện tích nhà ở (m²)` → `diện tích nhà ở`"""
    name = header.removesuffix(" (m²)")
    return name[:1].lower() + name[1:]


class Facts:
    """Answers overlaid in the order in which they were observed: the last that says something of a fact holds."""

    def __init__(self, rows, key):
        self.rows = {}
        for row in rows:
            self.rows.setdefault(row[key], []).append(row)

    def on(self, key, when):
        facts = {}
        for row in sorted(self.rows.get(key, []), key=lambda r: day(r["Thu thập ngày"])):
            if day(row["Thu thập ngày"]) <= when:
                facts.update({plain(name): value for name, value in row.items() if value is not None})
        return {name: None if value in UNKNOWN else value for name, value in facts.items()}


class Person:
    def __init__(self, row, facts, when):
        self.ethnicity, self.sex, self.facts = row["Dân tộc"], row["Giới tính"], facts
        self.relation = row["Quan hệ với chủ hộ"]
        self.ages = self.possible_ages(row["Ngày sinh"], when)

    def possible_ages(self, born, when):
        if born is None:
            return range(0, 120)
        if isinstance(born, datetime.datetime):
            born = born.strftime("%d/%m/%Y")
        parts = [int(part) for part in str(born).split("/")]
        if len(parts) == 1:
            return range(max(0, when.year - parts[0] - 1), when.year - parts[0] + 1)
        return [when.year - parts[2] - ((when.month, when.day) < (parts[1], parts[0]))]

    def at_any_age(self, rule):
        found = {rule(age) for age in self.ages}
        return found.pop() if len(found) == 1 else None

    def get(self, name):
        return self.facts.get(name)

    def unemployed(self):
        work, contract = self.get("việc làm"), self.get("hợp đồng lao động")
        return self.at_any_age(lambda age: both(age >= 15, either(
            among(work, {"Không có việc, đang tìm việc"}),
            both(among(work, {"Có việc làm"}), among(contract, {"Làm công, không có hợp đồng"})))))

    def dependent(self):
        paid, disabled = flag(self.get("trợ cấp xã hội hằng tháng")), flag(self.get("khuyết tật"))
        return self.at_any_age(lambda age: either(age < 16, both(paid, either(age >= 60, disabled))))

    def malnourished(self):
        return self.at_any_age(lambda age: both(age < 16, flag(self.get("suy dinh dưỡng"))))

    def uninsured(self):
        return self.at_any_age(lambda age: both(age >= 6, negated(flag(self.get("thẻ BHYT")))))

    def unschooled_adult(self):
        attends, holds = self.get("đang học"), self.get("bằng cấp")
        trained = flag(self.get("vừa học vừa làm tại doanh nghiệp"))

        def rule(age):
            wanted = UPPER if age >= 18 else UPPER | {"THCS"}
            return both(16 <= age <= 30, negated(either(among(attends, wanted), among(holds, wanted), trained)))
        return self.at_any_age(rule)

    def unschooled_child(self):
        attends = self.get("đang học")

        def rule(age):
            low = {"Không đi học"} | ({"Mầm non"} if age >= 6 else set()) | ({"Tiểu học"} if age >= 12 else set())
            return both(3 <= age < 16, among(attends, low))
        return self.at_any_age(rule)

    def able(self):
        return self.at_any_age(lambda age: both(15 <= age < 60, among(self.get("việc làm"), ABLE)))

    def child(self):
        return self.at_any_age(lambda age: age < 16)


def share_above_half(values):
    least, most = values.count(True), values.count(True) + values.count(None)
    over = [count * 2 > len(values) for count in (least, most)]
    return over[0] if over[0] == over[1] else None


def at_least_two(values):
    least, most = values.count(True), values.count(True) + values.count(None)
    return True if least >= 2 else False if most < 2 else None


class Household:
    def __init__(self, people, facts):
        self.people, self.facts = people, facts
        head = next((p for p in people if p.relation == "Chủ hộ"), people[0] if people else None)
        self.ethnicity = head and head.ethnicity
        self.woman_head = bool(head and head.sex == "Nữ")
        self.lacks = self.twelve() if people else [None] * 12
        self.merit = either(*(flag(p.get("người có công")) for p in people)) if people else None
        self.unable = negated(either(*(p.able() for p in people))) if people else None
        self.causes = self.which_causes()
        self.children = self.count_children()

    def twelve(self):
        get = self.facts.get
        area = get("diện tích nhà ở")
        parts = [negated(flag(get(name))) for name in ("tường bền chắc", "cột bền chắc", "mái bền chắc")]
        devices = [negated(flag(get(name))) for name in DEVICES]
        return [
            either(*(p.unemployed() for p in self.people)), share_above_half([p.dependent() for p in self.people]),
            either(*(p.malnourished() for p in self.people)), either(*(p.uninsured() for p in self.people)),
            either(*(p.unschooled_adult() for p in self.people)), either(*(p.unschooled_child() for p in self.people)),
            at_least_two(parts), None if area is None else area < 8 * len(self.people),
            negated(among(get("nguồn nước sinh hoạt"), CLEAN)), negated(among(get("nhà tiêu"), HYGIENIC)),
            negated(flag(get("có người sử dụng internet"))), both(*devices),
        ]

    def which_causes(self):
        text = self.facts.get("nguyên nhân nghèo")
        if text is None:
            return None
        return set() if text.startswith("Không có nguyên nhân") else {CAUSES.index(w) for w in text.split("; ")}

    def count_children(self):
        """Children, uninsured, malnourished, out of school, unclear."""
        counts = [0] * 5
        for person in self.people:
            child = person.child()
            found = [person.uninsured(), person.malnourished(), person.unschooled_child()]
            if child is None or (child and None in found):
                counts[4] += 1
            if child:
                counts[0] += 1
                for place, value in enumerate(found):
                    counts[place + 1] += value is True
        return counts

    @property
    def minority(self):
        if self.ethnicity in (None, "Không xác định", "Người nước ngoài"):
            return None
        return self.ethnicity != "Kinh"

    @property
    def of_some_group(self):
        return either(self.minority, self.unable, self.merit)
