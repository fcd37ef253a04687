"""The vault as the acts meet it: made, opened, given back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from livret.usecases.app import OpenVault
    from livret.usecases.backups import FoundBackup, WeighedBackup
    from livret.usecases.context import Context
    from livret.usecases.ports import Clock, FormLibrary, Randomness
    from livret.usecases.ports_hub import Hub, HubMemory
    from livret.usecases.ports_paper import PaperRoom
    from livret.usecases.sharing import Sharing
    from livret.usecases.vault_findings import Finding, Findings
    from livret.vault.identity import Credentials


class Unlocked:
    """One open vault with everything the acts are given."""

    def __init__(self, vault: Any, forms: FormLibrary) -> None:
        from livret.bootstrap.certifying import certified
        from livret.usecases.context import Context
        from livret.usecases.index import Summaries

        self._vault = vault
        self._certified = certified(vault)
        self._forms = forms
        around = vault.around
        lines = Summaries()
        vault.people.read_with(lines)
        self._ctx = Context(
            owner=self._certified.owner(vault.owner),
            log=vault.log,
            people=vault.people,
            drafts=vault.drafts,
            journal=vault.journal,
            blobs=vault.blobs,
            private_lines=vault.private_lines,
            signer=vault.signer,
            clock=around.clock,
            randomness=around.randomness,
            forms=forms,
            texts=vault.settings,
            last=lines.last,
        )
        if self._certified.renewed:
            from livret.usecases.trusted_roots import tell_renewed

            tell_renewed(self._ctx)

    @property
    def ctx(self) -> Context:
        """What the acts are given."""
        return self._ctx

    @property
    def path(self) -> Path:
        """The vault's folder."""
        folder: Path = self._vault.folder
        return folder

    @property
    def paper(self) -> PaperRoom:
        """Makes, signs and checks with the owner's certificate."""
        from livret.paper.certificates import Credential
        from livret.paper.desk import PaperDesk
        from livret.usecases.trusted_roots import roots_of

        held, links = self._credentials, self._certified.links
        return PaperDesk(
            owner=self._ctx.owner.name,
            authority=Credential(
                certificate=held.authority, key=held.authority_key, chain=links
            ),
            certificate=Credential(
                certificate=held.certificate, key=held.certificate_key, chain=links
            ),
            forms=self._forms,
            trusted=partial(roots_of, self),
        )

    @property
    def _credentials(self) -> Credentials:
        """What signs papers: of the authority in use."""
        held = self._certified.held
        found: Credentials = held.credentials if held else self._vault.credentials
        return found

    @property
    def sharing(self) -> Sharing:
        """What the acts of sharing are given."""
        from livret.bootstrap.sharing import sharing_of

        key = self._credentials.certificate_key
        return sharing_of(self._vault, self._ctx, key)

    def phone_pdf(
        self,
        livret: str,
        passphrase: str,
        language: str,
        dress: str = "standard",
        *,
        with_life: bool = False,
    ) -> bytes:
        """Return what an ordinary phone opens with ``passphrase``."""
        from livret.bootstrap.sharing import paper_for_her
        from livret.usecases.her_passphrase import closed_for_her

        asked = (livret, language, dress)
        made = paper_for_her(self._ctx, self.paper, *asked, with_life=with_life)
        return closed_for_her(self.paper, made, passphrase)

    def roots_pem(self) -> bytes:
        """Return the roots of all the vault's own authorities, PEM."""
        from livret.paper.certificates import to_pem

        return b"".join(to_pem(one) for one in self._ctx.owner.roots)

    def examine(self, *, rebuild: bool = False, accept: bool = False) -> Findings:
        """Check everything; rebuild read models or accept a change when asked."""
        from livret.vault.doctor import examine

        return examine(self._vault, rebuild=rebuild, accept=accept)

    def back_up(self) -> Path:
        """Make a backup now and check that it opens."""
        self._vault.backup(again=True)
        newest: Path = self._vault.backups()[-1].folder
        return newest

    @property
    def notices(self) -> tuple[Finding, ...]:
        """What the opening has to tell."""
        told: tuple[Finding, ...] = self._vault.notices
        if self._certified.renewed:
            from livret.usecases.vault_findings import finding

            return (*told, finding("authority_renewed", wrong=False))
        return told

    def back_up_today(self) -> tuple[Finding, ...]:
        """Make the backup of the day where it is missing."""
        found: tuple[Finding, ...] = self._vault.backup()
        return found

    def setting(self, name: str) -> str:
        """Return a setting kept inside the vault, or an empty text."""
        return self._vault.settings.get(name) or ""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting inside the vault."""
        self._vault.settings.put(name, value)

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the vault's key under another passphrase."""
        self._vault.ways_in.change_passphrase(old, new)

    def recovery_code(self) -> str:
        """Make a new recovery code; the old sheet no longer opens."""
        code: str = self._vault.ways_in.new_recovery_code()
        return code

    @property
    def hub_memory(self) -> HubMemory:
        """The outbox for a hub, and the places reached there."""
        memory: HubMemory = self._vault.hub
        return memory

    def at_hub(self, url: str) -> Hub:
        """Reach a hub with this vault's keys."""
        from livret.exchange.hub.addresses import read_address
        from livret.exchange.hub.seals import HubSeals
        from livret.exchange.hub.server import PostgresHub
        from livret.usecases.ports_hub import Hub

        return Hub(
            server=PostgresHub(read_address(url)),
            sealer=HubSeals(self._vault.hub_secret, self._vault.mlkem_seed),
            memory=self.hub_memory,
        )

    def close(self) -> None:
        """Close the vault."""
        self._vault.close()

    def __enter__(self) -> Self:
        """Stay open for a ``with`` block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the vault at the end of a ``with`` block."""
        self.close()


class Vaults:
    """Makes and opens vaults."""

    def __init__(self, around: Any, forms: FormLibrary) -> None:
        self._given = around
        self._forms = forms

    @property
    def _around(self) -> Any:
        return self._given

    def prepare(self) -> None:
        """Load what opening a vault needs, ahead of time."""
        from livret.vault.plain_sqlalchemy import load_sqlalchemy

        load_sqlalchemy()
        import livret.vault.opening  # noqa: F401

        _ = self._around

    def create(
        self, path: Path, passphrase: str, *, name: str, side: str, organisation: str
    ) -> tuple[OpenVault, str]:
        """Make a vault; return it open, with its printed recovery code."""
        from livret.bootstrap.certifying import make_credentials
        from livret.usecases.owning import check_owner
        from livret.usecases.ports import Owner
        from livret.vault.opening import create_vault

        check_owner(name, side, organisation)
        made = create_vault(
            path,
            passphrase,
            owner=Owner(name=name, side=side, organisation=organisation),
            make_credentials=make_credentials,
            around=self._around,
        )
        return Unlocked(made.vault, self._forms), made.recovery_code

    def open(self, path: Path, passphrase: str) -> OpenVault:
        """Open a vault by its passphrase."""
        from livret.vault.opening import open_vault

        return Unlocked(open_vault(path, passphrase, self._around), self._forms)

    def recover(self, path: Path, code: str, new_passphrase: str) -> None:
        """Set a new passphrase with the printed recovery code."""
        from livret.vault.opening import recover

        recover(path, code, new_passphrase, self._around).close()

    def is_vault(self, path: Path) -> bool:
        """Tell whether a vault stands at ``path``."""
        return (path / "keys.json").is_file()

    def backups(self, place: Path) -> Sequence[FoundBackup]:
        """Return the copies in or under a folder, the newest first."""
        from livret.vault.weighing import found_backups

        return found_backups(place)

    def weigh(self, backup: Path, path: Path, passphrase: str) -> WeighedBackup:
        """Tell what going back to a copy would bring and cost."""
        from livret.vault.weighing import weigh

        return weigh(backup, path, passphrase, self._around)

    def restore(self, backup: Path, path: Path, passphrase: str) -> OpenVault:
        """Put a copy in place of the vault at ``path``, which is set aside."""
        from livret.vault.opening import restore

        return Unlocked(restore(backup, path, passphrase, self._around), self._forms)

    def restore_keys(self, backup: Path, path: Path, passphrase: str) -> OpenVault:
        """Put back only what opens a whole vault, and open it."""
        from livret.vault.opening import restore_keys

        opened = restore_keys(backup, path, passphrase, self._around)
        return Unlocked(opened, self._forms)


class LateVaults(Vaults):
    """The same; the store, which takes long to load, is met at the first use."""

    def __init__(
        self, clock: Clock, randomness: Randomness, forms: FormLibrary
    ) -> None:
        super().__init__(None, forms)
        self._clock = clock
        self._randomness = randomness

    @cached_property
    def _around(self) -> Any:
        from livret.usecases.index import summarise
        from livret.vault.around import Around

        return Around(
            clock=self._clock, randomness=self._randomness, summarise=summarise
        )
