"""The edition in other people's formats, derived from the one model; one format a module."""

from tahqiq.export.edition_json import edition_json
from tahqiq.export.format import Format, Section, Whole, all_files, whole_file
from tahqiq.export.formats import FORMATS
from tahqiq.export.whereabouts import PARTS, places_folders, places_json

__all__ = [
    "FORMATS",
    "PARTS",
    "Format",
    "Section",
    "Whole",
    "all_files",
    "edition_json",
    "places_folders",
    "places_json",
    "whole_file",
]
