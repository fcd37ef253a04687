"""Text without Qt: translations, labels, error sentences, dates, lexicon.

French is the source language and stands in the code; every language, French
included, has a catalogue under ``resources/translations``.

May import: ``usecases``, ``domain``, the standard library.
Start reading with ``translator``.
"""
