"""What people do with Livret: one function per act.

Each act is ``act(ctx, command) -> Done(value, changes)``. What an act needs
from outside (a log, a clock, a signer) is a small Protocol in ``ports``.

May import: ``domain`` and the standard library. No Qt, no SQL, no sentence.
Start reading with ``ports`` and ``context``, then ``livrets``.
"""
