"""Her key file stands where her copy goes before the livret names her keys."""

from __future__ import annotations

import pytest

from livret.usecases.errors import FileNotWritten
from livret.usecases.person_copy import KEY_FILE, MakeCopy, make_copy
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_person_copy import PHRASE, QuickKeys, made, opened


def test_her_key_is_kept_before_the_livret_names_it(desks: Desks) -> None:
    """Named, and lost by a cut of the current, no later copy would open for her."""
    desk, kept = desks["claire"], dict[str, bytes]()
    desk.open()

    def cut(name: str, data: bytes) -> None:
        kept[name] = data
        raise FileNotWritten(path=name)

    command = MakeCopy(livret=desk.livret, passphrase=PHRASE)
    sharing = desks.sharing("claire")
    with pytest.raises(FileNotWritten):
        make_copy(sharing, QuickKeys(), command, lambda *_: b"pdf", cut)
    person = desk.read.team.person
    assert person is None or not person.keys
    again = made(desks, wrapped=kept[KEY_FILE])
    assert again.secret == QuickKeys().unwrap(kept[KEY_FILE], PHRASE).age_secret
    assert opened(desks, again)[1].hers
