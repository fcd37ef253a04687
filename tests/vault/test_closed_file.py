"""The digest of a closed file: the same for the same bytes, and only for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livret.vault.chain import VaultState
from livret.vault.closed_file import ReadAhead, digest_of
from livret.vault.put_back import Left, compared
from livret.vault.witness import Witness

PAGE = 4096


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_same_bytes_and_only_they_are_the_same(
    data: st.DataObject, tmp_path: Path
) -> None:
    database = tmp_path / "vault.db"
    pages = data.draw(st.lists(st.integers(0, 255), min_size=2, max_size=8))
    left = b"".join(bytes([page]) * PAGE for page in pages)
    found = bytearray(left)
    for at in data.draw(st.lists(st.integers(0, len(left) - 1), max_size=4)):
        found[at] ^= 1
    database.write_bytes(left)
    witness = Witness(tmp_path, b"k" * 32)
    witness.renew(VaultState(replica=bytes(16)), database)
    witness.end(database)
    witness.close()
    reached = Witness(tmp_path, b"k" * 32).last
    assert reached is not None
    assert reached.closed
    assert Witness(tmp_path, b"l" * 32).last is None
    database.write_bytes(found)
    same = Left.SAME if bytes(found) == left else Left.CHANGED
    assert compared(reached, database) is same
    with ReadAhead(database) as read:
        assert compared(reached, database, read) is same
    assert compared(replace(reached, digest=b""), database) is Left.UNKNOWN


def test_reading_ahead_gives_up_at_once_and_tells_nothing_wrong(tmp_path: Path) -> None:
    database = tmp_path / "vault.db"
    with ReadAhead(database) as read, pytest.raises(FileNotFoundError):
        read.digest()
    database.write_bytes(bytes(3 << 20))
    with ReadAhead(database) as read:
        pass
    assert read.digest() == digest_of(database)
