"""Web Annotation: what is said of each passage of an article, beside its text (W3C, Web Annotation Data Model).

One AnnotationCollection for each article and language, at `data/annotations/<article>.<language>.json`, with its only
AnnotationPage inside. Motivations tell what is what: actors and events are `identifying`, terms `linking`, dates
`tagging`, quotes `describing`, editorial footnotes `commenting`.
"""

from tahqiq.export.annotations.collection import ANNOTATIONS, path

__all__ = ["ANNOTATIONS", "path"]
