"""The twins of analysis: the browser makes of every word what Python makes of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from harness import node
from tahqiq.paths import templates
from tahqiq.search.analysis import bare, halves, homes, terms
from tahqiq.search.folding import TABLES, fold, words

ODD = """
و وو ال الا الم لل للل ء ئ ا ه ة اا هههه ممممم تتتت نننن بال وبال فبال وال والد والدين الله لله بالله للندن لليبيا
فورد فولاذ بلد كلب لبنان لبناني اركان ركن الوان ألوان تشاد چاد پاکستان ژاله گرگان ڤيتنام كتابك شريكك اتراك ات ون ين
a aa the it's its U.S U.S.A. u.n. I'm 's s' -- - . ' a-b a.b.c.d.e.f.g.h.i al-Sudani Berners-Lee Trump's James' churches
boxes buzzes ashes does echoes miss gas bus basis ties lies flies need bring sing singing ed ing ings kh gh ough though
Kavanaugh tcheque Straße Łódź Ærø Þór İstanbul ΣΊΣΥΦΟΣ ΟΔΟΣ Москва 東京 한국어 हिन्दी עברית 😀 a😀b ا😀ب
covid-19 G7 2024 3.5 1,000 ٣٫٥ 2018-19 2019م م2019 ½ ² ™ ﬁ ﷺ ﷲ actor:iraq year:2024
"""
SCRIPT = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const { assets, tables, words } = JSON.parse(readFileSync(0, "utf8"));
const { Analysis } = await import(pathToFileURL(`${assets}/analysis.js`));
const { Folding } = await import(pathToFileURL(`${assets}/folding.js`));
const analysis = new Analysis(tables);
const folding = new Folding(tables);
const made = (form) => [form, analysis.homes(form), analysis.bare(form), analysis.halves(form)];
process.stdout.write(JSON.stringify(words.map((word) => analysis.terms(folding.fold(word)).map(made))));
"""


def theirs(vocabulary: list[str], tmp_path: Path) -> list[list[list[object]]]:
    """What the browser makes of each word: [form, homes, bare, halves] of each of its terms."""
    tables = json.loads(TABLES.read_bytes())
    given = {"assets": str(templates() / "assets/search"), "tables": tables, "words": vocabulary}
    (tmp_path / "package.json").write_text('{"type": "module"}')
    script = tmp_path / "twins.mjs"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [node(), str(script)], input=json.dumps(given).encode(), capture_output=True, check=True, timeout=120
    )
    made: list[list[list[object]]] = json.loads(done.stdout)
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


def test_the_browser_analyses_every_word_as_python_does(tmp_path: Path) -> None:
    every = vocabulary()
    assert len(every) > 10_000
    made = theirs(every, tmp_path)
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
دولة دول دولتين دولتهم
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


def test_an_error_leaves_one_half_of_a_word_whole(tmp_path: Path) -> None:
    for word in ("انتصار", "اقتراح", "latest", "president", "مراجعه"):
        for at in range(len(word) - 1):
            for wrong in (
                word[:at] + word[at + 1 :],
                word[:at] + "q" + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ):
                sizes = {max(2, (len(wrong) + more - 1) // 2) for more in (-1, 0, 1)}
                keys = {key for size in sizes for key in (f"{wrong[:size]}-", f"-{wrong[-size:]}")}
                assert keys & set(halves(word)), (word, wrong)
