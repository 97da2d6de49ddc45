"""The shapes of the files of an article, and which shape each kind of file has."""

from __future__ import annotations

from tahqiq.limits import SILENCES, VALUE_CHARACTERS
from tahqiq.schema import meanings
from tahqiq.schema.edition import EDITION
from tahqiq.schema.fields import (
    Choice,
    Dates,
    Digest,
    Field,
    Identifier,
    LanguageTag,
    Line,
    Listing,
    Localised,
    NameOrLocalised,
    PlaceId,
    Record,
    Reference,
    Table,
    Url,
)
from tahqiq.schema.keys import DATE_EXAMPLES, FORMERLY, INFERRED, NAME, STATED
from tahqiq.schema.lock import DIGEST_EXAMPLE, LOCK
from tahqiq.schema.things import ACTOR, EVENT, TERM
from tahqiq.schema.vocabulary import CHANNELS, MODES, RIGHTS, STANCES, TEXT_KINDS

SOURCE = Record(
    "The text that the article goes back to.",
    {
        "language": Field(
            LanguageTag(), "The language it is written in, as a BCP 47 tag.", required=True, examples=("ar",)
        ),
        "published": Field(
            Dates(), "When it was published, as an EDTF date.", required=True, examples=("2024-08-16",)
        ),
        "stated": STATED,
        "inferred": INFERRED,
        "outlet": Field(
            NameOrLocalised(),
            "The newspaper, agency or site: one name, or a name in each language.",
            examples=({"ar": "جريدة البلدة", "en": "The Town Paper"},),
        ),
        "author": Field(
            NameOrLocalised(),
            "Who wrote it: one name, or a name in each language.",
            examples=({"ar": "اسم الكاتب", "en": "The writer's name"},),
        ),
        "url": Field(Url(), "Its address.", examples=("https://news.example/2024/08/16/visit",)),
        "archived": Field(
            Url(),
            "The address of an archived copy.",
            examples=("https://archive.example/2024/news.example/visit",),
        ),
        "retrieved": Field(Dates(), "When it was read there.", examples=("2024-08-20",)),
        "sha256": Field(
            Digest(),
            "SHA-256 of the source text's bytes: `tahqiq verify` finds the text by it.",
            examples=(DIGEST_EXAMPLE,),
        ),
        "rights": Field(
            Choice(RIGHTS, meanings.RIGHTS),
            "open: the text may be published; quoted: only quotations of it.",
            required=True,
        ),
        "notice": Field(
            Localised(),
            "What a reader must know of the source and its rights.",
            examples=(
                {"ar": "يُقتبس من المصدر ولا يُعاد نشره.", "en": "The source is quoted, not republished."},
            ),
        ),
    },
)

TEXT = Record(
    "The article's text in one language.",
    {
        "kind": Field(
            Choice(TEXT_KINDS, meanings.TEXT_KINDS),
            "The source's own text, the edition's retelling, or a translation.",
            required=True,
        ),
        "of": Field(
            LanguageTag(), "For a translation: the language that it was translated from.", examples=("ar",)
        ),
        "by": Field(
            NameOrLocalised(),
            "Who wrote or translated it: one name, or a name in each language.",
            examples=({"ar": "اسم المترجم", "en": "The translator's name"},),
        ),
    },
)

QUOTE = Record(
    "Who said the words of one quote, how and when; the words themselves stand in the text.",
    {
        "speaker": Field(
            Reference(("actor",)),
            "Who said it: the id of an actor.",
            required=True,
            examples=("town-council",),
        ),
        "mode": Field(
            Choice(MODES, meanings.MODES),
            "Whole words, a part of a sentence, or reported without the words.",
            required=True,
        ),
        "channel": Field(Choice(CHANNELS, meanings.CHANNELS), "By which channel it was said."),
        "date": Field(Dates(), "When, if not on the day of the article.", examples=DATE_EXAMPLES),
        "stated": STATED,
        "inferred": INFERRED,
        "about": Field(
            Listing(Reference(("actor", "term", "event"))),
            "What it is about: ids of actors, terms and events.",
            examples=(["truce"],),
        ),
        "stance": Field(
            Table(Reference(("term",)), Choice(STANCES, meanings.STANCES)),
            "Optional: a position towards a term, an editorial judgement.",
            examples=({"truce": "supports"},),
        ),
    },
)

CORRECTION = Record(
    "One correction, recorded for good.",
    {
        "date": Field(Dates(), "When it was corrected.", required=True, examples=("2026-11-23",)),
        "block": Field(Identifier(), "The block that it touches.", examples=("p6",)),
        "removed": Field(
            Listing(PlaceId(stands=False)),
            "What was taken out: ids of blocks, and of quotes with `q-` before them. Links to them lead here.",
            examples=(["p7", "q-old-promise"],),
        ),
        "text": Field(
            Localised(),
            "What was wrong and is right now.",
            required=True,
            examples=({"ar": "كان الاسم مكتوبًا خطأ.", "en": "The name was misspelt."},),
        ),
    },
)

SILENCE = Record(
    "A warning that is right and stays, and why. Errors cannot be silenced.",
    {
        "code": Field(Line(), "The code of the warning.", required=True, examples=("date-unexplained",)),
        "reason": Field(
            NameOrLocalised(most=VALUE_CHARACTERS),
            "Why it stays, for those who review it: one text, or a text in each language.",
            required=True,
            examples=({"ar": "لم يُعثر على المصدر بعد.", "en": "The source has not been found yet."},),
        ),
        "block": Field(Identifier(), "Only in the block with this id.", examples=("p6",)),
        "quote": Field(Identifier(), "Only of the quote with this id.", examples=("no-agreement",)),
        "language": Field(
            LanguageTag(), "Only in the text of this language, as a BCP 47 tag.", examples=("en",)
        ),
    },
)

ARTICLE = Record(
    "One article: what it is, whose words it quotes, what was corrected.",
    {
        "title": Field(
            NAME,
            "The title in each language.",
            required=True,
            examples=({"ar": "زيارة إلى البلدة", "en": "A visit to the town"},),
        ),
        "summary": Field(
            Localised(),
            "What it says, in two sentences.",
            examples=({"ar": "زار وفد البلدة.", "en": "A delegation visited the town."},),
        ),
        "source": Field(SOURCE, "The source text.", required=True),
        "texts": Field(Table(LanguageTag(), TEXT), "What the text in each language is.", required=True),
        "quotes": Field(Table(Identifier(), QUOTE), "The attribution of each quote, by its id."),
        "corrections": Field(Listing(CORRECTION), "What was corrected, newest last."),
        "moved": Field(
            Table(PlaceId(stands=False), PlaceId()),
            "Blocks, and quotes with `q-` before their ids, that are cited and stand in others now: by the old id, the "
            "id of today. Links to the old one lead there.",
            examples=({"p8": "p6", "q-first-promise": "q-promise"},),
        ),
        "silenced": Field(
            Listing(SILENCE, most=SILENCES), "Warnings that are right and stay, each with a reason."
        ),
        "formerly": FORMERLY,
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
