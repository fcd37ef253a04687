"""Words that are attached to a paper and drawn nowhere are confirmed by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from livret.domain.came import Came
from livret.domain.livret import Standing
from livret.paper.page_text import texts
from livret.usecases.sheets import DiagnosticSheet
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_shown_apart import (
    NEVER_SAID,
    doubted,
    frozen,
    made,
    signed_by_marc,
    standing,
)

HARD_TO_DRAW = (
    "Peut-être « l’été » : 3 500 € – ou non… " * 30,
    "https://exemple.test/une/adresse/tres/longue/" + "qui-ne-tient-pas-" * 12,
    "لا أستطيع المجيء قبل الساعة 9:30 بسبب الحافلة، مكتوبٌ بالشكلِ (Bus 12).",
    "আমি স্কুলে কাজ করতে চাই, ক্ষেত্রে নয়।",
    "من می‌خواهم هر روز کار کنم",
    "ﬁnir ½ journée, n° 3\n\n- d’abord le bus\n- puis İstanbul, STRASSE ß",
    "我想每天早上工作。" * 20,
    "👍",
    "?!",
)
"""What a drawing breaks, turns around, composes or tells by another letter."""


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Desks]:
    """Claire wrote what Amina said; Marc holds the same livret."""
    made = Desks(tmp_path)
    made.share("commun", "mobilite", "logement")
    made["claire"].view("mobilite", "bloque", words="Le bus ne passe plus.")
    yield made
    made.close()


def in_how_it_came(sheet: DiagnosticSheet) -> DiagnosticSheet:
    """Hide words beside hers, where a paper says who interpreted."""
    rows = tuple(
        replace(row, marks=tuple(map(_came, row.marks)))
        if row.barrier == "mobilite"
        else row
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def _came(mark: Any) -> Any:
    return replace(mark, came=Came(how="directly", by=NEVER_SAID))


def in_a_place_to_sign(sheet: DiagnosticSheet) -> DiagnosticSheet:
    """Hide words in the name of the file's own field."""
    first, *others = sheet.signatories
    return replace(sheet, signatories=(replace(first, field=NEVER_SAID), *others))


def _a_view(desks: Desks) -> str:
    return desks["claire"].view("mobilite", "bloque", words=NEVER_SAID)


def _a_goal(desks: Desks) -> str:
    goal = {"kind": "goal_set", "words": NEVER_SAID, "voice": "personne"}
    (said,) = desks["claire"].say(goal)
    return said


@pytest.mark.parametrize(
    ("hide", "say"),
    [(in_how_it_came, _a_view), (in_a_place_to_sign, _a_goal)],
)
def test_words_hidden_where_nothing_is_drawn_are_confirmed_by_nobody(
    pair: Desks,
    hide: Callable[[DiagnosticSheet], DiagnosticSheet],
    say: Callable[[Desks], str],
) -> None:
    composed, _ = made(pair)
    never = say(pair)
    claire = pair["claire"]
    now = claire.clock.now().astimezone()
    pdf = claire.vault.paper.draw(hide(composed.sheet), now)
    assert "renonce" not in " ".join(texts(pdf))
    told = replace(composed, contains=(*composed.contains, never))
    document = frozen(pair, told, pdf)
    assert doubted(pair, "marc", document) == 1
    (notice,) = signed_by_marc(pair, document)
    assert notice.facts == {"count": 1}
    assert standing(pair, never) is Standing.COLLECTED


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-ar"])
def test_words_that_are_hard_to_draw_are_found_where_they_are_drawn(
    pair: Desks, dress: str
) -> None:
    for words in HARD_TO_DRAW:
        goal = {"kind": "goal_set", "words": words, "voice": "personne"}
        pair["claire"].say(goal)
        pair["claire"].say({"kind": "strength_recognised", "words": words})
    pair["claire"].view("logement", "bloque", words="\n".join(HARD_TO_DRAW))
    composed, pdf = made(pair, dress=dress)
    said = [one for one in composed.contains if one not in composed.in_part]
    assert len(said) > 2 * len(HARD_TO_DRAW)
    assert doubted(pair, "marc", frozen(pair, composed, pdf)) == 0


@pytest.mark.parametrize(
    ("hide", "say"),
    [(in_how_it_came, _a_view), (in_a_place_to_sign, _a_goal)],
)
def test_words_read_elsewhere_do_not_show_the_same_ones_that_are_hidden(
    pair: Desks,
    hide: Callable[[DiagnosticSheet], DiagnosticSheet],
    say: Callable[[Desks], str],
) -> None:
    claire = pair["claire"]
    own = claire.view("logement", "bloque", "social", words=NEVER_SAID)
    composed, _ = made(pair)
    assert own in composed.contains
    never = say(pair)
    now = claire.clock.now().astimezone()
    pdf = claire.vault.paper.draw(hide(composed.sheet), now)
    assert "renonce" in " ".join(texts(pdf))
    told = replace(composed, contains=(*composed.contains, never))
    document = frozen(pair, told, pdf)
    assert doubted(pair, "marc", document) == 1
    assert len(signed_by_marc(pair, document)) == 1
    assert standing(pair, never) is Standing.COLLECTED
