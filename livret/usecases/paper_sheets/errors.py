"""Refusals of making a paper; their sentences stand in ``words``."""

from __future__ import annotations

from livret.domain.errors import Refused


class NothingToPrint(Refused):
    """Nothing was said yet that this paper is for.

    Facts:
        paper: Name of the paper.
    """


class TargetMissing(Refused):
    """A paper that is about one thing was asked for without it, or with another.

    Facts:
        paper: Name of the paper.
        needs: ``meeting``, ``review`` or ``service``; without a document
            there is ``UnknownDocument``.
    """


class NothingAgreedFor(Refused):
    """No agreement in force lets anything go to a service.

    Facts:
        recipient: The service.
    """


class UnknownDress(Refused):
    """A paper has no such dress, or is not made in such a language.

    Facts:
        paper: Name of the paper.
        dress: What was asked for.
        language: In which language.
    """


class PicturesStay(Refused):
    """A paper was asked for without pictures in a dress that keeps them.

    Facts:
        dress: What was asked for.
    """


class NotForSigning(Refused):
    """A paper that nobody signs was to be signed.

    Facts:
        paper: Name of the paper.
    """


class LanguageNotForSigning(NotForSigning):
    """A paper in a language that is an aid to reading was to be signed.

    Facts:
        paper: Name of the paper.
        language: ISO 639 code.
    """


class PrintingStopped(Refused):
    """Whoever asked for a paper stopped it; nothing was written."""
