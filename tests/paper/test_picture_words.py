"""What a picture of the pathway says where people said very much."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pikepdf

from livret.paper.pathway import draw_pathway
from livret.usecases.pathway_sheet import compose_pathway
from livret.words.translator import translator_for
from tests.domain.writing import Log, team
from tests.paper.papers import MADE, failures

LISTS = "les listes de ce papier disent la même chose"


def said_at_length() -> Log:
    """Five long events, and three long readings of one topic."""
    log, _ = team()
    for day in range(1, 6):
        content = {"words": f"Jour {day}. " + "long " * 800, "on": f"2026-03-0{day}"}
        log.write("claire", "event_noted", content, voice="social")
    form = {"form": "diagnostic-partage", "form_version": 1}
    opened = log.write("claire", "diagnosis_opened", form)
    for voice in ("personne", "social", "emploi"):
        said = {"diagnosis": opened, "barrier": "sante", "level": "bloque"}
        first = said | {"words": "dit " * 1900}
        earlier = dt.date(2025, 12, 3)
        log.write("claire", "view_given", first, voice=voice, said_on=earlier)
        again = said | {"level": "gene_un_peu", "words": "redit " * 1300}
        log.write("claire", "view_given", again, voice=voice)
    return log


def test_very_many_words_are_left_to_the_lists(tmp_path: Path) -> None:
    """A text alternative holds 32 767 octets at most (ISO 19005-3, 6.1.13)."""
    read = said_at_length().fold()
    sheet = compose_pathway(read, on=dt.date(2026, 11, 22), language="fr")
    pdf = draw_pathway(sheet, MADE, tr=translator_for("fr"))
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        figures = [
            str(one.Alt)
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
    assert len(figures) > 1  # the line, and the topic
    assert all(LISTS in each for each in figures)
