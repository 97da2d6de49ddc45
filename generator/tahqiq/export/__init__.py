"""The edition in other people's formats, derived from the one model; one format a module."""

from tahqiq.export.edition_json import edition_json, edition_pieces, piece, skeleton
from tahqiq.export.whereabouts import PARTS, places_folders, places_json

__all__ = ["PARTS", "edition_json", "edition_pieces", "piece", "places_folders", "places_json", "skeleton"]
