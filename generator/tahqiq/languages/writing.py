"""How a language is written, as far as the check of its texts must know: script, strange letters, marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Letters of a script (ISO 15924, in lower case), as the inside of a regular expression's class; from Unicode 16,
# Scripts.txt, without what several scripts share. A script that is not here is not judged.
SCRIPTS: Mapping[str, str] = {
    "latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff",
    "arab": "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc",
    "cyrl": "\u0400-\u0481\u048a-\u052f",
    "grek": "\u0370-\u0373\u0376\u0377\u037b-\u037d\u0386-\u03ff\u1f00-\u1ffc",
    "hebr": "\u05d0-\u05ea\u05ef-\u05f2",
    "armn": "\u0531-\u0556\u0561-\u0587",
    "geor": "\u10a0-\u10ff\u1c90-\u1cbf",
    "deva": "\u0904-\u0939\u0958-\u0961",
    "beng": "\u0985-\u09b9\u09dc-\u09e1",
}


@dataclass(frozen=True, slots=True)
class Writing:
    """What is usual and what is a slip in a language's texts. What is empty is not known, and not judged.

    `letters`: the letters of its script, as in SCRIPTS. `strangers`: characters of other keyboards that stand for
    the language's own, and which; empty where only a reader can tell. `punctuation`: marks of other scripts, and the
    language's own. `apostrophe`: its sign. `joiners`: whether zero-width joiners and non-joiners change words.
    `tight`: whether no space stands before , ; ? and the like. `marks`: pairs of quotation marks that it uses, opening
    mark first; `straight`: whether straight marks are but a typewriter's.
    """

    letters: str = ""
    strangers: Mapping[str, str] = field(default_factory=dict, hash=False)
    punctuation: Mapping[str, str] = field(default_factory=dict, hash=False)
    apostrophe: str = ""
    joiners: bool = True
    tight: bool = False
    marks: tuple[tuple[str, str], ...] = ()
    straight: bool = False


UNKNOWN = Writing()


def of_script(script: str) -> Writing:
    """What a script alone tells of a language."""
    return Writing(letters=SCRIPTS.get(script.lower(), ""), joiners=script.lower() != "latn")
