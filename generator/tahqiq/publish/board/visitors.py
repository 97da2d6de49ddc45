"""Who may ask a preview: not other websites that an editor visits meanwhile, whatever name they go by (decision 36).

A browser lets any page send requests to this machine. It keeps their answers from that page, but not where a name of
the page's own leads here, too (DNS rebinding): so a request must name the preview by an address, or as it was started.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from tahqiq.publish.policy import AS_HEADER, REFERRER

_ASKS = ("GET", "HEAD")
_OWN = ("", "none", "same-origin")
_LOCAL = "localhost"
HEADERS = [
    ("Referrer-Policy", REFERRER),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
]
"""With every answer: no other website shows a preview, or learns of it."""
OF_PAGES = [("Content-Security-Policy", AS_HEADER)]
"""With every page, as a host would send it: who looks at a stranger's proposal is no less safe than its readers."""


def refused(environ: Mapping[str, Any], own_host: str, *, private: bool) -> tuple[str, str] | None:
    """The status and the sentence for a request that is not answered.

    `own_host` is the host that the preview was started for; of what is `private`, other origins are told nothing.
    """
    if environ.get("REQUEST_METHOD", "GET") not in _ASKS:
        return "405 Method Not Allowed", "A preview can only be read."
    if not _is_ours(str(environ.get("HTTP_HOST", "")), own_host):
        return (
            "421 Misdirected Request",
            "This preview does not go by that name: see the address it was started with.",
        )
    if private and environ.get("HTTP_SEC_FETCH_SITE", "") not in _OWN:
        return "403 Forbidden", "Other websites are told nothing of a preview."
    return None


def _is_ours(said: str, own_host: str) -> bool:
    """Whether a Host header (RFC 9110, 7.2) names this machine: nobody else's name can be an address."""
    if not said:
        return True  # no browser leaves it out
    try:
        name = urlsplit(f"//{said}").hostname or ""
    except ValueError:
        return False
    if name in (_LOCAL, own_host.lower()) or name.endswith(f".{_LOCAL}"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
