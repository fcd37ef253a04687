"""Sentences of the refusals of sharing: cards, files, the person's copy."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "MalformedCard": mark(
        "Ce fichier n’est pas une carte de Livret, ou il a été changé ({problem}). "
        "Rien n’a été pris. Demandez une nouvelle carte."
    ),
    "CardUnknown": mark(
        "Aucune carte acceptée ici ne correspond à « {wanted} ». Rien n’a été fait. "
        "Recevez sa carte, comparez les sept mots, puis recommencez."
    ),
    "CardAmbiguous": mark(
        "« {wanted} » correspond à {count} cartes. Rien n’a été fait. Donnez le "
        "début de la clé de la bonne carte."
    ),
    "CardRevoked": mark(
        "La carte de {name} n’est plus acceptée ici. Rien n’est parti, rien n’a été "
        "pris. Comparez de nouveau les sept mots avec cette personne."
    ),
    "CardReplaced": mark(
        "Une autre carte de {name} remplace celle-ci. Rien n’est parti, rien n’a été "
        "pris. Servez-vous de la nouvelle ; si c’est l’ancienne la bonne, n’acceptez "
        "d’abord plus la nouvelle."
    ),
    "KeyReplacedHere": mark(
        "Dans ce livret, une autre clé de {name} a pris la place de celle de cette "
        "carte, qui est peut-être perdue. Rien n’a changé. Demandez à {name} sa "
        "nouvelle carte."
    ),
    "CardNotCompared": mark(
        "La carte de {name} prendrait la place de celle de {other}, qui ne l’a pas "
        "signée. Elle n’a pas été acceptée. Comparez les sept mots avec cette "
        "personne, et donnez-les."
    ),
    "CardBorrowsKey": mark(
        "La carte de {name} porte une clé de {other} : personne ne pourrait ouvrir ce "
        "qui lui serait envoyé. Elle n’a pas été acceptée. Demandez-lui une autre "
        "carte."
    ),
    "CardDiffers": mark(
        "Ce qui a été lu n’est pas ce que dit la carte de {name}. Elle n’a pas été "
        "acceptée. Relisez ensemble ; si cela diffère encore, ce n’est pas sa carte."
    ),
    "CardNotVouched": mark(
        "Aucune structure connue ici ne se porte garante de la carte de {name}. Elle "
        "n’a pas été acceptée. Comparez les sept mots avec cette personne."
    ),
    "NothingMayGo": mark(
        "Rien ne peut partir vers {name} : {reason}. Rien n’est parti. Voyez avec la "
        "personne si elle veut donner son accord."
    ),
    "PurposeNotAgreed": mark(
        "La personne n’a pas donné son accord pour cette raison : {purpose}. Rien "
        "n’est parti. Donnez la raison de l’accord, ou demandez-en un autre."
    ),
    "NotAnExchangeFile": mark(
        "Ce fichier n’est pas un envoi de Livret. Rien n’a été pris. Vérifiez que "
        "c’est bien celui que l’on vous a donné."
    ),
    "FileForSomeoneElse": mark(
        "Ce fichier n’est pas pour ce coffre. Rien n’a été pris. Demandez à qui l’a "
        "fait de vous l’envoyer, avec votre carte. Un remplacement s’ouvre avec ses "
        "deux moitiés, une copie de la personne avec elle."
    ),
    "FileAltered": mark(
        "Ce fichier est incomplet, ou a été changé en chemin ({part}). Rien n’a été "
        "pris. Demandez qu’il soit envoyé de nouveau."
    ),
    "FileTooLarge": mark(
        "Ce fichier est plus gros que tout ce qu’un livret peut contenir (plus de "
        "{most} millions d’octets). Rien n’a été pris. Demandez d’où il vient."
    ),
    "NewerFile": mark(
        "Ce fichier vient d’un Livret plus récent ({version}). Rien n’a été pris. "
        "Mettez Livret à jour, puis recommencez."
    ),
    "UnknownSender": mark(
        "Ce fichier se dit de {name}, dont la carte n’est pas acceptée ici. Rien n’a "
        "été pris. Recevez sa carte, comparez les sept mots, puis recommencez. Si "
        "c’est la personne accompagnée, recevez d’abord le livret de qui a fait sa "
        "copie."
    ),
    "RevokedSender": mark(
        "Ce fichier vient de {name}, dont la carte n’est plus acceptée ici. Rien n’a "
        "été pris. Parlez-en avec cette personne."
    ),
    "ReplacedSender": mark(
        "Ce fichier a été fait avec l’ancienne clé de {name}, qu’une autre remplace "
        "ici. Rien n’a été pris. Demandez-lui de l’envoyer de nouveau, avec la "
        "nouvelle."
    ),
    "ReceiptUnknown": mark(
        "{name} accuse réception d’un fichier qui n’a pas été fait ici. Rien n’a été "
        "noté. Cela arrive après être revenu à une copie de secours."
    ),
    "PersonKeyMistyped": mark(
        "Ce n’est pas le code d’une feuille : une lettre a dû être mal lue. Rien n’a "
        "été ouvert. Relisez le code, ou montrez le carré."
    ),
    "HerPassphraseWrong": mark(
        "Cette phrase n’ouvre pas sa clé. Rien n’a été changé. Redites-la avec elle, "
        "mot par mot ; sa feuille ouvre aussi."
    ),
    "CertificateNotForCard": mark(
        "Ce certificat ne se porte pas garant de la carte de {name} : il est à un "
        "autre nom, ne tient pas aujourd’hui, ou sa clé n’est pas de la sorte qu’il "
        "faut (P-256). La carte n’a pas changé. Demandez-en un autre à votre "
        "organisme."
    ),
    "SeveralSheets": mark(
        "{count} feuilles ont été faites pour elle, chez des personnes qui n’avaient "
        "pas encore échangé : le {first} par {first_by}, le {last} par "
        "{last_by}. Une copie ne s’ouvre qu’avec une seule. Rien n’a été fait. "
        "Choisissez la clé USB où est sa clé, cle.age, avec sa phrase, ou donnez le "
        "code de la feuille qu’elle garde. Si elle n’a plus ni l’une ni l’autre, "
        "faites-lui une autre feuille."
    ),
    "SheetNotShown": mark(
        "Une feuille a été faite pour elle, le {on}, par {by}, et n’a jamais été "
        "montrée ici : une copie s’ouvrirait pour qui a cette feuille. Rien n’a été "
        "fait. Choisissez la clé USB où est sa clé, cle.age, avec sa phrase, ou donnez "
        "le code de sa feuille : une fois suffit. Si elle l’a perdue, faites-lui une "
        "autre feuille. Si elle ne l’a jamais eue, aussi, et parlez-en avec {by}."
    ),
    "HerKeyDamaged": mark(
        "Le fichier de sa clé est incomplet, ou a été changé. Rien n’a été ouvert. Sa "
        "feuille ouvre aussi sa copie ; sinon, demandez une nouvelle copie."
    ),
    "HalvesWrong": mark(
        "Ces deux moitiés n’ouvrent pas ce fichier. Rien n’a été ouvert. Relisez les "
        "sept mots de chaque feuille, avec qui l’a gardée. Si d’autres feuilles ont "
        "été faites depuis, il faut les dernières."
    ),
    "HalfMissing": mark(
        "Il faut les deux moitiés, chacune de sa feuille : ici, il en manque une, ou "
        "c’est deux fois la même. Rien n’a été ouvert. Demandez l’autre à qui l’a "
        "gardée."
    ),
    "HalfMistyped": mark(
        "La moitié {which} n’est pas faite de sept mots de la liste (mots lus : "
        "{typed} ; de la liste : {count}). Rien n’a été ouvert. Relisez cette feuille, "
        "mot par mot."
    ),
    "ReplacementKeyDamaged": mark(
        "Le fichier « remplacement-cle.age » est incomplet, ou a été changé. Rien n’a "
        "été ouvert. Reprenez celui qui avait été rangé ; le coffre d’où il vient peut "
        "aussi le refaire, et les feuilles restent bonnes."
    ),
    "ReplacementPartsDiffer": mark(
        "Les deux moitiés sont bonnes, mais « remplacement-cle.age » n’est pas la clé "
        "de ce fichier : ils n’ont pas été rangés le même jour. Rien n’a été ouvert. "
        "Prenez les deux fichiers qui vont ensemble."
    ),
    "ReplacementForSomeoneElse": mark(
        "Ce remplacement a été préparé pour {name}, et ne s’ouvre que dans son coffre. "
        "Rien n’a été ouvert. Voyez avec cette personne."
    ),
    "CardIsOwn": mark(
        "C’est votre propre carte. Rien n’a été changé. Donnez-la à l’autre personne, "
        "et recevez la sienne."
    ),
    "HerPassphraseWeak": mark(
        "Cette phrase se devine trop vite ({bits} sur {needed}). Rien n’a été fait. "
        "Choisissez avec elle quatre ou cinq mots sans lien entre eux."
    ),
    "NotACopy": mark(
        "Ce fichier n’est pas la copie d’une personne. Rien n’a été ouvert. Choisissez "
        "le fichier « copie-….livret » qu’elle a apporté, ou le dossier où il est."
    ),
    "NotHerCopy": mark(
        "Sa clé n’ouvre pas ce fichier : ce n’est pas une copie faite pour elle, ou "
        "elle est fermée pour une autre de ses feuilles. Rien n’a été pris. Essayez "
        "chacune de ses feuilles, la dernière d’abord ; si c’est un envoi, "
        "recevez-le dans votre coffre."
    ),
    "NotHerKey": mark(
        "Ce livret connaît une autre clé comme la sienne : elle peut lire, pas écrire. "
        "Rien n’a été ajouté. Écrivez avec elle, dans un coffre."
    ),
    "NotAgreed": mark(
        "Sans son accord, rien n’est fait. Rien n’a changé ici. Si elle dit oui, "
        "recommencez en le notant."
    ),
    "NotErasedElsewhere": mark(
        "Personne n’a effacé ce livret, ou il est déjà effacé ici. Il n’y a rien à "
        "confirmer, et rien n’a changé."
    ),
    "ErasureNotConfirmed": mark(
        "Effacer un livret ne se défait pas. Rien n’a été effacé. Dites-le une "
        "deuxième fois."
    ),
    "NobodyReplaces": mark(
        "Personne n’est nommé pour vous remplacer dans ce livret. Rien n’a été fait. "
        "Nommez quelqu’un, avec la personne."
    ),
    "ReplacementOver": mark(
        "Ce remplacement est fini depuis le {until}. Rien n’a été ouvert. Voyez avec "
        "la personne si elle veut donner un nouvel accord."
    ),
    "SameLivret": mark(
        "C’est deux fois le même livret. Rien n’a été changé. Choisissez l’autre "
        "livret de cette personne."
    ),
    "NotJoined": mark("Ces deux livrets ne sont pas joints. Rien n’a été changé."),
    "TheirsToSettle": mark(
        "Ces paroles ont été écrites par plusieurs personnes : c’est à {voice} de dire "
        "lesquelles sont justes. Rien n’a été changé. Relisez-les ensemble."
    ),
    "CannotKeepBoth": mark(
        "Il n’y a pas de mots à mettre bout à bout ici. Rien n’a été changé. "
        "Choisissez l’un des deux."
    ),
    "NotOneOfThese": mark(
        "« {wanted} » n’est pas un de ces textes. Rien n’a été changé. Relisez ceux "
        "qui attendent, puis choisissez."
    ),
    "NothingInConflict": mark(
        "Il n’y a pas deux textes à relire à cet endroit ({place}). Rien n’a été "
        "changé. Voyez ce qui attend ailleurs."
    ),
}

REFUSALS: dict[str, str] = {
    "left": mark("cette personne ne fait plus partie de l’équipe"),
    "no_agreement": mark("aucun accord de partage ne la nomme"),
    "ended": mark("l’accord de partage est fini"),
    "withdrawn": mark("l’accord de partage a été retiré"),
}
"""Why nothing may go to somebody: codes of ``Allowance.refusal``."""

PARTS: dict[str, str] = {
    "container": mark("l’enveloppe"),
    "manifest": mark("le bordereau"),
    "signature": mark("la signature du bordereau"),
    "contributions": mark("le contenu"),
    "files": mark("les pièces"),
    "keys": mark("les clés"),
}
"""Parts of a file that is not whole."""

CARD_PROBLEMS: dict[str, str] = {
    "prefix": mark("ce n’est pas une carte"),
    "size": mark("trop gros"),
    "json": mark("mal écrit"),
    "fields": mark("il y manque quelque chose"),
    "signature": mark("la signature n’est pas la sienne"),
}
"""What is wrong with a card."""

VOICES: dict[str, str] = {
    "personne": mark("la personne"),
    "social": mark("la personne qui accompagne pour le social"),
    "emploi": mark("la personne qui accompagne pour l’emploi"),
}
"""Whose words they are."""

CODES: dict[str, dict[str, dict[str, str]]] = {
    "NothingMayGo": {"reason": REFUSALS},
    "TheirsToSettle": {"voice": VOICES},
    "FileAltered": {"part": PARTS},
    "MalformedCard": {"problem": CARD_PROBLEMS},
}
"""By error, the facts that are codes, and their words."""
