"""Sentences of the vault: its errors, and what an examination finds."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "NotAVault": mark(
        "Il n’y a pas de coffre dans ce dossier ({folder}). Rien n’a été "
        "changé. Choisissez le dossier qui contient keys.json, ou créez un "
        "coffre."
    ),
    "VaultExists": mark(
        "Ce dossier n’est pas vide ({folder}). Rien n’y a été changé. "
        "Choisissez un dossier vide ou nouveau pour le coffre."
    ),
    "VaultInUse": mark(
        "Ce coffre est déjà ouvert ailleurs sur cet ordinateur ({folder}). "
        "Vos données sont intactes. Fermez l’autre fenêtre ou l’autre "
        "commande, puis recommencez."
    ),
    "VaultOnSharedDrive": mark(
        "Ce dossier est sur un disque du réseau ({folder}) : un coffre s’y "
        "abîmerait. Rien n’a été changé. Choisissez un dossier de cet "
        "ordinateur ; un disque du réseau convient pour les copies de secours."
    ),
    "VaultInSynchronisedFolder": mark(
        "Ce dossier est synchronisé par {through} ({folder}) : un coffre s’y "
        "abîmerait. Rien n’a été changé. Choisissez un autre dossier de cet "
        "ordinateur ; celui-ci convient pour les copies de secours."
    ),
    "WrongPassphrase": mark(
        "Cette phrase de passe n’ouvre pas ce coffre. Rien n’a été changé. "
        "Vérifiez les majuscules et le clavier, ou utilisez la feuille de "
        "secours."
    ),
    "WeakPassphrase": mark(
        "Cette phrase de passe pourrait être devinée par un ordinateur. Rien n’a "
        "été changé. Prenez sept mots au hasard : Livret peut vous en proposer."
    ),
    "RecoveryCodeMistyped": mark(
        "Le code de secours comporte une faute de frappe. Rien n’a été "
        "changé. Relisez-le groupe par groupe sur la feuille, puis "
        "recommencez."
    ),
    "WrongRecoveryCode": mark(
        "Ce code de secours est bien écrit, mais il n’ouvre pas ce coffre. "
        "Rien n’a été changé. Cherchez la feuille la plus récente de ce "
        "coffre."
    ),
    "LastKey": mark(
        "C’est la dernière façon d’ouvrir ce coffre. Rien n’a été changé. "
        "Ajoutez d’abord une autre phrase de passe ou une feuille de "
        "secours."
    ),
    "UnknownKey": mark(
        "Ce coffre n’a pas de clé de cette sorte ({kind}). Rien n’a été "
        "changé. Regardez la liste des façons d’ouvrir le coffre."
    ),
    "NotEnoughMemory": mark(
        "L’ordinateur n’a pas assez de mémoire libre pour ouvrir le coffre "
        "({mebibytes} Mio). Vos données sont intactes. Fermez d’autres "
        "programmes, puis recommencez."
    ),
    "DamagedKeys": mark(
        "Le fichier keys.json de ce coffre ne peut pas être lu ({folder}). "
        "Les données sont toujours là, mais fermées. Revenez à une copie de "
        "secours : si le coffre est entier, seules ses clés seront remises."
    ),
    "DamagedVault": mark(
        "La base de ce coffre est abîmée ou a été modifiée ({folder}). Rien "
        "n’a été changé de plus. Revenez à une copie de secours : ce qui est "
        "là restera gardé à part."
    ),
    "TruncatedVault": mark(
        "Il manque la fin de la base de ce coffre ({folder}) : la copie du "
        "fichier a peut-être été interrompue. Rien n’a été changé de plus. "
        "Revenez à une copie de secours : ce qui est là restera gardé à part."
    ),
    "NewerVault": mark(
        "Ce coffre a été écrit par un Livret plus récent (version {found}, "
        "celle d’ici est {known}). Il n’a pas été touché. Mettez Livret à "
        "jour pour l’ouvrir."
    ),
    "OldEngine": mark(
        "Le moteur de base de données de cet ordinateur est trop ancien "
        "pour être sûr ({found}, il faut {needed}). Vos données n’ont pas "
        "été touchées. Réinstallez Livret."
    ),
    "DiskFull": mark(
        "Le disque est plein ou refuse d’écrire ({folder}). Ce que vous "
        "veniez de faire n’est pas enregistré ; tout le reste est intact. "
        "Libérez de la place, puis recommencez."
    ),
    "ReadOnlyVault": mark(
        "Livret n’a pas le droit d’écrire dans ce dossier ({folder}). Rien "
        "n’a été enregistré ; tout le reste est intact. Demandez le droit "
        "d’y écrire, puis recommencez."
    ),
    "StorageFailed": mark(
        "Le disque ou le système a répondu par une erreur ({folder}, "
        "{reason}). Ce que vous veniez de faire n’est pas enregistré. "
        "Vérifiez le disque, puis recommencez."
    ),
    "UpgradeFailed": mark(
        "Le coffre n’a pas pu passer de la version {found} à la version "
        "{known}. Il est resté tel qu’il était, et une copie est ici : "
        "{backup}. Gardez l’ancien Livret et envoyez le rapport."
    ),
    "UnknownLivret": mark(
        "Ce livret n’est pas dans ce coffre ({livret}). Rien n’a été "
        "changé. Cherchez la personne par son nom."
    ),
    "BadSignature": mark(
        "Une partie de ce qui est arrivé n’est pas signée par son auteur "
        "({id}). Rien n’a été pris ; elle est mise de côté ({quarantine}). "
        "Demandez un nouvel envoi à la personne qui l’a écrite."
    ),
    "BlobTooLarge": mark(
        "Ce fichier est trop gros ({size} octets, au plus {limit}). Rien "
        "n’a été gardé. Réduisez-le, ou gardez-le ailleurs en notant où."
    ),
    "MissingBlob": mark(
        "Ce fichier n’est pas ici ({sha256}) : il a été effacé, ou n’a pas "
        "été partagé avec vous. Le reste du livret est intact. Demandez-le "
        "à qui l’a ajouté."
    ),
    "DamagedBlob": mark(
        "Ce fichier n’est plus celui qui avait été gardé ({sha256}). Il "
        "n’est pas montré. Reprenez-le d’une copie de secours ou "
        "demandez-le à qui l’a ajouté."
    ),
    "BackupNotKept": mark(
        "La copie de secours n’a pas pu être relue ({folder}) : elle ne "
        "compte pas. Le coffre lui-même est intact. Vérifiez le disque, "
        "puis faites une nouvelle copie."
    ),
    "NotABackup": mark(
        "Ce dossier n’est pas une copie de secours d’un coffre ({folder}). "
        "Rien n’a été changé. Choisissez un dossier qui contient vault.db "
        "et keys.json."
    ),
    "DamagedBackup": mark(
        "Cette copie de secours est abîmée ({folder}). Rien n’a été changé, ni "
        "dans le coffre ni dans la copie. Choisissez-en une autre."
    ),
    "BackupOfAnotherVault": mark(
        "Cette copie de secours est celle d’un autre coffre que celui de ce "
        "dossier ({folder}). Rien n’a été changé. Choisissez une copie de ce "
        "coffre, ou un dossier vide pour l’autre."
    ),
    "WrongPassphraseOfBackup": mark(
        "Cette phrase de passe n’ouvre pas cette copie. Rien n’a été changé. "
        "Il faut celle que le coffre avait le jour de la copie."
    ),
    "ErasureJournalDamaged": mark(
        "La liste de ce qui a été effacé ne peut pas être lue ({folder}, "
        "fichier effacements). Le coffre reste fermé pour ne rien faire "
        "revenir. Remettez ce fichier tel qu’il était."
    ),
}
"""What happened, what it means for the data, what to do."""

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
        "contrôlent vos documents, redonnez-leur le nouveau certificat : "
        "commande « livret certs --out »."
    ),
    "witness_missing": mark("Le témoin du coffre manquait ; il a été refait."),
    "rolled_back": mark(
        "Le coffre est revenu à un état plus ancien : il avait atteint "
        "{expected} écrits, il en montre {found}. Des écrits peuvent "
        "manquer. Remettez la dernière copie de secours, ou demandez-les à "
        "l’équipe."
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
        "La base est abîmée ({count} points). Remettez la dernière copie de secours."
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
        "({count}). Rien n’est perdu : refaites-la avec « livret doctor "
        "--rebuild »."
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
