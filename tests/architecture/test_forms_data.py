"""The forms as data: complete, plain, in good French, and not edited once used."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest

from livret.domain.barriers import Barrier, Level
from livret.domain.forms import Form, SupportKind, Where
from livret.words.charter import FORM as CHARTER
from livret.words.charter import charter
from livret.words.forms import (
    DIAGNOSTIC,
    languages,
    latest,
    load_form,
)
from livret.words.health_words import health_words
from livret.words.paths import form as form_path
from livret.words.translator import LANGUAGES
from tests.architecture.project import told
from tests.architecture.test_french import NEVER, faults_of

# The charter has a grammar of its own: ``tests/words/test_charter`` reads it.
NAMES = sorted(
    path.name
    for path in form_path("").iterdir()
    if path.is_dir() and path.name != CHARTER
)
HELD = sorted({*NAMES, CHARTER})
VERSIONS = [(name, version) for name in NAMES for version in range(1, latest(name) + 1)]
FRENCH = [(name, version, "fr") for name, version in VERSIONS]
ALL = [
    (name, version, language)
    for name, version in VERSIONS
    for language in languages(name, version)
]
# One ending for a woman beside the other: (e), ·e, -e at the end of a word.
DOUBLED = re.compile(r"\w(\(e\)|\(e\)s|·e|\.e\b|-e\b|/e\b)")
NUMBERED = re.compile(
    r"\b(scores?|rangs?|total|moyennes?|(note|point)s? sur)\b|%", re.I
)


def texts(form: Form) -> Iterator[tuple[str, str]]:
    """Every text of a form, with where it stands."""
    yield from ((key, getattr(form, key)) for key in ("title", "purpose"))
    yield from ((key, getattr(form, key)) for key in ("welcome", "order"))
    yield from (
        (f"headings.{key}", getattr(form.headings, key))
        for key in form.headings.__slots__
    )
    for topic in form.topics:
        at = str(topic.barrier)
        yield from ((at, text) for text in (topic.title, topic.aim, topic.daily))
        yield from ((f"{at}.anchors.{level}", text) for level, text in topic.anchors)
        yield from ((f"{at}.hints", hint) for hint in topic.hints)
    for support in form.supports():
        yield from ((support.id, text) for text in (support.me, support.short))
    yield from ((facet.id, facet.label) for facet in form.facets())
    yield from ((each.id, each.text) for each in form.situations())


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_every_language_of_the_screens_is_complete(name: str, version: int) -> None:
    said = languages(name, version)
    assert set(LANGUAGES) <= set(said)
    forms = [load_form(name, version, language) for language in said]
    for form in forms:
        assert form.ids() == forms[0].ids()
        assert [at for at, _ in texts(form)] == [at for at, _ in texts(forms[0])]


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_no_label_file_is_left_out(name: str, version: int) -> None:
    found = {
        path.name.split(".")[1] for path in form_path(name).glob(f"{version}.*.toml")
    }
    assert found == set(languages(name, version))


@pytest.mark.parametrize(("name", "version", "language"), ALL)
def test_each_text_is_said_once_and_translated(
    name: str, version: int, language: str
) -> None:
    form = load_form(name, version, language)
    within = [text for topic in form.topics for text in said_in(form, topic.barrier)]
    assert len(within) == len(set(within))
    if language != "fr":
        french = dict(texts(load_form(name, version, "fr")))
        same = [at for at, text in texts(form) if french[at] == text]
        assert not same, told(same, f"Not yet in {language}:")


def said_in(form: Form, barrier: Barrier) -> list[str]:
    """What may be ticked under one barrier."""
    topic = form.topic(barrier)
    situations = [each.text for facet in topic.facets for each in facet.situations]
    return [*situations, *(support.me for support in topic.supports)]


@pytest.mark.parametrize(("name", "version", "language"), FRENCH)
def test_the_french_is_in_good_typography_and_plain_words(
    name: str, version: int, language: str
) -> None:
    faults = [
        f"{at}: {fault}: {text!r}"
        for at, text in texts(load_form(name, version, language))
        for fault in [
            *faults_of(text),
            *(match.group() for match in NEVER.finditer(text)),
            *(match.group() for match in DOUBLED.finditer(text)),
        ]
    ]
    assert not faults, told(faults, "French of the forms:")


@pytest.mark.parametrize(("name", "version", "language"), ALL)
def test_texts_are_short_and_use_no_typewriter_marks(
    name: str, version: int, language: str
) -> None:
    faults = []
    for at, text in texts(load_form(name, version, language)):
        longest = 160 if at.endswith("hints") else 90
        if at == "famille.hints":
            longest = 190  # it holds the numbers to call in danger
        if len(text) > longest or "'" in text or '"' in text or text != text.strip():
            faults.append(f"{at}: {text!r}")
    assert not faults, told(faults, "Long, or not typeset:")


@pytest.mark.parametrize(("name", "version", "language"), ALL)
def test_each_barrier_has_its_share(name: str, version: int, language: str) -> None:
    form = load_form(name, version, language)
    for topic in form.topics:
        assert 4 <= len(topic.facets) <= 7, topic.barrier
        assert len(topic.supports) >= 5, topic.barrier
        for kind in SupportKind:
            assert len(topic.supports_of(kind)) >= 3, (topic.barrier, kind)
        for facet in topic.facets:
            assert 3 <= len(facet.situations) <= 8, facet.id
            assert {each.where for each in facet.situations} == set(Where), facet.id
        assert [level for level, _ in topic.anchors] == list(Level)
        assert len({text for _, text in topic.anchors}) == len(Level)
        assert 2 <= len(topic.hints) <= 4


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_both_questions_are_the_ones_of_the_practice(name: str, version: int) -> None:
    for topic in load_form(name, version, "fr").topics:
        assert topic.aim.endswith("pour ce que vous voulez faire\u202f?")
        assert topic.daily.endswith("dans votre vie de tous les jours\u202f?")
        assert topic.aim.split(" pour ")[0] == topic.daily.split(" dans ")[0]


def test_nothing_that_the_field_meets_is_homeless() -> None:
    ids = load_form(DIAGNOSTIC, 1, "fr").ids()
    assert ids >= {
        "droit/justice",
        "droit/discrimination",
        "droit/numerique",
        "langue/codes",
        "famille/garde",
        "famille/proche",
        "famille/violence",
        "famille/isolement",
        "ressources/dettes",
        "ressources/aides",
        "logement/place",
        "logement/rester",
        "mobilite/transports",
        "mobilite/permis",
        "sante/soins",
        "sante/travail",
    }


@pytest.mark.parametrize(("name", "version", "language"), ALL)
def test_health_says_effects_and_needs(name: str, version: int, language: str) -> None:
    form = load_form(name, version, language)
    faults = [f"{at}: {text}" for at, text in texts(form) if health_words(text)]
    assert not faults, told(faults, "A diagnosis or a medicine:")


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_nothing_counts_or_ranks(name: str, version: int) -> None:
    faults = [
        f"{at}: {text}"
        for at, text in texts(load_form(name, version, "fr"))
        if NUMBERED.search(text)
    ]
    assert not faults, told(faults, "Words, never numbers:")


@pytest.mark.parametrize("name", NAMES)
def test_each_facet_says_where_it_comes_from(name: str) -> None:
    source = (form_path(name) / "source.md").read_text(encoding="utf-8")
    form = load_form(name, latest(name), "fr")
    faults = [facet.id for facet in form.facets() if f"`{facet.id}`" not in source]
    assert not faults, told(faults, "No origin in source.md:")


@pytest.mark.parametrize("name", HELD)
def test_a_version_that_landed_is_never_edited(name: str) -> None:
    """Whoever follows the house answers a version from the day it lands."""
    folder = form_path(name)
    lines = (folder / "frozen.sha256").read_text(encoding="ascii").splitlines()
    frozen = {}
    for line in lines:
        digest, file = line.split("  ")
        held = hashlib.sha256((folder / file).read_bytes()).hexdigest()
        assert held == digest, f"{file} was used: correct a copy, as README says"
        frozen[file] = digest
    landed = {each.name for each in folder.glob("*.toml") if each.name[0].isdigit()}
    missing = sorted(landed - frozen.keys())
    assert not missing, f"in {name}: sha256sum {' '.join(missing)} >> frozen.sha256"


def test_the_charter_is_in_good_french() -> None:
    read = charter("fr")
    said = [read.title, read.intro, *read.groups.values(), *read.sentences.values()]
    faults = [f"{words!r}: {fault}" for words in said for fault in faults_of(words)]
    faults += [f"{words!r}" for words in said if DOUBLED.search(words)]
    assert not faults, told(faults, "French of the charter:")
