"""A diagnosis tells the day of each level, and what was said of it in a review since.

A review of August and a diagnosis printed in November stand in the same hands:
both tell one truth, and nobody's answer is put in the place of another.
"""

from __future__ import annotations

import datetime as dt

from livret.usecases.copying import copy_for_software
from livret.usecases.documents import freeze, preview
from livret.usecases.looking_at import look_at
from livret.usecases.papers import Composed
from livret.usecases.reviewing import OpenReview, SayReview, open_review, say_review
from livret.words.papers.diagnostic import read_diagnostic
from livret.words.plain_text import plain_text
from livret.words.translator import translator_for
from tests.usecases.composed import CHOICES, composed, marks, printed, row, told
from tests.usecases.desks import Desk

FR = translator_for("fr")


def look_back(
    desk: Desk, review: str = "", voice: str = "personne", **levels: str
) -> str:
    """One voice reads topics again, in a review of the day; the review's id."""
    review = review or open_review(desk.ctx, OpenReview(livret=desk.livret)).value
    command = SayReview(livret=desk.livret, review=review, voice=voice, levels=levels)
    say_review(desk.ctx, command)
    return review


def reviewed(found: Composed, barrier: str) -> list[tuple[dt.date, str, str]]:
    return [
        (one.on, mark.name, mark.answer)
        for one in row(found, barrier).reviews
        for mark in one.marks
    ]


def test_each_answer_tells_its_day(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    first = desk.clock.today()
    desk.clock.forward(days=9)
    desk.view("mobilite", "gene_un_peu", "social")
    found = composed(desk)
    days = [mark.on for mark in row(found, "mobilite").marks]
    assert days == [first, first + dt.timedelta(days=9)]


def test_what_is_kept_together_tells_its_day(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.clock.forward(days=9)
    kept = {"barrier": "mobilite", "outcome": "agreed", "words": "Un poste de jour."}
    desk.say({"kind": "line_agreed", **kept})
    day = desk.clock.today()
    desk.clock.forward(days=9)
    found = composed(desk, on=desk.clock.today())
    assert [line.on for line in row(found, "mobilite").lines] == [day]
    copied = plain_text(FR, copy_for_software(desk.ctx, desk.livret).value)
    for text in (repr(read_diagnostic(FR, found.sheet)), copied):
        assert "(21 mars 2026)" in text.replace("\\xa0", " ").replace("\xa0", " ")


def test_her_words_tell_their_day(desk: Desk) -> None:
    """Quoted in a later paper, nobody could tell when she had said them."""
    first = desk.clock.today()
    for barrier in ("mobilite", "sante"):
        desk.view(barrier, "bloque", words=f"Un mot sur {barrier}.")
        desk.clock.forward(days=9)
    found = composed(desk, on=desk.clock.today())
    days = [row(found, one).quotes[0].on for one in ("mobilite", "sante")]
    assert days == [first, first + dt.timedelta(days=9)]
    copied = plain_text(FR, copy_for_software(desk.ctx, desk.livret).value)
    assert "écrites par Claire M., 12\xa0mars\xa02026)" in copied


def test_a_review_since_stands_beside_and_replaces_nothing(desk: Desk) -> None:
    desk.welcome_marc()
    desk.view("mobilite", "bloque")
    desk.view("mobilite", "gene_beaucoup", "social")
    desk.view("mobilite", "gene_un_peu", "emploi")
    desk.clock.forward(days=167)
    day = desk.clock.today()
    review = look_back(desk, mobilite="gene_un_peu")
    look_back(desk, review, "social", mobilite="gene_un_peu")
    look_back(desk, review, "emploi", mobilite="gene_un_peu")
    found = composed(desk, on=day + dt.timedelta(days=88))
    assert marks(found, "mobilite") == [
        ("Amina", "bloque"),
        ("Claire", "gene_beaucoup"),
        ("Marc", "gene_un_peu"),
    ]
    # Marc said the same again: nothing to tell.
    assert reviewed(found, "mobilite") == [
        (day, "Amina", "gene_un_peu"),
        (day, "Claire", "gene_un_peu"),
    ]
    assert row(found, "mobilite").reviews[0].moment == "interim"
    assert {"review_said:", "review_opened:"} <= printed(desk, found)


def test_what_is_said_after_the_review_is_the_last_word(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.clock.forward(days=10)
    look_back(desk, mobilite="gene_un_peu")
    desk.view("mobilite", "gene_beaucoup")
    found = composed(desk)
    assert marks(found, "mobilite")[0] == ("Amina", "gene_beaucoup")
    assert reviewed(found, "mobilite") == []


def test_of_two_reviews_each_voice_tells_its_last(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.view("mobilite", "bloque", "social")
    desk.clock.forward(days=10)
    first = look_back(desk, mobilite="gene_beaucoup")
    look_back(desk, first, "social", mobilite="gene_beaucoup")
    before = desk.clock.today()
    desk.clock.forward(days=10)
    look_back(desk, mobilite="ne_gene_pas")
    assert reviewed(composed(desk), "mobilite") == [
        (before, "Claire", "gene_beaucoup"),
        (desk.clock.today(), "Amina", "ne_gene_pas"),
    ]


def test_a_topic_first_spoken_of_in_a_review_was_spoken_of(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.clock.forward(days=10)
    look_back(desk, logement="gene_un_peu", sante="pas_aborde")
    found = composed(desk)
    assert "logement" not in found.sheet.not_discussed
    assert "sante" in found.sheet.not_discussed
    # « pas encore dit » would be false of her.
    assert marks(found, "logement") == [("Claire", "")]
    assert [one[1:] for one in reviewed(found, "logement")] == [
        ("Amina", "gene_un_peu")
    ]


def test_what_she_leaves_off_or_declined_stays_off(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.view("sante", "ne_souhaite_pas_repondre")
    desk.view("sante", "bloque", "social")
    desk.clock.forward(days=10)
    review = look_back(desk, mobilite="gene_un_peu", sante="gene_un_peu")
    look_back(desk, review, "social", sante="gene_beaucoup")
    found = composed(desk, leave_off=frozenset({"mobilite"}))
    assert [one.barrier for one in found.sheet.rows] == ["sante"]
    assert [one[1:] for one in reviewed(found, "sante")] == [("Amina", "gene_un_peu")]
    assert marks(found, "sante") == [("Amina", "ne_souhaite_pas_repondre")]


def test_the_page_says_it_in_words(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.view("mobilite", "bloque", "social")
    said = desk.clock.today()
    desk.clock.forward(days=10)
    desk.view("sante", "gene_un_peu")
    desk.clock.forward(days=10)
    day = desk.clock.today()
    look_back(desk, mobilite="gene_un_peu")
    found = composed(desk, on=day)
    blocks = repr(read_diagnostic(FR, found.sheet))
    assert said == dt.date(2026, 3, 12)
    note = "Sans autre date à côté, les paroles et les réponses sont du 12 mars"
    assert note in blocks.replace("\\xa0", " ")
    assert "gêne un peu (22" in blocks
    assert "Bilan d’étape (1" in blocks


def test_a_diagnosis_of_its_own_day_says_no_more_than_before(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.view("mobilite", "bloque", "social")
    found = composed(desk, on=desk.clock.today())
    told = repr(read_diagnostic(FR, found.sheet))
    assert "Sans autre date" not in told
    assert "bloque (" not in told


def test_the_copy_for_other_software_tells_the_same(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    desk.clock.forward(days=10)
    look_back(desk, mobilite="gene_un_peu")
    copied = copy_for_software(desk.ctx, desk.livret).value
    text = plain_text(FR, copied)
    assert "bloque (12 mars 2026)" in text.replace("\xa0", " ")
    assert "Bilan d’étape (22 mars 2026)" in text.replace("\xa0", " ")


def test_a_frozen_diagnosis_stays_what_it_was(desk: Desk) -> None:
    desk.view("mobilite", "bloque")
    found, pdf = preview(desk.ctx, desk.vault.paper, desk.livret, CHOICES)
    document = freeze(desk.ctx, desk.livret, found, pdf).value.document
    desk.clock.forward(days=10)
    look_back(desk, mobilite="gene_un_peu")
    seen = look_at(desk.ctx, desk.vault.paper, pdf)
    assert (seen.known, seen.document) == ("kept", document)
    assert not seen.said_since
    again, _ = preview(desk.ctx, desk.vault.paper, desk.livret, CHOICES)
    assert reviewed(again, "mobilite")


def test_what_she_declines_in_a_review_is_declined_everywhere(desk: Desk) -> None:
    desk.view("mobilite", "gene_un_peu")
    desk.view("sante", "gene_un_peu", words="Mon dos.")
    desk.view("sante", "bloque", "social", words="Elle ne le dit pas.")
    desk.say(
        {
            "kind": "line_agreed",
            "barrier": "sante",
            "outcome": "agreed",
            "words": "Nous allons voir un médecin.",
        }
    )
    desk.clock.forward(days=10)
    look_back(desk, sante="ne_souhaite_pas_repondre")
    found = composed(desk)
    assert marks(found, "sante") == [("Amina", "gene_un_peu")]
    assert row(found, "sante").lines == ()
    assert [one[1:] for one in reviewed(found, "sante")] == [
        ("Amina", "ne_souhaite_pas_repondre")
    ]
    assert "Elle ne le dit pas" not in told(found)
    assert "Elle ne le dit pas" not in plain_text(
        FR, copy_for_software(desk.ctx, desk.livret).value
    )
    yes = composed(desk, show_despite_refusal=frozenset({"sante"}))
    assert ("Claire", "bloque") in marks(yes, "sante")
    # What she says afterwards holds again.
    desk.view("sante", "gene_beaucoup")
    assert ("Claire", "bloque") in marks(composed(desk), "sante")
