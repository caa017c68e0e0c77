"""Computes the class of a household again, from the sentences of its explanation and nothing else.

Usage: recompute.py FILE     each line: {"id": …, "sentences": […], "class": …, "lacking": "d04 d10", "unknown": "d05"}

It shares no code, no rule file and no number with the program: limits are taken from the sentences, and what a rule
asks is written here once more, as a person who has read the decree would. Exit 1 when anything differs.
"""
import json
import re
import sys

UNKNOWN_WORDS = ("chưa hỏi", "đã hỏi, không biết", "từ chối trả lời", "không áp dụng")
FACTS = ("việc làm", "hợp đồng lao động", "trợ cấp xã hội hằng tháng", "khuyết tật", "suy dinh dưỡng", "thẻ BHYT",
         "đang học", "bằng cấp", "vừa học vừa làm tại doanh nghiệp")
FACT = re.compile(r"(?:^|, )(" + "|".join(FACTS) + "): ")
MEMBER = re.compile(r"người thứ (\d+) \(([^)]*)\)")
NUMBER = r"(\d+(?:\.\d{3})*)"
CLASSES = {"Hộ nghèo": "poor", "Hộ cận nghèo": "near_poor", "Hộ có mức sống trung bình": "average",
           "Hộ có mức sống trên trung bình": "above", "Hộ không nghèo, không cận nghèo": "not_poor",
           "Chưa xác định": "undetermined"}


class Unreadable(Exception):
    pass


# Three-valued logic: True, False, None where nobody knows.
def both(*values):
    return False if False in values else None if None in values else True


def either(*values):
    return True if True in values else None if None in values else False


def negated(value):
    return None if value is None else not value


def is_one_of(value, words):
    return None if value is None else value in words


def whole(text):
    return int(text.replace(".", ""))


def find(pattern, text):
    match = re.search(pattern, text)
    if not match:
        raise Unreadable(f"«{pattern}» is not in: {text}")
    return match


def ages(text):
    if text == "chưa rõ tuổi":
        return range(0, 120)
    match = re.fullmatch(r"(\d+)(?: hoặc (\d+))? tuổi", text)
    if not match:
        raise Unreadable(f"age: {text}")
    return range(int(match[1]), int(match[2] or match[1]) + 1)


def known(text):
    return None if text in UNKNOWN_WORDS else text


def yes(text):
    if text is None or text in UNKNOWN_WORDS:
        return None
    if text not in ("có", "không"):
        raise Unreadable(f"yes or no: {text}")
    return text == "có"


def whatever_age(possible, rule):
    results = {rule(age) for age in possible}
    return results.pop() if len(results) == 1 else None


def member_facts(body, people):
    """What the sentence says of each member; members it does not name have no facts."""
    facts = {number: {} for number in people}
    places = list(MEMBER.finditer(body))
    for index, place in enumerate(places):
        end = places[index + 1].start() if index + 1 < len(places) else len(body)
        text = body[place.end():end].strip()
        # The count after the last member belongs to no one.
        text = re.split(r"; (?=\d+/|từ \d+/)", text)[0].strip("; ")
        pieces = FACT.split(text)[1:]
        facts[int(place[1])] = dict(zip(pieces[0::2], (value.rstrip(",; ") for value in pieces[1::2])))
    return facts


def some_member(sentence, people, rule):
    facts = member_facts(sentence["body"], people)
    return either(*(whatever_age(people[n], lambda age: rule(age, facts[n], sentence["limit"])) for n in people))


def employment(age, facts, limit):
    least = int(find(r"từ đủ (\d+) tuổi", limit)[1])
    status, contract = known(facts.get("việc làm")), known(facts.get("hợp đồng lao động"))
    return both(age >= least,
                either(is_one_of(status, ["Không có việc, đang tìm việc"]),
                       both(is_one_of(status, ["Có việc làm"]), is_one_of(contract, ["Làm công, không có hợp đồng"]))))


def dependent(age, facts, limit):
    child = int(find(r"trẻ em dưới (\d+) tuổi", limit)[1])
    elder = int(find(r"từ đủ (\d+) tuổi", limit)[1])
    allowance = yes(facts.get("trợ cấp xã hội hằng tháng"))
    return either(age < child, both(allowance, either(age >= elder, yes(facts.get("khuyết tật")))))


def malnourished(age, facts, limit):
    return both(age < int(find(r"dưới (\d+) tuổi", limit)[1]), yes(facts.get("suy dinh dưỡng")))


def uninsured(age, facts, limit):
    return both(age >= int(find(r"từ đủ (\d+) tuổi", limit)[1]), negated(yes(facts.get("thẻ BHYT"))))


def unschooled_adult(age, facts, limit):
    first, last = map(int, find(r"từ đủ (\d+) đến (\d+) tuổi", limit).groups())
    grown = int(find(r"từ đủ (\d+) tuổi: THPT", limit)[1])
    attends, holds = known(facts.get("đang học")), known(facts.get("bằng cấp"))
    upper = ["THPT", "Sơ cấp, trung cấp nghề", "Sơ cấp nghề", "Trung cấp", "Cao đẳng", "Đại học trở lên"]
    wanted = upper if age >= grown else upper + ["THCS"]
    trained = yes(facts.get("vừa học vừa làm tại doanh nghiệp"))
    fits = either(is_one_of(attends, wanted), is_one_of(holds, wanted), trained)
    return both(first <= age <= last, negated(fits))


def unschooled_child(age, facts, limit):
    first, last = map(int, find(r"từ đủ (\d+) đến dưới (\d+) tuổi", limit).groups())
    primary = int(find(r"từ đủ (\d+) tuổi: tiểu học", limit)[1])
    secondary = int(find(r"từ đủ (\d+) tuổi: THCS", limit)[1])
    too_low = ["Không đi học"]
    if age >= primary:
        too_low.append("Mầm non")
    if age >= secondary:
        too_low.append("Tiểu học")
    return both(first <= age < last, is_one_of(known(facts.get("đang học")), too_low))


def dependants(sentence, people):
    facts = member_facts(sentence["body"], people)
    found = [whatever_age(people[n], lambda age: dependent(age, facts[n], sentence["limit"])) for n in people]
    if not found:
        return None
    top, bottom = map(int, find(r"vượt (\d+)/(\d+)", sentence["limit"]).groups())
    least, most = found.count(True), found.count(True) + found.count(None)
    over = [count * bottom > top * len(found) for count in (least, most)]
    return over[0] if over[0] == over[1] else None


def housing_quality(sentence, people):
    parts = [yes(find(part + r" bền chắc: ([^;]+)", sentence["body"])[1].strip()) for part in ("tường", "cột", "mái")]
    needed = int(find(r"ít nhất (\d+) trong 3", sentence["limit"])[1])
    least, most = parts.count(False), parts.count(False) + parts.count(None)
    return True if least >= needed else False if most < needed else None


def housing_area(sentence, people):
    match = re.search(r"([\d.]+),(\d\d) m² / (\d+) người .*?m²/người, (không )?nhỏ hơn (\d+)(?:,(\d+))? m²/người",
                      sentence["body"])
    if not match:
        return None
    if int(match[3]) != len(people):
        raise Unreadable("the area is divided by another number of people")
    area = whole(match[1]) * 100 + int(match[2])
    limit = int(match[5]) * 100 + int((match[6] or "0").ljust(2, "0"))
    return area < limit * len(people)


def marked(sentence, people):
    text = sentence["body"]
    if any(text.endswith(word) for word in UNKNOWN_WORDS):
        return None
    if ", không phải " in text:
        return True
    find(r", là (nguồn nước|nhà tiêu) hợp vệ sinh", text)
    return False


def internet(sentence, people):
    return negated(yes(find(r"có người sử dụng internet: (.+)$", sentence["body"])[1]))


def devices(sentence, people):
    answers = [yes(word.strip()) for word in re.findall(r"\): ([^;]+)", sentence["body"])]
    return both(*(negated(answer) for answer in answers))


def waste(sentence, people):
    return negated(yes(find(r"rác thải được thu gom, xử lý: (.+)$", sentence["body"])[1]))


def by_member(rule):
    return lambda sentence, people: some_member(sentence, people, rule) if people else None


RULES = {
    "Việc làm": by_member(employment),
    "Người phụ thuộc trong hộ gia đình": dependants,
    "Dinh dưỡng": by_member(malnourished),
    "Bảo hiểm y tế": by_member(uninsured),
    "Trình độ giáo dục của người lớn": by_member(unschooled_adult),
    "Tình trạng đi học của trẻ em": by_member(unschooled_child),
    "Chất lượng nhà ở": housing_quality,
    "Diện tích nhà ở bình quân đầu người": housing_area,
    "Nguồn nước sinh hoạt": marked,
    "Nhà tiêu hợp vệ sinh": marked,
    "Sử dụng dịch vụ viễn thông": internet,
    "Sử dụng dịch vụ viễn thông (dịch vụ số, internet)": internet,
    "Phương tiện phục vụ tiếp cận thông tin": devices,
    "Xử lý rác thải, chất thải": waste,
}
WORDS = {"thiếu hụt": True, "không thiếu hụt": False, "chưa rõ": None}


def parted(text):
    """Label, body, limit, what the source stated, and the program's own word."""
    label, rest = text.split(": ", 1)
    body, word = rest.rsplit(" → ", 1)
    stated = None
    match = re.search(r"; nguồn ghi sẵn (thiếu hụt|không thiếu hụt)$", body)
    if match:
        stated = WORDS[match[1]]
    body = re.sub(r"; nguồn ghi .*$", "", body)
    body, _, limit = body.partition("; thiếu hụt khi ")
    return {"label": label, "body": body, "limit": limit, "stated": stated, "word": WORDS[word.split(" (")[0]]}


def standing(text):
    match = re.search(r"^Điểm B1: (\d+), (?:không quá|vượt) (\d+) điểm", text)
    if match:
        return "within" if int(match[1]) <= int(match[2]) else "over"
    if "→ chưa rõ thu nhập" in text:
        return "unknown"
    income = whole(find(r"Thu nhập bình quân: " + NUMBER + " đồng/người/tháng", text)[1])
    limits = [whole(number) for number in re.findall(r"(?:không quá|vượt) " + NUMBER + " đồng", text)]
    if income <= limits[0]:
        return "within"
    if len(limits) == 1:
        return "over"
    return "average" if income <= limits[1] else "above"


def people_of(text):
    if "chưa nhập người nào" in text:
        return {}
    people = {int(number): ages(age) for number, age in MEMBER.findall(text)}
    if len(people) != int(find(r"Nhân khẩu: (\d+) người", text)[1]):
        raise Unreadable("not every member is named")
    return people


def category(where, least, most, poor_from):
    if where == "within":
        return "poor" if least >= poor_from else "near_poor" if most < poor_from else "undetermined"
    return {"over": "not_poor", "unknown": "undetermined"}.get(where, where)


def recompute(household):
    """What differs between the sentences and what follows from them."""
    sentences = household["sentences"]
    people = people_of(sentences[0])
    where = standing(sentences[1])
    found, differences = [], []
    for text in sentences[2:14]:
        sentence = parted(text)
        value = None if sentence["body"].startswith("chưa có ngưỡng") else RULES[sentence["label"]](sentence, people)
        if value is None:
            value = sentence["stated"]
        if value != sentence["word"]:
            differences.append(f"{value} follows from: {text}")
        found.append(value)
    least, most = found.count(True), found.count(True) + found.count(None)
    for text in sentences[14:]:
        match = re.match(r"Điểm B2: (\d+), mỗi chỉ số thiếu hụt (\d+) điểm", text)
        if match:
            least = most = int(match[1]) // int(match[2])
    closing = next(text for text in sentences if text.startswith("Kết luận: "))
    result = category(where, least, most, int(find(r"từ (\d+) chỉ số trở lên", closing)[1]))
    said = CLASSES[find(r" → (.*?) \(", closing)[1]]
    counts = [int(number) for number in find(r"thiếu hụt (\d+) chỉ số, chưa rõ (\d+) chỉ số", closing).groups()]
    names = [" ".join(f"d{i + 1:02d}" for i, value in enumerate(found) if value is wanted) for wanted in (True, None)]
    for what, mine, theirs in (
            ("class", result, household["class"]), ("conclusion", result, said),
            ("counts", [least, most - least], counts),
            ("lacking", names[0], household["lacking"]), ("unknown", names[1], household["unknown"])):
        if mine != theirs:
            differences.append(f"{what}: {mine} follows, {theirs} is written")
    return differences


def main(path):
    count, wrong, classes = 0, 0, {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            household = json.loads(line)
            count += 1
            classes[household["class"]] = classes.get(household["class"], 0) + 1
            try:
                differences = recompute(household)
            except (Unreadable, KeyError, ValueError, IndexError) as error:
                differences = [f"cannot be read: {error!r}"]
            if differences:
                wrong += 1
                if wrong <= 5:
                    print(f"{household['id']}: " + "; ".join(differences))
    print(f"{count} households, {wrong} differ, " + ", ".join(f"{key} {classes[key]}" for key in sorted(classes)))
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
