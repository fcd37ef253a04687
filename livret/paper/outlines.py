"""The outline of one glyph, as operators of a page."""

from __future__ import annotations

from functools import lru_cache

from livret.paper.typefaces import Typeface


class _Path:
    """Writes what HarfBuzz draws; quadratic curves become cubic ones."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._at = (0.0, 0.0)

    def move_to(self, x: float, y: float, _data: object) -> None:
        self._write("m", (x, y))

    def line_to(self, x: float, y: float, _data: object) -> None:
        self._write("l", (x, y))

    def quadratic_to(
        self, x1: float, y1: float, x: float, y: float, _data: object
    ) -> None:
        before_x, before_y = self._at
        first = (before_x + 2 * (x1 - before_x) / 3, before_y + 2 * (y1 - before_y) / 3)
        second = (x + 2 * (x1 - x) / 3, y + 2 * (y1 - y) / 3)
        self._write("c", first, second, (x, y))

    def close(self, _data: object) -> None:
        self.written.append("h")

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        said = " ".join(f"{x:.4g} {y:.4g}" for x, y in points)
        self.written.append(f"{said} {operator}")
        self._at = points[-1]


@lru_cache(maxsize=512)
def outline(face: Typeface, number: int) -> str:
    """Return the path of a glyph, in 1/1000 em, to be filled."""
    import uharfbuzz as hb

    path = _Path()
    drawing = hb.DrawFuncs()
    drawing.set_move_to_func(path.move_to)
    drawing.set_line_to_func(path.line_to)
    drawing.set_quadratic_to_func(path.quadratic_to)
    drawing.set_close_path_func(path.close)
    face.font.draw_glyph(number, drawing, None)
    return " ".join(path.written)
