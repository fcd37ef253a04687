"""Her copy: her keys, what a phone opens, read and answered with her, handed over."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from livret.bootstrap.sharing import paper_for_her, sharing_in_memory
from livret.domain.encoding import NotCanonical, parse
from livret.exchange.person_copy import HerKeys
from livret.exchange.person_copy.identity import HerIdentity
from livret.paper.locked_copy import locked
from livret.paper.recovery import draw_her_key
from livret.usecases.agreeing import withdraw_agreement
from livret.usecases.her_copy import (
    OpenedCopy,
    TakeCopy,
    files_to_leave,
    open_copy,
    say_from_copy,
    take_copy,
)
from livret.usecases.her_passphrase import opened_by_her
from livret.usecases.person_copy import KEY_FILE, HerCopy, MakeCopy, make_copy
from livret.usecases.ports_sharing import Receipt
from livret.usecases.sharing_errors import (
    HerPassphraseWeak,
    HerPassphraseWrong,
    NotAgreed,
    NotHerCopy,
    NotHerKey,
    NothingMayGo,
)
from livret.usecases.vault_errors import (
    BadSignature,
    MissingBlob,
    UnknownLivret,
)
from livret.usecases.writing import Said, write
from livret.words.her_copy import copy_lines, opened_lines, read_me
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks
from tests.paper.papers import text_of

TR = translator_for("fr")
PHRASE = "cheval tournesol guitare brouette"
KEYS = HerKeys()


class QuickKeys(HerKeys):
    """Her keys, without the second that each scrypt costs."""

    def wrap(self, identity: Any, passphrase: str) -> bytes:
        return f"wrapped {passphrase} {identity.age_secret}".encode()

    def unwrap(self, data: bytes, passphrase: str) -> HerIdentity:
        start, secret = f"wrapped {passphrase} ", data.decode()
        if not secret.startswith(start + "AGE-"):
            raise HerPassphraseWrong
        return self.of(secret.removeprefix(start))


def made(desks: Desks, name: str = "claire", **told: Any) -> HerCopy:
    desk = desks[name]
    command = MakeCopy(livret=desk.livret, **{"passphrase": PHRASE, **told})
    draw = lambda livret, phrase: f"pdf {livret} {phrase}".encode()  # noqa: E731
    return make_copy(desks.sharing(name), QuickKeys(), command, draw).value


def opened(desks: Desks, copy: HerCopy, secret: str = "") -> tuple[Any, OpenedCopy]:
    identity = KEYS.of(secret or copy.secret)
    desk = desks["claire"].ctx
    sharing = sharing_in_memory(identity, desk.clock, desk.randomness, desk.forms)
    data = copy.files[copy.name + ".livret"]
    return sharing, open_copy(sharing.files, sharing.ctx, identity, data)


@pytest.fixture
def copy(desks: Desks) -> HerCopy:
    """Amina's first copy, made at Claire's desk."""
    desk = desks["claire"]
    desk.open()
    desk.view("mobilite", "bloque", words="le bus ne passe plus")
    desk.say({"kind": "life_told", "words": "ma fille", "on": "2020-01-01"})
    return made(desks)


def test_a_later_copy_does_not_speak_of_a_key_that_is_not_there(
    desks: Desks, copy: HerCopy
) -> None:
    """The desk keeps no key of hers: a copy put on another stick has none."""
    day = dt.date(2026, 3, 12)
    assert KEY_FILE in read_me(TR, copy, day)
    alone = made(desks)
    assert KEY_FILE not in alone.files
    assert KEY_FILE not in read_me(TR, alone, day)
    assert any(KEY_FILE in line for line in copy_lines(TR, alone))
    beside = made(desks, wrapped=copy.files[KEY_FILE])
    assert KEY_FILE in read_me(TR, beside, day)


def test_her_first_copy_names_her_keys_in_the_livret(
    desks: Desks, copy: HerCopy
) -> None:
    person = desks["claire"].read.team.person
    identity = KEYS.of(copy.secret)
    assert person.keys == {identity.public_key}
    assert person.name == "Amina B."
    assert set(copy.files) == {
        KEY_FILE,
        "copie-2026-03-12.pdf",
        "copie-2026-03-12.livret",
    }
    assert not any("mina" in name for name in copy.files)
    assert copy.sent.withheld == ()


def test_a_second_copy_needs_no_secret(desks: Desks, copy: HerCopy) -> None:
    again = made(desks)
    assert again.secret == ""
    assert KEY_FILE not in again.files
    _, read = opened(desks, again, copy.secret)
    assert read.hers


def test_a_space_that_nobody_sees_is_no_part_of_her_phrase(desks: Desks) -> None:
    """She types it on a telephone without the space that ended a line here."""
    desks["claire"].open()
    copy = made(desks, passphrase=f" {PHRASE.replace(' ', '  ')} ")
    assert copy.passphrase == PHRASE
    wrapped = copy.files[KEY_FILE]
    identity = QuickKeys().unwrap(wrapped, PHRASE)
    assert opened_by_her(QuickKeys(), wrapped, PHRASE + " ") == identity
    with pytest.raises(HerPassphraseWeak):
        made(desks, passphrase=" ", renew=True)


def test_a_second_copy_with_another_phrase_is_refused(
    desks: Desks, copy: HerCopy
) -> None:
    with pytest.raises(HerPassphraseWrong):
        made(desks, wrapped=copy.files[KEY_FILE], passphrase=PHRASE[::-1])
    assert made(desks, wrapped=copy.files[KEY_FILE]).sent.to == ("Amina B.",)


def test_a_weak_phrase_makes_nothing(desks: Desks) -> None:
    desks["claire"].open()
    before = desks["claire"].read
    with pytest.raises(HerPassphraseWeak):
        made(desks, passphrase="amina 2020")
    assert desks["claire"].read == before


def test_a_phrase_is_offered_where_she_chose_none(desks: Desks) -> None:
    desks["claire"].open()
    copy = made(desks, passphrase="")
    assert len(copy.passphrase.split()) == 5
    assert any(copy.passphrase in line for line in copy_lines(TR, copy))


def test_she_reads_everything_without_a_vault(desks: Desks, copy: HerCopy) -> None:
    _, read = opened(desks, copy)
    assert read.ctx.livret(read.livret) == desks["claire"].read
    assert read.manifest.sender_name == "Claire M."
    assert any("Claire M." in line for line in opened_lines(TR, read))


def test_the_stock_tool_opens_it_with_the_code_alone(
    desks: Desks, copy: HerCopy, tmp_path: Path
) -> None:
    key, file = tmp_path / "code.txt", tmp_path / "c.livret"
    key.write_text(copy.secret + "\n")
    file.write_bytes(copy.files[copy.name + ".livret"])
    done = subprocess.run(
        ["/usr/bin/age", "-d", "-i", key, file], capture_output=True, check=True
    )
    assert done.stdout.startswith(b"livret/exchange/1\n")
    assert desks.open


def test_nobody_else_opens_it(desks: Desks, copy: HerCopy) -> None:
    with pytest.raises(NotHerCopy):
        opened(desks, copy, KEYS.new().age_secret)


def test_a_file_meant_for_a_referent_is_not_her_copy(
    desks: Desks, copy: HerCopy
) -> None:
    sharing, read = opened(desks, copy)
    parcel = sharing.files.unpack(
        copy.files[copy.name + ".livret"], sharing.keys.age_secret
    )
    other = replace(parcel.manifest, recipients=((desks.key("claire"), "Claire"),))
    sign = desks["claire"].ctx.signer.sign
    to = [read.ctx.owner.age_recipient]
    data = sharing.files.pack(replace(parcel, manifest=other), sign, to)
    receipt = sharing.files.receipt(
        desks_receipt(desks, read), desks["claire"].ctx.signer.sign, to
    )
    identity = KEYS.of(copy.secret)
    for each in (data, receipt):
        with pytest.raises(NotHerCopy):
            open_copy(sharing.files, sharing.ctx, identity, each)


def desks_receipt(desks: Desks, read: OpenedCopy) -> Any:
    return Receipt(
        file="00" * 32,
        livret=read.livret,
        receiver=desks.key("claire"),
        receiver_name="Claire",
        received_at=1,
        new=1,
    )


def test_she_contradicts_withdraws_and_confirms(desks: Desks) -> None:
    marc = desks.share("commun", "mobilite")
    collected = desks["claire"].view("mobilite", "bloque", words="pas de voiture")
    copy = made(desks)
    sharing, read = opened(desks, copy)
    diagnosis = read.ctx.livret(read.livret)
    (key,) = (k for k, _ in diagnosis.each("view"))
    said = {
        "contributions": [
            {
                "kind": "view_given",
                "diagnosis": key[1],
                "barrier": "mobilite",
                "level": "gene_un_peu",
                "words": "un peu seulement",
                "voice": "personne",
            },
            {"kind": "words_confirmed", "targets": [collected], "voice": "personne"},
        ]
    }
    say_from_copy(read, said)
    agreement = next(v.id for _, vs in diagnosis.each("agreement") for v in vs)
    withdraw_agreement(read.ctx, read.livret, agreement, "Je préfère attendre.")
    left = files_to_leave(sharing, read, KEYS.of(copy.secret))
    assert [one.name for one, _ in left] == ["Amina B.", "Claire M."]
    back = left[1][1].data
    told = desks.look("claire", back)
    assert told.sender.name == "Amina B."
    desks.take("claire", back)
    values = desks["claire"].read.at(*key)
    own = [v for v in values if v.standing.value == "own"]
    assert [v.content["words"] for v in own] == ["un peu seulement"]
    assert [v.standing.value for v in values if v.id == collected] == ["confirmed"]
    with pytest.raises(NothingMayGo):
        desks.send("claire", "marc")
    assert marc


def test_her_copy_goes_on_with_what_she_added(desks: Desks, copy: HerCopy) -> None:
    sharing, read = opened(desks, copy)
    say_from_copy(read, {"contributions": [{"kind": "aim_said", "words": "partir"}]})
    ((_, mine), *_) = files_to_leave(sharing, read, KEYS.of(copy.secret))
    again = HerCopy(
        name=copy.name,
        files={copy.name + ".livret": mine.data},
        sent=mine,
        passphrase="",
        chosen=True,
        secret=copy.secret,
    )
    _, later = opened(desks, again)
    (aim,) = later.ctx.livret(later.livret).at("aim", "personne")
    assert (aim.content["words"], aim.standing.value) == ("partir", "own")


def test_she_hands_her_livret_over_in_a_new_town(desks: Desks, copy: HerCopy) -> None:
    nadia = desks.sharing("nadia")
    _, read = opened(desks, copy)
    command = TakeCopy(
        agreed=True, until=dt.date(2027, 1, 1), purpose="continuer ici", words="Oui."
    )
    livret, new = take_copy(nadia, read, command).value
    assert new > 0
    here = nadia.ctx.livret(livret)
    assert desks.key("nadia") in here.team.by_key
    assert [v.content["words"] for _, vs in here.each("view") for v in vs] == [
        "le bus ne passe plus"
    ]
    assert not list(here.each("life"))
    desks["nadia"].livret = livret
    desks["nadia"].say({"kind": "note_added", "words": "arrivée", "voice": "social"})
    entries = nadia.ctx.journal.of(livret)
    assert ("from", "Amina B.") in entries[0].detail
    _, again = opened(desks, copy)  # another day: a second yes, the same member
    assert take_copy(nadia, again, command).value == (livret, 1)
    names = [one.name for one in nadia.ctx.livret(livret).members]
    assert names.count("Nadia F.") == 1


def test_narrower_scopes_keep_the_rest_from_the_new_desk(
    desks: Desks, copy: HerCopy
) -> None:
    nadia = desks.sharing("nadia")
    _, read = opened(desks, copy)
    command = TakeCopy(
        agreed=True, until=dt.date(2027, 1, 1), purpose="voir", scopes=("commun",)
    )
    livret, _ = take_copy(nadia, read, command).value
    assert not list(nadia.ctx.livret(livret).each("view"))


def test_without_her_yes_nothing_is_taken(desks: Desks, copy: HerCopy) -> None:
    nadia = desks.sharing("nadia")
    _, read = opened(desks, copy)
    command = TakeCopy(agreed=False, until=dt.date(2027, 1, 1), purpose="x")
    with pytest.raises(NotAgreed):
        take_copy(nadia, read, command)
    assert nadia.ctx.log.livrets() == ()


def test_a_lost_code_is_replaced_by_one_that_reads(desks: Desks, copy: HerCopy) -> None:
    renewed = made(desks, renew=True)
    assert renewed.secret not in {"", copy.secret}
    _, read = opened(desks, renewed)
    assert not read.hers
    assert any("pas écrire" in line for line in opened_lines(TR, read))
    with pytest.raises(NotHerKey):
        say_from_copy(read, {"contributions": [{"kind": "aim_said", "words": "x"}]})
    nadia = desks.sharing("nadia")
    command = TakeCopy(agreed=True, until=dt.date(2027, 1, 1), purpose="continuer")
    livret, _ = take_copy(nadia, read, command).value
    assert list(nadia.ctx.livret(livret).each("view"))
    assert not list(nadia.ctx.livret(livret).each("life"))


def test_files_go_with_her_copy(desks: Desks) -> None:
    desk = desks["claire"]
    desk.open()
    pdf = b"%PDF un plan"
    ref = desk.ctx.blobs.put(pdf, "application/pdf", desk.livret)
    told = {
        "paper": "plan",
        "language": "fr",
        "file": {"sha256": ref.sha256, "size": ref.size, "type": ref.type},
        "contains": [],
        "signers": [{"role": "personne", "name": "Amina", "field": "Personne"}],
        "on": "2026-03-12",
    }
    write(desk.ctx, desk.livret, [Said(kind="document_frozen", content=told)])
    copy = made(desks)
    _, read = opened(desks, copy)
    assert read.ctx.blobs.get(ref.sha256) == pdf
    nadia = desks.sharing("nadia")
    command = TakeCopy(agreed=True, until=dt.date(2027, 1, 1), purpose="continuer")
    take_copy(nadia, read, command)
    assert nadia.ctx.blobs.get(ref.sha256) == pdf


def test_a_desk_in_memory_asks_what_a_vault_asks(desks: Desks, copy: HerCopy) -> None:
    sharing, read = opened(desks, copy)
    log = sharing.ctx.log
    assert log.livrets() == (read.livret,)
    with pytest.raises(UnknownLivret):
        log.read("00" * 16)
    first, *_ = log.sealed(read.livret)
    forged = type(first)(first.header, bytes(64), first.salt, first.body)
    with pytest.raises(BadSignature):
        log.append([forged])
    with pytest.raises(MissingBlob):
        sharing.ctx.blobs.get("00" * 32)
    log.erase_bodies([first.id])
    assert log.read(read.livret)[0].body is None
    assert log.append([first]) == ()
    assert log.read(read.livret)[0].body is not None
    assert log.known_origins("x") == frozenset()
    sharing.texts.put("a", "b")
    sharing.texts.drop("a")
    sharing.eraser.erase()
    assert sharing.texts.get("a") is None


def test_a_phone_opens_the_pdf_with_her_phrase_alone(desks: Desks) -> None:
    desk = desks["claire"]
    desk.open()
    desk.view("mobilite", "bloque", words="le bus ne passe plus")
    plain = paper_for_her(desk.ctx, desk.vault.paper, desk.livret, "fr")
    closed = locked(plain, PHRASE)
    assert b"le bus" not in closed
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(closed))
    with pikepdf.open(io.BytesIO(closed), password=PHRASE) as pdf:
        assert (pdf.encryption.R, pdf.encryption.V, pdf.encryption.bits) == (6, 5, 256)
        assert pdf.encryption.stream_method.name == "aesv3"
        assert len(pdf.pages) >= 1
        assert "/StructTreeRoot" in pdf.Root


def test_a_livret_without_diagnosis_still_has_a_paper(desks: Desks) -> None:
    desk = desks["claire"]
    desk.open()
    assert paper_for_her(desk.ctx, desk.vault.paper, desk.livret, "fr").startswith(
        b"%PDF"
    )


def test_her_sheet_bears_no_name(desks: Desks) -> None:
    secret = KEYS.new().age_secret
    said = text_of(draw_her_key(secret, desks.clock.now(), TR))
    assert secret in "".join(said.split())
    assert "Amina" not in said


def test_the_read_me_says_what_is_there_and_what_is_not(
    desks: Desks, copy: HerCopy
) -> None:
    said = read_me(TR, copy, desks.clock.today())
    assert "copie-2026-03-12.pdf" in said
    assert "Rien de ce qui a été dit n’en a été retiré." in said
    assert "Amina" not in said
    assert copy.secret not in said
    assert PHRASE not in said
    desks["claire"].ctx.log.erase_bodies([desks["claire"].read.history[-1].id])
    desks["claire"].ctx.forget(desks["claire"].livret)
    later = made(desks)
    assert "1 chose n’y est pas" in read_me(TR, later, desks.clock.today())


def test_what_she_says_must_be_json_of_say(desks: Desks, copy: HerCopy) -> None:
    _, read = opened(desks, copy)
    with pytest.raises(NotCanonical):
        say_from_copy(read, parse(b"{"))
