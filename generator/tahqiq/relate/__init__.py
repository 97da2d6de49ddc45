"""Relations between the things of an edition: tables, and the questions that pages ask of them."""

from tahqiq.relate.changes import change_article
from tahqiq.relate.company import Companion, Member
from tahqiq.relate.filing import file, refile
from tahqiq.relate.ledger import Ledger, Memory
from tahqiq.relate.mentions import Mention, mentions_of_article
from tahqiq.relate.network import Tie
from tahqiq.relate.places import Filing, Index, Places, Sheet, by_date, index
from tahqiq.relate.relations import Relations
from tahqiq.relate.rows import ArticleRows, Head, head_of, rows_of
from tahqiq.relate.tables import create, gather, put_articles, put_things
from tahqiq.relate.thing_changes import change_thing
from tahqiq.relate.undone import Lacking
from tahqiq.relate.whole import relate
from tahqiq.relate.yearly import ABOUT, EVENT, MENTION, SPOKEN, forget_years, keep_years

__all__ = [
    "ABOUT",
    "EVENT",
    "MENTION",
    "SPOKEN",
    "ArticleRows",
    "Companion",
    "Filing",
    "Head",
    "Index",
    "Lacking",
    "Ledger",
    "Member",
    "Memory",
    "Mention",
    "Places",
    "Relations",
    "Sheet",
    "Tie",
    "by_date",
    "change_article",
    "change_thing",
    "create",
    "file",
    "forget_years",
    "gather",
    "head_of",
    "index",
    "keep_years",
    "mentions_of_article",
    "put_articles",
    "put_things",
    "refile",
    "relate",
    "rows_of",
]
