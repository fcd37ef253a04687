"""The contribution log in the database: verified once, kept for ever as it came."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from livret.domain.arrival import arrive
from livret.domain.contribution import Sealed, Verified
from livret.usecases.vault_errors import DamagedVault, UnknownLivret
from livret.vault import rows, schema
from livret.vault.arrivals import vault_state
from livret.vault.arriving import Arriving
from livret.vault.body_links import keep_links
from livret.vault.chain import LivretState, VaultState
from livret.vault.engine import Store
from livret.vault.identity import VaultSigner

# What opens every livret and the two statements of every save, in SQL: going
# through SQLAlchemy costs as much again.
_READ = """SELECT id, header, body, problem FROM contributions
    WHERE n BETWEEN ? AND ? ORDER BY n"""
_ADD = """INSERT INTO contributions
    (n, id, arrival, header, signature, salt, body, problem)
    VALUES (:n, :id, :arrival, :header, :signature, :salt, :body, :problem)
    ON CONFLICT (id) DO NOTHING"""
_KEEP_LIVRET = """UPDATE livrets SET arrivals = :arrivals, chain = :chain,
    heads = :heads, awaited = :awaited, vault_arrivals = :vault_arrivals,
    vault_chain = :vault_chain, stale = 1, version = version + 1 WHERE fk = :fk"""
_ADD_LIVRET = insert(schema.livrets)
_KNOWN = select(schema.contributions.c.n).where(
    schema.contributions.c.id == bindparam("of")
)
_LIVRET = select(schema.livrets).where(schema.livrets.c.id == bindparam("of"))
_SEALED = (
    select(schema.contributions)
    .where(schema.contributions.c.n.between(bindparam("first"), bindparam("last")))
    .order_by(schema.contributions.c.n)
)
_FILL = (
    update(schema.contributions)
    .where(
        schema.contributions.c.id == bindparam("of"),
        schema.contributions.c.body.is_(None),
    )
    .values(
        salt=bindparam("salt"), body=bindparam("body"), problem=bindparam("problem")
    )
)


class VaultLog:
    """The ``ContributionLog`` of ``livret.usecases.ports``.

    Args:
        store: The database, already open.
        kept: Called after each commit that added something.
        signer: The owner's; what it has just signed is not verified again.
    """

    def __init__(
        self, store: Store, kept: Callable[[VaultState], None], signer: VaultSigner
    ) -> None:
        self._store = store
        self._kept = kept
        self._arriving = Arriving(store, signer)
        self._livrets: dict[str, LivretState] = {}
        self._load()

    @property
    def state(self) -> VaultState:
        """What the vault keeps about all arrivals."""
        return self._vault

    def livrets(self) -> tuple[str, ...]:
        """Return the ids of the livrets held, oldest first."""
        ids = select(schema.livrets.c.id).order_by(schema.livrets.c.fk)
        with self._store.reading() as connection:
            return tuple(number.hex() for number in connection.scalars(ids))

    def read(self, livret: str) -> tuple[Verified, ...]:
        """Return the verified contributions of one livret, in order of arrival.

        Raises:
            UnknownLivret: No such livret here.
            DamagedVault: One of them can no longer be read.
        """
        state = self._livrets.get(livret)
        if state is None:
            with self._store.reading() as connection:
                state = self._known_livret(connection, livret)
        found = self._store.ask(_READ, schema.keys_of(state.fk))
        try:
            return rows.verified_from_rows(found)
        except msgspec.MsgspecError as error:
            # It was read once, on arrival: it is no longer what it was.
            raise DamagedVault(folder=str(self._store.path.parent)) from error

    def sealed(self, livret: str) -> tuple[Sealed, ...]:
        """Return the exact bytes of one livret's contributions.

        Raises:
            UnknownLivret: No such livret here.
        """
        with self._store.reading() as connection:
            keys = self._keys_of(connection, livret)
            found = connection.execute(_SEALED, keys)
            return tuple([rows.contribution_from_row(row) for row in found])

    def append(
        self, sealed: Sequence[Sealed], then: Callable[[], None] | None = None
    ) -> tuple[str, ...]:
        """Verify and keep contributions, all or none; return ids new here.

        Durable on return, with whatever ``then`` writes into the same database.
        What does not verify is quarantined under the digest of its bytes and
        signature, and never occupies an id. A body that was withheld before is
        filled in, unless it was erased here.

        Raises:
            MalformedContribution, NotCanonical, BadSignature: Nothing was kept.
            DiskFull, ReadOnlyVault: Nothing was kept.
        """
        arrived = [(one, self._arriving.verified(one)) for one in sealed]
        try:
            with self._store.writing() as connection:
                new, changed = self._keep(connection, arrived)
                if then is not None:
                    with self._store.parts():
                        then()
        except BaseException:
            # What was counted in memory was not committed.
            self._load()
            raise
        if changed:
            self._kept(self._vault)
        return new

    def check(self, sealed: Sequence[Sealed]) -> tuple[Verified, ...]:
        """Verify contributions as ``append`` would; nothing is kept.

        May be asked from any thread: it reads no database. What was checked is
        remembered for a while, so that ``append`` need not verify it again.

        Raises:
            MalformedContribution, NotCanonical, BadSignature: One is not right.
        """
        return self._arriving.ahead(sealed)

    def known_origins(self, system: str) -> frozenset[tuple[str, str, str]]:
        """Return (table, key, digest) of what was imported from ``system``."""
        known = select(
            schema.origins.c.source, schema.origins.c.key, schema.origins.c.digest
        ).where(schema.origins.c.system == system)
        with self._store.reading() as connection:
            return frozenset(
                (source, key, digest)
                for source, key, digest in connection.execute(known)
            )

    def reload(self) -> None:
        """Read again what is counted in memory, after others wrote the tables."""
        self._load()

    def judge_again(self) -> None:
        """Check again what bodies hold, against the kinds this program knows.

        A body of a kind that was unknown when it arrived may be known now.
        """
        wanted = select(schema.contributions).where(
            schema.contributions.c.body.is_not(None)
        )
        judged = update(schema.contributions).where(
            schema.contributions.c.n == bindparam("of")
        )
        with self._store.writing() as connection:
            for row in connection.execute(wanted).fetchall():
                problem = arrive(rows.contribution_from_row(row)).problem
                if problem != row.problem:
                    connection.execute(judged, {"of": row.n, "problem": problem})

    def heads(self, livret: str) -> tuple[str, ...]:
        """Return the ids that no contribution of ``livret`` names, sorted.

        Raises:
            UnknownLivret: No such livret here.
        """
        with self._store.reading() as connection:
            state = self._known_livret(connection, livret)
        return tuple(sorted(head.hex() for head in state.heads))

    def _load(self) -> None:
        self._livrets.clear()
        with self._store.reading() as connection:
            self._vault = vault_state(connection)
            erased = connection.scalars(select(schema.erased.c.id))
            self.erased: set[bytes] = set(erased)

    # --- keeping -------------------------------------------------------------

    def _keep(
        self, connection: Connection, arrived: Sequence[tuple[Sealed, Verified]]
    ) -> tuple[tuple[str, ...], bool]:
        new: list[str] = []
        touched: dict[str, LivretState] = {}
        for sealed, one in arrived:
            state = self._livret(connection, one.header.livret)
            if self._keep_one(connection, sealed, one, state):
                new.append(one.id)
            elif not self._fill(connection, sealed, one):
                continue
            touched[one.header.livret] = state
        for state in touched.values():
            kept = rows.livret_to_row(state, self._vault)
            self._store.change(_KEEP_LIVRET, {"fk": state.fk, **kept})
        return tuple(new), bool(touched)

    def _keep_one(
        self, connection: Connection, sealed: Sealed, one: Verified, state: LivretState
    ) -> bool:
        n = schema.keys_of(state.fk)[0] + state.arrivals + 1
        row = rows.contribution_to_row(sealed, one, n, self._vault.arrivals + 1)
        number = row["id"]
        if number in self.erased:
            row |= {"salt": None, "body": None}
        if self._store.change(_ADD, row) == 0:
            return False
        parents = (bytes.fromhex(parent) for parent in one.header.parents)
        state.arrive(number, parents, lambda p: self._known(connection, p))
        self._vault.arrive(state, number)
        if row["body"] is not None and one.body is not None:
            keep_links(connection, number, one.body)
        return True

    def _fill(self, connection: Connection, sealed: Sealed, one: Verified) -> bool:
        number = bytes.fromhex(one.id)
        if sealed.body is None or one.body is None or number in self.erased:
            return False
        filled = connection.execute(
            _FILL,
            {
                "of": number,
                "salt": sealed.salt,
                "body": sealed.body,
                "problem": one.problem,
            },
        )
        if filled.rowcount == 0:
            return False
        keep_links(connection, number, one.body)
        return True

    def _livret(self, connection: Connection, livret: str) -> LivretState:
        state = self._found(connection, livret)
        if state is None:
            state = LivretState(fk=0, id=bytes.fromhex(livret))
            row = rows.livret_to_row(state, VaultState(b"")) | {"stale": True}
            added = connection.execute(_ADD_LIVRET, row).inserted_primary_key
            state.fk = int(added[0]) if added is not None else 0
            self._livrets[livret] = state
        return state

    def _keys_of(self, connection: Connection, livret: str) -> dict[str, int]:
        state = self._known_livret(connection, livret)
        first, last = schema.keys_of(state.fk)
        return {"first": first, "last": last}

    def _known_livret(self, connection: Connection, livret: str) -> LivretState:
        state = self._found(connection, livret)
        if state is None:
            raise UnknownLivret(livret=livret)
        return state

    def _found(self, connection: Connection, livret: str) -> LivretState | None:
        state = self._livrets.get(livret)
        if state is None:
            try:
                number = bytes.fromhex(livret)
            except ValueError:
                return None
            row = connection.execute(_LIVRET, {"of": number}).one_or_none()
            if row is not None:
                state = self._livrets[livret] = rows.livret_from_row(row)
        return state

    def _known(self, connection: Connection, number: bytes) -> bool:
        return connection.execute(_KNOWN, {"of": number}).first() is not None
