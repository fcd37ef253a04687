"""What stands on the paper, in which order, and that nothing else does."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from livret.domain.came import Came
from livret.paper.preview import pages
from livret.usecases.sheets import DiagnosticSheet, GoalOnPaper, Mark, Step, as_json
from livret.words.translator import translator_for
from tests.paper.papers import (
    AGREED,
    APART,
    ARABIC,
    REFUSED,
    SHEETS,
    SIGNERS,
    attached,
    data_in,
    drawn,
    five_voices,
    hostile,
    minimal,
    plain,
    quote,
    read_aloud,
    sheet,
    structure_of,
    text_of,
)


def in_order(text: str, *parts: str) -> bool:
    at = 0
    for part in parts:
        found = text.find(plain(part), at)
        if found < 0:
            raise AssertionError(f"{part!r} after {text[at - 60 : at]!r}\n{text}")
        at = found
    return True


def test_her_aim_then_what_helps_then_the_topics(tmp_path: Path) -> None:
    text = read_aloud(drawn(sheet()), tmp_path)
    assert in_order(
        text,
        "Diagnostic partagé",
        "Amina B.",
        "12 mars 2026",
        "Je veux un travail en cuisine",
        "Paroles d’Amina, écrites par Claire M.",
        "Ce qui m’aide",
        "Je parle trois langues.",
        "Ma santé",
        "On n’en a pas encore parlé :",
        "Parler, lire, écrire",
        "Ma famille, mes proches",
        "Mon logement.",
        "Ce que nous allons faire",
        "Signatures",
    )


def test_a_topic_reads_words_voices_then_what_is_kept(tmp_path: Path) -> None:
    text = read_aloud(drawn(sheet(rows=(AGREED,))), tmp_path)
    assert in_order(
        text,
        "Ma santé",
        "« Mon dos me fait mal si je porte. »",
        "Ce qui m’aide : Je sais ce qui me fatigue.",
        "Amina : gêne un peu",
        "Claire : gêne un peu",
        "Marc : gêne beaucoup",
        "Nous cherchons un poste sans charges.",
    )


def test_a_disagreement_is_told_with_each_reason(tmp_path: Path) -> None:
    text = read_aloud(drawn(sheet(rows=(APART,))), tmp_path)
    assert in_order(
        text,
        "Mes papiers et mes droits",
        "Ce qui bloque dehors : La préfecture n’a pas répondu.",
        "Marc : gêne un peu",
        "Marc : « Cela peut attendre l’été. »",
        "Pas d’accord :",
        "Amina : Je veux de l’aide maintenant.",
        "Marc : Je pense que ça ira.",
    )


def sizes_of(pdf: bytes, tmp_path: Path) -> dict[str, set[str]]:
    """Type sizes by structure type: page streams are ours and plain."""
    path = tmp_path / "sizes.pdf"
    path.write_bytes(pdf)
    found: dict[str, set[str]] = {}
    with pikepdf.open(path) as document:
        for page in document.pages:
            tag = ""
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "BDC" and str(operands[0]) != "/Span":
                    tag = str(operands[0])
                if str(operator) == "Tf":
                    found.setdefault(tag, set()).add(str(operands[1]))
    return found


def test_nothing_is_small_and_a_disagreement_has_the_size_of_agreement(
    tmp_path: Path,
) -> None:
    sizes = sizes_of(drawn(sheet()), tmp_path)
    # Initials inside the marks are drawn, and told as the shape itself.
    for tag in set(sizes) - {"/Lbl", "/Artifact"}:
        assert min(map(float, sizes[tag])) >= 10.5, tag
    agreed = sizes_of(drawn(sheet(rows=(AGREED,), goals=())), tmp_path)
    apart = sizes_of(drawn(sheet(rows=(APART,), goals=())), tmp_path)
    assert apart["/LBody"] == agreed["/LBody"]


def test_a_refusal_is_an_answer() -> None:
    text = text_of(drawn(sheet(rows=(REFUSED,))))
    assert "Amina préfère ne pas répondre" in text
    assert "Marc : " not in text


def test_a_voice_that_has_not_spoken_is_said() -> None:
    assert "Claire : pas encore dit" in text_of(drawn(minimal()))


def test_which_question_was_asked_is_printed() -> None:
    assert "dans votre vie de tous les jours" in text_of(drawn(minimal()))
    both = dataclasses.replace(REFUSED, asked="daily")
    text = text_of(drawn(sheet(rows=(AGREED, both))))
    assert "pour ce que vous voulez faire" in text
    assert "dans votre vie de tous les jours" in text


def test_words_of_different_origins_each_say_theirs() -> None:
    rows = (
        dataclasses.replace(
            AGREED, quotes=(quote("Un."), quote("Deux.", came="paper"))
        ),
    )
    text = text_of(drawn(sheet(rows=rows)))
    assert text.count("Paroles d’Amina") == 3  # her aim and two quotes
    assert "recueilli sur papier" in text


def test_how_words_came_is_printed_whole_and_attached(tmp_path: Path) -> None:
    told = quote("Un.", came="interpreter", language="prs", service="ISM\u202e")
    mark = Mark(
        voice="emploi",
        name="Marc",
        answer="bloque",
        words="Il faut un car.",
        came=Came(how="telephone"),
    )
    row = dataclasses.replace(
        AGREED, quotes=(dataclasses.replace(told, telephone=True),), marks=(mark,)
    )
    pdf = drawn(sheet(rows=(row,)))
    text = " ".join(text_of(pdf).split())
    assert "par interprète (dari, ISM, par téléphone)" in text
    assert "Il faut un car. » (recueilli par téléphone)" in text.replace("\u202f", " ")
    (printed,) = data_in(pdf, tmp_path)["rows"]
    assert printed["marks"][0]["came"]["how"] == "telephone"


def test_marks_are_told_by_shape_in_the_text() -> None:
    text = text_of(drawn(five_voices()), "-raw")
    for shape in "●■▲◆⬢":
        assert shape in text
    assert in_order(text, "●", "Amina : bloque", "■", "Claire : gêne beaucoup")


def test_the_legend_and_the_number_stand_on_each_page() -> None:
    pdf = drawn(sheet())
    total = len(pages(pdf, 0.2))
    assert total >= 2
    for number in range(1, total + 1):
        text = text_of(pdf, "-f", str(number), "-l", str(number), "-raw")
        assert f"page {number} sur {total}" in text
        assert in_order(text[-120:], "Amina", "Claire", "Marc")


def test_a_short_diagnosis_is_one_page_and_a_full_one_at_most_four() -> None:
    assert len(pages(drawn(minimal()), 0.2)) == 1
    assert 2 <= len(pages(drawn(sheet()), 0.2)) <= 4


def test_in_english_everything_of_ours_is_english() -> None:
    text = text_of(drawn(SHEETS["english"]()))
    assert in_order(
        text,
        "Joint diagnosis",
        "Replaces the paper dated 1 January 2025",
        "What I want to do",
        "“Je veux un travail en cuisine, pas loin.”",
        "Words of Amina, written down by Claire M.",
        "What helps me",
        "We do not agree:",
        "page",
    )
    for french in ("Pas d’accord", "Signature de", "sur 2", "Nous retenons"):
        assert french not in text


# --- the attachment -----------------------------------------------------------


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return list(itertools.chain.from_iterable(map(strings, value.values())))
    if isinstance(value, list):
        return list(itertools.chain.from_iterable(map(strings, value)))
    return [value] if isinstance(value, str) and value else []


@pytest.mark.parametrize("name", sorted(set(SHEETS) - {"hostile"}))
def test_the_data_are_exactly_the_sheet(name: str, tmp_path: Path) -> None:
    said = SHEETS[name]()
    pdf = drawn(said)
    assert set(attached(pdf, tmp_path)) == {"donnees.json"}
    assert data_in(pdf, tmp_path) == as_json(said)


def test_even_a_lone_surrogate_is_kept(tmp_path: Path) -> None:
    assert data_in(drawn(hostile()), tmp_path) == as_json(hostile())


def sentinels() -> tuple[DiagnosticSheet, list[str]]:
    """A sheet in which every free text is a word found nowhere else."""
    count = itertools.count(1)

    def marked(value: Any, name: str = "") -> Any:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return type(value)(
                **{
                    field.name: marked(getattr(value, field.name), field.name)
                    for field in dataclasses.fields(value)
                }
            )
        if isinstance(value, tuple):
            return tuple(marked(each, name) for each in value)
        free = {
            "words",
            "speaker",
            "written_by",
            "name",
            "called",
            "quality",
            "who",
            "witness",
            "strengths",
            "supports",
            "outside",
            "present",
            "reasons",
        }
        if isinstance(value, str) and value and name in free:
            return f"Sentinelle{next(count)}z"
        return value

    said = marked(sheet())
    free = [text for text in strings(as_json(said)) if text.startswith("Sentinelle")]
    return said, free


def test_all_that_is_attached_is_printed_and_the_reverse(tmp_path: Path) -> None:
    said, words = sentinels()
    pdf = drawn(said)
    text = text_of(pdf)
    assert len(words) > 30
    assert [word for word in words if word not in text] == []
    carried = attached(pdf, tmp_path)["donnees.json"].decode()
    printed = {word for word in text.replace("»", " ").split() if "Sentinelle" in word}
    for word in printed:
        core = word[word.index("Sentinelle") :].rstrip(".,:… ")
        assert core in carried


def test_a_paper_carries_no_id_and_no_trace_of_what_is_left_off(
    tmp_path: Path,
) -> None:
    pdf = drawn(sheet(rows=(AGREED,), not_discussed=()))
    data = data_in(pdf, tmp_path)
    assert [row["barrier"] for row in data["rows"]] == ["sante"]
    text = text_of(pdf)
    for left_off in ("Mon argent", "Mon logement", "ressources"):
        assert left_off not in text
        assert left_off not in str(data)
    assert not [key for key in data if "id" in key.split("_")]


# --- letters ------------------------------------------------------------------


def test_names_in_arabic_are_told_in_the_order_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "arabic.pdf"
    path.write_bytes(drawn(SHEETS["arabic"]()))
    told = set()
    languages = set()
    with pikepdf.open(path) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and "/S" in each:
                told.add(str(each.get("/ActualText", "")))
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/P":
                languages.add(str(each.get("/Lang", "")))
    assert any(ARABIC in each for each in told)
    assert "ar" in languages


def test_html_is_text_and_invisible_signs_are_gone() -> None:
    text = text_of(drawn(hostile()))
    assert "<b>x</b> &" in text
    assert "<script>alert(1)</script> &amp; (fin) \\" in text
    assert "Amina B." in text
    assert not set(text) & set("\u202e\u200b\ufeff\u2066\u2068\u2069\x00")


def test_signature_fields_have_their_places(tmp_path: Path) -> None:
    path = tmp_path / "fields.pdf"
    path.write_bytes(drawn(sheet()))
    with pikepdf.open(path) as document:
        fields = {str(each.T): each for each in document.Root.AcroForm.Fields}
        assert list(fields) == [
            *(signer.field for signer in SIGNERS),
            "Cloture",
            "Horodatage",
        ]
        sizes = set()
        for signer in SIGNERS:
            field = fields[signer.field]
            left, bottom, right, top = (float(each) for each in field.Rect)
            sizes.add((round(right - left), round(top - bottom)))
            told = translator_for("fr").text("Signature de {name}", name=signer.name)
            assert str(field.TU) == told
            assert "/V" not in field
            assert field.AP.N.BBox is not None
        assert len(sizes) == 1
        assert min(sizes.pop()) >= 60
        lock = fields["Cloture"].Lock
        assert [str(each) for each in lock.Fields] == list(fields)[:-1]
        assert int(lock.P) == 1
        stamp = fields["Horodatage"].Rect
        assert all(float(each) < 0 for each in stamp)


def test_each_signer_has_a_place_in_the_structure(tmp_path: Path) -> None:
    tree = structure_of(drawn(five_voices()), tmp_path)
    forms = [line for line in tree.splitlines() if line.strip() == "Form"]
    assert len(forms) == len(five_voices().signatories) + 1


def test_the_date_of_the_sheet_is_the_date_printed() -> None:
    text = text_of(drawn(sheet(on=dt.date(2026, 5, 1))))
    assert "Amina B. · 1er mai 2026" in text


def test_what_is_to_be_done_is_heard_before_its_day(tmp_path: Path) -> None:
    """Who listened heard « pour le 16 mars », and only then of what."""
    steps = tuple(
        Step(words=f"appeler {who}", side=side, who=who, by=dt.date(2026, 3, 16))
        for side, who in (("emploi", "Marc"), ("ensemble", ""))
    )
    said = sheet(goals=(GoalOnPaper(words="essayer", steps=steps),))
    heard = read_aloud(drawn(said), tmp_path)
    for step in steps:
        assert heard.index(step.words.strip()) < heard.index("pour le 16 mars")
        heard = heard[heard.index("pour le 16 mars") + 1 :]
