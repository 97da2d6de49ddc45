"""Events by the hundred, of all kinds of dates, crowded and far apart: the same ones every time."""

from __future__ import annotations

_IN_ARABIC = "قرار البرلمان العراقي إخراج القوات الأجنبية من البلاد بعد جولة حوار التعاون الأمني المشترك"
_IN_ENGLISH = (
    "Decision of the Iraqi parliament to remove foreign forces after a round of the security dialogue"
)
ARABIC, ENGLISH = _IN_ARABIC.split(), _IN_ENGLISH.split()
FORMS = (
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}-{d:02}",
    "2024-08-{d:02}",
    "2024-08-{d:02}?",
    "{y}-{m:02}-{d:02}~",
    "{y}-{m:02}-{d:02}%",
    "{y}-{m:02}",
    "{y}-{m:02}~",
    "{y}-2{s}",
    "{y}",
    "{y}?",
    "{y}-{m:02}-{d:02}/{y}-12-31",
    "{y}-{m:02}~/{y}-12-31?",
    "../{y}-{m:02}-{d:02}",
    "{y}-{m:02}-{d:02}/..",
    "{y}-{m:02}/",
    "{y}-XX-{d:02}",
    "[{y}-{m:02}-{d:02},{y}-{m:02}-28]",
)


def dates(n: int) -> list[str]:
    """So many dates, most of them in three years of a quarter of a century, every third in one month."""
    found, seed = [], 7
    for i in range(n):
        numbers = []
        for _ in range(4):
            seed = (seed * 1_103_515_245 + 12_345) % 2**31
            numbers.append(seed >> 8)
        year = (2024, 2024, 2023, 2020, 2003)[numbers[0] % 5]
        form = FORMS[i % len(FORMS)]
        found.append(form.format(y=year, m=1 + numbers[1] % 12, d=1 + numbers[2] % 27, s=1 + numbers[3] % 4))
    return found


def titles(i: int) -> tuple[str, str]:
    """The titles of an event in Arabic and English, from one word to many."""
    return (
        f"{' '.join(ARABIC[i % 7 : i % 7 + 1 + i % 9])} {i}",
        f"{' '.join(ENGLISH[i % 7 : i % 7 + 1 + i % 9])} {i}",
    )


def edition(n: int) -> str:
    """The events as files of an edition (editions.py), over the small one: `every-N` has actors and blocks."""
    parts = []
    for i, date in enumerate(dates(n)):
        arabic, english = titles(i)
        parts.append(
            f"-- content/events/every-{i:03}.yml --\n"
            f'title: {{ar: "{arabic}", en: "{english}"}}\ndate: "{date}"\n'
            "inferred: {ar: من السياق., en: From the context.}\n"
            f"actors: [{'hana' if i % 3 else 'council'}]\nsources: [visit#p1]\n"
        )
    return "".join(parts)
