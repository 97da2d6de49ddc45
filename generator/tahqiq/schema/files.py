"""The shape of each kind of content file, with the descriptions that editors see."""

from __future__ import annotations

from tahqiq.schema.fields import (
    BlockReference,
    Choice,
    Dates,
    Digest,
    Field,
    Identifier,
    LanguageTag,
    Licence,
    Line,
    Listing,
    Localised,
    NameOrLocalised,
    Numbered,
    Record,
    Reference,
    Table,
    Url,
)
from tahqiq.schema.vocabulary import (
    ACTOR_KINDS,
    CHANNELS,
    FORGES,
    IDENTIFIERS,
    MODES,
    PLACE_KINDS,
    RIGHTS,
    STANCES,
    TEXT_KINDS,
)

FORMERLY = Field(Listing(Identifier()), "Earlier ids of this thing: their pages redirect to this one.")
STATED = Field(Localised(every=False), "The date in the words of the source, in the source's language.")
INFERRED = Field(Localised(), "Why the editor put this date on it, in each language.")
DATE_EXAMPLES = ("2024-08-16", "2024-07~", "2023-22", "2024-07-20~/2024-07-31~", "../2020")

EDITION = Record(
    "The edition as a whole.",
    {
        "title": Field(Localised(), "The edition's title.", required=True),
        "description": Field(Localised(), "What the edition is, in a sentence or two."),
        "languages": Field(
            Listing(LanguageTag(), least=1),
            "BCP 47 tags; the first one is the default.",
            required=True,
            examples=("[ar, en]",),
        ),
        "publisher": Field(NameOrLocalised(), "Who publishes the edition."),
        "editors": Field(Listing(NameOrLocalised()), "Who edits it."),
        "licence": Field(
            Record(
                "SPDX licence identifiers.",
                {
                    "text": Field(Licence(), "Licence of the edition's own prose.", examples=("CC-BY-4.0",)),
                    "data": Field(Licence(), "Licence of the data.", examples=("CC0-1.0",)),
                },
            ),
            "Under which licences the edition may be used.",
        ),
        "repository": Field(
            Record(
                "Where the content is edited.",
                {
                    "url": Field(Url(), "Address of the repository.", required=True),
                    "branch": Field(
                        Line(r"[A-Za-z0-9._/-]+", "a branch name"), "The branch.", examples=("main",)
                    ),
                    "folder": Field(
                        Line(r"[^/\s][^\s]*", "a folder in the repository"),
                        "The folder of the repository in which the edition lies, if it is not the topmost.",
                        examples=("books/little",),
                    ),
                    "forge": Field(
                        Choice(FORGES),
                        "What runs the repository's site, if its address does not tell: Forgejo stands for Gitea too.",
                    ),
                },
            ),
            "For links that edit a text, or report an error in it.",
        ),
        "version": Field(
            Line(r"[0-9A-Za-z][0-9A-Za-z.+-]*", "a version"),
            "The version that is published: data and citations name it.",
            examples=("1.0.0",),
        ),
        "released": Field(Dates(), "When that version was released.", examples=("2026-11-26",)),
    },
)

MEMBERSHIP = Record(
    "A role in a group, as a source attests it.",
    {
        "of": Field(Reference(("actor",)), "The group, body, party or office.", required=True),
        "role": Field(Localised(), "What the actor is in it."),
        "attested": Field(Dates(), "When a source says so.", examples=("2024-08-16",)),
        "during": Field(Dates(), "From when to when, where the source tells.", examples=("2022-10/..",)),
        "source": Field(BlockReference(), "The block that says so.", examples=("2024-08-16-example#p11",)),
    },
    one_of=(("attested", "during"),),
)

ACTOR = Record(
    "A person, body, group or place that the articles name.",
    {
        "kind": Field(Choice(ACTOR_KINDS), "What the actor is.", required=True),
        "name": Field(Localised(), "The name in each language.", required=True),
        "aliases": Field(
            Table(LanguageTag(), Listing(Line())), "Other forms of the name, by language of the form."
        ),
        "description": Field(Localised(), "Who or what this is, in a neutral phrase."),
        "memberships": Field(Listing(MEMBERSHIP), "Roles in other actors."),
        "identifiers": Field(
            Record(
                "Identifiers elsewhere; only what has been verified.",
                {
                    name: Field(Line(pattern, f"a {name} identifier"), f"Identifier in {name}.")
                    for name, pattern in IDENTIFIERS.items()
                },
            ),
            "Verified identifiers in other registers.",
        ),
        "formerly": FORMERLY,
    },
)

EVENT = Record(
    "One dated event.",
    {
        "title": Field(Localised(), "What happened, in a phrase.", required=True),
        "date": Field(Dates(), "When, as EDTF.", required=True, examples=DATE_EXAMPLES),
        "stated": STATED,
        "inferred": INFERRED,
        "actors": Field(Listing(Reference(("actor",))), "Who took part."),
        "place": Field(Reference(("actor",), kinds=PLACE_KINDS), "Where: an actor of kind place or country."),
        "sources": Field(Listing(BlockReference(), least=1), "The blocks that tell of it.", required=True),
        "formerly": FORMERLY,
    },
)

TERM = Record(
    "One term of the glossary.",
    {
        "name": Field(Localised(), "The term.", required=True),
        "aliases": Field(
            Table(LanguageTag(), Listing(Line())), "Other forms of the term, by language of the form."
        ),
        "definition": Field(Localised(), "What it means.", required=True),
        "formerly": FORMERLY,
    },
)

SOURCE = Record(
    "The text that the article goes back to.",
    {
        "language": Field(LanguageTag(), "Its language.", required=True),
        "published": Field(Dates(), "When it was published.", required=True, examples=("2024-08-16",)),
        "stated": STATED,
        "inferred": INFERRED,
        "outlet": Field(NameOrLocalised(), "The newspaper, agency or site."),
        "author": Field(NameOrLocalised(), "Who wrote it."),
        "url": Field(Url(), "Its address."),
        "archived": Field(Url(), "The address of an archived copy."),
        "retrieved": Field(Dates(), "When it was read there."),
        "sha256": Field(Digest(), "SHA-256 of the source text's bytes."),
        "rights": Field(
            Choice(RIGHTS),
            "open: the text may be published; quoted: only quotations of it.",
            required=True,
        ),
        "notice": Field(Localised(), "What a reader must know of the source and its rights."),
    },
)

TEXT = Record(
    "The article's text in one language.",
    {
        "kind": Field(
            Choice(TEXT_KINDS),
            "The source's own text, the edition's retelling, or a translation.",
            required=True,
        ),
        "of": Field(LanguageTag(), "For a translation: the language that it was translated from."),
        "by": Field(NameOrLocalised(), "Who wrote or translated it."),
    },
)

QUOTE = Record(
    "Who said the words of one quote, how and when; the words themselves stand in the text.",
    {
        "speaker": Field(Reference(("actor",)), "Who said it.", required=True),
        "mode": Field(
            Choice(MODES), "Whole words, a part of a sentence, or reported without the words.", required=True
        ),
        "channel": Field(Choice(CHANNELS), "By which channel."),
        "date": Field(Dates(), "When, if not on the day of the article.", examples=DATE_EXAMPLES),
        "stated": STATED,
        "inferred": INFERRED,
        "about": Field(Listing(Reference(("actor", "term", "event"))), "What it is about."),
        "stance": Field(
            Table(Reference(("term",)), Choice(STANCES)),
            "Optional: a position towards a term, an editorial judgement.",
        ),
    },
)

CORRECTION = Record(
    "One correction, recorded for good.",
    {
        "date": Field(Dates(), "When it was corrected.", required=True, examples=("2026-11-23",)),
        "block": Field(Identifier(), "The block that it touches.", examples=("p6",)),
        "text": Field(Localised(), "What was wrong and is right now.", required=True),
    },
)

ARTICLE = Record(
    "One article: what it is, whose words it quotes, what was corrected.",
    {
        "title": Field(Localised(), "The title in each language.", required=True),
        "summary": Field(Localised(), "What it says, in two sentences."),
        "source": Field(SOURCE, "The source text.", required=True),
        "texts": Field(Table(LanguageTag(), TEXT), "What each language's text is.", required=True),
        "quotes": Field(Table(Identifier(), QUOTE), "The attribution of each quote, by its id."),
        "corrections": Field(Listing(CORRECTION), "What was corrected, newest last."),
        "formerly": FORMERLY,
    },
)

LOCK = Record(
    "Evidence, written by tahqiq verify and tahqiq stamp, never by hand.",
    {
        "source": Field(Digest(), "SHA-256 of the source text that the quotes were verified against."),
        "quotes": Field(
            Table(
                Identifier(),
                Record(
                    "A verified quote.",
                    {
                        "sha256": Field(Digest(), "SHA-256 of its words.", required=True),
                        "at": Field(
                            Listing(Numbered(), least=1),
                            "Where its words stand in the source, in code points.",
                            required=True,
                        ),
                    },
                ),
            ),
            "Quotes whose words were found in the source.",
        ),
        "translations": Field(
            Table(
                LanguageTag(),
                Table(Identifier(), Line(r"[0-9a-f]{16}", "a fingerprint of 16 hexadecimal digits")),
            ),
            "For each translated block, the fingerprint of the block that it was translated from.",
        ),
    },
)

FILE_SHAPES = {
    "edition": EDITION,
    "actor": ACTOR,
    "event": EVENT,
    "term": TERM,
    "article": ARTICLE,
    "lock": LOCK,
}
