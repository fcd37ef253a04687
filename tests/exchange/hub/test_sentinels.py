"""A thousand words are planted; servers, files and other people's disks are searched.

Typed by the command line at three machines: Claire writes, Marc may hold some of
it, Nadia has her place at the hub and takes part in nothing.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

import livret
from livret import cli
from livret.usecases.ports import Draft
from tests.clock import SetClock
from tests.exchange.hub.postgres import SUPERUSER, Server, running
from tests.exchange.hub.sentinels import files_with, holds, insides, needles
from tests.exchange.hub.test_bypass import dumped
from tests.usecases.desks import PASSPHRASE, make_rooms

SHARED, KEPT = "sentinellepartagee", "sentinellegardee"
"""What Marc may hold, and what nobody but Claire and Amina may."""

HER_PHRASE = "quatre mots choisis par Amina seule au calme"
UNTIL = "2026-12-31"


@dataclass(eq=False)
class Machine:
    """A computer of one person, with its own home and its own temporary folder."""

    folder: Path
    name: str
    side: str
    captured: pytest.CaptureFixture[str]
    real: bool = False
    clock: SetClock = field(default_factory=SetClock)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in ("home", "tmp", "papiers"):
            (self.folder / name).mkdir(parents=True)
        self.secret = self.folder.parent / f"phrase-{self.name}"
        self.secret.write_text(PASSPHRASE, "utf-8")
        self.vault = self.folder / "coffre"
        who = ("--name", self.name, "--side", self.side)
        self.ask("vault", "create", self.vault, *who)

    def ask(self, *words: object) -> Any:
        """Run one command; it must succeed. What it says is kept."""
        told = [*map(str, words), "--json"]
        if words[:2] not in {("hub", "init"), ("hub", "invite")}:
            told += ["--passphrase-file", str(self.secret)]
            told += ["--vault", str(self.vault)] if words[0] != "vault" else []
        self.clock.forward(minutes=1)
        code, out, err = self._run(told)
        assert code == 0, err
        if words[0] != "vault":  # its recovery code is for paper
            self.said += [out, err]
        return json.loads(out)

    def _run(self, words: list[str]) -> tuple[int, str, str]:
        if not self.real:
            self.captured.readouterr()
            code = cli.run(make_rooms(self.clock, *words))
            return code, *self.captured.readouterr()
        done = subprocess.run(
            [sys.executable, "-m", "livret", *words],
            cwd=self.folder,
            env=self._surroundings(),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def _surroundings(self) -> Mapping[str, str]:
        home, tmp = self.folder / "home", self.folder / "tmp"
        folders = {f"XDG_{one}_HOME": str(home / one) for one in ("DATA", "CACHE")}
        top = str(Path(livret.__file__).parents[1])
        kept = {"PATH": os.environ["PATH"], "PYTHONPATH": top, "LANG": "C.UTF-8"}
        return {**kept, **folders, "HOME": str(home), "TMPDIR": str(tmp)}

    def opened(self) -> bytes:
        """Everything in the vault's database, as whoever opens it may read it."""
        vault: Any = make_rooms(self.clock).vaults.open(self.vault, PASSPHRASE)
        with vault, vault._vault.store.reading() as connection:
            tables = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).scalars()
            return b"\n".join(
                cell if isinstance(cell, bytes) else str(cell).encode()
                for table in list(tables)
                for row in connection.execute(
                    select(text("*")).select_from(text(table))
                )
                for cell in row
                if cell is not None
            )


@dataclass
class Town:
    """What was planted, and where.

    Attributes:
        folder: Of everything on any disk but the server's.
        claire: Who writes.
        marc: Who may hold some of it.
        nadia: Who has a place at the hub, and takes part in nothing.
        planted: How many words.
    """

    folder: Path
    claire: Machine
    marc: Machine
    nadia: Machine
    planted: int = 0
    livret: str = ""

    def plant(self, count: int) -> None:
        """Say many things, each with a word that is nowhere else."""
        opened = self.claire.ask("new", "Amina B.", "--private-line", f"{KEPT}0000")
        self.livret = opened["livret"]
        me = self._beginning(f"{KEPT}9999")
        view = {"kind": "view_given", "level": "bloque", "voice": "personne"}
        kinds: list[dict[str, Any]] = [
            {**view, "barrier": "mobilite"},
            {"kind": "goal_set", "barriers": ["sante"]},
            {"kind": "goal_set", "barriers": ["mobilite"]},
            {**view, "barrier": "sante"},
            {"kind": "aim_said"},
            {"kind": "goal_set", "barriers": ["logement", "mobilite"]},
            {"kind": "life_told", "on": "2026-01-05"},
            {"kind": "note_added", "between": [f"entre_nous:{me}"]},
        ]
        said = []
        for number in range(count):
            kind = kinds[number % len(kinds)]
            about = kind.get("barriers", [kind.get("barrier")])
            may = kind["kind"] == "aim_said" or about == ["mobilite"]
            word = f"{SHARED if may else KEPT}{number:04}"
            said.append({**kind, "words": f"Elle dit {word}."})
        typed = self.folder.parent / "tape.json"
        typed.write_text(json.dumps({"contributions": said}), "utf-8")
        self.claire.ask("say", self.livret, "--from", typed)
        self.planted = count + 2

    def _beginning(self, word: str) -> str:
        """Leave a word half typed; return the member id of Claire."""
        rooms = make_rooms(self.claire.clock)
        with rooms.vaults.open(self.claire.vault, PASSPHRASE) as vault:
            at = self.claire.clock.now()
            draft = Draft(livret=self.livret, place="aim", text=word, saved_at=at)
            vault.ctx.drafts.save(draft)
            (claire, *_) = vault.ctx.livret(self.livret).members
            return str(claire.id)

    def by_file(self) -> None:
        """Send what is agreed, and a copy to Amina; Marc takes it in and prints."""
        cards = {one: self.folder / f"{one.name}.carte" for one in self._two()}
        for one, card in cards.items():
            one.ask("card", "--out", card)
        claire, marc = self._two()
        claire.ask("card", "trust", cards[marc])
        marc.ask("card", "trust", cards[claire])
        claire.ask("card", "join", self.livret, marc.name)
        agreed = ("--scopes", "commun,mobilite", "--why", "avancer", "--until", UNTIL)
        claire.ask("agreement", self.livret, "--to", marc.name, *agreed)
        file, copy = self.folder / "amina.livret", self.folder / "copie"
        claire.ask("send", self.livret, "--to", cards[marc], "--out", file)
        claire.ask("receive", marc.ask("receive", file)["receipt"])
        hers = self.folder.parent / "phrase-a-elle"
        hers.write_text(HER_PHRASE, "utf-8")
        told = ("--her-passphrase-file", hers, "--later")
        claire.ask("copy", self.livret, "--out", copy, *told)

    def by_hub(self, url: str) -> None:
        """Push and pull; Nadia pulls too."""
        claire, marc = self._two()
        claire.ask("hub", "init", url)
        for one in (claire, marc, self.nadia):
            invitation = self.folder.parent / f"invitation-{one.name}"
            key = one.ask("hub", "status")["hub_key"]
            claire.ask("hub", "invite", url, "--key", key, "--out", invitation)
            one.ask("hub", "join", "--invitation", invitation)
        claire.ask("hub", "push", "--livret", self.livret)
        assert marc.ask("hub", "pull")["opened"] == []
        assert self.nadia.ask("hub", "pull")["contributions"] == 0
        marc.ask("hub", "push")

    def _two(self) -> tuple[Machine, Machine]:
        return self.claire, self.marc


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of its own: no byte of other tests is searched with it."""
    with running() as made:
        with made.superuser() as raw:
            raw.execute("CREATE ROLE chef LOGIN CREATEROLE PASSWORD 'du relais'")
        yield made


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and a temporary folder that are searched too."""
    for name, folder in (("HOME", "home"), ("TMPDIR", "tmp")):
        (tmp_path / "ici" / folder).mkdir(parents=True)
        monkeypatch.setenv(name, str(tmp_path / "ici" / folder))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "ici" / "tmp"))
    return tmp_path


def a_town(
    folder: Path, captured: pytest.CaptureFixture[str], *, real: bool = False
) -> Town:
    disks = folder / "disques"
    return Town(
        disks,
        Machine(disks / "claire", "Claire", "social", captured),
        Machine(disks / "marc", "Marc", "emploi", captured, real=real),
        Machine(disks / "nadia", "Nadia", "social", captured),
    )


def searched_server(server: Server, url: str) -> Iterable[tuple[str, bytes]]:
    """Everything that whoever holds the server holds."""
    database = url.rpartition("/")[2]
    root = ("-U", SUPERUSER)
    for words in ((*root, "--inserts"), (*root, "-Fc")):
        done = dumped(server, database, *words)
        assert done.returncode == 0, done.stderr
        assert len(done.stdout) > 10_000
        yield " ".join(("pg_dump", *words)), done.stdout
    # Whoever made the database may not even read its rows.
    refused = dumped(server, database, "-U", "chef")
    yield "pg_dump -U chef", refused.stdout + refused.stderr
    with server.superuser(database) as raw:
        raw.execute("CHECKPOINT")
    for path in sorted(server.folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(server.folder)), path.read_bytes()


def search(town: Town, server: Server, url: str) -> None:
    """Look everywhere; nothing is anywhere but where it may be."""
    both = (SHARED, KEPT)
    papers = town.marc.folder / "papiers"
    for paper in ("diagnostic", "parcours"):
        out = papers / f"{paper}.pdf"
        town.marc.ask("print", town.livret, "--paper", paper, "--out", out)
    # In the clear, at Marc's asking: what he may hold, and nothing else.
    assert files_with(papers, [SHARED]) != []
    assert files_with(papers, [KEPT]) == []
    papers.rename(town.folder.parent / "papiers")
    assert files_with(town.folder.parent / "ici", both) == []
    assert files_with(town.folder, both) == []
    found = [where for where, data in searched_server(server, url) if holds(data, both)]
    assert found == []
    for machine in (town.claire, town.marc, town.nadia):
        assert not holds("\n".join(machine.said).encode(), both)
    # And with everybody's keys.
    assert town.claire.opened().count(KEPT.encode()) >= town.planted // 2
    assert SHARED.encode() in town.marc.opened()
    assert not holds(town.marc.opened(), [KEPT])
    assert not holds(town.nadia.opened(), both)


def test_planted_words_are_nowhere_but_where_they_may_be(
    empty: str,
    server: Server,
    surroundings: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    town = a_town(surroundings, capsys)
    town.plant(60)
    town.by_file()
    town.by_hub(empty)
    search(town, server, empty)


@pytest.mark.long
def test_a_thousand_planted_words_at_a_machine_of_its_own(
    empty: str,
    server: Server,
    surroundings: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    town = a_town(surroundings, capsys, real=True)
    town.plant(998)
    assert town.planted == 1000
    town.by_file()
    town.by_hub(empty)
    search(town, server, empty)


@pytest.mark.parametrize(
    "hide",
    [
        str.encode,
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.upper().encode(),
        lambda text: text.encode().hex().encode(),
        lambda text: text.encode().hex().upper().encode(),
        lambda text: base64.b64encode(b"a" + text.encode() + b"12"),
        lambda text: base64.b64encode(b"ab" + text.encode()),
        lambda text: base64.b64encode(text.encode() + b"0042 et plus"),
        lambda text: zlib.compress(text.encode()),
        lambda text: b"%%" + zlib.compress(zlib.compress(text.encode())),
    ],
)
def test_what_is_looked_for_would_be_found(hide: Any, tmp_path: Path) -> None:
    (tmp_path / "octets").write_bytes(b"x" * 999 + hide(f"Elle dit {KEPT}") + b"x" * 9)
    assert files_with(tmp_path, [KEPT]) == ["octets"]
    assert files_with(tmp_path, [SHARED]) == []
    assert all(len(one) > 12 for one in needles(KEPT))
    assert list(insides(b"rien")) == [b"rien"]
