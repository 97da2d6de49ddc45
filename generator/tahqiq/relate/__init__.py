"""Relations between the things of an edition, computed once after the model."""

from tahqiq.relate.mentions import Mention, mentions_of_article
from tahqiq.relate.network import Tie
from tahqiq.relate.relations import Companion, Member, Relations, relate

__all__ = ["Companion", "Member", "Mention", "Relations", "Tie", "mentions_of_article", "relate"]
