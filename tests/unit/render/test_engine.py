"""The engine says what Jinja says: overrides by name and by block, escaping, names that nobody gave."""

from __future__ import annotations

import pickle
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

import editions
from tahqiq.model import build
from tahqiq.paths import templates
from tahqiq.problems import FoundLate
from tahqiq.read import read_edition
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import render
from tahqiq.render.engine import Environment


class Held:
    """Has nothing."""


TEMPLATES = {
    "page": "{% for row in rows %}{% include 'row' %}{% endfor %}{% block end %}{% include 'end' %}{% endblock %}",
    "row": "{% from 'macros' import cell %}{% set label = row ~ '!' %}[{{ cell(label) }}{{ cell(n=2, text='x') }}]",
    "macros": "{% macro cell(text, n=1) %}{{ text }}{{ n }}{% endmacro %}",
    "end": "{% block a %}{{ rows | length }}{% endblock %}{% with rows = '<' %}{{ rows }}{% endwith %}",
    "other": "{% extends 'page' %}{% block end %}{{ super() }}.{% endblock %}",
    "own-end": "{% extends 'end' %}{% block a %}many{% endblock %}",
    "with-own": "{% include 'own-end' %}",
    "itself": "{% if depth %}{{ depth }}{% with depth = depth - 1 %}{% include 'itself' %}{% endwith %}{% endif %}",
    "unknown": "{% include 'nobody' %}",
    "nobody": "{{ nobody.name }}",
    "lacking": "{{ held.nothing }}",
    "items": "{{ held.items() | list | length }}{{ held.name }}{{ held.class }}"
    "{% if held.none is not defined %}-{% endif %}",
    "values": "{{ depth }}{{ none }}{{ row }}{{ own }}{% autoescape false %}{{ row }}{{ own }}{% endautoescape %}",
    "called": "{% macro bold(text) %}<b>{{ text }}{{ caller() }}</b>{% endmacro %}"
    "{% call bold('<') %}{{ row }}{% endcall %}{% filter upper %}{{ row }}{% endfilter %}",
    "nested": "{% block outer %}{% for r in rows %}{% block inner scoped %}{{ r }}{% endblock %}{% endfor %}"
    "{% endblock %}",
    "nested-own": "{% extends 'nested' %}lost{% block inner %}({{ super() }}){% endblock %}",
}
NAMES = ["page", "row", "end", "other", "own-end", "with-own", "itself"]
NAMES += ["items", "values", "called", "nested", "nested-own"]


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_jinja_says(name: str) -> None:
    held = {"name": "<held>", "class": "c"}
    given = {"rows": ("a", "<b>"), "row": "c & d", "depth": 3, "held": held, "own": Markup("<i>")}
    plain = jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES), autoescape=True)
    ours = Environment(jinja2.DictLoader(TEMPLATES), {})
    assert ours.text(name, given) == plain.get_template(name).render(given)
    assert ours.text(name, given) == ours.get_template(name).render(given)


def test_an_own_template_takes_the_place_of_an_included_one() -> None:
    loader = jinja2.ChoiceLoader([jinja2.DictLoader({"end": "own"}), jinja2.DictLoader(TEMPLATES)])
    assert Environment(loader, {}).text("page", {"rows": ()}) == "own"


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError, match="nobody"):
        Environment(jinja2.DictLoader(TEMPLATES), {}).text("unknown", {})


def test_what_something_lacks_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError, match="nothing"):
        Environment(jinja2.DictLoader(TEMPLATES), {}).text("lacking", {"held": Held()})


def test_what_a_view_itself_does_wrong_is_told() -> None:
    class Wrong:
        @property
        def nothing(self) -> str:
            raise LookupError("of the view")

    with pytest.raises(LookupError, match="of the view"):
        Environment(jinja2.DictLoader(TEMPLATES), {}).text("lacking", {"held": Wrong()})


def test_shipped_templates_ask_for_attributes_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A page that has to be asked for carefully is made twice."""

    def carefully(self: Environment, name: str, given: object) -> str:
        raise AssertionError(f"{name} asks for what is no attribute")

    monkeypatch.setattr(Environment, "_carefully", carefully)
    edition = editions.write(tmp_path, editions.base())
    relations = relate(build(read_edition(edition / "content")))
    words = read_words([templates() / "words"])[0]
    assert render(relations, jinja2.FileSystemLoader(templates()), words).pages


OWN = {
    "pages/page.html": "{% set a = 1 %}\n{% include 'parts/row.html' %}\n",
    "parts/row.html": "{# A row. #}\n\n<p>{{ held.name }}{{ held.nothing }}</p>\n",
    "pages/sum.html": "{{ 1 +\n'1' }}\n",
    "pages/gone.html": "{% include held.name %}\n",
    "pages/deep.html": "{% include 'pages/deep.html' %}\n",
}


@pytest.mark.parametrize(
    ("name", "place", "why"),
    [
        ("page", "templates/parts/row.html:3", "nothing"),
        ("sum", "templates/pages/sum.html:1", "TypeError: unsupported operand"),
        ("gone", "templates/pages/gone.html:1", "a name"),
        ("deep", "templates/pages/deep.html:1", "RecursionError"),
    ],
)
def test_what_goes_wrong_in_an_own_template_is_a_problem_at_its_line(
    name: str, place: str, why: str, tmp_path: Path
) -> None:
    for path, text in OWN.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    ours = Environment(jinja2.FileSystemLoader([tmp_path, templates()]), {})
    with pytest.raises(FoundLate) as late:
        ours.text(f"pages/{name}.html", {"held": {"name": "a name"}})
    problem = pickle.loads(pickle.dumps(late.value)).problem
    assert (str(problem.place), problem.code) == (place, "template-fails")
    assert why in problem.message


def test_what_goes_wrong_in_ours_is_no_problem_of_the_edition() -> None:
    with pytest.raises(jinja2.UndefinedError):
        Environment(jinja2.FileSystemLoader(templates()), {}).text("pages/home.html", {})


def test_a_failing_disk_is_no_fault_of_a_template(tmp_path: Path) -> None:
    class Failing:
        @property
        def name(self) -> str:
            raise OSError("of the disk")

    (tmp_path / "page").write_text("{{ held.name }}", encoding="utf-8")
    with pytest.raises(OSError, match="of the disk"):
        Environment(jinja2.FileSystemLoader(tmp_path), {}).text("page", {"held": Failing()})
