"""What is said around the places to sign, and what they are drawn from.

The heading, once more where they go on on the next page; that everyone may sign
or not; how the file can be checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livret.paper.dress import PLAIN, Dress
from livret.paper.flow import Band, Column, Slice
from livret.paper.pieces import Place, base_line, gap, paragraph
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import WIDTH
from livret.paper.typesetting import Span, Typesetter
from livret.paper.voices import Voices
from livret.usecases.sheets import Signatory
from livret.words.cleaning import own
from livret.words.papers.wording import sentence
from livret.words.translator import Translator


@dataclass(frozen=True, kw_only=True)
class Panel:
    """What the panel is drawn from.

    Attributes:
        signatories: Expected signers, in order.
        witness: Who keeps the desk, possibly empty.
        form: Form and version told at its foot, possibly empty.
        tr: Says the sentences in the paper's language.
        setter: Sets text.
        voices: Marks of the voices.
        root: The Document element.
        dress: Its letters, and how large a place is.
        in_order: Each one signs after the one before.
        width: Room for the sentences above and below the places.
    """

    signatories: Sequence[Signatory]
    witness: str
    form: str
    tr: Translator
    setter: Typesetter
    voices: Voices
    root: Element
    dress: Dress = PLAIN
    in_order: bool = False
    width: float = WIDTH


def head_band(panel: Panel, section: Element) -> Band:
    """Return the heading, and that everyone may sign or not."""
    tr, setter = panel.tr, panel.setter
    head = Column(0)
    head.slices += paragraph(
        setter,
        section.add("H2"),
        [Span(tr.text("Signatures"), panel.dress.section)],
        Place(panel.width),
    )
    told = tr.text("Chacun peut signer, signer plus tard ou ne pas signer.")
    if panel.witness:
        # Whose desk made it; in whose presence each one signs is told in their
        # place: somebody may sign at another desk, or on paper at home.
        by = tr.text("Papier préparé par {name}", name=own(panel.witness))
        told += tr.gap + sentence(by, tr.stop)
    if panel.in_order:
        told += tr.gap + _order(tr, panel.signatories)
    head.slices += paragraph(
        setter, section.add("P"), [Span(told, panel.dress.body)], Place(panel.width)
    )
    head.slices.append(gap(8))
    return Band([head], before=18, with_next=True, in_company=True)


def heading_again(panel: Panel) -> Band:
    """Return the heading of places that go on on the next page, an artifact."""
    style = panel.dress.section
    span = Span(panel.tr.text("Signatures (suite)"), style)
    (line, *_) = panel.setter.lines([span], panel.dress.frame.width)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        canvas.draw_line(line, x, top - base_line(style))

    return Band([Column(0, [Slice(line.leading, draw)])])


def _order(tr: Translator, signers: Sequence[Signatory]) -> str:
    """Return in which order the paper is signed, in one sentence."""
    names = tr.comma.join(own(each.name) for each in signers)
    return sentence(
        tr.text("Les signatures se font dans cet ordre\u202f: {names}", names=names)
    )


def check_band(panel: Panel, section: Element) -> Band:
    """Return how the file can be checked (practice rule 23), and its form."""
    tr = panel.tr
    sentences = [
        tr.text("Signature électronique simple."),
        tr.text(
            "Pour vérifier le fichier\u202f: Livret, ou un logiciel qui contrôle les "
            "signatures PDF. Il peut afficher «\u202fidentité inconnue\u202f»\u202f: "
            "c’est normal, le certificat n’est pas d’un organisme reconnu."
        ),
        tr.text("L’impression ne se vérifie pas\u202f: demander le fichier."),
    ]
    if panel.form:
        told = tr.text("Formulaire\u202f: {form}.", form=own(panel.form))
        sentences.append(told)
    slices = paragraph(
        panel.setter,
        section.add("P"),
        [Span(tr.gap.join(sentences), panel.dress.note)],
        Place(panel.width),
    )
    return Band([Column(0, slices)], before=10)
