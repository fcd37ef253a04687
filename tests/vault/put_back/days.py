"""Two days of a vault: its files, what changed in them, and a mixture of both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from livret.usecases.ports import Draft, JournalEntry
from livret.vault.doctor import examine
from livret.vault.erasures import ERASURES_FILE
from livret.vault.opened import Vault
from tests.clock import SetClock
from tests.vault.conftest import described, open_livret, say, seal

PAGE = 4096
DATABASE, WITNESS, LOG = "vault.db", "temoin", "vault.db-wal"
Again = Callable[[], Vault]
Files = dict[str, bytes]
Days = tuple[Files, Files, Files]
"""What a vault was one evening, in the middle of the next day, and after it."""


def kept(folder: Path) -> Files:
    """The files that tell the state of a vault, as somebody may copy them."""
    names = (DATABASE, WITNESS, LOG, ERASURES_FILE)
    return {
        name: (folder / name).read_bytes()
        for name in names
        if (folder / name).is_file()
    }


def put(folder: Path, state: Files) -> None:
    """Put files back as they were, and no others."""
    for name in (DATABASE, WITNESS, LOG, f"{DATABASE}-shm", ERASURES_FILE):
        if name in state:
            (folder / name).write_bytes(state[name])
            (folder / name).chmod(0o600)
        else:
            (folder / name).unlink(missing_ok=True)


def page_of(state: Files, number: int) -> bytes:
    return state[DATABASE][number * PAGE : (number + 1) * PAGE]


def differing(old: Files, new: Files) -> list[int]:
    """The pages of the newer file that the older one holds otherwise."""
    count = min(len(old[DATABASE]), len(new[DATABASE])) // PAGE
    return [one for one in range(count) if page_of(old, one) != page_of(new, one)]


def mixed(old: Files, new: Files, page: int) -> Files:
    """The newer state with one page of the older one."""
    data, start = new[DATABASE], page * PAGE
    told = data[:start] + page_of(old, page) + data[start + PAGE :]
    return {**new, DATABASE: told}


def codes(vault: Vault, *, accept: bool = False) -> list[str]:
    return [one.code for one in examine(vault, accept=accept) if one.wrong]


def an_ordinary_day(vault: Vault, clock: SetClock) -> str:
    """Acts that reach each sort of page; return a livret."""
    livret, other = open_livret(vault, "Amina"), open_livret(vault, "Marc")
    vault.blobs.put(b"x" * 9000, "application/pdf", other)
    for number in range(8):
        say(vault, other, f"à effacer {number} " * 90)
    say(vault, livret, "un premier mot")
    vault.people.people()
    vault.backup()
    clock.forward(days=1)
    return livret


def another_day(vault: Vault, clock: SetClock, livret: str) -> None:
    """The search changes, pages become free, flags are raised and lowered."""
    (other,) = (one for one in vault.log.livrets() if one != livret)
    vault.erase(livrets=[other])
    for number in range(3):
        say(vault, livret, f"Encore {number} " * 80)
    heads = vault.log.heads(livret)
    vault.log.append([seal(vault.signer, described("Amina Dé."), livret, heads)])
    open_livret(vault, "Zoé")
    vault.private_lines.set_private_line(livret, "la dame au chien")
    vault.drafts.save(
        Draft(livret=livret, place="aim", text="un début", saved_at=clock.now())
    )
    vault.journal.note(
        JournalEntry(
            livret=livret,
            at=clock.now(),
            what="opened",
            who=vault.owner.sign_key,
            who_name="Claire M.",
        )
    )
    vault.people.people()
    say(vault, livret, "dont la ligne reste à refaire")
