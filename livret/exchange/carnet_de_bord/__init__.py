"""Reading the database of Carnet de bord, a peer that closed in 2024.

A department that leaves it holds its tables as CSV files, one a table. They
become livrets: each row gives contributions with their origin, and what could
not be carried is listed with its file, its line and its reason.

Start reading with ``importing``; then ``columns`` says what becomes of each
column, ``source`` reads and links the rows, ``person``, ``team``,
``situations``, ``goals`` and ``notes`` say what each row becomes.

Texts that this package composes are French, like the records themselves: they
are kept as signed words and are not translated afterwards.
"""

from livret.exchange.carnet_de_bord.importing import import_carnet_de_bord

__all__ = ["import_carnet_de_bord"]
