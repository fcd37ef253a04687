"""The window: PySide6, and only here. One package per activity.

May import: ``words``, ``usecases``, ``domain`` and PySide6, nothing else.
Start reading with ``app``.
"""
