"""The information sheet: who reads what today, and nothing false of anybody."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from livret.usecases.agreeing import GiveAgreement, give_agreement, withdraw_agreement
from livret.usecases.livrets import note
from livret.usecases.paper_sheets.information import (
    InformationSheet,
    Recipient,
    take_information,
)
from livret.usecases.paper_sheets.taking import take
from livret.usecases.papers import PaperChoices
from livret.usecases.sheets import as_json
from livret.words.papers.blocks import Facts
from livret.words.papers.information import read_information
from livret.words.translator import translator_for
from tests.usecases.desks import Desk

UNTIL = dt.date(2026, 9, 30)
SERVICE = "Bailleur d’exemple"
NOTHING_GOES = "Rien ne lui est envoyé."


def agreed(desk: Desk, recipient: str, *scopes: str, **told: Any) -> str:
    given: dict[str, Any] = {"purpose": "pour avancer", "until": UNTIL, **told}
    command = GiveAgreement(
        livret=desk.livret, recipient=recipient, scopes=scopes, **given
    )
    return give_agreement(desk.ctx, command).value


def sheet_of(desk: Desk, *off: str) -> InformationSheet:
    choices = PaperChoices(
        language="fr",
        on=desk.clock.today(),
        witness="Claire M.",
        leave_off=frozenset(off),
    )
    found = take(desk.ctx, desk.livret, take_information, choices).sheet
    assert isinstance(found, InformationSheet)
    return found


def read_by(sheet: InformationSheet) -> dict[str, Recipient]:
    return {one.name: one for one in sheet.recipients}


def lines(sheet: InformationSheet) -> dict[str, str]:
    """What the page says of each recipient, by what names them."""
    blocks = read_information(translator_for("fr"), sheet)
    facts = next(one.facts for one in blocks if isinstance(one, Facts))
    return {one.label: f"{one.value} {one.note}" for one in facts}


def test_of_who_reads_what_she_leaves_off_nothing_false_is_said(desk: Desk) -> None:
    desk.welcome_marc()
    agreed(desk, "Marc D.", "logement", purpose="chercher un toit")
    agreed(desk, SERVICE, "logement", purpose="louer un studio")
    whole, bare = sheet_of(desk), sheet_of(desk, "logement")
    assert read_by(whole)["Marc D."].scopes == ("logement",)
    assert SERVICE in read_by(whole)
    told = json.dumps(as_json(bare), ensure_ascii=False)
    for trace in (SERVICE, "toit", "studio", "logement"):
        assert trace not in told
    agreed(desk, SERVICE, "logement", "mobilite")
    assert read_by(sheet_of(desk, "logement"))[SERVICE].scopes == ("mobilite",)
    (marc,) = (told for name, told in lines(bare).items() if "Marc" in name)
    assert NOTHING_GOES not in marc
    assert "30 septembre 2026" in marc


def test_without_any_agreement_nothing_goes(desk: Desk) -> None:
    desk.welcome_marc()
    (marc,) = (told for name, told in lines(sheet_of(desk)).items() if "Marc" in name)
    assert NOTHING_GOES in marc


def test_whoever_reads_no_longer_is_not_named(desk: Desk) -> None:
    marc = desk.welcome_marc()
    service = agreed(desk, SERVICE, "mobilite")
    agreed(desk, "Atelier d’exemple", "mobilite", until=desk.clock.today())
    named = read_by(sheet_of(desk))
    assert {"Marc D.", SERVICE, "Atelier d’exemple"} < named.keys()
    withdraw_agreement(desk.ctx, desk.livret, service)
    desk.say({"kind": "member_left", "member": marc, "heads": []})
    desk.clock.forward(days=1)
    assert list(read_by(sheet_of(desk))) == ["Claire M."]


def test_copies_and_exports_left_as_much_as_what_was_sent(desk: Desk) -> None:
    for what in ("copied", "exported", "sent", "printed"):
        note(desk.ctx, desk.livret, what, paper="diagnostic")
    left = [one.what for one in sheet_of(desk).departures]
    assert left == ["sent", "exported", "copied"]
