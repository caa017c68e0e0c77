"""What the page of FastAPI asks of the register, as a good Python program would, and its template.

The same rows as the program's own list: fifty households by name with place, class by decision and by the facts, and
how many there are in all.
"""

import datetime
import os
import sqlite3

CLASSES = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo", "undetermined": "Chưa đủ dữ liệu",
           "farming_average": "Hộ NLNDN có mức sống trung bình"}
CARD = ("c.household, c.head_name, c.code, c.neighbourhood, c.members, c.proposed, c.lacking, c.unknown, c.sort_key")


def connect():
    register = sqlite3.connect(f"file:{os.environ['VUON_REGISTER']}?mode=ro", uri=True, check_same_thread=False)
    for setting in ("cache_size = -32768", "mmap_size = 268435456", "temp_store = MEMORY"):
        register.execute(f"PRAGMA {setting}")
    return register


def commune_of(register):
    return register.execute(
        "SELECT a.id FROM area a JOIN area_name n ON n.area = a.id WHERE a.level = 'commune' AND n.code = ?",
        [os.environ["VUON_COMMUNE"]]).fetchone()[0]


def listed(register, commune):
    total, people = register.execute(
        "SELECT count(*), sum(members) FROM household_card WHERE commune = ?", [commune]).fetchone()
    rows = register.execute(
        f"SELECT {CARD} FROM household_card c WHERE c.commune = ? ORDER BY c.sort_key, c.code LIMIT 50",
        [commune]).fetchall()
    return total, people, rows


def found(register, commune, words):
    """Households in which one member bears all the words; the last may be half typed."""
    *whole, last = words.split()
    joins = "".join(f" JOIN card_word w{place} ON w{place}.commune = w.commune AND w{place}.household = w.household "
                    f"AND w{place}.word = ?" for place in range(len(whole)))
    bits = " & ".join(["w.who", *(f"w{place}.who" for place in range(len(whole)))])
    households = register.execute(
        f"SELECT DISTINCT w.household, w.members FROM card_word w {joins} "
        f"WHERE w.commune = ? AND w.word >= ? AND w.word < ? AND {bits} <> 0",
        [*whole, commune, last, last + "{"]).fetchall()
    keys = [household for household, _ in households]
    rows = register.execute(
        f"SELECT {CARD} FROM household_card c WHERE c.commune = ? AND c.household IN ({', '.join('?' * len(keys))}) "
        "ORDER BY c.sort_key, c.code LIMIT 50", [commune, *keys]).fetchall()
    return len(keys), sum(members for _, members in households), rows


def page(register, commune, words):
    """What a template shows."""
    total, people, rows = found(register, commune, words) if words else listed(register, commune)
    keys = [row[0] for row in rows]
    today = datetime.date.today().isoformat()
    recognised = dict(register.execute(
        "SELECT r.household, r.class FROM recognition r WHERE r.commune = ? AND r.retired_in IS NULL "
        f"AND r.effective_from <= ? AND r.household IN ({', '.join('?' * len(keys))}) "
        "ORDER BY r.household, r.effective_from, r.recorded_in, r.id", [commune, today, *keys]))
    places = dict(register.execute(
        "SELECT a.id, n.name FROM area a JOIN area_name n ON n.area = a.id WHERE a.level = 'neighbourhood' "
        "AND a.commune = ? AND n.retired_in IS NULL AND n.to_day IS NULL", [commune]))
    lines = [
        {"key": household.hex(), "name": name, "code": code, "place": places.get(place, ""), "members": members,
         "recognised": CLASSES.get(recognised.get(household), "–"), "proposed": CLASSES.get(proposed, "Không nghèo"),
         "lacks": lacking.bit_count(), "unknowns": unknown.bit_count()}
        for household, name, code, place, members, proposed, lacking, unknown, _ in rows]
    return {"total": total, "people": people, "lines": lines, "user": {"username": "can.bo"},
            "places_listed": [(key.hex(), name) for key, name in places.items()]}


# In the words that Django's and Jinja's templates have in common.
TEMPLATE = """<!doctype html><html lang="vi"><head>
<meta charset="utf-8"><title>Tất cả các hộ</title></head><body><h1>Tất cả các hộ</h1>
<p>{{ total }} hộ, {{ people }} nhân khẩu. {{ user.username }}</p><form><select name="tdp">
{% for key, name in places_listed %}<option value="{{ key }}">{{ name }}</option>{% endfor %}</select></form>
<table><thead><tr><th scope="col">Chủ hộ</th><th scope="col">Mã hộ</th><th scope="col">Tổ dân phố</th>
<th scope="col">Khẩu</th><th scope="col">Được công nhận</th><th scope="col">Theo dữ liệu</th>
<th scope="col">Chỉ số thiếu</th></tr></thead><tbody>{% for line in lines %}<tr><th scope="row">
<a href="/ho/{{ line.key }}">{{ line.name }}</a></th><td>{{ line.code }}</td><td>{{ line.place }}</td>
<td>{{ line.members }}</td><td>{{ line.recognised }}</td><td>{{ line.proposed }}</td>
<td>{{ line.lacks }} / 12, chưa rõ {{ line.unknowns }}</td></tr>{% endfor %}</tbody></table></body></html>"""
