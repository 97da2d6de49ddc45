"""Preview images, which other sites show beside a link: text to PNG. Enter at `previews`, then `draw`."""

from tahqiq.render.preview.cards import Preview, preview_of, previews
from tahqiq.render.preview.drawing import HEIGHT, WIDTH, Card, Words, draw
from tahqiq.render.preview.faces import Faces

__all__ = ["HEIGHT", "WIDTH", "Card", "Faces", "Preview", "Words", "draw", "preview_of", "previews"]
