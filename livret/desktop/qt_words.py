"""Qt's own words in the language of the screen: file dialogs, « Copier ».

They come with Qt (``qtbase_*.qm``); a build without them leaves Qt's English.
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
