"""One person as lists show her, by plain values."""

from __future__ import annotations

from dataclasses import dataclass

from livret.desktop.kit.text import plain, quoted
from livret.words.translator import Translator


@dataclass(frozen=True)
class PersonRow:
    """One person as Accueil shows her.

    Attributes:
        id: Of the livret.
        called: How she wants to be called; may be empty.
        private: The referent's own line ("celui du parc"), never printed.
        detail: "ouvert le 12 mars · dernier contact hier".
        badge: "rencontre jeudi", "à signer", or empty.
        quoted: The private line between the quotation marks of the screen.
    """

    id: str
    called: str
    private: str = ""
    detail: str = ""
    badge: str = ""
    quoted: str = ""

    @property
    def title(self) -> str:
        """The name, or the referent's line between quotation marks."""
        return plain(self.called) or self.quoted or plain(self.private)


def person_row(
    tr: Translator,
    livret: str,
    called: str,
    private: str = "",
    detail: str = "",
    badge: str = "",
) -> PersonRow:
    """Return one person as the screen's language quotes the referent's line.

    Args:
        tr: Language of the screen.
        livret: Its id.
        called: How she wants to be called; may be empty.
        private: The referent's own line; may be empty.
        detail: Beside the name.
        badge: At the end of the line.
    """
    said = quoted(tr, private) if private else ""
    return PersonRow(livret, called, private, detail, badge, said)
