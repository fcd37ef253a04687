"""Words that make no command: what is wrong with them, in the user's language.

argparse tells its reasons in English only; the few that can happen here are
recognised and said again. What is not recognised is passed on as it is.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from livret.words.translator import Translator, mark

_CLOSE_ENOUGH = 0.6

_REASONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"the following arguments are required: (?P<names>.+)"),
        mark("il manque : {names}"),
    ),
    (
        re.compile(r"unrecognized arguments: (?P<names>.+)"),
        mark("Livret ne connaît pas : {names}"),
    ),
    (
        re.compile(
            r"argument (?P<name>.+?): invalid choice: (?P<value>.+?)"
            r" \(choose from (?P<choices>.+)\)"
        ),
        mark("{name} : « {value} » n’est pas un des choix, qui sont : {choices}"),
    ),
    (
        re.compile(r"argument (?P<name>.+?): expected one argument"),
        mark("{name} : il faut une valeur après"),
    ),
    (
        re.compile(r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)"),
        mark("{name} : il ne faut pas de valeur ici ({value})"),
    ),
    (re.compile(r"argument (?P<name>.+?): (?P<said>.+)"), mark("{name} : {said}")),
)


class BadCommand(Exception):
    """The words given make no command; its text says why, in words."""


def reason_said(tr: Translator, message: str, commands: Iterable[str] = ()) -> str:
    """Return argparse's reason in the language of ``tr``.

    Args:
        tr: Says it.
        message: As argparse gives it.
        commands: What there is, to suggest one that was nearly written.
    """
    for pattern, french in _REASONS:
        found = pattern.fullmatch(message)
        if found is None:
            continue
        facts = {name: _bare(text) for name, text in found.groupdict().items()}
        if "choices" in facts and not facts["name"].startswith("-"):
            known = list(commands)
            near = difflib.get_close_matches(facts["value"], known, 1, _CLOSE_ENOUGH)
            return _no_command(tr, facts["value"], near)
        return tr.text(french).format(**facts)
    return message


def _no_command(tr: Translator, value: str, near: list[str]) -> str:
    if near:
        return tr.text(
            "« {value} » n’est pas une commande ; peut-être « {near} »",
            value=value,
            near=near[0],
        )
    return tr.text("« {value} » n’est pas une commande", value=value)


def _bare(text: str) -> str:
    """Return a value without the quotation marks of Python."""
    whole = re.fullmatch(r"'([^']*)'|\"([^\"]*)\"", text)
    if whole is not None:
        return whole[1] or whole[2] or ""
    return re.sub(r"'([^']*)'", r"\1", text)
