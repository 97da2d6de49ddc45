"""What an edition's files may hold at most: the one table of it. What is over a limit is a problem, never cut silently.

Beyond them lies what no person has written and what would cost minutes or gigabytes to judge. The largest real things
known are named beside each; record 30 has the measurements.
"""

FILE_BYTES = 4_000_000
"""Any content file, a picture too."""
TEXT_CHARACTERS = 1_000_000
"""A file of text: YAML or Markdown. The longest article has 10,762."""
BLOCK_CHARACTERS = 20_000
"""Lines without an empty one between, in Markdown. The longest paragraph has 1,525."""
BLOCKS = 2_000
"""Of such runs of lines in one file. The longest text has 92."""
LINES = 20_000
"""Of one Markdown file. Items of lists, rows of tables, breaks and headings are lines; the longest has 153."""
MARKS = 50_000
"""Signs of one Markdown file that a mark of Markdown may begin with. The text with the most has 505."""
BLOCK_ACTORS = 50
"""Different actors that a block names, in all languages: each two of them are a tie. At most 11 are known."""
ADDRESS_CHARACTERS = 2_000
"""The address of one link. A sitemap takes 2,048; the longest known has 57."""
LABELLED_CHARACTERS = 500_000
"""What the links of one file take from definitions, together: a short label can say a long address again and again."""
VALUE_CHARACTERS = 5_000
"""One value or key in YAML. The longest has 460."""
NAME_CHARACTERS = 500
"""A name or a title: it stands wherever its thing is named. The longest has 88."""
ITEMS = 2_000
"""Of one list or mapping in YAML: quotes, memberships, other forms of a name, stamps of blocks."""
LANGUAGES = 30
"""Of an edition: all that is written is written so often."""
PAGES = 100
"""Editorial pages of an edition: each leads to all others. The editions known have up to 3."""
FORMER_IDS = 20
"""Of one thing: each is a page that leads on, in each language."""
SILENCES = 100
"""Of one article: each is looked for in all of it."""
NODES = 100_000
"""Beginnings, ends and values in one YAML file. The largest record has some 2,000."""
DEPTH = 50
"""Levels that lie inside one another, in YAML and in Markdown. People need six; more would exhaust a walker's stack."""
DATE_CHARACTERS = 1_000
"""One EDTF expression. A set of eighty days has that many."""
PROBLEMS = 1_000
"""Of one kind that are listed for one file; one more line says how many there are beside these."""
HINTS = 300
"""Words of one part of an edition for which the nearest known one is looked for."""
SUGGESTED_CHARACTERS = 200_000
"""Of one text, that are looked through for annotations to propose. The longest article has 10,762."""
SUGGESTIONS = 5_000
"""Annotations that are proposed for one article at a time, and doubts. The longest article, bare of any, has 238."""
PANDOC_SECONDS = 5
"""Of a processor, in which Pandoc has read a document; where the system cannot tell, `PANDOC_PATIENCE` by the clock."""
PANDOC_PATIENCE = 120
PANDOC_MEGABYTES = 400
"""Of memory for what Pandoc holds of a document; the program itself has some 100 beside."""
PANDOC_BYTES = 50_000_000
"""Of what it says of one. A megabyte of words comes to 7,400,000."""
AGAIN_BYTES = 1_000_000
"""Of a file, read again by `check --fix` to see what a round of mending has left; real ones are read thrice."""
MESSAGE_CHARACTERS = 1_000
"""Of one sentence about a problem; the middle of a longer one is left out, and an ellipsis says so."""
