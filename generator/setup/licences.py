"""Writes the list of licences and the notices that every site carries: `python generator/setup/licences.py`.

THIRD-PARTY.md names all that the tool is built and tested with, by the locks, and what of others it publishes.
templates/assets/LICENSES.txt is published with every site: the notices that the licences of those works ask for.
A test holds both to what is installed.
"""

from __future__ import annotations

from packages import REPOSITORY, licence_of, locked
from shipped import TEMPLATES, Work, works

LIST = REPOSITORY / "THIRD-PARTY.md"
NOTICES = TEMPLATES / "assets/LICENSES.txt"
_RULE = "-" * 100


def listed() -> str:
    """THIRD-PARTY.md. Without versions, which are in the locks: so it changes only when there is something to see."""
    shipped = "\n".join(
        f"| [{work.name}]({work.home}) | {work.licence} | {work.what} | {len(work.paths())} files |"
        for work in works()
    )
    build = _names("build.txt")
    return f"""# What others have made

Made by `make licences` from the locks in `generator/requirements/`, from what the packages say of themselves, and
where they say too little from the licences they bring (`generator/setup/packages.py`). Versions and digests are in the
locks, and in the SBOM that `make sbom` makes. The program itself is under the Apache License 2.0 ([LICENSE](LICENSE)),
the edition's texts under their own terms ([LICENSE-CONTENT.md](LICENSE-CONTENT.md)).

## Published with every site, and in the wheel

Each site carries their notices in `assets/tahqiq/LICENSES.txt`, and each typeface its licence beside it.

| what | licence | of it | |
|---|---|---|---|
{shipped}

Material's style sheets are taken from its package when a site is built. The wheel holds the typefaces, and in
`templates/frame/` the four drawings and a style sheet of Material's rules, for the theme of our own.

## Installed to build a site

{_table(build)}

## Installed in the place of MkDocs, to build with ProperDocs

{_table(_names("properdocs.txt") - build)}

## Installed to test, beside those

None of it is published, and none is part of the wheel.

{_table(_names("test.txt") - build)}

`pypandoc-binary` is MIT, and brings Pandoc, which is GPL-2.0-or-later: the tests run it as a program of its own.
"""


def _names(lock: str) -> set[str]:
    return {package.name for package in locked(lock)}


def _table(names: set[str]) -> str:
    rows = (f"| {name} | {licence_of(name) or 'unknown'} |" for name in sorted(names))
    return "\n".join(("| package | licence |", "|---|---|", *rows))


def notices() -> str:
    """LICENSES.txt: for each work of others what it is, whose, and the whole of its licence."""
    own = """This site was made with Tahqiq. Its style sheets, scripts and pages' frame are Tahqiq's, under the
Apache License 2.0, or made by others, as follows. The texts and the data of the site are licensed by its
publisher, and are not meant here.
"""
    apache = (REPOSITORY / "LICENSE").read_text(encoding="utf-8").strip()
    sections = (own, *map(_section, works()), f"Apache License 2.0\n\n{apache}\n")
    return f"\n{_RULE}\n\n".join(sections)


def _section(work: Work) -> str:
    text = work.notice.read_text(encoding="utf-8").strip()
    return f"{work.name}: {work.what}\n{work.home}\n{work.licence}\n\n{text}\n"


def main() -> None:
    """Writes both anew."""
    LIST.write_text(listed(), encoding="utf-8")
    NOTICES.write_text(notices(), encoding="utf-8")


if __name__ == "__main__":
    main()
