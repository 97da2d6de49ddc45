"""A comparison as it is printed: for a terminal, for a pull request, as a page, for programs; one form a module."""

from tahqiq.compare.forms.data import as_json
from tahqiq.compare.forms.markdown import as_markdown
from tahqiq.compare.forms.page import as_page
from tahqiq.compare.forms.terminal import as_text

__all__ = ["as_json", "as_markdown", "as_page", "as_text"]
