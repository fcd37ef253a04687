"""Sentences of the team's hub."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "HubUnreachable": mark(
        "Le relais ne répond pas ({place}). Rien n’est perdu : tout est dans "
        "votre coffre et partira quand il répondra. Vérifiez le réseau, puis "
        "recommencez."
    ),
    "HubReadOnly": mark(
        "Le relais répond, mais ne peut rien garder pour le moment ({place}). Rien "
        "n’est perdu : tout est dans votre coffre et partira dès qu’il pourra. Si "
        "cela dure, prévenez qui s’occupe du relais."
    ),
    "HubBusy": mark(
        "Le relais n’a pas pu faire ce qui était demandé ({place}). Tout est "
        "dans votre coffre. Recommencez ; si cela revient, prévenez qui "
        "s’occupe du relais."
    ),
    "HubAccessRefused": mark(
        "Le relais ne vous reconnaît pas ({place}). Rien n’a été changé, et votre "
        "coffre est complet. Demandez une nouvelle invitation à qui s’occupe du relais."
    ),
    "HubNotProven": mark(
        "Le serveur à cette adresse ne prouve pas qu’il est le relais ({place}) : "
        "{reason}. Rien ne lui a été envoyé, ni mot de passe ni livret ; tout est "
        "dans votre coffre. Prévenez qui s’occupe du relais."
    ),
    "HubDoorClosed": mark(
        "Le relais ne laisse entrer personne depuis cet ordinateur ({place}). Rien n’a "
        "été changé, et votre coffre est complet. Prévenez qui s’occupe du relais."
    ),
    "HubInvitationSpent": mark(
        "Cette invitation n’ouvre rien : elle a déjà servi, ou l’adresse n’est pas "
        "complète ({place}). Rien n’a été changé. Demandez une nouvelle invitation à "
        "qui s’occupe du relais."
    ),
    "HubInvitationOfAnother": mark(
        "Cette invitation est faite pour quelqu’un d’autre ({place}). Rien n’a été "
        "changé, et elle reste bonne pour cette personne. Demandez la vôtre à qui "
        "s’occupe du relais, avec votre carte."
    ),
    "HubFull": mark(
        "Le relais n’a plus de place ({place}). Rien n’est perdu : tout est "
        "dans votre coffre et partira dès qu’il y aura de la place. Prévenez "
        "qui s’occupe du relais."
    ),
    "HubNotMade": mark(
        "Ce qui est à cette adresse n’est pas un relais ({place}). Rien n’a "
        "été changé. Prévenez qui s’occupe du relais."
    ),
    "HubOtherVersion": mark(
        "Ce relais est d’une autre version ({place} : {found}, attendue : "
        "{known}). Rien n’a été changé. Mettez Livret à jour, ou prévenez qui "
        "s’occupe du relais."
    ),
    "HubRightsMissing": mark(
        "Ce nom n’a pas les droits qu’il faut sur ce serveur ({place}). Rien n’a été "
        "changé. Prévenez qui s’occupe du relais : pour le préparer ou y inviter, il "
        "faut pouvoir créer des rôles et posséder la base."
    ),
    "HubTooOld": mark(
        "Ce serveur PostgreSQL est trop ancien ({place}, {found}). Rien n’a été "
        "changé. Il faut la version 15 ou plus récente."
    ),
    "HubInClear": mark(
        "Cette adresse passerait par le réseau sans protection ({place}). Rien "
        "n’a été envoyé. Demandez une autre adresse à qui s’occupe du relais."
    ),
    "BadHubAddress": mark(
        "Ce n’est pas l’adresse d’un relais ({reason}). Rien n’a été fait. "
        "Recopiez-la en entier, comme elle a été donnée."
    ),
    "NotAtThisHub": mark(
        "Ce coffre n’a pas rejoint ce relais ({place}). Rien n’y a été fait. "
        "Rejoignez-le d’abord avec l’adresse de votre invitation."
    ),
    "NoHubJoined": mark(
        "Ce coffre n’a rejoint aucun relais. Rien n’est parti et rien n’est "
        "arrivé. Demandez une invitation à qui s’occupe du relais, puis rejoignez-le."
    ),
    "SeveralHubsJoined": mark(
        "Ce coffre a rejoint plusieurs relais. Rien n’y a été fait. Dites l’adresse de "
        "celui que vous voulez."
    ),
    "NotOnTheHub": mark(
        "Ce livret ne peut pas aller sur le relais ({reason}). Rien n’a été envoyé, et "
        "il reste complet ici. Voyez qui en fait partie."
    ),
    "HubKeyInvalid": mark(
        "Cette clé n’en est pas une ({reason}). Personne n’a été invité. Demandez-la "
        "de nouveau à qui veut entrer."
    ),
    "CardWithoutHubKey": mark(
        "La carte de {name} ne dit pas de clé pour le relais. Personne n’a été invité. "
        "Demandez une nouvelle carte, faite avec Livret d’aujourd’hui."
    ),
    "HubSpoiled": mark(
        "Le serveur répond ce qu’aucun relais ne répond ({place}). Rien n’a été gardé "
        "de sa réponse. Prévenez qui s’occupe du relais."
    ),
    "MalformedGrant": mark(
        "Des clés venues du relais ne sont pas lisibles. Elles sont laissées de côté. "
        "Demandez à un membre de l’équipe d’envoyer de nouveau."
    ),
    "MalformedPresence": mark(
        "Ce que le relais dit de qui est présent n’est pas lisible. C’est laissé de "
        "côté, et rien n’a été changé. Demandez à vos collègues s’ils sont là."
    ),
}

DETAILS: dict[str, str] = {
    "HubUnreachable": "",
    "HubBusy": "",
    "HubFull": "",
    "HubReadOnly": mark(
        "aucun serveur de cette adresse ne prend d’écriture : secours pas encore "
        "promu, ou base en lecture seule"
    ),
    "HubDoorClosed": mark(
        "pg_hba.conf n’a pas de ligne hostssl pour ce nom, cette base et ce réseau"
    ),
    "HubNotMade": mark("« livret hub init » prépare cette base de données"),
    "HubOtherVersion": mark("« livret hub init », refait, met le relais à jour"),
    "NotAtThisHub": mark("« livret hub join » le rejoint"),
    "NoHubJoined": mark("« livret hub join » le rejoint"),
    "HubInClear": mark(
        "il faut sslmode=verify-full dans l’adresse, et rien qui l’empêche"
    ),
    "BadHubAddress": mark("une adresse s’écrit postgresql://nom@serveur/base"),
}
"""By error, what helps whoever looks after the hub; empty for its reason alone."""

_AWAY: dict[str, str] = {
    "connection": mark("pas de connexion"),
    "gone back": mark("revenu à un état d’avant"),
}

_UNPROVEN: dict[str, str] = {
    "certificate": mark(
        "son certificat n’est plus valable, ou cet ordinateur ne connaît pas qui l’a "
        "donné"
    ),
    "name": mark("son certificat est celui d’un autre serveur"),
    "authority": mark("le fichier de son autorité n’est pas sur cet ordinateur"),
    "clear": mark("il ne protège pas ce qui passe par le réseau"),
    "password": mark("il demande le mot de passe autrement que les relais"),
}

_ADDRESSES: dict[str, str] = {
    "setting": mark("elle porte un réglage que Livret ne prend pas"),
    "authority": mark("le certificat de l’autorité du serveur n’est pas lisible"),
    "scheme": mark("le début"),
    "shape": mark("mal écrite"),
    "database": mark("il en manque la fin"),
}

_NOT_THERE: dict[str, str] = {
    "not_member": mark("vous n’en faites pas partie"),
    "no_key": mark("votre clé du relais n’est pas celle qu’il nomme pour vous"),
    "no_scope_key": mark("son début n’est pas ici"),
    "taken": mark("quelqu’un l’y a mis, et ses clés ne vous ont pas été données"),
    "unknown": mark("il ne vous y est plus ouvert"),
    "busy": mark("ses clés changent en ce moment"),
    "erased": mark("il a été effacé"),
    "stopped": mark("il n’est plus partagé par le relais"),
}

CODES: dict[str, dict[str, dict[str, str]]] = {
    "HubUnreachable": {"reason": _AWAY},
    "HubNotProven": {"reason": _UNPROVEN},
    "HubBusy": {"reason": {"connections": mark("trop de monde à la fois")}},
    "BadHubAddress": {"reason": _ADDRESSES},
    "NotOnTheHub": {"reason": _NOT_THERE},
    "HubKeyInvalid": {"reason": {"shape": mark("il faut 64 chiffres de 0 à f")}},
}
"""By error, the facts that are codes, and their words; others are PostgreSQL's."""
