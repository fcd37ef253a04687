"""Sentences of signing and checking: errors, and the reasons of a verdict."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "CertificateNameRefused": mark(
        "Un certificat a besoin d’un nom qui se lit. Rien n’a été fait. Écrivez "
        "le nom comme on le dit."
    ),
    "NaiveTime": mark(
        "L’heure de cet ordinateur n’a pas pu être lue avec son fuseau. Rien n’a "
        "été signé. Réglez l’heure de l’ordinateur, puis recommencez."
    ),
    "DrawingRefused": mark(
        "Ce tracé n’a pas pu être gardé ({problem}). Rien n’a été signé. "
        "Effacez-le et signez de nouveau."
    ),
    "RootsUnreadable": mark(
        "Le fichier des certificats de confiance n’a pas pu être lu. Rien "
        "n’a été vérifié et rien n’a changé. Choisissez un fichier PEM, comme "
        "ceux que Livret exporte."
    ),
    "NotOurPaper": mark(
        "Ce PDF n’a pas été fait par Livret. Rien n’y a été ajouté. Pour le "
        "signer, prenez le document que Livret a enregistré."
    ),
    "NoPlaceToSign": mark(
        "Ce papier a été fait pour être lu, sans place pour signer. Rien n’y a été "
        "ajouté. Pour le signer, préparez-le avec « Relire et signer »."
    ),
    "PaperUnreadable": mark(
        "Ce fichier n’est pas un PDF lisible : il est abîmé, coupé, ou d’une "
        "autre sorte. Rien n’y a été ajouté. Demandez une autre copie."
    ),
    "PaperLocked": mark(
        "Ce PDF est protégé par un mot de passe : il ne peut pas être lu ici. Il n’a "
        "pas changé. Ouvrez-le avec le programme d’où il vient."
    ),
    "ReadingTooCostly": mark(
        "Lire ce fichier demande plus de temps ou de mémoire qu’un document "
        "ordinaire\u202f: Livret s’est arrêté là. Rien n’a été ajouté ni gardé, et "
        "ce qui est dans Livret est intact. Demandez une autre copie, ou une "
        "simple photo de la page."
    ),
    "ReadingStopped": mark(
        "La lecture du fichier est arrêtée. Rien n’a été ajouté ni gardé, et "
        "ce qui est dans Livret est intact. Redonnez le fichier pour "
        "recommencer."
    ),
    "ReaderNotStarted": mark(
        "Ce qui lit les fichiers n’a pas pu se lancer. Rien n’a été ajouté ni "
        "gardé. Fermez Livret et rouvrez-le\u202f; si cela revient, dites à qui "
        "s’occupe de cet ordinateur que Livret doit pouvoir se lancer lui-même "
        "une seconde fois."
    ),
    "PaperTooLarge": mark(
        "Ce fichier dépasse {limit} Mo : ce n’est pas un document de Livret. "
        "Rien n’y a été ajouté. Vérifiez que c’est le bon fichier."
    ),
    "PaperNotPlain": mark(
        "Ce PDF contient autre chose que ses pages ({problem}), qui pourrait en "
        "changer l’affichage plus tard. Rien n’y a été ajouté. Refaites le "
        "document avec Livret, puis signez-le."
    ),
    "PaperChanged": mark(
        "Ce document a été modifié après une signature. Rien n’y a été ajouté. "
        "Reprenez la copie signée gardée dans Livret."
    ),
    "PaperClosed": mark(
        "Ce document est fermé : plus personne ne peut y signer. Il n’a pas "
        "changé. Pour ajouter quelque chose, faites un nouveau document."
    ),
    "AlreadySigned": mark(
        "La place de {name} est déjà remplie. Le document n’a pas changé. "
        "Vérifiez qui signe."
    ),
    "OutOfTurn": mark(
        "Ce document se signe dans l’ordre, et c’est au tour de {name}. Rien n’a été "
        "signé. Commencez par cette personne."
    ),
    "NoSuchSigner": mark(
        "Ce document n’attend personne à cette place ({role}). Il n’a pas "
        "changé. Vérifiez qui signe, ou refaites le document avec cette personne."
    ),
    "OtherSigner": mark(
        "Cette place est celle de {expected}, pas de {found} : rien n’a été signé. "
        "Vérifiez qui signe."
    ),
    "BindingMismatch": mark(
        "Le certificat ne correspond pas à cet accord sur ce document. Rien n’a "
        "été signé. Recommencez la signature depuis le document affiché."
    ),
    "CertificateNotValidNow": mark(
        "Le certificat de {name} n’est pas valable aujourd’hui. Rien n’a été "
        "signé. Vérifiez la date de l’ordinateur, ou choisissez une autre façon "
        "de signer."
    ),
    "KeyMismatch": mark(
        "La clé ne va pas avec ce certificat. Rien n’a été signé. Choisissez le "
        "bon certificat, ou une autre façon de signer."
    ),
    "NothingAgreed": mark(
        "La place pour signer est vide. Rien n’a été signé. Tracez ou écrivez "
        "l’accord, ou choisissez une autre façon."
    ),
    "WordsTooLong": mark(
        "Ces paroles dépassent {limit} caractères, ce qu’une signature peut "
        "garder. Rien n’a été signé. Gardez l’essentiel ici, et le reste dans le "
        "livret."
    ),
    "SignaturesMissing": mark(
        "Il reste à signer ({names}) : le document n’est pas fermé, et rien n’a "
        "changé. Chacun peut signer, dire son accord, ne pas signer, ou être noté "
        "comme n’étant pas là."
    ),
}

REASONS: dict[str, str] = {
    "not_a_pdf": mark("Ce fichier n’est pas un PDF."),
    "unreadable": mark("Ce PDF est abîmé ou coupé : il ne peut pas être lu en entier."),
    "too_large": mark("Ce fichier est trop gros pour être un document de Livret."),
    "too_costly": mark(
        "Lire ce fichier demande plus de temps ou de mémoire qu’un document "
        "ordinaire\u202f: la vérification s’est arrêtée là."
    ),
    "encrypted": mark(
        "Ce PDF est protégé par un mot de passe : ses signatures ne peuvent pas "
        "être vérifiées."
    ),
    "not_signed": mark("Ce PDF ne porte aucune signature électronique."),
    "malformed_signature": mark("La signature de {name} est abîmée."),
    "false_signature": mark("La signature de {name} est fausse."),
    "false_stamp": mark("L’horodatage de la signature de {name} est faux."),
    "wrong_signer": mark("La place de {name} porte la signature de quelqu’un d’autre."),
    "record_false": mark(
        "Ce que la signature de {name} dit d’elle-même ne correspond pas au document."
    ),
    "not_bound": mark(
        "Le certificat de {name} n’a pas été fait pour cet accord sur ce document."
    ),
    "out_of_order": mark(
        "Ce document devait se signer dans un ordre qui n’a pas été suivi."
    ),
    "not_valid_then": mark(
        "Le certificat de {name} n’était pas valable à la date de la signature."
    ),
    "signed_in_future": mark(
        "La signature de {name} porte une date à venir. L’horloge de cet "
        "ordinateur est peut-être fausse."
    ),
    "weak_seal": mark(
        "La fermeture du document n’empêche pas d’y ajouter quelque chose."
    ),
    "not_expected": mark(
        "Le document prévoit une signature de plus que les personnes annoncées "
        "({name})."
    ),
    "only_a_stamp": mark(
        "La place de {name} ne porte qu’un horodatage : personne n’y a signé."
    ),
    "revoked": mark(
        "Le certificat de {name} a été retiré par l’organisme qui l’a donné."
    ),
    # Whoever refused or was away fills a place too: no signature is told of.
    "content_changed": mark(
        "Le contenu a été modifié depuis que la place de {name} est remplie."
    ),
    "changed_after": mark(
        "Le document a été modifié depuis que la place de {name} est remplie, "
        "autrement que pour signer."
    ),
    "not_plain": mark(
        "Ce document contient autre chose que ses pages (un programme, des calques, "
        "une pièce cachée)\u202f: il pourrait montrer à d’autres ce que les "
        "signataires n’ont pas lu."
    ),
    "revision_added": mark(
        "Quelque chose a été ajouté au document après la dernière signature."
    ),
    "revision_between": mark(
        "Le document a été enregistré de nouveau autrement que pour signer."
    ),
    "more_than_filled": mark(
        "Quelqu’un a signé avec un outil qui a changé autre chose que sa place pour "
        "signer."
    ),
    "bytes_added": mark("Des données ont été ajoutées à la fin du fichier."),
    "history": mark("Le document avait déjà été modifié avant la première signature."),
    "place_added": mark(
        "Une place pour signer a été ajoutée après la création du document ({name})."
    ),
    "other_revision": mark("Ce fichier n’est pas celui que Livret a gardé."),
    "no_roots": mark(
        "Les signatures sont justes, mais aucun certificat de confiance n’a été "
        "donné : on ne sait pas qui a signé."
    ),
    "unknown_root": mark(
        "La place de {name} est remplie comme il faut, mais avec un certificat qui "
        "n’est pas connu ici : on ne sait pas qui l’a remplie."
    ),
    "unsigned": mark("Il reste à signer : {name}"),
    "not_closed": mark("Le document n’est pas encore fermé."),
    "older_copy": mark("Cette copie est plus ancienne que celle que Livret a gardée."),
}
"""Why a file is not simply valid: codes of ``livret.paper.verdict``."""

FIELDS: dict[str, str] = {
    "Cloture": mark("la fermeture"),
    "Horodatage": mark("l’horodatage"),
}
"""Fields that are nobody's, as a reason calls them after « la signature de »."""
