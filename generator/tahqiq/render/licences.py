"""Licences: where the text of one stands, by its SPDX identifier."""

from __future__ import annotations

_ADDRESSES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def licence_address(spdx: str) -> str:
    """The address of a licence's text; empty where we do not know it."""
    return _ADDRESSES.get(spdx, "")
