"""The shape of edition.yml, with the descriptions that editors see."""

from __future__ import annotations

from tahqiq.limits import LANGUAGES
from tahqiq.schema import meanings
from tahqiq.schema.fields import (
    Choice,
    Dates,
    Field,
    LanguageTag,
    Licence,
    Line,
    Listing,
    Localised,
    NameOrLocalised,
    Record,
    Url,
)
from tahqiq.schema.keys import NAME
from tahqiq.schema.vocabulary import FORGES

EDITION = Record(
    "The edition as a whole.",
    {
        "title": Field(
            NAME,
            "The edition's title in each language.",
            required=True,
            examples=({"ar": "أخبار محقَّقة", "en": "Annotated news"},),
        ),
        "description": Field(
            Localised(),
            "What the edition is, in a sentence or two in each language.",
            examples=({"ar": "مقالات مشروحة بلغتين.", "en": "Articles, annotated in two languages."},),
        ),
        "languages": Field(
            Listing(LanguageTag(), least=1, most=LANGUAGES),
            "The languages it is published in, as BCP 47 tags; the first one is the default.",
            required=True,
            examples=(["ar", "en"],),
        ),
        "publisher": Field(
            NameOrLocalised(),
            "Who publishes the edition: one name, or a name in each language.",
            examples=({"ar": "المؤسسة الناشرة", "en": "The publisher"},),
        ),
        "editors": Field(
            Listing(NameOrLocalised()),
            "Who edits it: a list of names, each one name or a name in each language.",
            examples=([{"ar": "المحررون", "en": "The editors"}],),
        ),
        "licence": Field(
            Record(
                "SPDX licence identifiers.",
                {
                    "text": Field(
                        Licence(),
                        "The licence of the edition's own prose, as an SPDX identifier.",
                        examples=("CC-BY-4.0",),
                    ),
                    "data": Field(
                        Licence(), "The licence of the data, as an SPDX identifier.", examples=("CC0-1.0",)
                    ),
                },
            ),
            "Under which licences the edition may be used.",
        ),
        "repository": Field(
            Record(
                "Where the content is edited.",
                {
                    "url": Field(
                        Url(),
                        "Address of the repository.",
                        required=True,
                        examples=("https://github.com/OWNER/EDITION",),
                    ),
                    "branch": Field(
                        Line(r"[A-Za-z0-9._/-]+", "a branch name"),
                        "The branch that is published.",
                        examples=("main",),
                    ),
                    "folder": Field(
                        Line(r"[^/\s][^\s]*", "a folder in the repository"),
                        "The folder of the repository in which the edition lies, if it is not the topmost.",
                        examples=("books/little",),
                    ),
                    "forge": Field(
                        Choice(FORGES, meanings.FORGES),
                        "What runs the repository's site, if its address does not tell.",
                        examples=("forgejo",),
                    ),
                },
            ),
            "Where the content is edited: pages lead from each block to its line there, and to a form for errors.",
        ),
        "version": Field(
            Line(r"[0-9A-Za-z][0-9A-Za-z.+-]*", "a version"),
            "The version that is published: data and citations name it.",
            examples=("1.0.0",),
        ),
        "released": Field(Dates(), "When that version was released.", examples=("2026-11-26",)),
    },
)
