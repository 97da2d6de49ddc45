"""The release archive: the edition in all its formats, with what a repository needs to keep and cite it.

Nobody is asked here where files lie: `release_files` makes what describes the archive, `checksums` what proves it,
`archived` packs it.
"""

from tahqiq.export.archive.checksums import CHECKSUMS, checksums
from tahqiq.export.archive.packing import archived
from tahqiq.export.archive.release import release_files

__all__ = ["CHECKSUMS", "archived", "checksums", "release_files"]
