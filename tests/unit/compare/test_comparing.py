"""What has changed between two revisions of a small edition: each kind of change, as values."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from revised import commit, committed, git
from tahqiq import pipeline, revisions
from tahqiq.compare import Change, Comparison, Difference
from tahqiq.compare.differences import changed_problems
from tahqiq.comparing import compared
from tahqiq.read import read_articles
from tahqiq.read.project import find_project


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    committed(tmp_path, editions.base())
    return tmp_path


def now(folder: Path, *texts: str) -> Comparison:
    """What changes if these files are written."""
    editions.write(folder, *texts)
    return compared(find_project(folder))


def replaced(folder: Path, file: str, old: str, new: str) -> Comparison:
    """What changes if some words of a file are others."""
    path = folder / "content" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return compared(find_project(folder))


def only(comparison: Comparison) -> Difference:
    (difference,) = comparison.differences
    return difference


def change(comparison: Comparison, aspect: str) -> Change:
    (found,) = [c for d in comparison.differences for c in d.changes if c.aspect == aspect]
    return found


def values(found: tuple[object, ...]) -> list[str]:
    return [said.value for said in found]  # type: ignore[attr-defined]


def test_nothing_has_changed(edition: Path) -> None:
    assert now(edition).empty
    assert compared(find_project(edition), "HEAD", "HEAD").empty


def test_only_how_it_is_written_is_no_change(edition: Path) -> None:
    assert replaced(edition, "articles/visit/en.md", "{#p2}\n", "\n{#p2}\n").empty
    assert replaced(edition, "terms/truce.yml", "definition:", "definition:  ").empty


def test_a_text_word_by_word_and_what_became_of_its_translation(edition: Path) -> None:
    found = replaced(edition, "articles/visit/ar.md", "تأمل أن تدوم", "ترجو أن تدوم")
    block = change(found, "block")
    assert (block.state, block.language, block.block, block.form) == ("changed", "ar", "p2", "paragraph")
    assert [p.text for p in block.pieces if p.state != "same"] == ["تأمل", "ترجو"]
    assert [(c.language, c.state) for c in block.counterparts] == [("en", "unchanged")]
    assert change(found, "quote.words").about == "hope"
    found = replaced(edition, "articles/visit/en.md", "hopes the", "wishes the")
    assert {c.counterparts[0].state for d in found.differences for c in d.changes if c.counterparts} == {
        "changed"
    }


STAMP = """\
-- content/articles/visit/article.lock.yml --
translations:
  en:
    p2: 0000000000000000
"""


def test_a_translation_that_is_stale_and_one_that_is_stamped(edition: Path) -> None:
    fresh = STAMP.replace("0" * 16, fingerprint(edition))
    committed(edition, fresh)
    found = replaced(edition, "articles/visit/ar.md", "تأمل أن", "ترجو أن")
    assert [c.state for c in change(found, "block").counterparts] == ["stale"]
    assert [p.code for p in found.new] == ["translation-stale"]
    found = now(edition, STAMP.replace("0" * 16, fingerprint(edition)))
    assert [c.state for c in change(found, "block").counterparts] == ["stamped"]
    commit(edition)
    assert change(now(edition, STAMP), "block-unstamped").block == "p2"


def fingerprint(edition: Path) -> str:
    from tahqiq.evidence import fingerprint
    from tahqiq.model import build

    article = build(pipeline.whole(find_project(edition))[0]).articles["visit"]
    return fingerprint(article.texts[0].blocks[1].plain)


def test_a_translation_alone(edition: Path) -> None:
    found = replaced(edition, "articles/visit/en.md", "visited", "went to")
    assert [c.state for c in change(found, "block").counterparts] == ["original-unchanged"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_blocks_come_go_and_move(edition: Path, language: str) -> None:
    for file in ("ar", "en"):
        path = edition / f"content/articles/visit/{file}.md"
        first, second = path.read_text("utf-8").split("\n\n")
        path.write_text(f"{second}\n{first}\n\n{{#p3}}\nNew.\n", "utf-8")
    blocks = [c for c in only(compared(find_project(edition))).changes if c.aspect == "block"]
    assert [(c.block, c.state) for c in blocks if c.language == language] == [("p3", "added")]
    assert [(c.block, c.state) for c in blocks if not c.language] == [("p1", "moved")]
    git(edition, "commit", "-qam", "more")
    path = edition / f"content/articles/visit/{language}.md"
    path.write_text(path.read_text("utf-8").partition("{#p3}")[0], "utf-8")
    removed = [c for c in only(compared(find_project(edition), "HEAD")).changes if c.aspect == "block"]
    assert [(c.block, c.state, c.language) for c in removed] == [("p3", "removed", language)]


@pytest.mark.parametrize(
    ("old", "new", "aspect", "state"),
    [
        ("[the town]{actor=town}", "the town", "mention.actor", "removed"),
        ("[the town]{actor=town}", "[the town]{actor=council}", "mention.actor", "changed"),
        ("visited", "[visited]{event=session}", "mention.event", "added"),
        ("{date=2020-01-01}", "{date=2020-01}", "mention.date", "changed"),
        ("visited", "*visited*", "block-markup", "changed"),
        ("{#p1}\n", "{#p1}\n## ", "block-form", "changed"),
        ("the town]{actor=town}", "the town.]{actor=town}[^n]", "note", "added"),
    ],
)
def test_links_and_marks(edition: Path, old: str, new: str, aspect: str, state: str) -> None:
    if "[^n]" in new:
        path = edition / "content/articles/visit/en.md"
        path.write_text(path.read_text("utf-8") + "\n[^n]: A note.\n", "utf-8")
    found = change(replaced(edition, "articles/visit/en.md", old, new), aspect)
    assert (found.state, found.language) == (state, "en")


@pytest.mark.parametrize(
    ("file", "old", "new", "aspect", "before", "after"),
    [
        ("actors/hana.yml", "kind: person", "kind: office", "kind", ["kind.person"], ["kind.office"]),
        ("actors/hana.yml", "en: Hana}", "en: Hanna}", "name", ["Hana"], ["Hanna"]),
        ("actors/hana.yml", "[Hanaa]", "[Hanaa, Hanna]", "aliases", [], ["Hanna"]),
        ("actors/hana.yml", "en: member", "en: chair", "membership", ["member"], ["chair"]),
        ("actors/hana.yml", "kind: person", "kind: person\nidentifiers: {wikidata: Q1}", "identifier", [], ["Q1"]),
        ("events/session.yml", "2020-01-01", "2020-01~", "date", ["2020-01-01"], ["2020-01~"]),
        ("events/session.yml", "ar: أمس", "ar: البارحة", "stated", ["أمس"], ["البارحة"]),
        ("events/session.yml", "[hana, council]", "[council]", "actors", ["hana"], []),
        ("terms/truce.yml", "A halt", "A stop", "definition", ["A halt to fighting."], ["A stop to fighting."]),
        ("articles/visit/article.yml", "mode: indirect", "mode: partial", "quote.mode", ["mode.indirect"],
         ["mode.partial"]),
        ("articles/visit/article.yml", "speaker: hana", "speaker: council", "quote.speaker", ["hana"], ["council"]),
        ("articles/visit/article.yml", "about: [truce]", "date: 2020", "quote.date", [], ["2020"]),
        ("articles/visit/article.yml", "about: [truce]", "channel: post", "quote.channel", [], ["channel.post"]),
        ("articles/visit/article.yml", "about: [truce]", "stance: {truce: supports}", "quote.stance", [],
         ["truce supports"]),
        ("articles/visit/article.yml", "rights: quoted", "rights: open", "rights", ["rights.quoted"],
         ["rights.open"]),
        ("articles/visit/article.yml", "  rights:", "  url: https://x.example/\n  rights:", "url", [],
         ["https://x.example/"]),
        ("edition.yml", "A little edition", "A small edition", "title", ["A little edition"], ["A small edition"]),
    ],
)  # fmt: skip
def test_facts(
    edition: Path, file: str, old: str, new: str, aspect: str, before: list[str], after: list[str]
) -> None:
    found = change(replaced(edition, file, old, new), aspect)
    assert (values(found.before), values(found.after)) == (before, after)


def test_a_correction(edition: Path) -> None:
    path = edition / "content/articles/visit/article.yml"
    line = "corrections:\n  - {date: 2020-02-01, block: p1, text: {ar: صُحّح., en: Mended.}}\n"
    path.write_text(path.read_text("utf-8") + line, "utf-8")
    added = [c for c in only(compared(find_project(edition))).changes if c.aspect == "correction"]
    assert [(c.state, c.about, c.language) for c in added] == [
        ("added", "2020-02-01 p1", "ar"), ("added", "2020-02-01 p1", "en")
    ]  # fmt: skip


def test_a_page(edition: Path) -> None:
    found = replaced(edition, "pages/about/en.md", "little", "small")
    assert only(found).kind == "page"
    assert [p.text for p in change(found, "block").pieces if p.state != "same"] == ["little", "small"]


def test_things_come_and_go(edition: Path) -> None:
    actor = "-- content/actors/salma.yml --\nkind: person\nname: {ar: سلمى, en: Salma}\n"
    found = now(edition, actor)
    assert (only(found).kind, only(found).id, only(found).state) == ("actor", "salma", "added")
    assert values(change(found, "kind").after) == ["kind.person"]
    commit(edition)
    gone = only(compared(find_project(edition), "HEAD~1", "HEAD"))
    assert gone == only(found)
    (edition / "content/actors/salma.yml").unlink()
    assert (only(now(edition)).state, only(now(edition)).changes) == ("removed", ())


def test_a_thing_that_is_renamed_is_one_thing_wherever_it_is_named(edition: Path) -> None:
    for path in (edition / "content").rglob("*.*"):
        text = path.read_text("utf-8")
        for old in ("actor=town", "place: town"):
            text = text.replace(old, old.replace("town", "the-town"))
        path.write_text(text, "utf-8")
    found = now(
        edition,
        "-- delete content/actors/town.yml --\n-- content/actors/the-town.yml --\n"
        "kind: place\nname: {ar: البلدة, en: The town}\nformerly: [town]\n",
    )
    assert (only(found).id, only(found).state, only(found).formerly) == ("the-town", "renamed", "town")
    assert only(found).changes == ()


def test_evidence_is_found_and_lost(edition: Path) -> None:
    from tahqiq.evidence import digest

    replaced(edition, "articles/visit/article.yml", "mode: indirect", "mode: direct")
    commit(edition)
    source = "2f0c4e8f4b1c7e6a5d3b9a8f7e6d5c4b3a29180716253443526170899aabbccd"
    lock = (
        f"-- content/articles/visit/article.lock.yml --\nsource: {source}\nquotes:\n  hope:\n"
        f"    sha256: {digest(['تأمل أن تدوم الهدنة'])}\n    at: [10-29]\n"
    )
    found = now(edition, lock)
    assert values(change(found, "quote.evidence").after) == ["10-29"]
    assert ([p.code for p in found.new], [p.code for p in found.gone]) == ([], ["quote-unverified"])
    commit(edition)
    found = replaced(edition, "articles/visit/ar.md", "تأمل أن", "ترجو أن")
    assert values(change(found, "quote.evidence").after) == ["diff.evidence.broken"]
    assert [p.code for p in found.new] == ["quote-changed"]


def test_of_what_has_errors_the_texts_are_compared(edition: Path) -> None:
    found = replaced(
        edition, "articles/visit/en.md", "visited [the town]{actor=town}", "saw [it]{actor=nobody}"
    )
    assert only(found).partial
    assert [p.text for p in change(found, "block").pieces if p.state != "same"] == [
        "visited the town",
        "saw it",
    ]
    assert [p.code for p in found.new] == ["unknown-actor"]


def test_an_edition_that_is_broken_altogether(edition: Path) -> None:
    found = replaced(edition, "edition.yml", "title:", "tittle: [")
    assert ("edition", True) in [(d.kind, d.partial) for d in found.differences]
    assert found.new


def test_problems_elsewhere_are_found_without_reading_all(edition: Path) -> None:
    other = (
        editions.base()
        .partition("-- content/articles/visit/article.yml --")[2]
        .partition("-- content/pages")[0]
    )
    other = f"-- content/articles/second/article.yml --{other}".replace("articles/visit/", "articles/second/")
    committed(edition, other)
    before = pipeline.checked(find_project(edition)).problems
    (edition / "content/terms/truce.yml").unlink()
    found = compared(find_project(edition))
    assert (found.new, found.gone) == changed_problems(
        before, pipeline.checked(find_project(edition)).problems
    )
    assert {p.place.file.split("/")[2] for p in found.new} == {"visit", "second"}


def test_articles_that_are_as_they_were_are_not_read(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = (
        editions.base()
        .partition("-- content/articles/visit/article.yml --")[2]
        .partition("-- content/pages")[0]
    )
    for name in ("second", "third"):
        other = f"-- content/articles/visit/article.yml --{visit}"
        editions.write(edition, other.replace("articles/visit/", f"articles/{name}/"))
    commit(edition)
    asked: list[str] = []

    def read(root: str, name: str, ids: list[str]) -> object:
        asked.extend(ids)
        return read_articles(root, name, ids)

    monkeypatch.setattr("tahqiq.comparing.read_articles", read)
    found = replaced(edition, "articles/second/en.md", "visited", "went to")
    assert (only(found).id, set(asked)) == ("second", {"second"})


def test_another_language_concerns_all_articles(edition: Path) -> None:
    before = pipeline.checked(find_project(edition)).problems
    found = replaced(edition, "edition.yml", "[ar, en]", "[ar, en, fa]")
    after = pipeline.checked(find_project(edition)).problems
    assert (found.new, found.gone) == changed_problems(before, after)
    assert "content/articles/visit/article.yml" in {p.place.file for p in found.new}
    commit(edition)
    assert compared(find_project(edition), "HEAD~1", "HEAD").new == found.new


def test_all_that_is_said_of_the_repository_is_compared(edition: Path) -> None:
    text = editions.base().partition("-- content/edition.yml --")[2].partition("\n-- ")[0]
    url = "https://git.example/edition"
    editions.write(edition, f"-- content/edition.yml --{text}\nrepository: {{url: '{url}'}}\n")
    commit(edition)
    found = change(replaced(edition, "edition.yml", f"'{url}'", f"'{url}', forge: gitlab"), "repository")
    assert values(found.before + found.after) == [f"{url} main", f"{url} main gitlab"]


def test_an_edition_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    committed(tmp_path, "-- README --\nHello.\n")
    folder = editions.write(tmp_path / "books/little", editions.base())
    commit(tmp_path)
    assert only(replaced(folder, "terms/truce.yml", "A halt", "A stop")).id == "truce"
    (tmp_path / "README").write_text("Goodbye.\n")
    git(tmp_path, "commit", "-qam", "mended")
    assert compared(find_project(folder), "HEAD").empty
    assert {d.id for d in compared(find_project(folder), "HEAD~2", "HEAD").differences} > {
        "visit",
        "truce",
        "hana",
    }


def test_by_itself_it_compares_with_where_the_branch_began(edition: Path) -> None:
    git(edition, "checkout", "-qb", "mending")
    replaced(edition, "terms/truce.yml", "A halt", "A stop")
    commit(edition)
    git(edition, "checkout", "-q", "main")
    replaced(edition, "actors/hana.yml", "en: Hana}", "en: Hanna}")
    commit(edition)
    git(edition, "checkout", "-q", "mending")
    assert [d.id for d in compared(find_project(edition)).differences] == ["truce"]


def test_links_in_a_revision_lead_nowhere(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("kind: person\nname: {ar: سر, en: Secret}\n", "utf-8")
    (edition / "content/actors/spy.yml").symlink_to(tmp_path / "secret")
    commit(edition)
    (edition / "content/actors/spy.yml").unlink()
    assert "Secret" not in str(compared(find_project(edition), "HEAD"))


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "HEAD:content", ""])
def test_what_is_no_revision_is_said(edition: Path, name: str) -> None:
    if name:
        with pytest.raises(revisions.NoRevision, match="no revision"):
            compared(find_project(edition), name)
    else:
        with pytest.raises(revisions.NoRevision, match="git init"):
            (edition / ".git").rename(edition / "not-git")
            compared(find_project(edition))
