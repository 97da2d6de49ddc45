"""Inputs of a megabyte that are heavy to suggest annotations for: names, namesakes, and words that somebody said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from heavy_sound import ARTICLE, PART, SIZE, Files, base, in_both, named


def catalogue() -> Iterator[tuple[str, Callable[[], Files]]]:
    """By name the files that each changes."""
    yield "said", lambda: told("قالت هناء: «أ ب ج د ه»، ", "Hana said: “a b c d e”, ")
    yield "said-nobody", lambda: told("قالت: «أ ب ج د»، ", "she said: “a b c d”, ")
    yield "said-sentences", lambda: told("قالت هناء «أ ب ج د.» ", "Hana said “a b c d.” ")
    yield "said-shortly", lambda: told("«ا» ", "“a” ")
    yield "said-of-whom", lambda: told("إلى هناء قالت «ا ب» ", "to Hana to Hana said “a b” ")
    yield "said-marked", said_marked
    yield "channels", lambda: told("عبر بيان «ا» ", "in a statement “a” ")
    yield "namesakes", lambda: namesakes(4_000, "هناء ", "Hana ")
    yield "namesakes-drawn", lambda: namesakes(4_000, drawn(), "Hana ")
    yield "last-names", lambda: last_names(4_000)
    yield "bodies", lambda: bodies(2_000)
    yield "name-repeats", lambda: repeating_name(200)
    yield "names-nested", names_nested


def told(ar: str, en: str, size: int = SIZE // 2) -> Files:
    """Both texts as full of some words as may be, in as many blocks."""
    longest = max(len(ar.encode()), len(en.encode()))
    count, each = size // longest, PART // max(len(ar), len(en))
    parts = [min(each, count - at) for at in range(0, count, each)]
    rows = [
        "".join(f"\n{{#q{n}}}\n{(words * many).strip()}\n" for n, many in enumerate(parts))
        for words in (ar, en)
    ]
    return in_both(*rows)


def said_marked() -> Files:
    """Quotes that are marked, and of which nothing says who said them."""
    count = 1_900
    record = "".join(f"  q{n}: {{speaker: , mode: }}\n" for n in range(count))
    rows = {
        "ar": "قالت هناء [«أ ب ج د ه»]{quote=q%d} «ا» «ا»، ",
        "en": "Hana said [“a b c d e”]{quote=q%d} “a” “a”, ",
    }
    texts = {
        tag: "".join(
            f"\n{{#b{first}}}\n"
            + "".join(row.replace("%d", str(n)) for n in range(first, first + 100)).strip()
            + "\n"
            for first in range(0, count, 100)
        )
        for tag, row in rows.items()
    }
    return {ARTICLE: base()[ARTICLE] + record, **in_both(texts["ar"], texts["en"])}


def drawn() -> str:
    """A name in all lengths to which it may be drawn out."""
    return "".join(f"ه{'ـ' * (n % 20)}نا{'ـ' * (n // 20)}ء " for n in range(400))


def namesakes(count: int, ar: str, en: str) -> Files:
    """Persons of one name, and texts that are full of it."""
    text = "kind: person\nname: {ar: هناء, en: Hana}\n"
    people = named("content/actors/%d.yml", "n", text, count * len(text.encode()))
    return people | told(ar, en, (SIZE - count * len(text.encode())) // 2)


def last_names(count: int) -> Files:
    """Persons of one last name, each called by it after one of them was named in full."""
    text = "kind: person\nname: {ar: ن%d كنعان, en: N%d Kanaan}\n"
    people = named("content/actors/%d.yml", "n", text, count * len(text.encode()))
    return people | told(
        "ن7 كنعان كنعان كنعان ", "N7 Kanaan Kanaan Kanaan ", (SIZE - count * len(text.encode())) // 2
    )


def bodies(count: int) -> Files:
    """Bodies that have one noun in common, which stands for the one that was named."""
    text = "kind: public-body\nname: {ar: مجلس ه%d, en: Council of H%d}\n"
    found = named("content/actors/%d.yml", "b", text, count * len(text.encode()))
    return found | told("مجلس ه7 المجلس المجلس ", "Council of H7 the Council the Council ", SIZE // 3)


def repeating_name(words: int) -> Files:
    """A name of one word many times, and texts of nothing else."""
    name = ("ا " * words).strip(), ("a " * words).strip()
    actor = {"content/actors/long.yml": f"kind: person\nname: {{ar: {name[0]}, en: {name[1]}}}\n"}
    return actor | told("ا ", "a ")


def names_nested() -> Files:
    """Names each of which is the beginning of the next."""
    form = 'kind: person\nname: {ar: "%a", en: "%e"}\n'
    people = {
        f"content/actors/n{n}.yml": form.replace("%a", "ا " * n + "ب").replace("%e", "a " * n + "b")
        for n in range(1, 200)
    }
    return people | told("ا ا ا ا ا ا ا ا ا ب ", "a a a a a a a a a b ", SIZE // 3)
