"""What is known of Arabic, with the month names of Iraq and the Levant."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.languages.record import Language, Quotes
from tahqiq.languages.writing import SCRIPTS, Writing

SUBTAG = "ar"
FEW, MANY = 3, 11
"""The least numbers that take these plural forms."""

# Letters and digits of Persian, Urdu and Kurdish keyboards that Arabic never has, not even in names. Letters such as
# گ چ پ ژ ڤ ڨ are not here: names and dialects are written with them. What a final ye or a heh with a hamza stands for
# (ي or ى, ه or ة) only a reader can tell; elsewhere in a word a ye is a ي (see check/rules/letters.py).
_STRANGERS = {
    "ک": "ك",
    "ڪ": "ك",
    "ی": "",
    "ے": "",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "",
    "ۀ": "",
    "ۂ": "",
    "ۃ": "ة",
} | dict(zip("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", strict=True))


def _plural(n: int) -> str:
    if n < FEW:
        return ("zero", "one", "two")[n]
    last = n % 100
    return "other" if last < FEW else "few" if last < MANY else "many"


_ARABIC = Language(
    tag="ar",
    name="العربية",
    direction="rtl",
    digits="٠١٢٣٤٥٦٧٨٩",
    months=(
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ),
    seasons=("ربيع", "صيف", "خريف", "شتاء"),
    hijri_months=(
        "محرم",
        "صفر",
        "ربيع الأول",
        "ربيع الآخر",
        "جمادى الأولى",
        "جمادى الآخرة",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذو القعدة",
        "ذو الحجة",
    ),
    hijri_era="هـ",
    common_era="م",
    before_common_era="ق.م",
    quotes=Quotes("«", "»", "“", "”"),
    list_separator="، ",
    conjunction=" و",
    disjunction=" أو ",
    date_pattern="d MMMM y",
    month_pattern="MMMM y",
    words_per_minute=138,
    writing=Writing(
        letters=SCRIPTS["arab"],
        strangers=_STRANGERS,
        punctuation={",": "،", ";": "؛", "?": "؟"},
        joiners=False,
        tight=True,
        marks=(("«", "»"), ("“", "”")),
        straight=True,
    ),
    plural=_plural,
    names={"ar": "العربية", "en": "الإنجليزية"},
)

_SAME_MONTHS = frozenset({"IQ", "SY", "LB", "JO", "PS", "001"})


def record(tag: str) -> Language:
    """Arabic, under the tag that was asked for.

    A region outside the Mashriq (`ar-EG`, `ar-DZ`) has other month names and sometimes other digits:
    those come from CLDR.
    """
    region = next((part.upper() for part in tag.replace("_", "-").split("-")[1:] if len(part) in (2, 3)), "")
    if not region or region in _SAME_MONTHS:
        return replace(_ARABIC, tag=tag)
    from tahqiq.languages import cldr  # Babel is slow to import, and the usual edition needs none of it

    regional = cldr.record(tag)
    return replace(_ARABIC, tag=tag, months=regional.months, digits=regional.digits)
