"""Sentences of a livret that is put aside, and of one that is kept longer."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "LivretPutAside": mark(
        "Rien n’a été dit avec la personne depuis deux ans\u202f: ce livret est mis de"
        " côté. Rien n’a été lu ni écrit. Pour le lire, dites pourquoi, et avec qui"
        " vous le décidez. Si la personne est revenue, notez d’abord l’échange."
    ),
    "NotPutAside": mark(
        "Ce livret sert encore\u202f: il n’est pas mis de côté. Rien n’a changé. Ouvrez"
        " le livret comme d’habitude."
    ),
    "SecondPersonNeeded": mark(
        "Cela ne se décide pas seul. Rien n’a changé. Écrivez le nom de la personne"
        " qui le décide avec vous."
    ),
    "KeptForLonger": mark(
        "Ce livret est gardé plus longtemps, comme {by} l’a décidé\u202f: {why}."
        " Rien n’a été effacé. Quand ce sera fini, dites-le d’abord, à deux."
    ),
    "NotKeptForLonger": mark(
        "Rien ne garde ce livret au-delà de sa durée. Rien n’a changé."
    ),
    "KeptStill": mark(
        "La durée de garde de ce livret n’est pas passée. Rien n’a été effacé. La"
        " personne peut, elle, demander qu’il soit effacé."
    ),
    "ConfirmationUnreadable": mark(
        "Ce fichier n’est pas une confirmation, ou il a changé en chemin. Rien n’a"
        " changé. Redemandez-le à la personne qui le décide avec vous."
    ),
    "ConfirmationOfAnother": mark(
        "Cette confirmation est celle d’une autre décision, ou d’un autre bureau. Rien"
        " n’a changé. Demandez une confirmation pour ce livret et cette raison."
    ),
    "ConfirmationTooOld": mark(
        "Cette confirmation a plus de {days} jours. Rien n’a changé. Demandez-en une"
        " nouvelle."
    ),
    "ConfirmationByOneself": mark(
        "Cela ne se décide pas seul\u202f: la confirmation vient d’une autre personne,"
        " dans son propre Livret. Rien n’a changé."
    ),
    "ConfirmationUsed": mark(
        "Cette confirmation a déjà servi. Rien n’a changé. Demandez-en une nouvelle."
    ),
    "ConfirmerUnknown": mark(
        "{name} a confirmé avec une clé qui n’est pas connue ici. Rien n’a changé."
        " Acceptez d’abord sa carte, ou écrivez seulement son nom."
    ),
}
"""Sentences of ``livret.usecases.archive_errors``."""
