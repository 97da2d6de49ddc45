"""What a site asks of its host, in files that common hosts read; decision 36.

One table says which headers go with which paths. `_headers` (Netlify, Cloudflare Pages and others) and `.htaccess`
(Apache) are made of it, and so are the examples for nginx and Caddy in the manual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from tahqiq.publish.policy import AS_HEADER, REFERRER, STILL_AS_HEADER

HOST_FILES = ("_headers", ".htaccess")
"""Files at the root of a site that are for its host: many hosts don't hand them out."""

FRESH = "no-cache"
"""Of all that has no other: kept, and asked for again each time, so that a correction is seen at once."""


class Rule(NamedTuple):
    """Headers of all paths that begin so, beside those of other rules that fit; of all paths, where it is empty."""

    beginning: str
    headers: Mapping[str, str]


_CACHE = "Cache-Control"
_POLICY = "Content-Security-Policy"
_REFUSED = (
    *(
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
    ),
    *("hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)
RULES = (
    Rule(
        "",
        {
            _POLICY: AS_HEADER,
            "Referrer-Policy": REFERRER,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Cross-Origin-Opener-Policy": "same-origin",
            # All of it is published for everybody: pages elsewhere may show its images and read its files.
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _REFUSED),
        },
    ),
    Rule("data/", {_POLICY: STILL_AS_HEADER, "Access-Control-Allow-Origin": "*"}),
    # The theme's styles have a digest of their text in their names.
    Rule("assets/stylesheets/", {_CACHE: "public, max-age=31536000, immutable"}),
    Rule("assets/tahqiq/fonts/", {_CACHE: "public, max-age=604800"}),
)
TYPES = {
    "bib": "application/x-bibtex",
    "css": "text/css",
    "csv": "text/csv",
    "epub": "application/epub+zip",
    "graphml": "application/xml",
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "png": "image/png",
    "ris": "application/x-research-info-systems",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "woff2": "font/woff2",
    "xml": "application/xml",
}
"""By the ending of a name; with `nosniff`, a browser believes nothing else."""
_BINARY = ("epub", "png", "woff2")
TEXTS = tuple(ending for ending in TYPES if ending not in _BINARY)
"""Endings of what is text, in UTF-8."""
# Paths with other characters would have to be written in another way for each host.
_PLAIN = re.compile(r"[\w.~/-]+", re.ASCII)
_HEAD = "# Made by Tahqiq: what pages and files may do, and how long they keep (see the manual, Hosting)."


def host_files(address: str) -> dict[str, bytes]:
    """The files by path. `address` is the site's own, or empty."""
    texts = (headers_file(), apache_file(base_of(address)))
    return {path: text.encode() for path, text in zip(HOST_FILES, texts, strict=True)}


def base_of(address: str) -> str:
    """The path of the site at its host, ending with `/`; that of the root where it is not known, or not plain."""
    path = unquote(urlsplit(address).path) or "/"
    return path.rstrip("/") + "/" if _PLAIN.fullmatch(path) else "/"


def headers_file() -> str:
    """`_headers`. Where several rules fit, hosts join their values with commas.

    Policies that are joined all hold. Of how long things keep, no two rules say anything about one path, so the rest is
    left to these hosts: they have browsers ask again each time.
    """
    lines = [_HEAD]
    for rule in RULES:
        lines += [f"/{rule.beginning}*", *(f"  {name}: {value}" for name, value in rule.headers.items())]
    return "\n".join(lines) + "\n"


def apache_file(base: str) -> str:
    """`.htaccess`: only what `AllowOverride FileInfo` lets it say. Rules of some paths need `base` to be right."""
    said = "\n".join(f"  {line}" for line in _apache_headers(base))
    types = "\n".join(f"AddType {kind} .{ending}" for ending, kind in TYPES.items())
    texts = " ".join(f".{ending}" for ending in TEXTS)
    return (
        f"{_HEAD}\nErrorDocument 404 {base}404.html\n{types}\nAddCharset utf-8 {texts}\n"
        f"<IfModule mod_headers.c>\n{said}\n</IfModule>\n"
    )


def _apache_headers(base: str) -> Iterator[str]:
    yield f'Header always set {_CACHE} "{FRESH}"'
    for rule in RULES:
        where = (
            f' "expr=%{{REQUEST_URI}} =~ m#^{re.escape(base + rule.beginning)}#"' if rule.beginning else ""
        )
        for name, value in rule.headers.items():
            yield f'Header always set {name} "{value}"{where}'


def nginx(base: str) -> str:
    """An example of a server's settings; what differs by path is a map, since `add_header` is not added to."""
    maps = "".join(_nginx_map(name, base) for name in _varying())
    fixed = "".join(f'    add_header {name} "{value}" always;\n' for name, value in _fixed().items())
    varied = "".join(f"    add_header {name} {_variable(name)} always;\n" for name in _varying())
    types = "".join(f"        {kind} {ending};\n" for ending, kind in TYPES.items())
    # nginx itself adds pages to both lists, and warns of what is named twice.
    texts = " ".join(sorted({TYPES[ending] for ending in TEXTS} - {TYPES["html"]}))
    return (
        f"{maps}server {{\n    server_name example.org;\n    root /var/www;\n    error_page 404 {base}404.html;\n"
        f"{fixed}{varied}    types {{\n{types}    }}\n"
        f"    charset utf-8;\n    charset_types {texts};\n    gzip on;\n    gzip_types {texts};\n}}\n"
    )


def _nginx_map(name: str, base: str) -> str:
    lines = (
        f'    ~^{re.escape(base + beginning)} "{value}";\n' for beginning, value in _varying()[name].items()
    )
    return f'map $uri {_variable(name)} {{\n    default "{_default(name)}";\n{"".join(lines)}}}\n'


def _variable(name: str) -> str:
    return "$tahqiq_" + name.lower().replace("-", "_")


def caddy(base: str) -> str:
    """An example of a server's settings. Each rule excludes the others: which of two would win is hard to foresee."""
    fixed = "".join(f'        {name} "{value}"\n' for name, value in _fixed().items())
    varied = "".join(_caddy_rules(name, base) for name in _varying())
    return (
        "example.org {\n    root * /var/www\n    encode zstd gzip\n"
        f"    header {{\n{fixed}    }}\n{varied}    file_server\n"
        f"    handle_errors {{\n        rewrite * {base}404.html\n        file_server\n    }}\n}}\n"
    )


def _caddy_rules(name: str, base: str) -> str:
    by_path = {f"{base}{beginning}*": value for beginning, value in _varying()[name].items()}
    found = "".join(f'    header {path} {name} "{value}"\n' for path, value in by_path.items())
    if not _default(name):
        return found
    other = "@other-" + name.lower()
    return f'{found}    {other} not path {" ".join(by_path)}\n    header {other} {name} "{_default(name)}"\n'


def _varying() -> dict[str, dict[str, str]]:
    """Headers that are not the same at all paths: their values by the beginnings of paths."""
    found: dict[str, dict[str, str]] = {}
    for rule in RULES[1:]:
        for name, value in rule.headers.items():
            found.setdefault(name, {})[rule.beginning] = value
    return found


def _fixed() -> dict[str, str]:
    varying = _varying()
    return {name: value for name, value in RULES[0].headers.items() if name not in varying}


def _default(name: str) -> str:
    return RULES[0].headers.get(name, FRESH if name == _CACHE else "")
