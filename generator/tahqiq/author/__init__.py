"""Proposes content files to an editor: evidence and stamps for the lock, articles from documents. Pure."""

from tahqiq.author.imports import Imported, import_text
from tahqiq.author.lock import Lock, lock_of, lock_text, with_stamps, without_strays
from tahqiq.author.mending import MENDED, mends
from tahqiq.author.verify import Verified, verify

__all__ = [
    "MENDED",
    "Imported",
    "Lock",
    "Verified",
    "import_text",
    "lock_of",
    "lock_text",
    "mends",
    "verify",
    "with_stamps",
    "without_strays",
]
