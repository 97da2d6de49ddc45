"""The edition in other people's formats, derived from the one model; one format a module."""

from tahqiq.export.edition_json import edition_json
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
from tahqiq.export.formats import ALWAYS, FORMATS, NAMES, formats_named
from tahqiq.export.whereabouts import PARTS, places_folders, places_json

__all__ = [
    "ALWAYS",
    "ARTICLES",
    "FORMATS",
    "NAMES",
    "PARTS",
    "SECTIONS",
    "START",
    "Format",
    "Section",
    "Whole",
    "all_files",
    "edition_json",
    "formats_named",
    "names",
    "places_folders",
    "places_json",
    "whole_file",
]
