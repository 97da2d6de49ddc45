"""The edition in other people's formats, derived from the one model; one format a module."""

from tahqiq.export.format import (
    ARTICLES,
    SECTIONS,
    START,
    Format,
    Section,
    Whole,
    all_files,
    names,
    whole_file,
)
from tahqiq.export.formats import ALWAYS, NAMES, all_formats, formats_named
from tahqiq.export.whereabouts import PARTS, places_folders, places_json

__all__ = [
    "ALWAYS",
    "ARTICLES",
    "NAMES",
    "PARTS",
    "SECTIONS",
    "START",
    "Format",
    "Section",
    "Whole",
    "all_files",
    "all_formats",
    "formats_named",
    "names",
    "places_folders",
    "places_json",
    "whole_file",
]
