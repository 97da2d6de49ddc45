"""The language server through its protocol, on the small edition."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from editions import base, write
from languageserver import EVERYTHING, Editor, after, applied
from tahqiq.check import check
from tahqiq.problems import has_errors
from tahqiq.read import read_edition
from tahqiq.schema import EVENT
from tahqiq.schema.files import SOURCE

AR, EN = "content/articles/visit/ar.md", "content/articles/visit/en.md"
ARTICLE, SESSION = "content/articles/visit/article.yml", "content/events/session.yml"
HANA = "content/actors/hana.yml"


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return write(tmp_path / "edition", base())


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    editor = Editor(write(tmp_path_factory.mktemp("read") / "edition", base()))
    yield editor
    assert editor.close() == 0
    assert not [said for said in editor.said if "fault" in said]


@pytest.fixture
def reader(started: Editor) -> Iterator[Editor]:
    """One server for all tests that leave nothing on disk."""
    yield started
    for path in [*started.opened]:
        started.leave(path)
    started.until(lambda: not any(started.shown.values()))


@pytest.fixture
def editor(edition: Path) -> Iterator[Editor]:
    editor = Editor(edition)
    yield editor
    assert editor.close() == 0
    assert not [said for said in editor.said if "fault" in said]


def test_problems_as_one_types(reader: Editor) -> None:
    text = reader.open(AR)
    # Emoji count two each in UTF-16, and one each in our places.
    reader.type(AR, text.replace("[هناء]{actor=hana}", "👩🏽‍🌾 [هناء]{actor=hanaa}"))
    reader.until(lambda: reader.codes(AR) == ["unknown-actor"])
    (shown,) = reader.shown[reader.uri(AR)]
    assert shown.range == types.Range(types.Position(1, 26), types.Position(1, 31))
    assert shown.message == 'no actor "hanaa"; did you mean "hana"?'
    assert (shown.severity, shown.source) == (types.DiagnosticSeverity.Error, "tahqiq")
    assert shown.code_description is None
    assert reader.versions[reader.uri(AR)] == reader.version
    reader.type(AR, text)
    reader.until(lambda: not reader.codes(AR))


def test_an_edit_makes_other_files_wrong_and_right_again(reader: Editor) -> None:
    text, translation = reader.open(AR), reader.open(EN)
    reader.type(AR, text.replace("{#p1}", "{#p3}"))
    reader.until(lambda: bool(reader.codes(EN)))
    assert not reader.codes(SESSION), "one of its languages has the block"
    reader.type(EN, translation.replace("{#p1}", "{#p3}"))
    reader.until(lambda: reader.codes(SESSION) == ["unknown-block"] == reader.codes(HANA))
    reader.type(AR, text)
    reader.type(EN, translation)
    reader.until(lambda: not any(map(reader.codes, (AR, EN, SESSION, HANA))))


def test_warnings_are_shown_where_one_writes_and_errors_everywhere(edition: Path) -> None:
    event = edition / SESSION
    event.write_text(
        event.read_text().replace("stated: {ar: أمس}\n", "").replace("[hana, council]", "[hana, nobody]")
    )
    editor = Editor(edition)
    editor.until(lambda: bool(editor.codes(SESSION)))
    assert editor.codes(SESSION) == ["unknown-actor"]
    editor.open(SESSION)
    editor.until(lambda: len(editor.codes(SESSION)) == 2)
    editor.leave(SESSION)
    editor.until(lambda: editor.codes(SESSION) == ["unknown-actor"])
    editor.close()


@pytest.mark.parametrize(
    ("typed", "puts_in"),
    [
        ("[x]{actor=", "hana}"),
        ("[x]{actor=ha", "hana}"),
        ("[x]{actor=هنا", "hana}"),
        ("[x]{actor=هناءِ", "hana}"),
        ("[x]{actor=Hanaa", "hana}"),
        ("[x]{actor=البلدي", "council}"),
        ("[x]{actor=مجلس", "council}"),
        ("[x]{term=tru", "truce}"),
        ("[x]{event=جلسة", "session}"),
        ("[x]{quote=", "hope}"),
        ("[x]{", "actor="),
        ("[x]{da", "date="),
        ("[x](", "actor:"),
        ("[x](art", "article:"),
        ("[x](actor:هناء", "hana"),
        ("[x](article:زيارة", "visit"),
        ("[x](article:visit#", "p2"),
        ("\n\n{#", "p3}"),
        ("\n\n{#p3 .", "only"),
        ("\n\n{.le", "lead"),
    ],
)
def test_what_is_proposed_in_a_text(reader: Editor, typed: str, puts_in: str) -> None:
    text = reader.open(AR) + "\n{#p9}\n😀" + typed
    reader.type(AR, text)
    found = reader.complete(AR, after(text, "😀" + typed))
    assert puts_in in found
    item = found[puts_in]
    # Programs that compare beginnings must not put it away.
    word = typed.rpartition("=")[2] if "=" in typed else ""
    assert (item.filter_text or item.label).startswith(word)
    assert item.text_edit
    assert applied(text, [item.text_edit]).endswith(puts_in)


def test_a_proposal_replaces_the_id_that_stands_there(reader: Editor) -> None:
    text = reader.open(EN)
    found = reader.complete(EN, after(text, "[Hana]{actor=ha"))
    assert "council" not in found
    assert found["hana"].text_edit
    assert applied(text, [found["hana"].text_edit]) == text
    told = found["hana"].documentation
    assert isinstance(told, types.MarkupContent)
    assert all(word in told.value for word in ("هناء", "Hana", "person"))


@pytest.mark.parametrize(
    ("path", "old", "typed", "puts_in"),
    [
        (ARTICLE, "speaker: hana", "speaker: هن", "hana"),
        (ARTICLE, "mode: indirect", "mode: ", "direct"),
        (ARTICLE, "about: [truce]", "about: [", "truce"),
        (ARTICLE, "about: [truce]}", "about: [truce], ", "stance: "),
        (ARTICLE, "about: [truce]}", "about: [truce], stance: {tru", "truce: "),
        (ARTICLE, "about: [truce]}", "about: [truce], stance: {truce: ", "opposes"),
        (ARTICLE, "  rights: quoted", "  rights: ", "open"),
        (ARTICLE, "  rights: quoted", "  rights: quoted\n  out", "outlet: "),
        (ARTICLE, "texts:", "corrections:\n  - block: ", "p1"),
        (ARTICLE, "texts:", "corrections:\n  - ", "date: "),
        (ARTICLE, "  en: {kind: translation", "  en: {kind: ", "account"),
        (ARTICLE, "title: {ar: زيارة إلى البلدة, en: A visit to the town}", "title: {", "ar: "),
        (SESSION, "place: town", "place: ", "town"),
        (SESSION, "actors: [hana, council]", "actors:\n  - hana\n  - المجلس", "council"),
        (SESSION, "sources: [visit#p1]", "sources: [", "visit"),
        (SESSION, "sources: [visit#p1]", "sources: [visit#", "p2"),
        (SESSION, "sources: [visit#p1]", "infer", "inferred:"),
        (HANA, "kind: person", "kind: ", "office"),
        (HANA, "  - {of: council", "  - {of: ", "council"),
        (
            HANA,
            "  - {of: council, role: {ar: عضو, en: member}, attested: 2020-01-02, source: visit#p1}",
            "  -\n    du",
            "during: ",
        ),
        (HANA, "aliases: {en: [Hanaa]}", "aliases:\n  ", "en: "),
        ("content/edition.yml", "licence: {text: CC-BY-4.0, data: CC0-1.0}", "lic", "licence:"),
        (
            "content/terms/truce.yml",
            "definition: {ar: توقف عن القتال., en: A halt to fighting.}",
            "def",
            "definition:",
        ),
    ],
)
def test_what_is_proposed_in_yaml(reader: Editor, path: str, old: str, typed: str, puts_in: str) -> None:
    text = reader.open(path)
    assert old in text
    text = text.replace(old, typed, 1)
    reader.type(path, text)
    found = reader.complete(path, after(text, typed))
    assert puts_in in found


def test_a_place_is_no_person(reader: Editor) -> None:
    text = reader.open(SESSION)
    assert [*reader.complete(SESSION, after(text, "place: "))] == ["town"]


@pytest.mark.parametrize(
    ("path", "words", "tells"),
    [
        (AR, "[هناء]{actor=ha", ("هناء", "Hana", "person", "also: ⁨Hanaa⁩")),
        (AR, "[هنا", ("هناء", "Hana")),
        (AR, "الهدنة]{term=tr", ("هدنة", "truce", "A halt to fighting.")),
        (AR, "تأمل أ", ("Hana", "indirect", "hopes the truce will last")),
        (AR, "[أم", ("١ كانون الثاني ٢٠٢٠", "1 January 2020", "1441")),
        (SESSION, "place: to", ("البلدة", "The town", "place")),
        (SESSION, "dat", (EVENT.fields["date"].description, "Required")),
        (SESSION, "date: 2020", ("1 January 2020",)),
        (SESSION, "sources: [vi", ("A visit to the town",)),
        (SESSION, "sources: [visit#p", ("Hana visited the town",)),
        (ARTICLE, "  rig", (SOURCE.fields["rights"].description,)),
        (ARTICLE, "quotes:\n  ho", ("Hana", "indirect quotes are not verified")),
        (HANA, "{of: cou", ("The town council",)),
    ],
)
def test_what_is_told(reader: Editor, path: str, words: str, tells: tuple[str, ...]) -> None:
    text = reader.open(path)
    told = reader.hover(path, after(text, words))
    assert [word for word in tells if word not in told] == [], told


def test_nothing_is_told_of_plain_words(reader: Editor) -> None:
    text = reader.open(EN)
    assert reader.hover(EN, after(text, "She sa")) == ""


def test_going_to_definitions(reader: Editor) -> None:
    text = reader.open(AR)
    (found,) = reader.definition(AR, after(text, "{actor=ha"))
    assert found.uri == reader.uri(HANA)
    (found,) = reader.definition(AR, after(text, "{quote=ho"))
    assert (found.uri, found.range.start) == (reader.uri(ARTICLE), types.Position(11, 2))
    # From a block to the same block in the other language.
    (found,) = reader.definition(AR, after(text, "{#p"))
    assert (found.uri, found.range.start) == (reader.uri(EN), types.Position(0, 2))
    event = reader.open(SESSION)
    found_all = reader.definition(SESSION, after(event, "visit#p"))
    assert {location.uri for location in found_all} == {reader.uri(AR), reader.uri(EN)}


def test_finding_references(reader: Editor) -> None:
    text = reader.open(AR)
    found = reader.references(AR, after(text, "{actor=ha"))
    assert {location.uri for location in found} == {reader.uri(p) for p in (AR, EN, ARTICLE, SESSION)}
    # In an actor's own file, of the actor.
    reader.open(HANA)
    assert len(reader.references(HANA, types.Position(0, 0))) == len(found)


def test_symbols(reader: Editor) -> None:
    reader.open(EN)
    named = types.TextDocumentIdentifier(reader.uri(EN))
    found = reader.wait(reader.client.text_document_document_symbol_async(types.DocumentSymbolParams(named)))
    names = [symbol.name for symbol in found or ()]
    assert names == [
        "p1 Hana visited the town yesterday.",
        "p2 She said that she hopes the truce will last.",
    ]
    assert [s.name for s in found[1].children] == ["hope"]  # type: ignore[index, union-attr]
    for query in ("Hanaa", "هناءَ", "hana"):
        symbols = reader.wait(reader.client.workspace_symbol_async(types.WorkspaceSymbolParams(query)))
        assert [s.location.uri for s in symbols or ()] == [reader.uri(HANA)]


@pytest.mark.parametrize(
    ("path", "words", "new", "gone"),
    [
        (AR, "{actor=ha", "hana-ali", "actors/hana.yml"),
        (AR, "{term=tr", "ceasefire", "terms/truce.yml"),
        (AR, "{quote=ho", "a-hope", ""),
        (AR, "{#p", "p7", ""),
        (SESSION, "sources: [vi", "journey", "articles/visit"),
        (SESSION, "[hana, cou", "town-council", "actors/council.yml"),
    ],
)
def test_renaming(editor: Editor, edition: Path, path: str, words: str, new: str, gone: str) -> None:
    text = editor.open(path)
    at = after(text, words)
    before = check(read_edition(edition / "content"))
    params = types.PrepareRenameParams(**editor.at(path, at))
    prepared = editor.wait(editor.client.text_document_prepare_rename_async(params))
    assert isinstance(prepared, types.PrepareRenamePlaceholder)
    old = prepared.placeholder
    assert applied(text, [types.TextEdit(prepared.range, "")]).count(old) == text.count(old) - 1
    edit = editor.rename(path, at, new)
    assert edit
    editor.carry_out(edit)
    assert [p.code for p in check(read_edition(edition / "content"))] == [p.code for p in before]
    assert not gone or not (edition / "content" / gone).exists()


@pytest.mark.parametrize("new", ["Hana", "council", "hana", "a b", ""])
def test_a_bad_id_is_refused_with_a_sentence(reader: Editor, new: str) -> None:
    text = reader.open(AR)
    with pytest.raises(JsonRpcException, match=r"\.$"):
        reader.rename(AR, after(text, "{actor=ha"), new)


def test_an_editor_that_cannot_move_files_is_told_of_the_command(edition: Path) -> None:
    editor = Editor(edition, capabilities=types.ClientCapabilities())
    text = editor.open(AR)
    with pytest.raises(JsonRpcException, match="tahqiq rename"):
        editor.rename(AR, after(text, "{actor=ha"), "hana-ali")
    edit = editor.rename(AR, after(text, "{quote=ho"), "a-hope")
    assert edit
    assert {*(edit.changes or {})} == {editor.uri(p) for p in (AR, EN, ARTICLE)}
    editor.close()


def test_linking_a_name(reader: Editor) -> None:
    text = reader.open(AR) + "\n{#p3}\n😀 وعادت هناء إلى المجلس البلدي.\n"
    reader.type(AR, text)
    at = after(text, "وعادت هن")
    found = reader.actions(AR, types.Range(at, at))
    (action,) = [a for title, a in found.items() if "actor hana" in title]
    assert action.edit
    assert action.edit.document_changes
    assert "وعادت [هناء]{actor=hana} إلى" in applied(text, action.edit.document_changes[0].edits)  # type: ignore[union-attr]
    chosen = types.Range(after(text, "إلى "), after(text, "المجلس البلدي"))
    assert any("council" in title for title in reader.actions(AR, chosen, "refactor"))
    # What is linked already is not linked again.
    at = after(text, "زارت [هن")
    assert reader.actions(AR, types.Range(at, at)) == {}


def test_mending_a_problem(reader: Editor) -> None:
    text = reader.open(AR)
    text = text.replace("{actor=hana}", "{actor=hanaa}").replace("{term=truce}", "{trem=truce}")
    text = text.replace("[البلدة]{actor", "[البلدة] {actor")
    reader.type(AR, text)
    for words in ("{actor=han", "{tr", "[البلدة] "):
        at = after(text, words)
        (action,) = reader.actions(AR, types.Range(at, at), "quickfix").values()
        assert action.diagnostics
        assert action.edit
        assert action.edit.document_changes
        text = applied(text, action.edit.document_changes[0].edits)  # type: ignore[union-attr]
        reader.type(AR, text)
    assert text == (reader.root / AR).read_text()


def test_a_reference_to_an_article_is_mended_in_its_part(reader: Editor) -> None:
    text = reader.open(SESSION).replace("visit#p1", "visits#p1")
    reader.type(SESSION, text)
    at = after(text, "visi")
    (action,) = reader.actions(SESSION, types.Range(at, at), "quickfix").values()
    assert action.edit
    assert action.edit.document_changes
    assert "[visit#p1]" in applied(text, action.edit.document_changes[0].edits)  # type: ignore[union-attr]


def test_changes_on_disk(editor: Editor, edition: Path) -> None:
    editor.until(lambda: types.WORKSPACE_DID_CHANGE_WATCHED_FILES in editor.registered)
    editor.open(AR)
    (edition / HANA).rename(edition / "content/actors/huda.yml")
    editor.changed_on_disk(HANA, "content/actors/huda.yml")
    editor.until(lambda: "unknown-actor" in editor.codes(AR) and "unknown-actor" in editor.codes(SESSION))
    (edition / "content/actors/huda.yml").rename(edition / HANA)
    editor.changed_on_disk(HANA)
    editor.until(lambda: not editor.codes(AR) and not editor.codes(SESSION))
    shutil.rmtree(edition / "content/articles/visit")
    editor.leave(AR)
    editor.until(lambda: "unknown-article" in editor.codes(SESSION))
    shutil.rmtree(edition / "content")
    editor.changed_on_disk("content")
    editor.until(lambda: not any(editor.shown.values()))


def test_a_file_that_was_never_saved(reader: Editor) -> None:
    new = "content/actors/nadia.yml"
    reader.open(AR)
    reader.type(AR, (reader.root / AR).read_text().replace("actor=hana", "actor=nadia"))
    reader.until(lambda: reader.codes(AR) == ["unknown-actor"])
    reader.open(new, "kind: person\nname: {ar: نادية, en: Nadia}\n")
    reader.until(lambda: not reader.codes(AR))
    reader.leave(new)
    reader.until(lambda: reader.codes(AR) == ["unknown-actor"])


def test_several_editions_and_none(edition: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other" / "تحت 1" / "an edition", base())
    (tmp_path / "empty").mkdir()
    editor = Editor(edition, tmp_path / "other", tmp_path / "empty")
    editor.until(lambda: any("empty holds no edition" in said for said in editor.said))
    text = (other / AR).read_text()
    editor.root = other
    editor.open(AR, text.replace("actor=hana", "actor=hanaa"))
    editor.until(lambda: editor.codes(AR) == ["unknown-actor"])
    editor.root = tmp_path
    editor.open("notes.md", "[x]{actor=nobody}")
    assert editor.complete("notes.md", types.Position(0, 10)) == {}
    assert editor.hover("notes.md", types.Position(0, 10)) == ""
    assert editor.uri("notes.md") not in editor.shown
    editor.close()


def test_other_units_of_columns(edition: Path) -> None:
    for encoding, first in (("utf-8", 8 + 1), ("utf-32", 2 + 1)):
        general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)])
        editor = Editor(edition, capabilities=types.ClientCapabilities(general=general))
        assert editor.answer.capabilities.position_encoding == encoding
        text = editor.open(EN).replace("[Hana]{actor=hana}", "😀😀 [Hana]{actor=hanna}")
        editor.type(EN, text)
        editor.until(lambda editor=editor: editor.codes(EN) == ["unknown-actor"])  # type: ignore[misc]
        (shown,) = editor.shown[editor.uri(EN)]
        assert shown.range.start.character == first + len("[Hana]{actor=")
        editor.close()


def test_half_of_what_is_broken_is_answered(reader: Editor) -> None:
    for text in (
        "title: [",
        "{",
        "\x00",
        "a: &b\n",
        "\ud800",
        "quotes:\n  x: {speaker: [",
        "- - - {a",
        "? :\n: ?",
    ):
        reader.open(ARTICLE, text)
        for column in range(len(text) + 2):
            reader.complete(ARTICLE, types.Position(0, column))
            reader.hover(ARTICLE, types.Position(0, column))
        reader.actions(ARTICLE, types.Range(types.Position(0, 0), types.Position(9, 9)))
        reader.leave(ARTICLE)
    reader.open(ARTICLE)
    reader.until(lambda: not reader.codes(AR))
    assert not has_errors(check(read_edition(reader.root / "content")))


def test_the_capabilities(reader: Editor) -> None:
    can = reader.answer.capabilities
    assert can.text_document_sync
    assert can.rename_provider == types.RenameOptions(prepare_provider=True)
    assert can.document_link_provider is None
    assert EVERYTHING.general
    assert can.position_encoding == types.PositionEncodingKind.Utf16


def test_a_thing_is_made_for_a_name(editor: Editor) -> None:
    text = editor.open(EN) + "\n{#p3}\n😀 Then Nadia Karim left.\n"
    editor.type(EN, text)
    chosen = types.Range(after(text, "Then "), after(text, "Nadia Karim"))
    found = editor.actions(EN, chosen)
    assert [*found] == [
        "Make the actor nadia-karim for “Nadia Karim”, and link it",
        "Make the term nadia-karim for “Nadia Karim”, and link it",
    ]
    made = next(iter(found.values())).edit
    assert made
    (editor.root / EN).write_text(text, encoding="utf-8")
    editor.carry_out(made)
    assert "[Nadia Karim]{actor=nadia-karim}" in (editor.root / EN).read_text(encoding="utf-8")
    actor = read_edition(editor.root / "content").actors["nadia-karim"].root
    assert actor
    assert actor.text("name", "en") == "Nadia Karim"
