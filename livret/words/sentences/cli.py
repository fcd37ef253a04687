"""Sentences of what the command line is given: files and passphrases."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "AlreadyFrozen": mark(
        "Le même papier est prêt à signer depuis le {day}, et attend\u202f: {names}. "
        "Rien n’a été figé. Reprenez celui-là (livret print --signed), ou demandez-en "
        "un autre avec --again."
    ),
    "FileNotRead": mark(
        "Le fichier « {path} » n’a pas pu être lu. Rien n’a été changé. Vérifiez "
        "qu’il existe et que vous avez le droit de le lire."
    ),
    "FileNotWritten": mark(
        "Le fichier « {path} » n’a pas pu être écrit. Ce qui était dans le coffre y "
        "est toujours. Choisissez un autre endroit, où il reste de la place."
    ),
    "OutputLost": mark(
        "La réponse n’a pas pu être écrite jusqu’au bout. Ce que la commande devait "
        "faire est fait. Vérifiez qu’il reste de la place, puis demandez de nouveau."
    ),
    "OutputClosed": mark(
        "La réponse n’aurait nulle part où aller : la sortie de la commande est "
        "fermée. Rien n’a été fait. Refaites la commande sans la fermer."
    ),
    "NotStrokes": mark(
        "Le fichier « {path} » ne contient pas de tracé. Rien n’a été signé. Il faut "
        "une liste de traits, chacun fait de points [x, y] entre 0 et 1."
    ),
    "FirstLineMissing": mark(
        "La première ligne du fichier « {path} » est vide. Rien n’a été fait. "
        "Écrivez-y la phrase de passe ou le code demandé, puis recommencez."
    ),
    "PassphraseMissing": mark(
        "Il manque la phrase de passe. Rien n’a été ouvert. Mettez-la sur la première "
        "ligne d’un fichier, et nommez-le avec --passphrase-file."
    ),
}

COMMANDS: dict[str, str] = {
    "ErasureNotConfirmed": mark("c’est --confirm"),
    "NotOneOfThese": mark("« livret conflicts » les montre, avec leurs numéros"),
    "NothingInConflict": mark("« livret conflicts » montre ce qui attend"),
    "CardAmbiguous": mark("« livret card list » montre le début de chaque clé"),
    "RootUnknown": mark("« livret certs list » donne les empreintes"),
    "HubKeyInvalid": mark("« livret hub status » la montre à qui veut être invité"),
}
"""By error, the command that goes on: said at the command line, not in the window."""
