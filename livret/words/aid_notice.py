"""What an aid to reading says of itself, in French and in its own language."""

from __future__ import annotations

from livret.words.aid import Aid
from livret.words.cleaning import own
from livret.words.translator import Translator


def aid_title(tr: Translator) -> str:
    """Return « Aide à la lecture »."""
    return tr.text("Aide à la lecture")


def aid_checked(tr: Translator, aid: Aid) -> str:
    """Return who checked the translation, or that nobody did.

    Args:
        tr: Says it: French, or the aid itself.
        aid: Of whose catalogue it is told.
    """
    if aid.checked_by:
        return tr.text("Traduction relue par {name}", name=aid.checked_by)
    return tr.text("Traduction non vérifiée")


def aid_notice(tr: Translator, aid: Aid, *, signed: bool) -> str:
    """Return who checked the aid, and which text is the one that is signed.

    Args:
        tr: Says it: French, or the aid itself.
        aid: Of whose catalogue it is told.
        signed: Whether the paper is one that is signed.
    """
    if not signed:
        return f"{aid_checked(tr, aid)}{tr.stop}"
    return f"{aid_checked(tr, aid)}{tr.stop}{tr.gap}{aid_signed(tr)}"


def aid_signed(tr: Translator) -> str:
    """Return that the French is what is signed, whatever stands beside it."""
    return tr.text("Le texte qui se signe est en français.")


def aid_running(french: Translator, aid: Translator) -> str:
    """Return what stands over the aid on each page, in both languages.

    A loose page, or its copy, never passes for what was signed.
    """
    return f"{aid_title(aid)} · {own(aid_title(french))}"


def aid_lacks(tr: Translator, aid: Aid) -> str:
    """Return that some texts stayed French, or nothing.

    Asked once everything else of the paper has been said.
    """
    if not aid.lacking:
        return ""
    return tr.text(
        "Certains textes ne sont pas encore traduits\u202f: ils restent en français."
    )
