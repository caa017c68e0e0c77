"""The class of a household by the standard of 2022-2025, in Python: what `import_list.py` computes.

The limits stand here once more, on purpose: a typing mistake in the rules would show as a difference.
"""

import calendar

INCOME = {"urban": (2_000_000, 3_000_000), "rural": (1_500_000, 2_250_000)}
POINTS = {"urban": 175, "rural": 140}
CLEAN_WATER = {"piped", "drilled_well", "protected_well", "protected_spr", "rain", "bottled"}
HYGIENIC_TOILET = {"septic", "pour_flush", "vip", "pit_slab", "double_vault"}
SCHOOL_ENOUGH = {"upper_secondary", "vocational", "college", "university"}
DIPLOMA_ENOUGH = {"upper_secondary", "elementary", "intermediate", "college", "university"}
EVERY = (1 << 12) - 1

YES, OPEN = 1, 2


class Ages:
    """The least and the greatest age on one day of a birth known to the day, the month or the year."""

    def __init__(self, today):
        self.today = today
        self.year, self.month, self.day = map(int, today.split("-"))
        self.known = {}

    def of(self, birth):
        ages = self.known.get(birth)
        if ages is None:
            ages = self.known[birth] = self.reckon(birth)
        return ages

    def reckon(self, birth):
        if birth is None:
            return 0, 1000
        parts = [int(part) for part in birth.split("-")]
        years = self.year - parts[0]
        if len(parts) == 1:
            return (years - 1, years) if (self.month, self.day) != (12, 31) else (years, years)
        if len(parts) == 3 or parts[1] != self.month:
            had = (self.month, self.day) >= tuple(parts[1:]) if len(parts) == 3 else self.month > parts[1]
            return (years, years) if had else (years - 1, years - 1)
        is_last = self.day == calendar.monthrange(self.year, self.month)[1]
        return (years, years) if is_last else (years - 1, years)


def within(ages, least, below):
    if ages[0] >= least and ages[1] < below:
        return YES
    return 0 if ages[1] < least or ages[0] >= below else OPEN


def both(one, other):
    return 0 if not one or not other else YES if one == YES and other == YES else OPEN


def lacks_education(member, ages):
    age = within(ages, 16, 31)
    school, diploma, trained = member["school"], member["diploma"], member["trained_on_job"]
    if not age or school in SCHOOL_ENOUGH or diploma in DIPLOMA_ENOUGH or trained:
        return 0
    young = within(ages, 0, 18)
    enough = school == "lower_secondary" or diploma == "lower_secondary"
    open_level = school is None or diploma is None
    if young and enough:
        return 0 if young == YES else OPEN
    return OPEN if open_level or trained is None else age


def lacks_school(member, ages):
    age = within(ages, 3, 16)
    if not age:
        return 0
    school = member["school"]
    if school is None:
        return OPEN
    if school == "none":
        return age
    if school == "preschool":
        return both(age, within(ages, 6, 1000))
    return both(age, within(ages, 12, 1000)) if school == "primary" else 0


def lacks_work(member, ages):
    age = within(ages, 15, 1001)
    if not age:
        return 0
    status, contract = member["work_status"], member["work_contract"]
    if status is None or (status == "employed" and contract is None):
        return OPEN
    return age if status == "seeking" or (status == "employed" and contract == "without") else 0


def depends(member, ages):
    if ages[1] < 16:
        return YES
    allowance, disabled = member["monthly_allowance"], member["disabled"]
    old = within(ages, 60, 1001)
    if allowance is False or (not old and disabled is False):
        granted = 0
    else:
        granted = YES if allowance and (old == YES or disabled) else OPEN
    return granted if ages[0] >= 16 else granted if granted == YES else OPEN


def flagged(member, ages, fact, wanted, least, below):
    age = within(ages, least, below)
    value = member[fact]
    return 0 if not age or (value is not None and value is not wanted) else OPEN if value is None else age


def masks(household, members, ages):
    """Which indicators are lacking, and of which nobody can tell."""
    lacking = unknown = 0

    def note(order, truth):
        nonlocal lacking, unknown
        if truth == YES:
            lacking |= 1 << (order - 1)
        elif truth == OPEN:
            unknown |= 1 << (order - 1)

    people = len(members)
    some = {1: 0, 3: 0, 4: 0, 5: 0, 6: 0}
    sure = possible = 0
    for member in members:
        age = ages.of(member["birth"])
        truth = depends(member, age)
        sure += truth == YES
        possible += truth != 0
        for order, truth in (
            (1, lacks_work(member, age)),
            (3, flagged(member, age, "malnourished", True, 0, 16)),
            (4, flagged(member, age, "health_insurance", False, 6, 1001)),
            (5, lacks_education(member, age)),
            (6, lacks_school(member, age)),
        ):
            if truth and some[order] != YES:
                some[order] = truth
    for order, truth in some.items():
        note(order, truth if people else OPEN)
    note(2, OPEN if not people else YES if 2 * sure > people else OPEN if 2 * possible > people else 0)

    parts = [household[part] for part in ("wall_durable", "pillar_durable", "roof_durable")]
    bad, open_parts = parts.count(False), parts.count(None)
    note(7, YES if bad >= 2 else OPEN if bad + open_parts >= 2 else 0)
    area = household["living_area"]
    note(8, OPEN if area is None or not people else YES if area < 800 * people else 0)
    note(9, OPEN if household["water_source"] is None else YES if household["water_source"] not in CLEAN_WATER else 0)
    note(10, OPEN if household["toilet"] is None else YES if household["toilet"] not in HYGIENIC_TOILET else 0)
    internet = household["uses_internet"]
    note(11, OPEN if internet is None else 0 if internet else YES)
    shared, own = household["has_shared_device"], household["has_personal_device"]
    note(12, 0 if shared or own else OPEN if shared is None or own is None else YES)
    return lacking, unknown


def household_class(household, members, ages, zone):
    """The class, and the two masks."""
    lacking, unknown = masks(household, members, ages)
    least = lacking.bit_count()
    most = (lacking | unknown).bit_count()
    b1, b2, income = household["b1"], household["b2"], household["income"]
    if unknown == EVERY and b2 is not None and b2 % 10 == 0 and 0 <= b2 <= 120:
        least = most = b2 // 10
    line, band = INCOME[zone]
    if b1 is not None:
        if b1 > POINTS[zone]:
            return "not_poor", lacking, unknown
    elif income is None:
        return "undetermined", lacking, unknown
    elif income > line:
        return "average" if income <= band else "above", lacking, unknown
    if least >= 3:
        return "poor", lacking, unknown
    return "near_poor" if most < 3 else "undetermined", lacking, unknown
