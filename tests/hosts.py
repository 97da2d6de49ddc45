"""A static host that does what a site's `_headers` says, as Netlify documents it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

from harness import answering

Rules = list[tuple[str, list[tuple[str, str]]]]


def rules_of(text: str) -> Rules:
    """Each path of a `_headers` file with its headers."""
    found: Rules = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            name, _, value = line.strip().partition(": ")
            found[-1][1].append((name, value))
        else:
            found.append((line, []))
    return found


def headers_of(rules: Rules, path: str) -> dict[str, str]:
    """What is sent with a path: of all rules that fit, values of one name joined by commas."""
    found: dict[str, str] = {}
    for pattern, headers in rules:
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            for name, value in headers:
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


class _Answer(SimpleHTTPRequestHandler):
    """Answers as a host does for the site in the folder `below` its root."""

    def __init__(self, *given: object, rules: Rules, below: str, **named: object) -> None:
        self.rules, self.below = rules, below
        super().__init__(*given, **named)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        path = "/" + urlsplit(self.path).path.removeprefix(self.below)
        for name, value in headers_of(self.rules, path).items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.below))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of requests."""


@contextmanager
def strictly_hosted(site: Path, below: str = "/") -> Iterator[str]:
    """A site on loopback, below a path; gives its address."""
    rules = rules_of((site / "_headers").read_text("utf-8"))
    with answering(partial(_Answer, directory=str(site), rules=rules, below=below)) as address:
        yield f"{address}{below}"
