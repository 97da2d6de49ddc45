"""Preview images: Arabic is shaped and goes right to left, everything fits, the same card gives the same bytes."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pictures
from tahqiq.paths import templates
from tahqiq.publish.previews import read_faces
from tahqiq.render.preview import HEIGHT, WIDTH, Card, Faces, Words, draw
from tahqiq.render.preview.drawing import drawable
from tahqiq.render.preview.letters import Letters, letters
from tahqiq.render.preview.lines import Room, broken

FACES = read_faces((templates(),))
MARGIN, RULES = 84, 528
TITLE = (140, RULES - 4)  # the rows that a title may take
ZWNJ = "\u200c"
LONG = {
    "rtl": "وزارة الخارجية العراقية: أشغال اللجنة العسكرية العليا مستمرة " * 20,
    "ltr": "The ministry of foreign affairs said that the work of the committee goes on " * 20,
}


def card(title: str, direction: str, kicker: tuple[Words, ...] = (Words("1", "ltr"),)) -> Card:
    return Card(direction, Words(title, direction), kicker, (Words("x", "ltr"),))


def drawn(title: str, direction: str) -> pictures.Picture:
    return pictures.read(draw(card(title, direction), FACES))


def title_columns(title: str, direction: str) -> list[int]:
    return [x for x in drawn(title, direction).columns(*TITLE) if MARGIN - 40 < x < WIDTH - MARGIN + 40]


def title_columns_of(card: Card) -> list[int]:
    return list(pictures.read(draw(card, FACES)).columns(*TITLE))


def gaps(columns: list[int]) -> int:
    return sum(b - a > 1 for a, b in pairwise(columns))


def ready(text: str, direction: str) -> Letters:
    found = letters(text, "", direction, FACES.chain("read", direction))
    assert found is not None
    return found


def glyphs(text: str, direction: str) -> list[int]:
    runs, _ = ready(text, direction).set(0, len(ready(text, direction).text))
    return [glyph for run in runs for glyph, _, _ in run.placed]


def test_arabic_letters_are_joined() -> None:
    joined, apart = "عسعس", ZWNJ.join("عسعس")
    assert gaps(title_columns(joined, "rtl")) == 0
    assert gaps(title_columns(apart, "rtl")) == 3
    isolated = glyphs("ع", "rtl")
    initial, medial, final = glyphs("ععع", "rtl")[::-1]
    assert len({*isolated, initial, medial, final}) == 4


def test_lam_and_alef_are_one() -> None:
    assert ready("لا", "rtl").width(0, 2) < ready("ل", "rtl").width(0, 1) + ready("ا", "rtl").width(0, 1)
    assert glyphs("لا", "rtl") != glyphs(f"ل{ZWNJ}ا", "rtl")


def test_a_word_that_is_divided_keeps_its_forms() -> None:
    word = ready("ععع", "rtl")
    final, medial, initial = glyphs("ععع", "rtl")
    for start, end, expected in ((0, 2, [medial, initial]), (2, 3, [final])):
        runs, _ = word.set(start, end)
        assert [g for run in runs for g, _, _ in run.placed] == expected


def test_lines_begin_where_the_language_does() -> None:
    arabic, english = title_columns("هدنة", "rtl"), title_columns("Truce", "ltr")
    assert WIDTH - MARGIN - 12 < arabic[-1] < WIDTH - MARGIN + 6
    assert arabic[0] > WIDTH // 2
    assert MARGIN - 6 < english[0] < MARGIN + 12
    assert english[-1] < WIDTH // 2
    assert drawn("هدنة", "rtl").pixels[0, WIDTH - 1] == drawn("Truce", "ltr").pixels[0, 0] != 0


def test_mixed_lines_follow_the_paragraph() -> None:
    def same(one: str, two: str, direction: str) -> None:
        """The first word stands where it stands alone, but for parts of a pixel."""
        alone, both = title_columns(one, direction), title_columns(f"{one} {two}", direction)
        here = {x for x in both if alone[0] <= x <= alone[-1]}
        assert len(here ^ set(alone)) <= 4
        assert len(both) > len(alone) + 40

    same("شركة", "(ABC)", "rtl")
    same("ABC", "شركة", "ltr")


def test_numbers_and_brackets_among_arabic() -> None:
    assert glyphs("عام 2024", "rtl")[:4] == glyphs("2024", "ltr")
    digits = glyphs("٢٠٢٤", "rtl")
    assert glyphs("٢٠٢٤ عام", "rtl")[-4:] == digits == [d for c in "٢٠٢٤" for d in glyphs(c, "rtl")]
    opening, closing = glyphs("(", "rtl"), glyphs(")", "rtl")
    assert (opening, closing) == (glyphs("(", "rtl"), glyphs(")", "rtl")) and opening != closing
    text = glyphs("(ع)", "rtl")
    assert [text[-1]] == opening and [text[0]] == closing


def test_letters_have_the_forms_of_their_language() -> None:
    """And not of the machine's: HarfBuzz would ask its locale."""

    def shaped(text: str, language: str) -> list[int]:
        found = letters(text, language, "rtl", FACES.chain("read", "rtl"))
        assert found is not None
        return [glyph for run in found.set(0, len(text))[0] for glyph, _, _ in run.placed]

    assert shaped("۴۶۷", "ur") != shaped("۴۶۷", "fa") == shaped("۴۶۷", "")


def test_marks_of_direction_are_heard() -> None:
    digits = glyphs("964", "ltr")
    assert glyphs("+964", "rtl")[:3] == digits
    assert glyphs("\u200e+964", "rtl")[-3:] == digits


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
@pytest.mark.parametrize("title", [*LONG.values(), "x" * 3000, "سيستخدمونها" * 99, "W" * 40, "M \u0301" * 60])
def test_nothing_leaves_its_place(title: str, direction: str) -> None:
    names = (Words("name " * 40, "ltr"), Words("اسم " * 40, "rtl"))
    picture = pictures.read(draw(Card(direction, Words(title, direction), names, names), FACES))
    inside = picture.columns(0, HEIGHT)
    bar = set(range(WIDTH - 20, WIDTH) if direction == "rtl" else range(20))
    assert min(set(inside) - bar) >= MARGIN - 12
    assert max(set(inside) - bar) < WIDTH - MARGIN + 12
    assert not picture.pixels[RULES - 6 : RULES, 40:1160].any()


def test_long_titles_end_in_an_ellipsis() -> None:
    for direction, text in LONG.items():
        room = Room(1000, 300, 4, (60, 48))
        found = broken(text, room, lambda text, way=direction: ready(text, way))
        assert found is not None and found.size == 48
        assert found.letters.text.endswith("…")
        assert text.startswith(f"{found.letters.text[:-1]} "), "up to the end of a word"
    whole, cut = LONG["ltr"][:120], LONG["ltr"]
    assert drawn(cut, "ltr").pixels.sum() > drawn(whole, "ltr").pixels.sum()
    assert np.array_equal(drawn(cut, "ltr").pixels, drawn(LONG["ltr"][:390], "ltr").pixels)


@pytest.mark.parametrize("count", [20, 40, 400])
def test_texts_that_have_no_room_are_left_out(count: int) -> None:
    names = tuple(Words(f"Language {n}", "ltr", "en") for n in range(count))
    crowded = pictures.read(draw(Card("ltr", Words("A title", "ltr"), (), names), FACES))
    assert list(crowded.columns(*TITLE)) == title_columns_of(Card("ltr", Words("A title", "ltr"), (), ()))


def test_lines_are_balanced() -> None:
    picture = drawn("Iraq postpones announcing the end of the mission of the coalition", "ltr")
    rows = (
        np.flatnonzero(picture.pixels[slice(*TITLE), MARGIN - 20 : WIDTH - MARGIN + 20].any(axis=1))
        + TITLE[0]
    )
    lines = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    lengths = [picture.columns(int(line[0]), int(line[-1]) + 1)[-1] for line in lines if len(line) > 20]
    assert len(lengths) > 1
    assert min(lengths) > 0.6 * max(lengths)


def test_what_no_face_has() -> None:
    assert draw(card("Truce 🎉", "ltr"), FACES) == draw(card("Truce", "ltr"), FACES)
    assert draw(card("Tru\u202ece\x00\x07", "ltr"), FACES) == draw(card("Truce", "ltr"), FACES)
    assert draw(card("ｗｉｄｅ", "ltr"), FACES) == draw(card("wide", "ltr"), FACES)
    assert not drawable(card("停戦 in Baghdad", "ltr"), FACES)
    assert not drawable(card("🎉 \u200f", "rtl"), FACES)
    without = draw(card("Truce", "ltr", (Words("1", "ltr"),)), FACES)
    assert draw(card("Truce", "ltr", (Words("停戦", "ltr"), Words("1", "ltr"))), FACES) == without


def test_an_edition_can_bring_a_face() -> None:
    files = dict(FACES.files)
    naskh = files.pop("noto-naskh-arabic")
    bare = Faces(tuple((name, data) for name, data in files.items() if name != "plex-arabic"))
    assert not drawable(card("هدنة", "rtl"), bare)
    assert drawable(card("هدنة", "rtl"), Faces((*bare.files, ("ours", naskh), ("broken", b"no font"))))


@settings(max_examples=150)
@given(st.text(max_size=300), st.sampled_from(["rtl", "ltr"]))
def test_any_title_is_drawn_or_known_not_to_be(title: str, direction: str) -> None:
    found = letters(title, "", direction, FACES.chain("read", direction))
    assert (found is not None) == drawable(card(title, direction), FACES)
    if found is not None:
        assert 0 not in glyphs(title, direction), "a box for a letter that is not there"
        assert pictures.read(draw(card(title, direction), FACES)).pixels.shape == (HEIGHT, WIDTH)


@settings(max_examples=100)
@given(st.text("عسلاABC12٣،(«»)\u200c\u200e\u2068\u2069\u064e -%", min_size=1, max_size=80))
def test_mixed_titles(title: str) -> None:
    if drawable(card(title, "rtl"), FACES):
        pictures.read(draw(card(title, "rtl"), FACES))


def test_the_same_bytes_in_any_order_and_process() -> None:
    cards = [card("هدنة", "rtl"), card("Truce in Baghdad", "ltr"), card(LONG["rtl"], "rtl")]
    first = [draw(c, FACES) for c in cards]
    assert [draw(c, FACES) for c in reversed(cards)] == first[::-1]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(draw, cards, [FACES] * len(cards))) == first


def test_files_are_small() -> None:
    title = (
        "Iraq postpones announcing the end of the international coalition’s mission “owing to developments”"
    )
    assert len(draw(card(title, "ltr"), FACES)) < 30_000
