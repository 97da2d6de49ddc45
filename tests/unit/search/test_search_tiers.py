"""What a word that is typed has to do with a word of a text, tier by tier. The browser's modules, run by node."""

from __future__ import annotations

import pytest

import scripts

IMPORTS = {
    "search/analysis.js": "Analysis",
    "search/folding.js": "Folding",
    "search/arabic.js": "ArabicWord",
    "search/latin.js": "LatinWord",
    "search/sounds.js": "soundsApart",
    "search/distance.js": "isOneOff, spelled",
    "search/tiers.js": "nameOf, isStrong",
    "search/stems.js": "ARABIC",
}
PRELUDE = """
const analysis = new Analysis(tables);
const folding = new Folding(tables);
const folded = (word) => folding.fold(word).toLowerCase();
const tier = ([typed, text]) => {
  const [word, form] = [folded(typed), folded(text)];
  const asked = ARABIC.test(word) ? new ArabicWord(word, typed, analysis) : new LatinWord(word);
  const found = asked.tierOf(form, true);
  const shared = analysis.homes(word).some((home) => analysis.homes(form).includes(home));
  return found === Infinity ? "none" : shared ? nameOf(found) : `${nameOf(found)}, elsewhere`;
};
"""
# Typed, and words of texts.
CASES = {
    "exact": """
        إعلان اعلان أعلان إعلانٌ
        العراق العِراق
        مدرسه مدرسة
        مستشفي مستشفى
        Erdoğan Erdogan
    """,
    "form": """
        وزير الوزير والوزير للوزير بالوزير ووزير لوزير وبوزير فالوزير
        والوزير وزير الوزير لوزير
        مسئول مسؤول المسؤول
        مسئولة مسؤولة
        شاحنة شاحنات شاحنتين بشاحناتهم
        محللون محلل محللين للمحللين
        زميلاتي زميلة زميلات
        دولة دولتين دولتهم دولتان
        خطوة خطوات خطواتنا
        مصر مصري المصرية
        لبنان اللبناني لبنانية
        church church's churches
        negotiate negotiating negotiated negotiates
        stop stopping stopped stops
        make making makes
        surgery surgeries
        allegation allegations
    """,
    "related": """
        كتاب كتب الكتب
        سلاح أسلحة والأسلحة
        سمكة أسماك
        شمعة شموع
        ناقد نقاد
        حليف حلفاء
        جائزة جوائز
        عنوان عناوين
        معركة معارك
        صندوق صناديق
        شريك شركاء
        جرح جروح
        طبيب أطباء
        صديق أصدقاء
        بحر بحار
        باب أبواب
        قضية قضايا
        دواء أدوية
        نجوم نجم
        مدارس مدرسة
        فندق فنادق
        رئيس رؤساء
        مريض مرضى
        قانون قوانين
        أسبوع أسابيع
        ابن أبناء
    """,
    "spelling": """
        غراهام جراهام
        تليفزيون تلفزيون
        هوليود هوليوود
        Mikelson Mickelson
        Soudani Sudani
        Muhammad Mohammed
    """,
    "none": """
        مدرسة مدينة
        القمة قلم
        حزب حزن
        general generous
    """,
}


def pairs(block: str) -> list[tuple[str, str]]:
    rows = [line.split() for line in block.strip().splitlines()]
    return [(row[0], other) for row in rows if row for other in row[1:]]


@pytest.mark.parametrize("expected", CASES)
def test_words_are_as_near_as_they_are(expected: str) -> None:
    asked = pairs(CASES[expected])
    found = scripts.run(IMPORTS, "asked.map(tier)", prelude=PRELUDE, asked=asked)
    assert [(*pair, tier) for pair, tier in zip(asked, found, strict=True)] == [
        (*pair, expected) for pair in asked
    ]


ERRORS = """
اعتماد عاتماد
انتصار اتصار
مهرجان مهرجن
مصداقيه مصدحاقيه
latest latset
veteran vetrean
dozens dozlens
"""


def test_a_letter_more_less_other_or_misplaced_is_an_error() -> None:
    asked = pairs(ERRORS)
    assert all(scripts.run(IMPORTS, "asked.map(([a, b]) => isOneOff(a, b) && isOneOff(b, a))", asked=asked))
    others = [("latest", "lattset"), ("abc", "cba"), ("one", "two"), ("abcd", "badc")]
    assert not any(scripts.run(IMPORTS, "asked.map(([a, b]) => isOneOff(a, b))", asked=others))


SOUNDS = """
كافانو kavanaugh
ترامب trump
كوربين corbyn
اردوغان erdogan
غراهام graham
سنغافوره singapore
مايكل michael
اندونيسيا indonesia
هاريس harris
جونسون johnson
مانشستر manchester
سوداني sudani
خامنيي khamenei
ديترويت detroit
"""
OTHERS = """
ترامب trophy
كتاب katie
حكومه hockey
رييس rose
مدرسه madrid
"""


def test_names_in_two_scripts_sound_alike_by_consonants_and_vowels() -> None:
    expression = "asked.map(([arabic, latin]) => soundsApart(arabic, latin) / arabic.length)"
    alike = dict(zip(pairs(SOUNDS), scripts.run(IMPORTS, expression, asked=pairs(SOUNDS)), strict=True))
    assert {pair: apart for pair, apart in alike.items() if apart > 0.2} == {}
    unlike = dict(zip(pairs(OTHERS), scripts.run(IMPORTS, expression, asked=pairs(OTHERS)), strict=True))
    assert {pair: apart for pair, apart in unlike.items() if apart <= 0.2} == {}


def test_regular_expressions_that_are_typed_are_letters() -> None:
    typed = ["(a+)+$", ".*", "[ا-ي]ؤ", "أ(", "\\ئ"]
    expression = "typed.map((word) => new ArabicWord(folded(word), word, analysis).tierOf('كلمه'))"
    assert scripts.run(IMPORTS, expression, prelude=PRELUDE, typed=typed) == [None] * len(typed)
