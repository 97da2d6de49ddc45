"""An edition whose texts are what programs trip over: cells that spreadsheets run, quotation marks, empty words."""

from __future__ import annotations

EDITION = """\
-- content/edition.yml --
title: {ar: "=طبعة", en: "=HYPERLINK(\\"https://evil.example\\",\\"click\\")", fa: "نسخه"}
languages: [ar, en, fa]
-- delete content/pages/about/ar.md --
-- delete content/pages/about/en.md --
-- content/actors/hana.yml --
kind: person
name: {ar: "هَنَاءُ، بِنْتُ", en: "\\"Hana\\", the =elder", fa: "'هنا"}
aliases: {en: ["+1 Hana", "NA", "NULL", "''", "𝕳𝖆𝖓𝖆 😀"], ku: ["@hana", "﻿=hana", "＝HANA"]}
memberships:
  - {of: council, source: visit}
  - {of: town, during: 2020-01/.., role: {ar: "-1", en: "\\t=1+1", fa: "a\\nb"}}
identifiers: {wikidata: Q1}
formerly: [hannah, "2024"]
-- content/actors/council.yml --
kind: public-body
name: {ar: "]]></x>", en: "<b>&amp;</b>", fa: "a,b;c\\td"}
-- content/actors/town.yml --
kind: country
name: {ar: "nan", en: "None", fa: "true"}
identifiers: {iso3166: NA}
-- content/terms/truce.yml --
name: {ar: هدنة, en: "'=truce'", fa: "\\u202e=evil"}
definition: {ar: توقف., en: "  =cmd|' /C calc'!A0", fa: "\\u200f-2+3"}
-- content/terms/hana.yml --
name: {ar: مصطلح, en: A term with the id of an actor, fa: واژه}
definition: {ar: "١", en: "1", fa: "۱"}
-- content/events/session.yml --
title: {ar: جلسة, en: "0x1F", fa: "1e3"}
date: -0044-03-15
stated: {ar: "=أمس", ku: "دوێنێ"}
sources: [visit, visit#p1]
-- content/events/far.yml --
title: {ar: بعيد, en: far, fa: دور}
date: Y170000002
inferred: {ar: "أ", en: "2020-01-01", fa: "-"}
actors: [hana, council]
place: town
sources: [visit#p3]
-- content/events/sometime.yml --
title: {ar: يومًا, en: sometime, fa: روزی}
date: ../..
inferred: {ar: "أ", en: "b", fa: "c"}
sources: [visit#p3]
-- content/articles/visit/article.yml --
title: {ar: "زيارة", en: "@SUM(1+1)*cmd|' /C calc'!A0", fa: "\\"\\""}
source:
  language: ar
  published: "[2020-01-02,2020-01-05..]"
  stated: {ar: "في يوم, أو \\"يومين\\""}
  outlet: "=The Outlet"
  author: {ar: "@كاتب", en: "-An Author", fa: "=نویسنده"}
  url: "https://خبر.example/مقال?a=1,2&b=\\"3\\""
  retrieved: "{2020,2021-05}"
  sha256: 2f0c4e8f4b1c7e6a5d3b9a8f7e6d5c4b3a29180716253443526170899aabbccd
  rights: quoted
texts:
  ar: {kind: account, by: "\\n=who"}
  en: {kind: translation, of: ar, by: {en: "+who", ar: "-من", fa: "@کی"}}
  fa: {kind: translation, of: ar}
quotes:
  hope: {speaker: hana, mode: indirect, about: [hana, truce, session], stance: {truce: supports}}
  words: {speaker: hana, mode: direct, channel: speech, date: 2020-01-01/.., stated: {ar: "'قبل"}}
corrections:
  - {date: 2020-02, text: {ar: "=1", en: "'1", fa: ",1"}}
  - {date: 2020-02-01, block: p2, text: {ar: صُحّح., en: Mended., fa: درست.}}
formerly: [journey]
-- content/articles/visit/ar.md --
{#p1}
=SUM(1,2) [هَنَاءُ]{actor=hana} زارت [البلدة]{actor=town} [أمس]{date=-0044-03-15}، "كذا".

{#p2 .lead}
-2+3 وقالت إنها [تأمل أن تدوم [الهدنة]{term=truce}]{quote=hope}، [“\\=غدًا”]{quote=words}\\
\\+ [[جلسة]{event=session}]{date=2020?/..}.

{#p3}
'قالت [“'وبعد غد”]{quote=words} 😀 [𝕳]{actor=hana}.

{#p4 .only}
بالعربية وحدها.

{#rule}
***

{#code}
```
=A1
  "b",'c'
```
-- content/articles/visit/en.md --
{#p1}
@SUM(1,2) [Hana]{actor=hana} visited [the town]{actor=town} [yesterday]{date=-0044-03-15}, "so".

{#p2 .lead}
+1 She [hopes the [truce]{term=truce} lasts]{quote=hope}, [“\\=tomorrow”]{quote=words}\\
\\- [[a session]{event=session}]{date=2020?/..}.

{#p3}
''said [“'and after”]{quote=words} 😀 [𝕳]{actor=hana}.

{#rule}
***

{#code}
```
=A1
  "b",'c'
```
-- content/articles/visit/fa.md --
{#p1}
＝SUM(1,2) [هنا]{actor=hana} به [شهر]{actor=town} [دیروز]{date=-0044-03-15} رفت، "چنین".

{#p2 .lead}
−1 او [امیدوار است [آتش‌بس]{term=truce} بماند]{quote=hope}، [“\\=فردا”]{quote=words}\\
\\@ [[نشست]{event=session}]{date=2020?/..}.

{#p3}
'گفت [“'و پس‌فردا”]{quote=words} 😀 [𝕳]{actor=hana}.

{#rule}
***

{#code}
```
=A1
  "b",'c'
```
"""
