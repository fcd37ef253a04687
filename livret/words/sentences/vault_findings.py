"""Sentences of what an opening or an examination of the vault finds."""

from __future__ import annotations

from livret.words.translator import mark

FINDINGS: dict[str, str] = {
    "modes_repaired": mark(
        "D’autres comptes de cet ordinateur pouvaient lire une partie du "
        "coffre : c’est corrigé ({names})."
    ),
    "upgraded": mark(
        "Le coffre a été mis à jour. Celui d’avant est gardé ici : {backup}."
    ),
    "authority_renewed": mark(
        "Les certificats de ce coffre, qui signent les documents, ont été "
        "renouvelés. Ce qui est déjà signé reste vérifiable. Si d’autres "
        "contrôlent vos documents, il leur faut le nouveau certificat : qui "
        "s’occupe de vos ordinateurs sait le leur donner."
    ),
    "witness_missing": mark(
        "Le témoin du coffre manquait ; il a été refait. Cette fois, rien ne dit si "
        "une page de la base est revenue à un état plus ancien."
    ),
    "rolled_back": mark(
        "Le coffre est revenu à un état plus ancien : il avait atteint "
        "{expected} écrits, il en montre {found}. Des écrits peuvent manquer. "
        "Remettez la dernière copie de secours, ou demandez-les à l’équipe. "
        "Ensuite gardez le coffre tel qu’il est."
    ),
    "changed_while_closed": mark(
        "Le fichier du coffre, ou le fichier «\u202ftemoin\u202f», n’est plus "
        "tel que Livret l’avait laissé en le fermant (remarqué le {on}) : une page est "
        "peut-être revenue à un état plus ancien, par une copie incomplète, un "
        "disque qui s’abîme ou quelqu’un. Si une vérification ne trouve rien "
        "d’autre, aucun écrit ne manque, mais un brouillon, un aide-mémoire ou "
        "un réglage peut être ancien. Revenez alors à une copie de secours "
        "d’avant ce jour, ou gardez le coffre tel qu’il est."
    ),
    "change_accepted": mark(
        "Le coffre est gardé tel qu’il est. C’est à lui que seront comparées les "
        "prochaines ouvertures."
    ),
    "change_not_accepted": mark(
        "Le coffre n’est pas gardé tel quel, car autre chose ne va pas. Réparez-le "
        "d’abord, puis recommencez."
    ),
    "end_unknown": mark(
        "La fin de la dernière ouverture n’a pas été notée (coupure de courant, "
        "arrêt forcé ou Livret plus ancien). Ce qui était enregistré a été "
        "vérifié ; cette fois seulement, rien ne dit si une page sans écrit est "
        "revenue à un état plus ancien."
    ),
    "erasures_missing": mark(
        "La liste de ce qui a été effacé est plus courte qu’avant ({found} "
        "au lieu de {expected}). Une copie ancienne pourrait faire revenir "
        "ce qui était effacé."
    ),
    "erasures_unknown": mark(
        "La liste de ce qui a été effacé n’était pas avec la copie de secours : "
        "ce qui a été effacé après cette copie a pu revenir. Effacez-le de "
        "nouveau."
    ),
    "restored": mark(
        "Le {on}, le coffre est revenu à la copie de secours du {backup}. Ce qui "
        "était là avant est gardé à part, avec les copies de secours, pendant "
        "un an."
    ),
    "erased_again": mark("Ce qui avait été effacé l’a été de nouveau ({count})."),
    "second_backup_failed": mark(
        "La deuxième copie de secours n’a pas pu être faite ({place}). "
        "La première est en place. Branchez le disque, puis recommencez."
    ),
    "part_unreadable": mark(
        "Une partie du coffre ne peut pas être lue ({part}). "
        "Remettez la dernière copie de secours."
    ),
    "pages_altered": mark(
        "Des pages de la base ont été modifiées ou abîmées ({count}). "
        "Remettez la dernière copie de secours."
    ),
    "database_damaged": mark(
        "La base est abîmée (endroits : {count}). Remettez la dernière copie de "
        "secours."
    ),
    "keys_changed": mark(
        "keys.json a changé depuis l’ouverture du coffre. Essayez la phrase"
        " de passe avant de fermer, ou remettez celui d’une copie de "
        "secours."
    ),
    "keys_edited": mark(
        "keys.json a été modifié en dehors de Livret. Rien n’est perdu ; la feuille "
        "de secours n’ouvre peut-être plus ce coffre. Changez la phrase de passe et "
        "imprimez une nouvelle feuille."
    ),
    "contribution_altered": mark(
        "Un écrit n’est plus ce qui avait été signé ({id}). "
        "Remettez la dernière copie de secours."
    ),
    "erased_came_back": mark(
        "Un écrit effacé est revenu ({id}). Effacez-le de nouveau."
    ),
    "arrivals_differ": mark(
        "Le livret {livret} devrait avoir {expected} écrits, il en a "
        "{found} : une page du coffre est revenue à un état plus ancien. "
        "Remettez la dernière copie de secours."
    ),
    "heads_differ": mark(
        "Les derniers écrits du livret {livret} ne sont pas ceux que le "
        "coffre avait notés : une page est revenue à un état plus ancien. "
        "Remettez la dernière copie de secours."
    ),
    "vault_chain_differs": mark(
        "Le coffre avait noté {expected} écrits en tout, il en montre "
        "{found} : une page est revenue à un état plus ancien. Remettez la "
        "dernière copie de secours."
    ),
    "parents_awaited": mark(
        "Le livret {livret} attend encore {count} écrits d’autres "
        "ordinateurs. Ils viendront avec le prochain envoi."
    ),
    "quarantined": mark(
        "Des envois refusés sont gardés de côté ({count}). Ils ne comptent "
        "dans aucun livret."
    ),
    "read_models_differ": mark(
        "La liste des personnes ou la recherche ne suit plus les livrets "
        "({count}). Rien n’est perdu : elle peut être refaite."
    ),
    "read_models_rebuilt": mark(
        "La liste des personnes et la recherche ont été refaites ({count})."
    ),
    "read_models_mended": mark(
        "La liste des personnes ou la recherche se contredisait ; elle vient "
        "d’être refaite, et rien n’est perdu. Si cela revient, faites vérifier le "
        "disque."
    ),
    "blob_damaged": mark(
        "Un fichier gardé n’est plus celui d’origine ({sha256}). "
        "Reprenez-le d’une copie de secours."
    ),
    "blob_absent": mark(
        "Un fichier nommé dans un livret n’est pas ici ({sha256}) : il "
        "n’est pas encore arrivé, ou n’est pas partagé."
    ),
    "journal_altered": mark(
        "Le journal de qui a regardé a été modifié ou coupé (livret {livret})."
    ),
    "no_backup": mark("Il n’y a pas encore de copie de secours."),
    "backup_damaged": mark(
        "La copie de secours {name} ne s’ouvre pas. Faites-en une nouvelle."
    ),
}
"""What the opening or ``livret doctor`` has to tell, by code."""

BY_COMMAND: dict[str, str] = {
    "authority_renewed": mark("« livret certs --out » l’écrit dans un fichier"),
    "rolled_back": mark("« livret doctor --accept » le garde tel qu’il est"),
    "changed_while_closed": mark(
        "« livret doctor » vérifie le coffre, « livret doctor --accept » le garde "
        "tel qu’il est"
    ),
    "read_models_differ": mark("« livret doctor --rebuild » la refait"),
}
"""By finding, what the command line adds: the command that answers it."""

PARTS: dict[str, str] = {
    "database": mark("la base"),
    "keys": mark("les clés"),
    "log": mark("les écrits des livrets"),
    "read_models": mark("la liste des personnes et la recherche"),
    "blobs": mark("les fichiers gardés"),
    "journal": mark("le journal des ouvertures"),
    "backups": mark("les copies de secours"),
    "restorings": mark("les retours à une copie de secours"),
}
"""Parts of a vault that ``doctor`` looks at, as its findings name them."""
