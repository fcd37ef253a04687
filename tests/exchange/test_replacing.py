"""A drill: a referent is away, the one named opens with both halves, and no other."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from livret.domain.errors import InvalidField
from livret.exchange.person_copy.identity import HerKeys
from livret.paper.recovery import draw_half
from livret.usecases.agreeing import withdraw_agreement
from livret.usecases.cards import TrustCard, own_card, trust_card
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.livrets_of_card import renew_member
from livret.usecases.replacing import (
    COPY_FILE,
    KEY_FILE,
    NameReplacement,
    Replacement,
    name_replacement,
    named_replacement,
    open_replacement,
    refresh_replacement,
    renew_halves,
    take_over,
)
from livret.usecases.revoking import revoke_card
from livret.usecases.sharing_errors import (
    CardUnknown,
    HalfMissing,
    HalfMistyped,
    HalvesWrong,
    NobodyReplaces,
    NotAgreed,
    NothingMayGo,
    ReplacementForSomeoneElse,
    ReplacementKeyDamaged,
    ReplacementOver,
    ReplacementPartsDiffer,
    UnknownSender,
)
from livret.words.errors import error_sentence
from livret.words.journal import journal_line
from livret.words.sharing import agreement_shortened_line
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks
from tests.exchange.test_person_copy import QuickKeys
from tests.paper.papers import text_of

TR = translator_for("fr")
UNTIL = dt.date(2026, 6, 30)


@pytest.fixture
def known(desks: Desks) -> Desks:
    """Claire accompanies Amina, and knows Nadia."""
    desk = desks["claire"]
    desk.open()
    desk.view("mobilite", "bloque", words="le bus ne passe plus")
    desk.say({"kind": "life_told", "words": "ma fille", "on": "2020-01-01"})
    desks.meet("claire", "nadia")
    return desks


def named(desks: Desks, **told: Any) -> Replacement:
    keys = told.pop("keys", QuickKeys())
    usual = {"who": "Nadia F.", "agreed": True, "until": UNTIL, "purpose": "continuer"}
    command = NameReplacement(livret=desks["claire"].livret, **{**usual, **told})
    return name_replacement(desks.sharing("claire"), keys, command).value


def opened(desks: Desks, made: Replacement, name: str = "nadia", **told: Any) -> Any:
    halves = told.pop("halves", made.halves)
    keys = told.pop("keys", QuickKeys())
    key, data = made.files[KEY_FILE], told.pop("data", made.files[COPY_FILE])
    return open_replacement(desks.sharing(name), keys, data, key, halves)


def test_the_one_named_opens_with_both_halves(known: Desks) -> None:
    made = named(known, words="Je connais Nadia.")
    assert [len(half.split()) for half in made.halves] == [7, 7]
    told = opened(known, made)
    assert told.takes_part
    done = take_over(known.sharing("nadia"), told).value
    nadia = known["nadia"]
    nadia.livret = done.livret
    assert [v.content["words"] for _, vs in nadia.read.each("view") for v in vs] == [
        "le bus ne passe plus"
    ]
    assert not list(nadia.read.each("life"))
    nadia.say({"kind": "note_added", "words": "je prends la suite", "voice": "social"})


def test_she_reads_who_was_named_and_who_opened(known: Desks) -> None:
    made = named(known)
    take_over(known.sharing("nadia"), opened(known, made))
    livret = known["claire"].livret
    lines = [
        journal_line(TR, one.what, one.who_name, "12 mars", dict(one.detail))
        for name in ("claire", "nadia")
        for one in known[name].ctx.journal.of(livret)
    ]
    assert (
        "Claire M. a nommé Nadia F. pour le remplacer, jusqu’au 30 juin 2026\u202f: le "
        "12 mars"
    ) in lines
    assert "Nadia F. a ouvert le livret pour un remplacement le 12 mars" in lines


def test_one_half_opens_nothing(known: Desks) -> None:
    made = named(known)
    one, other = made.halves
    for halves in ((one,), (other,), (one, one), (one, ""), (one, f" {one}. ")):
        with pytest.raises(HalfMissing):
            opened(known, made, halves=halves)


def test_a_half_that_is_no_sheet_is_told_by_its_place(known: Desks) -> None:
    made = named(known)
    one, other = made.halves
    misread = " ".join([*other.split()[:6], "zzz"])
    for halves, which, typed, count in (
        ((one, misread), 2, 7, 6),
        ((" ".join(one.split()[:5]), other), 1, 5, 5),
        ((one, f"{other} lampe"), 2, 8, 8),
    ):
        with pytest.raises(HalfMistyped) as refused:
            opened(known, made, halves=halves)
        told = {"which": which, "typed": typed, "count": count}
        assert refused.value.facts == told


def test_halves_of_two_makings_open_nothing(known: Desks) -> None:
    made = named(known)
    again = renew_halves(
        known.sharing("claire"), QuickKeys(), known["claire"].livret
    ).value
    with pytest.raises(HalvesWrong):
        opened(known, made, halves=(made.halves[0], again.halves[1]))
    # The new key with the new halves, beside the file of before.
    mixed = replace(made, files={**made.files, KEY_FILE: again.files[KEY_FILE]})
    with pytest.raises(ReplacementPartsDiffer):
        opened(known, mixed, halves=again.halves)
    assert opened(known, again).takes_part


def test_an_agreement_that_lasted_longer_is_told_to_end(known: Desks) -> None:
    """Who is in the team already has one agreement: this one takes its place."""
    nadia = join_by_card(known.sharing("claire"), known["claire"].livret, "Nadia F.")
    for until, told in (
        (UNTIL, None),
        (UNTIL + dt.timedelta(days=1), "1er juillet 2026"),
    ):
        known.agree("nadia", nadia.value, "commun", until=until)
        made = named(known)
        assert (made.instead_of is not None) == bool(told)
        said = agreement_shortened_line(TR, made)
        assert (told or "") in said
        assert bool(said) == bool(told)


def test_a_damaged_key_is_told_as_such(known: Desks) -> None:
    made, keys = named(known, keys=HerKeys()), HerKeys()
    key = made.files[KEY_FILE]
    flipped = bytes([*key[:-3], key[-3] ^ 1, *key[-2:]])
    for data in (b"", b"rien", key[:40], key[:-1], key[: len(key) // 2], flipped):
        damaged = replace(made, files={**made.files, KEY_FILE: data})
        with pytest.raises(ReplacementKeyDamaged):
            opened(known, damaged, keys=keys)


def test_no_sheet_is_the_first(known: Desks) -> None:
    made = named(known)
    assert opened(known, made, halves=made.halves[::-1]).takes_part


def test_halves_are_read_with_capitals_and_accents(known: Desks) -> None:
    made = named(known)
    typed = [half.title().replace("e", "é").replace(" ", " · ") for half in made.halves]
    assert opened(known, made, halves=typed).takes_part


def test_another_with_both_halves_opens_nothing(known: Desks) -> None:
    made = named(known)
    known.meet("claire", "marc")
    with pytest.raises(ReplacementForSomeoneElse) as refused:
        opened(known, made, "marc")
    assert refused.value.facts == {"name": "Nadia F."}


def test_it_ends_by_itself(known: Desks) -> None:
    made = named(known)
    known.clock.forward(days=200)
    with pytest.raises(ReplacementOver) as over:
        opened(known, made)
    assert "depuis le 30 juin 2026" in error_sentence(TR, over.value)


def test_it_says_the_last_word_when_made_again(known: Desks) -> None:
    made = named(known)
    known["claire"].say({"kind": "aim_said", "words": "conduire"})
    again = refresh_replacement(known.sharing("claire"), known["claire"].livret).value
    assert again.files[KEY_FILE] == made.files[KEY_FILE]
    assert again.halves == ()
    told = opened(known, made, data=again.files[COPY_FILE])
    assert dict(told.kinds)["aim_said"] == 1


def test_a_lost_sheet_is_made_again_and_the_old_ones_open_nothing_new(
    known: Desks,
) -> None:
    first = named(known)
    sharing, livret = known.sharing("claire"), known["claire"].livret
    before = known["claire"].read
    again = renew_halves(sharing, QuickKeys(), livret).value
    assert (again.name, again.until) == (first.name, first.until)
    assert known["claire"].read == before
    assert opened(known, again).takes_part
    with pytest.raises(HalvesWrong):
        opened(known, again, halves=first.halves)
    # Nothing shuts a file that is somewhere already: it is said.
    assert opened(known, first).takes_part
    assert (first.before, again.before) == (None, first.until)
    # What is made later goes with the new halves.
    last = refresh_replacement(sharing, livret).value
    assert opened(known, last, halves=again.halves).takes_part


def test_halves_stay_where_nothing_may_go_any_more(known: Desks) -> None:
    named(known)
    desk = known["claire"]
    with pytest.raises(NobodyReplaces):
        renew_halves(known.sharing("claire"), QuickKeys(), "0" * 32)
    kept = known.sharing("claire").texts.get(f"sharing.replacement:{desk.livret}")
    agreement = next(v for _, v in desk.read.each("agreement"))[0].id
    withdraw_agreement(desk.ctx, desk.livret, agreement)
    with pytest.raises(NothingMayGo):
        renew_halves(known.sharing("claire"), QuickKeys(), desk.livret)
    after = known.sharing("claire").texts.get(f"sharing.replacement:{desk.livret}")
    assert after == kept


def test_a_vault_of_before_makes_the_file_alone_again(known: Desks) -> None:
    named(known)
    name = f"sharing.replacement:{known['claire'].livret}"
    texts = known.sharing("claire").texts
    told = json.loads(texts.get(name) or "")
    del told["wrapped"]
    texts.put(name, json.dumps(told))
    again = refresh_replacement(known.sharing("claire"), known["claire"].livret).value
    assert set(again.files) == {COPY_FILE}


def test_she_can_take_it_back(known: Desks) -> None:
    named(known)
    desk = known["claire"]
    agreement = next(v for _, v in desk.read.each("agreement"))[0].id
    withdraw_agreement(desk.ctx, desk.livret, agreement)
    with pytest.raises(NothingMayGo):
        refresh_replacement(known.sharing("claire"), desk.livret)


def test_without_her_yes_or_a_last_day_nobody_is_named(known: Desks) -> None:
    before = known["claire"].read
    with pytest.raises(NotAgreed):
        named(known, agreed=False)
    today = known.clock.today()
    for until, problem in (
        (None, "missing"),
        (today - dt.timedelta(days=1), "past"),
        (today + dt.timedelta(days=367), "too_far"),
        (dt.date(9999, 12, 31), "too_far"),
    ):
        with pytest.raises(InvalidField) as refused:
            named(known, until=until)
        assert refused.value.facts["problem"] == problem
    with pytest.raises(CardUnknown):
        named(known, who="Personne")
    assert known["claire"].read == before
    with pytest.raises(NobodyReplaces):
        refresh_replacement(known.sharing("claire"), known["claire"].livret)


@pytest.mark.parametrize("days", [0, 366])
def test_it_lasts_a_day_or_a_year(known: Desks, days: int) -> None:
    until = known.clock.today() + dt.timedelta(days=days)
    made = named(known, until=until)
    assert opened(known, made).manifest.until == until.isoformat()


def test_somebody_already_there_may_be_named(known: Desks) -> None:
    desk = known["claire"]
    member = join_by_card(known.sharing("claire"), desk.livret, "Nadia F.").value
    named(known, scopes=("commun",))
    assert list(desk.read.team.members).count(member) == 1
    assert len(desk.read.members) == 2


def test_a_card_lost_meanwhile_opens_nothing(known: Desks) -> None:
    made = named(known)
    known.sharing("nadia").texts.put("sharing.cards", "[]")
    with pytest.raises(UnknownSender):
        opened(known, made)
    revoke_card(known.sharing("claire"), "Nadia F.", "left")


def test_who_changed_key_since_opens_it_once_the_file_is_made_again(
    known: Desks,
) -> None:
    made, claire, old = named(known), known.sharing("claire"), known["nadia"].ctx.signer
    livret, zoe = known["claire"].livret, known.sharing("zoe")
    trust_card(zoe, TrustCard(data=known.card("claire")))
    signed = own_card(zoe, old.public_key, old.sign)
    taken = trust_card(claire, TrustCard(data=zoe.cards.to_file(signed)))
    assert renew_member(claire, taken.value).value.done == 1
    with pytest.raises(ReplacementForSomeoneElse):
        opened(known, made, "zoe")
    told = named_replacement(claire, livret)
    assert told is not None
    assert told.outdated
    again = refresh_replacement(claire, livret).value
    assert opened(known, made, "zoe", data=again.files[COPY_FILE]).takes_part
    told = named_replacement(claire, livret)
    assert told is not None
    assert not told.outdated
    # New halves go to the new key too, whatever was kept before.
    renewed = renew_halves(claire, QuickKeys(), livret).value
    assert opened(known, renewed, "zoe").takes_part
    with pytest.raises(ReplacementForSomeoneElse):
        opened(known, renewed, "nadia")


def test_a_sheet_says_its_words_and_no_name(known: Desks) -> None:
    made = named(known)
    said = text_of(draw_half(made.halves[0], UNTIL, known.clock.now(), TR))
    assert all(word in said for word in made.halves[0].split())
    assert not any(word in said for word in ("Amina", "Claire", "Nadia"))
    assert "30 juin 2026" in said
