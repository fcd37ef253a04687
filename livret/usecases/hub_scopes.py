"""Under which scopes a body is sealed on the hub."""

from __future__ import annotations

from collections.abc import Iterable

from livret.domain.contribution import Verified
from livret.domain.hub_grants import HEADER_SCOPE, Names
from livret.domain.sending import Allowance, may_hold

_EVERYBODY = Allowance()


def scope_of(one: Verified, names: Names) -> bytes:
    """Return the name of the scopes under which a body is sealed.

    What rules the others, and goes with every header, is sealed like one.
    """
    if one.body is None or rules_others(one):
        return HEADER_SCOPE
    return names.scopes(one.body.scopes)


def rules_others(one: Verified) -> bool:
    """Tell whether every reader needs a body, which so goes with the headers."""
    return may_hold(one, _EVERYBODY)


def one_of_each(contributions: Iterable[Verified]) -> Iterable[Verified]:
    """Give one contribution of each set of scopes: the gate says the same of all."""
    seen: dict[tuple[str, ...], Verified] = {}
    for one in contributions:
        if one.body is not None and one.body.scopes not in seen:
            if rules_others(one):
                continue  # what rules the others goes with the headers
            seen[one.body.scopes] = one
    return seen.values()
