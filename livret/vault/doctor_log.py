"""The log examined: ids, commitments, signatures, parents, heads, roll-backs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from livret.domain.arrival import arrive
from livret.domain.errors import Untrusted
from livret.usecases.vault_findings import Finding, finding
from livret.vault import rows, schema
from livret.vault.arrivals import vault_state
from livret.vault.chain import LivretState, VaultState
from livret.vault.checking import verify
from livret.vault.opened import Vault
from livret.vault.put_back import ROLLED_BACK

_ALL = select(schema.contributions).order_by(schema.contributions.c.arrival)


class LogExamination:
    """Follows the log from the first arrival, as if nothing had been kept of it.

    What the vault kept at each save must be what comes out here. One page put
    back to an older state differs, whichever page it is: the contributions,
    what their livret kept, or what the vault kept.

    Attributes:
        contributions: How many were followed.
        livrets: In how many livrets.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._livrets: dict[int, LivretState] = {}
        self._state = VaultState(replica=vault.log.state.replica)
        self._at_witness: bytes | None = None
        self.contributions = 0
        self.livrets = 0

    def findings(self) -> Iterator[Finding]:
        """Give what is wrong, and parents that have not arrived yet.

        Raises:
            DamagedVault: The database could not be read to the end.
        """
        with self._vault.store.reading() as connection:
            kept = self._kept(connection)
            yield from self._followed(connection)
            yield from self._compared(kept)
            yield from self._vault_compared(connection)
            yield from _quarantined(connection)
        yield from self._witnessed()

    def _kept(self, connection: Connection) -> dict[int, LivretState]:
        found = connection.execute(select(schema.livrets))
        kept = {row.fk: rows.livret_from_row(row) for row in found}
        self.livrets = len(kept)
        for fk, state in kept.items():
            self._livrets[fk] = LivretState(fk, state.id)
        return kept

    def _followed(self, connection: Connection) -> Iterator[Finding]:
        erased = set(connection.scalars(select(schema.erased.c.id)))
        # The list beside the vault knows it even where old pages were put back.
        for act in self._vault.erasures.records:
            erased.update(bytes.fromhex(one) for one in act.ids)
        seen: set[bytes] = set()
        for row in connection.execute(_ALL):
            self.contributions += 1
            if row.body is not None and row.id in erased:
                yield finding("erased_came_back", id=row.id.hex())
            problem = self._follow(row, seen)
            if problem:
                yield finding("contribution_altered", id=row.id.hex(), reason=problem)
            seen.add(row.id)

    def _follow(self, row: Any, seen: set[bytes]) -> str:
        """Take in one contribution; return why it is not what it was, or ""."""
        sealed = rows.contribution_from_row(row)
        try:
            one = arrive(sealed)
            verify(sealed, one)
        except Untrusted as error:
            return error.code
        state = self._livrets.get(row.n >> schema.LIVRET_BITS)
        if state is None or state.id.hex() != one.header.livret:
            return "livret"
        if bytes.fromhex(one.id) != row.id:
            return "id"
        parents = (bytes.fromhex(parent) for parent in one.header.parents)
        state.arrive(row.id, parents, lambda parent: parent in seen)
        self._state.arrive(state, row.id)
        reached = self._vault.witness.last
        if reached is not None and reached.arrivals == self._state.arrivals:
            self._at_witness = self._state.chain
        in_order = row.arrival == self._state.arrivals
        expected_key = schema.keys_of(state.fk)[0] + state.arrivals
        return "" if in_order and row.n == expected_key else "order"

    def _compared(self, kept: dict[int, LivretState]) -> Iterator[Finding]:
        for fk, state in kept.items():
            followed = self._livrets[fk]
            livret = state.id.hex()
            if state.arrivals != followed.arrivals:
                yield finding(
                    "arrivals_differ",
                    livret=livret,
                    expected=state.arrivals,
                    found=followed.arrivals,
                )
            elif state.chain != followed.chain or state.heads != followed.heads:
                yield finding("heads_differ", livret=livret)
            if followed.awaited:
                count = len(followed.awaited)
                yield finding(
                    "parents_awaited", wrong=False, livret=livret, count=count
                )

    def _vault_compared(self, connection: Connection) -> Iterator[Finding]:
        kept = vault_state(connection)
        if (kept.arrivals, kept.chain) != (self._state.arrivals, self._state.chain):
            yield finding(
                "vault_chain_differs",
                expected=kept.arrivals,
                found=self._state.arrivals,
            )

    def _witnessed(self) -> Iterator[Finding]:
        reached = self._vault.witness.last
        if reached is None or reached.arrivals == 0:
            return
        if any(one.code == ROLLED_BACK for one in self._vault.notices):
            return  # told already, with what was shown then
        if self._at_witness != reached.chain:
            found = self._state.arrivals
            yield finding(ROLLED_BACK, expected=reached.arrivals, found=found)


def _quarantined(connection: Connection) -> Iterator[Finding]:
    count = connection.scalar(select(func.count()).select_from(schema.quarantine))
    if count:
        yield finding("quarantined", wrong=False, count=count)
