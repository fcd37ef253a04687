"""Compile every catalogue of ``resources/translations`` to what gettext reads.

Run by ``packaging/start`` and by the tests; a catalogue that is up to date is
left alone, one whose source is gone is removed. A file is replaced in one move,
so that a running Livret never reads half of one.
"""

from __future__ import annotations

import os
from pathlib import Path

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"


def compile_catalogues(folder: Path = TRANSLATIONS) -> list[Path]:
    """Write the ``.mo`` beside each ``.po`` of ``folder`` that needs it.

    Args:
        folder: Holds ``<language>/LC_MESSAGES/<room>.po``.

    Returns:
        The ``.mo`` files written, in alphabetical order.

    Raises:
        babel.messages.pofile.PoFileError: A catalogue is not well formed.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for compiled in folder.glob("*/LC_MESSAGES/*.mo"):
        if not compiled.with_suffix(".po").exists():
            compiled.unlink()
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        started_ns = source.stat().st_mtime_ns
        with source.open("rb") as stream:
            catalogue = read_po(stream, source.parts[-3], abort_invalid=True)
        part = target.with_suffix(f".mo-{os.getpid()}")
        with part.open("wb") as stream:
            write_mo(stream, catalogue)
        # As old as its source: an edit made meanwhile is newer and is seen.
        os.utime(part, ns=(started_ns, started_ns))
        part.replace(target)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_catalogues()
