"""A card accepted no longer: the replacement it stood for, and where it goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from livret.desktop.replacing.controller import standing_said
from livret.usecases.agreeing import withdraw_agreement
from livret.usecases.card_box import card_of
from livret.usecases.cards import TrustCard, look_at_card, own_card, trust_card
from livret.usecases.livrets_of_card import renew_member
from livret.usecases.replacing import (
    REVOKED,
    Replacement,
    named_replacement,
    refresh_replacement,
    renew_halves,
)
from livret.usecases.revoking import revoke_card
from livret.usecases.sharing_errors import CardRevoked
from livret.usecases.teaming import see_off
from livret.words.card_revoked import revoked_lines
from livret.words.journal import journal_line
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_person_copy import QuickKeys
from tests.exchange.test_replacing import known, named

__all__ = ["known"]

TR = translator_for("fr")


def standing(desks: Desks) -> Replacement:
    found = named_replacement(desks.sharing("claire"), desks["claire"].livret)
    assert found is not None
    return found


def journal(desks: Desks) -> list[str]:
    desk = desks["claire"]
    return [
        journal_line(TR, one.what, one.who_name, "12 mars", dict(one.detail))
        for one in desk.ctx.journal.of(desk.livret)
    ]


def made_by_nobody(desks: Desks) -> None:
    """Neither the file nor new halves are made, and nothing is kept of the try."""
    claire, livret = desks.sharing("claire"), desks["claire"].livret
    place = f"sharing.replacement:{livret}"
    before, sent = claire.texts.get(place), len(journal(desks))
    with pytest.raises(CardRevoked):
        refresh_replacement(claire, livret)
    with pytest.raises(CardRevoked):
        renew_halves(claire, QuickKeys(), livret)
    assert (claire.texts.get(place), len(journal(desks))) == (before, sent)


def test_who_is_trusted_no_longer_replaces_no_longer(known: Desks) -> None:
    named(known)
    assert not standing(known).ended
    done = revoke_card(known.sharing("claire"), "Nadia F.", "left")
    assert standing(known).ended == REVOKED
    assert "sa carte n’est plus acceptée ici" in standing_said(TR, standing(known))
    made_by_nobody(known)
    # She reads it, and the desk is told.
    assert "Depuis le 12 mars, Nadia F. ne remplace plus Claire M." in journal(known)
    assert len(done.value.over) == 1
    assert known["claire"].livret in done.changes.livrets
    assert "ne remplace plus personne" in " ".join(revoked_lines(TR, done.value))


def test_it_stays_over_when_the_card_is_accepted_again(known: Desks) -> None:
    named(known)
    claire, card = known.sharing("claire"), known.card("nadia")
    revoke_card(claire, "Nadia F.")
    words = " ".join(look_at_card(claire, card).words)
    trust_card(claire, TrustCard(data=card, words=words))
    assert standing(known).ended == REVOKED
    made_by_nobody(known)
    named(known)  # she says yes anew
    assert not standing(known).ended


def test_a_replacement_of_a_vault_of_before_is_over_too(known: Desks) -> None:
    named(known)
    claire, livret = known.sharing("claire"), known["claire"].livret
    before = claire.texts.get(f"sharing.replacement:{livret}")
    revoke_card(claire, "Nadia F.")
    claire.texts.put(f"sharing.replacement:{livret}", before)
    assert standing(known).ended == REVOKED
    made_by_nobody(known)


def test_an_heir_goes_on_and_ends_it_when_revoked(known: Desks) -> None:
    named(known)
    claire, old = known.sharing("claire"), known["nadia"].ctx.signer
    livret, zoe = known["claire"].livret, known.sharing("zoe")
    signed = own_card(zoe, old.public_key, old.sign)
    taken = trust_card(claire, TrustCard(data=zoe.cards.to_file(signed)))
    renew_member(claire, taken.value)
    before = card_of(claire, old.public_key)
    assert before is not None
    assert before.revoked == "replaced"
    assert (standing(known).ended, standing(known).outdated) == ("", True)
    assert not [one for one in journal(known) if "ne remplace plus" in one]
    refresh_replacement(claire, livret)
    revoke_card(claire, zoe.ctx.signer.public_key)
    assert standing(known).ended == REVOKED
    made_by_nobody(known)


def test_what_had_ended_is_not_ended_again(known: Desks) -> None:
    named(known)
    desk, claire = known["claire"], known.sharing("claire")
    agreement = next(v for _, v in desk.read.each("agreement"))[0].id
    withdraw_agreement(desk.ctx, desk.livret, agreement)
    done = revoke_card(claire, "Nadia F.")
    assert done.value.over == ()
    assert not [one for one in journal(known) if "ne remplace plus" in one]


def test_another_card_ends_no_replacement(known: Desks) -> None:
    named(known)
    known.meet("claire", "marc")
    done = revoke_card(known.sharing("claire"), "Marc D.")
    assert (done.value.over, done.value.inside) == ((), ())
    assert not standing(known).ended
    assert refresh_replacement(known.sharing("claire"), known["claire"].livret).value


@pytest.mark.parametrize("at_hub", [False, True])
def test_where_they_still_take_part_is_told(desks: Desks, at_hub: bool) -> None:
    member, desk = desks.share(), desks["claire"]
    done = replace(revoke_card(desks.sharing("claire"), "Marc D.").value, at_hub=at_hub)
    assert len(done.inside) == 1
    said = " ".join(revoked_lines(TR, done))
    assert "Marc D. participe encore à 1 livret" in said
    assert ("relais d’équipe" in said) == at_hub
    # Who left takes part no more: nothing is left to note.
    trust_again(desks)
    see_off(desk.ctx, desk.livret, member)
    assert revoke_card(desks.sharing("claire"), "Marc D.").value.inside == ()


def trust_again(desks: Desks) -> None:
    claire, card = desks.sharing("claire"), desks.card("marc")
    words = " ".join(look_at_card(claire, card).words)
    trust_card(claire, TrustCard(data=card, words=words))
