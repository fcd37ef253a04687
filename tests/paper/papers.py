"""Fictitious sheets, and what the public tools read in a paper."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any

import page
import pikepdf

from livret.paper.diagnostic import draw_diagnostic
from livret.usecases.sheets import (
    DiagnosticSheet,
    GoalOnPaper,
    Line,
    Mark,
    Quote,
    Row,
    Signatory,
    Step,
)
from livret.words.forms import load_form
from livret.words.translator import translator_for

MADE = dt.datetime(2026, 3, 12, 9, 42, tzinfo=dt.UTC)
ARABIC = "أمينة بنت محمد"


def quote(words: str, **changes: Any) -> Quote:
    return Quote(
        **{"words": words, "speaker": "Amina", "written_by": "Claire M.", **changes}
    )


def marks(*answers: str) -> tuple[Mark, ...]:
    voices = (
        ("personne", "Amina"),
        ("social", "Claire"),
        ("emploi", "Marc"),
        ("autre", "Nadia"),
        ("autre", "Omar"),
    )
    return tuple(
        Mark(voice=voice, name=name, answer=answer)
        for (voice, name), answer in zip(voices, answers, strict=False)
    )


SIGNERS = (
    Signatory(role="personne", name="Amina B.", quality="", field="SigPersonne"),
    Signatory(
        role="social",
        name="Claire M.",
        quality="référente sociale",
        field="SigSocial",
    ),
    Signatory(
        role="emploi", name="Marc D.", quality="référent emploi", field="SigEmploi"
    ),
)

AGREED = Row(
    barrier="sante",
    quotes=(quote("Mon dos me fait mal si je porte."),),
    marks=marks("gene_un_peu", "gene_un_peu", "gene_beaucoup"),
    supports=("Je sais ce qui me fatigue.",),
    lines=(Line(outcome="agreed", words="Nous cherchons un poste sans charges."),),
)
APART = Row(
    barrier="droit",
    quotes=(quote("Les papiers, je les laisse dans le sac."),),
    marks=(
        *marks("bloque", "gene_beaucoup"),
        Mark(
            voice="emploi",
            name="Marc",
            answer="gene_un_peu",
            words="Cela peut attendre l’été.",
        ),
    ),
    outside=("La préfecture n’a pas répondu.",),
    lines=(
        Line(
            outcome="not_agreed",
            words="",
            reasons=(
                ("Amina", "Je veux de l’aide maintenant."),
                ("Marc", "Je pense que ça ira."),
            ),
        ),
    ),
)
REFUSED = Row(barrier="ressources", marks=marks("ne_souhaite_pas_repondre"))
RESERVED = Row(
    barrier="mobilite",
    quotes=(quote("Le bus s’arrête à 19 h."),),
    marks=marks("bloque", "gene_beaucoup", ""),
    lines=(
        Line(
            outcome="with_reservation",
            words="Nous cherchons un poste de jour.",
            reasons=(("Marc", "Il y en a peu."),),
        ),
    ),
)


def sheet(**changes: Any) -> DiagnosticSheet:
    """A diagnosis with an agreement, a disagreement, a refusal, two goals."""
    return DiagnosticSheet(
        **{
            "called": "Amina B.",
            "on": dt.date(2026, 3, 12),
            "aim": quote("Je veux un travail en cuisine, pas loin."),
            "strengths": ("Je parle trois langues.", "Ma sœur est là le mercredi."),
            "rows": (AGREED, APART, RESERVED, REFUSED),
            "not_discussed": ("langue", "famille", "logement"),
            "goals": (
                GoalOnPaper(
                    words="Trouver une place de commis",
                    barriers=("mobilite",),
                    steps=(
                        Step(
                            words="Demander le prêt d’un vélo",
                            who="Claire",
                            side="social",
                            by=dt.date(2026, 4, 1),
                        ),
                    ),
                ),
                GoalOnPaper(
                    words="",
                    steps=(Step(words="Trier le sac", who="Amina", side="personne"),),
                ),
            ),
            "signatories": SIGNERS,
            "form": "diagnostic-partage/1",
            "present": ("Claire M., référente sociale", "Marc D., référent emploi"),
            "witness": "Claire M.",
            **changes,
        }
    )


def minimal() -> DiagnosticSheet:
    """One topic, one action: a first interview of ten minutes."""
    return sheet(
        aim=None,
        strengths=(),
        rows=(
            Row(
                barrier="mobilite",
                quotes=(quote("Pas de permis.", written_by=""),),
                marks=marks("ne_sait_pas", ""),
                asked="daily",
            ),
        ),
        not_discussed=("sante",),
        goals=(),
        signatories=SIGNERS[:2],
    )


def endless() -> DiagnosticSheet:
    """Words of five hundred letters everywhere, and rows taller than a page."""
    word = "x" * 500
    row = Row(
        barrier="sante",
        quotes=(quote("mot " * 900), quote(word)),
        marks=(Mark(voice="personne", name="Z" * 120, answer="bloque", words=word),),
        supports=(word,),
        outside=(word,),
        lines=(Line(outcome="not_agreed", words=word, reasons=(("Amina", word),)),),
    )
    step = Step(words=word, who="Q" * 90, side="autre", by=dt.date(2026, 1, 1))
    return sheet(
        called="A" * 200,
        aim=quote(word),
        strengths=(word, "court"),
        rows=(row, row),
        goals=(GoalOnPaper(words=word, steps=(step,) * 40),),
        witness=word,
    )


def five_voices() -> DiagnosticSheet:
    """The three, an interpreter and a brother."""
    answers = ("bloque", "gene_beaucoup", "gene_un_peu", "ne_sait_pas", "non_concerne")
    others = tuple(
        Signatory(
            role=f"autre-{at}", name=name, quality="proche", field=f"SigAutre{at}"
        )
        for at, name in enumerate(("Nadia K.", "Omar T."), 1)
    )
    return sheet(
        rows=(Row(barrier="logement", marks=marks(*answers)),),
        signatories=SIGNERS + others,
    )


def arabic() -> DiagnosticSheet:
    """A name and words in Arabic, through an interpreter."""
    words = Quote(
        words="أريد أن أعمل في مطبخ.",
        speaker=ARABIC,
        written_by="Claire M.",
        came="interpreter",
        language="ar",
    )
    row = Row(
        barrier="langue",
        quotes=(words,),
        marks=(Mark(voice="personne", name=ARABIC, answer="bloque"),),
    )
    return sheet(called=ARABIC, aim=words, rows=(row,))


def hostile() -> DiagnosticSheet:
    """Marks that turn the text around, controls, HTML, unknown letters."""
    return sheet(
        called="Ami\u202ena\u200b B. <b>x</b> & \ud800 日本 \x00\ufeff",
        strengths=("<script>alert(1)</script> &amp; (fin) \\", "Łukasz, Ірина"),
        aim=quote("Retour\nà la ligne.\u2029Et encore\u2066."),
    )


SHEETS = {
    "full": sheet,
    "minimal": minimal,
    "endless": endless,
    "five": five_voices,
    "arabic": arabic,
    "hostile": hostile,
    "english": lambda: sheet(language="en", amends=dt.date(2025, 1, 1)),
}


def drawn(said: DiagnosticSheet) -> bytes:
    """The PDF of a sheet in its own language."""
    form = load_form("diagnostic-partage", 1, said.language)
    return draw_diagnostic(said, MADE, tr=translator_for(said.language), form=form)


def failures(pdf: bytes, profile: str, folder: Path) -> list[str]:
    """What an independent validator finds against a profile."""
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    return [
        str(each) for each in page.validate_pdf(str(path), profile=profile).failures
    ]


def plain(text: str) -> str:
    """The text with every white space made one."""
    return " ".join(text.split())


def text_of(pdf: bytes, *options: str) -> str:
    """The text that poppler reads."""
    return plain(_read("pdftotext", *options, "-", "-", pdf=pdf))


def pages_of(pdf: bytes, *options: str) -> list[str]:
    """The text of each page that poppler reads, one page after the other."""
    told = _read("pdftotext", *options, "-", "-", pdf=pdf).split("\f")
    assert not told[-1].strip()  # each page ends by a form feed
    return [plain(each) for each in told[:-1]]


def structure_of(pdf: bytes, folder: Path) -> str:
    """The structure tree with its text, in reading order."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    return _read("pdfinfo", "-struct-text", str(path), pdf=b"")


def read_aloud(pdf: bytes, folder: Path) -> str:
    """The text in the order of the structure tree, as poppler reads it.

    It goes through a page again for each piece of it: seconds for a long paper,
    which ``tests.paper.heard`` reads at once.
    """
    lines = structure_of(pdf, folder).splitlines()
    return plain(
        "".join(line.strip()[1:-1] for line in lines if line.strip().startswith('"'))
    )


def attached(pdf: bytes, folder: Path) -> dict[str, bytes]:
    """The files carried inside."""
    path = folder / "carried.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document:
        return {
            name: spec.get_file().read_bytes()
            for name, spec in document.attachments.items()
        }


def data_in(pdf: bytes, folder: Path) -> Any:
    """The attached data, read."""
    return json.loads(attached(pdf, folder)["donnees.json"])


def _read(*command: str, pdf: bytes) -> str:
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")
