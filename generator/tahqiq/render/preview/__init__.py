"""Preview images, which other sites show beside a link: text to PNG. Enter at `Previews`, then `draw`."""

from tahqiq.render.preview.cards import NAME, Preview, Previews, previews
from tahqiq.render.preview.faces import Faces
from tahqiq.render.preview.sheet import HEIGHT, WIDTH, Card, Words

__all__ = ["HEIGHT", "NAME", "WIDTH", "Card", "Faces", "Preview", "Previews", "Words", "draw", "previews"]


def draw(card: Card, faces: Faces) -> bytes:
    """A card as a PNG (drawing.py, which is loaded now: with it comes numpy)."""
    from tahqiq.render.preview.drawing import draw as drawn

    return drawn(card, faces)
