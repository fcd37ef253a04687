"""Frozen values made by the thousand, at the price of values that are not frozen.

What a frozen dataclass pays for is its own refusal: each of its fields is set
past it, one call a field. Reading a livret makes one value for each thing ever
said, so it was a fifth of opening a long one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def maker(of: Callable[P, T]) -> Callable[P, T]:
    """Return what makes values of a frozen dataclass quicker than its own name.

    A twin with the same fields, not frozen, is filled; its last step is to
    become the class itself. What comes out is equal in every way to what the
    class makes, and refuses changes like it.

    Args:
        of: A class decorated with ``dataclass(frozen=True, slots=True)``,
            whose fields are all given or have a default.

    Raises:
        TypeError: It is made in another way, which the twin would skip.
    """
    made: Any = of
    fields = dataclasses.fields(made)
    if hasattr(made, "__post_init__") or not all(one.init for one in fields):
        raise TypeError(made)

    def become(twin: Any) -> None:
        twin.__class__ = made

    twin: Any = dataclasses.make_dataclass(
        made.__name__,
        [(one.name, Any, _the_same(one)) for one in fields],
        namespace={"__post_init__": become},
        slots=True,
    )
    return twin  # type: ignore[no-any-return]


def _the_same(one: dataclasses.Field[Any]) -> Any:
    """Return a field given in the same way, with the same default."""
    plain: Any = dataclasses.field
    if one.default_factory is not dataclasses.MISSING:
        return plain(default_factory=one.default_factory, kw_only=one.kw_only)
    if one.default is not dataclasses.MISSING:
        return plain(default=one.default, kw_only=one.kw_only)
    return plain(kw_only=one.kw_only)
