"""The recovery sheet: the one paper that opens the vault again.

It says in plain words what it is for and where to keep it. The code stands
twice, as groups of letters to type and as a QR code to hold before a camera.
No passphrase is printed: one paper must not hold both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from livret.paper.drawing_blank import draw_dressed
from livret.paper.dress import STANDARD
from livret.paper.flow import Band, Column, Slice
from livret.paper.footer import Footer
from livret.paper.made import Made
from livret.paper.page_drawing import draw
from livret.paper.paging import paginate
from livret.paper.pieces import Place, gap, labelled, paragraph
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    BODY,
    CONTROL,
    INK,
    SECTION,
    TITLE,
    WIDTH,
    Style,
)
from livret.paper.typesetting import Span, Typesetter
from livret.words.aid import Aid
from livret.words.papers.secrets import (
    HALF,
    HERS,
    VAULT,
    Secret,
    SecretTexts,
    about_secret,
    read_secret,
)
from livret.words.translator import Translator

_CODE = Style(21, 30, 600)
_NUMBER = 20.0
_QR = 132.0
_INSET = 18.0
_COLUMNS = 4
_GROUP = 4
_WORDS = 2
_AGE_DATA = 58
"""Letters of an age secret after its last 1 (Bech32): 32 bytes and a check."""


def draw_recovery(
    code: str, name: str, made_at: dt.datetime, tr: Translator, dress: str = STANDARD
) -> bytes:
    """Return the recovery sheet as a PDF; of one page in the standard dress.

    Args:
        code: The recovery code, its groups parted by hyphens.
        name: Whose vault it opens, as the owner wrote it; may be empty.
        made_at: Instant of creation, aware.
        tr: Says the sentences in the paper's language.
        dress: Name of the dress; ``bilingual-ar`` names the other language.

    Raises:
        UnknownDress: No such dress.
    """
    secret = _secret(code, _lines_of(code.split("-")), made_at, name=name)
    return _dressed(VAULT, code, secret, made_at, tr, dress)


def draw_her_key(
    secret: str, made_at: dt.datetime, tr: Translator, dress: str = STANDARD
) -> bytes:
    """Return the sheet of the person's own key as a PDF.

    It bears no name: whoever finds it learns nothing of whose it is.

    Args:
        secret: Her age identity, ``AGE-SECRET-KEY-1…``; the square says it whole.
        made_at: Instant of creation, aware.
        tr: Says the sentences in the paper's language.
        dress: Name of the dress, as for ``draw_recovery``.

    Raises:
        UnknownDress: No such dress.
    """
    start = secret.rindex("1", 0, -_AGE_DATA) + 1
    rest = secret[start:]
    parts = [rest[at : at + _GROUP] for at in range(0, len(rest), _GROUP)]
    lines = [secret[:start], *_lines_of(parts)]
    told = _secret(secret, lines, made_at)
    return _dressed(HERS, secret, told, made_at, tr, dress)


def draw_half(
    words: str,
    until: dt.date,
    made_at: dt.datetime,
    tr: Translator,
    dress: str = STANDARD,
) -> bytes:
    """Return one of the two sheets of a replacement as a PDF.

    It names neither the person nor who is replaced.

    Args:
        words: Seven words; useless without those of the other sheet.
        until: Last day of the replacement.
        made_at: Instant of creation, aware.
        tr: Says the sentences in the paper's language.
        dress: Name of the dress, as for ``draw_recovery``.

    Raises:
        UnknownDress: No such dress.
    """
    said = words.split()
    lines = ["   ".join(said[at : at + _WORDS]) for at in range(0, len(said), _WORDS)]
    told = _secret(words, lines, made_at, until=until)
    return _dressed(HALF, words, told, made_at, tr, dress)


def _secret(
    code: str,
    lines: Sequence[str],
    made_at: dt.datetime,
    *,
    name: str = "",
    until: dt.date | None = None,
) -> Secret:
    return Secret(
        lines=tuple(lines),
        square=_matrix(code),
        # The date of the place where it is printed, as people there say it.
        on=made_at.astimezone().date(),
        name=name,
        until=until,
    )


def _dressed(
    texts: SecretTexts,
    code: str,
    secret: Secret,
    made_at: dt.datetime,
    tr: Translator,
    dress: str,
) -> bytes:
    if dress == STANDARD and not isinstance(tr, Aid):
        return _drawn(texts, code, secret, made_at, tr)
    made = Made(at=made_at, tr=tr, title=tr.text(texts.title))
    read = partial(read_secret, texts=texts, secret=secret)
    return draw_dressed(read, dress, made, of="secours")


def _lines_of(groups: Sequence[str]) -> list[str]:
    """Return groups of letters, a few on each line."""
    return [
        "   ".join(groups[at : at + _COLUMNS]) for at in range(0, len(groups), _COLUMNS)
    ]


def _drawn(
    texts: SecretTexts,
    code: str,
    secret: Secret,
    made_at: dt.datetime,
    tr: Translator,
) -> bytes:
    title = tr.text(texts.title)
    canvas = TaggedCanvas(title=title, language=tr.language, made_at=made_at)
    setter = Typesetter()
    sheet = _Sheet(canvas.root, setter, tr)
    bands = [
        sheet.head(title, secret, texts.told),
        sheet.code(code, secret.lines),
        sheet.steps(tr.text("Pour s’en servir"), texts.how),
        sheet.steps(tr.text("Pour la garder"), texts.keep),
    ]
    pages = paginate(bands)
    footer = Footer(setter, tr)
    for number, page in enumerate(pages, 1):
        draw(canvas, page)
        footer.draw(canvas, number, len(pages))
        canvas.showPage()
    return canvas.finish()


class _Sheet:
    """Composes the bands of one recovery sheet."""

    def __init__(self, root: Element, setter: Typesetter, tr: Translator) -> None:
        self._root = root
        self._setter = setter
        self._tr = tr

    def head(self, title: str, secret: Secret, said: str) -> Band:
        place = Place(WIDTH)
        column = Column(0)
        column.slices += self._lines("H1", title, TITLE, place)
        column.slices.append(gap(3))
        told = about_secret(self._tr, secret)
        column.slices += self._lines("P", told, Style(14, 20), place)
        column.slices.append(gap(12))
        told = self._tr.text(said)
        column.slices += self._lines("P", told, Style(14, 20), place)
        return Band([column])

    def code(self, code: str, lines: Sequence[str]) -> Band:
        left = Column(_INSET)
        place = Place(WIDTH - 3 * _INSET - _QR)
        heading = self._tr.text("Votre code")
        left.slices += self._lines("H2", heading, SECTION, place)
        left.slices.append(gap(8))
        for line in lines:
            left.slices += self._lines("P", line, _CODE, place)
        left.slices.append(gap(8))
        told = self._tr.text("Le carré à droite contient le même code.")
        left.slices += self._lines("P", told, BODY, place)
        right = Column(WIDTH - _INSET - _QR, [self._square(code)])
        return Band([left, right], before=22, padding=_INSET, ground=_frame)

    def steps(self, heading: str, steps: Sequence[str]) -> Band:
        column = Column(0)
        place = Place(WIDTH)
        column.slices += self._lines("H2", heading, SECTION, place)
        column.slices.append(gap(4))
        items = self._root.add("L")
        for number, step in enumerate(steps, 1):
            column.slices += labelled(
                self._setter,
                items,
                Span(f"{number}.", BODY.bold()),
                [Span(self._tr.text(step), BODY)],
                place,
                _NUMBER,
            )
            column.slices.append(gap(3))
        return Band([column], before=22)

    def _lines(self, tag: str, text: str, style: Style, place: Place) -> list[Slice]:
        return paragraph(self._setter, self._root.add(tag), [Span(text, style)], place)

    def _square(self, code: str) -> Slice:
        told = self._tr.text("Code QR qui contient le code écrit à gauche")
        element = self._root.add("Figure", alt=told)
        operators = _modules(code)

        def draw_square(canvas: TaggedCanvas, x: float, top: float) -> None:
            canvas.content(element)
            canvas.operators(f"q 1 0 0 1 {x:.2f} {top - _QR:.2f} cm\n{operators}\nQ")
            element.box = (x, top - _QR, x + _QR, top)

        return Slice(_QR, draw_square)


def _matrix(code: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark modules of a QR code (ISO/IEC 18004), level Q."""
    import segno

    matrix = segno.make(code, error="q", micro=False).matrix
    return tuple(tuple(bool(each) for each in line) for line in matrix)


def _modules(code: str) -> str:
    """Return the dark squares of a QR code."""
    matrix = _matrix(code)
    side = _QR / len(matrix)
    squares = [
        f"{column * side:.3f} {_QR - (row + 1) * side:.3f} {side:.3f} {side:.3f} re"
        for row, line in enumerate(matrix)
        for column, dark in enumerate(line)
        if dark
    ]
    red, green, blue = INK
    return f"{red:.4g} {green:.4g} {blue:.4g} rg {' '.join(squares)} f"


def _frame(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.box(x, y, width, height, stroke=CONTROL, radius=9, line=1)
