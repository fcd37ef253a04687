"""Who leaves by themselves tells it; who comes after them reads what they sealed."""

from __future__ import annotations

import pytest

from livret.domain.hub_grants import Names
from livret.usecases.aside import adopt, kept_apart_of
from livret.usecases.erasing import purge
from livret.usecases.hub_closed import Closed, closed_livrets, note_closed
from livret.usecases.hub_pushed import Pushed
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office, agree, welcome
from tests.exchange.hub.postgres import Server
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


def test_what_who_left_erases_of_their_own_leaves_the_hub(office: Office) -> None:
    claire, marc = office.team()
    claire.say({"kind": "aim_said", "words": "De Claire"})
    claire.push()
    marc.pull()
    marc.say({"kind": "aim_said", "words": "À taire"})
    marc.say({"kind": "aim_said", "words": "À taire aussi"})
    marc.push()
    others, mine, too = (find(marc, said) for said in SAID)
    # One before they leave, one after; and with them what somebody else said.
    marc.ctx.log.erase_bodies([mine])
    leave(marc)
    assert marc.push().erased == 1
    marc.ctx.log.erase_bodies([too, others])
    marc.ctx.forget(marc.livret)
    assert marc.push().erased == 1
    claire.pull()
    assert claire.words.count("De Claire") == 1
    # They are given to nobody who comes later; what Claire said is.
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    nadia.pull()
    nadia.livret = claire.livret
    assert [one for one in nadia.words if one in SAID] == ["De Claire"]


def test_what_who_left_had_erased_of_others_stays_at_their_desk(office: Office) -> None:
    claire, marc = office.team()
    claire.say({"kind": "aim_said", "words": "De Claire"})
    claire.push()
    marc.pull()
    # Erased while he takes part, and told to nobody before he leaves.
    theirs = find(marc, "De Claire")
    marc.ctx.log.erase_bodies([theirs])
    marc.ctx.forget(marc.livret)
    leave(marc)
    done = marc.push()
    assert (done.erased, done.contributions) == (0, 1)
    assert "De Claire" not in marc.words
    # It holds at his desk, and takes nothing from who comes later.
    claire.pull()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    nadia.pull()
    nadia.livret = claire.livret
    assert "De Claire" in nadia.words
    marc.hub.memory.start_again(marc.hub.memory.links()[0].name)
    marc.pull()
    assert "De Claire" not in marc.words
    # Who remains may erase it for everybody.
    claire.ctx.log.erase_bodies([theirs])
    claire.ctx.forget(claire.livret)
    assert claire.push().erased == 1


def test_erased_and_told_before_leaving_it_is_gone(office: Office) -> None:
    claire, marc = office.team()
    claire.say({"kind": "aim_said", "words": "De Claire"})
    claire.push()
    marc.pull()
    marc.ctx.log.erase_bodies([find(marc, "De Claire")])
    marc.ctx.forget(marc.livret)
    assert marc.push().erased == 1
    leave(marc)
    assert marc.push().erased == 0
    claire.pull()
    nadia = office.desk("Nadia L.")
    welcome(claire, nadia)
    claire.push()
    nadia.pull()
    nadia.livret = claire.livret
    assert "De Claire" not in nadia.words


SAID = ("De Claire", "À taire", "À taire aussi")


def find(desk: HubDesk, words: str) -> str:
    """The id of what somebody said."""
    (found,) = [
        one.id for one in desk.read.history if one.content.get("words") == words
    ]
    return found


ROWS = "SELECT body FROM livret_hub.contributions WHERE id = %s AND part = 0"


def test_words_that_a_real_hub_has_again_are_erased_again(
    office: Office, server: Server
) -> None:
    claire, _ = office.team()
    claire.say({"kind": "aim_said", "words": "À taire"})
    claire.push()
    said = find(claire, "À taire")
    names = Names(claire.read.scope_key, claire.hub.server.id)
    name, one = names.livret(claire.livret), names.contribution(said)
    database = office.url.rpartition("/")[2]
    with server.superuser(database) as raw:
        body = raw.execute(ROWS, (one,)).fetchone()
        claire.ctx.log.erase_bodies([said])
        claire.ctx.forget(claire.livret)
        assert claire.push().erased == 1
        assert raw.execute(ROWS, (one,)).fetchone() == (None,)
        assert claire.hub.server.erased(name, [one, bytes(16)]) == {one}
        # Back to a copy of before, which has as many rows with the same names.
        raw.execute("SET session_replication_role = replica")
        raw.execute("DELETE FROM livret_hub.erasures")
        put_back = "UPDATE livret_hub.contributions SET body = %s WHERE id = %s"
        raw.execute(put_back, (*(body or ()), one))
        claire.say({"kind": "aim_said", "words": "Plus tard"})
        assert claire.push().erased == 1
        assert raw.execute(ROWS, (one,)).fetchone() == (None,)


def test_who_is_brought_back_gets_what_was_said_and_gives_what_they_said(
    office: Office,
) -> None:
    claire, marc = office.team()
    brief = member(claire, "Marc D.")
    see_off(claire.ctx, claire.livret, brief)
    claire.say({"kind": "aim_said", "words": "Sans lui"})
    claire.push()
    (late,) = marc.say({"kind": "aim_said", "words": "Sans savoir"})
    assert marc.push().waiting == ((marc.livret, "unknown"),)
    welcome(claire, marc, back_as=brief)
    claire.push()
    marc.pull()
    assert "Sans lui" in marc.words
    assert marc.push().waiting == ()
    claire.pull()
    # What he said while he took no part counts when somebody takes it up.
    assert "Sans savoir" not in claire.words
    (apart,) = kept_apart_of(claire.ctx, claire.livret).aside
    assert (apart.id, apart.words, apart.adoptable) == (late, "Sans savoir", True)
    adopt(claire.ctx, claire.livret, [late])
    assert "Sans savoir" in claire.words
    claire.push()
    marc.pull()
    assert marc.read == claire.read


def test_what_comes_no_more_is_read_once_and_an_erased_one_is_none(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claire, marc = office.team()
    see_off(claire.ctx, claire.livret, member(claire, "Marc D."))
    claire.push()
    (first,) = closed_livrets(marc.vault, marc.hub)
    today = marc.clock.today()
    assert first == Closed(
        livret=marc.livret, called="Amina B.", since=today, left=False
    )
    reads: list[str] = []
    fold = marc.ctx.fold_of
    monkeypatch.setattr(
        type(marc.ctx), "fold_of", lambda _, held: reads.append("") or fold(held)
    )
    marc.ctx.forget(marc.livret)
    office.clock.forward(days=1)
    assert note_closed(marc.vault, marc.hub, ()) == {marc.livret: today}
    assert reads == []
    # What changed is read again; what was erased, nobody waits for.
    marc.say({"kind": "aim_said", "words": "Pour moi"})
    assert note_closed(marc.vault, marc.hub, ()) == {marc.livret: today}
    purge(marc.vault.sharing, marc.livret)
    assert closed_livrets(marc.vault, marc.hub) == ()
    reads.clear()
    assert note_closed(marc.vault, marc.hub, ()) == {}
    assert reads == []


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
