"""The page of a comparison: nothing in it runs, and each text keeps its direction."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

import editions
from revised import committed
from tahqiq.compare.forms import as_page
from tahqiq.compare.telling import told
from tahqiq.comparing import compared
from tahqiq.paths import templates
from tahqiq.read.project import find_project
from tahqiq.read.words import read_words
from tahqiq.render.words import words_in

HOSTILE = """\
-- content/actors/hana.yml --
kind: person
name: {ar: "هناء </title><script>document.title='ran'</script>", en: "<img src=x onerror=document.title='ran'>"}
-- content/terms/truce.yml --
name: {ar: هدنة, en: truce}
definition: {ar: توقف عن القتال مؤقتًا., en: A halt to all fighting.}
"""


def test_it_is_inert_and_isolated(tmp_path: Path, browser: Browser) -> None:
    committed(tmp_path, editions.base())
    editions.write(tmp_path, HOSTILE)
    report = told(compared(find_project(tmp_path)), words_in("ar", read_words([templates() / "words"])[0]))
    page = browser.new_page(viewport={"width": 320, "height": 700})
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda request: wrong.append(request.url) if request.url[:5] != "data:" else None)
    page.set_content(as_page(report, "ar"))
    assert (page.title(), wrong) == ("ما يتغير في الطبعة", [])
    assert page.locator("script, img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    english = page.locator('span[lang="en"]', has_text="halt")
    assert (
        english.evaluate("e => getComputedStyle(e).direction + getComputedStyle(e).unicodeBidi")
        == "ltrisolate"
    )
    page.close()
