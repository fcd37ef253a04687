"""The page for who keeps a hub, followed to the letter on a real server."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from tests.exchange.hub.postgres import SUPERUSER, Server, place, somebody
from tests.exchange.hub.protected import free_port

HELP = Path(__file__).parents[3] / "resources" / "help"
PAGE = HELP / "relais.md"
PAGES = {"fr": PAGE, "en": HELP / "relais.en.md"}
FOLDER = "/etc/postgresql/relais"
NETWORK = "10.0.0.0/8"
HERE = "127.0.0.1"
FILLING = (
    "pg_catalog.lo_create(oid)",
    "pg_catalog.lo_creat(integer)",
    "pg_catalog.lo_from_bytea(oid, bytea)",
    "pg_catalog.pg_export_snapshot()",
    "pg_catalog.pg_advisory_lock(bigint)",
    "pg_catalog.pg_try_advisory_xact_lock_shared(integer, integer)",
)
"""What every role may call until a superuser takes it from ``PUBLIC``."""


def blocks(page: Path = PAGE) -> list[str]:
    """What the page has one type, in its order."""
    found = re.findall(
        r"^```(?:sh|conf|sql)\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S
    )
    assert len(found) == 6
    return found


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with place() as made:
        yield made


@pytest.fixture(scope="module")
def kept(folder: Path) -> Iterator[Server]:
    """A server made as the page says."""
    certificate, settings, doors, roles, *_ = blocks()
    told = ["/bin/sh", "-e", "-c", certificate]
    done = subprocess.run(told, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (FOLDER in settings, NETWORK in doors) == (True, True)
    if owner := somebody():
        os.chown(folder / "serveur.key", owner["user"], owner["group"])
    server = Server(folder, free_port(), {"fsync": "off", "listen_addresses": HERE})
    server.make()
    with (server.data / "postgresql.conf").open("a", encoding="utf-8") as written:
        written.write(settings.replace(FOLDER, str(folder)))
    ours = f"local all {SUPERUSER} trust\n" + doors.replace(NETWORK, f"{HERE}/32")
    (server.data / "pg_hba.conf").write_text(ours, "utf-8")
    server.start()
    with server.superuser() as raw:
        for statement in filter(str.strip, roles.split(";")):
            raw.execute(statement)
        raw.execute("ALTER ROLE chef PASSWORD 'dit à psql'")  # as \password does
    yield server
    server.stop()


def test_a_hub_is_made_as_the_page_says(
    kept: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (told,) = re.findall(r'^livret hub init "(.*)"$', blocks()[4], re.MULTILINE)
    where = told.replace(":5432", f":{kept.port}") + f"&hostaddr={HERE}"
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PGPASSWORD", "dit à psql")
    address = read_address(where)
    assert "sslmode=verify-full" in address.conninfo
    assert make_hub(address).was == ""
    with kept.superuser("relais") as raw:
        # What fills the server is taken from everybody; a role made since has it not.
        raw.execute(blocks()[5])
        raw.execute("CREATE ROLE essai LOGIN")
        for function in FILLING:
            asked = "SELECT has_function_privilege('essai', %s, 'EXECUTE')"
            assert raw.execute(asked, (function,)).fetchone() == (False,)
        raw.execute("DROP ROLE essai")
        limit = "SELECT setconfig FROM pg_db_role_setting WHERE setrole = 0"
        assert raw.execute(limit).fetchone() == (["temp_file_limit=1GB"],)
        owner = "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'relais'"
        assert raw.execute(owner).fetchone() == ("chef",)


def test_what_is_typed_is_the_same_in_both_languages() -> None:
    assert blocks(PAGES["en"]) == blocks(PAGES["fr"])


@pytest.mark.parametrize("language", PAGES)
def test_each_sentence_that_the_page_explains_is_one_of_livret(language: str) -> None:
    from livret.words.sentences.hub import CODES, SENTENCES
    from livret.words.translator import translator_for

    say = translator_for(language).text
    reasons = CODES["HubNotProven"]["reason"].values()
    every = " ".join(say(one) for one in [*SENTENCES.values(), *reasons])
    page = PAGES[language].read_text("utf-8")
    rows = re.findall(r"^\| …(.*?) \| ", page, re.MULTILINE)
    assert len(rows) == 10
    for row in rows:
        for part in re.split(r" ?: |, (?:ou|or) …| …", row):
            assert part.strip() in every
    assert say(SENTENCES["HubFull"]).partition(" (")[0] in " ".join(page.split())


def test_the_page_has_typed_what_init_does_for_a_superuser() -> None:
    from livret.exchange.hub.making import _CLOSE_FILLING

    assert _CLOSE_FILLING in blocks()[5]


@pytest.mark.parametrize("language", PAGES)
def test_the_page_names_each_command_of_the_hub(language: str) -> None:
    """Whoever keeps one without a window finds there what to type."""
    from livret.cli.arguments import _parser
    from livret.words.translator import translator_for

    said = _parser(translator_for("fr"), "0")
    page = PAGES[language].read_text("utf-8")
    named = set(re.findall(r"livret hub ([a-z]+)", page))
    every = [one.choices for one in said._actions if isinstance(one.choices, dict)]
    (hub,) = [one["hub"] for one in every if "hub" in one]
    (acts,) = [one.choices for one in hub._actions if one.choices]
    assert set(acts) == named
