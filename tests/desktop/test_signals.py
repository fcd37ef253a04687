"""A page's own signals hide none of those its base promises."""

from __future__ import annotations

import importlib

from PySide6.QtCore import QObject, Signal

from tests.architecture.project import modules


def every_class() -> set[type]:
    found: set[type] = set()
    for module in modules():
        if module.room == "desktop":
            loaded = importlib.import_module(module.name)
            found |= {
                one
                for one in vars(loaded).values()
                if isinstance(one, type)
                and issubclass(one, QObject)
                and one.__module__.startswith("livret.")
            }
    return found


def test_no_signal_hides_another() -> None:
    """The base emits its own, with its own arguments, whatever we call ours."""
    faults = [
        f"{one.__qualname__}.{name} hides that of {base.__qualname__}"
        for one in every_class()
        for name, what in vars(one).items()
        if isinstance(what, Signal)
        for base in one.__mro__[1:]
        if name in vars(base)
    ]
    assert not faults, "\n".join(sorted(faults))
