"""The reader of forms: from TOML files to ``livret.domain.forms.Form``.

A form named ``diagnostic-partage`` stands in ``forms/diagnostic-partage``:
``1.toml`` is the structure of version 1, ``1.fr.toml`` its French labels, and
the tables beside it map it to lists kept by others. See ``forms/README.md``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from livret.domain.errors import Unavailable, Untrusted
from livret.domain.findings import Problem, is_name
from livret.domain.form_grammar import build, check_labels, check_structure
from livret.domain.form_tables import (
    NationalCodes,
    PeerTable,
    check_national_codes,
    check_peer_table,
    national_codes,
    peer_table,
)
from livret.domain.forms import Form
from livret.words.paths import form as form_path
from livret.words.translator import Translator, mark

DIAGNOSTIC = "diagnostic-partage"
"""Name of the joint diagnosis."""


class FormMissing(Unavailable):
    """The file of a form is not there, or cannot be read.

    Facts:
        form: Name of the form.
        file: Name of the file inside its folder.
    """


class FormInvalid(Untrusted):
    """A form's file does not follow the grammar.

    Facts:
        form: Name of the form.
        file: Name of the file inside its folder.
        path: Place of the first problem in it.
        problems: All of them (``livret.domain.findings.Problem``).
    """


PROBLEMS: dict[str, str] = {
    "unknown_key": mark("{path} : ce mot n’est pas prévu ici."),
    "missing_key": mark("{path} : il manque quelque chose ici."),
    "wrong_type": mark("{path} : ce n’est pas la forme attendue."),
    "empty": mark("{path} : c’est vide."),
    "unknown_value": mark("{path} : « {found} » n’est pas une valeur connue."),
    "bad_id": mark(
        "{path} : « {found} » n’est pas un identifiant (minuscules sans accent)."
    ),
    "duplicate": mark("{path} : « {found} » est écrit deux fois."),
    "dangling": mark("{path} : « {found} » n’existe pas dans le formulaire."),
    "missing_language": mark("{path} : la langue « {found} » n’est pas annoncée."),
    "newer": mark("{path} : ce formulaire est écrit pour un Livret plus récent."),
    "syntax": mark("Le fichier n’est pas du TOML : {found}"),
}
"""What each code of ``Problem`` says to somebody who writes forms."""


def problem_sentence(tr: Translator, problem: Problem) -> str:
    """Return a problem as a sentence for somebody who writes forms."""
    return tr.text(PROBLEMS[problem.code], path=problem.path, found=problem.found)


@lru_cache(maxsize=16)
def load_form(name: str, version: int, language: str) -> Form:
    """Return one version of a form in one language.

    Args:
        name: Its folder, e.g. ``diagnostic-partage``.
        version: From 1.
        language: ISO 639-1 code.

    Raises:
        FormMissing: No such form, version or language.
        FormInvalid: A file does not follow the grammar.
    """
    structure, labels = f"{version}.toml", f"{version}.{language}.toml"
    raw = _read(name, structure)
    _refuse(name, structure, check_structure(raw))
    _refuse(name, structure, _check_names(raw, name, version))
    texts = _read(name, labels)
    _refuse(name, labels, check_labels(raw, texts, language))
    return build(raw, texts)


def form_to_read(name: str, version: int, language: str) -> Form:
    """Return the form that something was said on, to read it and go on.

    A colleague's word may name a form that nobody has, or one of a newer Livret.
    Topics and levels are the same in every form: what was said is then read, and
    printed, with the words of the newest joint diagnosis that is here.

    Args:
        name: As the diagnosis was opened on it; empty where none was.
        version: Of it.
        language: ISO 639-1 code.

    Raises:
        FormMissing: Not in this language, or a file of this Livret is not there.
        FormInvalid: A file of this Livret does not follow the grammar.
    """
    try:
        return load_form(name, version, language)
    except (FormMissing, FormInvalid):
        newest = latest(DIAGNOSTIC)
        if name == DIAGNOSTIC and 0 < version <= newest:
            raise
        return load_form(DIAGNOSTIC, newest, language)


def other_form_note(tr: Translator, name: str, version: int, form: Form) -> str:
    """Return that what was said is read on another form; mostly nothing.

    Args:
        tr: Says it.
        name: The form that it was said on; empty where none was opened.
        version: Of it.
        form: The one whose titles and questions are shown.
    """
    if not name or (name, version) == (form.name, form.version):
        return ""
    return tr.text(
        "Rempli sur un formulaire que ce Livret n’a pas\u202f: les titres et les "
        "questions sont ceux d’un autre."
    )


def latest(name: str) -> int:
    """Return the highest version of a form.

    Raises:
        FormMissing: No such form.
    """
    versions = [
        int(path.stem) for path in _folder(name).glob("*.toml") if path.stem.isdecimal()
    ]
    if not versions:
        raise FormMissing(form=name, file="1.toml")
    return max(versions)


def languages(name: str, version: int) -> tuple[str, ...]:
    """Return the languages that a version says it has, in its order.

    Raises:
        FormMissing: No such form or version.
        FormInvalid: The structure does not follow the grammar.
    """
    raw = _read(name, f"{version}.toml")
    _refuse(name, f"{version}.toml", check_structure(raw))
    return tuple(raw["languages"])


@lru_cache(maxsize=4)
def load_national_codes(name: str = DIAGNOSTIC) -> NationalCodes:
    """Return a form's barriers and facets in the national lists.

    Raises:
        FormMissing: The form has no such table.
        FormInvalid: The table does not follow the grammar.
    """
    file = "national-codes.toml"
    raw = _read(name, file)
    _refuse(name, file, check_national_codes(raw, _newest(name)))
    return national_codes(raw)


@lru_cache(maxsize=4)
def load_peer_table(system: str, name: str = DIAGNOSTIC) -> PeerTable:
    """Return another system's labels in the terms of a form.

    Args:
        system: Name of the table's file, e.g. ``carnet-de-bord``.
        name: Of the form.

    Raises:
        FormMissing: The form has no such table.
        FormInvalid: The table does not follow the grammar.
    """
    if not is_name(system):
        raise FormMissing(form=name, file=system)
    file = f"{system}.toml"
    raw = _read(name, file)
    _refuse(name, file, check_peer_table(raw, _newest(name)))
    return peer_table(raw)


def _newest(name: str) -> Form:
    version = latest(name)
    return load_form(name, version, languages(name, version)[0])


def _folder(name: str) -> Path:
    # A name may come from a contribution written elsewhere: it never walks.
    if not is_name(name):
        raise FormMissing(form=name, file="")
    return form_path(name)


def _read(name: str, file: str) -> Mapping[str, Any]:
    try:
        with (_folder(name) / file).open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        raise FormMissing(form=name, file=file) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        _refuse(name, file, (Problem("", "syntax", str(error)[:80]),))
        raise AssertionError from error  # pragma: no cover


def _refuse(name: str, file: str, problems: tuple[Problem, ...]) -> None:
    if problems:
        raise FormInvalid(
            form=name, file=file, path=problems[0].path, problems=problems
        )


def _check_names(
    raw: Mapping[str, Any], name: str, version: int
) -> tuple[Problem, ...]:
    wanted = {"form": name, "version": version}
    return tuple(
        Problem(key, "unknown_value", str(raw[key]))
        for key, value in wanted.items()
        if raw[key] != value
    )
