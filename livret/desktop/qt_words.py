"""Qt's own words in the language of the screen: file dialogs, « Copier ».

They come with Qt (``qtbase_*.qm``); a build without them leaves Qt's English.
The catalogues lag behind Qt: a label that got its access key since ("&Look in:")
is still there without it ("Look in:"), and is said so rather than in English.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator


class QtWords(QTranslator):
    """The words in force, one language at a time."""

    _spoken = ""

    def speak(self, language: str) -> None:
        """Take the words of a language.

        Args:
            language: ISO 639-1 code of the screen.
        """
        if language == self._spoken:
            return  # every widget would hear of a change that is none
        self._spoken = language
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        QCoreApplication.removeTranslator(self)
        if self.load(f"qtbase_{language}", folder):
            QCoreApplication.installTranslator(self)

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return what Qt says in this language; what it lacks, without access key.

        Args:
            context: Qt's class that asks.
            text: Its English.
            disambiguation: What tells two equal texts apart.
            n: How many, -1 without a number.
        """
        found = super().translate(context, text, disambiguation, n)
        if not found and "&" in text:
            bare = text.replace("&", "")
            found = super().translate(context, bare, disambiguation, n)
        # Only null, not empty, lets Qt say its English.
        return found or None  # type: ignore[return-value]
