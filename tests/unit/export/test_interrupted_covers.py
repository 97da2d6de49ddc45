"""Ctrl+C while a letter of a cover is drawn: the outline is whole, and the interrupt is not lost."""

from __future__ import annotations

import signal
from typing import Any

import pytest

from harness import answering_interrupts
from tahqiq.export.epub import cover
from tahqiq.paths import templates
from tahqiq.publish.previews import read_faces
from tahqiq.render.preview.faces import Face


@pytest.fixture
def face() -> Face:
    return read_faces((templates(),)).chain("read", "ltr")[0]


@pytest.mark.parametrize("at", [0, 3, 11])
def test_an_interrupt_comes_when_the_letter_is_drawn(
    face: Face, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    glyph = face.font.get_nominal_glyph(ord("w"))
    assert glyph
    whole = cover._outline.__wrapped__(face, glyph)
    assert len(whole) > 100
    drawn: list[Any] = []

    class Interrupted(cover._Path):
        def __init__(self) -> None:
            super().__init__()
            drawn.append(self)

        def _add(self, letter: str, *given: float) -> None:
            if len(self.written) == at:
                signal.raise_signal(signal.SIGINT)
            super()._add(letter, *given)

    monkeypatch.setattr(cover, "_Path", Interrupted)
    with answering_interrupts(), pytest.raises(KeyboardInterrupt):
        cover._outline.__wrapped__(face, glyph)
    assert "".join(drawn[0].written) == whole
