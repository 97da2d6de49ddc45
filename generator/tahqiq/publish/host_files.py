"""Files for hosts: how they serve a site. Hosts keep them to themselves."""

from __future__ import annotations

HOST_FILES: tuple[str, ...] = ("_headers", ".htaccess")
"""Paths that no host answers with."""
