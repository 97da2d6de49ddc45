"""The order of letters in both directions, against Unicode's own cases."""

from __future__ import annotations

from pathlib import Path

from tahqiq.render.preview.bidi import levels, visual

CASES = Path(__file__).with_name("bidi-cases.txt")


def test_unicode_cases() -> None:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 1000
    for line in lines:
        codes, _, base, expected, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found = levels(text, int(base))
        # "x" are joiners, which the algorithm takes out and we keep where they stand.
        wanted = [(at, level) for at, level in enumerate(expected.split()) if level != "x"]
        assert [(at, str(found[at])) for at, _ in wanted] == wanted, line
        places = {at for at, _ in wanted}
        seen = [at for start, end, level in visual(found, int(base)) for at in _run(start, end, level)]
        assert [at for at in seen if at in places] == list(map(int, order.split())), line


def test_a_name_in_an_isolate_does_not_order_what_is_around_it() -> None:
    assert levels("\u2068abc\u2069 1", 1) == [1, 2, 2, 2, 1, 1, 2]


def _run(start: int, end: int, level: int) -> range:
    return range(end - 1, start - 1, -1) if level % 2 else range(start, end)
