"""A member names somebody else with their own hub key, to read in their place."""

from __future__ import annotations

from livret.usecases.hub_sharing import at_hub
from tests.domain.writing import key_of
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome


def claim(marc: HubDesk, name: str) -> None:
    """Name somebody with a key of nobody's and Marc's own place at the hub."""
    owner = marc.ctx.owner
    keys = {**owner.keys(owner.sign_key).told(), "sign": key_of("eve")}
    told = {"name": name, "role": "referent", "side": "social", "keys": keys}
    marc.say({"kind": "member_joined", **told})
    marc.push()


def say(desk: HubDesk, words: str, barrier: str) -> None:
    desk.say({"kind": "goal_set", "words": words, "barriers": [barrier]})
    desk.push()


def test_what_is_agreed_for_somebody_goes_to_no_key_of_another(office: Office) -> None:
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    welcome(claire, marc, "commun")
    agree(claire, claire.ctx.owner.name)
    claire.put()
    marc.pull()
    marc.livret = claire.livret
    claim(marc, "Nadia R.")
    claire.pull()
    agree(claire, "Nadia R.", "commun", "sante")
    say(claire, "de la santé", "sante")
    marc.pull()
    assert "de la santé" not in marc.words
    # She is told to have no key there: her words reach her by a file.
    assert "Nadia R." in at_hub(claire.vault, claire.livret).others


def test_who_left_reads_nothing_by_the_name_of_another(office: Office) -> None:
    claire, marc = office.team()
    claim(marc, "Nadia R.")
    claire.pull()
    agree(claire, "Nadia R.")
    member = claire.read.team.by_key[marc.ctx.signer.public_key].id
    heads = list(claire.read.heads)
    claire.say({"kind": "member_left", "member": member, "heads": heads})
    claire.push()
    say(claire, "après son départ", "logement")
    marc.pull()
    assert "après son départ" not in marc.words


def test_a_key_goes_on_where_its_holder_was_brought_back(office: Office) -> None:
    claire, marc = office.team()
    member = claire.read.team.by_key[marc.ctx.signer.public_key].id
    heads = list(claire.read.heads)
    claire.say({"kind": "member_left", "member": member, "heads": heads})
    claire.push()
    welcome(claire, marc, back_as=member)
    say(claire, "de nouveau là", "logement")
    marc.pull()
    assert "de nouveau là" in marc.words
