"""Proof over text alone: a quote's words, their digest and place in a source, a block's fingerprint."""

from tahqiq.evidence.fingerprints import fingerprint, seen
from tahqiq.evidence.words import Interval, digest, locate, trim, words

__all__ = ["Interval", "digest", "fingerprint", "locate", "seen", "trim", "words"]
