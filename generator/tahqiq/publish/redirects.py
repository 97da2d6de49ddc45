"""Pages that lead from an earlier id to the one of today, so that old links live on without a server."""

from __future__ import annotations

from html import escape
from urllib.parse import urljoin

from tahqiq.publish.policy import PASSING, REFERRER
from tahqiq.publish.shell import ASSETS
from tahqiq.render import Site, relative

SCRIPT = ASSETS + "js/moved.js"
"""Takes what the old link says after the address along; without it only the page would be reached (decision 37)."""
PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="{referrer}">
<title>{link}</title>
<meta name="robots" content="noindex">
<script src="{script}"></script>
<noscript><meta http-equiv="refresh" content="0; url={link}"></noscript>
{canonical}</head>
<body><p><a href="{link}">{link}</a></p></body>
</html>
"""


def redirect_files(site: Site, address: str) -> dict[str, bytes]:
    """The file of each redirect, by its path. `address` is the site's own, or empty."""
    found: dict[str, bytes] = {}
    for old, new in site.redirects:
        canonical = f'<link rel="canonical" href="{escape(urljoin(address, new))}">\n' if address else ""
        text = PAGE.format(
            language=escape(old.partition("/")[0]),
            policy=escape(PASSING),
            referrer=REFERRER,
            link=escape(relative(old, new)),
            script=escape(relative(old, SCRIPT)),
            canonical=canonical,
        )
        found[f"{old}index.html"] = text.encode()
    return found
