"""All problems that a text can have: rule and examples. The published list is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class ProblemCode(NamedTuple):
    """What a code stands for: the rule, a text that breaks it, and the same text mended."""

    summary: str
    bad: str
    good: str


CODES: Mapping[str, ProblemCode] = {
    # ---------------------------------------------------------------- braces anywhere
    "stray-brace": ProblemCode(
        "Braces hold attributes. A brace that is text is written with a backslash before it.",
        "The set {a, b} is text.\n",
        "The set \\{a, b\\} is text.\n",
    ),
    "unclosed-brace": ProblemCode(
        "An attribute ends with a closing brace.",
        "The [ministry]{actor=ministry said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "empty-braces": ProblemCode(
        "Braces say something of a block or of words; empty ones say nothing.",
        "The [ministry]{} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "invisible-character": ProblemCode(
        "No invisible character (a joiner, a direction mark, a no-break space, a vowel sign) stands in an "
        "attribute, before its brace, or in an address.",
        "قالت [الوزارة]\u200f{actor=ministry} لا.\n",
        "قالت [الوزارة]{actor=ministry} لا.\n",
    ),
    # ---------------------------------------------------------------- spans
    "span-space-before-brace": ProblemCode(
        "The brace of a span follows its bracket at once.",
        "The [ministry] {actor=ministry} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "span-space-in-braces": ProblemCode(
        "A span's braces hold key=value without spaces.",
        "The [ministry]{ actor = ministry } said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "span-without-brackets": ProblemCode(
        "A span's words stand in square brackets right before its braces.",
        "The ministry{actor=ministry} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "span-without-text": ProblemCode(
        "A span is about words: its brackets aren't empty.",
        "The []{actor=ministry} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "span-unknown-key": ProblemCode(
        "A span names an actor, event, quote, term or date, and nothing else.",
        "The [ministry]{acter=ministry} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "span-two-keys": ProblemCode(
        "A span says one thing; to say two, put one span around the other.",
        "The [ministry]{actor=ministry term=ministry} said no.\n",
        "The [[ministry]{actor=ministry}]{term=ministry} said no.\n",
    ),
    "span-key-twice": ProblemCode(
        "A span has its key once.",
        "The [ministry]{actor=ministry actor=cabinet} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "span-class-or-id": ProblemCode(
        "Only whole blocks have a name or classes; spans have neither.",
        "The [ministry]{actor=ministry .lead} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "span-curly-quotes": ProblemCode(
        "A value is quoted with the straight mark, which word processors like to replace.",
        "It began [in July]{date=“2024-07~”}.\n",
        'It began [in July]{date="2024-07~"}.\n',
    ),
    "span-bad-value": ProblemCode(
        "The value of a span is an id (small Latin letters, digits and single hyphens), or a date in digits, "
        "in straight double quotation marks if it has signs.",
        "The [ministry]{actor=Foreign_Ministry} said no.\n",
        "The [ministry]{actor=foreign-ministry} said no.\n",
    ),
    "span-in-link": ProblemCode(
        "No span stands inside a link or an image's description, as it would become a link in a link; a link "
        "may stand inside a span.",
        "See [the [ministry]{actor=ministry}](https://example.org/).\n",
        "See [the [ministry](https://example.org/)]{actor=ministry}.\n",
    ),
    # ---------------------------------------------------------------- names and classes of blocks
    "block-attribute-not-alone": ProblemCode(
        "A block's name and classes stand on a line of their own before the block.",
        "The ministry said no. {#p3}\n",
        "{#p3}\nThe ministry said no.\n",
    ),
    "block-attribute-nested": ProblemCode(
        "Only blocks of the top level have names: not the parts of a list, quote, table or footnote.",
        "- {#p3}\n  The ministry said no.\n",
        "{#p3}\n- The ministry said no.\n",
    ),
    "block-attribute-without-block": ProblemCode(
        "The block follows on the line after its name.",
        "{#p3}\n\nThe ministry said no.\n",
        "{#p3}\nThe ministry said no.\n",
    ),
    "block-attribute-twice": ProblemCode(
        "A block has one line of names and classes, with each of them once.",
        "{#p3}\n{.lead}\nThe ministry said no.\n",
        "{#p3 .lead}\nThe ministry said no.\n",
    ),
    "block-unknown-attribute": ProblemCode(
        "The line before a block holds a name (#) and classes (.), nothing else.",
        "{#p3 align=right}\nThe ministry said no.\n",
        "{#p3}\nThe ministry said no.\n",
    ),
    "block-unknown-class": ProblemCode(
        "A block's classes are from a closed list.",
        "{#p3 .led}\nThe ministry said no.\n",
        "{#p3 .lead}\nThe ministry said no.\n",
    ),
    "block-bad-id": ProblemCode(
        "A block's name has small Latin letters, digits and single hyphens, and at most 80 characters.",
        "{#P_3}\nThe ministry said no.\n",
        "{#p-3}\nThe ministry said no.\n",
    ),
    "block-duplicate-id": ProblemCode(
        "Each name stands once in a text.",
        "{#p3}\nThe ministry said no.\n\n{#p3}\nIt repeated it.\n",
        "{#p3}\nThe ministry said no.\n\n{#p4}\nIt repeated it.\n",
    ),
    # ---------------------------------------------------------------- HTML, links, images
    "raw-html": ProblemCode(
        "A text holds no HTML, nor comments in it.",
        "The ministry said <b>no</b>.\n",
        "The ministry said **no**.\n",
    ),
    "link-scheme": ProblemCode(
        "Links go to https, http and mailto addresses, and to actors, articles, events and terms by id.",
        "See [the statement](statement.html).\n",
        "See [the statement](article:statement#p3).\n",
    ),
    "link-target": ProblemCode(
        "What follows a link's scheme is an address of that kind: a host, a mail address, or an id.",
        "See [the ministry](actor:Foreign-Ministry).\n",
        "See [the ministry](actor:foreign-ministry).\n",
    ),
    "link-malformed": ProblemCode(
        "A parenthesis right after a bracket begins an address, without spaces. As text it has a backslash.",
        "See [the statement](of the ministry).\n",
        "See [the statement]\\(of the ministry).\n",
    ),
    "link-in-link": ProblemCode(
        "No link stands inside another.",
        "See [the [statement](https://example.org/1)](https://example.org/2).\n",
        "See the [statement](https://example.org/1).\n",
    ),
    "link-without-text": ProblemCode(
        "A link has words, or nobody can follow it.",
        "See [](https://example.org/).\n",
        "See [the statement](https://example.org/).\n",
    ),
    "image-source": ProblemCode(
        "An image is a file beside the text, with a simple name: png, jpg, webp, gif or avif.",
        "![The ministry](https://example.org/ministry.jpg)\n",
        "![The ministry](ministry.jpg)\n",
    ),
    "image-alternative": ProblemCode(
        "An image has a description, for readers who don't see it.",
        "![](ministry.jpg)\n",
        "![The ministry's gate](ministry.jpg)\n",
    ),
    "reference-unused": ProblemCode(
        "A line like [label]: address defines a link and isn't shown; a link in the text uses it.",
        "The ministry said no.\n\n[statement]: https://example.org/\n",
        "The ministry [said no][statement].\n\n[statement]: https://example.org/\n",
    ),
    "reference-duplicate": ProblemCode(
        "Each label of a link is defined once.",
        "It [said no][1].\n\n[1]: https://example.org/1\n[1]: https://example.org/2\n",
        "It [said no][1].\n\n[1]: https://example.org/1\n",
    ),
    # ---------------------------------------------------------------- footnotes
    "footnote-undefined": ProblemCode(
        "Each footnote that is called has a text.",
        "The ministry said no.[^1]\n",
        "The ministry said no.[^1]\n\n[^1]: In a statement.\n",
    ),
    "footnote-unused": ProblemCode(
        "Each footnote is called from the text, or it has no place.",
        "The ministry said no.\n\n[^1]: In a statement.\n",
        "The ministry said no.[^1]\n\n[^1]: In a statement.\n",
    ),
    "footnote-duplicate": ProblemCode(
        "Each footnote is defined once.",
        "It said no.[^1]\n\n[^1]: In a statement.\n\n[^1]: In a letter.\n",
        "It said no.[^1][^2]\n\n[^1]: In a statement.\n\n[^2]: In a letter.\n",
    ),
    "footnote-empty": ProblemCode(
        "A footnote has a text, behind its colon or indented by four spaces below it.",
        "The ministry said no.[^1]\n\n[^1]:\n\nIn a statement.\n",
        "The ministry said no.[^1]\n\n[^1]: In a statement.\n",
    ),
    "footnote-in-link": ProblemCode(
        "No footnote is called inside a link or an image's description, as the call is a link itself.",
        "[It said no[^1]](https://example.org/).\n\n[^1]: In a statement.\n",
        "[It said no](https://example.org/)[^1].\n\n[^1]: In a statement.\n",
    ),
    # ---------------------------------------------------------------- limits
    "too-deep": ProblemCode(
        "Lists, quotes, spans and stress nest at most fifty deep (a list counts twice).",
        "> " * 60 + "The ministry said no.\n",
        "> The ministry said no.\n",
    ),
}
