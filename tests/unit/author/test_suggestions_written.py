"""Accepted suggestions: the text reads as it did, with new spans and nothing else; article.yml has its entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suggested import edition, paragraphs, sat
from tahqiq import suggesting
from tahqiq.author.names import Names
from tahqiq.author.suggest import Spot, Suggestion, draft, suggest, writing
from tahqiq.author.suggest.writing import written
from tahqiq.read import ArticleFolder, Manuscript, Record, Text
from tahqiq.read.markdown import parse, plain_block, plain_with_spans
from tahqiq.read.yaml import parse as parse_yaml

NAMES = Names.of(
    Manuscript(
        actors={
            name: Record(f"{name}.yml", parse_yaml(text, "x.yml")[0])
            for name, text in {
                "state": "kind: country\nname: {ar: العراق, en: Iraq}\n",
                "salam-hussein": "kind: person\nname: {ar: سلام حسين, en: Salam Hussein}\n",
            }.items()
        }
    )
)
FILE = "content/articles/visit/en.md"
PIECES = st.sampled_from(
    [
        *(
            "Iraq",
            "العراق",
            " ",
            "\n",
            "*",
            "**",
            "_",
            "`",
            "[",
            "]",
            "!",
            "\\",
            "\\!",
            "&amp;",
            "{",
            "}",
            "(",
            ")",
        ),
        *(
            "]{actor=state}",
            "[Hana]{actor=hana}",
            "](https://example.org/)",
            "[it](https://example.org/)",
            "“",
            "”",
        ),
        *(
            "> ",
            "- ",
            "| a | b |\n|---|---|\n| c | d |\n",
            "[^n]",
            "<",
            "https://example.org/",
            "![a](b.png)",
            "#",
            "~",
        ),
    ]
)


def one_text(source: str) -> ArticleFolder:
    return ArticleFolder("content/articles/visit", texts={"en": Text(FILE, parse(source, FILE).document)})


@given(st.lists(PIECES, min_size=1, max_size=20).map("".join), st.data())
def test_the_words_stay_as_they_were_whatever_is_annotated(inner: str, data: st.DataObject) -> None:
    source = f"{{#p1}}\n{inner}\n"
    article = draft("visit", one_text(source), ("en",), {FILE: source})
    suggestions = []
    for number, passage in enumerate(article.passages["en"]):
        for _ in range(4 if passage.id and passage.plain else 0):
            start = data.draw(st.integers(0, len(passage.plain) - 1))
            end = data.draw(st.integers(start + 1, len(passage.plain)))
            kind = data.draw(st.sampled_from(["actor", "term", "date"]))
            value = "2024-08-15?" if kind == "date" else "state"
            spot = Spot("en", FILE, passage.id, start, end, passage.plain[start:end])
            suggestions.append(Suggestion(kind, value, (spot,), 0.9 - number / 10, "because"))
    done = written(article, suggestions)
    after = done.files.get(FILE, source)
    old, new = parse(source, FILE), parse(after, FILE)
    assert [plain_block(b) for b in new.document.blocks] == [plain_block(b) for b in old.document.blocks]
    assert {p.code for p in new.problems} <= {p.code for p in old.problems}
    kept = len(suggestions) - len(done.refused)
    assert _spans(after) == _spans(source) + kept


HOSTILE = st.one_of(
    PIECES,
    st.sampled_from(
        [
            "Salam Hussein",
            "said",
            "yesterday",
            "on Thursday",
            "15 August 2024",
            '"',
            "وقال سلام حسين",
            " أمس",
            "15 آب",
            "، ",
        ]
    ),
    st.text(max_size=3),
)


@given(st.lists(HOSTILE, min_size=1, max_size=25).map("".join))
def test_whatever_is_suggested_for_whatever_text_leaves_its_words(inner: str) -> None:
    source = f"{{#p1}}\n{inner}\n"
    article = draft("visit", one_text(source), ("en",), {FILE: source})
    found = suggest(article, NAMES, kinds=("actor", "term", "event", "date"))
    done = written(article, found.suggestions)
    old, new = parse(source, FILE), parse(done.files.get(FILE, source), FILE)
    assert [plain_block(b) for b in new.document.blocks] == [plain_block(b) for b in old.document.blocks]
    assert suggest(article, NAMES, kinds=("quote",)).suggestions is not None


def _spans(source: str) -> int:
    return sum(len(plain_with_spans(b)[1]) for b in parse(source, FILE).document.blocks)


def test_spans_nest_and_begin_where_words_do(tmp_path: Path) -> None:
    ar = "وقال *سلام حسين* لـوزارة الخارجية العراقية: “لا شيء في العراق يبقى على حاله”!"
    en = "Salam Hussein told [reporters](https://example.org/) that “Iraq’s *ways* never stay as they were”!"
    found = sat(tmp_path, [ar], [en], least=0.6)
    done, wrong = suggesting.accepted(found, suggesting.chosen(found.suggested.suggestions, "all"))
    assert wrong == ()
    quote = "{quote=salam-hussein-iraq}"
    assert done.files["content/articles/visit/ar.md"] == (
        "{#p1}\nوقال *[سلام حسين]{actor=salam-hussein}* لـ[وزارة الخارجية العراقية]{actor=ministry}: "
        f"[“لا شيء في [العراق]{{actor=state}} يبقى على حاله”]{quote}!\n"
    )
    assert done.files[FILE] == (
        "{#p1}\n[Salam Hussein]{actor=salam-hussein} told [reporters](https://example.org/) that "
        f"[“[Iraq]{{actor=state}}’s *ways* never stay as they were”]{quote}!\n"
    )


def test_what_lies_over_another_is_refused_and_the_surer_stays(tmp_path: Path) -> None:
    found = sat(tmp_path, ["كلام."], ["Salam Hussein of Iraq"])
    spots = [Spot("en", FILE, "p1", *place, "") for place in ((0, 13), (6, 21), (17, 21))]
    crossing = [Suggestion("term", "truce", (spot,), 0.9 - n / 10, "") for n, spot in enumerate(spots)]
    done = written(found.draft, crossing)
    assert [one for one, _ in done.refused] == [crossing[1]]
    assert "lies over" in done.refused[0][1]


def unsound(folder: Path) -> tuple[suggesting.Sitting, list[Suggestion]]:
    """Mentions of twenty words, of which three have values that would be read as something else."""
    found = sat(folder, ["كلام."], ["word " * 20])
    spots = [Spot("en", FILE, "p1", at, at + 4, "word") for at in range(0, 100, 5)]
    return found, [
        Suggestion("term", 'tru"}ce' if n in (3, 4, 17) else "truce", (spot,), 0.9, "")
        for n, spot in enumerate(spots)
    ]


def test_what_would_be_read_otherwise_is_refused_alone(tmp_path: Path) -> None:
    found, proposed = unsound(tmp_path)
    done = written(found.draft, proposed)
    assert [one for one, _ in done.refused] == [proposed[n] for n in (3, 4, 17)]
    assert done.files[FILE].count("{term=truce}") == 17


def test_which_are_unsound_is_not_looked_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, proposed = unsound(tmp_path)
    monkeypatch.setattr(writing, "_READ_AGAIN", 6 * sum(map(len, found.draft.sources.values())))
    done = written(found.draft, proposed)
    assert {why for _, why in done.refused} >= {writing._UNTRIED}
    assert done.files[FILE].count("{term=truce}") + len(done.refused) == 20


def test_more_than_can_be_looked_through_come_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tahqiq.author.suggest.SUGGESTIONS", 2)
    found = sat(tmp_path, ["العراق."], ["Iraq, Iraq, Iraq and Salam Hussein"]).suggested
    assert [one.spots[0].language for one in found.suggestions] == ["ar", "en"]
    assert found.left == 3


def test_of_a_very_long_text_the_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tahqiq.author.suggest.suggestion.SUGGESTED_CHARACTERS", 12)
    found = sat(tmp_path, ["العراق.", "العراق."], ["Iraq.", "Iraq, once more."])
    assert [(one.spots[0].language, one.spots[0].block) for one in found.suggested.suggestions] == [
        ("ar", "p1"),
        ("en", "p1"),
    ]
    assert found.draft.long == ("content/articles/visit/ar.md", FILE)
    done, wrong = suggesting.accepted(found, found.suggested.suggestions)
    assert wrong == ()
    assert done.files[FILE].endswith("Iraq, once more.\n")


def test_an_exclamation_mark_before_a_span_makes_no_picture(tmp_path: Path) -> None:
    found = sat(tmp_path, ["!العراق"], ["!Iraq and \\!Iraq"], kinds=("actor",))
    done, wrong = suggesting.accepted(found, found.suggested.suggestions)
    assert wrong == ()
    assert done.files[FILE] == "{#p1}\n\\![Iraq]{actor=state} and \\![Iraq]{actor=state}\n"


QUOTED = (
    ["قال سلام حسين: “لا شيء يبقى هنا على حاله”."],
    ["Salam Hussein said: “nothing stays here as it was”."],
)


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        ("", "\nquotes:\n  salam-hussein-nothing:\n    speaker: salam-hussein\n    mode: direct\n"),
        ("quotes:\n", "quotes:\n  salam-hussein-nothing:\n    speaker: salam-hussein\n    mode: direct\n"),
        (
            "quotes:\n    old: {speaker: rana-aziz, mode: indirect}\n\n# Former ids:\nformerly: [seen]\n",
            "    old: {speaker: rana-aziz, mode: indirect}\n    salam-hussein-nothing:\n      speaker: salam-hussein\n"
            "      mode: direct\n\n# Former ids:\nformerly: [seen]\n",
        ),
        (
            "quotes:\n  old:\n    speaker: rana-aziz\n    mode: indirect",
            "mode: indirect\n  salam-hussein-nothing:\n",
        ),
    ],
)
def test_entries_stand_among_the_others(tmp_path: Path, quotes: str, expected: str) -> None:
    project = edition(tmp_path, paragraphs(*QUOTED[0]), paragraphs(*QUOTED[1]))
    file = tmp_path / "content/articles/visit/article.yml"
    before = file.read_text(encoding="utf-8") + quotes
    file.write_text(before, encoding="utf-8")
    found = suggesting.sitting(project, "visit", kinds=("quote",))
    done, _ = suggesting.accepted(found, found.suggested.suggestions)
    after = done.files["content/articles/visit/article.yml"]
    assert expected in after
    root, problems = parse_yaml(after, "article.yml")
    assert problems == ()
    assert root
    assert root.text("quotes", "salam-hussein-nothing", "speaker") == "salam-hussein"


def test_quotes_between_braces_are_left_to_the_editor(tmp_path: Path) -> None:
    project = edition(tmp_path, paragraphs(*QUOTED[0]), paragraphs(*QUOTED[1]))
    file = tmp_path / "content/articles/visit/article.yml"
    file.write_text(
        file.read_text("utf-8") + "quotes: {old: {speaker: rana-aziz, mode: indirect}}\n", "utf-8"
    )
    found = suggesting.sitting(project, "visit")
    done, _ = suggesting.accepted(found, found.suggested.suggestions)
    assert ["lines of its own" in why for _, why in done.refused] == [True]
    assert "{actor=salam-hussein}" in done.files[FILE]
    assert "quote=" not in done.files[FILE]


def test_a_speaker_whom_nothing_tells_is_a_blank_that_the_check_finds(tmp_path: Path) -> None:
    found = sat(
        tmp_path, ["قال رجل: “لا شيء يبقى هنا على حاله”."], ["A man said: “nothing stays here as it was”."]
    )
    (quote,) = found.suggested.suggestions
    assert suggesting.chosen([quote], "all") == ()
    done, wrong = suggesting.accepted(found, suggesting.chosen([quote], "1"))
    assert "    speaker:  # who said it?" in done.files["content/articles/visit/article.yml"]
    assert wrong


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    project = edition(tmp_path, paragraphs("العراق"), paragraphs("Iraq"))
    file = tmp_path / FILE
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    found = suggesting.sitting(project, "visit", languages=("en",))
    done, _ = suggesting.accepted(found, found.suggested.suggestions)
    assert suggesting.as_on_disk(found, FILE, done.files[FILE]) == "\ufeff{#p1}\r\n[Iraq]{actor=state}\r\n"
    assert "-Iraq\r\n+[Iraq]{actor=state}\r\n" in suggesting.patch_of(found, done)


def test_an_article_without_article_yml_has_no_quotes_to_accept(tmp_path: Path) -> None:
    found = sat(tmp_path, *QUOTED)
    folder = ArticleFolder(
        "x", Record("content/articles/visit/article.yml", None), None, found.draft.folder.texts
    )
    done = written(found.draft._replace(folder=folder), found.suggested.suggestions)
    assert [one.kind for one, _ in done.refused] == ["quote"]
