"""TEI P5: a file of each article, and the edition as a corpus that includes them.

`data/tei/<article>.xml` stands alone: it has short entries of all that it names. `data/tei.xml` has the register in
full, and the articles by XInclude. Every `xml:id` is unique among all these files (pointers.py).
"""

from tahqiq.export.format import Format
from tahqiq.export.tei.article import article_files
from tahqiq.export.tei.corpus import WHOLE

__all__ = ["TEI"]

TEI = Format("tei", wholes=(WHOLE,), each=article_files)
