"""Refusals of sharing: codes and facts; the sentences are in ``words``."""

from __future__ import annotations

from livret.domain.errors import Refused, Untrusted
from livret.usecases.errors import NotAllowed


class NotACopy(Untrusted):
    """A file that is nobody's copy, nor any other file that is sent."""


class NotAnExchangeFile(Untrusted):
    """Bytes that are no age file at all."""


class FileForSomeoneElse(Untrusted):
    """No key of this vault opens it, or its sender did not name its owner."""


class FileAltered(Untrusted):
    """Cut short, or changed since it was made.

    Facts:
        part: ``container``, ``manifest``, ``signature``, ``contributions``,
            ``files`` or ``keys``.
    """


class FileTooLarge(Untrusted):
    """More than a livret can be, once opened.

    Facts:
        most: Bytes that are read at most, in millions.
    """


class NewerFile(Untrusted):
    """Made by a newer Livret.

    Facts:
        version: As the file says it.
    """


class UnknownSender(Untrusted):
    """Signed by a key whose card is not trusted here.

    Facts:
        name: As the file says it.
    """


class RevokedSender(Untrusted):
    """Signed by a key that is no longer trusted here.

    Facts:
        name: As their card says it.
    """


class ReplacedSender(RevokedSender):
    """Signed by a key in whose place another card is trusted here.

    Facts:
        name: As their card says it.
    """


class CardUnknown(Refused):
    """No trusted card of that name or key here.

    Facts:
        wanted: What was asked for.
    """


class CardAmbiguous(Refused):
    """Several trusted cards of that name.

    Facts:
        wanted: What was asked for.
        count: How many.
    """


class CardRevoked(Refused):
    """The card is no longer trusted here.

    Facts:
        name: As the card says it.
    """


class CardReplaced(CardRevoked):
    """Another card, trusted here, took the place of this one.

    Facts:
        name: As the card says it.
    """


class KeyReplacedHere(NotAllowed):
    """The livret tells that another key took the place of a card's.

    Facts:
        name: As the card says it.
    """


class CardNotCompared(Refused):
    """A card takes the place of another that did not sign it, unseen.

    Facts:
        name: As the card says it.
        other: On the card in whose place it would be.
    """


class CardBorrowsKey(Refused):
    """A card has a key to receive with that is somebody else's.

    Facts:
        name: As the card says it.
        other: Whose key it is.
    """


class CardDiffers(Refused):
    """The words or the code read in person are not those of this card.

    Facts:
        name: As the card says it.
    """


class CardNotVouched(Refused):
    """No organisation trusted here stands for this card.

    Facts:
        name: As the card says it.
    """


class NothingMayGo(Refused):
    """Nothing of the livret may go to somebody.

    Facts:
        name: To whom.
        reason: As ``Allowance.refusal``.
    """


class PurposeNotAgreed(Refused):
    """No agreement in force gives this purpose.

    Facts:
        purpose: As asked for.
    """


class ReceiptUnknown(Untrusted):
    """A receipt of a file that was not made here.

    Facts:
        name: Who says they received it.
    """


class NotOneOfThese(Refused):
    """None of the texts of that place, or several of them.

    Facts:
        wanted: As asked for.
    """


class NothingInConflict(Refused):
    """No texts stand side by side at that place.

    Facts:
        place: As asked for.
    """


class HerPassphraseWrong(Refused):
    """Her words do not open her key file."""


class CertificateNotForCard(Refused):
    """A certificate of an organisation does not stand for one's card.

    Facts:
        name: Of the card.
    """


class SeveralSheets(Refused):
    """Several keys stand as hers, and she showed the sheet of none of them.

    Facts:
        count: How many.
        first: The day of the first sheet.
        first_by: Who made it.
        last: The day of the last one.
        last_by: Who made it.
    """


class SheetNotShown(Refused):
    """The one key that stands as hers was named elsewhere, and she showed nothing.

    Facts:
        on: The day on which it was named: that of the sheet.
        by: Who named it.
    """


class HerKeyDamaged(Untrusted):
    """Her key file is cut short or was changed; her sheet opens her copy too."""


class HalvesWrong(Refused):
    """The halves of a replacement do not open it: one is missing, or misread."""


class HalfMissing(Refused):
    """One half of a replacement is missing, or given twice."""


class HalfMistyped(Refused):
    """A half of a replacement is not seven words of the list.

    Facts:
        which: Place of the half as given, from 1.
        typed: How many words it has.
        count: How many of them are in the list.
    """


class ReplacementKeyDamaged(Untrusted):
    """The key file of a replacement is cut short or was changed."""


class ReplacementPartsDiffer(Untrusted):
    """The key of a replacement opens, and is not that of the file beside it."""


class ReplacementForSomeoneElse(FileForSomeoneElse):
    """A replacement that both halves open was prepared for another desk.

    Facts:
        name: For whom, as the file says it.
    """


class CardIsOwn(Refused):
    """One's own card, which nobody needs to trust."""


class PersonKeyMistyped(Refused):
    """What was typed or scanned is not the code of a person's sheet."""


class HerPassphraseWeak(Refused):
    """A passphrase that would protect a file anybody may copy.

    Facts:
        bits: What it is worth.
        needed: What it must be.
    """


class NotHerCopy(Untrusted):
    """A file that was not made for the person herself."""


class NotHerKey(Refused):
    """These keys are not those the livret knows as hers: she can read, not write."""


class NotAgreed(Refused):
    """She did not say yes to what is only done with her."""


class NotErasedElsewhere(Refused):
    """Nobody erased the livret, or it was erased here too: nothing is to confirm."""


class ErasureNotConfirmed(Refused):
    """A whole livret is erased only when it is said twice."""


class TheirsToSettle(Refused):
    """Words of one voice, collected by several people: only it may settle them.

    Facts:
        place: As asked for.
        voice: Whose words they are.
    """


class CannotKeepBoth(Refused):
    """What stands side by side has no words to put one after the other."""


class NobodyReplaces(Refused):
    """Nobody was named here to replace the owner in this livret."""


class ReplacementOver(Refused):
    """The last day of a replacement is past.

    Facts:
        until: That day, ISO.
    """


class SameLivret(Refused):
    """A livret cannot be joined to itself."""


class NotJoined(Refused):
    """These two livrets are not joined."""
