"""The door on livrets that are put aside: two people and a reason."""

from __future__ import annotations

from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Door

WITH = ("--with", "Samir T.")


def test_what_is_put_aside_is_read_with_a_reason_and_kept_for_a_claim(
    desk: Door,
) -> None:
    assert desk.json("archive") == {"archives": []}
    assert "Aucun livret" in desk.inside("archive").out
    assert "sert encore" in desk.inside("archive", "amina").out
    desk.clock.forward(days=732)
    for words in (("show", "amina"), ("print", "amina", "--out", desk.folder / "p")):
        refused = desk.inside(*words)
        assert refused.code == REFUSED
        assert "mis de côté" in refused.sentence
    assert not (desk.folder / "p").exists()
    (one,) = desk.json("archive")["archives"]
    assert (one["over"], one["read"], one["hold"]) == (False, False, None)
    assert "Mis de côté depuis le" in desk.inside("archive").out
    alone = desk.inside("archive", "amina", "--open", "--why", "claim")
    assert alone.code == REFUSED
    assert "ne se décide pas seul" in alone.sentence
    desk.json("archive", "amina", "--open", "--why", "claim", *WITH)
    assert desk.inside("show", "amina").code == 0
    journal = desk.inside("journal", "amina").out
    assert "décidé avec Samir T." in journal
    assert "un recours ou un litige" in journal
    desk.json("archive", "amina", "--keep", "--why", "legal_duty", *WITH)
    told = desk.inside("archive", "amina").out
    assert "décidé par Claire M. et Samir T." in told
    assert "la loi le demande" in told
    desk.clock.forward(days=732)
    refused = desk.inside("archive", "amina", "--erase", *WITH)
    assert refused.code == REFUSED
    assert "la loi le demande" in refused.sentence
    desk.json("archive", "amina", "--release", *WITH)
    assert "Sa durée est passée" in desk.inside("archive", "amina").out
    done = desk.inside("archive", "amina", "--erase", *WITH)
    assert done.code == 0
    assert "Ce livret est effacé." in done.out
    assert desk.json("archive") == {"archives": []}


def test_no_number_of_a_document_opens_what_is_put_aside(desk: Door) -> None:
    """A dossier tells words and names; a page signed by hand is her hand."""
    desk.say("amina", {"kind": "view_given", "barrier": "mobilite", "words": "Le bus."})
    path = desk.folder / "d.pdf"
    document = desk.json("print", "amina", "--out", path)["document"]
    desk.json("sign", path, "--as", "personne", "--way", "refused", "--words", "Non.")
    desk.clock.forward(days=732)
    dossier = desk.folder / "dossier.pdf"
    doors = (("dossier", document, "--out", dossier), ("pages", document))
    for words in doors:
        refused = desk.inside(*words)
        assert refused.code == REFUSED
        assert "mis de côté" in refused.sentence
    assert not dossier.exists()
    desk.json("archive", "amina", "--open", "--why", "claim", *WITH)
    for words in doors:
        assert desk.inside(*words).code == 0


def test_before_its_time_nothing_is_opened_nor_erased(desk: Door) -> None:
    early = desk.inside("archive", "amina", "--erase", *WITH)
    assert early.code == REFUSED
    assert "n’est pas passée" in early.sentence
    needless = desk.inside("archive", "amina", "--open", "--why", "claim", *WITH)
    assert needless.code == REFUSED
    assert "sert encore" in needless.sentence
    kept = desk.inside("archive", "amina", "--release", *WITH)
    assert kept.code == REFUSED
    assert "au-delà de sa durée" in kept.sentence
    nothing = desk.inside("archive", "amina", "--keep", *WITH)
    assert nothing.code == REFUSED


def test_a_contact_with_her_brings_it_back(desk: Door) -> None:
    desk.clock.forward(days=732)
    note = desk.write(
        "n.json", {"contributions": [{"kind": "note_added", "words": "x"}]}
    )
    refused = desk.inside("say", "amina", "--from", note)
    assert refused.code == REFUSED
    assert "mis de côté" in refused.sentence
    desk.say("amina", {"kind": "contact_made", "means": "telephone"})
    assert desk.inside("show", "amina").code == 0
    desk.say("amina", {"kind": "note_added", "words": "revenue"})
    assert desk.json("archive") == {"archives": []}


def test_the_second_person_confirms_in_their_own_livret(desk: Door) -> None:
    folder = desk.folder
    secret = ("--passphrase-file", desk.secret)
    theirs = ("--vault", folder / "samir", *secret)
    made = desk(
        *("vault", "create", folder / "samir", *secret),
        *("--name", "Samir T.", "--side", "emploi"),
    )
    assert made.code == 0
    card = folder / "samir.carte"
    assert desk("card", *theirs, "--out", card).code == 0
    assert desk.inside("card", "trust", card).code == 0
    ask, back = folder / "demande", folder / "confirmation"
    keep = ("archive", "amina", "--keep", "--why", "claim")
    assert "La demande est écrite" in desk.inside(*keep, "--ask", ask).out
    assert desk.json("archive", "amina")["hold"] is None
    missing = desk("archive", *theirs, "--confirm", ask)
    assert missing.code == MISUSED
    told = desk("archive", *theirs, "--confirm", ask, "--out", back)
    assert told.code == 0
    assert "Claire M. demande" in told.out
    own = desk.inside("archive", "--confirm", ask, "--out", folder / "own")
    assert own.code == REFUSED
    assert "ne se décide pas seul" in own.sentence
    hold = desk.json(*keep, "--confirmed", back)["hold"]
    assert (hold["other"], hold["proved"]) == ("Samir T.", True)
    assert "confirmé par sa propre clé" in desk.inside("journal", "amina").out
    again = desk.inside(*keep, "--confirmed", back)
    assert again.code == REFUSED
    assert "déjà servi" in again.sentence
