"""What a desk asks of a hub about files, a part at a time."""

from __future__ import annotations

from livret.exchange.hub import answers
from livret.exchange.hub.line import HubLine
from livret.usecases.ports_hub_files import HubFile, HubFilePart

_FILED = "SELECT livret_hub.filed_in(%s)"
_THERE = "SELECT livret_hub.file_parts(%s, %s, %s)"
_PUSH = "SELECT livret_hub.push_file(%s, %s, %s, %s, %s, %s, %s, %s)"
_DONE = "SELECT livret_hub.files_done(%s, %s)"
_PART = """SELECT part, parts, epoch, scope, data
    FROM livret_hub.file_part(%s, %s, %s, %s)"""


class HubFilesLine(HubLine):
    """The ``HubFiles`` of ``livret.usecases.ports_hub_files``."""

    def filed(self, livret: bytes) -> frozenset[bytes]:
        """Return the contributions of a livret whose files are all there."""
        found = self._ask(_FILED, (livret,))
        with self._believed():
            return frozenset(answers.name(name) for (name,) in found)

    def parts_there(self, which: HubFile) -> frozenset[int]:
        """Return which parts of a file are there."""
        return frozenset(part for (part,) in self._ask(_THERE, _named(which)))

    def push_part(self, which: HubFile, part: HubFilePart) -> str:
        """Add a part, in one commit."""
        told = (part.part, part.parts, part.epoch, part.scope, part.data)
        return str(self._ask(_PUSH, (*_named(which), *told))[0][0])

    def files_done(self, livret: bytes, contribution: bytes) -> bool:
        """Say that all files of a contribution are there."""
        return bool(self._ask(_DONE, (livret, contribution))[0][0])

    def file_part(self, which: HubFile, part: int) -> HubFilePart | None:
        """Return one part of a file, or None where it is not there."""
        found = self._ask(_PART, (*_named(which), part))
        if not found:
            return None
        with self._believed():
            return answers.file_part(found[0])


def _named(which: HubFile) -> tuple[bytes, bytes, bytes]:
    return (which.livret, which.contribution, which.file)
