"""The release archive: the edition in all its formats, with what a repository needs to keep and cite it.

Nobody is asked here where files lie: `release_files` makes what describes the archive, `archived` packs it; the
digests of its files prove it (evidence/checksums.py).
"""

from tahqiq.export.archive.packing import archived
from tahqiq.export.archive.release import release_files

__all__ = ["archived", "release_files"]
