"""Fictitious values of sharing: pictures of the help and of the tests.

Nobody here exists. Texts go through the translator, so that the English
pictures are English.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from livret.desktop.copy_opened.values import Chapter, CopyView, Thing
from livret.desktop.examples import AMINA, CLAIRE, DAY, MARC
from livret.desktop.her_copy.values import MadeView
from livret.desktop.joining.reading import beside_shown
from livret.desktop.joining.values import BesideView
from livret.desktop.kit.voices import Voice
from livret.desktop.receiving.cards import CardRow
from livret.desktop.receiving.revoke_form import RevokeView
from livret.desktop.reconciling.page import ConflictView, SideView
from livret.desktop.sharing.apart import AsideView
from livret.desktop.sharing.reading import aside_shown, sent_shown
from livret.usecases.ahead import Ahead
from livret.usecases.aside import Aside
from livret.usecases.errors import NotAllowed
from livret.usecases.joining import Beside
from livret.usecases.receipts import SentFile
from livret.usecases.revoking import Inside
from livret.words.card_revoked import asked_before
from livret.words.dates import long_date
from livret.words.labels import quality_label
from livret.words.sharing import REVOKED, TRUST, ahead_lines
from livret.words.translator import Translator

SEVEN_WORDS = (
    "brouette",
    "tilleul",
    "guitare",
    "moulin",
    "sirop",
    "falaise",
    "crayon",
)
"""What two people compare: French words, whatever the language of the screen."""

_SIDE = 25


def _is_dark(x: int, y: int) -> bool:
    """Tell whether a module is dark: three corner marks, the rest at random."""
    for left, top in ((0, 0), (_SIDE - 7, 0), (0, _SIDE - 7)):
        ring = max(abs(x - left - 3), abs(y - top - 3))
        if ring <= 4:  # noqa: PLR2004 - the mark and the quiet line around it
            return ring in (0, 1, 3)
    seed = (x * 73_856_093) ^ (y * 19_349_663)
    return (seed * seed >> 11) % 2 == 1


SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-16 -16 132 132">'
    + b"".join(
        b'<rect x="%d" y="%d" width="4" height="4"/>' % (4 * x, 4 * y)
        for x in range(_SIDE)
        for y in range(_SIDE)
        if _is_dark(x, y)
    )
    + b"</svg>"
)
"""Looks like a QR code and says nothing."""


def example_marc(tr: Translator) -> str:
    """Return who Marc is."""
    return ", ".join(("Marc D.", quality_label(tr, "emploi"), "Cap d’exemple"))


def example_conflicts(tr: Translator) -> tuple[ConflictView, ...]:
    """Return two places where two texts wait."""
    before = tr.text("Passer le permis")
    return (
        ConflictView(
            "goal",
            tr.text("Objectif"),
            (
                _side(tr, "1", tr.text("Apprendre le code d’abord"), CLAIRE, before),
                _side(
                    tr,
                    "2",
                    tr.text("Trouver une auto-école qui prend l’aide"),
                    MARC,
                    before,
                ),
            ),
            both=True,
            third=True,
        ),
        ConflictView(
            "view",
            tr.text("Ma santé"),
            (
                _side(tr, "3", tr.text("Mon dos va mieux."), AMINA, ""),
                _side(
                    tr, "4", tr.text("Mon dos me fait encore mal."), AMINA, "", by=MARC
                ),
            ),
            both=True,
            note=tr.text("C’est à {voice} de choisir.", voice=tr.text("la personne"))
            + " "
            + tr.text("Elle peut le faire dans sa copie, ouverte avec vous."),
        ),
    )


EXAMPLE_CODE = "AGE-SECRET-KEY-1 EXEMPLE QUI N’OUVRE RIEN"


def example_made(tr: Translator) -> MadeView:
    """Return a copy just made; its code opens nothing."""
    day = "copie-2026-03-12"
    files = ("LISEZ-MOI.txt", "cle.age", f"{day}.livret", f"{day}.pdf")
    return MadeView(
        lines=(
            tr.text("Fichiers à remettre : {files}", files=", ".join(files)),
            tr.plural(
                "{count} chose avec ses mots.", "{count} choses avec leurs mots.", 214
            ),
        ),
        code=EXAMPLE_CODE,
        square=SQUARE,
    )


def example_copy(tr: Translator) -> CopyView:
    """Return Amina's copy, opened with her."""
    day = long_date(tr, DAY)
    mine = tr.text("Écrit par {name}, le {day}.", name="Claire M.", day=day)
    hers = frozenset({"confirm", "contradict"})
    theirs = frozenset({"contradict"})
    return CopyView(
        called="Amina B.",
        lines=(
            tr.text("Copie faite par {who}, le {day}.", who="Claire M.", day=day),
            tr.text("Rien n’est gardé ici."),
        ),
        chapters=(
            Chapter(
                tr.text("Ce que je veux faire"),
                (
                    Thing(
                        "1",
                        "",
                        tr.text("Un travail en cuisine, pas loin."),
                        mine,
                        AMINA,
                        hers,
                    ),
                ),
            ),
            Chapter(
                tr.text("Ce que chacun dit, sujet par sujet"),
                (
                    Thing(
                        "2",
                        tr.text("Me déplacer"),
                        tr.text("Le bus s’arrête à 19 h. Après, je marche."),
                        mine,
                        AMINA,
                        hers,
                    ),
                    Thing(
                        "3",
                        tr.text("Me déplacer"),
                        tr.text("Nous cherchons un poste de jour, et un vélo."),
                        mine,
                        CLAIRE,
                        theirs,
                    ),
                ),
            ),
        ),
        said=1,
    )


def _side(
    tr: Translator,
    key: str,
    words: str,
    voice: Voice,
    before: str,
    by: Voice = CLAIRE,
) -> SideView:
    writer = f"{voice.name} M." if voice is CLAIRE else "Marc D."
    if voice is AMINA:
        writer = "Claire M." if by is CLAIRE else "Marc D."
    seen = tr.text("Rien d’autre n’était écrit là, de ce côté.")
    if before:
        seen = tr.text(
            "Avait sous les yeux : {words} ({name}, le {day}).",
            words=tr.text("« {words} »", words=before),
            name="Claire M.",
            day=long_date(tr, DAY - dt.timedelta(days=40)),
        )
    return SideView(
        id=key,
        words=words,
        told=tr.text(
            "{name}, le {day} à {time}",
            name=writer,
            day=long_date(tr, DAY),
            time="10:42",
        ),
        seen=seen,
        voice=voice,
    )


def example_beside(tr: Translator) -> tuple[BesideView, ...]:
    """Return another livret that is joined, and one that waits for a yes."""
    day = dt.date(2026, 1, 8)
    joined = Beside(
        livret="1" * 32,
        here=True,
        said=True,
        answered=True,
        holds=True,
        called="Amina B.",
        opened_on=day,
        lead="Marc D.",
    )
    asked = replace(joined, livret="2" * 32, answered=False, holds=False, lead="Awa S.")
    return tuple(beside_shown(tr, one) for one in (joined, asked))


def example_cards(tr: Translator) -> tuple[CardRow, ...]:
    """Return one card that is accepted, and one no longer."""
    day = long_date(tr, DAY)
    told = tr.text("acceptée le {day} : {why}", day=day, why=tr.text(TRUST["words"]))
    why = tr.text(REVOKED["left"])
    gone = tr.text("plus acceptée depuis le {day} : {why}", day=day, why=why)
    return (
        CardRow("a", example_marc(tr), told),
        CardRow("b", "Awa S.", gone, accepted=False),
    )


def example_revoked(tr: Translator) -> RevokeView:
    """Return a card to accept no longer, of somebody who takes part in livrets."""
    inside = [
        Inside(livret="a", called="Amina B."),
        Inside(livret="b", called="Olena T."),
        Inside(livret="c", called="Yanis K.", why_not=NotAllowed(reason="no_right")),
    ]
    asked = asked_before(tr, "Marc D.", inside, at_hub=True)
    return RevokeView("a", example_marc(tr), asked.told, asked.leave, asked.does)


def example_sent(tr: Translator) -> list[str]:
    """Return what was sent: one file received, one not yet."""
    first, last = (
        SentFile(
            at=dt.datetime(2026, 3, day, 10, tzinfo=dt.UTC),
            to=("Marc D.",),
            received=("Marc D.",) * (day < 10),  # noqa: PLR2004 - the later one waits
        )
        for day in (5, 12)
    )
    return sent_shown(tr, (last, first))


def example_ahead(tr: Translator) -> list[str]:
    """Return what would go to one person, on one topic."""
    ahead = Ahead(
        to=("Marc D.",),
        whole=14,
        withheld=(("narrowed", 6), ("not_agreed", 3)),
        purpose=tr.text("préparer le retour à l’emploi"),
        until=dt.date(2026, 12, 31),
    )
    return ahead_lines(tr, ahead)


def example_aside(tr: Translator) -> list[AsideView]:
    """Return something that somebody wrote after they left."""
    one = Aside(
        id="a",
        reason="after_leaving",
        author="Awa S.",
        kind="note_added",
        words=tr.text("Le rendez-vous de jeudi est confirmé."),
        said_on=DAY,
        adoptable=True,
    )
    return [aside_shown(tr, one)]
