"""Problems of braces and of spans: their rules, and examples."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.problems import ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "stray-brace": ProblemCode(
        "text",
        "Braces hold attributes. A brace that is text is written with a backslash before it.",
        "The set {a, b} is text.\n",
        "The set \\{a, b\\} is text.\n",
        why="A brace that is neither text nor an attribute would be shown to readers, or hide what it says.",
    ),
    "unclosed-brace": ProblemCode(
        "text",
        "An attribute ends with a closing brace.",
        "The [ministry]{actor=ministry said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
        why="Readers would see the bare attribute in the middle of a sentence.",
    ),
    "empty-braces": ProblemCode(
        "text",
        "Braces say something of a block or of words; empty ones say nothing.",
        "The [ministry]{} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
        why="They are what is left of an attribute that somebody meant to write.",
        remedy="Name what the words are about, or delete the braces.",
    ),
    "invisible-character": ProblemCode(
        "text",
        "No invisible character (a joiner, a direction mark, a no-break space, a vowel sign) stands in "
        "an attribute, before its brace, or in an address.",
        "قالت [الوزارة]\u200f{actor=ministry} لا.\n",
        "قالت [الوزارة]{actor=ministry} لا.\n",
        why="Word processors and web pages put such characters between Arabic and Latin letters. "
        "Nobody sees them, and with them an id is another id and an attribute is none.",
        remedy="Delete the character at the place that the problem names: put the cursor behind it and "
        "press the backspace key once.",
    ),
    "span-space-before-brace": ProblemCode(
        "text",
        "The brace of a span follows its bracket at once.",
        "The [ministry] {actor=ministry} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
        why="With a space between them, bracket and brace say nothing of each other.",
    ),
    "span-space-in-braces": ProblemCode(
        "text",
        "A span's braces hold key=value without spaces.",
        "The [ministry]{ actor = ministry } said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "span-without-brackets": ProblemCode(
        "text",
        "A span's words stand in square brackets right before its braces.",
        "The ministry{actor=ministry} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
        why="Without brackets nobody knows which words are meant.",
    ),
    "span-without-text": ProblemCode(
        "text",
        "A span is about words: its brackets aren't empty.",
        "The []{actor=ministry} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
    ),
    "span-unknown-key": ProblemCode(
        "text",
        "A span names an actor, event, quote, term or date, and nothing else.",
        "The [ministry]{acter=ministry} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
        why="A key that nothing knows would be ignored silently, and the link to the actor be missing.",
    ),
    "span-two-keys": ProblemCode(
        "text",
        "A span says one thing; to say two, put one span around the other.",
        "The [ministry]{actor=ministry term=ministry} said no.\n",
        "The [[ministry]{actor=ministry}]{term=ministry} said no.\n",
    ),
    "span-key-twice": ProblemCode(
        "text",
        "A span has its key once.",
        "The [ministry]{actor=ministry actor=cabinet} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
        why="Only one of the two could be right, and the tool does not choose.",
    ),
    "span-class-or-id": ProblemCode(
        "text",
        "Only whole blocks have a name or classes; spans have neither.",
        "The [ministry]{actor=ministry .lead} said no.\n",
        "The [ministry]{actor=ministry} said no.\n",
        why="What can be cited are blocks and quotes; the look of words is not for the text to say.",
    ),
    "span-curly-quotes": ProblemCode(
        "text",
        "A value is quoted with the straight mark, which word processors like to replace.",
        "It began [in July]{date=“2024-07~”}.\n",
        'It began [in July]{date="2024-07~"}.\n',
        why="“ and ” are not the character that ends a value, so the attribute would have no end.",
        remedy="Type the straight mark, or turn off “smart quotes” in your editor.",
    ),
    "span-bad-value": ProblemCode(
        "text",
        "The value of a span is an id (small Latin letters, digits and single hyphens), or a date in "
        "digits, in straight double quotation marks if it has signs.",
        "The [ministry]{actor=Foreign_Ministry} said no.\n",
        "The [ministry]{actor=foreign-ministry} said no.\n",
        why="Ids are parts of web addresses, and the same for readers of every language.",
    ),
    "span-in-link": ProblemCode(
        "text",
        "No span stands inside a link or an image's description, as it would become a link in a link; "
        "a link may stand inside a span.",
        "See [the [ministry]{actor=ministry}](https://example.org/).\n",
        "See [the [ministry](https://example.org/)]{actor=ministry}.\n",
        why="Words can lead to one place only: browsers take a link in a link apart.",
    ),
}
