"""Documents to articles: a reader of each form makes a draft, which is cleaned and becomes an article's files."""

from tahqiq.author.imports.article import Imported, Told, extracted, import_draft, import_text
from tahqiq.author.imports.cleaning import cleaned
from tahqiq.author.imports.draft import Draft
from tahqiq.author.imports.markdown import markdown_draft
from tahqiq.author.imports.pandoc import pandoc_draft
from tahqiq.author.imports.plain import plain_draft
from tahqiq.author.imports.written import escaped

__all__ = [
    "Draft",
    "Imported",
    "Told",
    "cleaned",
    "escaped",
    "extracted",
    "import_draft",
    "import_text",
    "markdown_draft",
    "pandoc_draft",
    "plain_draft",
]
