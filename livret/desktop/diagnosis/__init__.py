"""The joint diagnosis: seven rows on one screen, details open in place.

Start reading with ``values`` (what is shown and what is said back), then
``page``.
"""
