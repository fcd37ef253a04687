"""Sentences of the certificates that checks trust."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "NotAnAuthority": mark(
        "Ce certificat est celui de quelqu’un ({name}), pas celui d’un organisme qui "
        "en donne. Rien n’a changé. Demandez à l’organisme son certificat racine."
    ),
    "RootExpired": mark(
        "Le certificat de {name} n’est plus valable aujourd’hui. Rien n’a changé. "
        "Demandez à l’organisme celui qu’il utilise maintenant."
    ),
    "RootKnown": mark("Le certificat de {name} est déjà reconnu ici. Rien n’a changé."),
    "RootUnknown": mark(
        "Aucun certificat reconnu ici ne correspond, ou plusieurs ({wanted}). Rien n’a "
        "changé. Regardez la liste, et donnez le début d’une empreinte."
    ),
    "TooManyRoots": mark(
        "Ce coffre ne reconnaît pas plus de {limit} certificats. Rien n’a changé. "
        "Enlevez ceux qui ne servent plus."
    ),
}
