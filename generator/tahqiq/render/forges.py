"""Forges: addresses at which GitHub, GitLab, Forgejo (Gitea, Codeberg) edit a file, list its changes, take reports.

Said in their documentation: GitHub "Creating an issue from a URL query" (an issue form takes fields by their ids),
GitLab "Create an issue using a URL with prefilled values", Gitea and Forgejo "Issue and Pull Request templates".
"""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from tahqiq.model import Repository

HOSTS = {
    "github": ("github",),
    "gitlab": ("gitlab", "salsa.debian.org", "invent.kde.org", "framagit.org"),
    "forgejo": ("codeberg.org", "gitea", "forgejo"),
}
"""How addresses of each begin, after `www.`; whatever else is said to be like GitHub."""
FORM = "error.yml"
"""The form of GitHub's that takes reports; where a repository has no such form, its `body` is used."""


def forge(repository: Repository) -> str:
    """What runs a repository's site: as edition.yml says, or as its address tells."""
    host = (urlsplit(repository.url).hostname or "").removeprefix("www.")
    known = (name for name, hosts in HOSTS.items() if host.startswith(hosts))
    return repository.forge or next(known, "github")


def edit_address(repository: Repository, file: str) -> str:
    """Where a file of the edition is edited; `#L12` behind it leads to a line."""
    way = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}[forge(repository)]
    return f"{_base(repository)}/{way}/{_path(repository, file)}"


def history_address(repository: Repository, file: str) -> str:
    """Where all changes of a file of the edition are listed."""
    way = {"github": "commits", "gitlab": "-/commits", "forgejo": "commits/branch"}[forge(repository)]
    return f"{_base(repository)}/{way}/{_path(repository, file)}"


def report_address(repository: Repository, title: str, address: str, body: str) -> str:
    """Where an issue is written: its title, the page that it is about, the rest of its text filled in."""
    if forge(repository) == "gitlab":
        query = {"issue[title]": title, "issue[description]": body}
        return f"{_base(repository)}/-/issues/new?{_query(query)}"
    query = {"title": title, "body": body}
    if forge(repository) == "github":
        query = {"template": FORM, "title": title, "address": address, "body": body}
    return f"{_base(repository)}/issues/new?{_query(query)}"


def _path(repository: Repository, file: str) -> str:
    folder = repository.folder.strip("/")
    path = f"{folder}/{file}" if folder else file
    return f"{quote(repository.branch)}/{quote(path)}"


def _base(repository: Repository) -> str:
    return repository.url.rstrip("/").removesuffix(".git")


def _query(fields: dict[str, str]) -> str:
    return urlencode(fields, quote_via=quote)
