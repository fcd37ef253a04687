"""``run(app)``: read the words, act, say the result or the error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from livret.cli.arguments import parse
from livret.cli.misuse import BadCommand
from livret.cli.output import Output
from livret.domain.errors import LivretError
from livret.usecases.app import App
from livret.usecases.errors import (
    FileNotRead,
    FirstLineMissing,
    NotStrokes,
    OutputClosed,
    OutputLost,
    PassphraseMissing,
    UnknownPaper,
)
from livret.usecases.paper_sheets.errors import (
    PicturesStay,
    PrintingStopped,
    UnknownDress,
)
from livret.words.errors import bug_report, error_detail, error_sentence
from livret.words.translator import LANGUAGES, Translator, translator_for

REFUSED = 1
MISUSED = 2
BUG = 70
STOPPED = 130
"""Exit codes; 70 is EX_SOFTWARE of sysexits, 130 what a shell gives for Ctrl+C."""

_MISUSES = (
    FileNotRead,
    FirstLineMissing,
    NotStrokes,
    PassphraseMissing,
    PicturesStay,
    UnknownDress,
    UnknownPaper,
)
_PAPER_LANGUAGE = frozenset({"print", "blank"})


def run(app: App) -> int:
    """Do one command of ``app.arguments``; return the exit code."""
    tr = translator_for(_language(app.arguments))
    # Words that make no command may still ask for JSON.
    out = Output(tr, as_json="--json" in app.arguments)
    try:
        code = _done(app, tr, out)
        out.flush()
    except BadCommand as error:
        out.error(
            tr.text(
                "Cette commande n’a pas été comprise ({detail}). Rien n’a été fait. "
                "« livret --help » montre ce qui est possible.",
                detail=str(error),
            ),
            type(error).__name__,
        )
        return MISUSED
    except OutputLost as error:
        out.error(error_sentence(tr, error))
        return _unheard()
    except LivretError as error:
        out.error(error_sentence(tr, error), error.code, error_detail(tr, error))
        if isinstance(error, PrintingStopped):
            return STOPPED
        return MISUSED if isinstance(error, _MISUSES) else REFUSED
    except BrokenPipeError:
        return _unheard()
    except KeyboardInterrupt:
        stopped = tr.text("Arrêté. Ce qui était enregistré l’est toujours.")
        out.error(stopped, "Stopped")
        return STOPPED
    except Exception as error:
        return _bug(out, error)
    return code


def _done(app: App, tr: Translator, out: Output) -> int:
    try:
        words = parse(tr, app.arguments, app.version)
    except SystemExit as done:  # --help and --version
        return done.code if isinstance(done.code, int) else 0
    out.as_json = words.json
    if words.act is None:
        return app.window(app.arguments)
    if not out.heard:
        raise OutputClosed
    code: int = words.act(app, words, out)
    return code


def _bug(out: Output, error: Exception) -> int:
    if os.environ.get("LIVRET_DEBUG"):
        raise error
    out.error(f"{error_sentence(out.tr, error)} ({bug_report(error)})", "Bug")
    return BUG


def _unheard() -> int:
    """Say no more: nobody reads (``livret … | head``), or nothing can be written."""
    # Python would try to flush once more at its end, and complain.
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return REFUSED


def _language(words: Sequence[str]) -> str:
    """Return the language asked for, or that of the system, French otherwise."""
    command = ""
    for index, word in enumerate(words):
        name, _, value = word.partition("=")
        if name == "--language" and command not in _PAPER_LANGUAGE:
            following = words[index + 1] if index + 1 < len(words) else ""
            asked = value or following
            if asked in LANGUAGES:
                return asked
        is_value = index > 0 and words[index - 1] == "--language"
        if not command and not word.startswith("-") and not is_value:
            command = word
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if named.startswith("en") else "fr"
