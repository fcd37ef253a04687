"""The person's own keys, and her copy opened without a vault.

Start reading with ``identity``; ``resources/design/exchange.md`` 4 is exact.
"""

from livret.exchange.person_copy.desk import copy_desk
from livret.exchange.person_copy.identity import HerKeys

__all__ = ["HerKeys", "copy_desk"]
