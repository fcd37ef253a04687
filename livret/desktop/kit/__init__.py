"""The kit: every widget the pages are made of, dressed by the look.

Nothing here knows a use case. Start reading with ``layouts`` and ``text``.
"""
