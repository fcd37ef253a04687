"""Changing what she is called, how to reach her, and taking it back."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pikepdf
import pytest

from livret.domain.errors import InvalidField
from livret.domain.person import person_of, reach_of
from livret.usecases.beside import kept_beside
from livret.usecases.copying import copy_for_software
from livret.usecases.describing import DETAILS, DescribePerson, describe_person
from livret.usecases.documents import freeze, preview
from livret.usecases.drafting import save_draft
from livret.usecases.errors import NameNeeded
from livret.usecases.livrets import find_people, set_private_line
from livret.usecases.papers import Composed, PaperChoices
from livret.usecases.sheets import as_json
from livret.usecases.showing import as_plain, history_as_plain
from livret.usecases.vault_errors import UnknownLivret
from livret.words.plain_text import plain_text
from livret.words.translator import translator_for
from tests.fictitious import social_security_number
from tests.usecases.desks import Desk

REACH = {"hours": "le matin", "no_message": True}


def describe(desk: Desk, **details: Any) -> str:
    return describe_person(
        desk.ctx, DescribePerson(livret=desk.livret, details=details, place="person")
    ).value


def paper(desk: Desk) -> tuple[Composed, bytes]:
    told = PaperChoices(language="fr", on=dt.date(2026, 3, 12), witness="Claire M.")
    return preview(desk.ctx, desk.vault.paper, desk.livret, told)


def everything_in(pdf: bytes) -> bytes:
    """Every object of a PDF and every stream, unpacked: text, files, metadata."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        unpacked = io.BytesIO()
        read.save(
            unpacked,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return unpacked.getvalue()


def names(desk: Desk, query: str) -> list[str]:
    return [one.called for one in find_people(desk.ctx, query)]


def test_every_detail_can_be_said_and_taken_back(desk: Desk) -> None:
    assert DETAILS[0] == "called"
    said: dict[str, Any] = dict.fromkeys(DETAILS, "un mot")
    said |= {"birth_date": "1990-03-12", "languages": ["prs"], "rights": ["RSA"]}
    said["reach"] = REACH
    describe(desk, **said)
    person = person_of(desk.read)
    assert {name: person.detail(name) for name in DETAILS} == said
    describe(desk, **dict.fromkeys(set(DETAILS) - {"called"}, ""))
    person = person_of(desk.read)
    left = [name for name in DETAILS if person.each(name)]
    assert left == ["called"]


def test_only_what_changed_is_said(desk: Desk) -> None:
    describe(desk, phone="06 00", city="Lyon", reach=REACH)
    count = len(desk.read.history)
    assert describe(desk, phone="06 00", city="Lyon", reach=REACH, email="") == ""
    assert len(desk.read.history) == count
    describe(desk, phone="07 11", city="Lyon", reach={})
    (*_, last) = desk.read.history
    assert last.content == {"phone": "07 11", "removed": ["reach"]}
    assert not reach_of(desk.read).careful


def test_a_new_name_is_the_one_that_is_found_and_printed(desk: Desk) -> None:
    desk.view("mobilite", "bloque", words="Je marche.")
    assert names(desk, "Amina") == ["Amina B."]
    describe(desk, called="Yasmine K.")
    assert names(desk, "Amina") == []
    assert names(desk, "Yasmine") == ["Yasmine K."]
    sheet = paper(desk)[0].sheet
    assert "Amina" not in str(as_json(sheet))
    assert sheet.signatories[0].name == "Yasmine K."
    copy = copy_for_software(desk.ctx, desk.livret).value
    assert "Amina" not in plain_text(translator_for("fr"), copy)


def test_her_steps_are_under_her_name_of_today(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    who = {"voice": "personne", "name": "Amina B."}
    desk.say({"kind": "action_agreed", "words": "Appeler", "who": who})
    describe(desk, called="Yasmine K.")
    sheet = paper(desk)[0].sheet
    assert [step.who for goal in sheet.goals for step in goal.steps] == ["Yasmine"]


def test_who_is_to_sign_is_told_by_her_name_of_today(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    composed, pdf = paper(desk)
    freeze(desk.ctx, desk.livret, composed, pdf)
    describe(desk, called="Yasmine K.")
    (line,) = find_people(desk.ctx, "Yasmine")
    assert "Yasmine K." in line.to_sign
    assert "Amina B." not in line.to_sign


def test_a_livret_that_nobody_could_find_keeps_its_name(desk: Desk) -> None:
    with pytest.raises(NameNeeded):
        describe(desk, called="")
    describe(desk, first_name="Amina")
    describe(desk, called="")
    assert person_of(desk.read).called == "Amina"
    with pytest.raises(NameNeeded):
        describe(desk, first_name="")
    set_private_line(desk.ctx, desk.livret, "celle du parc")
    describe(desk, first_name="")
    assert person_of(desk.read).called == ""


def test_what_cannot_be_kept_changes_nothing(desk: Desk) -> None:
    for name in ("phone", "france_travail_number"):
        save_draft(desk.ctx, desk.livret, "person", "{}")
        with pytest.raises(InvalidField) as caught:
            describe(desk, **{name: social_security_number()})
        assert caught.value.facts["path"] == name
        assert caught.value.facts["problem"] == "social_security_number"
        assert [one.place for one in desk.ctx.drafts.of(desk.livret)] == ["person"]
    with pytest.raises(InvalidField) as caught:
        describe(desk, reach={"hours": "a\nb"})
    assert caught.value.facts["path"] == "reach.hours"


def test_the_draft_goes_once_the_words_are_said(desk: Desk) -> None:
    for details in ({"city": "Lyon"}, {}):
        save_draft(desk.ctx, desk.livret, "person", '{"city": "Lyon"}')
        describe(desk, **details)
        assert desk.ctx.drafts.of(desk.livret) == ()


# --- the referent's own line ---------------------------------------------------

SECRET = "SENTINELLEDUPARC"


def test_the_private_line_is_in_nothing_that_is_shown_printed_or_copied(
    desk: Desk,
) -> None:
    desk.view("mobilite", "bloque", words="Je marche.")
    set_private_line(desk.ctx, desk.livret, SECRET)
    composed, pdf = paper(desk)
    shown = [as_json(composed.sheet), as_plain(desk.read)]
    shown.append(history_as_plain(desk.read, desk.ctx.log.read(desk.livret)))
    shown.append(plain_text(translator_for("fr"), _copied(desk)))
    shown.append(list(desk.ctx.journal.of(desk.livret)))
    assert SECRET not in repr(shown)
    unpacked = everything_in(pdf)
    assert b"Je marche." in unpacked  # the attached JSON can be read
    assert SECRET.encode() not in unpacked
    bodies = b"".join(one.body or b"" for one in desk.ctx.log.sealed(desk.livret))
    assert SECRET.encode() not in bodies


def _copied(desk: Desk) -> Any:
    return copy_for_software(desk.ctx, desk.livret).value


def test_she_may_read_what_is_kept_beside_the_log(desk: Desk) -> None:
    set_private_line(desk.ctx, desk.livret, "celle du parc")
    save_draft(desk.ctx, desk.livret, "aim:personne", "Je veux")
    kept = kept_beside(desk.ctx, desk.livret)
    assert kept.private_line == "celle du parc"
    assert [one.text for one in kept.drafts] == ["Je veux"]
    with pytest.raises(UnknownLivret):
        kept_beside(desk.ctx, "0" * 32)
