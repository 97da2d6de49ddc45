"""A deployed copy of a site, in a folder or at a web address, compared with a site that was built just now."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import IO, NamedTuple, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from tahqiq.publish.host_files import HOST_FILES
from tahqiq.publish.manifest import MANIFEST, head, read

MISSING, OTHER, EXTRA = "missing", "other", "extra"
INDEX = "index.html"
SECONDS = 30
AT_ONCE = 8
_LARGEST = 200_000_000
_SHOWN = 80
_TEXTS = (
    ".html",
    ".xml",
    ".json",
    ".jsonld",
    ".txt",
    ".css",
    ".js",
    ".csv",
    ".bib",
    ".ris",
    ".svg",
    ".ics",
    ".md",
)


class Difference(NamedTuple):
    """A file in which the copy is not the site: `how` is missing, other or extra; `detail` may say more."""

    path: str
    how: str
    detail: str = ""


class NoCopy(Exception):
    """There is nothing that could be a copy; the message says what was looked for."""


class Copy(Protocol):
    """A deployed copy. Its methods raise OSError where it cannot be asked."""

    def read(self, path: str) -> bytes | None:
        """A file of it; None where it has no such file."""

    def extra(self, known: Mapping[str, str]) -> list[str]:
        """The paths of what it has beside the files that are known, as far as it tells."""

    def expected(self, path: str) -> bool:
        """Whether a copy of this kind has such a file."""


class FolderCopy:
    """A copy in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: str) -> bytes | None:
        """As Copy has it."""
        try:
            return (self._folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def extra(self, known: Mapping[str, str]) -> list[str]:
        """As Copy has it: all that lies there."""
        found = []
        for folder, _, names in os.walk(self._folder):
            inside = Path(folder).relative_to(self._folder)
            found += [(inside / name).as_posix() for name in names]
        return sorted(path for path in found if path not in known and path != MANIFEST)

    def expected(self, path: str) -> bool:
        """As Copy has it."""
        return True


class WebCopy:
    """A copy at a web address. A page is asked for at the address of its folder, as readers do."""

    def __init__(self, address: str) -> None:
        self._address = address if address.endswith("/") else f"{address}/"
        self._opener = build_opener(_WithinOrigin(self._address))

    def read(self, path: str) -> bytes | None:
        """As Copy has it. Raises OSError with the address where the host does not answer, or not with a file."""
        asked = path[: -len(INDEX)] if path.endswith(f"/{INDEX}") or path == INDEX else path
        address = self._address + quote(asked)
        request = Request(address, headers={"Accept-Encoding": "identity", "User-Agent": "tahqiq"})
        try:
            with _opened(self._opener, request) as answer:
                data = answer.read(_LARGEST + 1)
        except HTTPError as error:
            with error:
                # The page for what is not found may be given with the status that says so.
                if error.code in (404, 410):
                    return error.read(_LARGEST) if path == "404.html" else None
            raise OSError(f"{address}: {error.code} {error.reason}") from error
        except (URLError, HTTPException, TimeoutError) as error:
            raise OSError(f"{address}: {getattr(error, 'reason', '') or error}") from error
        if len(data) > _LARGEST:
            raise OSError(f"{address}: more than {_LARGEST:,} bytes")
        return bytes(data)

    def extra(self, known: Mapping[str, str]) -> list[str]:
        """As Copy has it: what its own manifest names."""
        return sorted(path for path in read(self.read(MANIFEST) or b"") if path not in known)

    def expected(self, path: str) -> bool:
        """As Copy has it: hosts keep to themselves what says how to serve the rest."""
        return path not in HOST_FILES


class _WithinOrigin(HTTPRedirectHandler):
    """Follows redirects within the host that was asked, and no others."""

    def __init__(self, address: str) -> None:
        self._origin = urlsplit(address)[:2]

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> Request | None:
        if urlsplit(newurl)[:2] != self._origin:
            raise URLError(f"leads away to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _opened(opener: OpenerDirector, request: Request) -> HTTPResponse:
    answer: HTTPResponse = opener.open(request, timeout=SECONDS)
    return answer


def copy_at(where: str) -> Copy:
    """The copy that is meant by a web address or a folder. Raises NoCopy where there is no such folder."""
    if where.startswith(("https://", "http://")):
        return WebCopy(where)
    if not Path(where).is_dir():
        raise NoCopy(f"{where} is no folder, and no web address either (https://…)")
    return FolderCopy(Path(where))


def differences(
    site: Path, copy: Copy, progress: Callable[[int, int], None] = lambda done, all_of_it: None
) -> Iterator[Difference]:
    """Where a copy is not the site, in the order of paths. Raises OSError where the copy cannot be asked."""
    manifest = (site / MANIFEST).read_bytes()
    known = read(manifest)
    asked = [path for path in known if copy.expected(path)]
    same = True
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = threads.map(lambda path: _compared(site, copy, path, known[path]), asked)
        for n, difference in enumerate(found, 1):
            progress(n, len(asked))
            if difference:
                same = False
                yield difference
    yield from (Difference(path, EXTRA) for path in copy.extra(known))
    # Where anything is another, it is too: that says nothing more.
    if same and (difference := _compared(site, copy, MANIFEST, sha256(manifest).hexdigest())):
        yield difference


def _compared(site: Path, copy: Copy, path: str, digest: str) -> Difference | None:
    data = copy.read(path)
    if data is None:
        return Difference(path, MISSING)
    if sha256(data).hexdigest() == digest:
        return None
    return Difference(path, OTHER, _detail((site / path).read_bytes(), data, path))


def _detail(here: bytes, there: bytes, path: str) -> str:
    """In what the bytes of a file differ: sizes; of texts the first line that is another, from where it is."""
    sizes = (
        f"{len(here):,} bytes here, {len(there):,} there"
        if len(here) != len(there)
        else f"{len(here):,} bytes each"
    )
    if not path.endswith(_TEXTS):
        return sizes
    lines = [data.decode(errors="replace").splitlines() for data in (here, there)]
    number = next(
        (n for n, pair in enumerate(zip(*lines, strict=False)) if pair[0] != pair[1]), min(map(len, lines))
    )
    pair = [one[number] if number < len(one) else "" for one in lines]
    same = next(
        (n for n, both in enumerate(zip(*pair, strict=False)) if both[0] != both[1]), min(map(len, pair))
    )
    start = max(same - _SHOWN // 4, 0)
    shown = [("…" if start else "") + one[start : start + _SHOWN] for one in pair]
    return f"{sizes}; line {number + 1}: here {shown[0]!r}, there {shown[1]!r}"


class Origin(NamedTuple):
    """What a copy says of how it was made: the program with its version, and the address it was made for."""

    program: str
    address: str


def origin(copy: Copy, home: str) -> Origin:
    """Of a copy; `home` is the path of a page that says where it is published. Raises OSError."""
    page = (copy.read(home) or b"").decode(errors="replace")
    _, _, rest = page.partition('<link rel="canonical" href="')
    program = head(copy.read(MANIFEST) or b"").partition(":")[0].removeprefix("# ")
    return Origin(program, rest.partition('"')[0])


def home(site: Path) -> str:
    """The path of the first language's first page, in a site that was built."""
    paths = read((site / MANIFEST).read_bytes())
    return min((path for path in paths if path.count("/") == 1 and path.endswith(f"/{INDEX}")), default=INDEX)
