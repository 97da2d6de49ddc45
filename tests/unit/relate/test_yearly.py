"""Where an actor's things are filed: a plain day is not parsed, and comes to the same."""

from __future__ import annotations

import pytest

from tahqiq.dates import Fault, parse
from tahqiq.relate import by_date
from tahqiq.render.views.actor_years import _steps


@pytest.mark.parametrize(
    "edtf",
    ["2024-08-16", "0045-01-02", "2024-08", "2024", "2024-08-16?", "-0045-01-02", "2024-08-16/17", "XXXX"],
)
def test_a_date_is_filed_by_what_it_says(edtf: str) -> None:
    date = parse(edtf)
    if not isinstance(date, Fault):
        assert _steps(edtf) == by_date(date)
