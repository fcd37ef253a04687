"""Sentences of the errors of the vault; what is found: ``vault_findings``."""

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
