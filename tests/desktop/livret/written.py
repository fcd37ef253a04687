"""Fields in which somebody writes words, and what they belong to."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from livret.desktop.kit.dialog import Dialog

_DESKTOP, _KIT = "livret.desktop.", "livret.desktop.kit."

NOT_KEPT = {
    "accueil.page.AccueilPage": "a search",
    "contact.who.Who": "a search",
    "history.page.HistoryPage": "a search",
    "copy_opened.opening.OpeningCard": "her phrase or her code",
    "copy_opened.taking.TakeForm": "no livret of hers is here yet to keep anything in",
    "copy_opened.things.AnswerForm": "her copy is kept nowhere here, and says so",
    "diagnosis.guest.GuestDialog": "one name: nobody decides it half",
    "first_run.page.FirstRunPage": "there is no vault yet to keep anything in",
    "archive.dialog.AsideCard": "one name: nobody decides it half",
    "handing_closed.HerPhrase": "her passphrase, which is kept nowhere",
    "her_copy.page.HerCopyPage": "a passphrase",
    "hide.HideScreen": "a code",
    "hub.section.HubSection": "the address of an invitation, good for one use",
    "meeting.ending_views.LeaveView": "a code",
    "preview.bar.ReaderBar": "a search in a paper",
    "receiving.before.BeforeForm": "the passphrase of another vault",
    "receiving.halves.HalvesForm": "words that two people kept",
    "receiving.page.ReceivingPage": "the code of a card, as a scanner reads it",
    "restoring.page.RestoringPage": "a passphrase",
    "settings.page.SettingsPage": "passphrases and a code",
    "settings.stamping.StampingSection": "the address of a service, kept by its button",
    "signing.keys.KeyFileForm": "the passphrase of a file",
    "unlock.page.UnlockPage": "a passphrase",
}
"""Owners of fields whose text is nothing that somebody says of a livret."""


def owner_of(field: QWidget) -> str:
    """What a field belongs to: a form of ours, or the question it is asked by."""
    at = field.parentWidget()
    while at is not None:
        kind = type(at)
        if kind is Dialog:
            return f"Dialog: {at.accessibleName()}"
        module = kind.__module__ + "."
        if module.startswith(_DESKTOP) and not module.startswith(_KIT):
            return f"{module.removeprefix(_DESKTOP)}{kind.__name__}"
        at = at.parentWidget()
    return ""


def fields_of(root: QWidget) -> list[QWidget]:
    """Every field in sight in which words can be typed."""
    return [
        one
        for one in root.findChildren(QWidget)
        if isinstance(one, QLineEdit | QPlainTextEdit | QTextEdit)
        and one.isVisible()
        and not one.isReadOnly()
        and not isinstance(one.parentWidget(), QAbstractSpinBox)
    ]


def write(field: QWidget, words: str) -> None:
    """Type in a field as a keyboard does."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, QApplication.keyboardModifiers(), letter)
            QApplication.sendEvent(field, key)
