"""An edition on a desk says what a whole check says, whatever was typed, saved, moved or deleted before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from editions import base, write
from harness import REPOSITORY, eventually
from tahqiq.check import check
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.editions import edition_of, editions_in
from tahqiq.read import read_edition
from tahqiq.read.project import find_project

PIECES = (
    "[هناء]{actor=hana}",
    "{actor=hanaa}",
    "{#p1}\n",
    "{#p9}\n",
    "languages: [ar, en]",
    "languages: [ar]",
    "formerly: [hana, session, visit]\n",
    "visit#p1",
    "visit",
    "visits",
    "[",
    "{",
    "\n",
    "  ",
    ": ",
    "kind: country",
    "😀",
    "\x00",
    "\ufeff",
)
NEW = (
    "actors/nadia.yml",
    "actors/town.yml",
    "events/visits.yml",
    "articles/visits/article.yml",
    "articles/visit/fr.md",
    "articles/visit/map.png",
    "articles/stray.txt",
    "articles/visit/deep/file.md",
    "pages/about/fr.md",
    "stray.yml",
    "actors/sub/x.yml",
    "edition.yml",
)


def same(desk: Desk) -> None:
    desk.judge_typed()
    while desk.behind:
        desk.catch_up(60)
    assert desk.all_problems() == check(read_edition(desk.store, desk.project.name))


def files(root: Path) -> list[str]:
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


@settings(max_examples=60)
@given(st.data())
def test_it_says_what_a_check_says(tmp_path_factory, data) -> None:  # type: ignore[no-untyped-def]
    root = write(tmp_path_factory.mktemp("desk"), base())
    content = root / "content"
    desk = Desk(find_project(root))
    desk.look()
    same(desk)
    for _ in range(data.draw(st.integers(1, 6))):
        what = data.draw(st.sampled_from(["type", "save", "new", "delete", "close", "move"]))
        there = files(content)
        path = data.draw(st.sampled_from(there or ["edition.yml"]))
        if what in ("type", "save"):
            text = desk.store.text(path)
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.integers(start, min(len(text), start + 20)))
            text = text[:start] + data.draw(st.sampled_from(PIECES)) + text[end:]
            _put(desk, path, text, saved=what == "save")
        elif what == "new":
            _put(
                desk,
                data.draw(st.sampled_from(NEW)),
                data.draw(st.sampled_from(PIECES)),
                saved=data.draw(st.booleans()),
            )
        elif what == "delete":
            (content / path).unlink(missing_ok=True)
        elif what == "move" and there:
            (content / path).rename((content / path).with_name("x-" + Path(path).name))
        elif desk.store.texts:
            desk.written(data.draw(st.sampled_from(sorted(desk.store.texts))), None)
        desk.look()
        same(desk)


def _put(desk: Desk, path: str, text: str, *, saved: bool) -> None:
    if not saved:
        desk.written(path, text)
        return
    where = desk.project.content / path
    if where.parent.is_dir() or not where.parent.exists():
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(text, encoding="utf-8")


def test_an_actor_typed_away_and_back(tmp_path: Path) -> None:
    root = write(tmp_path, base())
    desk = Desk(find_project(root))
    desk.look()
    same(desk)
    assert desk.all_problems() == ()
    desk.written("edition.yml", "title: {ar: أ, en: a}\nlanguages: [ar]\n")
    same(desk)
    assert desk.all_problems()
    desk.written("edition.yml", None)
    same(desk)
    assert desk.all_problems() == ()


def test_only_what_was_typed_is_checked_again(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    desk = Desk(find_project(tmp_path))

    def still() -> bool:
        desk.look()
        same(desk)
        desk.look()
        return not desk.behind

    # What was copied a moment ago is looked at again.
    eventually(still)
    desk.changed.clear()
    path = next(p for p in files(tmp_path / "content") if p.startswith("articles/") and p.endswith(".md"))
    desk.written(path, desk.store.text(path) + "\n")
    desk.judge_typed()
    assert [*desk.changed] == [desk.piece_of(path)]
    assert not desk.behind
    desk.look()
    assert not desk.behind


def test_where_editions_are(tmp_path: Path) -> None:
    root = write(tmp_path / "a" / "b" / "edition", base())
    found: Callable[[Path], list[Path]] = lambda folder: [p.root for p in editions_in(folder)]  # noqa: E731
    assert found(tmp_path) == [root]
    assert found(root) == [root]
    assert found(root / "content" / "articles") == [root]
    assert found(root / "content" / "articles" / "visit") == [root]
    assert edition_of(root / "mkdocs.yml") is None
    (root / "content" / "edition.yml").unlink()
    assert found(root) == [root], "mkdocs.yml says that it is one"
    shutil.rmtree(root / "content")
    assert found(tmp_path) == []


def test_what_others_ask_of_an_article(tmp_path: Path) -> None:
    root = write(tmp_path, base())
    desk = Desk(find_project(root))
    desk.look()
    same(desk)
    for language in ("ar", "en"):
        path = f"articles/visit/{language}.md"
        desk.written(path, desk.store.text(path).replace("{#p1}", "{#p3}"))
    same(desk)
    codes = [p.code for p in desk.problems("events/session.yml")]
    assert codes == ["unknown-block"]
    for language in ("ar", "en"):
        desk.written(f"articles/visit/{language}.md", None)
    same(desk)
    folder = root / "content" / "articles"
    for old, new, hint in (("visit", "elsewhere", ""), ("elsewhere", "visits", 'did you mean "visits"?')):
        (folder / old).rename(folder / new)
        desk.look()
        same(desk)
        assert [p.hint for p in desk.problems("events/session.yml") if p.code == "unknown-article"] == [hint]
    (folder / "visits").rename(folder / "visit")
    desk.look()
    same(desk)
    assert desk.all_problems() == ()
