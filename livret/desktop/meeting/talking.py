"""What a meeting asks of the vault; every function runs on the vault's worker."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from livret.desktop.diagnosis.reading import diagnosis_of, form_of
from livret.desktop.diagnosis.values import LineEdit, ViewEdit
from livret.desktop.meeting.edits import Edit, draft_of, items_of, place_of
from livret.desktop.meeting.scene import Read
from livret.domain.diagnosis import current_diagnosis
from livret.domain.errors import LivretError
from livret.domain.livret import Livret
from livret.domain.meeting_mode import Sitting
from livret.usecases.app import OpenVault
from livret.usecases.context import Changes, Context, Done
from livret.usecases.documents import newest_revision, preview
from livret.usecases.drafting import drop_draft, save_draft
from livret.usecases.minutes import minutes_so_far
from livret.usecases.papers import PaperChoices
from livret.usecases.retracting import retract
from livret.usecases.sitting import (
    Opened,
    close_meeting,
    keep,
    look_again,
    open_meeting,
    say_within,
    take_back,
)
from livret.usecases.sitting_together import hold_together, said_in_all
from livret.words.aid_forms import form_in
from livret.words.translator import Translator

NOTHING = Changes()


def enter(vault: OpenVault, livret: str, planned: str, tr: Translator) -> Done[Read]:
    """Begin a meeting, or go on with one, in the livret that is open."""
    done = open_meeting(vault.ctx, livret, planned)
    return Done(_read(vault.ctx, done.value, tr), done.changes)


def go_on(
    vault: OpenVault, livret: str, sitting: Sitting, tr: Translator
) -> Done[Read]:
    """Keep where the meeting stands, and read it again."""
    kept = keep(vault.ctx, livret, sitting).value
    return Done(_again(vault.ctx, livret, kept, tr))


def listen(
    vault: OpenVault, livret: str, sitting: Sitting, tr: Translator
) -> Done[Read]:
    """Read a meeting again, after others wrote elsewhere; nothing is kept."""
    return Done(_again(vault.ctx, livret, sitting, tr))


def join(
    vault: OpenVault,
    livret: str,
    sitting: Sitting,
    rooms: Sequence[tuple[str, str]],
    tr: Translator,
) -> Done[Read]:
    """Hold one meeting with other rooms.

    Args:
        vault: The open vault.
        livret: Whose.
        sitting: Where the meeting stands here.
        rooms: Pairs of (member id, what their presence says).
        tr: Says what is shown.
    """
    for member, about in rooms:
        sitting = hold_together(vault.ctx, livret, sitting, member, about).value
    return Done(_again(vault.ctx, livret, sitting, tr))


def stay(
    vault: OpenVault, livret: str, sitting: Sitting, places: frozenset[str]
) -> Done[None]:
    """Keep where the meeting stands, where nothing was said; drafts are forgotten."""
    keep(vault.ctx, livret, sitting)
    for place in places:
        drop_draft(vault.ctx, livret, place)
    return Done(None)


def tell(
    vault: OpenVault,
    livret: str,
    sitting: Sitting,
    edits: Sequence[Edit],
    places: frozenset[str],
    tr: Translator,
) -> Done[Read]:
    """Say what a question ended with, and forget its drafts.

    Raises:
        LivretError: What was typed is kept as drafts; nothing was said.
    """
    ctx = vault.ctx
    try:
        made, changes = _said(ctx, livret, sitting, edits)
    except LivretError:
        for edit in edits:
            with suppress(LivretError):
                save_draft(ctx, livret, place_of(edit), draft_of(edit))
        raise
    for place in places:
        drop_draft(ctx, livret, place)
    return Done(_again(ctx, livret, made, tr), changes)


def _said(
    ctx: Context, livret: str, sitting: Sitting, edits: Sequence[Edit]
) -> tuple[Sitting, Changes]:
    changes = NOTHING
    items = []
    for edit in edits:
        folded = ctx.livret(livret)
        if isinstance(edit, ViewEdit) and not draft_of(edit):
            changes = _emptied(ctx, livret, folded, edit)
        elif not (isinstance(edit, LineEdit) and not edit.line.outcome):
            items += items_of(folded, edit, sitting.came)
    if not items:
        return keep(ctx, livret, sitting).value, changes
    done = say_within(ctx, livret, sitting, items)
    return done.value, done.changes


def _emptied(ctx: Context, livret: str, folded: Livret, edit: ViewEdit) -> Changes:
    """Take back what stood where everything was wiped."""
    diagnosis = current_diagnosis(folded)
    view = diagnosis.topic(edit.barrier).view(edit.voice) if diagnosis else None
    return retract(ctx, livret, view.shown.id).changes if view else NOTHING


def unsay(
    vault: OpenVault, livret: str, sitting: Sitting, voice: str, tr: Translator
) -> Done[tuple[Read, bool]]:
    """Take back the last words of a voice; tell whether there were any."""
    done = take_back(vault.ctx, livret, sitting, voice)
    made, gone = done.value
    read = _again(vault.ctx, livret, made, tr)
    return Done((read, gone is not None), done.changes)


def end(vault: OpenVault, livret: str, sitting: Sitting, next_words: str) -> Done[str]:
    """Close the meeting."""
    return close_meeting(vault.ctx, livret, sitting, next_words)


def leave(vault: OpenVault, livret: str, sitting: Sitting) -> Done[None]:
    """Keep that the desk was gone back to before the end."""
    keep(vault.ctx, livret, replace(sitting, away=True))
    return Done(None, Changes(livrets=frozenset({livret})))


def paper(vault: OpenVault, livret: str, document: str, choices: PaperChoices) -> bytes:
    """Return the paper she may take: as signed, or as it reads now."""
    if document:
        return newest_revision(vault.ctx, livret, document)
    return preview(vault.ctx, vault.paper, livret, choices)[1]


# --- reading ---------------------------------------------------------------------


def _again(ctx: Context, livret: str, sitting: Sitting, tr: Translator) -> Read:
    return _read(ctx, look_again(ctx, livret, sitting), tr)


def _read(ctx: Context, opened: Opened, tr: Translator) -> Read:
    folded, sitting = opened.livret, opened.sitting
    form = ctx.forms.to_read(*form_of(folded), tr.language)
    said = said_in_all(folded, sitting)
    return Read(
        opened=opened,
        form=form,
        hers=form_in(ctx.forms, form, sitting.came.language),
        shown=diagnosis_of(tr, folded, form, frozenset(sitting.despite)),
        minutes=minutes_so_far(folded, said),
        today=ctx.clock.today(),
    )
