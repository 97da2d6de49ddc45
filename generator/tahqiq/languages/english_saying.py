"""Saying in English texts: the speaker before the verb, or after it behind the quotation."""

from __future__ import annotations

import re

from tahqiq.languages.saying_words import SayingWords, channels, word

_VERBS = (
    "said|says|say|saying|told|tells|telling|added|adds|adding|wrote|writes|writing|tweeted|tweets|tweeting|posted|announced|announces|"
    "announcing|stated|states|declared|declares|insisted|insists|insisting|asserted|asserts|asserting|affirmed|affirms|"
    "confirmed|confirms|argued|argues|arguing|warned|warns|warning|noted|notes|noting|stressed|stresses|stressing|"
    "explained|explains|explaining|admitted|admits|claimed|claims|claiming|denied|replied|replies|asked|asks|urged|urges|"
    "urging|remarked|commented|concluded|continued|recalled|acknowledged|suggested|promised|pledged|complained|joked|"
    "vowed|pointed out|points out|went on|called|described|accused|praised|quipped|responded|testified|recounted|"
    "read|reads|gave|demanded|revealed|reiterated|emphasi[sz]ed|maintained|observed|lamented|shouted|boasted"
)

WORDS = SayingWords(
    verb=word(_VERBS),
    according=word("according to", "in the words of"),
    pronoun=word("he", "she", "it", "they"),
    again=word(
        "the (?:statement|ministry|government|letter|post|spokesman|spokeswoman|spokesperson|report|party|group|office)"
    ),
    issued=word("(?:statement|letter|post|tweet|message|report|memo|communique|speech|note)"),
    prepositions=frozenset(
        [
            "of",
            "in",
            "on",
            "at",
            "to",
            "from",
            "by",
            "with",
            "for",
            "against",
            "about",
            "as",
            "after",
            "before",
            "since",
            "than",
            "into",
            "over",
            "under",
            "through",
            "between",
            "during",
            "like",
            "near",
            "via",
            "within",
            "without",
            "despite",
            "including",
            "and",
            "or",
            "not",
            "that",
            "while",
            "when",
            "where",
            "if",
            "because",
            "whether",
        ]
    ),
    aside=word("who|which|whose|whom|where|a|an|one|himself|herself|formerly|aged|including|then|now|also"),
    adverbs=word(
        "and|but|then|also|has|have|had|have been|was|is|later|further|went on to|would|however|in turn|"
        "for (?:his|her|its|their) part|"
        r"[^\W_]+ly|so|yet|as|too|again|did|once|still|repeatedly|to|on|yesterday|today|who|that|not|never|even"
    ),
    lead=re.compile(r"(?:[:,]|(?<![^\W_])(?:that|said|says|added|saying|wrote))\s*$"),
    channels=channels(
        [
            (
                "tweet(?:ed|s)?|tweeting|post on|posted on|wrote online|on twitter|on facebook|on instagram|on x",
                "post",
            ),
            ("(?:an|in|the) interview|interviewed", "interview"),
            (
                "press conference|news conference|told reporters|told journalists|"
                "statement to the press|statements to the press",
                "press",
            ),
            ("(?:a|the|its|his|her|in) (?:\\w+ )?statement", "statement"),
            ("speech|address to|told the (?:hall|conference|crowd|audience|rally)|rally", "speech"),
            ("letter|memo|report|document", "document"),
            ("testimony|testified|testifying", "testimony"),
            ("(?:phone|telephone) call", "conversation"),
        ]
    ),
    verb_first=False,
    articles=frozenset(["the", "a", "an"]),
)
