"""Sentences of pictures of pages signed by hand."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "NotAScan": mark(
        "Ce fichier n’est pas une image (JPEG, PNG) ni un PDF qui se lit jusqu’au "
        "bout. Rien n’a été signé ni gardé. Refaites la photo ou le scan, ou notez "
        "seulement où le papier est gardé."
    ),
    "ScanTooLarge": mark(
        "Ce fichier dépasse {limit} Mo. Rien n’a été signé ni gardé. Refaites le scan "
        "en moins fin (200 points par pouce suffisent), ou notez seulement où le "
        "papier est gardé."
    ),
    "ScanTooFine": mark(
        "Cette image a plus de {limit} millions de points. Rien n’a été signé ni "
        "gardé. Refaites le scan en moins fin (200 points par pouce suffisent)."
    ),
    "ScanTooLong": mark(
        "Ce PDF a plus de {limit} pages. Rien n’a été signé ni gardé. Ne numérisez que "
        "les pages signées."
    ),
    "ScanLocked": mark(
        "Ce PDF demande un mot de passe : personne ne pourrait le relire plus tard. "
        "Rien n’a été signé ni gardé. Enregistrez-le sans mot de passe."
    ),
    "ScanNotForThisWay": mark(
        "Une page numérisée ne va qu’avec une signature sur le papier. Rien n’a été "
        "signé. Choisissez « sur papier », ou enlevez l’image."
    ),
    "DayNotForThisWay": mark(
        "Seule une signature sur le papier a un jour à elle. Rien n’a été signé. "
        "Choisissez «\u202fsur papier\u202f», ou enlevez le jour."
    ),
    "SignedTomorrow": mark(
        "Le jour donné pour la page signée à la main est encore à venir. Rien n’a "
        "été signé. Écrivez le jour qui est sur la page, ou aucun."
    ),
    "SignedBeforeMade": mark(
        "Ce document n’existait pas encore le jour donné pour la page signée à la "
        "main (il est du {day}). Rien n’a été signé. Écrivez le jour qui est sur la "
        "page, ou aucun."
    ),
    "ScanSignedElsewhere": mark(
        "Ce document vient d’un autre bureau : la page numérisée ne peut pas y "
        "retourner avec lui. Rien n’a été signé. Donnez l’image à qui a préparé le "
        "document, ou notez seulement où le papier est gardé."
    ),
    "NothingToJoinTo": mark(
        "Une page signée sur le papier se joint à la réponse de {name}, et cette "
        "réponse ne l’attend pas. Rien n’a été gardé. Choisissez quelqu’un qui a signé "
        "sur le papier, dit oui à voix haute ou n’était pas là."
    ),
    "PageKnown": mark(
        "Cette page est déjà jointe à la réponse de {name}. Rien n’a changé."
    ),
    "NoSuchPage": mark(
        "Cette page n’est pas dans ce coffre, ou elle a été effacée. Demandez-la au "
        "bureau qui l’a jointe."
    ),
}
