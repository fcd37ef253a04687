"""Livret: one shared pathway record per accompanied person, written by three.

The map of the house, from the ground up. Each room says in its own
``__init__`` what it is for, what it may import and where to start reading.

=============  ==============================================================
``domain``     The rules. What a contribution is, how a livret is folded from
               them. Standard library only; no clock, no randomness, no I/O.
``usecases``   What people do, one function per act, over small Protocols.
``words``      Text without Qt: translations, labels, error sentences, dates.
``vault``      One referent's encrypted store.
``exchange``   What leaves and enters: imports from other software, files.
``paper``      Every PDF: layout, tags, signatures, checking.
``desktop``    The window (PySide6, and only here).
``cli``        The second front door; proof that the use cases are complete.
``bootstrap``  The only one that sees every room; it puts them together.
=============  ==============================================================

Arrows point one way, and import-linter holds them::

    __main__ -> bootstrap -> desktop | cli | vault | exchange | paper
             -> words -> usecases -> domain

Start with ``livret.domain.contribution`` (the atom), then
``livret.domain.fold`` (how a livret is read), then ``livret.usecases``.
"""

__version__ = "0.1.0"

READS_APART = "--reads-apart"
"""The one word that starts the process which reads foreign files."""

SIGNS_APART = "--signs-apart"
"""The one word that starts the process which asks a card for one signature."""
