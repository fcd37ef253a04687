"""Sentences of the refusals of the acts and of the domain."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "EmptyCharter": mark(
        "Cette charte est vide\u202f: aucune phrase choisie, aucune ligne écrite. Rien "
        "n’a été enregistré. Choisissez au moins une phrase, ou écrivez une ligne."
    ),
    "InvalidField": mark(
        "Ce qui est écrit à « {path} » ne peut pas être gardé : {problem}. "
        "Rien n’a été enregistré. Corrigez cet endroit, puis recommencez."
    ),
    "NotCanonical": mark(
        "Ce texte n’est pas écrit dans une forme que Livret sait lire sans se "
        "tromper ({problem}). Rien n’a été enregistré. Corrigez-le, puis "
        "recommencez."
    ),
    "MalformedContribution": mark(
        "Une partie de ce fichier n’est pas d’un livret, ou a été changée "
        "({part}). Rien n’a été pris. Demandez un nouvel envoi."
    ),
    "NobodyFound": mark(
        "Personne ne correspond à « {wanted} » ici. Rien n’a été changé. "
        "Vérifiez l’orthographe, ou cherchez avec moins de lettres."
    ),
    "NobodyNamed": mark(
        "Il manque de qui est le livret. Rien n’a été changé. Donnez un nom qui "
        "trouve une seule personne, ou le numéro du livret."
    ),
    "StructureProtected": mark(
        "Le nom de la structure de {name} est protégé : un accord ne l’écrit pas. "
        "Rien n’a été enregistré. Recommencez sans nommer sa structure."
    ),
    "SeveralPeople": mark(
        "« {wanted} » correspond à {count} personnes. Rien n’a été changé. "
        "Écrivez le nom en entier, ou donnez le numéro du livret."
    ),
    "NotAllowed": mark(
        "Cela ne peut pas être écrit dans ce livret : {reason}. "
        "Rien n’a été enregistré. Voyez-le avec la personne et l’équipe."
    ),
    "NotAllowedThere": mark(
        "Ce qui est écrit à « {path} » ne peut pas l’être dans ce livret : "
        "{reason}. Rien n’a été enregistré. Voyez-le avec la personne et l’équipe."
    ),
    "LivretReadOnly": mark(
        "Ce livret a été écrit par un Livret plus récent. Vous pouvez le lire, "
        "pas y écrire ; rien n’est perdu. Mettez Livret à jour pour continuer."
    ),
    "LivretErased": mark(
        "Ce livret a été effacé. On ne peut plus rien y ajouter. "
        "Ouvrez un nouveau livret si la personne le souhaite."
    ),
    "UnknownKind": mark(
        "« {kind} » (à « {path} ») n’est pas une chose qu’on peut dire dans un "
        "livret. Rien n’a été enregistré. La liste est donnée par « livret schema »."
    ),
    "UnknownReference": mark(
        "Ce qui est écrit à « {path} » désigne une chose qui n’est pas dans ce "
        "livret. Rien n’a été enregistré. Corrigez cet endroit, puis recommencez."
    ),
    "DiagnosisIsNoContract": mark(
        "Un diagnostic partagé n’est jamais le papier d’un contrat : il ne sert pas à "
        "contrôler. Rien n’a été enregistré. Choisissez un autre papier, ou aucun."
    ),
    "NothingSaid": mark(
        "La liste de ce qu’il faut enregistrer est vide. Rien n’a été changé. "
        "Ajoutez au moins une chose, puis recommencez."
    ),
    "TooLarge": mark(
        "Ce texte dépasse {limit_mb} Mo. Rien n’a été enregistré. "
        "Envoyez-le en plusieurs fois."
    ),
    "NotCalledYet": mark(
        "Livret ne sait pas encore comment appeler la personne. Aucun papier n’a "
        "été fait. Demandez-lui comment elle veut qu’on l’appelle, écrivez-le dans "
        "« L’essentiel », puis recommencez."
    ),
    "NoDiagnosis": mark(
        "Rien n’a encore été dit dans un diagnostic de ce livret. Aucun papier "
        "n’a été fait. Commencez par un sujet : un seul suffit."
    ),
    "UnknownDocument": mark(
        "Ce document n’est pas dans ce livret, ou aucun n’est prêt à signer. "
        "Rien n’a été changé. Préparez-le d’abord avec « Relire et signer »."
    ),
    "PlaceTaken": mark(
        "La place de {name} est déjà remplie sur ce document. Rien n’a été "
        "ajouté. Pour changer, préparez une nouvelle version."
    ),
    "DocumentClosed": mark(
        "Ce document est fermé : plus rien ne peut y être ajouté, et il reste "
        "valable. Pour changer quelque chose, préparez une nouvelle version."
    ),
    "NotExpectedToSign": mark(
        "Ce document n’attend la signature de personne à ce titre ({role}). "
        "Rien n’a été ajouté. Choisissez une des places du document."
    ),
    "DeadlinePast": mark(
        "Le dernier jour donné pour signer est déjà passé. Rien n’a été signé. "
        "Choisissez aujourd’hui, ou un jour à venir."
    ),
    "OwnWitness": mark(
        "{name} ne peut pas attester sa propre absence, ni son propre accord dit à "
        "voix haute\u202f: quelqu’un d’autre doit le dire. Rien n’a été signé. {name} "
        "peut signer à l’écran ou sur papier, ou ne pas signer\u202f; un autre "
        "référent peut l’attester depuis son Livret."
    ),
    "AbsentHeardNothing": mark(
        "{name} n’était pas là\u202f: le texte n’a pas pu lui être lu ni expliqué, et "
        "ses mots n’ont pas pu être notés. Rien n’a été signé. Notez l’absence seule, "
        "ou choisissez comment {name} a répondu."
    ),
    "NotTheirTurn": mark(
        "Ce document se signe dans l’ordre, et c’est au tour de {name}. Rien n’a été "
        "signé. Commencez par cette personne."
    ),
    "TurnElsewhere": mark(
        "Ce document est parti se faire signer ailleurs ({name}). Rien n’a été signé "
        "ici. Attendez son retour, ou reprenez-le sur cet ordinateur."
    ),
    "NothingNew": mark(
        "Ce fichier n’apporte rien de nouveau : ses signatures sont déjà dans ce "
        "coffre. Rien n’a changé."
    ),
    "ReturnedChanged": mark(
        "Ce fichier a été modifié autrement que pour signer. Rien n’en a été repris et "
        "rien n’y a été signé. Demandez de nouveau le fichier à qui l’a envoyé."
    ),
    "OlderCopy": mark(
        "Ce fichier est une copie plus ancienne : une signature a été ajoutée depuis "
        "dans ce coffre. Rien n’a été signé. Reprenez la dernière copie du document, "
        "puis recommencez."
    ),
    "NotInThisVault": mark(
        "Ce fichier n’est pas un document préparé dans ce coffre, ou il a été changé "
        "depuis. Rien n’a été signé. Prenez le fichier tel qu’il a été préparé, avec "
        "le coffre qui l’a préparé."
    ),
    "UnknownPaper": mark(
        "« {paper} » n’est pas un papier que Livret sait faire. Rien n’a été fait. "
        "La liste : « livret papers »."
    ),
    "NotShared": mark(
        "L’accord donné à {recipient} est fini, ou la personne l’a repris. Rien n’a "
        "été copié, rien n’a changé. Voyez avec elle si elle veut un nouvel accord."
    ),
    "NoMeetingHeld": mark(
        "Aucune rencontre n’a encore eu lieu dans ce livret : il n’y a pas de compte "
        "rendu. Rien n’a changé. Notez d’abord une rencontre."
    ),
    "NothingToCopy": mark(
        "Il n’y a encore rien à copier de ce livret. Rien n’a changé. Commencez par un "
        "sujet : un seul suffit."
    ),
}
