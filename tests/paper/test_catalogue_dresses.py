"""Every paper of the catalogue in its dresses and languages: each conforms."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from livret.usecases.sheets import SIGNED_LANGUAGES
from livret.words.aid import AID_LANGUAGES
from livret.words.papers.aids import BILINGUAL, asked, parted
from livret.words.papers.catalogue import PAPERS
from livret.words.papers.pictures import pictured_as
from tests.paper.heard import heard
from tests.paper.papers import failures, text_of
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


@pytest.mark.parametrize("dress", ["large", "simple", "simple-words", "bilingual-ar"])
@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_conforms_in_each_dress(
    desk: Desk, name: str, dress: str, tmp_path: Path
) -> None:
    assert pictured_as(parted(dress)[0]) in PAPERS[name].dresses
    _, pdf = made(desk, name, dress=dress, to_sign=PAPERS[name].signable)
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []
    if parted(dress)[0] == BILINGUAL:
        # Which text is signed is told of what is signed, and of nothing else.
        # From the pages: the tree of thirty of them takes poppler half a minute,
        # and the validator has seen that nothing stands outside of it.
        signed = "Le texte qui se signe est en français."
        assert (signed in text_of(pdf)) == PAPERS[name].signable


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr", "en", *AID_LANGUAGES])
@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_conforms_in_each_dress_of_each_language(
    desk: Desk, name: str, language: str, tmp_path: Path
) -> None:
    for worn in PAPERS[name].dresses:
        if worn == BILINGUAL and language == "fr":
            continue
        spoken, dress = asked(language, worn)
        signs = PAPERS[name].signable and spoken in SIGNED_LANGUAGES
        _, pdf = made(desk, name, language=spoken, dress=dress, to_sign=signs)
        for profile in ("3a", "ua1"):
            assert failures(pdf, profile, tmp_path) == [], (worn, profile)
        path = str(tmp_path / "checked.pdf")
        done = subprocess.run(
            ["qpdf", "--check", path], capture_output=True, check=False
        )
        assert done.returncode == 0, (worn, done.stderr)
        assert text_of(pdf)


@pytest.mark.parametrize("dress", ["standard", "large", "bilingual-ar"])
def test_each_page_of_the_whole_livret_says_whose_it_is_and_of_when(
    desk: Desk, dress: str
) -> None:
    """Five names of marks leave no room beside them."""
    _, pdf = made(desk, "livret", dress=dress)
    text = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    pages = [" ".join(page.split()) for page in text.split("\f") if page.strip()]
    assert len(pages) > 2
    for at, page in enumerate(pages[1:], 2):
        assert "pour le social" in page
        assert f"Amina B. · Mon livret · 22 novembre 2026 · page {at} sur" in page


def test_long_names_of_marks_leave_whose_page_it_is(desk: Desk) -> None:
    """In large print five of them are longer than a line, in Ukrainian."""
    _, pdf = made(desk, "livret", dress="large", language="uk")
    told = text_of(pdf, "-f", "2", "-l", "2")
    assert "Amina B. · Моя книжка · 22 листопада 2026" in told
    assert "від соціальної" in told


@pytest.mark.parametrize("dress", ["standard", "bilingual-uk"])
def test_the_mark_of_a_side_carries_no_letter(desk: Desk, dress: str) -> None:
    """Who speaks for a side now may not have been there then."""
    _, pdf = made(desk, "parcours", dress=dress)
    assert "pour le social" in text_of(pdf)
    assert not re.search(r"\bP\s+pour l", text_of(pdf))


@pytest.mark.parametrize("language", ["ar", "bn"])
@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_is_read_in_another_language(
    desk: Desk, name: str, language: str, tmp_path: Path
) -> None:
    """In a script that turns the page around, and in one whose letters stack."""
    _, pdf = made(desk, name, language=language)
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


@pytest.mark.parametrize("dress", ["standard", "simple"])
def test_what_a_line_notes_is_heard_after_it(desk: Desk, dress: str) -> None:
    """A note under a line, as it is read aloud: after the line."""
    _, pdf = made(desk, "savoir-faire", dress=dress)
    told = heard(pdf)
    order = [
        told.index("Je sais cuisiner pour beaucoup de monde"),
        told.index("Je prépare les repas de fête"),
        told.index("Je répare les vêtements"),
        told.index("avec ma grand-mère"),
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
def test_each_paper_of_the_whole_livret_is_heard_under_its_own_title(
    desk: Desk, dress: str
) -> None:
    """What stands before its first heading is not heard in the paper before it."""
    _, pdf = made(desk, "livret", dress=dress)
    told = heard(pdf)
    titles = {
        "quarante personnes": "Ce que je sais faire",
        "pendant 45 minutes": "Compte-rendu de notre rencontre",
        "ne sert pas à contrôler": "Ce qui est écrit sur moi, et qui le lit",
    }
    last = told.rindex("et qui le lit, 22 novembre 2026")  # the last line of contents
    for words, title in titles.items():
        before = told[last : told.index(words)]
        nearest = max(titles.values(), key=before.rfind)
        assert title in before
        assert nearest == title


@pytest.mark.parametrize("name", PAPERS)
def test_paragraphs_never_stand_beside_bare_text(desk: Desk, name: str) -> None:
    """An element holds text or blocks: what is drawn last would be heard last."""
    _, pdf = made(desk, name)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        waiting = [file.Root.StructTreeRoot]
        while waiting:
            element = waiting.pop()
            kids = element.get("/K", [])
            kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            below = [
                kid
                for kid in kids
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
            ]
            blocks = [kid for kid in below if kid["/S"] != "/Span"]
            assert len(blocks) in {0, len(kids)}, (element.get("/S"), name)
            waiting += below


@pytest.mark.parametrize(
    ("language", "dress"), [("prs", "simple"), ("ps", "standard"), ("ar", "simple")]
)
def test_an_address_is_read_as_the_post_reads_it(
    desk: Desk, language: str, dress: str, tmp_path: Path
) -> None:
    """Among Arabic letters: the number stands before the street."""
    _, pdf = made(desk, "information", language=language, dress=dress)
    path = tmp_path / "address.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, check=True
    )
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)".*>(.+)</word>', done.stdout.decode()
    )
    lines = {round(float(top)): [] for _, top, _ in words}
    for left, top, word in words:
        lines[round(float(top))].append((float(left), word))
    street = next(
        [word.strip(".،:") for _, word in sorted(line)]
        for line in lines.values()
        if "Fontenoy," in {word for _, word in line}
    )
    at = street.index("place")
    assert street[at - 1 : at + 3] == ["3", "place", "de", "Fontenoy,"]
