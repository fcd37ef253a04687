"""The rules of a livret: what people said, in order, and how it is read.

May import: the standard library, nothing else. No clock, no randomness, no
input or output, no sentence for people; a test enforces each.

Start reading with ``contribution`` (one thing said by someone at one moment: a
signed ``header``, a ``body`` that may be missing), then ``kinds`` (what can be
said), ``authority`` (who may write) and ``fold`` (how the set of contributions
becomes a ``Livret``).
"""
