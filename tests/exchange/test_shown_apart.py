"""What a document says it holds is confirmed only where another desk finds it too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from livret.domain.livret import Standing
from livret.paper import diagnostic, reading_apart
from livret.paper.reading_apart import READING
from livret.usecases.demo import a_stroke
from livret.usecases.documents import freeze, preview, sign, the_document
from livret.usecases.papers import Composed, PaperChoices
from livret.usecases.shown_apart import NotAllShown, doubtful
from livret.usecases.signed_elsewhere import give_turn, sign_elsewhere, take_back
from livret.usecases.signing import SigningAct
from tests.exchange.sharing_desks import Desks

NEVER_SAID = "Je renonce à mon logement."


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Desks]:
    """Claire wrote what Amina said; Marc holds the same livret."""
    made = Desks(tmp_path)
    made.share("commun", "mobilite", "logement")
    claire = made["claire"]
    claire.say({"kind": "aim_said", "words": "Travailler de jour."})
    claire.view("mobilite", "bloque", words="Le bus ne passe plus.")
    claire.view("mobilite", "bloque", "social", words="Le village est loin.")
    claire.say({"kind": "goal_set", "words": "Passer le permis.", "voice": "personne"})
    yield made
    made.close()


def hers(**told: Any) -> SigningAct:
    return SigningAct(role="personne", way="drawn", strokes=a_stroke(3), **told)


def made(pair: Desks, **choices: Any) -> tuple[Composed[Any], bytes]:
    claire = pair["claire"]
    day = claire.clock.today()
    told = PaperChoices(language="fr", on=day, witness="Claire M.", **choices)
    return preview(claire.ctx, claire.vault.paper, claire.livret, told)


def frozen(pair: Desks, composed: Composed[Any], pdf: bytes) -> str:
    """Claire freezes it, and Marc has it."""
    claire = pair["claire"]
    document = freeze(claire.ctx, claire.livret, composed, pdf).value.document
    pair.pass_on("claire", "marc")
    claire.clock.forward(minutes=1)
    return document


def signed_by_marc(pair: Desks, document: str) -> tuple[Any, ...]:
    """Amina signs at Marc's desk; Claire has it too; return what is told."""
    marc = pair["marc"]
    done = sign(marc.ctx, marc.vault.paper, marc.livret, document, hers())
    pair.pass_on("marc", "claire")
    return done.notices


def doubted(pair: Desks, name: str, document: str) -> int:
    """What is told at a desk before anybody signs there."""
    desk = pair[name]
    found = the_document(desk.ctx, desk.livret, document)
    return doubtful(desk.ctx, desk.vault.paper, desk.livret, found)


def standing(pair: Desks, one: str) -> Standing:
    """How it stands, at both desks alike."""
    (found,) = {
        value.standing
        for name in ("claire", "marc")
        for value in pair[name].read.history
        if value.id == one
    }
    return Standing(found)


def test_what_the_pages_show_is_confirmed_at_another_desk(pair: Desks) -> None:
    composed, pdf = made(pair)
    document = frozen(pair, composed, pdf)
    assert doubted(pair, "marc", document) == 0
    assert signed_by_marc(pair, document) == ()
    hers_on_it = [
        one for one in pair["claire"].read.history if one.id in composed.contains
    ]
    told = {one.kind: one.standing for one in hers_on_it if one.voice == "personne"}
    wanted = ("aim_said", "view_given", "goal_set")
    assert [told[kind] for kind in wanted] == [Standing.CONFIRMED] * 3


def test_words_that_are_on_no_page_are_confirmed_by_nobody(pair: Desks) -> None:
    composed, pdf = made(pair)
    goal = {"kind": "goal_set", "words": NEVER_SAID, "voice": "personne"}
    (never,) = pair["claire"].say(goal)
    told = replace(composed, contains=(*composed.contains, never))
    document = frozen(pair, told, pdf)
    assert doubted(pair, "marc", document) == 1
    assert doubted(pair, "claire", document) == 0
    (notice,) = signed_by_marc(pair, document)
    assert isinstance(notice, NotAllShown)
    assert notice.facts == {"count": 1}
    assert standing(pair, never) is Standing.COLLECTED
    (aim,) = (one for one in composed.contains if is_aim(pair, one))
    assert standing(pair, aim) is Standing.CONFIRMED


def is_aim(pair: Desks, wanted: str) -> bool:
    held = {one.id: one.kind for one in pair["claire"].read.history}
    return held[wanted] == "aim_said"


@pytest.mark.parametrize(
    "more",
    [
        {"words": "Le bus ne passe plus."},
        {"words": ""},
        {"words": "Le bus ne passe plus.", "facets": [{"facet": "logement/loyer"}]},
    ],
    ids=["words of another topic", "a level alone", "a facet"],
)
def test_a_level_that_no_page_shows_is_confirmed_by_nobody(
    pair: Desks, more: dict[str, Any]
) -> None:
    """The words stand under another topic, the level beside another voice."""
    claire = pair["claire"]
    claire.view("logement", "bloque", "social", words="Loyer trop haut.")
    told = {key: value for key, value in more.items() if value}
    composed, pdf = made(pair)
    never = claire.view("logement", "bloque", **told)
    lie = replace(composed, contains=(*composed.contains, never))
    assert len(signed_by_marc(pair, frozen(pair, lie, pdf))) == 1
    assert standing(pair, never) is Standing.COLLECTED


def of_hers(pair: Desks, told: Composed[Any]) -> int:
    """How much of a document she would confirm by signing it."""
    held = {one.id: one.voice for one in pair["claire"].read.history}
    whose = [held[one] for one in told.contains if one not in told.in_part]
    return sum(voice in {"personne", "ensemble"} for voice in whose)


def test_a_paper_that_draws_other_than_its_data_confirms_nothing(
    pair: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data say that she gives up her home; the pages do not."""
    shown, _ = made(pair)
    goal = {"kind": "goal_set", "words": NEVER_SAID, "voice": "personne"}
    (never,) = pair["claire"].say(goal)
    told, _ = made(pair)
    with monkeypatch.context() as forging:
        data = diagnostic.data_of(told.sheet)
        forging.setattr(diagnostic, "data_of", lambda _sheet: data)
        claire = pair["claire"]
        now = claire.clock.now().astimezone()
        pdf = claire.vault.paper.draw(shown.sheet, now)
    (notice,) = signed_by_marc(pair, frozen(pair, told, pdf))
    assert notice.facts == {"count": of_hers(pair, told)}
    assert standing(pair, never) is Standing.COLLECTED


def test_data_that_take_for_ever_to_draw_confirm_nothing_and_hold_nobody(
    pair: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed, _ = made(pair)
    claire = pair["claire"]
    with monkeypatch.context() as forging:
        endless = replace(composed.sheet, called="a" * 280_000)
        data = diagnostic.data_of(endless)
        forging.setattr(diagnostic, "data_of", lambda _sheet: data)
        pdf = claire.vault.paper.draw(composed.sheet, claire.clock.now().astimezone())
    document = frozen(pair, composed, pdf)
    monkeypatch.setattr(reading_apart, "SECONDS", {"drawn": 1.0})
    monkeypatch.setattr(READING, "_costly", {})
    assert doubted(pair, "marc", document) >= of_hers(pair, composed) > 1
    (notice,) = signed_by_marc(pair, document)
    assert isinstance(notice, NotAllShown)
    assert notice.facts == {"count": of_hers(pair, composed)}
    (aim,) = (one for one in composed.contains if is_aim(pair, one))
    assert standing(pair, aim) is Standing.COLLECTED
    assert not READING._busy


def test_what_this_desk_does_not_hold_is_not_confirmed_here(pair: Desks) -> None:
    composed, pdf = made(pair)
    told = replace(composed, contains=(*composed.contains, "f" * 64))
    (notice,) = signed_by_marc(pair, frozen(pair, told, pdf))
    assert notice.facts == {"count": 1}


def test_what_one_froze_oneself_is_not_looked_for_again(pair: Desks) -> None:
    """What a desk says of its own paper is its word, attested by its key."""
    composed, pdf = made(pair)
    claire = pair["claire"]
    document = freeze(claire.ctx, claire.livret, composed, pdf).value.document
    done = sign(claire.ctx, claire.vault.paper, claire.livret, document, hers())
    assert done.notices == ()


def test_a_signature_that_came_back_confirms_what_its_keeper_finds(
    pair: Desks,
) -> None:
    """Marc sends what Claire froze to Nadia, where Amina signs, and takes it back."""
    composed, pdf = made(pair)
    goal = {"kind": "goal_set", "words": NEVER_SAID, "voice": "personne"}
    (never,) = pair["claire"].say(goal)
    told = replace(composed, contains=(*composed.contains, never))
    document = frozen(pair, told, pdf)
    marc, nadia = pair["marc"], pair["nadia"]
    sent = give_turn(marc.ctx, marc.livret, document, "Nadia F.").value
    back = sign_elsewhere(nadia.ctx, nadia.vault.paper, sent, hers()).value.pdf
    take_back(marc.ctx, marc.vault.paper, back, (nadia.ctx.owner.authority,))
    pair.pass_on("marc", "claire")
    assert standing(pair, never) is Standing.COLLECTED
    (aim,) = (one for one in composed.contains if is_aim(pair, one))
    assert standing(pair, aim) is Standing.CONFIRMED
