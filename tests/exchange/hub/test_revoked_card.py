"""Whose card is revoked with their leaving noted reads nothing new on the hub."""

from __future__ import annotations

from dataclasses import replace

import pytest

from livret.usecases.cards import TrustCard, look_at_card, own_card, trust_card
from livret.usecases.revoking import Revoked, goes_on, revoke_card
from livret.words.card_revoked import revoked_lines
from livret.words.translator import translator_for
from tests.exchange.hub.desks import HubDesk, Office
from tests.exchange.hub.test_lying_server import AFTER, keys_of, opened


def met(desk: HubDesk, other: HubDesk) -> None:
    """A desk accepts the card of another by its seven words."""
    mine, theirs = desk.vault.sharing, other.vault.sharing
    card = theirs.cards.to_file(own_card(theirs))
    words = " ".join(look_at_card(mine, card).words)
    trust_card(mine, TrustCard(data=card, words=words))


def said(revoked: Revoked) -> str:
    return " ".join(revoked_lines(translator_for("fr"), revoked))


def test_nothing_new_is_sealed_for_a_revoked_key(office: Office) -> None:
    claire, marc = office.team()
    met(claire, marc)
    ring = keys_of(marc)
    done = revoke_card(claire.vault.sharing, "Marc D.", "lost", leave=True)
    assert done.changes.livrets == {claire.livret}
    assert (len(done.value.left), done.value.inside, done.value.refused) == (1, (), ())
    assert "Son départ est noté" in said(done.value)
    claire.say({"kind": "aim_said", "words": AFTER})
    assert claire.push().rotated == 1
    # With every key he ever was given, whoever hands him the rows.
    assert opened(claire, marc, ring) == []
    assert len(opened(claire, claire, keys_of(claire))) == 1
    assert marc.hub.server.standings() == ()
    assert marc.pull().count == 0
    assert AFTER not in marc.words


def test_until_the_leaving_is_noted_the_hub_serves_them(office: Office) -> None:
    claire, marc = office.team()
    met(claire, marc)
    ring = keys_of(marc)
    done = revoke_card(claire.vault.sharing, "Marc D.").value
    assert (done.left, len(done.inside)) == ((), 1)
    claire.say({"kind": "aim_said", "words": AFTER})
    assert claire.push().rotated == 0
    assert len(opened(claire, marc, ring)) == 1


def test_who_has_another_accepted_card_goes_on(office: Office) -> None:
    """Two keys of one member: the one that is lost takes nothing from the other."""
    claire, marc = office.team()
    other = office.desk("Marc D. bis", "emploi")
    met(claire, marc)
    met(claire, other)
    sharing, old = claire.vault.sharing, marc.ctx.signer.public_key
    (found,) = (one for one in claire.read.members if old in one.keys)
    both = replace(found, keys=found.keys | {other.ctx.signer.public_key})
    revoke_card(sharing, "Marc D.")
    assert not goes_on(sharing, found)
    assert goes_on(sharing, both)
    revoke_card(sharing, "Marc D. bis")
    assert not goes_on(sharing, both)


@pytest.mark.parametrize("leave", [False, True])
def test_who_may_not_note_a_leaving_is_told_who_can(
    office: Office, leave: bool
) -> None:
    """The person takes part in their own livret: nobody notes that they left it."""
    claire = office.desk("Claire M.")
    claire.open()
    amina = office.desk("Amina")
    owner = amina.ctx.owner
    keys = owner.keys(owner.sign_key).told()
    told = {"name": owner.name, "role": "personne", "keys": keys}
    (person,) = claire.say({"kind": "member_joined", **told})
    met(claire, amina)
    done = revoke_card(claire.vault.sharing, "Amina", leave=leave).value
    assert (done.left, len(done.inside), len(done.refused)) == ((), 1, int(leave))
    assert ("Un référent" in said(done)) == leave
    assert person in [one.id for one in claire.read.members if one.present]
