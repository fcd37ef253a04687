"""Every PDF: layout, tags, signatures, checking.

``reportlab``, ``pyhanko`` and ``pypdfium2`` are imported inside functions or
in modules that are themselves loaded late: the window must open without them.

May import: ``words``, ``usecases``, ``domain``, reportlab, pyHanko, pypdfium2.
Never ``vault``, never Qt. Start reading with ``diagnostic``.
"""
