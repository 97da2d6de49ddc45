"""Inputs of a megabyte that the check finds no error in, and that are heavy to relate, to render or to export."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import editions

SIZE = 960_000  # bytes; a megabyte with what stands around it
PART = 19_000  # characters: just below what a block or a value may have
Files = Mapping[str, str]

ARTICLE, AR, EN = (f"content/articles/visit/{name}" for name in ("article.yml", "ar.md", "en.md"))
HANA, SESSION, TRUCE = "content/actors/hana.yml", "content/events/session.yml", "content/terms/truce.yml"
EDITION, ABOUT = "content/edition.yml", "content/pages/about/{}.md"


def base() -> dict[str, str]:
    return {name: text for _, name, _, text in editions.parse(editions.base())}


def numbered(form: str, size: int = SIZE, most: int = 1 << 30) -> str:
    """A form with the numbers from 0 in place of `%d`, until the size or so many are reached."""
    found, length, number = [], 0, 0
    while length < size and number < most:
        found.append(form.replace("%d", str(number)))
        length += len(found[-1].encode())
        number += 1
    return "".join(found)


def filled(piece: str, size: int = SIZE) -> str:
    return piece * (size // len(piece.encode()))


def parts(words: str) -> str:
    """Words in as many named blocks as they need."""
    pieces = [words[at : at + PART] for at in range(0, len(words), PART)]
    return "".join(f"\n{{#q{n}}}\n{piece.strip()}\n" for n, piece in enumerate(pieces))


def spans(piece: str, size: int = SIZE // 2) -> str:
    """As many of a piece as a size holds in either language, none of them divided between two blocks."""
    count, each = size // len(piece.replace("b", "ب").encode()), PART // len(piece)
    rows = [piece * min(each, count - at) for at in range(0, count, each)]
    return "".join(f"\n{{#q{n}}}\n{row.strip()}\n" for n, row in enumerate(rows))


def both(make: Callable[[str], str]) -> Files:
    """More blocks in both texts of the article, made from a letter of each one's language."""
    return in_both(make("ب"), make("b"))


def in_both(ar: str, en: str) -> Files:
    """More blocks in either text of the article."""
    return {AR: base()[AR] + ar, EN: base()[EN] + en}


def named(form: str, prefix: str, text: str, size: int = SIZE) -> dict[str, str]:
    """As many small files as a size holds; `%d` is the number of each."""
    count = size // len(text.encode())
    return {form.replace("%d", f"{prefix}{n}"): text.replace("%d", str(n)) for n in range(count)}


def actors(count: int) -> dict[str, str]:
    text = "kind: person\nname: {ar: ه %d, en: H %d}\n"
    return {f"content/actors/h{n}.yml": text.replace("%d", str(n)) for n in range(count)}


def events(date: str, size: int = SIZE) -> Files:
    text = f'title: {{ar: ج %d, en: S %d}}\ndate: "{date}"\ninferred: {{ar: ا, en: b}}\nsources: [visit]\n'
    return named("content/events/%d.yml", "s", text, size)


def far_events() -> Files:
    """Events of thousands of years, before and after."""
    found = {}
    for n in range(8_000):
        year = f"Y{(n - 4_000) * 24_999}" if abs(n - 4_000) else "0000"
        found[f"content/events/s{n}.yml"] = (
            f'title: {{ar: ج, en: S}}\ndate: "{year}"\ninferred: {{ar: ا, en: b}}\nsources: [visit]\n'
        )
    return found


def in_one_event(count: int) -> Files:
    """Actors that all took part in one event, and are named in one block."""
    ids = [f"h{n}" for n in range(count)]
    text = "".join(f"[a]{{actor={name}}} " for name in ids)
    event = base()[SESSION].replace("[hana, council]", f"[{', '.join(ids)}]")
    return {
        **actors(count),
        SESSION: event,
        **both(lambda letter: f"\n{{#q}}\n{text.replace('[a]', f'[{letter}]')}\n"),
    }


def in_blocks(count: int, each: int) -> Files:
    """Actors of whom each block of a text names others together."""
    blocks = []
    for n in range(SIZE // 2 // each // 16):
        ids = [(n * 7 + at * (1 + n % 19)) % count for at in range(each)]
        blocks.append(f"\n{{#q{n}}}\n" + "".join(f"[%s]{{actor=h{at}}} " for at in ids).strip() + "\n")
    text = "".join(blocks)
    return {**actors(count), **both(lambda letter: text.replace("%s", letter))}


def articles(count: int) -> Files:
    """Small articles, each like the first one."""
    known = base()
    found = {}
    for n in range(count):
        found |= {
            name.replace("visit", f"visit-{n}"): known[name].replace("visit", f"visit-{n}")
            for name in (ARTICLE, AR, EN)
        }
    return found


def quotes(count: int) -> Files:
    record = "".join(f"  q{n}: {{speaker: hana, mode: indirect}}\n" for n in range(count))
    rows = [f"[%s]{{quote=q{n}}} " for n in range(count)]
    blocks = ["".join(rows[at : at + 1000]) for at in range(0, count, 1000)]
    text = "".join(f"\n{{#q{n}}}\n{block.strip()}\n" for n, block in enumerate(blocks))
    return {ARTICLE: base()[ARTICLE] + record, **both(lambda letter: text.replace("%s", letter))}


TWENTY = (
    "ar", "en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "el", "tr",
    "id",
)  # fmt: skip


def twenty_languages(blocks: int = 1_200) -> Files:
    """A text that has to be published in twenty languages, each with all words of it."""
    tags = TWENTY
    found = {}
    for name, text in base().items():
        if not name.endswith(".yml"):
            continue
        for mark in ("{ar: ",):
            lines = []
            for line in text.splitlines(keepends=True):
                while mark in line and "fr:" not in line:
                    at = line.index(mark)
                    end = line.index("}", at)
                    line = line[:end] + "".join(f", {tag}: {tag} w" for tag in tags[2:]) + line[end:]
                lines.append(line)
            text = "".join(lines)
        found[name] = text
    found[EDITION] = found[EDITION].replace("[ar, en]", f"[{', '.join(tags)}]")
    rows = "".join(f"  {tag}: {{kind: translation, of: ar}}\n" for tag in tags[2:])
    found[ARTICLE] = found[ARTICLE].replace("quotes:", rows + "quotes:")
    more = "".join(f"\n{{#q{n}}}\na [w]{{actor=hana}} b\n" for n in range(blocks))
    for tag in tags:
        found[f"content/articles/visit/{tag}.md"] = base()[AR if tag == "ar" else EN] + more
        found[ABOUT.format(tag)] = base()[ABOUT.format("ar" if tag == "ar" else "en")]
    return found


def renamed(count: int, length: int) -> Files:
    """Names of some length, in an article that names the actor often."""
    words = "w" * (length // 2) + " " + "v" * (length // 2)
    return {
        HANA: base()[HANA]
        .replace("Hana}", f"{words}}}")
        .replace("هناء", words.replace("w", "و").replace("v", "ن")),
        **both(lambda letter: spans(f"[{letter}]{{actor=hana}} ", 20 * count)),
    }


def long_titles(count: int) -> Files:
    """Articles with titles as long as a value may be."""
    found = dict(articles(count))
    for name in found:
        if name.endswith("article.yml"):
            found[name] = found[name].replace("A visit to the town", "word " * (SIZE // count // 5 - 200))
    return found


def lists(form: str) -> Files:
    return both(lambda letter: f"\n{{#q}}\n{filled(form.replace('%s', letter), PART)}\n")


def many_lists(form: str) -> Files:
    one = filled(form, PART - 10)
    return both(lambda letter: "".join(f"\n{{#q{n}}}\n{one.replace('%s', letter)}\n" for n in range(9)))


def wide_table(columns: int, rows: int) -> Files:
    def table(letter: str) -> str:
        row = f"|{letter}" * columns + "|\n"
        return "\n{#q}\n" + row + "|-" * columns + "|\n" + row * rows

    return both(table)


def notes(count: int) -> Files:
    def text(letter: str) -> str:
        calls = [f"{letter}[^n{n}] " for n in range(count)]
        blocks = ["".join(calls[at : at + 1000]) for at in range(0, count, 1000)]
        said = "".join(f"\n[^n{n}]: {letter}\n" for n in range(count))
        return "".join(f"\n{{#q{n}}}\n{block.strip()}\n" for n, block in enumerate(blocks)) + said

    return both(text)


def row(key: str, form: str, size: int = SIZE) -> Callable[[], Files]:
    """The actor with one key that holds as many as a size has room for."""
    known = base()[HANA].replace("aliases: {en: [Hanaa]}\n", "")
    return lambda: {HANA: known + key.replace("%s", numbered(form, size))}


def terms_in_a_text(count: int) -> Files:
    text = "name: {ar: م %d, en: t %d}\ndefinition: {ar: م, en: t}\n"
    found = {f"content/terms/t{n}.yml": text.replace("%d", str(n)) for n in range(count)}
    blocks = "".join(f"\n{{#q{n}}}\n[%s]{{term=t{n}}}\n" for n in range(min(count, 9_000)))
    return {**found, **both(lambda letter: blocks.replace("%s", letter))}


def catalogue() -> Iterator[tuple[str, Callable[[], Files]]]:
    """Every sound input by name: the files that it changes. Some of them are over a limit by now."""
    yield from texts()
    yield from things()


def texts() -> Iterator[tuple[str, Callable[[], Files]]]:
    """Texts of one article."""
    yield "blocks", lambda: both(lambda letter: numbered(f"\n{{#q%d}}\n{letter} a\n", most=9_900))
    yield "headings", lambda: both(lambda letter: numbered(f"\n{{#q%d}}\n## {letter} a\n", most=9_900))
    yield "mentions", lambda: both(lambda letter: spans(f"[{letter}]{{actor=hana}} "))
    yield (
        "mentions-in-blocks",
        lambda: both(
            lambda letter: numbered(
                f"\n{{#q%d}}\n[{letter}]{{actor=hana}} [{letter}]{{actor=town}} a\n", most=9_900
            )
        ),
    )
    yield "terms", lambda: both(lambda letter: spans(f"[{letter}]{{term=truce}} "))
    yield "dates", lambda: both(lambda letter: spans(f"[{letter}]{{date=2020}} "))
    yield "quote-gaps", lambda: both(lambda letter: spans(f"[{letter}]{{quote=hope}} "))
    yield "links", lambda: both(lambda letter: spans(f"[{letter}](article:visit#p1) "))
    yield "web-links", lambda: both(lambda letter: spans(f"[{letter}](http://a.b/) "))
    yield "emphasis", lambda: both(lambda letter: spans(f"*{letter}* **{letter}** "))
    yield "stress-deep", lambda: both(lambda letter: spans("*_" * 20 + letter + "_*" * 20 + " "))
    yield "code", lambda: both(lambda letter: spans(f"`{letter}` "))
    yield "breaks", lambda: both(lambda letter: spans(f"{letter}\\\n"))
    yield "words", lambda: both(lambda letter: spans(f"{letter} "))
    yield "different-words", lambda: both(lambda letter: parts(numbered(f"{letter}%d ", most=70_000)))
    yield "long-words", lambda: both(lambda letter: parts(letter * (SIZE // 3)))
    yield "marks", lambda: both(lambda letter: parts(letter + "\u064b" * (SIZE // 4)))
    yield "ampersands", lambda: both(lambda letter: parts("&" * (SIZE // 2)))
    yield "dashes", lambda: both(lambda letter: parts("a-" * (SIZE // 4)))
    yield "dots", lambda: both(lambda letter: parts("a." * (SIZE // 4)))
    yield "list-items", lambda: many_lists("- %s\n")
    yield "quoted-lines", lambda: many_lists("> %s\n>\n")
    yield "table-wide", lambda: wide_table(1_000, 20)
    yield "table-tall", lambda: lists("|%s|\n|-|\n")
    yield "table-cells", lambda: wide_table(100, 200)
    yield "notes", lambda: notes(4_500)
    yield "quotes", lambda: quotes(9_000)


def things() -> Iterator[tuple[str, Callable[[], Files]]]:
    """Many things, or things that say much."""
    yield "actors", lambda: actors(20_000)
    yield "actors-5000", lambda: actors(5_000)
    yield "terms-many", lambda: terms_in_a_text(5_000)
    yield "events-on-a-day", lambda: events("2020-01-01")
    yield "events-over-all-time", lambda: events("0001/9999")
    yield "events-far", far_events
    yield "events-open", lambda: events("../2020")
    yield "network-3000", lambda: in_one_event(3_000)
    yield "network-blocks", lambda: in_blocks(1_000, 49)
    yield "network-2000", lambda: in_one_event(2_000)
    yield "articles", lambda: articles(700)
    yield "languages", twenty_languages
    yield "name-long", lambda: renamed(9_000, 48_000)
    yield "name-1000", lambda: renamed(9_000, 1_000)
    yield "titles-long", lambda: long_titles(20)
    yield "title-longest", lambda: {ARTICLE: base()[ARTICLE].replace("A visit to the town", "word " * 9_500)}
    yield "title-one-word", lambda: {ARTICLE: base()[ARTICLE].replace("A visit to the town", "w" * 48_000)}
    yield "title-arabic", lambda: {ARTICLE: base()[ARTICLE].replace("زيارة إلى البلدة", "زيارة " * 8_000)}
    yield "aliases", row("aliases: {en: [%s x]}\n", "Hanna %d, ")
    yield "formerly", row("formerly: [%s x]\n", "h%d, ")
    yield "memberships", row("memberships:\n%s", "  - {of: council}\n")
    yield (
        "memberships-said",
        row("memberships:\n%s", "  - {of: council, role: {ar: ع, en: m%d}, source: visit#p1}\n"),
    )
    yield (
        "corrections",
        lambda: {
            ARTICLE: base()[ARTICLE]
            + "corrections:\n"
            + numbered("  - {date: 2020-01-03, block: p1, text: {ar: ص, en: n%d}}\n")
        },
    )
    yield (
        "page-blocks",
        lambda: {
            ABOUT.format(tag): base()[ABOUT.format(tag)] + numbered("\n{#q%d}\na b\n", SIZE // 2, 9_900)
            for tag in ("ar", "en")
        },
    )
    yield (
        "page-headings",
        lambda: {
            ABOUT.format(tag): base()[ABOUT.format(tag)] + numbered("\n{#q%d}\n## a b\n", SIZE // 2, 9_900)
            for tag in ("ar", "en")
        },
    )
    yield (
        "pages",
        lambda: {
            name: text
            for n in range(2_000)
            for name, text in {
                f"content/pages/p{n}/ar.md": "# ع\n\n{#what}\nهذه طبعة.\n",
                f"content/pages/p{n}/en.md": "# A\n\n{#what}\nThis is.\n",
            }.items()
        },
    )
