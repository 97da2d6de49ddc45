"""Attacks on an edition's text: pieces of markup where an editor may write, in forms that the check lets through.

Bytes changed at random are nearly always refused by the check, and what is refused reaches no page. So values of YAML
are changed into well-formed values, and words go into Markdown in forms that it takes.
"""

from __future__ import annotations

import json
import re
from random import Random

from fuzz.inert_edition import joined, sections

# No page has an element or an attribute of this name.
PIECES = (
    "<zq zq=zq>", "</zq>", "<zq/onzq=zq>", '" zq="', "' zq='", " zq=zq ", "<", ">", '"', "'", "&", "`", "=", "/", "\\",
    "<script>zq()</script>", "</script>", "</style>", "</title>", "</textarea>", "</noscript>", "</template>", "</svg>",
    "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?zq ?>", "<!DOCTYPE zq>", "<svg/onload=zq>", "<math><mi/zq>",
    "&lt;zq&gt;", "&#60;zq&#62;", "&quot;", "&amp;lt;zq&amp;gt;", "&zq", "&#x1d;", "&#31;", "&NewLine;",
    "javascript:zq", "JaVa\tScRiPt:zq", "data:text/html,<zq>", "vbscript:zq", "//zq.example/", "\\\\zq.example\\",
    "https://zq.example/\"'<zq>", "{{ 7*7 }}", "{% raw %}", "{# zq #}", "${zq}", "<%= zq %>", "{zq}", "%s", "{0}",
    "tahqiqbodyslot", "tahqiqheadslot", "tahqiqtitleslot", "tahqiqpathslot/", "term:truce", "../../", "#", "?zq=",
    "expression(zq)", "url(//zq.example)", "@import", "}", "{", "\u2028", "\u2029", "\u00a0", "\ufeff", "\u200f",
    "\u200b", "\u0130", "\u212a", "\uff1czq\uff1e", "\u02bazq", "ه\u0640", "=1+1", "@SUM(1)", "word", "كلمة", "واژه",
)  # fmt: skip
_VALUE = re.compile(
    r"(?<=[:\[,] )(?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[^\s,{}\[\]\"'&*!|>%@`-][^,{}\[\]\n\"']*)(?=[,}\]\n])"
)
_OF_TEXT = re.compile(r"(?:^|[\s{,])(ar|en|fa|ku|outlet|author|by|publisher|url|archived): $")
# A blank between words; what stands in braces is passed over as a whole.
_BLANK = re.compile(r"\{[^{}\n]*\}|(?<=[^\s{}()]) (?=[^\s{}()])")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_FORMS = (
    "{escaped}", "*{escaped}*", "**{escaped}**", "`` {code} ``", "{entities}",
    "[{escaped}]{{actor=hana}}", "[{escaped}]{{term=truce}}", "[{escaped}]{{date=2020-01}}",
    "[{escaped}]{{event=session}}", "[{escaped}](actor:hana)",
    "[{escaped}](https://e.example/{address})", '[{escaped}](https://e.example/ "{title}")',
    "<https://e.example/{address}>",
)  # fmt: skip
_BOLD = (
    "{plain}",
    "[{escaped}]({plain})",
    "[{escaped}](<https://e.example/{plain}>)",
    "[x](mailto:{address}@e.example)",
)
"""Forms that are often refused."""
BOLDNESS = 0.02
LEAST, MOST = 4, 32
"""How many attacks are made on an input at once."""


def mixture(random: Random) -> str:
    """Some pieces in a row; seldom with one of the characters that pages are put together with, which are refused."""
    pieces = [random.choice(PIECES) for _ in range(random.randint(1, 5))]
    if random.random() < 0.005:
        pieces.append(random.choice("\x1d\x1e\x1f") + "term:truce")
    return "".join(pieces)


def attacked(data: bytes, seed: int) -> bytes:
    """The text of some files with attacks in some of them; the same for the same seed."""
    random = Random(seed)
    files = {name: text for is_deletion, name, text in sections(data) if not is_deletion}
    if not files:
        return data
    for _ in range(random.randint(LEAST, MOST)):
        texts = [path for path in sorted(files) if path.endswith(".md")]
        name = random.choice(texts if texts and random.random() < 0.6 else sorted(files))
        attack = in_yaml if name.endswith(".yml") else in_markdown
        files[name] = attack(files[name].decode(errors="replace"), random).encode(errors="replace")
    deleted = b"".join(
        b"-- delete content/%s --\n" % path.encode() for gone, path, _ in sections(data) if gone
    )
    return deleted + joined(files)


def in_yaml(text: str, random: Random) -> str:
    """The text of a record with a mixture in the place of one of its values, or after it: mostly where texts stand."""
    found = [
        (at, _OF_TEXT.search(text[max(at.start() - 20, 0) : at.start()])) for at in _VALUE.finditer(text)
    ]
    free = [(at, key) for at, key in found if key]
    if not found:
        return text
    at, key = random.choice(free if free and random.random() < 0.95 else found)
    typed, is_address = mixture(random), key is not None and key[1] in ("url", "archived")
    if is_address:
        typed = "https://e.example/" + re.sub(r"\s", "", typed)
    elif random.random() < 0.3:
        typed = at[0].strip("\"'") + typed
    value = json.dumps(typed, ensure_ascii=random.random() < 0.5)
    return text[: at.start()] + value + text[at.end() :]


def in_markdown(text: str, random: Random) -> str:
    """A text with a mixture between two of its words, in one of the forms of Markdown."""
    found = [blank for blank in _BLANK.finditer(text) if blank[0] == " "]
    if not found:
        return text
    at, plain = random.choice(found), mixture(random)
    form = random.choice(_BOLD if random.random() < BOLDNESS else _FORMS).format(
        plain=plain,
        code=plain.replace("`", "'"),
        escaped=_PUNCTUATION.sub(r"\\\1", plain),
        entities="".join(f"&#{ord(character)};" for character in plain),
        address=re.sub(r"[\s<>\\@\u200b\u200f\ufeff]", "", plain),
        title=re.sub(r'(["\\&])', r"\\\1", plain),
    )
    return text[: at.start()] + f" {form} " + text[at.end() :]
