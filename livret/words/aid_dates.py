"""Dates in the languages that papers are read in besides French and English.

The shapes and names stand in ``resources/translations/calendars.toml``: months
of the Gregorian calendar, as the Unicode CLDR names them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from livret.words.aid import digits
from livret.words.paths import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class AidCalendar:
    """How one language writes dates.

    Attributes:
        language: Its code.
        shapes: ``day_month``, ``long``, ``month_year`` and ``weekday``.
        months: From January, as they stand in a date.
        months_alone: As they stand without a day.
        weekdays: From Monday.
    """

    language: str
    shapes: dict[str, str]
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    weekdays: tuple[str, ...]

    def said(self, shape: str, day: dt.date) -> str:
        """Return ``day`` in one of the shapes."""
        return self.shapes[shape].format(
            day=digits(self.language, str(day.day)),
            month=self.months[day.month - 1],
            alone=self.months_alone[day.month - 1],
            year=digits(self.language, str(day.year)),
            weekday=self.weekdays[day.weekday()],
        )


def calendar_of(language: str) -> AidCalendar | None:
    """Return how a language writes dates, or None where it is no aid."""
    return _calendars().get(language)


@lru_cache(maxsize=1)
def _calendars() -> dict[str, AidCalendar]:
    # Read only for a paper in one of these languages.
    import tomllib

    source = resource("translations") / "calendars.toml"
    raw = tomllib.loads(source.read_text("utf-8"))
    return {
        language: AidCalendar(
            language=language,
            shapes={
                name: told[name]
                for name in ("day_month", "long", "month_year", "weekday")
            },
            months=tuple(told["months"]),
            months_alone=tuple(told.get("months_alone", told["months"])),
            weekdays=tuple(told["weekdays"]),
        )
        for language, told in raw.items()
    }
