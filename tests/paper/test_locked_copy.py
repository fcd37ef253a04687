"""A paper closed with her passphrase: what opens it, what stays, what does not."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from livret.usecases.documents import close, freeze, sign
from livret.usecases.her_passphrase import closed_for_her
from livret.usecases.sharing_errors import HerPassphraseWeak
from livret.usecases.signing import SigningAct
from tests.paper.papers import attached, failures, plain, read_aloud, text_of
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

PHRASE = "cheval guitare jardin moulin"
"""Within the 32 letters that the command line tools of poppler take."""
ACCENTED = "forêt été marché brûlé"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


def closed(desk: Desk, pdf: bytes, phrase: str = PHRASE) -> bytes:
    return closed_for_her(desk.vault.paper, pdf, phrase)


def run(*command: str, pdf: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=pdf, capture_output=True, check=False)


def opened(pdf: bytes, folder: Path, phrase: str = PHRASE) -> bytes:
    """The same file without its passphrase, as the stock tool gives it."""
    path, out = folder / "closed.pdf", folder / "plain.pdf"
    path.write_bytes(pdf)
    command = ["qpdf", f"--password={phrase}", "--decrypt", str(path), str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return out.read_bytes()


def signed(desk: Desk) -> bytes:
    ctx, room = desk.ctx, desk.vault.paper
    composed, pdf = made(desk, "plan", to_sign=True, signers=("personne", "social"))
    document = freeze(ctx, desk.livret, composed, pdf).value.document
    hers = SigningAct(role="personne", way="typed", words="je signe")
    theirs = SigningAct(role="social", way="certificate")
    for act in (hers, theirs):
        sign(ctx, room, desk.livret, document, act)
    return close(ctx, room, desk.livret, document).value


def test_only_her_phrase_opens_it(desk: Desk, tmp_path: Path) -> None:
    _, pdf = made(desk, "savoir-faire")
    made_for_her = closed(desk, pdf)
    assert b"Amina" not in made_for_her
    assert run("pdftotext", "-", "-", pdf=made_for_her).returncode != 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(made_for_her))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(made_for_her), password=PHRASE[:-1])
    assert text_of(made_for_her, "-upw", PHRASE) == text_of(pdf)
    path = tmp_path / "checked.pdf"
    path.write_bytes(made_for_her)
    done = run("qpdf", "--check", f"--password={PHRASE}", str(path), pdf=b"")
    assert done.returncode == 0, done.stderr


def test_it_is_what_the_readers_of_phones_know(desk: Desk) -> None:
    made_for_her = closed(desk, made(desk, "plan")[1])
    with pikepdf.open(io.BytesIO(made_for_her), password=PHRASE) as file:
        held = file.encryption
        assert (held.R, held.V, held.bits) == (6, 5, 256)
        assert held.stream_method == held.string_method
        assert held.stream_method.name == "aesv3"
        assert file.pdf_version == "1.7"
        assert file.extension_level == 8
        assert file.allow.extract
        assert file.allow.print_highres
        assert file.allow.accessibility
        # No other word opens it, not even with fewer rights; and nothing that
        # phones do not know (ISO/TS 32004).
        assert file.user_password_matched
        assert file.owner_password_matched
        assert not {"/AuthCode", "/KDFSalt"} & {*file.trailer, *file.trailer.Encrypt}


def test_opened_it_reads_aloud_as_the_paper_does(desk: Desk, tmp_path: Path) -> None:
    _, pdf = made(desk, "information")
    read = opened(closed(desk, pdf), tmp_path)
    assert failures(read, "ua1", tmp_path) == []
    assert read_aloud(read, tmp_path) == read_aloud(pdf, tmp_path)
    assert attached(read, tmp_path) == attached(pdf, tmp_path)


def test_it_no_longer_claims_to_be_an_archive(desk: Desk, tmp_path: Path) -> None:
    _, pdf = made(desk, "plan")
    read = opened(closed(desk, pdf), tmp_path)
    assert b"pdfaid:part" in pdf
    with pikepdf.open(io.BytesIO(read)) as file:
        told = file.Root.Metadata.read_bytes()
    assert b"pdfuaid:part" in told
    assert b"pdfaid:part" not in told


def test_a_signature_is_seen_and_is_none_any_more(desk: Desk, tmp_path: Path) -> None:
    pdf = signed(desk)
    made_for_her = closed(desk, pdf)
    read = opened(made_for_her, tmp_path)
    told = plain(run("pdfsig", str(tmp_path / "plain.pdf"), pdf=b"").stdout.decode())
    assert "not signed" in told
    assert "Signer Certificate" not in told
    assert failures(read, "ua1", tmp_path) == []
    with pikepdf.open(io.BytesIO(read)) as file:
        assert {"/Perms", "/DSS"}.isdisjoint(file.Root.keys())
        places = list(file.Root.AcroForm.Fields)
        assert all(place.Ff == 1 and "/V" not in place for place in places)
        assert "/AP" in next(one for one in places if one.T == "SigPersonne")
    checked = desk.vault.paper.check(
        read, roots=[desk.ctx.owner.authority], now=desk.clock.now()
    )
    assert checked.verdict != "valid"
    again = desk.vault.paper.check(
        pdf, roots=[desk.ctx.owner.authority], now=desk.clock.now()
    )
    assert again.verdict == "valid"


def test_a_letter_and_its_accent_are_one(desk: Desk) -> None:
    import unicodedata

    _, pdf = made(desk, "plan")
    apart = closed(desk, pdf, unicodedata.normalize("NFD", ACCENTED))
    assert text_of(apart, "-upw", ACCENTED) == text_of(pdf)


@pytest.mark.parametrize("phrase", ["", "amina 2020", "123456"])
def test_a_phrase_that_is_guessed_makes_nothing(desk: Desk, phrase: str) -> None:
    with pytest.raises(HerPassphraseWeak):
        closed(desk, b"%PDF-", phrase)
