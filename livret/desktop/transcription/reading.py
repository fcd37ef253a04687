"""What a sheet will bring, page by page; pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from livret.desktop.kit.text import quoted
from livret.desktop.transcription.values import Copied
from livret.domain.forms import Form
from livret.usecases.transcribing import SheetTopic
from livret.words.translator import Translator


def page_lines(
    tr: Translator, copied: Copied, form: Form, since: Mapping[str, str]
) -> Iterator[str]:
    """Give one sentence for each page of the paper.

    Args:
        tr: Says it in the language of the screen.
        copied: What was recopied.
        form: The form of the paper.
        since: By barrier, and ``first``, that it was spoken of after the sheet; else
            empty.
    """
    rest = tr.text("le reste n’est pas gardé : on en a reparlé depuis")
    heads, helps = list(_heads(tr, copied)), list(_helps(tr, copied))
    if heads and since.get("first") and not copied.first.replace:
        yield _told(tr, 1, form.title, [*helps, rest])
    else:
        yield _told(tr, 1, form.title, [*heads, *helps])
    for at, topic in enumerate(form.topics, 2):
        barrier = topic.barrier.value
        sheet = copied.topics.get(barrier, SheetTopic(barrier=barrier))
        parts = list(_topic(tr, sheet))
        if parts and since.get(barrier) and not sheet.replace:
            parts = list(_supports(tr, sheet))
            parts.append(tr.text("le reste n’est pas gardé : on en a reparlé depuis"))
        yield _told(tr, at, topic.title, parts)
    count = len(copied.lines)
    steps = [tr.plural("{count} démarche", "{count} démarches", count)] if count else []
    number = len(form.topics) + 2
    yield _told(tr, number, tr.text("Ce que nous allons faire"), steps)


def _told(tr: Translator, number: int, title: str, parts: list[str]) -> str:
    said = ", ".join(parts) if parts else tr.text("rien")
    return tr.text(
        "Page {number} · {title} : {said}", number=number, title=title, said=said
    )


def _heads(tr: Translator, copied: Copied) -> Iterator[str]:
    first = copied.first
    if first.called:
        yield quoted(tr, first.called)
    if first.aim:
        yield quoted(tr, first.aim)


def _helps(tr: Translator, copied: Copied) -> Iterator[str]:
    supports = [line for line in copied.first.supports.splitlines() if line.strip()]
    if supports:
        yield tr.plural(
            "{count} chose qui aide", "{count} choses qui aident", len(supports)
        )


def _topic(tr: Translator, sheet: SheetTopic) -> Iterator[str]:
    if sheet.words:
        yield quoted(tr, sheet.words)
    if sheet.answers:
        yield tr.plural("{count} réponse", "{count} réponses", len(sheet.answers))
    yield from _supports(tr, sheet)
    if sheet.outside:
        yield tr.text("ce qui bloque dehors")
    if sheet.agreed or sheet.reasons:
        yield tr.text("ce que nous retenons")


def _supports(tr: Translator, sheet: SheetTopic) -> Iterator[str]:
    if sheet.supports:
        yield tr.plural(
            "{count} chose qui aide", "{count} choses qui aident", len(sheet.supports)
        )
