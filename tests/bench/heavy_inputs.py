"""Inputs of a megabyte each, made to be slow, deep, long or many: `heavy_inputs.py [NAME…] [--command check]…`.

Prints, for each, how the commands ended, their processor time, the most memory they held and how much they said. Each
is run in a process of its own, on the small sound edition of `tests/problems/base.txt` with one or more files changed;
what it takes with the small edition alone is measured first, and counts as none.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
import heavy_saying
import heavy_sound
from heavy_sound import PART, Files, base

import editions

SIZE = 980_000  # bytes; with what stands around it just below what a file may have
LINES = 19_000  # of words; with what stands around them just below what a file may have
SECONDS, MEGABYTES = 5, 500

ARTICLE, TEXT, LEFT = (f"content/articles/visit/{name}" for name in ("article.yml", "ar.md", "en.md"))
ACTOR, EVENT, TERM = "content/actors/hana.yml", "content/events/session.yml", "content/terms/truce.yml"
EDITION, PAGE = "content/edition.yml", "content/pages/about/en.md"


def filled(piece: str, size: int = SIZE) -> str:
    """As many of a piece as a size holds."""
    return piece * (size // len(piece.encode()))


def block(words: str) -> Files:
    """The article's English text with more blocks, each as long as may be; of the lines as many as a file may have."""
    words = "".join(words.splitlines(keepends=True)[:LINES])
    parts = [words[at : at + PART] for at in range(0, len(words), PART)]
    more = "".join(f"\n{{#q{n}}}\n{part}\n" for n, part in enumerate(parts))
    return {LEFT: base()[LEFT] + more}


def whole(words: str) -> Files:
    """The article's English text with these words behind it."""
    return {LEFT: base()[LEFT] + "\n{#p3}\n" + words + "\n"}


def actor(more: str) -> Files:
    return {ACTOR: base()[ACTOR] + more}


def dated(value: str) -> Files:
    return {EVENT: base()[EVENT].replace("date: 2020-01-01", f'date: "{value}"')}


def numbered(form: str, size: int = SIZE) -> str:
    """A form with the numbers from 0 in place of `%d`, until the size is reached."""
    found, length, number = [], 0, 0
    while length < size:
        found.append(form.replace("%d", str(number)))
        length += len(found[-1])
        number += 1
    return "".join(found)


def ring(count: int) -> Files:
    """Bodies each of which is a member of the next, the last of the first."""
    form = "kind: public-body\nname: {ar: هيئة %d, en: Body %d}\nmemberships:\n  - {of: body-%n, source: visit#p1}\n"
    return {
        f"content/actors/body-{n}.yml": form.replace("%d", str(n)).replace("%n", str((n + 1) % count))
        for n in range(count)
    }


def translations_in_a_circle() -> Files:
    return {ARTICLE: base()[ARTICLE].replace("{kind: account}", "{kind: translation, of: en}")}


def one_day(count: int) -> Files:
    form = base()[EVENT]
    return {f"content/events/session-{n}.yml": form for n in range(count)}


MARKDOWN: dict[str, str] = {
    "brackets": "[", "closing": "]", "images": "![", "wiki": "![[[", "spans": "[a]{actor=hana} ",
    "emphasis": "*_", "stars": "*", "stars-and-words": "*a **b ", "a-under": "a_", "under-pairs": "_a__b ",
    "backticks-one": "`", "links-open": "[a](", "links-deep": "[a](<b", "angles": "<", "autolinks": "<http:",
    "entities": "&amp;", "ampersands": "&", "hashes": "&#1", "braces": "{", "attributes": "{#p",
    "open-attributes": "[a]{actor=", "attribute-value": "]{a=b}", "backslashes": "\\", "backslash-ends": "a\\\n",
    "quotes": "> ", "quote-lines": "> > > > > > > > a\n", "list-deep": "- ", "numbers-deep": "1. ", "bang": "!",
    "line": "a", "words": "a ", "arabic-line": "ب", "marks": "\u0301", "zero-width": "\u200c", "bidi": "\u202e",
    "isolates": "\u2066a\u2069", "nul": "a\u0000", "carriage": "a\r", "mixed-ends": "a\r\nb\rc\n",
    "blank-lines": "\n", "spaces": " ", "tabs": "\t", "space-lines": " \n", "soft": "a  \n", "pipes": "|",
    "quotation": "\u201c", "guillemets": "\u00ab", "guillemets-pairs": "\u00aba\u00bb", "notes": "[^a]",
    "notes-open": "[^a", "notes-open-lines": "[^a\n", "labels": "[a\n", "addresses": "https://", "mails": "a@",
    "commas": "،", "mixed-letters": "aب", "digits": "1", "digits-mixed": "1\u0662", "tatweel": "\u0640",
    "conflict": "<<<<<<< a\n", "hr": "---\n", "headings": "# a\n", "setext": "a\n=\n", "html": "<b>",
    "comments": "<!--", "declarations": "<?", "cdata": "<![CDATA[", "refs-lines": "[a]: b\n", "tilde": "~",
    "underscore-words": "a__a", "parens": "(", "links-parens": "[a](((((", "double-ticks": "``a` ",
    "presentation": "\ufefb", "hangul": "\u1100", "emoji": "\U0001f469\u200d", "dates": "15 March 2020 ",
    "dots": ".", "ellipsis": "... ", "dashes": "-", "fences": "```\n", "hana": "Hana ", "years": "2020 ",
    "straight": '"a" ', "apostrophes": "a'a ", "double-spaces": "a  b ", "said": "she said “a b c d”, ",
    "names": "Hanaa the council ",
}  # fmt: skip


def ticks() -> str:
    found, length, count = [], 0, 1
    while length < SIZE:
        found.append("a" + "`" * count)
        length += count + 1
        count += 1
    return "".join(found)


def table(columns: int) -> str:
    row = "|a" * columns + "|\n"
    return row + "|-" * columns + "|\n" + filled("|\n")


YAML: dict[str, Callable[[], str]] = {
    "flow-lists": lambda: "a: " + filled("["),
    "flow-maps": lambda: "a: " + filled("{a: "),
    "flow-lists-closed": lambda: "a: " + filled("[", SIZE // 2) + filled("]", SIZE // 2),
    "block-lists": lambda: "a:\n  " + filled("- "),
    "block-maps": lambda: "".join(" " * n + f"k{n}:\n" for n in range(1300)),
    "keys": lambda: numbered("k%d:\n"),
    "question-keys": lambda: filled("? "),
    "same-keys": lambda: filled("k: a\n"),
    "anchors": lambda: numbered("k%d: &a b\n"),
    "aliases": lambda: "a: &a b\nl: [" + filled("*a, ") + "]\n",
    "laughs": lambda: "a0: &a0 [x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(1000)),
    "tags": lambda: numbered("k%d: !!int 1\n"),
    "merge": lambda: filled("<<: a\n"),
    "documents": lambda: filled("---\n"),
    "long-key": lambda: filled("k") + ": a\n",
    "long-scalar": lambda: "notes: " + filled("a") + "\n",
    "folded": lambda: "notes: >\n" + filled("  a\n"),
    "escapes": lambda: 'notes: "' + filled("\\x1f") + '"\n',
    "quoted-lines": lambda: 'notes: "' + filled("a\n  ") + '"\n',
    "comments": lambda: filled("#\n"),
    "colons": lambda: filled(": "),
    "tabs": lambda: filled("\t"),
    "percent": lambda: filled("%a\n"),
    "bangs": lambda: "a: " + filled("!"),
    "key-maps": lambda: filled("{a}: b\n"),
}

ROWS: dict[str, Callable[[], str]] = {
    "aliases": lambda: "aliases: {en: [Hanaa, " + numbered("Hanna %d, ") + "x]}\n",
    "same-aliases": lambda: "aliases: {en: [" + filled("Hanaa, ") + "x]}\n",
    "memberships": lambda: "memberships:\n" + numbered("  - {of: council, role: {ar: ع, en: m%d}}\n"),
    "formerly": lambda: "formerly: [" + numbered("h%d, ") + "x]\n",
    "links": lambda: "links: [" + numbered("http://a.example/%d, ") + "]\n",
    "identifiers": lambda: "identifiers: {" + numbered("k%d: Q%d, ") + "}\n",
    "long-alias": lambda: "aliases: {en: [" + filled("a ") + "]}\n",
    "marked-alias": lambda: "aliases: {ar: [ب" + filled("\u064b") + "]}\n",
}

DATES: dict[str, str] = {
    "nines": "Y" + filled("9"), "year-9": "Y999999999", "year-18": "Y" + "9" * 18, "minus": "-" + filled("9"),
    "exponent": "Y1E" + "9" * 9, "exponent-long": "Y1E" + filled("9"), "mantissa": "Y1" + filled("0") + "E1",
    "set": "{" + filled("2020,") + "2021}", "one-of": "[" + filled("2020-01-01,") + "2021]",
    "set-span": "{0000..9999}", "set-days": "{0001-01-01..9999-12-31}",
    "set-spans": "{" + filled("0001-01-01..9999-12-31,") + "2020}",
    "set-wide": "{Y-99999999..Y99999999}", "interval": "Y-999999999/Y999999999", "open": "../..",
    "unspecified": "XXXX-XX-XX", "unspecified-set": "{" + filled("XXXX-XX-XX,") + "2020}",
    "significant": "1950S" + filled("9"), "qualifiers": filled("?") + "2020", "tildes": "2020" + filled("~"),
    "slashes": filled("/"), "seasons": "2020-" + filled("2"), "dots": filled(".."), "xs": filled("X"),
    "y-significant": "Y171010000S3", "y-exponent-significant": "Y3E8S3", "digits-arabic": filled("\u0669"),
}  # fmt: skip


def catalogue() -> dict[str, Callable[[], Files]]:
    """Every heavy input by name: the files that it changes."""
    found: dict[str, Callable[[], Files]] = {}
    for name, piece in MARKDOWN.items():
        found[f"text-{name}"] = lambda piece=piece: block("a" + filled(piece))
    for name, piece in MARKDOWN.items():
        found[f"over-{name}"] = lambda piece=piece: whole("a" + filled(piece))
        if "\n" not in piece:
            found[f"name-{name}"] = lambda piece=piece: {
                ACTOR: base()[ACTOR].replace("en: Hana}", f"en: '{piece * (PART // len(piece))}'}}")
            }
    for name, make in YAML.items():
        found[f"yaml-{name}"] = lambda make=make: {ACTOR: make()}
        found[f"yaml-more-{name}"] = lambda make=make: actor(make())
    for name, make in ROWS.items():
        found[f"actor-{name}"] = lambda make=make: {
            ACTOR: base()[ACTOR].replace("aliases: {en: [Hanaa]}\n", "") + make()
        }
    for name, value in DATES.items():
        found[f"date-{name}"] = lambda value=value: dated(value)
        found[f"span-date-{name}"] = lambda value=value: block(f"[then]{{date={value}}} a")
    more: dict[str, Callable[[], Files]] = {
        "text-ticks": lambda: block(ticks()),
        "text-blocks": lambda: whole(filled("a\n\n", 29_000)),
        "text-named-blocks": lambda: {LEFT: base()[LEFT] + numbered("\n{#q%d}\na\n")},
        "text-many-mentions": lambda: block(filled("[a]{actor=hana}")),
        "text-many-dates": lambda: block(filled("[a]{date=2020} ")),
        "text-nested-spans": lambda: block(filled("[", SIZE // 20) + "a" + filled("]{actor=hana}")),
        "text-unknown-mentions": lambda: block(numbered("[a]{actor=h%d} ")),
        "text-notes": lambda: block(numbered("[^n%d]")),
        "text-notes-circle": lambda: block("[^a] " + numbered("\n\n[^n%d]: [^a]") + "\n\n[^a]: [^n1]"),
        "text-notes-chain": lambda: block(
            "[^n0]\n" + "".join(f"\n[^n{n}]: [^n{n + 1}]\n" for n in range(40_000))
        ),
        "text-notes-defined": lambda: block(numbered("[^n%d]: a\n\n")),
        "text-refs": lambda: block(numbered("[r%d]: http://a.example/\n")),
        "text-refs-used": lambda: block(
            "[a]: http://a.example/" + filled("b", SIZE // 2) + "\n\n" + filled("[a]", SIZE // 2)
        ),
        "text-table-wide": lambda: block(table(1000)),
        "text-table-tall": lambda: block("|a|\n|-|\n" + filled("|a|\n")),
        "text-table-line": lambda: block(filled("|a", SIZE // 2) + "\n" + filled("|-", SIZE // 2)),
        "text-lists": lambda: block("".join(" " * (2 * n) + "- a\n" for n in range(700))),
        "text-quotes-lists": lambda: block("".join("> " * n + "- a\n" for n in range(700))),
        "text-quote-hopes": lambda: block(filled("[a]{quote=hope} ")),
        "page-blocks": lambda: {PAGE: base()[PAGE] + filled("\na\n")},
        "page-headings": lambda: {PAGE: base()[PAGE] + numbered("\n## a%d\n")},
        "ring-of-memberships": lambda: ring(5000),
        "translations-circle": translations_in_a_circle,
        "events-on-a-day": lambda: one_day(3000),
        "languages": lambda: {
            EDITION: base()[EDITION].replace("[ar, en]", "[ar, en, " + numbered("l%d, ") + "fr]")
        },
        "quotes": lambda: {ARTICLE: base()[ARTICLE] + numbered("  q%d: {speaker: hana, mode: direct}\n")},
        "texts": lambda: {
            ARTICLE: base()[ARTICLE].replace(
                "quotes:", numbered("  l%d: {kind: translation, of: ar}\n") + "quotes:"
            )
        },
        "event-actors": lambda: {
            EVENT: base()[EVENT].replace("[hana, council]", "[" + numbered("h%d, ") + "hana]")
        },
        "event-sources": lambda: {
            EVENT: base()[EVENT].replace("[visit#p1]", "[" + numbered("visit#p%d, ") + "visit#p1]")
        },
        "event-same-actors": lambda: {
            EVENT: base()[EVENT].replace("[hana, council]", "[" + filled("hana, ") + "hana]")
        },
        "title-long": lambda: {
            ARTICLE: base()[ARTICLE].replace("A visit to the town", filled("word ", PART))
        },
        "title-line": lambda: {ARTICLE: base()[ARTICLE].replace("A visit to the town", filled("w", PART))},
        "silenced": lambda: {ARTICLE: base()[ARTICLE] + "silenced: {" + numbered("k%d: because, ") + "}\n"},
        "corrections": lambda: {
            ARTICLE: base()[ARTICLE]
            + "corrections:\n"
            + numbered("  - {date: 2020-01-03, note: {ar: ص, en: n%d}}\n")
        },
        "lock": lambda: {"content/articles/visit/article.lock.yml": numbered("k%d: {a: b}\n")},
    }
    more["span-dates-long"] = lambda: block(filled("[then]{date={" + "2020," * 190 + "2021}} "))
    more["actor-long-names"] = lambda: {
        ACTOR: base()[ACTOR].replace(
            "[Hanaa]", "[" + ", ".join("a " * (PART // 2 - n) + "b" for n in range(19)) + "]"
        )
    }
    sound = {f"sound-{name}": make for name, make in (*heavy_sound.catalogue(), *heavy_saying.catalogue())}
    return {**found, **more, **sound}


class Ended(NamedTuple):
    """How a run ended: status (negative: a signal), processor seconds, megabytes, what it said."""

    status: int
    seconds: float
    megabytes: float
    output: str


def run(folder: Path, arguments: list[str], seconds: int = 20) -> Ended:
    """A command in a process with a bound on its processor time."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            [sys.executable, "-m", "tahqiq", "-C", str(folder), *arguments],
            stdout=said, stderr=subprocess.STDOUT, preexec_fn=bound, cwd=folder,
        )  # fmt: skip
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read().decode("utf-8", "replace")
    return Ended(child.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, output)


def write(folder: Path, files: Files) -> Path:
    """The small edition with these files in place of its own."""
    editions.write(folder, editions.base())
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def row(name: str, ended: Ended, beside: float) -> str:
    """A line of the table; what is over the goal, or ended as no command should, is marked."""
    over = ended.seconds > SECONDS + beside or ended.megabytes > MEGABYTES
    odd = ended.status not in (0, 1) or "Traceback" in ended.output
    return (
        f"{name:28} {ended.status:4} {ended.seconds:7.2f} s {ended.megabytes:7.0f} MB "
        f"{len(ended.output):10,} said  {'OVER' if over or odd else ''}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument(
        "--command", action="append", help="check, if none is given; each has files of its own"
    )
    asked = parser.parse_args()
    commands = [command.split() for command in asked.command or ["check"]]
    with tempfile.TemporaryDirectory() as top:
        beside = []
        for at, command in enumerate(commands):
            beside.append(run(write(Path(top, str(at)), {}), command).seconds)
            print(f"the small edition, {command[0]}: {beside[at]:.2f} s", flush=True)
    for name, make in catalogue().items():
        if asked.names and not any(part in name for part in asked.names):
            continue
        files = make()
        for command, least in zip(commands, beside, strict=True):
            with tempfile.TemporaryDirectory() as folder:
                ended = run(write(Path(folder), files), command)
            print(row(f"{name} {command[0] if len(commands) > 1 else ''}", ended, least), flush=True)


if __name__ == "__main__":
    main()
