"""Cards, sending and receiving, by the second front door."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from livret import bootstrap
from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Door
from tests.exchange.test_person_copy import QuickKeys
from tests.paper.papers import text_of


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Her keys without the seconds of scrypt, which tests/exchange pays once."""
    monkeypatch.setattr(bootstrap.Rooms, "person_keys", QuickKeys())


@pytest.fixture
def marc(door: Door) -> Door:
    """Marc, at his own desk."""
    folder = door.folder / "marc"
    folder.mkdir()
    made = Door(folder, door.capture)
    create = ("vault", "create", made.vault, "--passphrase-file", made.secret)
    who = ("--name", "Marc D.", "--side", "emploi", "--organisation", "Cap")
    assert made(*create, *who).code == 0
    return made


@pytest.fixture
def met(desk: Door, marc: Door) -> tuple[Door, Door]:
    """Claire and Marc trust each other, and Amina agreed to something."""
    cards = {}
    for name, one in (("claire", desk), ("marc", marc)):
        cards[name] = desk.folder / f"{name}.carte"
        told = one.json("card", "--out", cards[name])
        assert len(told["words"]) == 7
    words = " ".join(desk.json("card", "show", cards["marc"])["words"])
    desk.json("card", "trust", cards["marc"], "--words", words)
    assert marc.json("card", "trust", cards["claire"])["way"] == "in_person"
    desk.json("card", "join", "amina", "Marc D.")
    agreed = ("--to", "Marc D.", "--scopes", "commun,mobilite", "--why", "se préparer")
    desk.json("agreement", "amina", *agreed, "--until", "2027-01-01")
    view = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
    desk.say("amina", {**view, "voice": "personne", "words": "pas de bus"})
    return desk, marc


def sent(desk: Door, *more: object) -> Path:
    """A file from Claire to Marc."""
    out = desk.folder / "amina.livret"
    desk.json("send", "amina", "--to", desk.folder / "marc.carte", "--out", out, *more)
    return out


def test_a_livret_goes_from_one_desk_to_another(met: tuple[Door, Door]) -> None:
    desk, marc = met
    file = sent(desk)
    seen = marc.json("receive", file, "--dry-run")
    assert (seen["from"]["name"], seen["for"]) == ("Claire M.", ["Marc D."])
    assert (seen["accepted"], seen["known"], seen["called"]) == (
        False,
        False,
        "Amina B.",
    )
    assert seen["kinds"]["view_given"] == 1
    assert marc.json("people")["people"] == []
    taken = marc.json("receive", file)
    assert (taken["accepted"], taken["new_here"]) == (True, seen["new"])
    assert [one["called"] for one in marc.json("people")["people"]] == ["Amina B."]
    again = marc.inside("receive", file)
    assert "Rien de nouveau." in again.out
    receipt = Path(taken["receipt"])
    assert receipt.name == "amina.livret.recu"
    back = desk.json("receive", receipt)
    assert (back["by"], back["accepted"]) == ("Marc D.", True)
    journal = desk.inside("journal", "amina").out
    assert "Claire M. a envoyé une partie du livret à Marc D." in journal
    assert "Marc D. a bien reçu" in journal


def test_what_is_said_for_people(met: tuple[Door, Door]) -> None:
    desk, marc = met
    out = desk.folder / "b.livret"
    said = desk.inside("send", "amina", "--to", "Marc D.", "--out", out)
    assert "Pour\u202f: Marc D." in said.out
    assert "se préparer" in said.out
    told = marc.inside("receive", out).out
    assert "De\u202f: Claire M." in told
    assert "C’est pris" in told
    assert "bien reçu" in desk.inside("receive", f"{out}.recu").out


def test_chosen_topics_and_a_purpose(met: tuple[Door, Door]) -> None:
    desk, marc = met
    file = sent(desk, "--barriers", "sante", "--purpose", "se préparer")
    seen = marc.json("receive", file, "--dry-run")
    assert {"reason": "narrowed", "count": 1} in seen["withheld"]
    receipt = desk.folder / "ici.recu"
    assert marc.json("receive", file, "--receipt", receipt)["receipt"] == str(receipt)
    assert receipt.exists()


def test_cards_are_listed_and_revoked(met: tuple[Door, Door]) -> None:
    desk, marc = met
    file = sent(desk)
    (kept,) = desk.json("card", "list")["cards"]
    assert (kept["name"], kept["way"]) == ("Marc D.", "words")
    assert "sept mots comparés" in desk.inside("card", "list").out
    assert "Plus aucun fichier ne part" in desk.inside("card", "revoke", "Marc D.").out
    assert "perdue" in desk.inside("card", "list").out
    refused = desk.inside("send", "amina", "--to", "Marc D.", "--out", file)
    assert refused.code == REFUSED
    assert "n’est plus acceptée" in refused.sentence
    marc.json("card", "revoke", kept["key"][:4] and "Claire M.", "--why", "left")
    assert "n’est plus acceptée" in marc.inside("receive", file).sentence


def test_a_leaving_is_noted_with_the_card(met: tuple[Door, Door]) -> None:
    desk, _ = met
    sent(desk)
    told = desk.json("card", "revoke", "Marc D.", "--leave")
    assert (told["left"], told["inside"], told["leaving_refused"]) == (1, 0, 0)


def test_a_card_for_people(met: tuple[Door, Door]) -> None:
    desk, marc = met
    drawn = desk.folder / "code.svg"
    said = desk.inside("card", "--out", desk.folder / "c.carte", "--qr", drawn)
    assert "Sept mots" in said.out
    assert b"<svg" in drawn.read_bytes()
    card = desk.folder / "c.carte"
    assert "Claire M." in marc.inside("card", "show", card).out
    assert "reconnue en personne" in marc.inside("card", "trust", card).out
    wrong = marc.inside("card", "trust", card, "--words", "un deux")
    assert "Elle n’a pas été acceptée" in wrong.sentence


def test_an_organisation_vouches_for_a_card(desk: Door, marc: Door) -> None:
    root, card = marc.folder / "racine.pem", marc.folder / "m.carte"
    assert marc.inside("certs", "--out", root).code == 0
    marc.json("card", "--out", card)
    assert desk.inside("card", "trust", card, "--vouched").code == REFUSED
    assert desk.json("card", "trust", card, "--root", root)["way"] == "organisation"


def test_nobody_kept_yet(desk: Door) -> None:
    assert "Aucune carte" in desk.inside("card", "list").out
    out = desk.folder / "x.livret"
    refused = desk.inside("send", "amina", "--to", "Paul", "--out", out)
    assert refused.code == REFUSED
    assert not out.exists()


def test_a_file_that_is_none(desk: Door) -> None:
    refused = desk.inside("receive", desk.write("x.livret", "bonjour"), "--json")
    assert refused.code == REFUSED
    assert "n’est pas un envoi" in refused.sentence


def test_an_erasure_is_confirmed_by_hand(met: tuple[Door, Door]) -> None:
    _, marc = met
    file = sent(met[0])
    marc.json("receive", file)
    told = marc.json("receive", file, "--confirm-erasure")
    assert (told["erasure"], told["erased"]) == ("", 0)


def test_her_copy_is_made_opened_answered_and_handed_over(
    desk: Door, marc: Door
) -> None:
    desk.say(
        "amina",
        {
            "kind": "view_given",
            "barrier": "mobilite",
            "level": "bloque",
            "voice": "personne",
            "words": "pas de bus",
        },
    )
    desk.say("amina", {"kind": "person_described", "languages": ["ku", "ti", "fr"]})
    stick, sheet = desk.folder / "cle-usb", desk.folder / "feuille.pdf"
    told = desk.json("copy", "amina", "--out", stick, "--sheet", sheet, "--clear")
    assert told["files"] == [
        "LISEZ-MOI.txt",
        "cle.age",
        "copie-2026-03-12.livret",
        "copie-2026-03-12.pdf",
    ]
    assert (told["clear"], told["language"]) == ([], "ti")
    read_me = (stick / "LISEZ-MOI.txt").read_text("utf-8-sig")
    assert read_me.startswith("ትርጉም ኣይተረጋገጸን")
    assert "Votre copie, faite le 12 mars 2026." in read_me
    assert sheet.read_bytes().startswith(b"%PDF")
    assert told["code"].startswith("AGE-SECRET-KEY-1")
    phrase = desk.write("sa-phrase", told["passphrase"] + "\n")
    file = stick / "copie-2026-03-12.livret"
    hers = ("open-copy", file, "--her-passphrase-file", phrase)
    elsewhere = marc(*hers, "--json")
    assert elsewhere.json["person"]["called"] == "Amina B."
    assert elsewhere.json["hers"] is True
    assert "pas de bus" in marc(*hers).out
    said = marc.write(
        "dit.json", {"contributions": [{"kind": "aim_said", "words": "un vélo"}]}
    )
    answered = marc(*hers, "--say", said, "--out", marc.folder / "reponse", "--json")
    assert len(answered.json["files"]) == 2
    assert answered.json["files_for"] == ["Amina B.", "Claire M."]
    back = desk.json("receive", answered.json["files"][1])
    assert back["from"]["name"] == "Amina B."
    assert desk.json("show", "amina")["aim"]["standing"] == "own"
    refused = marc.inside(*hers, "--take")
    assert refused.code == REFUSED
    assert "Sans son accord" in refused.sentence
    assert "avec son accord" in marc.inside(*hers, "--take", "--agreed").out
    assert marc.json("people")["people"][0]["called"] == "Amina B."


def test_her_copy_opens_with_the_printed_code(desk: Door) -> None:
    stick = desk.folder / "cle-usb"
    code = desk.json("copy", "amina", "--out", stick)["code"]
    path = desk.write("code", code.lower() + "\n")
    file = stick / "copie-2026-03-12.livret"
    assert (
        "Copie faite par Claire M." in desk("open-copy", file, "--code-file", path).out
    )
    assert desk("open-copy", file).code == MISUSED
    # A later copy goes without her key: she has it since the first.
    alone = desk.folder / "une-autre" / file.name
    alone.parent.mkdir()
    alone.write_bytes(file.read_bytes())
    without = desk("open-copy", alone, "--her-passphrase-file", desk.secret)
    assert without.code == MISUSED
    assert "--key-file dit où elle est" in without.err
    wrong = desk("open-copy", file, "--passphrase-file", desk.secret)
    assert wrong.code == REFUSED


def test_a_copy_is_closed_for_the_sheet_whose_code_is_given(desk: Door) -> None:
    code = desk.json("copy", "amina", "--out", desk.folder / "cle-usb")["code"]
    path, other = desk.write("code", f"{code}\n"), desk.folder / "une-autre"
    again = desk.json("copy", "amina", "--out", other, "--code-file", path)
    assert (again["code"], again["other_sheets"]) == ("", [])
    file = other / "copie-2026-03-12.livret"
    assert "Copie faite par" in desk("open-copy", file, "--code-file", path).out
    wrong = desk.write("faux", code[:-1] + "\n")
    folder = desk.folder / "rien"
    refused = desk.inside("copy", "amina", "--out", folder, "--code-file", wrong)
    assert refused.code == REFUSED
    assert not folder.exists()


def test_her_paper_is_in_the_form_she_reads(desk: Door) -> None:
    desk.say("amina", {"kind": "goal_set", "words": "le permis"})
    phrase = "cheval tournesol guitare brouette"
    stick, key = desk.folder / "cle-usb", desk.write("phrase-c", f"{phrase}\n")
    make = ("copy", "amina", "--out", stick, "--her-passphrase-file", key)
    for wrong in (["--dress", "evening"], ["--without-pictures"]):
        assert desk.inside(*make, *wrong).code == MISUSED
        assert not list(stick.glob("*")), "no key is made for a slip"
    desk.json(*make, "--dress", "simple", "--without-pictures")
    opened = io.BytesIO()
    with pikepdf.open(stick / "copie-2026-03-12.pdf", password=phrase) as pdf:
        pdf.save(opened, encryption=False)
    assert "Ce papier est votre livret." in text_of(opened.getvalue())


def test_her_second_copy_says_her_own_phrase(desk: Door) -> None:
    stick = desk.folder / "cle-usb"
    phrase = desk.write("phrase-a", "cheval tournesol guitare brouette\n")
    make = ("copy", "amina", "--out", stick, "--her-passphrase-file", phrase)
    assert "Son code" in desk.inside(*make).out
    again = desk.inside(*make)
    assert (again.code, "Son code" in again.out) == (0, False)
    weak = desk.write("phrase-b", "amina\n")
    refused = desk.inside(
        "copy", "amina", "--out", stick, "--her-passphrase-file", weak
    )
    assert "se devine" in refused.sentence


def test_texts_written_at_the_same_time_are_settled(met: tuple[Door, Door]) -> None:
    desk, marc = met
    (goal,) = desk.say("amina", {"kind": "goal_set", "words": "le permis"})
    marc.json("receive", sent(desk))
    desk.say("amina", {"kind": "goal_set", "words": "le code", "goal": goal})
    marc.say("amina", {"kind": "goal_set", "words": "la conduite", "goal": goal})
    assert "Rien à relire." in desk.inside("conflicts", "amina").out
    back = marc.folder / "retour.livret"
    card = desk.folder / "claire.carte"
    marc.json("send", "amina", "--to", card, "--out", back)
    desk.json("receive", back)
    (found,) = desk.json("conflicts", "amina")["conflicts"]
    assert (found["place"], found["settled_by"]) == (["goal", goal], "anyone")
    assert len(found["values"]) == 2
    shown = desk.inside("conflicts", "amina").out
    assert "la conduite" in shown
    assert shown.count("Avait sous les yeux\u202f: Objectif  le permis") == 2
    assert ("Marc D., le 12 mars 2026 à" in shown, "le permis" in shown) == (True, True)
    assert desk.inside("resolve", "amina", "1").code == MISUSED
    assert desk.inside("resolve", "amina", "2", "--both").code == REFUSED
    # Both stay behind a third text, and one behind an earlier one that comes back.
    third = desk.inside("resolve", "amina", "1", "--words", "le code puis la conduite")
    assert "Les autres textes restent dans l’historique" in third.out
    assert desk.json("conflicts", "amina")["conflicts"] == []
    place = "/".join(found["place"])
    first = found["values"][0]["id"]
    again = desk.inside("resolve", "amina", place, "--keep", first)
    assert "L’autre texte reste dans l’historique" in again.out


def test_who_settles_again_is_told_all_that_each_had_read(
    met: tuple[Door, Door],
) -> None:
    desk, marc = met
    (goal,) = desk.say("amina", {"kind": "goal_set", "words": "le permis"})
    marc.json("receive", sent(desk))
    desk.say("amina", {"kind": "goal_set", "words": "le code", "goal": goal})
    marc.say("amina", {"kind": "goal_set", "words": "la conduite", "goal": goal})
    back = marc.folder / "retour.livret"
    reply = ("send", "amina", "--to", desk.folder / "claire.carte", "--out", back)
    marc.json(*reply)
    desk.json("receive", back)
    marc.json("receive", sent(desk))
    desk.json("resolve", "amina", "1", "--words", "la conduite d’abord")
    marc.json("resolve", "amina", "1", "--both")
    marc.json(*reply)
    desk.json("receive", back)
    (found,) = desk.json("conflicts", "amina")["conflicts"]
    assert len(found["values"]) == 2
    shown = desk.inside("conflicts", "amina").out
    for words in ("le code", "la conduite"):
        assert shown.count(f"Avait sous les yeux\u202f: Objectif  {words}  ") == 2


def test_what_waits_in_joined_livrets_is_told_from_either(
    met: tuple[Door, Door],
) -> None:
    """A text of the other livret is told as the place and the text that it is."""
    desk, _ = met
    first = desk.json("people")["people"][0]["livret"]
    other = desk.json("new", "Amina B.")["livret"]
    for livret, phone in ((first, "06 11"), (other, "06 22")):
        desk.say(livret, {"kind": "person_described", "phone": phone})
    desk.json("join", first, other, "--agreed")
    for livret in (first, other):
        told = desk.inside("conflicts", livret).out
        assert ("06 11" in told, "06 22" in told) == (True, True)
    left = desk.json("resolve", other, "detail/phone", "--words", "06 33")["left"]
    assert left == len(desk.json("conflicts", first)["conflicts"])


def test_two_livrets_of_one_person_are_joined_and_parted(desk: Door) -> None:
    desk.say("amina", {"kind": "goal_set", "words": "le permis"})
    first = desk.json("people")["people"][0]["livret"]
    other = desk.json("new", "Nadine")["livret"]
    desk.say(other, {"kind": "goal_set", "words": "un vélo"})
    pair = (first, other)
    assert "Sans son accord" in desk.inside("join", *pair).sentence
    assert desk.json("join", *pair, "--agreed")["joined"] is True
    (person,) = desk.json("people")["people"]
    assert set(person["livrets"]) == set(pair)
    assert "le permis" in str(desk.json("history", other)["history"])
    shown = str(desk.json("show", other))
    assert "le permis" in shown
    assert "un vélo" in shown
    day = desk.clock.today()
    for when in (("--at", day), ("--about", day)):
        assert "le permis" in str(desk.json("show", other, *map(str, when)))
    desk.clock.forward(days=2)
    desk.say(first, {"kind": "goal_set", "words": "nager"})
    before = str(desk.json("show", other, "--at", str(day)))
    assert "le permis" in before
    assert "nager" not in before
    long_ago = desk.json("show", other, "--at", "2020-01-01")
    assert (long_ago["livret"], long_ago["contributions"]) == (other, 0)
    assert "séparés" in desk.inside("part", *pair).out
    assert "le permis" not in str(desk.json("show", other))
    assert "ne sont pas joints" in desk.inside("part", *pair).sentence
    assert "deux fois le même" in desk.inside("join", other, other, "--agreed").sentence
