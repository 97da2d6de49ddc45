"""The engine says what Jinja says: overrides by name and by block, escaping, names that nobody gave."""

from __future__ import annotations

import jinja2
import pytest

from tahqiq.render.engine import Environment

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
}


@pytest.mark.parametrize("name", ["page", "row", "end", "other", "own-end", "with-own", "itself"])
def test_it_says_what_jinja_says(name: str) -> None:
    given = {"rows": ("a", "<b>"), "row": "c & d", "depth": 3}
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
