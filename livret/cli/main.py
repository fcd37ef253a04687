"""``run(app)``: read the words, act, say the result or the error."""

from __future__ import annotations

import os
from collections.abc import Sequence

from livret.cli.arguments import BadCommand, parse
from livret.cli.output import Output
from livret.domain.errors import LivretError
from livret.usecases.app import App
from livret.words.errors import error_sentence
from livret.words.translator import translator_for

REFUSED = 1
MISUSED = 2
BUG = 70
"""Exit codes; 70 is EX_SOFTWARE of sysexits."""


def run(app: App) -> int:
    """Do one command of ``app.arguments``; return the exit code."""
    tr = translator_for(_language(app.arguments))
    try:
        words = parse(tr, app.arguments, app.version)
    except BadCommand as error:
        Output(tr, as_json=False).error(
            tr.text(
                "Cette commande n’a pas été comprise ({detail}). Rien n’a été fait. "
                "« livret --help » montre ce qui est possible.",
                detail=str(error),
            )
        )
        return MISUSED
    out = Output(tr, as_json=words.json)
    if words.act is None:
        return app.window(app.arguments)
    try:
        code: int = words.act(app, words, out)
    except LivretError as error:
        out.error(error_sentence(tr, error))
        return REFUSED
    except BrokenPipeError:
        return REFUSED
    except Exception as error:
        if os.environ.get("LIVRET_DEBUG"):
            raise
        out.error(f"{error_sentence(tr, error)} ({type(error).__name__})")
        return BUG
    return code


def _language(words: Sequence[str]) -> str:
    """Return the language asked for, or that of the system, French otherwise."""
    for index, word in enumerate(words):
        # Before any command word only: after it, it is the paper's language.
        if not word.startswith("-") and (
            index == 0 or words[index - 1] != "--language"
        ):
            break
        if word == "--language" and index + 1 < len(words):
            return words[index + 1]
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if named.startswith("en") else "fr"
