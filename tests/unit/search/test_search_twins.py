"""The twins of analysis: the browser makes of every word what Python makes of it."""

from __future__ import annotations

from pathlib import Path

import scripts
from tahqiq.languages.folding import fold, words
from tahqiq.search.analysis import bare, halves, homes, terms

ODD = """
و وو ال الا الم لل للل ء ئ ا ه ة اا هههه ممممم تتتت نننن بال وبال فبال وال والد والدين الله لله بالله للندن لليبيا
فورد فولاذ بلد كلب لبنان لبناني اركان ركن الوان ألوان تشاد چاد پاکستان ژاله گرگان ڤيتنام كتابك شريكك اتراك ات ون ين
a aa the it's its U.S U.S.A. u.n. I'm 's s' -- - . ' a-b a.b.c.d.e.f.g.h.i al-Sudani Berners-Lee Trump's James' churches
boxes buzzes ashes does echoes miss gas bus basis ties lies flies need bring sing singing ed ing ings kh gh ough though
Kavanaugh tcheque Straße Łódź Ærø Þór İstanbul ΣΊΣΥΦΟΣ ΟΔΟΣ Москва 東京 한국어 हिन्दी עברית 😀 a😀b ا😀ب
covid-19 G7 2024 3.5 1,000 ٣٫٥ 2018-19 2019م م2019 ½ ² ™ ﬁ ﷺ ﷲ actor:iraq year:2024
"""
IMPORTS = {"search/analysis.js": "Analysis", "search/folding.js": "Folding"}
PRELUDE = """
const analysis = new Analysis(tables);
const folding = new Folding(tables);
const made = (form) => [form, analysis.homes(form), analysis.bare(form), analysis.halves(form)];
"""


def theirs(vocabulary: list[str]) -> list[list[list[object]]]:
    """What the browser makes of each word: [form, homes, bare, halves] of each of its terms."""
    expression = "words.map((word) => analysis.terms(folding.fold(word)).map(made))"
    made: list[list[list[object]]] = scripts.run(IMPORTS, expression, prelude=PRELUDE, words=vocabulary)
    return made


def ours(word: str) -> list[list[object]]:
    return [[form, [*homes(form)], bare(form), [*halves(form)]] for form in terms(fold(word))]


def vocabulary() -> list[str]:
    """The words of this repository's content, and odd ones with every clitic before them."""
    content = Path(__file__).parents[3] / "content"
    found = {
        text[word.start : word.end]
        for pattern in ("*.md", "*.yml")
        for path in content.rglob(pattern)
        for text in [path.read_text(encoding="utf-8")]
        for word in words(text)
    }
    clitics = ["", "و", "ف", "ب", "ال", "وال", "بال", "لل", "فب"]
    endings = ["", "ه", "ات", "ين", "هم", "تهم", "نا", "s", "'s", "ed", "ing", "ies"]
    found |= {clitic + word + ending for word in ODD.split() for clitic in clitics for ending in endings}
    return sorted(found)


def test_the_browser_analyses_every_word_as_python_does() -> None:
    every = vocabulary()
    assert len(every) > 10_000
    made = theirs(every)
    differing = [
        (word, a, b) for word, a, b in zip(every, map(ours, every), made, strict=True) if list(a) != list(b)
    ]
    assert differing == []


def test_the_bare_form_lies_where_the_form_lies() -> None:
    for word in vocabulary():
        for form in terms(fold(word)):
            assert set(homes(bare(form))) & set(homes(form)), form


def test_forms_of_one_word_share_a_home() -> None:
    for line in SHARED.strip().splitlines():
        first, *others = [terms(fold(word))[0] for word in line.split()]
        for other in others:
            assert set(homes(first)) & set(homes(other)), (first, other)


SHARED = """
كتاب كتب والكتاب بكتبهم كتابان كتابين
مدرسة مدارس المدرسين للمدارس
سفينة سفينتين سفن وبالسفينة
دولة دول دولتين دولتهم دولته دولتها
سنة سنوات سنتين
أركان ركن
طبيب أطباء الطبيبة
حليف حلفاء
صندوق صناديق
عنوان عناوين
شريك شركاء شركائهم
حيوان حيوانات
قانون قوانين
مؤسسة مؤسسات
مسئول مسؤولون
ترمب ترامب Trump Tramp
السوداني Sudani Soudani سوداني
محمد Mohammed Muhammad Mohamed
غراهام جراهام Graham
ألمانيا لألمانيا بألمانيا وألمانيا
ألوان لون
church churches church's
negotiate negotiating negotiated
surgery surgeries
"""


def test_numbers_narrowing_words_and_function_words_lie_by_themselves() -> None:
    for form in ("2024", "3.5", "actor:iraq", "year:2024", "covid-19", "the", "من"):
        assert homes(form) == (form,)


def test_an_error_leaves_one_half_of_a_word_whole() -> None:
    meant = ["انتصار", "اقتراح", "latest", "president", "مراجعه", "خمسه", "seven"]
    wrong = {(word, changed) for word in meant for changed in errors(word)}
    keys = scripts.run(
        IMPORTS,
        "words.map((word) => analysis.nearHalves(word))",
        prelude=PRELUDE,
        words=[w for _, w in wrong],
    )
    for (word, changed), found in zip(wrong, keys, strict=True):
        assert set(found) & set(halves(word)), (word, changed)


def errors(word: str) -> set[str]:
    """What comes of a word of which a letter is dropped, added, changed or misplaced."""
    found = set()
    for at in range(len(word)):
        found |= {word[:at] + word[at + 1 :], word[:at] + "q" + word[at:], word[:at] + "q" + word[at + 1 :]}
        found.add(word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :])
    return found
