"""What every part of a diagnosis needs to draw itself."""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.forms import Form
from livret.paper.structure import Element
from livret.paper.typesetting import Typesetter
from livret.paper.voices import Voices
from livret.usecases.sheets import DiagnosticSheet
from livret.words.translator import Translator


@dataclass(frozen=True)
class Context:
    """One paper being made.

    Attributes:
        sheet: What is printed.
        tr: Says the sentences in the paper's language.
        form: Titles, questions and headings of the form.
        setter: Sets text.
        voices: Marks of the voices.
        root: The Document element.
    """

    sheet: DiagnosticSheet
    tr: Translator
    form: Form
    setter: Typesetter
    voices: Voices
    root: Element
