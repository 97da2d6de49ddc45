"""A comparison for programs: JSON, the values as they are."""

from __future__ import annotations

import json

import msgspec

from tahqiq.compare.values import Comparison


def as_json(comparison: Comparison) -> str:
    """An object with `differences`, addresses that are `lost`, problems that are `new` and `gone`.

    What is empty is left out of differences.
    """
    found: dict[str, object] = {
        "before": comparison.before,
        "after": comparison.after,
        "differences": [_without_empty(msgspec.to_builtins(d)) for d in comparison.differences],
        "lost": [msgspec.to_builtins(lost) for lost in comparison.lost],
        "new": [problem.spelled_out() for problem in comparison.new],
        "gone": [problem.spelled_out() for problem in comparison.gone],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: _without_empty(inner) for key, inner in value.items() if inner not in ("", [], (), False)
        }
    if isinstance(value, (list, tuple)):
        return [_without_empty(inner) for inner in value]
    return value
