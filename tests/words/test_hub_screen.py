"""What is told of a hub at the window, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from livret.usecases.hub_closed import Closed
from livret.usecases.hub_errors import (
    HubAccessRefused,
    HubFull,
    HubOtherVersion,
    HubReadOnly,
    HubUnreachable,
)
from livret.usecases.hub_presence import MEETING, READING, Present
from livret.usecases.hub_state import AWAY, HERE, NONE, TRYING, HubState
from livret.usecases.hub_watching import Heard
from livret.words.hub_closed import closed_here, closed_sentences, closed_short
from livret.words.hub_screen import (
    arriving_line,
    beside_line,
    heard_line,
    present_line,
    state_detail,
    state_lines,
    state_title,
)
from livret.words.translator import translator_for

TODAY = dt.date(2026, 3, 12)
REACHED = dt.datetime(2026, 3, 11, 16, 40)  # noqa: DTZ001 - as this desk shows it
UNREACHED = HubUnreachable(place="relais.example/equipe", reason="connection")
FULL = HubFull(place="relais.example/equipe", reason="53100")
OTHER = HubOtherVersion(place="relais.example/equipe", found="9", known="4")
READ_ONLY = HubReadOnly(place="relais.example/equipe")
REFUSED = HubAccessRefused(place="relais.example/equipe")


@pytest.mark.parametrize(
    ("state", "french", "english"),
    [
        ({"phase": NONE}, "", ""),
        ({"phase": TRYING}, "Livret cherche le relais…", "Livret is looking for"),
        ({"phase": HERE}, "À jour", "Up to date"),
        ({"phase": HERE, "busy": True}, "Livret regarde", "Livret is looking at"),
        ({"phase": HERE, "waiting": 1}, "1 chose part", "1 thing is going"),
        ({"phase": HERE, "waiting": 2}, "2 choses partent", "2 things are going"),
        ({"phase": AWAY, "reason": UNREACHED}, "Hors connexion", "Offline"),
        (
            {"phase": AWAY, "reason": UNREACHED, "waiting": 3},
            "3 choses à envoyer quand le réseau reviendra",
            "3 things to send when the network comes back",
        ),
        (
            {"phase": AWAY, "reason": FULL, "waiting": 3},
            "3 choses attendent le relais",
            "3 things wait for the hub",
        ),
        (
            {"phase": AWAY, "reason": OTHER, "waiting": 3},
            "Le relais est d’une autre version",
            "The hub is of another version",
        ),
        (
            {"phase": AWAY, "reason": READ_ONLY},
            "Le relais ne peut rien garder pour le moment",
            "The hub can keep nothing for the moment",
        ),
        (
            {"phase": AWAY, "reason": READ_ONLY, "waiting": 3},
            "3 choses attendent le relais",
            "3 things wait for the hub",
        ),
        (
            {"phase": AWAY, "reason": REFUSED, "waiting": 3},
            "Le relais ne vous laisse pas entrer",
            "The hub does not let you in",
        ),
        (
            {"phase": HERE, "waiting": 2, "held_back": {"a": "unknown"}},
            "À jour",
            "Up to date",
        ),
    ],
)
def test_how_things_stand(state: dict[str, Any], french: str, english: str) -> None:
    assert state_title(translator_for("fr"), HubState(**state)).startswith(french)
    assert state_title(translator_for("en"), HubState(**state)).startswith(english)


@pytest.mark.parametrize(
    ("state", "french", "english"),
    [
        ({"phase": HERE}, "", ""),
        (
            {"phase": HERE, "arriving": 1},
            "1 livret arrive encore par le relais…",
            "1 livret is still coming by the hub…",
        ),
        (
            {"phase": HERE, "arriving": 182},
            "182 livrets arrivent encore",
            "182 livrets are still coming",
        ),
        (
            {"phase": AWAY, "reason": UNREACHED, "arriving": 2},
            "2 livrets ne sont pas encore arrivés",
            "2 livrets have not come yet",
        ),
    ],
)
def test_what_still_comes_is_told(
    state: dict[str, Any], french: str, english: str
) -> None:
    for language, words in (("fr", french), ("en", english)):
        told = arriving_line(translator_for(language), HubState(**state))
        assert told.startswith(words)
        assert bool(told) == bool(words)
        assert told in lines(language, **state)


def lines(language: str = "fr", **state: Any) -> str:
    told = HubState(**state)
    return "\n".join(state_lines(translator_for(language), told, told.reached, TODAY))


def test_away_since_when_and_nothing_is_lost() -> None:
    away = {"phase": AWAY, "reason": UNREACHED}
    assert "hier, 16:40. Rien n’est perdu" in lines(**away, reached=REACHED)
    assert "rien n’est perdu" in lines(**away)
    assert "Nothing is lost" in lines("en", **away, reached=REACHED)


def test_what_the_hub_answers_has_its_own_sentence() -> None:
    assert "n’a plus de place" in lines(phase=AWAY, reason=FULL)
    assert "répond, mais ne peut rien garder" in lines(phase=AWAY, reason=READ_ONLY)
    assert "ne vous reconnaît pas" in lines(phase=AWAY, reason=REFUSED)
    other = HubOtherVersion(place="", found="9", known="2")
    assert "autre version" in lines(phase=AWAY, reason=other)


def test_the_code_of_a_server_is_no_part_of_what_is_told() -> None:
    tr = translator_for("fr")
    full = HubState(phase=AWAY, reason=FULL)
    assert "53100" not in lines(phase=AWAY, reason=FULL) + state_title(tr, full)
    assert state_detail(tr, full) == "code du serveur\u202f: 53100"
    assert state_detail(tr, HubState(phase=AWAY)) == ""
    assert state_detail(tr, HubState(phase=HERE, reason=FULL)) == ""


def test_what_is_closed_or_held_back_is_told() -> None:
    assert lines(phase=HERE) == ""
    assert "1 livret ne vous est plus ouvert" in lines(phase=HERE, closed={"a": TODAY})
    told = lines(phase=HERE, held_back={"a": "taken", "b": "taken", "c": "stopped"})
    assert told.count("ses clés ne vous ont pas été données") == 1


@pytest.mark.parametrize(
    ("left", "french", "english"),
    [
        (False, "on peut vous y faire revenir", "you can be brought back"),
        (True, "plus dans l’équipe de ce livret", "no longer in the team"),
    ],
)
def test_what_comes_no_more_is_told_with_its_day_and_what_stays(
    left: bool, french: str, english: str
) -> None:
    for language, words, day in (
        ("fr", french, "12 mars 2026"),
        ("en", english, "12 March 2026"),
    ):
        tr = translator_for(language)
        told = closed_here(tr, TODAY, left=left)
        assert words in told
        assert day in told
        # Whoever changed key reads this in the old vault, which cannot know it.
        assert {"fr": "nouveau coffre", "en": "new vault"}[language] in told
        # Others may have taken them out, or their key changed: nobody “left”.
        assert "quitté" not in told
        assert "You left" not in told
        assert closed_short(tr)
        one = Closed(livret="ab", called="Amina B.", since=TODAY, left=left)
        unnamed = replace(one, called="")
        named, by_id = closed_sentences(tr, [one, unnamed])
        assert (named[:8], by_id[:2]) == ("Amina B.", "ab")


def present(*names: str, doing: str = READING) -> list[Present]:
    return [
        Present(
            livret="",
            member=name,
            name=name,
            voice="emploi",
            doing=doing,
            about="",
            mine=False,
            seconds=1.0,
        )
        for name in names
    ]


def test_who_else_is_there() -> None:
    tr = translator_for("fr")
    assert present_line(tr, []) == beside_line(tr, []) == ""
    assert present_line(tr, present("Marc D.")) == "Marc D. a aussi ce livret ouvert"
    assert "en rencontre" in present_line(tr, present("Marc D.", doing=MEETING))
    both = present("Marc D.", "Nadia L.", "Marc D.")
    assert present_line(tr, both).endswith("Marc D., Nadia L.")
    assert beside_line(tr, present("Marc D.")) == "Marc D. est là, à son bureau"
    assert beside_line(tr, both).endswith("Marc D., Nadia L.")


def test_who_just_wrote() -> None:
    tr = translator_for("fr")
    heard = [Heard(livret="a", id=n, author_name=n) for n in ("Marc D.", "Claire M.")]
    assert heard_line(tr, heard, "Claire M.") == "Marc D. vient d’écrire"
    assert heard_line(tr, heard[1:], "Claire M.") == ""
    assert heard_line(tr, heard, "").endswith("Marc D., Claire M.")
    assert heard_line(tr, [Heard(livret="a", id="x")], "") == ""
