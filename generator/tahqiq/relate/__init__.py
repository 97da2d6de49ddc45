"""Relations between the things of an edition, computed once after the model."""

from tahqiq.relate.mentions import Mention
from tahqiq.relate.network import Tie
from tahqiq.relate.places import Index, Places, Sheet, by_date, index
from tahqiq.relate.relations import Companion, Member, Relations, relate

__all__ = [
    "Companion",
    "Index",
    "Member",
    "Mention",
    "Places",
    "Relations",
    "Sheet",
    "Tie",
    "by_date",
    "index",
    "relate",
]
