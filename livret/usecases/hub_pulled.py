"""What a pull tells afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Unopened:
    """Somebody said to give a key of a livret, and it opens nothing.

    Attributes:
        livret: Its id; empty where it is not here yet.
        maker: Signing key of who said so.
        name: As that livret names them; empty where it is not here.
    """

    livret: str
    maker: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a pull did.

    Attributes:
        contributions: Ids new here, or whose body came now, by livret.
        opened: Livrets that were not here before.
        withheld: How many bodies the hub holds that this desk may not open.
        refused: How many rows were not what their author signed.
        not_for_us: How many livrets the hub offers in which the vault's owner
            does not take part: nothing of them was written.
        files: How many files came.
        recovered: Livrets of which the hub had lost something: it is all
            pushed again.
        lacked: Livrets in which somebody says that they were not given a key that
            is here: the next push gives it again.
    """

    contributions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    opened: tuple[str, ...] = ()
    withheld: int = 0
    refused: int = 0
    not_for_us: int = 0
    files: int = 0
    recovered: tuple[str, ...] = ()
    lacked: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many contributions came."""
        return sum(len(ids) for _, ids in self.contributions)

    def plus(self, other: Pulled) -> Pulled:
        """Add up two."""
        return Pulled(
            contributions=(*self.contributions, *other.contributions),
            opened=(*self.opened, *other.opened),
            withheld=self.withheld + other.withheld,
            refused=self.refused + other.refused,
            not_for_us=self.not_for_us + other.not_for_us,
            files=self.files + other.files,
            recovered=(*self.recovered, *other.recovered),
            lacked=(*self.lacked, *other.lacked),
        )

    def then(self, other: Pulled) -> Pulled:
        """Add the words that came after headers: of what is new once, each once."""
        ids: dict[str, dict[str, None]] = {}
        for livret, told in (*self.contributions, *other.contributions):
            ids.setdefault(livret, {}).update(dict.fromkeys(told))
        came = tuple((livret, tuple(told)) for livret, told in ids.items())
        return replace(other, contributions=came, opened=(*self.opened, *other.opened))
