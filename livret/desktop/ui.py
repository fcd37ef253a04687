"""What every widget needs and is given: the look and the translator."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from livret.desktop.look import Look
from livret.words.translator import Translator


@dataclass(frozen=True)
class Ui:
    """The look and the language of one window.

    Attributes:
        look: Colours, lengths, fonts, icons.
        tr: Says texts in the language of the screen.
    """

    look: Look
    tr: Translator

    def px(self, length: float) -> int:
        """Return a length written for 100 % in pixels."""
        return self.look.px(length)

    @property
    def locale(self) -> QLocale:
        """How dates and numbers are written in the language of the screen."""
        if self.tr.language == "en":
            return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        return QLocale(QLocale.Language.French, QLocale.Country.France)
