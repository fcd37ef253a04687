"""Aids to reading: true to the French texts, and honest about who checked them."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import Locale
from babel.dates import get_day_names, get_month_names

from livret.domain.forms import Form
from livret.words import aid, came, labels
from livret.words.aid_dates import calendar_of
from livret.words.charter import FORM as CHARTER
from livret.words.charter import charter
from livret.words.forms import DIAGNOSTIC, latest, load_form
from tests.architecture.project import told
from tests.architecture.texts import entries, facts, said, texts

LANGUAGES = sorted(aid.FOLDERS)

WORDS = (
    labels.TOPICS,
    labels.AT_DESK,
    labels.IN_MEETING,
    labels.BY_REFERENT,
    labels.ON_PAPER,
    labels.ASKED,
    labels.OUTCOMES,
    labels.SIDES,
    labels.QUALITIES,
    came.WAYS,
)
"""What every aid says: topics, levels, answers, signers, how words came."""


def form_texts() -> set[str]:
    """The French texts of forms and charters that papers print.

    Of every version: papers go on being drawn from the one that was used.
    """
    found: set[str] = set()
    for version in range(1, latest(DIAGNOSTIC) + 1):
        found |= set(_printed(load_form(DIAGNOSTIC, version, "fr")))
    for number in range(1, latest(CHARTER) + 1):
        edition = charter("fr", number)
        found |= {edition.title, edition.intro, *edition.groups.values()}
        found |= set(edition.sentences.values())
    return found


def _printed(form: Form) -> list[str]:
    found = [form.title, form.purpose, form.welcome, form.order]
    found += [getattr(form.headings, name) for name in form.headings.__slots__]
    for topic in form.topics:
        found += [topic.title, topic.aim, topic.daily]
        found += [anchor for _, anchor in topic.anchors]
        found += [support.me for support in topic.supports]
        found += [facet.label for facet in topic.facets]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_aid_translates_texts_that_exist(language: str) -> None:
    known = {text.key for text in texts()}
    known |= {(None, text) for text in form_texts()}
    faults = [
        f"{language}: {key[1]!r}"
        for key in entries(aid.FOLDERS[language])
        if key not in known | {aid.CHECKED_BY}
    ]
    assert not faults, told(faults, "No such French text:")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_aid_asks_for_the_same_facts_and_guesses_nothing(language: str) -> None:
    faults = []
    for (context, french), found in entries(aid.FOLDERS[language]).items():
        for _, message in found if (context, french) != aid.CHECKED_BY else ():
            forms = said(message)
            wanted = facts(french)
            if message.fuzzy or not all(forms):
                faults.append(f"{french!r}: not said")
            elif len(forms) == 1 and facts(forms[0]) != wanted:
                faults.append(f"{french!r}: {facts(forms[0]) ^ wanted}")
            elif any(facts(form) - wanted - {"count"} for form in forms):
                faults.append(f"{french!r}: {forms}")
    assert not faults, told(faults, f"In {language}:")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_aid_says_the_words_that_every_paper_needs(language: str) -> None:
    wanted = {text for table in WORDS for text in table.values()}
    known = {french for _, french in entries(aid.FOLDERS[language])}
    assert not wanted - known, told(sorted(wanted - known), f"Not in {language}:")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_aid_has_as_many_plural_forms_as_its_language(language: str) -> None:
    wanted = Locale.parse(aid.FOLDERS[language]).plural_form.tags | {"other"}
    for found in entries(aid.FOLDERS[language]).values():
        for _, message in found:
            if isinstance(message.id, tuple):
                assert len(said(message)) <= len(wanted)
                assert all(said(message))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_aid_names_who_checked_it_or_nobody(language: str) -> None:
    made = aid.aid_for(language)
    ((_, message),) = entries(aid.FOLDERS[language])[aid.CHECKED_BY]
    assert made is not None
    assert made.checked_by == message.string


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_aid_names_months_and_days_as_its_readers_do(language: str) -> None:
    calendar = calendar_of(language)
    assert calendar is not None
    folder = aid.FOLDERS[language]
    if language != "zh":
        names = get_month_names("wide", "format", folder)
        assert calendar.months == tuple(names[month] for month in range(1, 13))
    days = get_day_names("wide", "format", folder)
    assert calendar.weekdays == tuple(days[day] for day in range(7))
    day = dt.date(2026, 4, 12)
    for shape in calendar.shapes:
        assert calendar.said(shape, day)
    assert aid.digits(language, "2026") in calendar.said("long", day)
