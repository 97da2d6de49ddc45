"""Values as an editor would write them in YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from tahqiq.schema.fields import Example

# What would end, or begin, something else where a text stands without quotation marks within braces or brackets.
_NOT_PLAIN = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`\s]|[,\[\]{}]|:(\s|$)|\s#|\s$|[\n\t]|^$")


def in_yaml(example: Example) -> str:
    """A value as YAML in one line, a text in quotation marks only where it needs them."""
    if isinstance(example, str):
        return json.dumps(example, ensure_ascii=False) if _NOT_PLAIN.search(example) else example
    if isinstance(example, Mapping):
        return "{" + ", ".join(f"{key}: {in_yaml(value)}" for key, value in example.items()) + "}"
    return f"[{', '.join(map(in_yaml, example))}]"
