"""PDF: pages of a built site, printed by a headless Chromium; nothing of it touches a network."""

from tahqiq.publish.pdf.browser import BrowserFailed, NoBrowser, find_browser
from tahqiq.publish.pdf.printing import articles_to_print, printed

__all__ = ["BrowserFailed", "NoBrowser", "articles_to_print", "find_browser", "printed"]
