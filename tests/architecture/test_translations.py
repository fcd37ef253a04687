"""Every French text of the code has its English, with the same facts."""

from __future__ import annotations

from tests.architecture.project import called, literal, modules, told
from tests.architecture.texts import (
    catalogues,
    entries,
    facts,
    said,
    texts,
    translated,
)


def test_texts_stand_whole_in_the_code() -> None:
    faults = []
    for module in modules():
        for node, arguments in translated(module):
            for argument in arguments:
                is_marked = type(argument).__name__ not in {"JoinedStr", "BinOp"}
                if literal(argument) is None and not is_marked:
                    faults.append(f"{module.at(node)}: {called(node)}(…)")
    assert not faults, told(faults, "A text put together cannot be translated:")


def test_each_text_has_its_english() -> None:
    faults = []
    for text in texts():
        found = entries("en").get(text.key, [])
        if not any(all(said(message)) and not message.fuzzy for _, message in found):
            faults.append(f"{text.where}: {text.forms[0]!r}")
    assert not faults, told(sorted(faults), "No English for:")


def test_each_plural_has_its_forms_in_both_languages() -> None:
    faults = []
    for text in texts():
        for language in ("fr", "en") if len(text.forms) > 1 else ():
            found = entries(language).get(text.key, [])
            if not any(message.id == text.forms for _, message in found):
                faults.append(f"{text.where}: {language}: {text.forms!r}")
    assert not faults, told(faults, "No plural forms in the catalogue for:")


def test_translations_ask_for_the_same_facts() -> None:
    faults = []
    for language in ("fr", "en"):
        for (_, french), found in entries(language).items():
            for name, message in found:
                forms = message.id if isinstance(message.id, tuple) else (french,)
                known = set().union(*(facts(form) for form in forms)) | {"count"}
                if len(forms) == 1:
                    known -= {"count"} - facts(french)
                for form in said(message):
                    wrong = facts(form) - known
                    lost = facts(french) - facts(form) if len(forms) == 1 else set()
                    if wrong or (form and lost):
                        faults.append(f"{language}/{name}: {french!r}: {wrong | lost}")
    assert not faults, told(faults, "Facts that differ between the languages:")


def test_a_text_is_not_translated_in_two_ways() -> None:
    faults = [
        f"{french!r}: {sorted({(name, *said(message)) for name, message in found})}"
        for (_, french), found in entries("en").items()
        if len({said(message) for _, message in found}) > 1
    ]
    assert not faults, told(faults, "Say it once, or give each a context:")


def test_catalogues_hold_no_guess() -> None:
    faults = [
        f"{language}/{name}: {message.id!r}"
        for language in ("fr", "en")
        for name, catalogue in catalogues(language)
        for message in catalogue
        if message.fuzzy and message.id
    ]
    assert not faults, told(faults, "Marked as fuzzy:")
