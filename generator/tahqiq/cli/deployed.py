"""`tahqiq verify --site`: a deployed copy compared with a rebuild."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.text import Text

from tahqiq.cli.building import publishing
from tahqiq.cli.options import project_in
from tahqiq.cli.report import CONTENT, USAGE, err, fail, out, stages
from tahqiq.publish.deployed import Difference, FolderCopy, NoCopy, Origin, copy_at, differences, home, origin
from tahqiq.publish.manifest import MANIFEST

NAMED = 40
"""So many differences are named in text; JSON has all."""


def verify_copy(root: Path, where: str, form: str) -> None:
    """Builds the edition as it is here into a folder that goes again, and says where the copy is another.

    Ends with status 1 where it is.
    """
    project = project_in(root)
    if not project.configuration.is_file():
        fail(f"There is no {project.configuration.name} here: MkDocs needs it to publish the edition.", USAGE)
    try:
        copy = copy_at(where)
    except NoCopy as error:
        fail(f"{error}.", USAGE)
    with (
        publishing("Nothing was compared."),
        stages() as progress,
        TemporaryDirectory(prefix="tahqiq-") as folder,
    ):
        from tahqiq.publish.run import build_site

        site = Path(folder, "site")
        build_site(project.configuration, site, progress, lambda problems: None, passing=True)
        page = home(site)
        made = origin(FolderCopy(site), page), origin(copy, page)
        found = tuple(differences(site, copy))
    notes = tuple(_notes(*made))
    if form == "json":
        named = [difference._asdict() for difference in found]
        out().print_json(
            json.dumps({"copy": where, "notes": notes, "differences": named}, ensure_ascii=False)
        )
    else:
        _say(where, notes, found)
    sys.exit(CONTENT if found else 0)


def _notes(here: Origin, there: Origin) -> Iterator[str]:
    """What explains many differences at once."""
    if not there.program:
        yield f"The copy has no {MANIFEST} of a site: it was built by an older program, or is another site."
    elif there.program != here.program:
        yield f"The copy was built by {there.program}, this one by {here.program}."
    if there.address != here.address:
        shown = [address or "no address" for address in (there.address, here.address)]
        yield f"The copy was built for {shown[0]}, this one for {shown[1]}: build with the same SITE_URL."


def _say(where: str, notes: tuple[str, ...], found: tuple[Difference, ...]) -> None:
    for note in notes:
        err().print(Text(note, style="yellow"))
    for difference in found[:NAMED]:
        detail = f": {difference.detail}" if difference.detail else ""
        out().print(Text(f"{difference.how:7} {difference.path}{detail}"))
    if len(found) > NAMED:
        out().print(f"… and {len(found) - NAMED:,} more; --format json names all.")
    if found:
        err().print(
            Text(
                f"{where} differs from the edition as it is here in {len(found):,} files. If it should not: is this "
                "the commit that was published, without other changes; are mkdocs.yml, SITE_URL and the installed "
                "versions those that it was built with?"
            )
        )
    else:
        err().print(Text(f"{where} is the edition as it is here, byte for byte."))
