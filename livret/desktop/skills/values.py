"""Plain values of « Ce que je sais faire », and what it says was asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.desktop.kit.voices import Voice
from livret.domain.came import STRAIGHT, Came


@dataclass(frozen=True)
class SkillView:
    """A skill of life that was recognised.

    Attributes:
        id: Key for the controller.
        words: What she knows how to do.
        area: The experience it comes from, in words, possibly empty.
        story: When and how, possibly empty.
        by: Who recognised it, possibly empty.
    """

    id: str
    words: str
    area: str = ""
    story: str = ""
    by: str = ""


@dataclass(frozen=True)
class ProjectView:
    """A vocational project.

    Attributes:
        id: Key for the controller.
        words: In words.
        voice: Whose words.
    """

    id: str
    words: str
    voice: Voice


@dataclass(frozen=True)
class SituationView:
    """Where she stands towards employment, as one voice says it.

    Attributes:
        voice: Whose word.
        told: The sentence, or the answer that is none.
        words: In words, possibly empty.
        on: The day it was said.
    """

    voice: Voice
    told: str
    words: str
    on: dt.date
    id: str = ""


@dataclass(frozen=True)
class SkillEdit:
    """A skill to recognise.

    Attributes:
        words: What she knows how to do.
        area: A code of ``words.reviews.AREAS``, or empty.
        story: When and how, possibly empty.
        by: Who recognises it, possibly empty.
        came: How these words came.
    """

    words: str
    area: str = ""
    story: str = ""
    by: str = ""
    came: Came = STRAIGHT


@dataclass(frozen=True)
class ProjectEdit:
    """A project to say.

    Attributes:
        words: In her words.
        occupation: Name of the occupation, possibly empty.
        hours: ``full_time``, ``part_time`` or empty.
        came: How these words came.
    """

    words: str
    occupation: str = ""
    hours: str = ""
    came: Came = STRAIGHT


@dataclass(frozen=True)
class SituationEdit:
    """Where she stands, as somebody says it.

    Attributes:
        voice: Id of the voice.
        code: One of the four situations, or an answer that is none.
        words: In words, possibly empty.
        came: How these words came.
    """

    voice: str
    code: str
    words: str = ""
    came: Came = STRAIGHT
