"""What a browser may do with a page of a site, as Content Security Policies; decision 36.

All is forbidden, then what pages do is named. Content is inert without any of this: a policy is the second lock.
"""

from __future__ import annotations

from collections.abc import Mapping

TRUSTED = "tahqiq"
"""The one policy of Trusted Types: it makes the addresses of the two workers, and none else (js/workers.js)."""
_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # The theme's styles carry icons as data, for elements that no page of an edition has.
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "require-trusted-types-for": "'script'",
    "trusted-types": TRUSTED,
}
_NOTHING = {
    "default-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
# A header alone can say it; in a page it would be ignored, with a warning on the console.
_FRAMES = {"frame-ancestors": "'none'"}


def _said(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {values}" for name, values in directives.items())


POLICY = _said(_DIRECTIVES)
"""Of a page, in the page."""
POLICY_WITH_BASE = _said({**_DIRECTIVES, "base-uri": "'self'"})
"""Of a page that is shown in the place of any other, which says what its links count from."""
STILL = _said(_NOTHING)
"""Of a page that does nothing at all, in the page."""
PASSING = _said({**_NOTHING, "script-src": "'self'"})
"""Of the page of a former id, whose one script leads on (js/moved.js)."""
AS_HEADER = _said({**_DIRECTIVES, "base-uri": "'self'", **_FRAMES})
"""Of every answer of a server: what any page of a site may do. The page's own is added to it, and narrows it."""
STILL_AS_HEADER = _said({**_NOTHING, **_FRAMES})
"""Of data: opened in a browser, it is shown, and no more."""
REFERRER = "no-referrer"
"""What a page tells whoever a link leads to: nothing. Who reads of politics need not say so to the sources."""
