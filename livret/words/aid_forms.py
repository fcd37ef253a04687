"""A form read in a language it was not written in: an aid to reading.

Forms are written, reviewed and frozen in the languages they name
(``forms/README.md``). For the others each French text is a message of the aid
catalogue; what people tick or say keeps its ids.
"""

from __future__ import annotations

import dataclasses

from livret.domain.forms import Facet, Form, Headings, Support, Topic
from livret.usecases.ports import FormLibrary
from livret.words.aid import aid_for
from livret.words.forms import FormMissing
from livret.words.translator import Translator


def form_in(forms: FormLibrary, form: Form, language: str) -> Form | None:
    """Return a form in another language, as written or as an aid; None without.

    Args:
        forms: Where forms are found.
        form: In the language of the screen.
        language: ISO 639 code of hers; empty where it is the screen's.
    """
    if not language or language == form.language:
        return None
    try:
        return forms.form(form.name, form.version, language)
    except FormMissing:
        aid = aid_for(language)
    if aid is None:
        return None
    return read_form(aid, forms.form(form.name, form.version, "fr"))


def read_form(tr: Translator, form: Form) -> Form:
    """Return ``form`` with every text that papers print said by ``tr``.

    Situations and hints are printed on no paper and stay as they are.

    Args:
        tr: Says French texts in another language.
        form: In French.
    """
    return dataclasses.replace(
        form,
        language=tr.language,
        title=tr.text(form.title),
        purpose=tr.text(form.purpose),
        welcome=tr.text(form.welcome),
        order=tr.text(form.order),
        headings=_headings(tr, form.headings),
        topics=tuple(_topic(tr, topic) for topic in form.topics),
    )


def _headings(tr: Translator, headings: Headings) -> Headings:
    said = {
        field.name: tr.text(getattr(headings, field.name))
        for field in dataclasses.fields(headings)
    }
    return Headings(**said)


def _topic(tr: Translator, topic: Topic) -> Topic:
    return dataclasses.replace(
        topic,
        title=tr.text(topic.title),
        aim=tr.text(topic.aim),
        daily=tr.text(topic.daily),
        anchors=tuple((level, tr.text(told)) for level, told in topic.anchors),
        supports=tuple(_support(tr, support) for support in topic.supports),
        facets=tuple(_facet(tr, facet) for facet in topic.facets),
    )


def _support(tr: Translator, support: Support) -> Support:
    return dataclasses.replace(support, me=tr.text(support.me))


def _facet(tr: Translator, facet: Facet) -> Facet:
    return dataclasses.replace(facet, label=tr.text(facet.label))
