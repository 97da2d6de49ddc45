"""Views: frozen objects that templates are given, one module a kind of page."""
