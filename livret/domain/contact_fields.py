"""Fields of a contact between two meetings (practice rule 11)."""

from __future__ import annotations

from livret.domain.field_atoms import CAME, ENTRE_NOUS, ID
from livret.domain.fields import Code, Text, record
from livret.domain.meeting_fields import CLOCK

MEANS = ("telephone", "reception", "at_home", "street", "message", "letter")
"""How somebody was reached, or tried to be."""

SPOKE, LEFT_WORD, NO_ANSWER = OUTCOMES = ("spoke", "left_word", "no_answer")
"""What came of it. No answer is nobody's fault: it is never counted, printed,
nor on the time line (rule 8), and only words exchanged are a contact with her."""

CONTACT_MADE = record(
    ["means"],
    means=Code(MEANS),
    at=CLOCK,
    outcome=Code(OUTCOMES),
    words=Text(1000),
    heard=Text(1000),
    came=CAME,
    between=ENTRE_NOUS,
    contact=ID,
)
"""How, at what hour, what came of it, one line, her words; its day is ``said_on``
and its voice is whose contact it was."""
