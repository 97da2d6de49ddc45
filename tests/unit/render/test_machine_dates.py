"""A date says itself to machines only in the notation that HTML has for it (HTML standard, 2.3.5)."""

from __future__ import annotations

import pytest

from tahqiq.render.dating import html_date


@pytest.mark.parametrize("edtf", ["2024", "2024-08", "2024-12", "2024-08-16"])
def test_days_months_and_years(edtf: str) -> None:
    assert html_date(edtf) == edtf


@pytest.mark.parametrize(
    "edtf", ["2023-22", "2024-08~", "2024/2025", "202X", "-0043", "0000", "Y12024", "[2024,2025]"]
)
def test_what_html_cannot_say(edtf: str) -> None:
    assert html_date(edtf) == ""
