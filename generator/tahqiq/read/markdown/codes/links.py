"""Problems of HTML, links and images: their rules, and examples."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.problems import ProblemCode

CODES: Mapping[str, ProblemCode] = {
    "raw-html": ProblemCode(
        "text",
        "A text holds no HTML, nor comments in it.",
        "The ministry said <b>no</b>.\n",
        "The ministry said **no**.\n",
        why="Texts are published as web pages, books, TEI and data: HTML would be right in one of "
        "them, and could harm readers.",
    ),
    "link-scheme": ProblemCode(
        "text",
        "Links go to https, http and mailto addresses, and to actors, articles, events and terms by id.",
        "See [the statement](statement.html).\n",
        "See [the statement](article:statement#p3).\n",
        why="A link to a file beside the text breaks as soon as the page moves; ids never move.",
    ),
    "link-target": ProblemCode(
        "text",
        "What follows a link's scheme is an address of that kind: a host, a mail address, or an id.",
        "See [the ministry](actor:Foreign-Ministry).\n",
        "See [the ministry](actor:foreign-ministry).\n",
    ),
    "link-malformed": ProblemCode(
        "text",
        "A parenthesis right after a bracket begins an address, without spaces. As text it has a backslash.",
        "See [the statement](of the ministry).\n",
        "See [the statement]\\(of the ministry).\n",
    ),
    "link-in-link": ProblemCode(
        "text",
        "No link stands inside another.",
        "See [the [statement](https://example.org/1)](https://example.org/2).\n",
        "See the [statement](https://example.org/1).\n",
    ),
    "link-without-text": ProblemCode(
        "text",
        "A link has words, or nobody can follow it.",
        "See [](https://example.org/).\n",
        "See [the statement](https://example.org/).\n",
    ),
    "image-source": ProblemCode(
        "text",
        "An image is a file beside the text, with a simple name: png, jpg, webp, gif or avif.",
        "![The ministry](https://example.org/ministry.jpg)\n",
        "![The ministry](ministry.jpg)\n",
        why="A picture from elsewhere can change or vanish, and tells its host who reads the page.",
    ),
    "image-alternative": ProblemCode(
        "text",
        "An image has a description, for readers who don't see it.",
        "![](ministry.jpg)\n",
        "![The ministry's gate](ministry.jpg)\n",
        why="Screen readers say the description; without it blind readers learn nothing of the picture.",
    ),
    "reference-unused": ProblemCode(
        "text",
        "A line like [label]: address defines a link and isn't shown; a link in the text uses it.",
        "The ministry said no.\n\n[statement]: https://example.org/\n",
        "The ministry [said no][statement].\n\n[statement]: https://example.org/\n",
    ),
    "reference-duplicate": ProblemCode(
        "text",
        "Each label of a link is defined once.",
        "It [said no][1].\n\n[1]: https://example.org/1\n[1]: https://example.org/2\n",
        "It [said no][1].\n\n[1]: https://example.org/1\n",
        why="The second definition would be ignored silently.",
    ),
}
