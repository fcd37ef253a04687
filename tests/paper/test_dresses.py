"""Every paper in every dress, and in every script: conforming and legible."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from livret.bootstrap.machine import FormFiles
from livret.paper.appearance import Drawn, draw_field
from livret.paper.appearance_words import FieldWords
from livret.paper.drawing import draw_sheet
from livret.paper.dress import DRESSES
from livret.paper.preview import count
from livret.paper.strokes import drawing_from
from livret.paper.voices import Voices
from livret.usecases.paper_sheets.errors import PrintingStopped, UnknownDress
from livret.words.aid import aid_for
from livret.words.papers import aids
from livret.words.papers.catalogue import PAPERS
from livret.words.papers.simple import Reading, readings
from tests.paper.heard import heard
from tests.paper.papers import (
    MADE,
    arabic,
    data_in,
    endless,
    failures,
    five_voices,
    hostile,
    minimal,
    plain,
    sheet,
    text_of,
)


def drawn(said=None, *, dress: str = "standard", **changes) -> bytes:
    said = dataclasses.replace(said or sheet(), **changes)
    return draw_sheet(said, MADE, forms=FormFiles(), dress=dress)


def conforms(pdf: bytes, folder: Path) -> None:
    assert failures(pdf, "3a", folder) == []
    assert failures(pdf, "ua1", folder) == []
    done = subprocess.run(
        ["qpdf", "--check", str(folder / "checked.pdf")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def fields(pdf: bytes, folder: Path) -> set[str]:
    path = folder / "fields.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document:
        form = document.Root.get("/AcroForm")
        return {str(each.T) for each in form.Fields} if form else set()


def sizes(pdf: bytes, folder: Path) -> tuple[set[float], set[float]]:
    """Sizes of letters in the text, and in the foot of the pages."""
    path = folder / "sizes.pdf"
    path.write_bytes(pdf)
    body: set[float] = set()
    foot: set[float] = set()
    with pikepdf.open(path) as document:
        for page in document.pages:
            found = body
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "BDC":
                    is_artifact = str(operands[0]) == "/Artifact"
                    found = foot if is_artifact else found
                    found = (
                        body if not is_artifact and operands[0] != "/Span" else found
                    )
                elif str(operator) == "Tf":
                    found.add(float(operands[1]))
    return body, foot


SAID = {
    "full": sheet,
    "minimal": minimal,
    "endless": endless,
    "five": five_voices,
    "arabic": arabic,
    "hostile": hostile,
}


@pytest.mark.parametrize("dress", ["large", "simple", "bilingual-prs", "bilingual-en"])
@pytest.mark.parametrize("said", SAID)
def test_the_diagnosis_conforms_in_each_dress(
    said: str, dress: str, tmp_path: Path
) -> None:
    conforms(drawn(SAID[said](), dress=dress), tmp_path)


@pytest.mark.parametrize("language", ["ar", "ps", "uk", "ti", "bn", "zh", "tr"])
def test_an_aid_alone_conforms_in_each_script(language: str, tmp_path: Path) -> None:
    conforms(drawn(language=language), tmp_path)


@pytest.mark.parametrize("language", ["ar", "ti", "zh"])
def test_two_languages_conform_in_each_script(language: str, tmp_path: Path) -> None:
    conforms(drawn(dress=f"bilingual-{language}"), tmp_path)


def test_large_print_is_large_everywhere(tmp_path: Path) -> None:
    body, foot = sizes(drawn(five_voices(), dress="large"), tmp_path)
    assert min(body) >= 18
    assert min(foot) >= 14


def test_the_simple_version_has_no_small_print(tmp_path: Path) -> None:
    body, _ = sizes(drawn(dress="simple"), tmp_path)
    assert min(size for size in body if size > 10) >= 14


def test_an_aid_alone_says_so_and_is_not_to_be_signed(tmp_path: Path) -> None:
    pdf = drawn(language="es")
    told = heard(pdf)
    assert "Traducción no verificada" in told
    assert "Traduction non vérifiée" in told
    assert "Mon dos me fait mal si je porte." in told
    assert fields(pdf, tmp_path) == set()
    assert data_in(pdf, tmp_path)["signatories"] == []


def test_what_is_signed_is_the_french_whatever_faces_it(tmp_path: Path) -> None:
    pdf = drawn(dress="bilingual-es")
    told = heard(pdf)
    assert fields(pdf, tmp_path) == fields(drawn(), tmp_path)
    assert "Traduction non vérifiée. Le texte qui se signe est en français." in told
    assert "gêne un peu" in told
    assert "dificulta un poco" in told
    # Somebody who listens hears the whole French paper, then the aid.
    assert told.rindex("gêne beaucoup") < told.index("dificulta un poco")
    assert data_in(pdf, tmp_path)["language"] == "fr"


def test_the_place_of_the_seal_is_told_in_both_languages() -> None:
    told = heard(drawn(dress="bilingual-es"))
    assert "Fermeture, quand tout est signé" in told
    spanish = aid_for("es")
    assert spanish is not None
    said = spanish.text("Fermeture, quand tout est signé")
    assert told.index("Fermeture") < told.index("dificulta un poco") < told.index(said)


def test_every_page_but_the_first_names_the_paper() -> None:
    for dress in ("standard", "large", "simple", "bilingual-es"):
        text = subprocess.run(
            ["pdftotext", "-", "-"],
            input=drawn(dress=dress),
            capture_output=True,
            check=True,
        ).stdout.decode()
        pages = [plain(page) for page in text.split("\f") if page.strip()]
        assert len(pages) > 1
        assert "Diagnostic partagé · 12 mars 2026" not in pages[0]
        for at, page in enumerate(pages[1:], 2):
            assert "Diagnostic partagé · 12 mars 2026, 9 h 42 · page" in page, (
                dress,
                at,
            )


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-ar"])
def test_every_page_but_the_first_says_whose_it_is(dress: str) -> None:
    """A page put in from somebody else's paper of that day is seen."""
    for page in range(2, count(pdf := drawn(dress=dress)) + 1):
        foot = text_of(pdf, "-f", str(page), "-l", str(page), "-raw")
        assert "Amina B. · Diagnostic partagé · 12 mars 2026, 9 h 42 · page" in plain(
            foot
        ), page


def test_each_part_names_its_language(tmp_path: Path) -> None:
    path = tmp_path / "bilingual.pdf"
    path.write_bytes(drawn(dress="bilingual-ar"))
    with pikepdf.open(path) as document:
        assert document.Root.Lang == "fr"
        top = document.Root.StructTreeRoot.K
        top = top[0] if isinstance(top, pikepdf.Array) else top
        parts = [each for each in top.K if each.S == "/Part"]
        assert [str(each.get("/Lang", "")) for each in parts] == ["", "ar"]


def test_a_page_that_reads_leftwards_is_turned_around(tmp_path: Path) -> None:
    """Her name stands at the right of an Arabic page, at the left of a Spanish one."""
    places = {}
    for language in ("es", "ar"):
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(drawn(language=language))
        done = subprocess.run(
            ["pdftotext", "-bbox", "-f", "1", "-l", "1", str(path), "-"],
            capture_output=True,
            text=True,
            check=True,
        )
        found = re.search(r'xMin="([\d.]+)"[^>]*>Amina', done.stdout)
        assert found is not None
        places[language] = float(found[1])
    assert places["es"] < 100
    assert places["ar"] > 350


@pytest.mark.parametrize(
    "dress",
    ["bilingual", "bilingual-fr", "bilingual-xx", "large-ar", "huge"],
)
def test_a_dress_that_is_not_there_is_refused(dress: str) -> None:
    with pytest.raises(UnknownDress):
        drawn(dress=dress)


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownDress):
        drawn(language="xx")


def test_what_is_asked_for_names_the_sheet_and_its_dress() -> None:
    assert aids.asked("ar", "bilingual") == ("fr", "bilingual-ar")
    assert aids.asked("fr", "bilingual") == ("fr", "bilingual")
    assert aids.asked("ar", "large") == ("ar", "large")
    assert aids.is_aid("ar")
    assert not aids.is_aid("en")


def test_every_paper_has_every_dress() -> None:
    for paper in PAPERS.values():
        assert set(paper.dresses) <= set(DRESSES)


def test_what_is_written_in_a_place_is_as_large_as_its_dress() -> None:
    """Fields of large print are higher, and what is signed in them larger."""
    words = FieldWords(
        main="d’accord, à voix haute",
        said="« أنا موافقة »",
        notes=("attesté par অমিত কর্মকার le 12 mars 2026",),
        extra="",
    )
    sizes = {}
    for height in (81.0, 165.0):
        drawn_field = draw_field(words, drawing_from((), 1.0), 480.0, height)
        found = re.findall(rb"/F\d+ ([\d.]+) Tf", drawn_field.content)
        sizes[height] = min(float(each) for each in found)
        names = {face.name.partition("-")[0] for face in drawn_field.faces}
        assert {"NotoNaskhArabic", "NotoSansBengali"} <= names
    assert sizes[81.0] == pytest.approx(9.5)
    assert sizes[165.0] >= 18
    # The closing is lower than the places of the signers; its letters are not.
    low = draw_field(words, drawing_from((), 1.0), 480.0, 110.0, highest=165.0)
    found = re.findall(rb"/F\d+ ([\d.]+) Tf", low.content)
    assert min(float(each) for each in found) >= 18


def test_in_a_wide_place_what_is_told_stands_beside_the_drawing() -> None:
    """All of it, in letters of 14 points, however low the place is."""
    words = FieldWords(
        main="",
        said="",
        notes=("a signé à l’écran le 22 novembre 2026, 9 h 35",),
        extra="texte relu à voix haute, expliqué par Claire M., en arabe, interprète",
    )
    strokes = (tuple((at / 20, 0.5 + (at % 5) / 20) for at in range(21)),)
    made = draw_field(words, drawing_from(strokes, 3.0), 475.0, 96.0)
    sizes = re.findall(rb"/F\d+ ([\d.]+) Tf", made.content)
    assert min(float(each) for each in sizes) >= 14
    lefts = re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", made.content)
    assert min(float(each) for each in lefts) > 475 * 0.38
    told = {text for glyphs in made.glyphs.values() for text in glyphs.values()}
    assert set("interprète".strip()) <= told
    # A place of half a page has its drawing over its words.
    narrow = draw_field(words, drawing_from(strokes, 3.0), 220.0, 81.0)
    lefts = re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", narrow.content)
    assert min(float(each) for each in lefts) < 5


def set_in(made: Drawn) -> list[tuple[float, float, float, str]]:
    """Each run of a place: its left, its right, its base line, what it says."""
    faces = {name.encode(): face for face, name in made.faces.items()}
    found = []
    for key, size, shows in re.findall(rb"/(F\d+) ([\d.]+) Tf (.*?) ET", made.content):
        face = faces[key]
        for x, y, items in re.findall(rb"1 0 0 1 (\S+) (\S+) Tm \[(.*?)\] TJ", shows):
            letters = [
                int(hexed[at : at + 4], 16)
                for hexed in re.findall(rb"<([0-9A-F]+)>", items)
                for at in range(0, len(hexed), 4)
            ]
            kerns = sum(map(int, re.findall(rb" (-?\d+)", items)))
            wide = sum(map(face.advance, letters)) - kerns
            right = float(x) + wide * float(size) / 1000
            said = "".join(made.glyphs[face][each] for each in letters)
            found.append((float(x), right, float(y), said))
    return found


TOLD = FieldWords(
    main="",
    said="",
    notes=("a signé à l’écran le 22 novembre 2026, 9 h 35, devant Claire M.",),
    extra="texte relu à voix haute, expliqué par Claire M., en arabe, interprète",
)
STROKES = (tuple((at / 20, 0.5 + (at % 5) / 20) for at in range(21)),)


@pytest.mark.parametrize(("width", "height"), [(475.0, 96.0), (220.0, 81.0)])
def test_what_is_drawn_and_what_is_told_stand_apart_in_a_place(
    width: float, height: float
) -> None:
    made = draw_field(TOLD, drawing_from(STROKES, 3.0), width, height)
    runs = set_in(made)
    assert len({base for _, _, base, _ in runs}) > 1
    assert all(left >= 0 and right <= width for left, right, _, _ in runs)
    (raised,) = re.findall(rb"1 0 0 1 \S+ (\S+) cm", made.content)
    drawn_at = [
        (float(x), float(y) + float(raised))
        for x, y in re.findall(rb"(\S+) (\S+) [ml]\b", made.content)
    ]
    beside = max(x for x, _ in drawn_at) < min(left for left, *_ in runs)
    over = min(y for _, y in drawn_at) > max(base for _, _, base, _ in runs)
    assert beside or over


def test_what_has_no_room_in_a_place_is_seen_to_be_cut() -> None:
    long = " ".join(["d’accord avec tout ce qui est écrit"] * 60)
    for told in ({"main": long, "said": ""}, {"main": "oui", "said": f"« {long} »"}):
        words = FieldWords(notes=("le 12 mars 2026",), extra="", **told)
        made = draw_field(words, drawing_from((), 3.0), 220.0, 81.0)
        assert "…" in "".join(said for *_, said in set_in(made))


def test_words_in_arabic_are_set_from_their_right_in_a_place() -> None:
    """A name in other letters stands where the sentence has it."""
    words = FieldWords(main="نعم Amina", said="", notes=(), extra="")
    runs = set_in(draw_field(words, drawing_from((), 3.0), 400.0, 81.0))
    hers = next(left for left, _, _, said in runs if "m" in said)
    assert hers < min(left for left, _, _, said in runs if set(said) & set("نعم"))


def test_the_simple_version_names_its_readers_only_where_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "Relu par" not in heard(drawn(dress="simple"))
    read = Reading("le groupe de l’exemple", dt.date(2027, 3, 3))
    monkeypatch.setitem(readings(), ("diagnostic", "fr"), read)
    told = heard(drawn(dress="simple"))
    assert "Relu par le groupe de l’exemple le 3 mars 2027." in told
    assert "Relu par" not in heard(drawn(dress="large"))


def test_who_has_no_name_has_one_mark_in_both_languages() -> None:
    voices = Voices()
    known = voices.sign("autre", "autre")
    voices.same("طرف آخر", "autre")
    assert voices.sign("autre", "طرف آخر") == known
    assert voices.sign("autre", "Nadia") != known


def test_a_diagnosis_says_how_far_it_is_and_can_be_stopped() -> None:
    seen: list[float] = []

    def progress(done: int, total: int) -> bool:
        seen.append(done / total)
        return True

    pdf = draw_sheet(endless(), MADE, forms=FormFiles(), progress=progress)
    assert pdf == drawn(endless())
    assert seen == sorted(seen)
    assert seen[-1] == 1
    with pytest.raises(PrintingStopped):
        draw_sheet(sheet(), MADE, forms=FormFiles(), progress=lambda *_: False)
    # Nothing to set at all: still a page, still at its end.
    draw_sheet(minimal(), MADE, forms=FormFiles(), progress=progress)
    assert seen[-1] == 1
