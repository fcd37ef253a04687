"""What somebody left behind, and a key that changed, by the second front door."""

from __future__ import annotations

from tests.cli.conftest import Door
from tests.cli.test_sharing import marc, met, sent

__all__ = ["marc", "met"]


def test_what_came_after_a_departure_is_seen_and_taken_up(
    met: tuple[Door, Door],
) -> None:
    desk, marc = met
    marc.json("receive", sent(desk))
    assert "Rien n’est gardé à part." in desk.inside("aside", "amina").out
    desk.json("team", "amina", "--leave", "Marc D.")
    marc.say("amina", {"kind": "note_added", "words": "Au garage, lundi"})
    back = marc.folder / "retour.livret"
    card = desk.folder / "claire.carte"
    marc.json("send", "amina", "--to", card, "--out", back)
    desk.json("receive", back)
    told = desk.json("aside", "amina")
    (one,) = told["aside"]
    assert (one["author"], one["words"]) == ("Marc D.", "Au garage, lundi")
    assert one["adoptable"] is True
    assert "après son départ" in desk.inside("aside", "amina").out
    refused = desk("aside", "amina", "--adopt", "f" * 12)
    assert refused.code != 0
    taken = desk.json("aside", "amina", "--adopt", one["id"][:12])
    assert taken["aside"] == []
    assert "Au garage, lundi" in str(desk.json("show", "amina"))


def test_a_new_vault_is_vouched_for_by_the_old_one(met: tuple[Door, Door]) -> None:
    desk, marc = met
    folder = desk.folder / "marc-2"
    folder.mkdir()
    again = Door(folder, desk.capture)
    create = ("vault", "create", again.vault, "--passphrase-file", again.secret)
    assert again(*create, "--name", "Marc D.", "--side", "emploi").code == 0
    new = desk.folder / "marc-nouveau.carte"
    before = ("--before", marc.vault, "--before-passphrase-file", marc.secret)
    told = again.json("card", "--out", new, *before)
    assert told["replaces"] == marc.json("card")["key"]
    assert again.json("card")["words"] == told["words"]
    trusted = desk.json("card", "trust", new)
    assert trusted["way"] == "old_key"
    assert trusted["renewed"] == {"done": 1, "left": 0, "elsewhere": []}
    states = {one["key"]: one["revoked"] for one in desk.json("card", "list")["cards"]}
    assert states == {told["replaces"]: "replaced", told["key"]: ""}


def test_cards_of_one_name_are_told_apart_by_their_keys(
    met: tuple[Door, Door],
) -> None:
    """Two changes of key of which one was never heard: nothing proves who it is."""
    desk, _ = met
    folder = desk.folder / "marc-3"
    folder.mkdir()
    again = Door(folder, desk.capture)
    create = ("vault", "create", again.vault, "--passphrase-file", again.secret)
    assert again(*create, "--name", "Marc D.", "--side", "emploi").code == 0
    new = folder / "marc.carte"
    key = again.json("card", "--out", new)["key"]
    desk.json("card", "trust", new)
    refused = desk.inside("card", "join", "amina", "Marc D.")
    assert refused.code != 0
    assert "livret card list" in refused.sentence
    assert f"clé {key[:8]}" in desk.inside("card", "list").out
    assert desk.inside("card", "join", "amina", key[:8]).code == 0


def test_a_livret_is_erased_and_the_others_are_asked(met: tuple[Door, Door]) -> None:
    desk, marc = met
    marc.json("receive", sent(desk))
    livret = desk.json("people")["people"][0]["livret"]
    assert "ne se défait pas" in desk.inside("erase", "amina").sentence
    refused = desk.inside("erase", "amina", "--confirm")
    assert "Sans son accord" in refused.sentence
    assert desk.json("people")["people"]
    told = desk.json("erase", "amina", "--agreed", "--confirm")
    assert told["holders"] == ["Marc D."]
    assert told["erased"] > 0
    assert desk.json("people")["people"] == []
    asks = desk.folder / "effacement.livret"
    to = ("--to", desk.folder / "marc.carte", "--out", asks)
    desk.json("send", livret, *to)
    assert "demande d’effacer" in marc.inside("receive", asks, "--dry-run").out
    marc.json("receive", asks, "--confirm-erasure")
    assert marc.json("people")["people"] == []


def test_a_livret_erased_elsewhere_is_told_then_confirmed(
    met: tuple[Door, Door],
) -> None:
    desk, marc = met
    marc.json("receive", sent(desk))
    (before,) = marc.json("people")["people"]
    assert before["erased"] is None
    assert marc.json("show", "amina")["erasure"] is None
    livret = before["livret"]
    desk.json("erase", "amina", "--agreed", "--confirm")
    asks = desk.folder / "effacement.livret"
    desk.json("send", livret, "--to", desk.folder / "marc.carte", "--out", asks)
    marc.json("receive", asks)
    (one,) = marc.json("people")["people"]
    told = one["erased"]
    assert (told["by"], told["reason"], told["mine"]) == (
        "Claire M.",
        "asked_by_person",
        False,
    )
    assert "par Claire M." in marc.inside("people").out
    shown = marc.json("show", "amina")
    assert shown["erased"] == "asked_by_person"
    assert (shown["erasure"]["side"], shown["erased_here"]) == ("social", False)
    assert "Il est encore sur cet ordinateur" in marc.inside("show", "amina").out
    assert "ne se défait pas" in marc.inside("erase", "amina").sentence
    # Neither why nor whether she agreed: only this.
    done = marc.json("erase", "amina", "--confirm")
    assert done["erased"] > 0
    assert done["asked"]["by"] == "Claire M."
    assert marc.json("people")["people"] == []
    assert marc.json("show", livret)["erased_here"] is True
    assert "effacé ici" in marc.inside("show", livret).out


def test_one_put_aside_is_confirmed_without_a_second_person(
    met: tuple[Door, Door],
) -> None:
    desk, marc = met
    marc.json("receive", sent(desk))
    (one,) = marc.json("people")["people"]
    desk.json("erase", "amina", "--agreed", "--confirm")
    asks = desk.folder / "effacement.livret"
    desk.json("send", one["livret"], "--to", desk.folder / "marc.carte", "--out", asks)
    marc.json("receive", asks)
    marc.clock.forward(days=732)
    assert "mis de côté" in marc.inside("show", "amina").sentence
    assert marc.json("archive")["archives"][0]["erased"]["by"] == "Claire M."
    assert marc.json("erase", "amina", "--confirm")["erased"] > 0


def test_what_is_in_clear_beside_her_copy_is_told(met: tuple[Door, Door]) -> None:
    desk, _ = met
    view = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
    desk.say("amina", {**view, "voice": "personne", "words": "pas de bus"})
    stick = desk.folder / "cle-usb"
    copy = ("copy", "amina", "--out", stick, "--clear")
    assert "rien n’est lisible sans phrase" in desk.inside(*copy).out
    assert "sans phrase" not in desk.inside(*copy[:-1]).out
    desk.json("freeze", "amina", "--out", desk.folder / "papier.pdf")
    assert desk.json(*copy)["clear"] == ["papier.pdf"]
    assert not (stick / "signe.pdf").exists()
    path = desk.folder / "papier.pdf"
    desk.json("sign", path, "--as", "personne", "--way", "typed", "--words", "Oui")
    assert "Lisible sans phrase, à sa demande : signe.pdf." in desk.inside(*copy).out
    assert desk.json(*copy)["clear"] == ["signe.pdf"]
    clear = (stick / "signe.pdf").read_bytes()
    assert clear == (desk.folder / "papier.pdf").read_bytes()
