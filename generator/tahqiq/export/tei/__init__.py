"""TEI P5: a file of each article, one of the register, and the edition as a corpus that includes them all.

`data/tei/<article>.xml` stands alone: it has short entries of all that it names. `data/tei-register.xml` has them in
full, and `data/tei.xml` all of it by XInclude. Every `xml:id` is unique among all these files (pointers.py).
"""

from tahqiq.export.format import Format
from tahqiq.export.tei import corpus, register
from tahqiq.export.tei.article import article_files

__all__ = ["TEI"]

TEI = Format("tei", wholes=(corpus.WHOLE, register.WHOLE), each=article_files)
