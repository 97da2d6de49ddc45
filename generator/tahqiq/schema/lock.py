"""The shape of article.lock.yml, which no editor writes."""

from __future__ import annotations

from tahqiq.schema.fields import (
    Digest,
    Field,
    Identifier,
    LanguageTag,
    Line,
    Listing,
    Numbered,
    Record,
    Table,
)

DIGEST_EXAMPLE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

LOCK = Record(
    "Evidence, written by tahqiq verify and tahqiq stamp, never by hand.",
    {
        "source": Field(
            Digest(),
            "SHA-256 of the source text that the quotes were verified against.",
            examples=(DIGEST_EXAMPLE,),
        ),
        "quotes": Field(
            Table(
                Identifier(),
                Record(
                    "A verified quote.",
                    {
                        "sha256": Field(
                            Digest(), "SHA-256 of its words.", required=True, examples=(DIGEST_EXAMPLE,)
                        ),
                        "at": Field(
                            Listing(Numbered(), least=1),
                            "Where its words stand in the source, in code points.",
                            required=True,
                            examples=(["120-164"],),
                        ),
                    },
                ),
            ),
            "Quotes whose words were found in the source.",
        ),
        "lines": Field(
            Listing(Line(r"[0-9a-f]{8}( [0-9a-f]{8})*", "marks of 8 hexadecimal digits")),
            "A mark of each line of the source that is not empty, by which verify says what has changed in it.",
            examples=(["0a1b2c3d 4e5f6a7b"],),
        ),
        "translations": Field(
            Table(
                LanguageTag(),
                Table(Identifier(), Line(r"[0-9a-f]{16}", "a fingerprint of 16 hexadecimal digits")),
            ),
            "For each translated block, the fingerprint of the block that it was translated from.",
            examples=({"en": {"p1": "0123456789abcdef"}},),
        ),
    },
)
