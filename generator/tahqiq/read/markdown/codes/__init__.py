"""All problems that a text can have, by what they are about. The published list is made of it."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.problems import ProblemCode
from tahqiq.read.markdown.codes import blocks, footnotes, links, spans

CODES: Mapping[str, ProblemCode] = {**spans.CODES, **blocks.CODES, **links.CODES, **footnotes.CODES}
