"""The kinds of what is said and decided meeting after meeting.

``livret.domain.kinds`` joins them to those of the joint diagnosis.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from livret.domain import meeting_fields as m
from livret.domain import pathway_fields as p
from livret.domain.contact_fields import CONTACT_MADE
from livret.domain.kind import (
    Kind,
    Merge,
    SlotKey,
    all_barriers,
    apart_or_barriers,
    common,
    of,
    one_barrier,
    own,
)

_LANES = frozenset({"social", "emploi", "ensemble"})
_HERS = frozenset({"personne"})
MA_VIE = "ma_vie"
"""The scope of her own life, which goes nowhere unless she ticks it."""


def _situation(
    _own: str, voice: str, _content: Mapping[str, Any]
) -> tuple[SlotKey, ...]:
    return (("situation", voice),)


def _answer(_own: str, voice: str, content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    return (("answer", content.get("goal") or content["action"], voice),)


def _result(_own: str, voice: str, content: Mapping[str, Any]) -> tuple[SlotKey, ...]:
    return (("action_result", content["action"], voice),)


def _review_said(
    _own: str, voice: str, content: Mapping[str, Any]
) -> tuple[SlotKey, ...]:
    return (("review_said", content["review"], voice),)


def _charter(
    _own: str, _voice: str, _content: Mapping[str, Any]
) -> tuple[SlotKey, ...]:
    return (("charter",),)


def _accompaniment(
    _own: str, _voice: str, _content: Mapping[str, Any]
) -> tuple[SlotKey, ...]:
    return (("accompaniment",),)


def _life(_content: Mapping[str, Any]) -> frozenset[str]:
    return frozenset({MA_VIE})


def _between(content: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(content["between"])


def _levels(content: Mapping[str, Any]) -> frozenset[str]:
    told = frozenset(level["barrier"] for level in content.get("levels", ()))
    return told or common(content)


PATHWAY = (
    Kind(
        "structure_named",
        Merge.JOINT,
        p.STRUCTURE_NAMED,
        of("structure", "member"),
        _between,
    ),
    Kind(
        "situation_said",
        Merge.VOICED,
        p.SITUATION_SAID,
        _situation,
        common,
        default_voice="personne",
    ),
    Kind(
        "answer_given",
        Merge.VOICED,
        p.ANSWER_GIVEN,
        _answer,
        all_barriers,
        default_voice="personne",
    ),
    Kind(
        "action_result",
        Merge.VOICED,
        p.ACTION_RESULT,
        _result,
        all_barriers,
        default_voice="personne",
    ),
    Kind(
        "barrier_state",
        Merge.JOINT,
        p.BARRIER_STATE,
        of("barrier_state", "barrier"),
        one_barrier,
        default_voice="personne",
    ),
    Kind(
        "contract_noted",
        Merge.JOINT,
        p.CONTRACT_NOTED,
        own("contract", "contract"),
        common,
    ),
    Kind(
        "meeting_planned",
        Merge.JOINT,
        m.MEETING_PLANNED,
        own("meeting", "meeting"),
        common,
    ),
    Kind(
        "meeting_state",
        Merge.JOINT,
        m.MEETING_STATE,
        of("meeting_state", "meeting"),
        common,
    ),
    Kind("meeting_held", Merge.JOINT, m.MEETING_HELD, own("held", "held"), common),
    Kind(
        "contact_made",
        Merge.JOINT,
        CONTACT_MADE,
        own("contact", "contact"),
        apart_or_barriers,
    ),
    Kind(
        "life_told",
        Merge.JOINT,
        p.LIFE_TOLD,
        own("life", "life"),
        _life,
        voices=_HERS,
        default_voice="personne",
    ),
    Kind(
        "event_noted",
        Merge.JOINT,
        p.EVENT_NOTED,
        own("event", "event"),
        all_barriers,
        voices=_LANES,
    ),
    Kind(
        "referral_made",
        Merge.JOINT,
        p.REFERRAL_MADE,
        own("referral", "referral"),
        all_barriers,
    ),
    Kind(
        "referral_state",
        Merge.JOINT,
        p.REFERRAL_STATE,
        of("referral_state", "referral"),
        all_barriers,
    ),
    Kind(
        "project_said",
        Merge.JOINT,
        p.PROJECT_SAID,
        own("project", "project"),
        common,
        default_voice="personne",
    ),
    Kind("charter_written", Merge.JOINT, p.CHARTER_WRITTEN, _charter, common),
    Kind(
        "review_opened",
        Merge.JOINT,
        p.REVIEW_OPENED,
        own("review", "review"),
        common,
    ),
    Kind(
        "review_said",
        Merge.VOICED,
        p.REVIEW_SAID,
        _review_said,
        _levels,
        default_voice="personne",
    ),
    Kind(
        "accompaniment_state",
        Merge.JOINT,
        p.ACCOMPANIMENT_STATE,
        _accompaniment,
        common,
    ),
    Kind(
        "handover_made",
        Merge.JOINT,
        p.HANDOVER_MADE,
        own("handover", "handover"),
        common,
    ),
)
"""Every kind of the pathway, in the order a newcomer would meet them."""
