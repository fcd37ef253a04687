"""Between a folded livret, the fields, and what is said; pure functions."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from livret.desktop.person.values import (
    HOURS,
    NO_MESSAGE,
    NOTE,
    NOTHING_AT_HOME,
    REACH,
    YES,
    Beside,
    PersonEdit,
    PersonShown,
    Reaching,
    Texts,
)
from livret.domain.livret import Livret
from livret.domain.person import Reach, person_of, reach_of
from livret.usecases.describing import DETAILS
from livret.words.languages import language_code, language_name
from livret.words.person import typed_day, written_day
from livret.words.reach import reach_cautions
from livret.words.translator import Translator

PLACE = "person"
"""Where the details are typed, as drafts name places."""

FIELDS = tuple(name for name in DETAILS if name != "reach") + REACH
"""Every field of the page."""

_CONTACTS = ("phone", "email", "reach", "languages", "interpreter")


def shown_of(tr: Translator, livret: Livret) -> PersonShown:
    """Read her details as texts, the newest of several, and all of these."""
    person = person_of(livret)
    texts: dict[str, str] = {}
    beside: dict[str, tuple[Beside, ...]] = {}
    for name in DETAILS:
        found = person.each(name)
        if not found:
            continue
        written = [_texts_of(tr, name, value) for value in found]
        texts.update(_merged(livret) if name == "reach" else written[-1])
        if len(found) > 1:
            beside[name] = tuple(
                Beside(_words_of(tr, name, value), told)
                for value, told in zip(found, written, strict=True)
            )
    return PersonShown(texts, beside)


def _texts_of(tr: Translator, name: str, value: Any) -> dict[str, str]:
    if name == "reach":
        return _reach_texts(value)
    if name == "languages":
        return {name: ", ".join(language_name(tr, code) for code in value)}
    if name == "birth_date":
        return {name: written_day(value)}
    if name == "rights":
        return {name: "\n".join(value)}
    return {name: str(value)}


def _reach_texts(value: Mapping[str, Any]) -> dict[str, str]:
    return {
        HOURS: value.get(HOURS, ""),
        NOTE: value.get(NOTE, ""),
        NO_MESSAGE: YES if value.get(NO_MESSAGE) else "",
        NOTHING_AT_HOME: YES if value.get(NOTHING_AT_HOME) else "",
    }


def _merged(livret: Livret) -> dict[str, str]:
    """Return every caution that stands: a new text begins with all of them."""
    reach = reach_of(livret)
    return {
        HOURS: ", ".join(reach.hours),
        NOTE: "\n".join(reach.notes),
        NO_MESSAGE: YES if reach.no_message else "",
        NOTHING_AT_HOME: YES if reach.nothing_at_home else "",
    }


def _words_of(tr: Translator, name: str, value: Any) -> str:
    if name == "reach":
        return ", ".join(reach_cautions(tr, reach_typed(_reach_texts(value))))
    return _texts_of(tr, name, value)[name].replace("\n", ", ")


def reach_typed(texts: Texts) -> Reach:
    """Return how she may be reached, as the fields say now."""
    hours, note = texts.get(HOURS, "").strip(), texts.get(NOTE, "").strip()
    return Reach(
        hours=(hours,) if hours else (),
        no_message=bool(texts.get(NO_MESSAGE)),
        nothing_at_home=bool(texts.get(NOTHING_AT_HOME)),
        notes=(note,) if note else (),
    )


def reaching_of(tr: Translator, livret: Livret) -> Reaching:
    """Read how to reach her, for L'essentiel."""
    person, reach = person_of(livret), reach_of(livret)
    spoken = [language_name(tr, code) for code in person.languages]
    spoken += [
        tr.text("interprète : {words}", words=words)
        for words in person.each("interpreter")
    ]
    return Reaching(
        contacts=(*reach.phones, *reach.emails),
        cautions=reach_cautions(tr, reach),
        languages=", ".join(dict.fromkeys(spoken)),
        side_by_side=any(len(person.each(name)) > 1 for name in _CONTACTS),
    )


# --- back to what is said ------------------------------------------------------


def troubles_of(tr: Translator, texts: Texts) -> dict[str, str]:
    """Return what cannot be understood of the fields, a sentence for each."""
    troubles = {}
    day = texts.get("birth_date", "").strip()
    if day and typed_day(day) is None:
        troubles["birth_date"] = tr.text("Une date s’écrit comme 12/03/1990.")
    for written in _listed(texts.get("languages", "")):
        if language_code(tr, written) is None:
            troubles["languages"] = tr.text(
                "Livret ne connaît pas « {language} ». Écrivez son nom en français, ou"
                " dites-le dans la ligne « Interprète ».",
                language=written[:40],
            )
    return troubles


def details_typed(
    tr: Translator, shown: PersonShown, edit: PersonEdit
) -> dict[str, Any]:
    """Return the details that somebody changed or chose, as the log keeps them.

    Args:
        tr: Understands names of languages.
        shown: What stood in the fields.
        edit: What stands now; ``troubles_of`` has found nothing in it.
    """
    changed: dict[str, Any] = {}
    for name in DETAILS:
        parts = REACH if name == "reach" else (name,)
        same = all(
            edit.texts.get(part, "").strip() == shown.texts.get(part, "").strip()
            for part in parts
        )
        if not same or name in edit.chosen:
            changed[name] = _value_of(tr, name, edit.texts)
    return changed


def _value_of(tr: Translator, name: str, texts: Texts) -> Any:
    if name == "reach":
        return _reach_value(texts)
    text = texts.get(name, "").strip()
    read = _READ.get(name)
    return read(tr, text) if read else text


def _reach_value(texts: Texts) -> dict[str, Any]:
    found: dict[str, Any] = {
        part: text for part in (HOURS, NOTE) if (text := texts.get(part, "").strip())
    }
    found |= {part: True for part in (NO_MESSAGE, NOTHING_AT_HOME) if texts.get(part)}
    return found


def _codes(tr: Translator, text: str) -> list[str]:
    codes = (language_code(tr, written) for written in _listed(text))
    return list(dict.fromkeys(code for code in codes if code))


def _day(_tr: Translator, text: str) -> str:
    return typed_day(text) or ""


def _lines(_tr: Translator, text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


_READ: Mapping[str, Callable[[Translator, str], Any]] = {
    "languages": _codes,
    "birth_date": _day,
    "rights": _lines,
}


def _listed(text: str) -> list[str]:
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


# --- drafts ----------------------------------------------------------------------


def draft_text(shown: PersonShown, texts: Texts) -> str:
    """Return what was changed as the text of a draft; empty when nothing was."""
    changed = {
        name: text
        for name, text in texts.items()
        if text.strip() != shown.texts.get(name, "").strip()
    }
    return json.dumps(changed, ensure_ascii=False) if changed else ""


def draft_texts(text: str) -> dict[str, str]:
    """Read the fields of a draft; what is none of ours is left out."""
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    return {
        name: typed
        for name, typed in read.items()
        if name in FIELDS and isinstance(typed, str)
    }
