"""Her keys: one secret, its code, and the small file that wraps it."""

from __future__ import annotations

import pytest

from livret.exchange.person_copy import HerKeys
from livret.usecases.her_passphrase import opened_by_her
from livret.usecases.sharing_errors import (
    FileAltered,
    HerKeyDamaged,
    HerPassphraseWrong,
    NotAnExchangeFile,
    PersonKeyMistyped,
)

PHRASE = "cheval tournesol guitare brouette"
KEYS = HerKeys()


@pytest.mark.parametrize("between", ["\u200b", "\u00ad", "\u200e", "\u2060", "\ufeff"])
def test_what_a_screen_puts_between_letters_does_not_matter(between: str) -> None:
    """A code copied from where it is shown has places to break between its letters."""
    identity = KEYS.new()
    assert KEYS.of(between.join(identity.age_secret)) == identity


def test_one_secret_brings_back_both_keys() -> None:
    identity = KEYS.new()
    spoken = identity.age_secret.lower().replace("-", "-\u202f")
    again = KEYS.of(f" {spoken}\n")
    assert again == identity
    assert KEYS.of(KEYS.new().age_secret).public_key != identity.public_key
    assert identity.age_secret not in repr(identity)


@pytest.mark.parametrize("said", ["", "AGE-SECRET-KEY-1", "bonjour"])
def test_a_code_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(PersonKeyMistyped):
        KEYS.of(said)


def test_one_letter_misread_is_found() -> None:
    secret = KEYS.new().age_secret
    other = "Q" if secret[30] != "Q" else "P"
    with pytest.raises(PersonKeyMistyped):
        KEYS.of(secret[:30] + other + secret[31:])


def test_her_passphrase_wraps_her_key_as_any_age_tool_knows() -> None:
    identity = KEYS.new()
    wrapped = KEYS.wrap(identity, PHRASE)
    assert wrapped.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert KEYS.unwrap(wrapped, PHRASE) == identity
    with pytest.raises(HerPassphraseWrong):
        KEYS.unwrap(wrapped, PHRASE + "s")


def test_a_key_file_that_is_none_is_refused() -> None:
    with pytest.raises(NotAnExchangeFile):
        KEYS.unwrap(b"bonjour", PHRASE)
    with pytest.raises(FileAltered):
        KEYS.unwrap(b"age-encryption.org/v1\n" + bytes(9000), PHRASE)


def test_a_key_file_that_asks_for_gigabytes_is_refused_at_once() -> None:
    start, stanza, rest = KEYS.wrap(KEYS.new(), PHRASE).split(b"\n", 2)
    costly = stanza[: stanza.rindex(b" ")] + b" 21"
    with pytest.raises(FileAltered):
        KEYS.unwrap(b"\n".join((start, costly, rest)), PHRASE)


def test_a_key_file_cut_short_is_not_a_wrong_phrase() -> None:
    """Her words are right: telling her to say them again would be cruel."""
    wrapped = KEYS.wrap(KEYS.new(), PHRASE)
    changed = bytearray(wrapped)
    changed[-3] ^= 1
    for damaged in (wrapped[:-20], bytes(changed), b"", b"\xef\xbb\xbf" + wrapped):
        with pytest.raises(HerKeyDamaged):
            opened_by_her(KEYS, damaged, PHRASE)
    with pytest.raises(HerPassphraseWrong):
        opened_by_her(KEYS, wrapped, PHRASE + "s")
