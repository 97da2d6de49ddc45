"""Layout of a single value: where it stands in quotation marks, they are double ones, unless it holds such itself."""

from __future__ import annotations

from yaml.nodes import ScalarNode


def scalar(node: ScalarNode, written: str) -> str:
    """A value as it is to be written. Whether it has marks at all is the editor's; lines and escapes stay."""
    text = str(node.value)
    if node.style not in ("'", '"') or "\n" in written or not text.isprintable():
        return written
    if "\\" in written.replace('\\"', "").replace("\\\\", "") and node.style == '"':
        return written
    double = '"' in text or "\\" in text
    if not double:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else written
