"""Dresses: how large a paper speaks, and how its blocks stand on the page.

A dress draws every block of ``livret.words.papers.blocks``; adding one is a
``Dress`` here, and a name in ``livret.words.papers.catalogue``. Reading text is
never under 12 pt on a sheet, and 9.5 pt in the booklet for a pocket; nothing
that is read is under 18 pt in large print, and under 14 pt in the simple
version, whatever the page.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from livret.paper import tokens
from livret.paper.tokens import A4, A6, Frame, Style
from livret.words.papers.pictures import WITHOUT_PICTURES

STANDARD = "standard"
LEFTWARDS_SCALE = 1.14
"""Arabic letters are drawn smaller than Latin ones of the same size."""


@dataclass(frozen=True, kw_only=True)
class Dress:
    """How blocks are drawn.

    Attributes:
        name: As the catalogue and the doors call it.
        frame: Measures of the page.
        title: Style of the name of the paper.
        about: Whose it is, under the title.
        section: Titles of parts.
        topic: Titles inside a part, and labels.
        aim: Her words where they open a paper.
        her_words: Her words elsewhere.
        lead: A paragraph larger than the others.
        body: Reading text.
        note: What is told small.
        foot: The foot of each page.
        mark: Height of a voice's mark beside reading text, in points.
        icon: Side of an icon beside a title.
        air: Multiplies the gaps between blocks.
        stacked: Topics, facts and people stand under each other instead of
            side by side.
        wide_places: Places to sign are as wide as the page.
        place: Height kept for a signature and what is told of it, in points.
        simple: Blocks say their simple text where they have one.
        pictures: A picture stands beside the title of a part that has one.
        initials: Marks carry the initial of who speaks; their names stand
            beside them all the same.
        legend_over: The names of the marks stand over the page number, not
            beside it: letters are too large for both.
        foot_rows: Lines kept over the page number.
    """

    name: str = STANDARD
    frame: Frame = A4
    title: Style = tokens.TITLE
    about: Style = tokens.ABOUT
    section: Style = tokens.SECTION
    topic: Style = tokens.TOPIC
    aim: Style = tokens.AIM
    her_words: Style = tokens.HER_WORDS
    lead: Style = tokens.LEAD
    body: Style = tokens.BODY
    note: Style = tokens.NOTE
    foot: Style = tokens.FOOTER
    mark: float = 13.0
    icon: float = 17.0
    air: float = 1.0
    stacked: bool = False
    wide_places: bool = False
    place: float = 88.0
    simple: bool = False
    pictures: bool = True
    initials: bool = True
    legend_over: bool = False
    foot_rows: int = 0

    def with_foot(self, rows: int) -> Dress:
        """Return the same dress with lines over the page number.

        Args:
            rows: Lines of the names of marks, and of whose paper it is.
        """
        bottom = self.frame.bottom + rows * self.foot.leading
        frame = replace(self.frame, bottom=bottom)
        return replace(self, frame=frame, legend_over=True, foot_rows=rows)

    def scaled(self, factor: float) -> Dress:
        """Return the same dress with larger or smaller letters.

        The title and the foot keep their size: they are not what is read.
        """
        styles = {
            field.name: _scaled(getattr(self, field.name), factor)
            for field in fields(self)
            if field.name not in {"title", "foot"}
            and isinstance(getattr(self, field.name), Style)
        }
        return replace(
            self,
            **styles,  # type: ignore[arg-type]
            mark=self.mark * factor,
            icon=self.icon * factor,
            place=self.place * factor,
            air=self.air * factor,
        )


def _scaled(style: Style, factor: float) -> Style:
    return replace(style, size=style.size * factor, leading=style.leading * factor)


PLAIN = Dress()
"""The standard dress."""

LARGE = Dress(
    name="large",
    frame=replace(A4, margin=15 * tokens.MILLIMETRE, bottom=tokens.BODY_BOTTOM),
    title=Style(32, 38, tokens.SEMIBOLD),
    about=Style(20, 26),
    section=Style(24, 30, tokens.SEMIBOLD),
    topic=Style(20, 26, tokens.SEMIBOLD),
    aim=Style(26, 34),
    her_words=Style(20, 27),
    lead=Style(20, 27),
    body=Style(18, 25),
    note=Style(18, 24, tokens.REGULAR, tokens.SOFT_INK),
    foot=Style(14, 17, tokens.REGULAR, tokens.SOFT_INK),
    mark=20.0,
    icon=26.0,
    air=1.3,
    stacked=True,
    wide_places=True,
    place=162.0,
    initials=False,
    legend_over=True,
)
"""Large print: nothing under 18 pt but the foot of the page, of 14 pt."""

SIMPLE = Dress(
    name="simple",
    title=Style(28, 34, tokens.SEMIBOLD),
    about=Style(16, 21),
    section=Style(19, 25, tokens.SEMIBOLD),
    topic=Style(16, 21, tokens.SEMIBOLD),
    aim=Style(20, 27),
    her_words=Style(16, 22.5),
    lead=Style(16, 22.5),
    body=Style(14, 21),
    note=Style(14, 20, tokens.REGULAR, tokens.SOFT_INK),
    foot=Style(11, 14, tokens.REGULAR, tokens.SOFT_INK),
    mark=15.5,
    icon=28.0,
    air=1.25,
    stacked=True,
    wide_places=True,
    place=98.0,
    simple=True,
)
"""Short sentences, one under the other, parts with their picture."""

SIMPLE_WORDS = replace(SIMPLE, name=WITHOUT_PICTURES[SIMPLE.name], pictures=False)
"""The same in words alone, for whom pictures distract or offend."""

FACING = Dress(name="bilingual", stacked=True)
"""Two columns: the text that is signed, and the aid to reading facing it."""

DRESSES = {dress.name: dress for dress in (PLAIN, LARGE, SIMPLE, SIMPLE_WORDS, FACING)}
"""Dresses that can be asked for by name."""

POCKET = Dress(
    name="pocket",
    frame=A6,
    title=Style(17, 20, tokens.SEMIBOLD),
    about=Style(10.5, 13.5),
    section=Style(12, 15, tokens.SEMIBOLD),
    topic=Style(10.5, 13.5, tokens.SEMIBOLD),
    aim=Style(13.5, 17.5),
    her_words=Style(11.5, 15),
    lead=Style(11, 14.5),
    body=Style(10.5, 13.5),
    note=Style(9.5, 12, tokens.REGULAR, tokens.SOFT_INK),
    foot=Style(8, 10, tokens.REGULAR, tokens.SOFT_INK),
    mark=10.5,
    icon=12.0,
    air=0.6,
    stacked=True,
)
"""The booklet for a pocket: pages of 105 × 148.5 mm."""

POCKET_LARGE = replace(
    POCKET,
    name="pocket-large",
    frame=replace(A6, margin=7 * tokens.MILLIMETRE),
    title=Style(22, 26, tokens.SEMIBOLD),
    about=Style(18, 23),
    section=Style(20, 25, tokens.SEMIBOLD),
    topic=Style(18, 23, tokens.SEMIBOLD),
    aim=Style(20, 26),
    her_words=Style(18, 24),
    lead=Style(18, 24),
    body=Style(18, 23),
    note=Style(18, 23, tokens.REGULAR, tokens.SOFT_INK),
    foot=Style(12, 14, tokens.REGULAR, tokens.SOFT_INK),
    mark=18.0,
    icon=20.0,
    air=0.7,
    initials=False,
)
"""The same pages in large print: more of them, and nothing read under 18 pt."""

POCKET_SIMPLE = replace(
    POCKET_LARGE,
    name="pocket-simple",
    title=Style(20, 24, tokens.SEMIBOLD),
    about=Style(14, 18),
    section=Style(16, 20, tokens.SEMIBOLD),
    topic=Style(14, 18, tokens.SEMIBOLD),
    aim=Style(17, 22),
    her_words=Style(15, 20),
    lead=Style(14.5, 19),
    body=Style(14, 18.5),
    note=Style(14, 18, tokens.REGULAR, tokens.SOFT_INK),
    foot=Style(11, 13, tokens.REGULAR, tokens.SOFT_INK),
    mark=14.0,
    icon=17.0,
    initials=True,
    simple=True,
)
"""Short sentences, no smaller than those of a sheet in the simple version."""

POCKETS = {
    STANDARD: POCKET,
    LARGE.name: POCKET_LARGE,
    SIMPLE.name: POCKET_SIMPLE,
    SIMPLE_WORDS.name: replace(
        POCKET_SIMPLE, name=f"pocket-{SIMPLE_WORDS.name}", pictures=False
    ),
    FACING.name: POCKET,
}
"""The booklet in each dress; in two languages, the aid faces the French."""
