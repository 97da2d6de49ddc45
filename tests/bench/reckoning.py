"""What the page on scale is worked out with: what grows with an edition, and what reaches a limit first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

BEGIN, END = "<!-- reckoned: begin -->", "<!-- reckoned: end -->"
SIZES = (1_000_000, 10_000_000, 100_000_000)
SITEMAP = 50_000
"""Addresses in a sitemap, and sitemaps in an index of them; sitemaps.org."""
GB = 1e9


class Build(msgspec.Struct):
    """What stages.py has measured of one edition."""

    articles: int
    whole: float
    shared: dict[str, float]
    alone: dict[str, float]
    bytes: dict[str, int]
    rows: int
    pages: int
    files: int


class Record(msgspec.Struct):
    """A measurement that was kept, with what is needed to repeat it."""

    date: str
    command: str
    machine: dict[str, str | int]
    builds: list[Build]


@dataclass(frozen=True)
class Prices:
    """Of a core-hour, of a gigabyte kept for a month, of 1,000 files put."""

    core_hour: float
    gb_month: float
    thousand_puts: float


@dataclass(frozen=True)
class Machines:
    """Cores of all workers; MB in a second to each; GB of memory of the machine that builds, of disk of a worker."""

    cores: int
    network: float
    memory: float
    disk: float


@dataclass(frozen=True)
class Trend:
    """How something grows from a smaller edition to a larger one: so much at the beginning, so much an article."""

    small: Build
    large: Build

    def _slope(self, few: float, many: float) -> float:
        return max(0.0, (many - few) / (self.large.articles - self.small.articles))

    def bytes(self, what: str, articles: float) -> float:
        """Bytes of something for so many articles."""
        few, many = self.small.bytes[what], self.large.bytes[what]
        return many + self._slope(few, many) * (articles - self.large.articles)

    def an_article(self, what: str) -> float:
        """Bytes that another article adds."""
        return self._slope(self.small.bytes[what], self.large.bytes[what])

    def files(self, articles: float) -> float:
        """Files of the site."""
        return self.large.files / self.large.articles * articles

    def pages(self, articles: float) -> float:
        """Pages of the site."""
        return self.large.pages / self.large.articles * articles

    def shared(self, articles: float) -> float:
        """Seconds of CPU that workers can share; as much for each article as in the larger edition."""
        return sum(self.large.shared.values()) / self.large.articles * articles

    def alone(self, articles: float, *what: str) -> float:
        """Seconds that one process needs by itself, for some stages or for all."""
        few = sum(s for name, s in self.small.alone.items() if not what or name in what)
        many = sum(s for name, s in self.large.alone.items() if not what or name in what)
        return many + self._slope(few, many) * (articles - self.large.articles)


@dataclass(frozen=True)
class Reckoned:
    """One cold build of an edition of some size."""

    trend: Trend
    articles: int
    prices: Prices
    machines: Machines

    @property
    def shared_wall(self) -> float:
        return self.trend.shared(self.articles) / self.machines.cores

    @property
    def fetch(self) -> float:
        """Seconds until a worker has the database, before its first page."""
        return self.trend.bytes("edition.db", self.articles) / (self.machines.network * 1e6)

    @property
    def wall(self) -> float:
        return self.shared_wall + self.trend.alone(self.articles) + self.fetch

    @property
    def work_price(self) -> float:
        """Of the processor time that is used."""
        return (
            (self.trend.shared(self.articles) + self.trend.alone(self.articles))
            / 3600
            * self.prices.core_hour
        )

    @property
    def rent(self) -> float:
        """Of all cores for as long as the build takes, idle or not."""
        return self.machines.cores * self.wall / 3600 * self.prices.core_hour

    @property
    def puts(self) -> float:
        return self.trend.files(self.articles) / 1000 * self.prices.thousand_puts

    @property
    def month(self) -> float:
        """Of keeping the site for a month, and the one before."""
        return 2 * self.trend.bytes("site", self.articles) / GB * self.prices.gb_month


def page(text: str, record: Record, prices: Prices, machines: Machines) -> str:
    """The page with its reckoned part written anew."""
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        raise SystemExit(f"the page has to have {BEGIN} and then {END}, each once")
    before, rest = text.split(BEGIN)
    small, *_, large = sorted(record.builds, key=lambda build: build.articles)
    lines = "\n".join(_lines(record, Trend(small, large), prices, machines))
    return f"{before}{BEGIN}\n\n{lines}\n\n{END}{rest.split(END)[1]}"


def _lines(record: Record, trend: Trend, prices: Prices, machines: Machines) -> Iterator[str]:
    small, large = trend.small, trend.large
    said = ", ".join(f"{name} {value}" for name, value in record.machine.items())
    yield (
        f"Measured on {record.date} with `{record.command}` ({said}), on made-up editions of {small.articles:,} and "
        f"{large.articles:,} articles without search and preview images. Whatever is said of more articles is "
        f"reckoned: {large.articles:,} articles are a {SIZES[0] // large.articles:,}th of the smallest size below."
    )
    yield ""
    yield from _stages(small, large)
    yield ""
    yield from _sizes(small, large)
    yield ""
    yield (
        f"Assumed: {machines.cores} cores of workers, and a network that brings each worker {machines.network:,.0f} MB "
        f"in a second; {prices.core_hour} for a core-hour, {prices.gb_month} for a GB and month, "
        f"{prices.thousand_puts} for 1,000 files put. The prices are examples in no currency."
    )
    yield ""
    yield (
        "The columns say what the program of today would take if none of the limits below were in its way. They are: "
        "long before 10 million articles no machine has the memory."
    )
    yield ""
    yield from _table([Reckoned(trend, n, prices, machines) for n in SIZES])
    yield ""
    yield "## What breaks first"
    yield ""
    yield from _limits(trend, machines)


def _stages(small: Build, large: Build) -> Iterator[str]:
    few, many = f"{small.articles:,} articles", f"{large.articles:,} articles"
    yield f"| CPU milliseconds an article | who | {few} | {many} |"
    yield "|---|---|--:|--:|"
    for who, stages in (("workers", "shared"), ("one process", "alone")):
        ones: Mapping[str, float] = getattr(small, stages)
        others: Mapping[str, float] = getattr(large, stages)
        for name in ones:
            yield f"| {name} | {who} | {_ms(ones[name], small)} | {_ms(others[name], large)} |"
        one, other = sum(ones.values()), sum(others.values())
        yield f"| **together** | {who} | **{_ms(one, small)}** | **{_ms(other, large)}** |"
    yield ""
    rate = large.rows / large.alone["put rows"]
    yield (
        f"One process puts {rate:,.0f} rows into the database in a second ({large.rows / large.articles:,.0f} rows an "
        f"article), and indexes {large.rows / large.alone['gather and index']:,.0f} in a second."
    )


def _ms(seconds: float, build: Build) -> str:
    return f"{1000 * seconds / build.articles:,.3g}"


def _sizes(small: Build, large: Build) -> Iterator[str]:
    yield f"| bytes an article | {small.articles:,} articles | {large.articles:,} articles | another article adds |"
    yield "|---|--:|--:|--:|"
    trend = Trend(small, large)
    for name, few in small.bytes.items():
        yield (
            f"| {name} | {few / small.articles:,.0f} | {large.bytes[name] / large.articles:,.0f} | "
            f"{trend.an_article(name):,.0f} |"
        )


def _table(reckoned: Sequence[Reckoned]) -> Iterator[str]:
    yield "| " + " | ".join(["cold build", *(f"{r.articles // 1_000_000} million" for r in reckoned)]) + " |"
    yield "|---|" + "--:|" * len(reckoned)
    for name, value in (
        ("core-hours of workers", lambda r: f"{r.trend.shared(r.articles) / 3600:,.0f}"),
        ("hours of workers on all cores", lambda r: _hours(r.shared_wall)),
        ("hours of the one process", lambda r: _hours(r.trend.alone(r.articles))),
        ("hours until a worker has the database", lambda r: _hours(r.fetch)),
        ("**hours from beginning to end**", lambda r: f"**{_hours(r.wall)}**"),
        ("price of the processor time used", lambda r: f"{r.work_price:,.2f}"),
        ("price if all cores wait for the one process", lambda r: f"{r.rent:,.0f}"),
        ("price of putting the files", lambda r: f"{r.puts:,.0f}"),
        ("price of keeping two sites for a month", lambda r: f"{r.month:,.0f}"),
        ("memory of the machine that builds, GB", lambda r: _gb(r.trend.bytes("peak", r.articles))),
        ("database, GB, on each worker", lambda r: _gb(r.trend.bytes("edition.db", r.articles))),
        ("`edition.json`, GB", lambda r: _gb(r.trend.bytes("edition.json", r.articles))),
        ("site, GB", lambda r: _gb(r.trend.bytes("site", r.articles))),
        ("files, millions", lambda r: f"{r.trend.files(r.articles) / 1e6:,.0f}"),
        ("sitemaps", lambda r: f"{r.trend.pages(r.articles) / SITEMAP:,.0f}"),
    ):
        yield "| " + " | ".join([name, *map(value, reckoned)]) + " |"


def _hours(seconds: float) -> str:
    return f"{seconds / 3600:,.2g}" if seconds < 360_000 else f"{seconds / 3600:,.0f}"


def _gb(size: float) -> str:
    return f"{size / GB:,.0f}"


def _limits(trend: Trend, machines: Machines) -> Iterator[str]:
    """What reaches its limit, the first first."""
    room = machines.memory * GB
    pages, shared = trend.pages(1), trend.shared(1)
    alone = (trend.alone(2_000_000) - trend.alone(1_000_000)) / 1_000_000
    hang = 28 * trend.an_article("facts of pages") / 8
    held = f"fill {machines.memory:,.0f} GB"

    def full(what: str) -> float:
        return room / max(trend.an_article(what), 1)

    found = (
        (full("peak with search"), f"all processes of a build with search {held}"),
        (
            full("peak"),
            f"all processes of a build without search {held}: parts, sheets, what is at hand of the tables",
        ),
        (room / hang, f"the digests of what pages hang on, sorted at once for `hangs.bin`, {held}"),
        (2e9 / trend.an_article("order"), "what each worker is told before each wave is 2 GB"),
        (GB / trend.an_article("edition.json"), "`edition.json` is 1 GB, which few programs read at once"),
        (
            machines.disk * GB / trend.an_article("edition.db"),
            f"the database fills the {machines.disk:,.0f} GB of a worker's disk",
        ),
        (86_400 / alone, "the one process works for a day"),
        (SITEMAP * SITEMAP / pages, "the index of sitemaps is full"),
        (2**32 / pages, "the numbers of pages in `hangs.bin` (32 bits) are used up"),
    )
    yield "| articles | what happens |"
    yield "|--:|---|"
    for articles, what in sorted(found):
        yield f"| {float(f'{articles:.2g}'):,.0f} | {what} |"
    yield ""
    yield (
        f"With more than {shared / alone:,.0f} cores the one process takes longer than all workers together: each core "
        f"more saves less, and no number of them makes a million articles in less than "
        f"{1_000_000 * alone / 3600:.2g} hours."
    )
