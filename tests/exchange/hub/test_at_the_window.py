"""What the window asks of a hub besides following it, and what may go wrong."""

from __future__ import annotations

import pytest

from livret.usecases.hub_desk import (
    hub_place,
    join_hub,
    leave_hub,
    move_to_hub,
    reach_hub,
)
from livret.usecases.hub_errors import (
    HubFull,
    HubInvitationOfAnother,
    HubInvitationSpent,
    NoHubJoined,
    NotAtThisHub,
    NotOnTheHub,
)
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_sharing import at_hub, share_by_hub
from livret.usecases.hub_stopped import stop_sharing
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office, welcome
from tests.exchange.hub.postgres import Server
from tests.usecases.desks import make_rooms


def join(desk: HubDesk, office: Office) -> None:
    join_hub(desk.vault, make_rooms(office.clock).hubs, desk.url)


def test_an_invitation_opens_once(office: Office) -> None:
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    join(claire, office)
    with pytest.raises(HubInvitationSpent):
        join_hub(marc.vault, make_rooms(office.clock).hubs, claire.url)


def test_an_invitation_opens_for_who_is_named_in_it(
    office: Office, server: Server
) -> None:
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    door = make_rooms(office.clock).hubs
    with pytest.raises(HubInvitationOfAnother):
        join_hub(marc.vault, door, claire.url)
    with pytest.raises(NoHubJoined):
        hub_place(marc.vault, door)
    # Nor the address of who made the hub, whose password would be changed.
    for url in (office.url, server.url(office.url.rpartition("/")[2])):
        with pytest.raises((HubInvitationSpent, HubInvitationOfAnother)):
            join_hub(marc.vault, door, url)
    join(claire, office)


def test_another_hub_takes_the_place_of_the_first(office: Office) -> None:
    claire, door = office.desk("Claire M."), make_rooms(office.clock).hubs
    place = move_to_hub(claire.vault, door, claire.url)
    assert hub_place(claire.vault, door) == place
    leave_hub(claire.vault, place)
    with pytest.raises(NotAtThisHub):
        hub_place(claire.vault, door)


def test_a_livret_is_shared_stopped_and_shared_again(office: Office) -> None:
    claire, marc = office.team()
    join(claire, office)
    join(marc, office)
    door = make_rooms(office.clock).hubs
    assert stop_sharing(marc.vault, marc.livret)
    assert not stop_sharing(marc.vault, marc.livret)
    assert not at_hub(marc.vault, marc.livret).shared
    claire.say({"kind": "aim_said", "words": "Un jardin"})
    claire.push()
    # Neither a round of its own nor the way of the commands takes it up again.

    stopped = reach_hub(marc.vault, door)
    assert pull(marc.ctx, stopped).value.count == 0
    stopped.server.close()
    assert "Un jardin" not in marc.words
    marc.say({"kind": "aim_said", "words": "Un vélo"})
    share_by_hub(marc.vault, door, marc.livret)
    assert "Un jardin" in marc.words
    assert at_hub(marc.vault, marc.livret).shared
    claire.pull()
    assert "Un vélo" in claire.words


def test_who_would_read_is_told_before_it_is_shared(office: Office) -> None:
    claire, marc = office.desk("Claire M."), office.desk("Marc D.", "emploi")
    claire.open()
    welcome(claire, marc)
    claire.say(
        {
            "kind": "member_joined",
            "name": "Nadia L.",
            "role": "referent",
            "side": "emploi",
        }
    )
    told = at_hub(claire.vault, claire.livret)
    assert (told.shared, told.waiting, told.member) == (False, 0, True)
    assert (told.readers, told.others) == (("Marc D.",), ("Nadia L.",))


def test_who_was_seen_off_cannot_share(office: Office) -> None:
    claire, marc = office.team()
    join(marc, office)
    member = next(m.id for m in claire.read.members if m.name == "Marc D.")
    see_off(claire.ctx, claire.livret, member)
    claire.push()
    with pytest.raises(NotOnTheHub) as refused:
        share_by_hub(marc.vault, make_rooms(office.clock).hubs, marc.livret)
    assert refused.value.facts == {"reason": "unknown"}


def test_a_full_server_says_so_and_nothing_is_lost(
    office: Office, server: Server
) -> None:
    """As a full disk answers: at the write, by its code."""
    claire, marc = office.team()
    claire.say({"kind": "aim_said", "words": "Plus de place"})
    database = office.url.rpartition("/")[2]
    with server.superuser(database) as raw:
        raw.execute(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$"
        )
        raw.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON livret_hub.contributions"
            " FOR EACH ROW EXECUTE FUNCTION no_room()"
        )
    with pytest.raises(HubFull):
        claire.push()
    with server.superuser(database) as raw:
        raw.execute("DROP TRIGGER full_disk ON livret_hub.contributions")
    assert claire.push().contributions == 1
    marc.pull()
    assert "Plus de place" in marc.words
