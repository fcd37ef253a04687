"""From an exception to where it is said: field, banner, or apology.

Beside the field when one field is at fault; a banner when the rules, the
world or the data say no; a dialog with a report that can be copied, without
anything personal, when it is a bug of ours.
"""

from __future__ import annotations

import platform
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from livret import __version__
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import Labelled, TextArea
from livret.desktop.kit.page import Page
from livret.desktop.ui import Ui
from livret.domain.errors import InvalidField, LivretError, Unavailable
from livret.words.errors import error_sentence, problem_words
from livret.words.hints import number_hint


class Where(Enum):
    """Where trouble is said."""

    FIELD = "field"
    BANNER = "banner"
    BUG = "bug"


@dataclass(frozen=True)
class Trouble:
    """An error as it will be said.

    Attributes:
        where: In which place.
        sentence: What happened, what it means for the data, what to do.
        field: Path of the field at fault, or empty.
        verb: What can be tried again, or empty.
        report: What may be copied when it is a bug; nothing personal.
    """

    where: Where
    sentence: str
    field: str = ""
    verb: str = ""
    report: str = ""


def trouble_of(ui: Ui, error: BaseException) -> Trouble:
    """Return how an error is said."""
    tr = ui.tr
    if isinstance(error, InvalidField):
        path = str(error.facts.get("path", ""))
        return Trouble(Where.FIELD, problem_words(tr, error), path)
    if isinstance(error, LivretError):
        verb = tr.text("Réessayer") if isinstance(error, Unavailable) else ""
        which = error.facts.get("which")
        name = type(error).__name__ + (f":{which}" if which else "")
        return Trouble(Where.BANNER, error_sentence(tr, error), name, verb=verb)
    return Trouble(Where.BUG, error_sentence(tr, error), report=report_of(error))


def report_of(error: BaseException) -> str:
    """Return where a bug happened: versions, names of errors, lines of ours.

    Never the message of the error, a value of a variable or a path of this
    computer: each could hold somebody's words or name.
    """
    lines = [
        f"Livret {__version__}, PySide6 {qt_version}, "
        f"Python {platform.python_version()}, {platform.system()}"
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        for frame in traceback.extract_tb(seen.__traceback__):
            parts = frame.filename.replace("\\", "/").split("/")
            name = "/".join(parts[parts.index("livret") :]) if "livret" in parts else ""
            lines.append(f"  {name or parts[-1]}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def tell(
    page: Page, error: BaseException, fields: Mapping[str, Labelled] | None = None
) -> Trouble:
    """Say an error on a page.

    Args:
        page: Where it happened.
        error: What happened.
        fields: The page's fields by the path an ``InvalidField`` may name, or by
            the name of the error that is about one (``HalfMistyped:2`` where it
            tells which).

    Returns:
        What was said; ``retried`` of the page's banner follows its verb.
    """
    trouble = trouble_of(page.ui, error)
    field = (fields or {}).get(trouble.field)
    if field is not None:
        field.complain(trouble.sentence)
    elif trouble.where is Where.BUG:
        BugDialog(page.ui, page.window(), trouble).open()
    elif trouble.where is Where.FIELD:
        page.show_trouble(_away_from_its_field(page.ui, error))
    else:
        page.show_trouble(trouble.sentence, verb=trouble.verb)
    return trouble


def _away_from_its_field(ui: Ui, error: BaseException) -> str:
    """Return a whole sentence for a field that the page cannot point at."""
    tr, facts = ui.tr, getattr(error, "facts", {})
    if facts.get("problem") == "social_security_number":
        return number_hint(tr)
    return tr.text(
        "Ce qui vient d’être écrit ne peut pas être gardé tel quel : {problem}. Le"
        " reste est intact.",
        problem=problem_words(tr, error) if isinstance(error, InvalidField) else "",
    )


class BugDialog(Dialog):
    """An apology, and a report that can be read before it is copied."""

    def __init__(self, ui: Ui, parent: QWidget | None, trouble: Trouble) -> None:
        tr = ui.tr
        self._report = TextArea(ui, tr.text("Rapport, sans rien de personnel"), lines=6)
        self._report.setReadOnly(True)
        self._report.setPlainText(trouble.report)
        super().__init__(
            ui,
            parent,
            tr.text("Nous sommes désolés"),
            trouble.sentence,
            [
                ("close", tr.text("Continuer"), "primary"),
                ("copy", tr.text("Copier le rapport"), "plain"),
            ],
            self._report,
        )
        self.decided.connect(self._decide)

    def _decide(self, verb: str) -> None:
        if verb == "copy":
            QGuiApplication.clipboard().setText(self._report.toPlainText())
