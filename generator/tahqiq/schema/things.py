"""The shapes of the files of actors, events and terms, with the descriptions that editors see."""

from __future__ import annotations

from tahqiq.limits import NAME_CHARACTERS
from tahqiq.schema import meanings
from tahqiq.schema.fields import (
    BlockReference,
    Choice,
    Dates,
    Field,
    LanguageTag,
    Line,
    Listing,
    Localised,
    Record,
    Reference,
    Table,
)
from tahqiq.schema.keys import DATE_EXAMPLES, FORMERLY, INFERRED, NAME, STATED
from tahqiq.schema.vocabulary import ACTOR_KINDS, IDENTIFIERS, PLACE_KINDS

# Of kinds of things, so that nothing is said of anybody: an example must not become a claim.
IDENTIFIER_EXAMPLES = {"wikidata": "Q5", "viaf": "1", "geonames": "1", "iso3166": "IQ"}

MEMBERSHIP = Record(
    "A role in a group, as a source attests it.",
    {
        "of": Field(
            Reference(("actor",)),
            "The group, body, party or office: the id of an actor.",
            required=True,
            examples=("town-council",),
        ),
        "role": Field(
            NAME,
            "What the actor is in it, in each language.",
            examples=({"ar": "عضو", "en": "member"},),
        ),
        "attested": Field(Dates(), "When a source says so.", examples=("2024-08-16",)),
        "during": Field(Dates(), "From when to when, where the source tells.", examples=("2022-10/..",)),
        "source": Field(BlockReference(), "The block that says so.", examples=("2024-08-16-example#p11",)),
    },
    one_of=(("attested", "during"),),
)

ACTOR = Record(
    "A person, body, group or place that the articles name.",
    {
        "kind": Field(Choice(ACTOR_KINDS, meanings.ACTOR_KINDS), "What the actor is.", required=True),
        "name": Field(
            NAME,
            "The name in each language, as the edition writes it.",
            required=True,
            examples=({"ar": "المجلس البلدي", "en": "The town council"},),
        ),
        "aliases": Field(
            Table(LanguageTag(), Listing(Line(most=NAME_CHARACTERS))),
            "Other forms of the name, by language of the form: the search finds them.",
            examples=({"en": ["The municipality"]},),
        ),
        "description": Field(
            Localised(),
            "Who or what this is, in a neutral phrase.",
            examples=({"ar": "هيئة منتخبة تدير البلدة", "en": "The elected body that runs the town"},),
        ),
        "memberships": Field(Listing(MEMBERSHIP), "Roles in other actors, each as a source attests it."),
        "identifiers": Field(
            Record(
                "Identifiers elsewhere; only what has been verified.",
                {
                    name: Field(
                        Line(pattern, f"a {name} identifier"),
                        f"Identifier in {name}.",
                        examples=(IDENTIFIER_EXAMPLES[name],),
                    )
                    for name, pattern in IDENTIFIERS.items()
                },
            ),
            "Identifiers in other registers; only what has been verified.",
        ),
        "formerly": FORMERLY,
    },
)

EVENT = Record(
    "One dated event.",
    {
        "title": Field(
            NAME,
            "What happened, in a phrase.",
            required=True,
            examples=({"ar": "جلسة المجلس البلدي", "en": "The town council's session"},),
        ),
        "date": Field(Dates(), "When, as an EDTF date.", required=True, examples=DATE_EXAMPLES),
        "stated": STATED,
        "inferred": INFERRED,
        "actors": Field(
            Listing(Reference(("actor",))), "Who took part: ids of actors.", examples=(["town-council"],)
        ),
        "place": Field(
            Reference(("actor",), kinds=PLACE_KINDS),
            "Where: the id of an actor of kind place or country.",
            examples=("the-town",),
        ),
        "sources": Field(
            Listing(BlockReference(), least=1),
            "The blocks that tell of it: an article's id, then # and the block's.",
            required=True,
            examples=(["2024-08-16-example#p3"],),
        ),
        "formerly": FORMERLY,
    },
)

TERM = Record(
    "One term of the glossary.",
    {
        "name": Field(
            NAME,
            "The term in each language.",
            required=True,
            examples=({"ar": "هدنة", "en": "truce"},),
        ),
        "aliases": Field(
            Table(LanguageTag(), Listing(Line(most=NAME_CHARACTERS))),
            "Other forms of the term, by language of the form: the search finds them.",
            examples=({"en": ["ceasefire"]},),
        ),
        "definition": Field(
            Localised(),
            "What it means, in a sentence or two.",
            required=True,
            examples=({"ar": "توقف عن القتال متفق عليه.", "en": "An agreed halt to fighting."},),
        ),
        "formerly": FORMERLY,
    },
)
