"""Preview images, which other sites show beside a link: text to PNG. Enter at `Previews`, then `draw`."""

from tahqiq.render.preview.cards import NAME, Preview, Previews, previews
from tahqiq.render.preview.drawing import HEIGHT, WIDTH, Card, Words, draw
from tahqiq.render.preview.faces import Faces

__all__ = ["HEIGHT", "NAME", "WIDTH", "Card", "Faces", "Preview", "Previews", "Words", "draw", "previews"]
