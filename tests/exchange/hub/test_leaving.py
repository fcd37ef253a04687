"""Who leaves by themselves tells it; who comes after them reads what they sealed."""

from __future__ import annotations

from livret.usecases.hub_pushed import Pushed
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.test_sharing import member


def leave(desk: HubDesk) -> None:
    """Somebody says themselves that they leave, and what they stand by."""
    mine, heads = member(desk, desk.ctx.owner.name), list(desk.read.heads)
    desk.say({"kind": "member_left", "member": mine, "heads": heads})


def test_who_leaves_at_their_own_desk_tells_the_others(office: Office) -> None:
    claire, marc = office.team()
    marc.say({"kind": "aim_said", "words": "Un dernier mot"})
    leave(marc)
    done = marc.push()
    assert (done.contributions, done.given, done.waiting) == (2, 0, ())
    claire.pull()
    assert "Un dernier mot" in claire.words
    assert "Marc D." not in [one.name for one in claire.read.members]
    # They push next, and take the livret from him.
    claire.say({"kind": "aim_said", "words": "Après son départ"})
    assert claire.push().rotated == 1
    assert marc.hub.server.standings() == ()
    assert marc.pull().count == 0
    assert "Après son départ" not in marc.words


def test_who_left_and_was_parted_from_has_nothing_to_tell(office: Office) -> None:
    claire, marc = office.team()
    leave(marc)
    assert marc.push().contributions == 1
    assert marc.push().waiting == ((marc.livret, "not_member"),)
    claire.pull()
    claire.push()
    assert marc.push().waiting == ((marc.livret, "not_member"),)


def test_words_that_no_key_fits_any_more_stay_at_the_desk(office: Office) -> None:
    claire, marc = office.team()
    nadia = office.desk("Nadia L.")
    # Marc learns that Nadia may read too, and gives her no key: he left.
    welcome(marc, nadia)
    leave(marc)
    done = marc.push()
    assert done.given == 0
    assert done.contributions == 3
    claire.pull()
    assert "Marc D." not in [one.name for one in claire.read.members]


def test_who_comes_later_reads_what_somebody_sealed_before_leaving(
    office: Office,
) -> None:
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    nadia = office.desk("Nadia L.")
    claire.open()
    welcome(claire, marc)
    agree(claire, "Claire M.")
    claire.put()
    marc.pull()
    marc.livret = claire.livret
    # Marc makes the keys of the next epoch, and writes under them.
    brief = welcome(marc, nadia)
    marc.push()
    see_off(marc.ctx, marc.livret, brief)
    marc.say({"kind": "aim_said", "words": "Sous ses clés"})
    assert marc.push().rotated == 1
    claire.pull()
    see_off(claire.ctx, claire.livret, member(claire, "Marc D."))
    claire.push()
    zoe = office.desk("Zoé P.")
    welcome(claire, zoe)
    assert claire.push() != Pushed()
    assert zoe.pull().withheld == 0
    zoe.livret = claire.livret
    assert "Sous ses clés" in zoe.words
    assert zoe.read == claire.read
