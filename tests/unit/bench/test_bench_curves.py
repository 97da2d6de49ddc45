"""The page on speed and its picture are drawn from a record, and nothing else on the page is touched."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from chart import Scale
from curves import BEGIN, END, drawn, grown, page
from figures import Figures, Record

SVG = "{http://www.w3.org/2000/svg}"


def record() -> Record:
    found = [
        Figures("cold", tool, articles, False, (articles / speed,), (1.0,), 10**8, 500, 50_000, 400_000)
        for articles in (100, 1000, 10_000)
        for tool, speed in (("Tahqiq", 150), ("Hugo", 90))
    ]
    others = Figures("cold", "Material", 1000, False, (40.0,), (40.0,), 10**8, 500, 50_000, 400_000)
    return Record(
        "2026-01-02", "python tests/bench/goals.py", {"cores": 2}, (*found, others), ("skipped: x",)
    )


def test_the_picture_says_in_words_what_it_shows() -> None:
    svg = ElementTree.fromstring(drawn(grown(record())))
    named = (svg.attrib["aria-labelledby"] or "").split()
    texts = {e.attrib["id"]: e.text or "" for e in svg if "id" in e.attrib}
    assert svg.attrib["role"] == "img"
    assert list(texts) == named
    assert "time per article, Hugo: 11.1 ms at 100, 11.1 ms at 1,000" in texts["description"]
    assert "Material" not in texts["description"]
    style = svg.find(f"{SVG}style")
    assert style is not None and "prefers-color-scheme: dark" in (style.text or "")
    assert not list(svg.iter(f"{SVG}script"))
    assert len(list(svg.iter(f"{SVG}g"))) == 3


def test_the_page_is_written_between_its_markers() -> None:
    text = f"# Speed\n\n{BEGIN}\n\nwhat was\n\n{END}\n\n## After\n"
    once = page(text, record())
    assert once.startswith("# Speed\n\n")
    assert once.endswith(f"{END}\n\n## After\n")
    assert "what was" not in once
    for part in (
        "Measured on 2026-01-02 on 2 cores",
        "images/speed.svg",
        "- skipped: x",
        "| 10,000 | Hugo |",
    ):
        assert part in once
    assert page(once, record()) == once


def test_a_page_without_markers_is_left_alone() -> None:
    with pytest.raises(SystemExit, match="each once"):
        page("# Speed\n", record())


@pytest.mark.parametrize("values", [[5.0], [1.0, 1.0], [0.3, 700.0], [19.0, 45.0]])
def test_a_scale_holds_all_its_values(values: list[float]) -> None:
    scale = Scale(values, 100, 0, nice=True)
    assert all(-0.01 <= scale.at(value) <= 100.01 for value in values)
    assert 1 <= len(scale.ticks()) <= 7
