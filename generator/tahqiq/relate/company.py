"""Who is found with whom: the questions about what joins actors."""

from __future__ import annotations

import msgspec

from tahqiq.model import Membership
from tahqiq.relate.network import Network, Tie
from tahqiq.relate.questions import Questions


class Companion(msgspec.Struct, frozen=True):
    """Another actor, and in how many blocks both are mentioned."""

    actor: str
    blocks: int


class Member(msgspec.Struct, frozen=True):
    """Who has a role in an actor, and which."""

    actor: str
    membership: Membership


class Company(Questions):
    """Questions about what joins actors."""

    network: Network

    @property
    def ties(self) -> tuple[Tie, ...]:
        """What joins actors, the strongest first."""
        return self.network.ties()

    def companions_of(self, actor: str, limit: int = -1) -> tuple[Companion, ...]:
        """The actors mentioned in the same blocks, those with most blocks first."""
        query = (
            "SELECT other, blocks FROM tie WHERE one = ? AND blocks "
            "UNION ALL SELECT one, blocks FROM tie WHERE other = ? AND blocks ORDER BY 2 DESC, 1 LIMIT ?"
        )
        rows = self.answers.rows(f"companions {actor}", query, actor, actor, limit)
        return tuple(Companion(str(other), int(str(blocks))) for other, blocks in rows)

    def members_of(self, actor: str) -> tuple[Member, ...]:
        """Who has a role in an actor, by id."""
        rows = self.answers.rows(
            f"members {actor}", "SELECT actor, n FROM member WHERE of_actor = ? ORDER BY actor, n", actor
        )
        found = ((str(name), int(str(n))) for name, n in rows)
        return tuple(Member(name, self.edition.actors[name].memberships[n]) for name, n in found)
