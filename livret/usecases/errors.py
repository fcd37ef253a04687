"""Refusals of the acts: codes and facts; the sentences are in ``words``."""

from __future__ import annotations

from livret.domain.errors import Refused, Unavailable


class NobodyFound(Refused):
    """No livret of that id or search text here.

    Facts:
        wanted: What was asked for.
    """


class NobodyNamed(Refused):
    """Nothing says whose livret is meant: an empty text finds everybody."""


class SeveralPeople(Refused):
    """A search text that finds more than one person.

    Facts:
        wanted: What was asked for.
        count: How many were found.
    """


class NotAllowed(Refused):
    """The one who writes has no right to, at this place of the log.

    Facts:
        reason: As ``SetAside.reason``, or ``own_words``: nobody takes up their own.
    """


class NotAllowedThere(NotAllowed):
    """One of several things, given by a file, has no right to be written.

    Facts:
        reason: As ``SetAside.reason``.
        path: Which one, as ``contributions[2]``.
    """


class StructureProtected(Refused):
    """A structure read as « structure partenaire » would be named to others.

    Facts:
        name: Who it is the structure of.
    """


class NameNeeded(Refused):
    """Nothing would be left to find this livret by: no name, no private line."""


class LivretReadOnly(Refused):
    """A newer Livret wrote a rule this one does not know."""


class LivretErased(Refused):
    """The livret was erased; nothing can be added."""


class UnknownKind(Refused):
    """A kind of contribution that does not exist.

    Facts:
        path: Where.
        kind: What was written.
    """


class UnknownReference(Refused):
    """A text names something that is not in this livret.

    Facts:
        path: Where.
    """


class DiagnosisIsNoContract(Refused):
    """A joint diagnosis would become the paper of a contract (practice rule 8)."""


class EmptyCharter(Refused):
    """A charter in which no sentence is chosen and no line is written."""


class NothingSaid(Refused):
    """A list of contributions that is empty."""


class TooLarge(Refused):
    """More than one act may hold.

    Facts:
        limit_mb: The limit, in megabytes.
    """


class NotCalledYet(Refused):
    """A paper was asked for, and nothing says yet how to call the person."""


class NoDiagnosis(Refused):
    """No diagnosis was opened in this livret yet."""


class UnknownDocument(Refused):
    """No such document in this livret, or none was frozen yet."""


class AlreadyFrozen(Refused):
    """A document that says the same, for the same signers, waits to be signed.

    Facts:
        day: When it was frozen (``datetime.date``).
        names: Who is still to sign it, separated by commas.
    """


class PlaceTaken(Refused):
    """This place of the document is already filled.

    Facts:
        name: Whose place.
    """


class DeadlinePast(Refused):
    """The day until which a signature is hoped for is over.

    Facts:
        day: ISO 8601.
    """


class OwnWitness(Refused):
    """Somebody would attest their own absence, or words that they say aloud.

    Facts:
        name: Who.
    """


class AbsentHeardNothing(Refused):
    """Who was absent would have heard the text, or have said something.

    Facts:
        name: Who.
    """


class NotTheirTurn(Refused):
    """The document is signed in an order, and somebody comes before.

    Facts:
        name: Whose turn it is.
    """


class TurnElsewhere(Refused):
    """Another desk has the document to sign.

    Facts:
        name: Who has it; empty where two desks were named at the same time.
    """


class NothingNew(Refused):
    """A file that came back holds no signature that this vault does not have."""


class ReturnedChanged(Refused):
    """A file to sign or to take back was changed otherwise than by signing."""


class DocumentClosed(Refused):
    """The document was closed; only a new version can change it."""


class NotExpectedToSign(Refused):
    """Nobody is expected to sign with that role.

    Facts:
        role: What was asked for.
    """


class FileNotRead(Unavailable):
    """A file named on the command line or chosen cannot be read.

    Facts:
        path: As given.
    """


class FileNotWritten(Unavailable):
    """A file cannot be written where it was asked for.

    Facts:
        path: As given.
    """


class OutputLost(Unavailable):
    """What a command answers cannot be written where it goes."""


class OutputClosed(Unavailable):
    """A command is asked with its standard output closed: nobody would be told."""


class NotStrokes(Refused):
    """The file of a drawn signature holds no strokes.

    Facts:
        path: As given.
    """


class PassphraseMissing(Refused):
    """A command that opens the vault was given no passphrase file."""


class FirstLineMissing(Refused):
    """A file that holds a passphrase or a code has nothing on its first line.

    Facts:
        path: As given.
    """


class OlderCopy(Refused):
    """A file to sign of which this vault holds a newer revision."""


class NotShared(Refused):
    """Agreements name this recipient, and none is in force.

    Facts:
        recipient: As the last one names them.
    """


class NoMeetingHeld(Refused):
    """No meeting was held in this livret yet."""


class NothingToCopy(Refused):
    """Nothing was said yet that may be copied elsewhere."""


class NotInThisVault(Refused):
    """A file to sign that this vault did not prepare."""


class UnknownPaper(Refused):
    """No such paper.

    Facts:
        paper: As given.
    """
