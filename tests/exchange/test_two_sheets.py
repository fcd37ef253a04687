"""Her first copy made at two desks that had not met: two sheets, each with a key."""

from __future__ import annotations

from typing import Any

import pytest

from livret.exchange.person_copy.identity import HerIdentity
from livret.usecases.her_copy import TakeCopy, take_copy
from livret.usecases.her_keys import her_keys
from livret.usecases.person_copy import KEY_FILE, HerCopy
from livret.usecases.saying import say_items
from livret.usecases.sharing_errors import (
    NotHerCopy,
    PersonKeyMistyped,
    SeveralSheets,
    SheetNotShown,
)
from livret.usecases.writing import Said, write
from livret.words.errors import error_sentence
from livret.words.her_copy import copy_lines
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_person_copy import KEYS, PHRASE, made, opened

TR = translator_for("fr")


def meet_again(desks: Desks) -> None:
    """Each hears what the other wrote."""
    desks.pass_on("marc", "claire")
    desks.pass_on("claire", "marc")


@pytest.fixture
def sheets(desks: Desks) -> tuple[HerCopy, HerCopy]:
    """Claire's desk and Marc's each made her first copy, then met."""
    desks.share("commun", "mobilite")
    desks.pass_on("claire", "marc")
    first = made(desks)
    desks.clock.forward(days=2)
    other = made(desks, "marc")
    meet_again(desks)
    return first, other


def test_a_later_copy_asks_which_sheet_she_keeps(
    desks: Desks, sheets: tuple[HerCopy, HerCopy]
) -> None:
    count = desks["claire"].read.count
    with pytest.raises(SeveralSheets) as refused:
        made(desks)
    said = error_sentence(TR, refused.value)
    assert "le 12 mars 2026 par Claire M., le 14 mars 2026 par Marc D." in said
    assert desks["claire"].read.count == count
    for language in ("fr", "en"):
        assert "{" not in error_sentence(translator_for(language), refused.value)


@pytest.mark.parametrize("at", [0, 1])
def test_the_sheet_she_shows_opens_it_and_the_other_is_told(
    desks: Desks, sheets: tuple[HerCopy, HerCopy], at: int
) -> None:
    shown, other = sheets[at], sheets[1 - at]
    for how in ({"code": shown.secret.lower()}, {"wrapped": shown.files[KEY_FILE]}):
        copy = made(desks, **how)
        _, read = opened(desks, copy, shown.secret)
        assert read.hers
        with pytest.raises(NotHerCopy):
            opened(desks, copy, other.secret)
        (told,) = copy.others
        assert told.sign == KEYS.of(other.secret).public_key
        by = ("Marc D.", "Claire M.")[at]
        (line,) = [one for one in copy_lines(TR, copy) if "autre feuille" in one]
        assert by in line
        assert copy.secret == ""


def test_a_key_named_falsely_as_hers_is_given_nothing_of_what_she_shows(
    desks: Desks,
) -> None:
    """Marc names a key of his own before her first copy, made at Claire's, is heard."""
    desks.share("commun", "mobilite")
    desks.pass_on("claire", "marc")
    first, false = made(desks), KEYS.new()
    keys = {"sign": false.public_key, "age": false.age_recipient}
    told: dict[str, Any] = {"name": "Amina B.", "role": "personne", "keys": keys}
    write(
        desks["marc"].ctx,
        desks["marc"].livret,
        [Said(kind="member_joined", content=told)],
    )
    meet_again(desks)
    copy = made(desks, code=first.secret)
    assert opened(desks, copy, first.secret)[1].hers
    with pytest.raises(NotHerCopy):
        opened(desks, copy, false.age_secret)
    assert [one.by for one in copy.others] == ["Marc D."]


def test_the_sheet_of_another_desk_gives_her_no_second_one(desks: Desks) -> None:
    """Shown where her keys are not known yet, it is the same key at both desks."""
    desks.share("commun", "mobilite")
    desks.pass_on("claire", "marc")
    first = made(desks)
    second = made(desks, "marc", code=first.secret)
    assert second.secret == first.secret
    meet_again(desks)
    for name in ("claire", "marc"):
        assert len(her_keys(desks[name].read)) == 1
    again = made(desks)
    assert again.others == ()
    assert opened(desks, again, first.secret)[1].hers


def test_she_lost_both_and_is_given_another_one(
    desks: Desks, sheets: tuple[HerCopy, HerCopy]
) -> None:
    copy = made(desks, renew=True)
    assert copy.secret not in {one.secret for one in sheets}
    assert copy.others == ()
    assert not opened(desks, copy)[1].hers


def test_a_code_mistyped_makes_nothing(
    desks: Desks, sheets: tuple[HerCopy, HerCopy]
) -> None:
    count = desks["claire"].read.count
    with pytest.raises(PersonKeyMistyped):
        made(desks, code=sheets[0].secret[:-1], passphrase=PHRASE)
    assert desks["claire"].read.count == count


def claimed(desks: Desks, name: str = "marc") -> HerIdentity:
    """Somebody names a key of their own as hers before any of hers is known."""
    desks.share("commun", "mobilite")
    desks.pass_on("claire", "marc")
    false = KEYS.new()
    keys = {"sign": false.public_key, "age": false.age_recipient}
    told: dict[str, Any] = {"name": "Amina B.", "role": "personne", "keys": keys}
    said = [Said(kind="member_joined", content=told)]
    write(desks[name].ctx, desks[name].livret, said)
    meet_again(desks)
    return false


def test_a_key_named_before_any_of_hers_is_given_no_copy_until_she_shows_it(
    desks: Desks,
) -> None:
    """One false key was enough: « Ma vie » was closed for it, and not for her."""
    false = claimed(desks)
    count = desks["claire"].read.count
    with pytest.raises(SheetNotShown) as refused:
        made(desks)
    said = error_sentence(TR, refused.value)
    assert "le 12 mars 2026, par Marc D.," in said
    assert "{" not in error_sentence(translator_for("en"), refused.value)
    assert desks["claire"].read.count == count
    # She never had that sheet: another one opens her copy, and the false key does not.
    copy = made(desks, renew=True)
    assert opened(desks, copy)[1].livret == desks["claire"].livret
    with pytest.raises(NotHerCopy):
        opened(desks, copy, false.age_secret)


def test_a_sheet_made_elsewhere_is_shown_once(desks: Desks) -> None:
    desks.share("commun", "mobilite")
    desks.pass_on("claire", "marc")
    first = made(desks)
    desks.pass_on("claire", "marc")
    with pytest.raises(SheetNotShown):
        made(desks, "marc")
    desks.clock.forward(days=2)
    made(desks, "marc", code=first.secret)
    count = desks["marc"].read.count
    assert opened(desks, made(desks, "marc"), first.secret)[1].hers
    assert desks["marc"].read.count == count
    meet_again(desks)
    (hers,) = her_keys(desks["claire"].read)
    assert hers.seen_by == {desks.key("claire"), desks.key("marc")}
    assert (hers.by, hers.on.isoformat()) == ("Claire M.", "2026-03-12")


def test_a_copy_that_she_hands_over_shows_her_key(desks: Desks) -> None:
    desks.share("commun", "mobilite")
    desks.pass_on("claire", "marc")
    first = made(desks)
    desks.pass_on("claire", "marc")
    _, read = opened(desks, first)
    day = desks.clock.today().replace(year=2027)
    take_copy(
        desks.sharing("marc"), read, TakeCopy(agreed=True, until=day, purpose="suite")
    )
    assert opened(desks, made(desks, "marc"), first.secret)[1].hers


def test_who_may_write_no_more_still_makes_the_copy_she_shows(desks: Desks) -> None:
    marc = desks.share("commun", "mobilite")
    desks.pass_on("claire", "marc")
    first = made(desks)
    desks.pass_on("claire", "marc")
    left = Said(kind="member_left", content={"member": marc})
    say_items(desks["marc"].ctx, desks["marc"].livret, [left])
    count = desks["marc"].read.count
    copy = made(desks, "marc", code=first.secret)
    assert opened(desks, copy, first.secret)[1].hers
    assert desks["marc"].read.count == count
