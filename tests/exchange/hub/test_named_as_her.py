"""A member names the person with a hub key of their own, to be given everything."""

from __future__ import annotations

from tests.domain.writing import key_of
from tests.exchange.hub.desks import Office, agree, welcome


def test_who_names_her_with_their_own_key_is_given_no_more(office: Office) -> None:
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    welcome(claire, marc, "commun")
    agree(claire, claire.ctx.owner.name)
    claire.put()
    marc.pull()
    marc.livret = claire.livret
    owner = marc.ctx.owner
    keys = {**owner.keys(owner.sign_key).told(), "sign": key_of("eve")}
    her = {"name": "Amina B.", "role": "personne", "keys": keys}
    marc.say({"kind": "member_joined", **her})
    marc.push()
    claire.pull()
    assert claire.read.team.person is not None
    claire.say(
        {"kind": "aim_said", "words": "pour tous"},
        {"kind": "life_told", "words": "ma vie", "on": "2020-01-01"},
    )
    claire.push()
    marc.pull()
    assert "pour tous" in marc.words
    assert "ma vie" not in marc.words
