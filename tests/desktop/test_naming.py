"""Pages that tell what was said name her as she is called today (practice 5)."""

from __future__ import annotations

import datetime as dt

from livret.desktop.agreement.reading import journal_lines
from livret.desktop.history.reading import history_of
from livret.desktop.history.story import story_shown
from livret.usecases.looking_back import story_of, why_kept
from livret.usecases.ports import JournalEntry
from livret.words.translator import translator_for
from tests.domain.writing import key_of
from tests.usecases.test_naming import NOW, renamed

TR = translator_for("fr")


def test_no_page_of_what_was_said_holds_a_former_name() -> None:
    read = renamed()[0].fold()
    told = [repr(history_of(TR, read))]
    for value in read.history:
        story = story_of(read, value.id)
        assert story is not None
        kept = why_kept(read, story, key_of("claire"))
        told.append(repr(story_shown(TR, read, story, kept)))
    assert "Ancienne" not in "".join(told)
    assert NOW in "".join(told)


def test_the_journal_she_reads_names_people_as_today() -> None:
    read = renamed()[0].fold()
    entry = JournalEntry(
        livret=read.id,
        at=dt.datetime(2026, 3, 12, tzinfo=dt.UTC),
        what="opened",
        who=key_of("amina"),
        who_name="Ancienne Personne",
    )
    (line,) = journal_lines(TR, read, [entry])
    assert NOW in line
    assert "Ancienne" not in line
