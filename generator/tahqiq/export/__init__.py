"""The edition in other people's formats, derived from the one model; one format a module."""

from tahqiq.export.edition_json import edition_json, edition_pieces, piece, skeleton
from tahqiq.export.places_json import places_json, places_paths

__all__ = ["edition_json", "edition_pieces", "piece", "places_json", "places_paths", "skeleton"]
