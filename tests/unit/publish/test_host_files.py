"""What hosts are told: one table, the same in every form of it."""

from __future__ import annotations

import re

import pytest

import manual_pages
from hosts import headers_of, rules_of
from tahqiq.publish import host_files
from tahqiq.publish.policy import AS_HEADER, PASSING, POLICY, STILL, STILL_AS_HEADER

PATHS = {
    "/en/": (AS_HEADER, None, None),
    "/404.html": (AS_HEADER, None, None),
    "/data": (AS_HEADER, None, None),
    "/ar/data/": (AS_HEADER, None, None),
    "/data/edition.json": (f"{AS_HEADER}, {STILL_AS_HEADER}", "*", None),
    "/assets/stylesheets/main.57a0d79d.min.css": (AS_HEADER, None, "public, max-age=31536000, immutable"),
    "/assets/tahqiq/index/start.json": (AS_HEADER, None, None),
    "/sw.js": (AS_HEADER, None, None),
}


@pytest.mark.parametrize(("path", "told"), PATHS.items())
def test_a_path_is_told_what_it_may(path: str, told: tuple[str, str | None, str | None]) -> None:
    headers = headers_of(rules_of(host_files.headers_file()), path)
    names = ("Content-Security-Policy", "Access-Control-Allow-Origin", "Cache-Control")
    assert tuple(map(headers.get, names)) == told
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_only_policies_are_said_twice_of_a_path() -> None:
    """Joined by a comma, all of several policies hold; two ages of a file would be nonsense."""
    for rule in host_files.RULES[1:]:
        under = [r for r in host_files.RULES if rule.beginning.startswith(r.beginning) and r is not rule]
        said = {name for other in under for name in other.headers}
        assert said & set(rule.headers) <= {"Content-Security-Policy"}


def test_hosts_with_limits_take_it() -> None:
    """Cloudflare reads 100 rules, and 2,000 characters of a line."""
    lines = host_files.headers_file().splitlines()
    assert len(lines) < 100 and max(map(len, lines)) < 2000
    assert all(line.isascii() for line in lines)


@pytest.mark.parametrize("policy", [POLICY, STILL, PASSING, AS_HEADER, STILL_AS_HEADER])
def test_a_policy_forbids_all_and_allows_nothing_unsafe(policy: str) -> None:
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert len(directives) == policy.count(";") + 1, "no directive twice: the second would be ignored"
    assert policy.startswith("default-src 'none'; ")
    assert set(" ".join(directives.values()).split()) <= {"'none'", "'self'", "'script'", "tahqiq"}
    assert directives["require-trusted-types-for"] == "'script'"
    assert "upgrade-insecure-requests" not in directives, "a site must work at http://127.0.0.1"


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("", "/"),
        ("https://example.org", "/"),
        ("https://example.org/edition", "/edition/"),
        ("https://example.org/~a/b-c.d/", "/~a/b-c.d/"),
        ('https://example.org/a"b/', "/"),
        ("https://example.org/%0aHeader%20set/", "/"),
        ("https://example.org/طبعة/", "/"),
    ],
)
def test_only_a_plain_path_gets_into_the_files(address: str, base: str) -> None:
    assert host_files.base_of(address) == base
    files = host_files.host_files(address)
    assert tuple(files) == host_files.HOST_FILES
    assert f"ErrorDocument 404 {base}404.html\n".encode() in files[".htaccess"]
    assert re.escape(f"m#^{re.escape(base)}data/#") in re.escape(files[".htaccess"].decode())


def test_every_form_says_every_header() -> None:
    forms = (host_files.apache_file("/e/"), host_files.nginx("/e/"), host_files.caddy("/e/"))
    for rule in host_files.RULES:
        for name, value in rule.headers.items():
            assert all(name in form and f'"{value}"' in form for form in forms)


@pytest.mark.parametrize("language", manual_pages.LANGUAGES)
@pytest.mark.parametrize("form", [host_files.nginx, host_files.caddy])
def test_the_manual_shows_what_the_table_says(language: str, form: object) -> None:
    shown = [typed.text.strip() for typed in manual_pages.typed("hosting", language)]
    assert callable(form) and form("/edition/").strip() in shown
