"""Dates in TEI: as much of EDTF as TEI's attributes say, and the EDTF beside it."""

from __future__ import annotations

import re

import pytest

from tahqiq.dates import EdtfDate, parse
from tahqiq.export.tei.dating import METHOD, datable, dated

CASES = {
    "2024-08-16": {"when": "2024-08-16"},
    "2024-08": {"when": "2024-08"},
    "0476": {"when": "0476"},
    "2024-08-16~": {"when": "2024-08-16", "precision": "low"},
    "2024-08?": {"when": "2024-08", "cert": "low"},
    "2024%": {"when": "2024", "cert": "low", "precision": "low"},
    "2024-~08-16": {"when": "2024-08-16", "precision": "low"},
    "2024-02-XX": {"notBefore": "2024-02-01", "notAfter": "2024-02-29"},
    "199X": {"notBefore": "1990-01-01", "notAfter": "1999-12-31"},
    "XXXX": {},
    "2023-22": {"notBefore": "2023-06-01", "notAfter": "2023-08-31"},
    "2024-07-20~/2024-07-31~": {"from": "2024-07-20", "to": "2024-07-31", "precision": "low"},
    "2024-01/2024-XX": {"from": "2024-01", "to": "2024-12-31"},
    "2001-21/2001-10": {"from": "2001-03-01", "to": "2001-10"},
    "../2020": {"to": "2020"},
    "2020-03/": {"from": "2020-03"},
    "[2001-03-04,2001-03-05]": {"notBefore": "2001-03-04", "notAfter": "2001-03-05"},
    "{2020,2021..}": {"notBefore": "2020-01-01"},
    "1950S2": {"notBefore": "1900-01-01", "notAfter": "1999-12-31", "precision": "low"},
    "2024-08-16T10:00:00Z": {"when": "2024-08-16T10:00:00Z"},
    "2024-08-16T10:00:00+03": {"when": "2024-08-16T10:00:00+03:00"},
    "2024-08-16T24:00:00": {"when": "2024-08-16"},
    "0000": {},
    "-0044-03-15": {},
    "-0044/0010": {"to": "0010"},
    "Y170000002": {},
}


@pytest.mark.parametrize("text", CASES)
def test_a_date(text: str) -> None:
    found = dict(re.findall(r' ([\w-]+)="([^"]*)"', dated(text)))
    assert found == CASES[text] | {"when-custom": text, "datingMethod": METHOD}


def test_without_precision_where_an_element_has_none() -> None:
    date = parse("2024~")
    assert isinstance(date, EdtfDate)
    assert "precision" not in datable(date)
