"""What scopes let read, in the words she reads."""

from __future__ import annotations

from collections.abc import Collection

from livret.words.labels import TOPICS, barrier_label
from livret.words.translator import Translator

_MA_VIE = "ma_vie"


def scope_names(tr: Translator, scopes: Collection[str]) -> tuple[str, ...]:
    """Return what scopes let read, in the order of her topics."""
    names = []
    if "commun" in scopes:
        names.append(tr.text("Ce qui est commun (objectifs, démarches, rencontres)"))
    names += [barrier_label(tr, code) for code in TOPICS if code in scopes]
    if _MA_VIE in scopes:
        names.append(tr.text("Ma vie"))
    if any(one.startswith("entre_nous") for one in scopes):
        names.append(tr.text("Ce que vous lui avez dit à part"))
    return tuple(names)
