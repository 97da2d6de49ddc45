"""The style of the books. Colours are the reading system's own, so that its dark and sepia pages stay readable."""

STYLE = """\
html{font-size:100%}
body{margin:0 4%;line-height:1.55;-epub-hyphens:none;hyphens:none}
[dir="ltr"]{line-height:1.55}
[dir="rtl"]{line-height:1.85}
html[dir="rtl"] body{font-size:1.06em}
bdi,bdi[dir],code[dir],span[dir],a[dir]{line-height:inherit}
h1,h2,h3,h4,h5,h6{font-weight:normal;line-height:1.3;text-align:start;page-break-after:avoid;break-after:avoid}
h1,h2,h3,h4,h5,h6{margin:1.6em 0 .6em}
[dir="rtl"] h1,[dir="rtl"] h2,[dir="rtl"] h3,h1[dir="rtl"]{line-height:1.6}
[dir="ltr"] h1[dir="ltr"],[dir="rtl"] h1[dir="ltr"]{line-height:1.3}
h1{font-size:1.6em;margin-top:1em}
h2{font-size:1.25em}
h3{font-size:1.1em}
p{margin:0 0 .7em}
a{color:inherit;text-decoration:none}
a[href]{border-bottom:1px solid rgba(128,128,128,.7)}
a.tq-actor,a.tq-event,a.tq-term{border-bottom-style:dotted}
a.tq-term{border-bottom-style:dashed}
nav a[href]{border-bottom:0}
img{max-width:100%;height:auto}
table{border-collapse:collapse;margin:.7em 0}
th,td{border:1px solid;padding:.2em .5em;text-align:start;vertical-align:top}
.tq-right{text-align:right}
.tq-center{text-align:center}
.tq-left{text-align:left}
pre{text-align:left;white-space:pre-wrap;font-size:.85em}
blockquote{margin:.7em 1.5em}
strong{font-weight:bold}
[dir="rtl"] em{font-style:normal;text-decoration:underline}
[dir="rtl"] [dir="ltr"] em{font-style:italic;text-decoration:none}
.kicker,.kind,.small{font-size:.85em}
.kicker{margin-bottom:.2em}
.head{border-bottom:3px double;margin-bottom:1.2em;padding-bottom:.4em}
.head h1{margin-top:.3em;margin-bottom:.5em}
.summary{font-size:1.02em}
.block{margin:0 0 .9em}
.block.lead{font-size:1.06em}
.block.notice{border:1px solid;padding:.5em .8em;font-size:.92em}
.pair{margin:0 0 1.5em}
.pair .block{margin:0 0 .5em}
.pair .other{padding-inline-start:1em;border-inline-start:2px solid rgba(128,128,128,.5)}
html[dir="rtl"] .block[dir="ltr"]{font-size:.92em}
html[dir="ltr"] .block[dir="rtl"]{font-size:1.08em}
.stale{font-size:.8em;font-style:normal;margin-top:-.4em}
a.call[href]{border:0;font-size:.7em;line-height:0;vertical-align:super;padding:0 .15em}
.notes{border-top:1px solid;margin-top:2em;font-size:.9em}
.note{margin:0 0 .6em}
.note .number{float:inline-start;padding-inline-end:.5em}
dl{margin:0 0 1em}
dl>div{margin:0 0 .8em;page-break-inside:avoid;break-inside:avoid}
dt{font-size:1.02em}
dd{margin:0}
.facts dt{font-size:.85em}
.facts dd{margin-inline-start:1em}
.other-name{padding-inline-start:.6em;font-size:.92em}
ol.quotations{list-style:none;padding:0;margin:0}
ol.quotations>li{margin:0 0 1.1em}
ol.quotations .words{margin:0 0 .2em}
.said{font-size:.85em;margin:0}
.hash{overflow-wrap:anywhere;word-wrap:break-word;font-size:.8em}
section.part{page-break-before:auto}
.titlepage{text-align:center;padding-top:12%}
.titlepage h1{text-align:center;font-size:1.8em}
.titlepage .rule{border-top:3px double;margin:2em 20%}
.cover{margin:0;padding:0;text-align:center}
.cover img{max-height:100vh}
nav ol{list-style:none;padding-inline-start:0}
nav ol ol{padding-inline-start:1.3em}
nav li{margin:.35em 0}
"""
