"""However an edition is divided, and in whatever order its parts come back, the same problems are found."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack

import editions
from golden.outcome import CASES
from harness import REPOSITORY
from tahqiq.check import Part, check, check_part, check_whole, register_of
from tahqiq.problems import Problem
from tahqiq.read import Manuscript, read_articles, read_edition, read_rest

PROBLEMS = sorted((Path(editions.__file__).parent / "problems").glob("*/bad.txt"))
GOLDEN = Path(editions.__file__).parent / "golden"
# Several articles that name each other and each other's blocks, well and badly, and claim former ids.
TANGLED = """\
-- content/articles/a/article.yml --
title: {ar: أ, en: A}
source: {language: ar, published: 2020-01-02, stated: {en: today}, rights: open}
texts: {ar: {kind: original}, en: {kind: translation, of: ar}}
formerly: [visit, old, older, c]
-- content/articles/a/ar.md --
{#p1}
[رابط](article:b#p1) و[رابط](article:b#p9) و[رابط](article:bb)

{#p2}
[رابط](article:visit#p2)
-- content/articles/a/en.md --
{#p1}
[link](article:b#p1) and [link](article:none#p1) and [link](article:visit)
-- content/articles/b/article.yml --
title: {ar: ب, en: B}
source: {language: en, published: 2020-01-03, inferred: {ar: من السياق, en: From the context}, rights: open}
texts: {ar: {kind: translation, of: en}, en: {kind: original}}
formerly: [old, older]
-- content/articles/b/ar.md --
{#p1}
[رابط](article:a#p2) و[رابط](article:c#p1)
-- content/articles/b/en.md --
{#p1}
[link](article:a#p3) and [Hana]{actor=hanna}
-- content/articles/c/en.md --
{#p1}
There is no article.yml here, and so no former id "c" that is taken.
-- content/articles/d/article.yml --
title: [
-- content/actors/other.yml --
kind: person
name: {ar: آخر, en: Other}
memberships: [{of: council, attested: 2020-01-02, source: a#p9}, {of: council, source: d}]
formerly: [hana]
-- content/events/first.yml --
title: {ar: أول, en: First}
date: 2020
stated: {en: this year}
sources: [visit#p1, a#p1]
-- content/events/second.yml --
title: {ar: ثان, en: Second}
date: 2020
stated: {en: this year}
sources: [a, b#p1]
-- content/events/third.yml --
title: {ar: ثالث, en: Third}
date: 2020
stated: {en: this year}
sources: [a, d, nowhere]
-- content/pages/about/en.md --
# About

A page that links to [an article](article:a#p7) and [another](article:visit#p1).
"""


def in_parts(content: Path, batches: Sequence[Sequence[str]]) -> tuple[Problem, ...]:
    """The check as processes of their own would do it, whose parts come back last first."""
    rest, _ = read_rest(content, "content")
    register = pickle.loads(pickle.dumps(register_of(rest)))
    read = [rest, *(read_articles(content, "content", batch) for batch in batches)]
    parts = [check_part(sent(manuscript), rest.languages(), register) for manuscript in read]
    kept = [msgpack.decode(msgpack.encode(part), type=Part) for part in parts]
    assert kept == parts == pickle.loads(pickle.dumps(parts))
    return check_whole(reversed(kept))


def sent(manuscript: Manuscript) -> Manuscript:
    """The manuscript as another process gets it."""
    found = pickle.loads(pickle.dumps(manuscript))
    assert found == manuscript
    return found


def whole(content: Path) -> tuple[Problem, ...]:
    """The check of all at once."""
    manuscript = read_edition(content, "content")
    return check_whole([check_part(manuscript, manuscript.languages(), register_of(manuscript))])


@pytest.mark.parametrize("path", PROBLEMS, ids=lambda path: path.parent.name)
def test_example(path: Path, tmp_path: Path) -> None:
    content = editions.write(tmp_path, editions.base(), path.read_text(encoding="utf-8")) / "content"
    _, ids = read_rest(content, "content")
    assert whole(content) == in_parts(content, [[name] for name in ids]) == check(read_edition(content))


@pytest.mark.parametrize("case", CASES)
def test_golden_editions(case: str, tmp_path: Path) -> None:
    text = (GOLDEN / case / "edition.txt").read_text(encoding="utf-8")
    body = text.partition("-- ")[1] + text.partition("-- ")[2]
    content = editions.write(tmp_path, editions.base(), body) / "content"
    _, ids = read_rest(content, "content")
    assert in_parts(content, [[name] for name in ids]) == whole(content)


def test_the_repository() -> None:
    content = REPOSITORY / "content"
    assert in_parts(content, [read_rest(content, "content")[1]]) == whole(content)


@pytest.fixture(scope="module")
def tangled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions.write(tmp_path_factory.mktemp("tangled"), editions.base(), TANGLED) / "content"


def test_what_is_tangled_is_told(tangled: Path) -> None:
    found = [(str(p.place).removeprefix("content/"), p.code) for p in check(read_edition(tangled))]
    between = {"former-id-taken", "unknown-article", "unknown-block", "stated-language", "unknown-actor"}
    assert [(place, code) for place, code in found if code in between] == [
        ("actors/other.yml:3:61", "unknown-block"),
        ("actors/other.yml:4:12", "former-id-taken"),
        ("articles/a/ar.md:2:23", "unknown-block"),
        ("articles/a/ar.md:2:45", "unknown-article"),
        ("articles/a/article.yml:2:55", "stated-language"),
        ("articles/a/article.yml:4:12", "former-id-taken"),
        ("articles/a/en.md:2:26", "unknown-article"),
        ("articles/b/article.yml:4:12", "former-id-taken"),
        ("articles/b/article.yml:4:17", "former-id-taken"),
        ("articles/b/en.md:2:1", "unknown-block"),
        ("articles/b/en.md:2:39", "unknown-actor"),
        ("events/first.yml:3:9", "stated-language"),
        ("events/third.yml:4:17", "unknown-article"),
        ("pages/about/en.md:3:22", "unknown-block"),
    ]


@given(data=st.data())
def test_any_partition(tangled: Path, data: st.DataObject) -> None:
    _, ids = read_rest(tangled, "content")
    order = data.draw(st.permutations(ids))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(ids) - 1))))
    batches = [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(ids)], strict=True)]
    assert in_parts(tangled, batches) == whole(tangled)


def test_reading_in_parts_is_reading(tangled: Path) -> None:
    rest, ids = read_rest(tangled, "content")
    parts = [read_articles(tangled, "content", [name]) for name in ids]
    problems = [problem for part in parts for problem in part.problems]
    read = read_edition(tangled)
    assert list(read.articles) == list(ids) == sorted(ids)
    assert read == replace(
        rest,
        articles={name: folder for part in parts for name, folder in part.articles.items()},
        problems=(*rest.problems, *problems),
    )
