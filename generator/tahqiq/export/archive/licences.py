"""Licences of the edition, by what catalogues call them."""

from __future__ import annotations

import re

from tahqiq.model import Licence

# What texts and data are licensed under, of the SPDX licence list. All are in the list that CFF 1.2.0 closes over
# (schema.json, license-enum, of 2021-05-14) and in Zenodo's vocabulary of licences (zenodo-rdm, licenses.csv).
_OF_CREATIVE_COMMONS = (
    f"CC-{kind}-{version}"
    for kind in ("BY", "BY-NC", "BY-NC-ND", "BY-NC-SA", "BY-ND", "BY-SA")
    for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
)
_OTHERS = """
    CC-BY-3.0-AT CC-BY-3.0-US CC-BY-NC-ND-3.0-IGO CC-BY-SA-2.0-UK CC-BY-SA-3.0-AT CC0-1.0 CC-PDDC
    ODbL-1.0 ODC-By-1.0 PDDL-1.0 CDLA-Permissive-1.0 CDLA-Sharing-1.0 O-UDA-1.0 etalab-2.0 NLOD-1.0
    OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OGL-Canada-2.0 LAL-1.2 LAL-1.3 FSFAP Unlicense WTFPL
    GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3-only GFDL-1.3-or-later
    Apache-2.0 MIT MIT-0 0BSD BSD-2-Clause BSD-3-Clause ISC Zlib MPL-2.0 EUPL-1.2 UPL-1.0 Artistic-2.0
    GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later LGPL-2.1-only LGPL-2.1-or-later
    LGPL-3.0-only LGPL-3.0-or-later AGPL-3.0-only AGPL-3.0-or-later
"""
_LISTED = {name.casefold(): name for name in (*_OF_CREATIVE_COMMONS, *_OTHERS.split())}

_PUBLIC_DOMAIN = frozenset({"CC0-1.0", "CC-PDDC", "PDDL-1.0", "Unlicense"})
_DEED = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-([2-9]\.[0-9])(?:-([A-Z]{2,3}))?")


def spdx(name: str) -> str:
    """The identifier as the SPDX list writes it, where it is one that we know; else as it is."""
    return _LISTED.get(name.casefold(), name)


def listed(name: str) -> str:
    """The identifier, if both CFF 1.2.0 and Zenodo have it; else empty."""
    return _LISTED.get(name.casefold(), "")


def of_the_whole(licence: Licence) -> str:
    """The one licence under which all files together may be used, for catalogues that take only one; may be empty.

    It is that of texts and data where they have the same, and the more demanding one where the other is no more than
    a dedication to the public domain. Two that both demand something, or only one, make none for the whole.
    """
    text, data = spdx(licence.text), spdx(licence.data)
    if not text or not data:
        return ""
    if text == data or data in _PUBLIC_DOMAIN:
        return text
    return data if text in _PUBLIC_DOMAIN else ""


def address(name: str) -> str:
    """Where the licence can be read: its deed, or its page in the SPDX list; empty for what that list lacks."""
    name = spdx(name)
    if name == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if deed := _DEED.fullmatch(name):
        kind, version, country = deed.groups("")
        return f"https://creativecommons.org/licenses/{kind.lower()}/{version}/" + (
            f"{country.lower()}/" if country else ""
        )
    # LicenseRef and DocumentRef are for licences that are not listed (SPDX 2.3, section 10.1).
    unlisted = not name or name.startswith(("LicenseRef-", "DocumentRef-"))
    return "" if unlisted else f"https://spdx.org/licenses/{name}.html"
