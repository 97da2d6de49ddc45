"""Templates of an edition's own: what is wrong with them is said as of any file, and costs nobody the old site."""

from __future__ import annotations

import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

import editions
from harness import eventually, tahqiq
from renewals import contents
from running_preview import Previewed, previewing

pytestmark = pytest.mark.slow

HOME = "templates/pages/home.html"
PART = "templates/parts/article-meta.html"
SAYS = '{% extends "shipped/pages/home.html" %}{% block head %}<p>Ours</p>{{ super() }}{% endblock %}\n'
FAILS = '{% extends "shipped/pages/home.html" %}\n{% block head %}\n{{ view.titel }}\n{% endblock %}\n'
ONLY_THERE = (
    "{# Fails on one page. #}\n{% if 'Tour' in view.titles | string %}{{ view.nothing }}{% endif %}\n"
)
"""Nothing is wrong with it until a title has that word."""
TITLE = "content/articles/visit/article.yml"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return editions.write(tmp_path / "edition", editions.base())


def put(edition: Path, file: str, text: str) -> None:
    (edition / file).parent.mkdir(parents=True, exist_ok=True)
    (edition / file).write_text(text, encoding="utf-8")


def retitled(edition: Path) -> None:
    text = (edition / TITLE).read_text(encoding="utf-8")
    before = next(line for line in text.splitlines() if line.startswith("title:"))
    put(edition, TITLE, text.replace(before, "title: {ar: جولة, en: Tour}"))


@pytest.mark.parametrize("command", ["tahqiq", "mkdocs"])
@pytest.mark.parametrize(
    ("text", "said"),
    [(FAILS, f"{HOME}:3: error[template-fails]"), ("{% if %}", f"{HOME}:1: error[template-syntax]")],
    ids=["fails", "cannot be read"],
)
def test_a_mistake_in_one_leaves_the_old_site(edition: Path, command: str, text: str, said: str) -> None:
    put(edition, HOME, SAYS)
    assert tahqiq("build", cwd=edition).returncode == 0
    assert "<p>Ours</p>" in (edition / "site/en/index.html").read_text(encoding="utf-8")
    before = contents(edition / "site")
    put(edition, HOME, text)
    done = subprocess.run(
        [sys.executable, "-m", command, "build"], cwd=edition, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(edition / "site") == before


def test_one_of_the_theme_fails_as_well(edition: Path) -> None:
    put(edition, "templates/theme/main.html", '{% extends "tahqiq.html" %}\n{% include "nowhere.html" %}\n')
    done = tahqiq("build", cwd=edition)
    assert done.returncode == 1
    assert "templates/theme/main.html:2: error[template-fails]" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


def test_a_renewal_that_fails_leaves_the_old_site(edition: Path) -> None:
    put(edition, PART, ONLY_THERE)
    assert tahqiq("build", cwd=edition).returncode == 0
    before = contents(edition / "site")
    retitled(edition)
    for _ in ("renewed", "as a whole"):
        done = tahqiq("build", cwd=edition)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert f"{PART}:2: error[template-fails]" in done.stderr
        assert contents(edition / "site") == before
    put(edition, PART, "{# Sound. #}\n")
    assert tahqiq("build", cwd=edition).returncode == 0
    assert "Tour" in (edition / "site/en/articles/visit/index.html").read_text(encoding="utf-8")


def seen(preview: Previewed) -> str:
    """The article's page; nothing while there is none."""
    try:
        with urllib.request.urlopen(preview.url("en/articles/visit/"), timeout=60) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError:
        return ""


def codes(preview: Previewed) -> list[Any]:
    return [problem["code"] for problem in preview.state()["problems"]]


def test_a_preview_says_why_until_it_is_mended(edition: Path) -> None:
    put(edition, PART, ONLY_THERE)
    with previewing(edition) as preview:
        sound = seen(preview)
        retitled(edition)
        eventually(lambda: "template-fails" in codes(preview))
        assert seen(preview) == sound, "the page is as it was"
        put(edition, PART, "{# Sound. #}\n")
        eventually(lambda: "Tour" in seen(preview))
        assert codes(preview) == []
        put(edition, PART, "{{ view.nothing }}\n")
        eventually(lambda: "template-fails" in codes(preview))
        assert preview.state()["waits"], "there are no pages to be seen"
        put(edition, PART, "{{ view.nothing \n")
        eventually(lambda: codes(preview) == ["template-syntax"])
        put(edition, PART, "{# Sound. #}\n")
        eventually(lambda: "Tour" in seen(preview))
        assert codes(preview) == []
