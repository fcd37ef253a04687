"""The evidence dossier: true to the log, whole, and readable by everyone."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from livret.usecases import documents
from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.dossiers import find_document, make_dossier
from livret.usecases.errors import UnknownDocument
from livret.usecases.paper_sheets.dossier import DossierSheet, SignedAs, take_dossier
from livret.usecases.signed_elsewhere import give_turn, take_turn
from livret.usecases.signing import SigningAct, Understood
from livret.usecases.teaming import JoinTeam, join_team, protect_structure
from livret.words.cleaning import own
from livret.words.numbers import grouped_number
from livret.words.papers.aids import reader_for
from livret.words.papers.blocks import Facts, Heading
from livret.words.papers.dossier import offset_said, read_dossier
from livret.words.papers.simple_texts import SIMPLE
from livret.words.translator import translator_for
from tests.paper.papers import data_in, failures, plain, read_aloud, text_of
from tests.usecases.desks import Desk, make_vault
from tests.usecases.test_documents import CERTIFIED, close, drawn, freeze, sign

REFUSED = SigningAct(
    role="emploi",
    way="refused",
    words="Je veux relire.",
    deadline=dt.date(2026, 6, 12),
)
ALOUD = SigningAct(
    role="personne",
    way="aloud",
    words="Oui, d’accord.",
    understood=Understood(explained_by="Claire M.", language="uk", read_aloud=True),
)


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.say(
        {
            "kind": "agreement_given",
            "voice": "personne",
            "recipient": {"name": "Marc D."},
            "scopes": ["commun", "mobilite"],
            "purpose": "chercher un emploi",
            "until": "2026-12-31",
        }
    )
    return desk


def test_it_tells_each_signer_each_state_and_each_event(desk: Desk) -> None:
    document = freeze(desk, in_order=True)
    sign(desk, document, ALOUD)
    give_turn(desk.ctx, desk.livret, document, "Marc D.")
    take_turn(desk.ctx, desk.livret, document)
    sign(desk, document, CERTIFIED)
    sign(desk, document, REFUSED)
    pdf = close(desk, document)
    sheet = take_dossier(desk.ctx, desk.livret, document, "fr")
    assert [one.way for one in sheet.signers] == ["aloud", "certificate", "refused"]
    assert sheet.signers[0].understood.language == "uk"
    # No day hangs over a refusal.
    refusal = sheet.signers[2]
    assert (refusal.words, refusal.deadline) == ("Je veux relire.", "")
    assert [one.what for one in sheet.stages] == ["frozen", *["signed"] * 3, "closed"]
    for stage in sheet.stages:
        assert hashlib.sha256(pdf[: stage.size]).hexdigest() == stage.sha256
    assert [one.what for one in sheet.events] == [
        *("frozen", "signed", "turn", "turn", "signed", "signed", "closed"),
    ]
    assert [one.recipient for one in sheet.agreements] == ["Marc D."]
    assert (sheet.closed, sheet.in_order) == (True, True)
    assert facts(sheet)["Fermé"] == "oui"
    assert facts(replace(sheet, closed=False))["Fermé"] == "pas encore"


def facts(sheet: DossierSheet) -> dict[str, str]:
    """What the dossier says of the document, by label."""
    read = read_dossier(translator_for("fr"), sheet, "Diagnostic partagé")
    first = next(block for block in read if isinstance(block, Facts))
    return {fact.label: fact.value for fact in first.facts}


@pytest.mark.parametrize(("way", "before"), [("drawn", True), ("certificate", False)])
def test_nobody_stands_witness_to_who_signs_with_a_key_of_their_own(
    desk: Desk, way: str, before: bool
) -> None:
    sheet = take_dossier(desk.ctx, desk.livret, freeze(desk), "fr")
    told_of = {"way": way, "at": "2026-03-12", "attested_by": "Claire M."}
    signer = SignedAs(name="Marc D.", quality="", **told_of)
    read = read_dossier(translator_for("fr"), replace(sheet, signers=(signer,)), "")
    told = {f.label for block in read if isinstance(block, Facts) for f in block.facts}
    assert ("En présence de" in told) is before


def test_sizes_are_read_in_groups_of_three(desk: Desk) -> None:
    document = freeze(desk)
    size = take_dossier(desk.ctx, desk.livret, document, "fr").stages[0].size
    assert size > 10_000
    for language, mark in (("fr", "\u202f"), ("en", ","), ("uk", "\u202f")):
        tr = reader_for(language)
        assert tr is not None
        said = f"{size:,}".replace(",", mark)
        sheet = take_dossier(desk.ctx, desk.livret, document, language)
        assert repr(said)[1:-1] in str(read_dossier(tr, sheet, ""))
    dari = reader_for("prs")
    assert dari is not None
    assert grouped_number(dari, 12_345) == "\u06f1\u06f2\u202f\u06f3\u06f4\u06f5"
    assert grouped_number(dari, 2026) == "\u06f2\u06f0\u06f2\u06f6"


def test_what_replaces_what_is_told(desk: Desk) -> None:
    old = freeze(desk)
    new = freeze(desk, amends=old)
    newest = freeze(desk, amends=new)
    told = {
        each: take_dossier(desk.ctx, desk.livret, each, "fr")
        for each in (old, new, newest)
    }
    assert told[old].replaced_by is not None
    assert told[new].replaces is not None
    versions = [
        (each.replaces_version, each.about_version, each.replaced_by_version)
        for each in told.values()
    ]
    assert versions == [(0, 1, 2), (1, 2, 3), (2, 3, 0)]
    assert (told[old].replaces, told[newest].replaced_by) == (None, None)
    # That it replaces another does not make it the one that was replaced.
    assert [[one.what for one in each.events] for each in told.values()] == [
        ["frozen", "replaced"],
        ["frozen", "replaced"],
        ["frozen"],
    ]


def test_each_signer_is_named_where_what_is_told_of_them_goes_on(desk: Desk) -> None:
    document = freeze(desk)
    sign(desk, document, drawn())
    sheet = take_dossier(desk.ctx, desk.livret, document, "fr")
    tr = translator_for("fr")
    said = read_dossier(tr, sheet, "Diagnostic partagé")
    again = [one for one in said if isinstance(one, Heading) and one.runs_on]
    named = [one.text for one in again if one.level > 2]
    assert len(named) > 1
    assert named == [
        f"{own(one.name)}, {own(one.quality)}" if one.quality else own(one.name)
        for one in sheet.signers
    ]
    assert any(one.quality for one in sheet.signers)
    # What is agreed with whom, and which file is told of, are not read alone either.
    assert [one.text for one in again if one.level == 2] == [
        "Le fichier, étape par étape",
        "Ce qui s’est passé",
        "L’accord de la personne, ce jour-là",
    ]


@pytest.mark.parametrize(
    ("dress", "language", "told"),
    [
        ("standard", "en", "Diagnostic partagé · Taille ordinaire · anglais"),
        ("large", "fr", "Diagnostic partagé · Grandes lettres · français"),
        ("simple-words", "fr", "· Version simple · Sans image · français"),
        ("bilingual-ar", "fr", "· Deux langues · français, arabe"),
    ],
)
def test_it_tells_in_which_form_the_paper_was_signed(
    desk: Desk, dress: str, language: str, told: str, tmp_path: Path
) -> None:
    document = freeze(desk, dress=dress, language=language)
    pdf = make_dossier(desk.ctx, desk.vault.paper, (desk.livret, document), "fr")
    assert told in " ".join(text_of(pdf).split())
    assert data_in(pdf, tmp_path)["dress"] == dress
    for aid in ("ar", "tr"):
        reader = reader_for(aid)
        assert reader is not None
        assert reader.knows("Grandes lettres")


def test_agreements_are_those_of_the_day_it_was_frozen(desk: Desk) -> None:
    document = freeze(desk)
    desk.clock.forward(days=400)
    sheet = take_dossier(desk.ctx, desk.livret, document, "fr")
    (stood,) = sheet.agreements
    assert stood.until < sheet.on


def test_an_agreement_withdrawn_before_is_not_in_force(desk: Desk) -> None:
    (agreement,) = [
        one.id for one in desk.read.history if one.kind == "agreement_given"
    ]
    desk.say(
        {
            "kind": "agreement_withdrawn",
            "voice": "personne",
            "agreement": agreement,
        }
    )
    document = freeze(desk)
    assert take_dossier(desk.ctx, desk.livret, document, "fr").agreements == ()


def test_an_agreement_is_told_in_the_order_of_topics_without_her_life(
    desk: Desk, tmp_path: Path
) -> None:
    """Before a judge, that « Ma vie » goes to somebody tells that there is one."""
    desk.say(
        {
            "kind": "agreement_given",
            "voice": "personne",
            "recipient": {"name": "Nadia R."},
            "scopes": ["commun", "droit", "ma_vie", "sante"],
            "purpose": "prendre le relais",
            "until": "2026-12-31",
        }
    )
    document = freeze(desk)
    pdf = make_dossier(desk.ctx, desk.vault.paper, (desk.livret, document), "fr")
    told = plain(read_aloud(pdf, tmp_path))
    common = "Ce qui est commun (objectifs, démarches, rencontres)"
    # Each is heard by itself.
    assert plain(f"{common}Me déplacerjusqu’au 31 décembre 2026") in told
    assert plain(f"{common}Ma santéMes papiers et mes droitsjusqu’au") in told
    assert "Ma vie" not in told
    scopes = [one["scopes"] for one in data_in(pdf, tmp_path)["agreements"]]
    assert scopes == [["commun", "mobilite"], ["commun", "sante", "droit"]]


def test_a_structure_protected_since_is_told_to_no_judge(
    desk: Desk, tmp_path: Path
) -> None:
    hidden = "Centre de soins d’exemple"
    joining = JoinTeam(
        livret=desk.livret, name="Nadia R.", role="professionnel", organisation=hidden
    )
    nadia = join_team(desk.ctx, joining).value
    agreed = GiveAgreement(
        livret=desk.livret,
        recipient="Nadia R.",
        member=nadia,
        scopes=("commun",),
        purpose="prendre le relais",
        until=dt.date(2026, 12, 31),
    )
    give_agreement(desk.ctx, agreed)
    protect_structure(desk.ctx, desk.livret, nadia, "addiction")
    document = freeze(desk)
    pdf = make_dossier(desk.ctx, desk.vault.paper, (desk.livret, document), "fr")
    told = read_aloud(pdf, tmp_path)
    assert "Nadia R." in told
    assert hidden not in told + str(data_in(pdf, tmp_path))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_conforms_and_says_what_its_data_say(
    desk: Desk, language: str, tmp_path: Path
) -> None:
    document = freeze(desk)
    sign(desk, document, drawn())
    sign(desk, document, REFUSED)
    pdf = make_dossier(desk.ctx, desk.vault.paper, (desk.livret, document), language)
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []
    told, data = read_aloud(pdf, tmp_path), data_in(pdf, tmp_path)
    for name in ("Amina B.", "Claire M.", "Marc D.", "Je veux relire."):
        assert name in told
    first = data["stages"][0]["sha256"]
    assert first[:8] in told
    # An hour without its offset is no evidence.
    assert re.search(r"\d{1,2}(:| h|)\s?\d{0,2} \(UTC", told)
    assert document not in str(data)
    assert "Le bus" not in told
    for label in ("Original gardé", "Original kept"):
        assert label not in told
    (entry,) = desk.ctx.journal.of(desk.livret)[-1:]
    assert (entry.what, entry.detail) == ("printed", (("paper", "dossier"),))


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "UTC"), (60, "UTC+1"), (330, "UTC+5:30"), (-210, "UTC-3:30")],
)
def test_an_hour_says_how_far_from_universal_time(minutes: int, said: str) -> None:
    zone = dt.timezone(dt.timedelta(minutes=minutes))
    assert offset_said(dt.datetime(2026, 3, 12, 15, tzinfo=zone)) == said


def test_nobody_is_told_to_add_to_the_hour_of_the_clock_on_the_wall() -> None:
    """« 10 h 35 (UTC+1) » is the hour of Paris; one hour more would be wrong."""
    (said,) = (one for one in SIMPLE.values() if "UTC" in one)
    assert said.endswith("UTC est l’heure mondiale.")


def test_a_document_is_found_by_the_beginning_of_its_number(desk: Desk) -> None:
    document = freeze(desk)
    assert find_document(desk.ctx, document[:6]) == (desk.livret, document)
    for named in ("", document[:5], "0" * 64):
        with pytest.raises(UnknownDocument):
            find_document(desk.ctx, named)


def test_what_was_overtaken_is_told_apart(desk: Desk, tmp_path: Path) -> None:
    from livret.usecases.signed_elsewhere import sign_elsewhere, take_back

    document = freeze(desk)
    sent = give_turn(desk.ctx, desk.livret, document, "Marc D.").value
    act = SigningAct(role="emploi", way="certificate")
    there = tmp_path / "marc"
    with make_vault(there, desk.clock, name="Marc D.", side="emploi") as marc:
        back = sign_elsewhere(marc.ctx, marc.paper, sent, act).value.pdf
    take_turn(desk.ctx, desk.livret, document)
    sign(desk, document, drawn())
    sign(desk, document, CERTIFIED)
    take_back(desk.ctx, desk.vault.paper, back)
    sheet = take_dossier(desk.ctx, desk.livret, document, "fr")
    assert [one.sha256 for one in sheet.overtaken] == [hashlib.sha256(back).hexdigest()]
    assert [one.aside for one in sheet.signers] == [False, False, True]
    assert documents.newest_revision(desk.ctx, desk.livret, document)
