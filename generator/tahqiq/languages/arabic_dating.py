"""Dates in Arabic texts: both families of month names, Hijri months, days of the week, words that count days."""

from __future__ import annotations

from tahqiq.languages.date_words import DateWords, either, written

# As `folding.flat` leaves them: without hamza and marks, ه for ة, ي for ى.
_MONTHS = {
    "كانون الثاني": 1,
    "يناير": 1,
    "جانفي": 1,
    "شباط": 2,
    "فبراير": 2,
    "فيفري": 2,
    "اذار": 3,
    "مارس": 3,
    "نيسان": 4,
    "ابريل": 4,
    "افريل": 4,
    "ايار": 5,
    "مايو": 5,
    "ماي": 5,
    "حزيران": 6,
    "يونيو": 6,
    "جوان": 6,
    "تموز": 7,
    "يوليو": 7,
    "جويليه": 7,
    "اب": 8,
    "اغسطس": 8,
    "ايلول": 9,
    "سبتمبر": 9,
    "شتنبر": 9,
    "تشرين الاول": 10,
    "اكتوبر": 10,
    "تشرين الثاني": 11,
    "نوفمبر": 11,
    "كانون الاول": 12,
    "ديسمبر": 12,
}
# Names that are other words too (father, he practised): alone they are no month.
_AMBIGUOUS = {"اب", "مارس", "ماي", "جوان"}
_HIJRI = {
    "محرم": 1,
    "المحرم": 1,
    "صفر": 2,
    "ربيع الاول": 3,
    "ربيع الاخر": 4,
    "ربيع الثاني": 4,
    "جمادي الاولي": 5,
    "جمادي الاخره": 6,
    "جمادي الثانيه": 6,
    "رجب": 7,
    "شعبان": 8,
    "رمضان": 9,
    "شوال": 10,
    "ذو القعده": 11,
    "ذي القعده": 11,
    "ذو الحجه": 12,
    "ذي الحجه": 12,
}
_WEEKDAYS = {"الاثنين": 0, "الثلاثاء": 1, "الاربعاء": 2, "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6}
_SEASONS = {
    "ربيع": 21,
    "الربيع": 21,
    "صيف": 22,
    "الصيف": 22,
    "خريف": 23,
    "الخريف": 23,
    "شتاء": 24,
    "الشتاء": 24,
}
_PARTS = {
    "اوائل": "early",
    "مطلع": "early",
    "بدايه": "early",
    "بدايات": "early",
    "مستهل": "early",
    "منتصف": "mid",
    "اواسط": "mid",
    "اواخر": "late",
    "نهايه": "late",
    "نهايات": "late",
    "ختام": "late",
}
_SHIFTS = {
    **dict.fromkeys(
        ("الماضي", "الماضيه", "المنصرم", "المنصرمه", "الفائت", "الفائته", "السابق", "السابقه"), -1
    ),
    **dict.fromkeys(("الحالي", "الحاليه", "الجاري", "الجاريه"), 0),
    **dict.fromkeys(("المقبل", "المقبله", "القادم", "القادمه", "الاتي", "الاتيه"), 1),
}
_DAYS = {"اول امس": -2, "اول من امس": -2, "امس": -1, "البارحه": -1, "غدا": 1, "غد": 1}
_UNITS = {
    "اليوم": "day",
    "ايام": "day",
    "الايام": "day",
    "الاسبوع": "week",
    "اسابيع": "week",
    "الاسابيع": "week",
    "الشهر": "month",
    "اشهر": "month",
    "شهور": "month",
    "الاشهر": "month",
    "الشهور": "month",
    "العام": "year",
    "السنه": "year",
    "اعوام": "year",
    "سنوات": "year",
    "الاعوام": "year",
    "السنوات": "year",
}
_NUMBERS = {
    "الثلاثه": 3,
    "الثلاث": 3,
    "ثلاثه": 3,
    "ثلاث": 3,
    "الاربعه": 4,
    "الاربع": 4,
    "اربعه": 4,
    "اربع": 4,
    "الخمسه": 5,
    "الخمس": 5,
    "خمسه": 5,
    "خمس": 5,
    "السته": 6,
    "الست": 6,
    "سته": 6,
    "ست": 6,
    "السبعه": 7,
    "سبعه": 7,
    "الثمانيه": 8,
    "ثمانيه": 8,
    "التسعه": 9,
    "تسعه": 9,
    "العشره": 10,
    "عشره": 10,
}
_DECADES = {
    "عشرينيات": 2,
    "ثلاثينيات": 3,
    "اربعينيات": 4,
    "خمسينيات": 5,
    "ستينيات": 6,
    "سبعينيات": 7,
    "ثمانينيات": 8,
    "تسعينيات": 9,
}
_OPEN = {"منذ": "since", "قبل": "before", "حتي": "until"}
_ABOUT = {"نحو": 1, "حوالي": 1, "قرابه": 1}
_PERHAPS = {"ربما": 1, "لعله": 1}
_JOINTS = {"الي": "to", "حتي": "to", "و": "to", "-": "to", "–": "to", "او": "or"}

_M = either(_MONTHS)
_MONTH = rf"(?P<month>{_M})(?:\s*[/(]\s*{_M}\s*\)?)?"
_ALONE = rf"(?P<month>{either(_MONTHS.keys() - _AMBIGUOUS)})(?:\s*[/(]\s*{_M}\s*\)?)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_OF_YEAR = rf"(?:\s*(?:،\s*)?(?:(?:من|في|ل)?\s*(?:ال)?(?:عام|سنه)\s+)?{_YEAR}(?:\s?م)?)"
_SHIFT = rf"(?P<shift>{either(_SHIFTS)})"
_TIME = r"(?:(?:مساء|صباح|ظهر|بعد\s+ظهر|عصر|فجر|ليل|ليله)\s+)"
_WEEKDAY = rf"(?P<weekday>{either(_WEEKDAYS)})"
_PART = rf"(?P<part>{either(_PARTS)})"
# Letters before a date (and, in, of) are no part of it.
_BEFORE, _AFTER = r"(?<![^\W_])(?:[وف]?[بلك]?)??", r"(?![^\W_])"
_DOUBT = rf"(?:(?P<perhaps>{either(_PERHAPS)})\s+)?(?:(?P<about>{either(_ABOUT)})\s+)?"
_OPENING = rf"(?:(?P<open>{either(_OPEN)})\s+)?{_DOUBT}"

_PATTERNS = {
    "hijri-day": rf"(?:(?P<day>\d\d?)\s+(?:من\s+)?(?:شهر\s+)?)(?P<hijri>{either(_HIJRI)})\s*،?\s*(?:عام\s+|سنه\s+)?"
    rf"(?P<year>1[34]\d\d)(?:\s?(?:هـ|ه|للهجره|هجري))?",
    "hijri-month": rf"(?P<hijri>{either(_HIJRI)})\s+(?:عام\s+|سنه\s+)?(?P<year>1[34]\d\d)(?:\s?(?:هـ|ه|للهجره|هجري))?",
    "hijri-year": r"(?:عام|سنه)\s+(?P<year>1[34]\d\d)\s?(?:هـ|ه|للهجره|هجري\w*)",
    "iso": r"(?P<year>\d{4})-(?P<month_>\d\d)-(?P<day>\d\d)",
    "slashes": r"(?P<day>\d\d?)/(?P<month_>\d\d?)/(?P<year>(?:19|20)\d\d)",
    "range": rf"(?:بين\s+عامي\s+|من\s+(?:عام\s+|سنه\s+)?){_YEAR}\s+(?:و\s?|(?:حتي|الي)\s+(?:عام\s+|سنه\s+)?)"
    r"(?P<until>1[5-9]\d\d|20\d\d)",
    "days": rf"(?:من\s+|بين\s+)?(?P<day>\d\d?)\s*(?P<joint>{either(_JOINTS)})\s*(?P<until>\d\d?)\s+(?:من\s+)?"
    rf"{_MONTH}(?:{_OF_YEAR})?",
    "day": rf"{_OPENING}(?:{_TIME}?(?:يوم\s+)?{_WEEKDAY}\s*،?\s+(?:الموافق\s+)?)?"
    rf"(?:ال)?(?P<day>\d\d?)\s+(?:من\s+)?(?:شهر\s+)?{_MONTH}(?:{_OF_YEAR}|\s+{_SHIFT})?",
    "part-month": rf"{_OPENING}{_PART}\s+(?:شهر\s+)?{_MONTH}(?:{_OF_YEAR}|\s+{_SHIFT})?",
    "month-year": rf"{_OPENING}(?:شهر\s+)?{_MONTH}{_OF_YEAR}",
    "month-shift": rf"(?:شهر\s+)?{_MONTH}\s+{_SHIFT}",
    "month": rf"(?:(?<=في\s)|(?<=منذ\s)|(?<=خلال\s)|(?<=شهر\s)){_ALONE}",
    "season-year": rf"(?P<season>{either(_SEASONS)})\s+(?:عام\s+|سنه\s+)?{_YEAR}",
    "season-shift": rf"(?P<season>{either(_SEASONS)})\s+{_SHIFT}",
    "decade": rf"(?P<decade>{either(_DECADES)})\s+القرن\s+(?:(?P<shift>الماضي)|العشرين)",
    "part-year": rf"{_PART}\s+(?:عام|سنه|العام|السنه)\s+{_YEAR}",
    "part-shift": rf"{_PART}\s+(?P<unit>العام|السنه|الشهر|الاسبوع)\s+{_SHIFT}",
    "open-year": rf"(?P<open>{either(_OPEN)})\s+{_YEAR}",
    "year": rf"{_OPENING}(?:عام|سنه)\s+{_YEAR}(?:\s?م{_AFTER})?",
    "relative-weekday": rf"{_TIME}?(?P<shift>{either(_DAYS)})\s*،?\s+(?:يوم\s+)?{_WEEKDAY}",
    "relative-day": rf"{_TIME}?(?P<shift>{either(_DAYS)})",
    "weekday-shift": rf"{_TIME}?(?:يوم\s+)?{_WEEKDAY}\s+{_SHIFT}",
    "weekday": rf"(?:{_TIME}(?:يوم\s+)?|يوم\s+){_WEEKDAY}",
    "units": rf"(?P<unit>{either(_UNITS)})\s+(?P<count>{either(_NUMBERS)}|\d\d?)\s+"
    r"(?P<shift>الماضيه|الاخيره|المنصرمه|الفائته)",
    "unit-shift": rf"(?P<unit>الاسبوع|الشهر|العام|السنه)\s+{_SHIFT}",
}

WORDS = DateWords(
    patterns=tuple(
        (kind, written(rf"{_BEFORE}(?P<whole>{pattern}){_AFTER}")) for kind, pattern in _PATTERNS.items()
    ),
    tables={
        "month": _MONTHS,
        "hijri": _HIJRI,
        "weekday": _WEEKDAYS,
        "season": _SEASONS,
        "part": _PARTS,
        "shift": {**_SHIFTS, **_DAYS, "الاخيره": -1},
        "unit": _UNITS,
        "count": _NUMBERS,
        "decade": _DECADES,
        "open": _OPEN,
        "about": _ABOUT,
        "perhaps": _PERHAPS,
        "joint": _JOINTS,
    },
    first_weekday=6,
    reasons={
        "counted": "حُسبت عبارة “{words}” من يوم صدور النص، {published}، فالتاريخ المقصود {date}.",
        "nearest": "لا تذكر عبارة “{words}” السنة، فحُملت على أقرب تاريخ سابق لصدور النص في {published}: {date}.",
        "stated": "ورد في النص: “{words}”.",
    },
)
