"""Sentences of keys that are not the vault's: files, cards, their certificates."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "CertificateNotForSigning": mark(
        "Le certificat de {name} n’est pas fait pour signer. Rien n’a été signé. "
        "Choisissez son certificat de signature, ou une autre façon de signer."
    ),
    "KeyNotSupported": mark(
        "La clé de {name} est d’une sorte que les logiciels de vérification ne "
        "connaissent pas tous. Rien n’a été signé. Choisissez un autre certificat, ou "
        "une autre façon de signer."
    ),
    "KeyNotGiven": mark(
        "Il manque le fichier du certificat ou la carte. Rien n’a été signé. "
        "Donnez-les, ou choisissez une autre façon de signer."
    ),
    "KeyFileUnreadable": mark(
        "Ce fichier n’est pas celui d’un certificat (.p12 ou .pfx), ou il est abîmé. "
        "Rien n’a été signé. Choisissez le bon fichier, ou une autre façon de signer."
    ),
    "WrongKeyPassphrase": mark(
        "Ce mot de passe n’ouvre pas le fichier du certificat. Rien n’a été signé. "
        "Écrivez-le de nouveau, ou choisissez une autre façon de signer."
    ),
    "NoKeyInFile": mark(
        "Ce fichier ne contient pas de clé pour signer. Rien n’a été signé. "
        "Demandez à votre organisme le fichier complet, ou choisissez une autre façon "
        "de signer."
    ),
    "CardModuleMissing": mark(
        "Le programme qui parle à la carte n’a pas pu être ouvert ({module}). Rien n’a "
        "été signé. Installez celui donné avec la carte, ou choisissez une autre façon "
        "de signer."
    ),
    "CardAbsent": mark(
        "Aucune carte n’a été trouvée dans le lecteur. Rien n’a été signé. Mettez la "
        "carte, puis recommencez."
    ),
    "OtherCard": mark(
        "Aucune carte du lecteur ne s’appelle « {wanted} » (il y a : "
        "{labels}). Rien n’a été signé. Mettez la bonne carte, ou vérifiez son "
        "nom, puis recommencez."
    ),
    "SeveralCards": mark(
        "Plusieurs cartes sont là ({labels}). Rien n’a été signé. Ne laissez que celle "
        "qui signe, puis recommencez."
    ),
    "WrongPin": mark(
        "Ce n’est pas le code de la carte. Rien n’a été signé. Vérifiez-le avant de "
        "recommencer : trois codes faux bloquent la plupart des cartes."
    ),
    "PinLocked": mark(
        "La carte est bloquée. Rien n’a été signé. Demandez à l’organisme qui l’a "
        "donnée de la débloquer ; en attendant, choisissez une autre façon de signer."
    ),
    "NoKeyOnCard": mark(
        "Cette carte ne contient pas de certificat pour signer. Rien n’a été signé. "
        "Vérifiez que c’est la bonne carte, ou choisissez une autre façon de signer."
    ),
    "MayNotAllBeShown": mark(
        "Avant de signer : ce Livret n’a pas retrouvé sur les pages tout ce que "
        "le document dit contenir (il en manque : {count}). Il vient d’un autre "
        "Livret, peut-être d’une autre version. Rien n’est changé. Relisez-le "
        "avec qui l’a préparé ; la signature ne confirmera pas ce qui manque."
    ),
    "NotAllShown": mark(
        "La signature est faite et gardée. Mais ce Livret n’a pas retrouvé sur "
        "les pages tout ce que le document dit contenir (il en manque : "
        "{count}) : la signature ne le confirme pas, et rien n’est perdu. Le "
        "document vient d’un autre Livret, peut-être d’une autre version : "
        "relisez-le avec qui l’a préparé."
    ),
    "NotStamped": mark(
        "Le service d’horodatage n’a pas horodaté cette signature. La signature est "
        "faite et gardée, sans horodatage."
    ),
    "TimestampUnavailable": mark(
        "Le service d’horodatage ({service}) n’a pas répondu. La signature est faite "
        "et gardée, sans horodatage. Vérifiez la connexion ou l’adresse dans les "
        "réglages."
    ),
    "TimestampRefused": mark(
        "Le service d’horodatage ({service}) a répondu autre chose qu’un horodatage. "
        "La signature est faite et gardée, sans horodatage. Prévenez votre "
        "informatique."
    ),
    "TimestampAddressRefused": mark(
        "L’adresse du service d’horodatage n’en est pas une. La signature est faite et "
        "gardée, sans horodatage. Corrigez l’adresse dans les réglages."
    ),
    "NoServiceThere": mark(
        "Ce n’est pas l’adresse d’un service. Rien n’a changé. Écrivez-la en entier, "
        "avec http ou https, ou laissez vide pour ne pas horodater."
    ),
    "CardFailed": mark(
        "La carte ou son lecteur ne répond plus ({problem}). Rien n’a été signé. "
        "Retirez la carte, remettez-la, puis recommencez."
    ),
    "CardSilent": mark(
        "Le programme de la carte n’a pas répondu à temps\u202f: Livret l’a arrêté. "
        "Rien n’a été signé, et ce qui est dans Livret est intact. Retirez la carte, "
        "remettez-la, puis recommencez, ou choisissez une autre façon de signer."
    ),
    "CardLibraryDied": mark(
        "Le programme de la carte s’est arrêté tout seul, ou a répondu de travers. "
        "Rien n’a été signé, et ce qui est dans Livret est intact. Retirez la carte, "
        "remettez-la, puis recommencez\u202f; si cela revient, prévenez votre "
        "informatique, et choisissez une autre façon de signer."
    ),
    "CardStopped": mark(
        "La signature par carte est arrêtée. Rien n’a été signé, et ce qui est dans "
        "Livret est intact. Recommencez, ou choisissez une autre façon de signer."
    ),
}
