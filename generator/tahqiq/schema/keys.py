"""Keys that several kinds of files have."""

from __future__ import annotations

from tahqiq.limits import FORMER_IDS, NAME_CHARACTERS
from tahqiq.schema.fields import Field, Identifier, Listing, Localised

NAME = Localised(most=NAME_CHARACTERS)
"""A name or a title: it stands wherever its thing is named."""
FORMERLY = Field(
    Listing(Identifier(), most=FORMER_IDS),
    "Earlier ids of this thing: their pages redirect to this one.",
    examples=(["an-earlier-id"],),
)
STATED = Field(
    Localised(every=False),
    "The date in the words of the source, in the source's language.",
    examples=({"ar": "نهاية تموز المنصرم"},),
)
INFERRED = Field(
    Localised(),
    "Why the editor put this date on it, in each language.",
    examples=({"ar": "من سياق النص.", "en": "From the text's context."},),
)
DATE_EXAMPLES = ("2024-08-16", "2024-07~", "2023-22", "2024-07-20~/2024-07-31~", "../2020")
