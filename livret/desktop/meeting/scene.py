"""What a question of a meeting is drawn from.

A ``Scene`` is a kind of view and the plain values it is made of: two that are
equal look the same, so that nothing is drawn again under somebody's hands.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from livret.desktop.diagnosis.values import Diagnosis
from livret.desktop.meeting.views import QuestionView
from livret.domain.forms import Form
from livret.domain.livret import Livret
from livret.usecases.minutes import Minutes
from livret.usecases.sitting import Opened


@dataclass(frozen=True)
class Read:
    """What a meeting needs of the vault, read at once.

    Attributes:
        opened: The livret as those present may read it, and where one is.
        form: What is asked.
        hers: The same form in her language, None where it is the screen's.
        shown: The diagnosis as it is shown here.
        minutes: What was said so far.
        today: Date of the desk.
    """

    opened: Opened
    form: Form
    hers: Form | None
    shown: Diagnosis
    minutes: Minutes
    today: dt.date

    @property
    def livret(self) -> Livret:
        """The livret."""
        return self.opened.livret


@dataclass(frozen=True)
class Scene:
    """A view, and what it is made of.

    Attributes:
        kind: The view.
        facts: Its arguments after ``ui``.
        hers: The question in her language, empty where it is the screen's or
            where the view says it itself.
        language: Her language, ISO 639 code, empty likewise.
    """

    kind: type[QuestionView]
    facts: tuple[Any, ...]
    hers: str = ""
    language: str = ""
