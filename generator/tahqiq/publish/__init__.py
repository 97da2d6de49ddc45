"""Pages to a site: MkDocs's pages and files, what the theme is told, the fresh folder put in place.

Where ProperDocs, the continuation of MkDocs 1.x, is installed and MkDocs is not, `mkdocs` is another name for it: here,
so that every module of this package, and the plugin, finds it. `properdocs build` does so too, whatever is installed.
"""

import sys
from importlib.util import find_spec

if "mkdocs" not in sys.modules and find_spec("mkdocs") is None and find_spec("properdocs") is not None:
    import properdocs.replacement  # noqa: F401
