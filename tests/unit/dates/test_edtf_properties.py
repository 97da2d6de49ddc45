"""What holds for every text and every date."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.dates import EdtfDate, Fault, hijri, parse, words

marks = st.sampled_from(["", "", "", "?", "~", "%"])
digit = st.sampled_from("0123456789X")
year = st.builds(
    "{}{}".format, st.sampled_from(["", "", "-"]), st.text(digit, min_size=4, max_size=4)
) | st.integers(1900, 2090).map(str)
two = st.text(digit, min_size=2, max_size=2) | st.integers(1, 41).map(lambda n: f"{n:02}")


@st.composite
def single(draw: st.DrawFn) -> str:
    """Something shaped like a date, most often one."""
    parts = [draw(year), *draw(st.lists(two, max_size=2))]
    return "-".join(draw(marks) + part + draw(marks) for part in parts)


pieces = single() | st.sampled_from(["", ".."])
interval = st.builds("{}/{}".format, pieces, pieces)
member = single() | st.builds("{}..{}".format, pieces, pieces)
sets = st.builds(
    lambda bracket, members: bracket[0] + ",".join(members) + bracket[1],
    st.sampled_from(["[]", "{}"]),
    st.lists(member, min_size=1, max_size=3),
)
long = st.from_regex(r"\A(Y-?[1-9][0-9]{1,6}(E[0-9]{1,2})?(S[1-9])?|-?[0-9]{4}S[1-9])\Z")
timed = st.builds("{}T{}".format, single(), st.sampled_from(["08:30:00", "23:59:59Z", "00:00:00+03:00"]))
near_dates = single() | interval | sets | long | timed
noise = st.text() | st.text("0123456789X-/.[]{},?~%YESTZ: \u0660\u200f")


@given(near_dates | noise)
def test_parse_answers_every_text(text: str) -> None:
    date = parse(text)
    if isinstance(date, Fault):
        assert 0 <= date.offset <= len(text)
        assert date.message and date.hint and not date.message.endswith(".")
    else:
        assert date.text == text


@given(near_dates)
def test_a_wrong_character_after_a_date_is_the_first_wrong_one(text: str) -> None:
    date = parse(text)
    if isinstance(date, EdtfDate):
        broken = parse(text + "\x00")
        assert isinstance(broken, Fault)
        assert broken.offset == len(text)


@given(near_dates)
def test_bounds_are_in_order(text: str) -> None:
    date = parse(text)
    if isinstance(date, EdtfDate) and date.earliest and date.latest:
        assert date.earliest <= date.latest


@given(near_dates, near_dates)
def test_order_is_total(left: str, right: str) -> None:
    a, b = parse(left), parse(right)
    if isinstance(a, EdtfDate) and isinstance(b, EdtfDate):
        assert (a.order < b.order) + (b.order < a.order) + (a == b) == 1
        assert (a == b) == (a.order == b.order)


@given(near_dates, st.sampled_from(["ar", "en", "fr", "ja", "ckb", "xx"]))
def test_every_date_has_words_in_the_digits_of_the_language(text: str, language: str) -> None:
    date = parse(text)
    if isinstance(date, EdtfDate):
        wording = words(date, language)
        assert wording == wording.strip() != ""
        assert "  " not in wording
        assert language not in ("ar", "ckb") or not any(c in wording for c in "0123456789")
        hijri(date, language)


@given(near_dates)
def test_words_keep_the_doubt(text: str) -> None:
    date = parse(text)
    if not isinstance(date, EdtfDate):
        return
    english, arabic, french = (words(date, language) for language in ("en", "ar", "fr"))
    if date.uncertain:
        assert "possibly" in english or "uncertain" in english
        assert "لعلّه" in arabic or "غير مؤكد" in arabic
        assert "?" in french
    if date.approximate:
        assert "around" in english or "approximate" in english
        assert "نحو" in arabic or "تقريب" in arabic
        assert "~" in french
