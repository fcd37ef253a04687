"""``.livret``: what one desk sends to another, in a standard age file.

Start reading with ``files``; ``resources/design/exchange.md`` is exact.
"""

from livret.exchange.exchange_file.files import AgeFiles

__all__ = ["AgeFiles"]
