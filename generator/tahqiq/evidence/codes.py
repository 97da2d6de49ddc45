"""What verifying can find wrong, before and while it looks words up in their source: rules, and examples."""

from __future__ import annotations

from tahqiq.problems import ProblemCode

_SOURCE = "قالت هناء: آمل أن تدوم الهدنة.\n"
_LONGER = f"زارت البلدة.\n{_SOURCE}"
_NAMED = "source:\n  sha256: 65c0c2db3bb065e05ff86a3cc19ba138085887711497999ffa6bfb4b01169c9f\n"
_LOCK = "source: 65c0c2db3bb065e05ff86a3cc19ba138085887711497999ffa6bfb4b01169c9f\nlines:\n  - e8b9a540 1867fe89\n"
CODES = {
    "source-not-found": ProblemCode(
        "article",
        "No file among the sources has the SHA-256 that article.yml names.",
        {
            "source": _SOURCE,
            "article": "source:\n  sha256: 2f0c4e8f4b1c7e6a5d3b9a8f7e6d5c4b3a29180716253443526170899aabbccd\n",
        },
        {
            "source": _SOURCE,
            "article": "source:\n  sha256: 8e504191972ca0eee335e120d3e9194be24e39c749160e64f7cffe61bb121640\n",
        },
        why="One changed character, or another encoding, makes it another text: nothing is verified "
        "against that.",
        remedy="Pass the folder in which the source text lies as it was imported. If the text was changed on "
        "purpose, write its new SHA-256 (`sha256sum FILE`) into article.yml.",
    ),
    "source-differs": ProblemCode(
        "source",
        "The source has changed since the quotations were verified in it.",
        {"source": _LONGER.replace("زارت", "زار"), "article": _NAMED, "lock": _LOCK},
        {"source": _LONGER, "article": _NAMED, "lock": _LOCK},
        why="What a reader is told of the quotations was said of the text as it was. The lock keeps a mark of each of "
        "its lines, so that what is other can be named, line by line.",
        remedy="If the file was changed by mistake (an editor that ends lines in another way, say), bring it back. "
        "If it is a better copy of the source, write its SHA-256 into article.yml and verify again.",
    ),
    "source-unnamed": ProblemCode(
        "article",
        "An article with quotes names no SHA-256 of its source.",
        "source:\n  language: ar\n",
        "source:\n  language: ar\n  sha256: "
        "8e504191972ca0eee335e120d3e9194be24e39c749160e64f7cffe61bb121640\n",
        remedy="`sha256sum FILE` prints it; `tahqiq import` writes it.",
    ),
    "quote-not-in-source": ProblemCode(
        "text",
        "A quote's words do not occur in the source, character for character.",
        {
            "source": _SOURCE,
            "text": "{#p2}\nقالت: [«آمل أن تستمر الهدنة»]{quote=hope}.\n",
        },
        {
            "source": _SOURCE,
            "text": "{#p2}\nقالت: [«آمل أن تدوم الهدنة»]{quote=hope}.\n",
        },
        why="The edition would publish words in quotation marks that the source does not have.",
        remedy="Quote as the source has it, mistakes included, or make it `mode: indirect`. Quotation marks and "
        "spaces at the ends do not count; letters that look alike do.",
    ),
}
