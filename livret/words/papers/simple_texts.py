"""Short sentences: what the simple version says in place of the usual texts.

One idea in a sentence, the verb near its beginning, and the same word for the
same thing: ``livret``, ``papier``, ``rencontre``, ``démarche``, ``accord``. What
is asked, answered, agreed and decided keeps the words that everybody signs.
"""

from __future__ import annotations

from livret.words.translator import mark

SIMPLE: dict[str, str] = {
    # topics, steps, meetings
    "Question posée\u202f: est-ce que cela vous gêne {asked}\u202f?": mark(
        "La question\u202f: est-ce que ça vous gêne {asked}\u202f?"
    ),
    "Nous retenons, avec une réserve\u202f:": mark(
        "D’accord, avec un «\u202fmais\u202f»\u202f:"
    ),
    (
        "Un trait à gauche\u202f: ce que nous retenons. Deux traits\u202f: nous ne "
        "sommes pas d’accord."
    ): mark(
        "«\u202fNous retenons\u202f» veut dire\u202f: nous décidons cela ensemble."
    ),
    "On n’en a pas encore parlé.": mark("Nous n’en avons pas encore parlé."),
    "On n’en a pas encore parlé\u202f: {topics}.": mark(
        "Nous n’avons pas encore parlé de\u202f: {topics}."
    ),
    "recueilli par téléphone": mark("dit au téléphone"),
    "recueilli sur papier": mark("écrit d’abord sur papier"),
    "recueilli sur papier le {day}": mark("écrit sur papier le {day}"),
    "Prochaine rencontre, prévue\u202f:": mark("Prochaine rencontre prévue\u202f:"),
    "Étaient là\u202f:": mark("Les personnes présentes\u202f:"),
    "À garder": mark("Ce que nous voulons garder"),
    "Relu ensemble à voix haute.": mark(
        "Ce jour-là, nous avons relu ensemble ce qui était écrit. Nous l’avons lu à "
        "voix haute."
    ),
    # skills
    "Je peux aussi compter sur": mark("Ce qui m’aide aussi"),
    "Ma formation": mark("Mes études et mes formations"),
    # information
    "Ce qui est commun (objectifs, démarches, rencontres)": mark(
        "Nos objectifs, nos démarches, nos rencontres"
    ),
    "Tout ce livret\u202f: c’est ici qu’il est gardé, sous clé.": mark(
        "Tout ce livret. Il est gardé ici, fermé à clé."
    ),
    "Ce que nous écrivons ensemble, devant vous. Rien ne lui est envoyé.": mark(
        "Ce que nous écrivons ensemble, devant vous. Nous ne lui envoyons rien."
    ),
    "Ce que vous lui avez dit à part": mark(
        "Ce que vous avez dit à cette personne seulement"
    ),
    "Ce qui est parti depuis un an": mark("Ce que nous avons envoyé depuis un an"),
    "Rien n’est parti d’ici.": mark("Nous n’avons rien envoyé."),
    "La personne chargée de protéger les données, et son adresse\u202f:": mark(
        "La personne qui protège vos informations, et son adresse\u202f:"
    ),
    (
        "Si nous n’échangeons plus après le {last}\u202f: mis de côté le "
        "{kept}, effacé le {erased}."
    ): mark(
        "Notre dernier échange est du {last}. S’il n’y en a plus d’autre, "
        "voici la suite. Le {kept}, le livret est mis de côté. Le "
        "{erased}, il est effacé."
    ),
    "{who} a fait un export le {day}": mark(
        "{who} a copié le livret dans un fichier le {day}"
    ),
    "{who} a reçu un accusé de réception le {day}": mark(
        "{who} a su le {day} que l’envoi est bien arrivé"
    ),
    (
        "{who} a envoyé une partie du livret à {to} le {day}, pour s’en servir "
        "jusqu’au {until}"
    ): mark(
        "Le {day}, {who} a envoyé une partie du livret à {to}. On peut s’en servir "
        "jusqu’au {until}"
    ),
    "{by} a bien reçu ce que {who} avait envoyé\u202f: appris le {day}": mark(
        "{by} a bien reçu l’envoi de {who}. Nous le savons depuis le {day}"
    ),
    "{who} a nommé {to} pour le remplacer, jusqu’au {until}\u202f: le {day}": mark(
        "Le {day}, {who} a choisi {to} pour le remplacer jusqu’au {until}"
    ),
    # charter
    "Deux textes écrits en même temps\u202f: les voici tous.": mark(
        "Deux textes ont été écrits en même temps. Les voici."
    ),
    # attestation, letter, handover
    "{name} a reçu un accompagnement du {first} au {last}.": mark(
        "Nous avons accompagné {name} du {first} au {last}."
    ),
    "{name} est en accompagnement depuis le {first}.": mark(
        "Nous accompagnons {name} depuis le {first}."
    ),
    "Le livret reste à la personne. L’accompagnement peut reprendre.": mark(
        "La personne garde son livret. Nous pouvons reprendre plus tard."
    ),
    "Ce papier ne dit rien d’autre, et ne juge personne.": mark(
        "Ce papier ne dit rien d’autre. Il ne juge personne."
    ),
    "À l’attention de\u202f: {name}": mark("Pour\u202f: {name}"),
    (
        "Cette lettre ne dit que ce que la personne a accepté de vous dire. Le "
        "reste lui appartient\u202f: demandez-le-lui."
    ): mark(
        "La personne a choisi ce que dit cette lettre. Pour savoir autre "
        "chose, demandez à la personne."
    ),
    "{name} prend la suite de cet accompagnement.": mark(
        "Maintenant, {name} vous accompagne."
    ),
    "La personne n’a pas à tout redire\u202f: tout est écrit.": mark(
        "Vous n’avez pas à tout redire. Tout est écrit."
    ),
    # the whole livret
    (
        "Vous pouvez ne pas répondre, corriger, arrêter. Rien ne part ailleurs "
        "sans votre accord."
    ): mark(
        "Vous pouvez ne pas répondre. Vous pouvez corriger. Vous pouvez "
        "arrêter. Rien ne part sans votre accord."
    ),
    # the evidence dossier
    (
        "Ce dossier dit comment un document a été signé. Il ne répète pas ce "
        "que le document dit. Il est tiré de ce que Livret a gardé, "
        "contribution signée par contribution signée."
    ): mark(
        "Ce papier ne répète pas ce que dit l’autre papier. Tout vient de ce "
        "que Livret a gardé."
    ),
    (
        "Deux bureaux avaient signé en même temps. Ce fichier est gardé tel "
        "quel\u202f; qui l’avait signé a signé de nouveau."
    ): mark(
        "Deux bureaux ont signé en même temps. Nous gardons ce fichier "
        "comme il est. Les personnes ont signé une deuxième fois."
    ),
    (
        "Livret, ou un logiciel qui contrôle les signatures PDF. L’empreinte "
        "de chaque étape se recalcule sur le début du fichier, à la longueur "
        "dite ici. Signature électronique simple, avec témoin."
    ): mark(
        "Livret peut vérifier. Un logiciel qui contrôle les signatures PDF "
        "peut aussi vérifier. L’empreinte est un numéro. Elle se calcule "
        "sur le début du fichier. La longueur est écrite ici. C’est une "
        "signature électronique simple, avec un témoin. UTC est l’heure "
        "mondiale."
    ),
    "Aucun accord de partage n’était en vigueur ce jour-là.": mark(
        "Ce jour-là, il n’y avait pas d’accord de partage."
    ),
    "Figé": mark("Le papier ne change plus"),
    "Le": mark("Quand"),
    "Le document": mark("Le papier"),
    "Document figé": mark("Le papier ne change plus"),
    "Remplacé par un document plus récent": mark(
        "Un papier plus récent remplace celui-ci"
    ),
    "Document fermé": mark("Le papier est fermé"),
    # signatures
    "Les signatures se font dans cet ordre\u202f: {names}": mark(
        "Chacun signe à son tour\u202f: {names}"
    ),
    "Signature électronique simple.": mark("C’est une signature électronique simple."),
    (
        "Pour vérifier le fichier\u202f: Livret, ou un logiciel qui contrôle "
        "les signatures PDF. Il peut afficher «\u202fidentité "
        "inconnue\u202f»\u202f: c’est normal, le certificat n’est pas d’un "
        "organisme reconnu."
    ): mark(
        "Livret ou un logiciel de signatures PDF peut vérifier le fichier. "
        "Il peut afficher «\u202fidentité inconnue\u202f». C’est normal\u202f: le "
        "certificat n’est pas d’un organisme reconnu."
    ),
    "L’impression ne se vérifie pas\u202f: demander le fichier.": mark(
        "Une feuille imprimée ne se vérifie pas. Demandez le fichier."
    ),
    "Chacun peut signer, signer plus tard ou ne pas signer.": mark(
        "Chacun choisit\u202f: signer, signer plus tard, ne pas signer."
    ),
    # sheets with a secret
    (
        "Cette feuille rouvre votre coffre si vous oubliez votre phrase de "
        "passe. Sans elle, personne ne peut le rouvrir, nous non plus."
    ): mark(
        "Vous oubliez votre phrase de passe\u202f? Cette feuille rouvre "
        "votre coffre. Sans cette feuille, personne ne peut le rouvrir. "
        "Nous ne le pouvons pas non plus."
    ),
    (
        "Rangez cette feuille loin de l’ordinateur\u202f: une armoire qui ferme à clé."
    ): mark(
        "Rangez cette feuille dans une armoire qui ferme à clé. Gardez-la "
        "loin de l’ordinateur."
    ),
    "Ne la photographiez pas, ne l’envoyez pas, ne la scannez pas.": mark(
        "Ne la photographiez pas. Ne l’envoyez pas. Ne la scannez pas."
    ),
    "Qui tient cette feuille et l’ordinateur peut ouvrir le coffre.": mark(
        "Une personne qui a cette feuille et l’ordinateur peut ouvrir le coffre."
    ),
    (
        "Si elle est perdue ou vue par quelqu’un d’autre, faites-en une "
        "nouvelle dans Livret\u202f: l’ancienne n’ouvrira plus rien."
    ): mark(
        "Cette feuille est perdue\u202f? Quelqu’un l’a vue\u202f? Faites "
        "une nouvelle feuille dans Livret. L’ancienne n’ouvrira plus rien."
    ),
    (
        "Cette feuille ouvre votre copie, et dit que c’est vous. Personne n’en "
        "a de double\u202f: ni votre référent, ni nous."
    ): mark(
        "Cette feuille ouvre votre copie. Elle dit que c’est vous. Il n’y "
        "en a qu’une. Votre référent n’en a pas. Nous n’en avons pas."
    ),
    "Qui tient les deux peut lire votre livret et écrire à votre place.": mark(
        "Une personne qui a les deux peut lire votre livret. Elle peut "
        "écrire à votre place."
    ),
    "Si vous n’êtes pas en sécurité chez vous, faites-la garder ailleurs.": mark(
        "Vous n’êtes pas en sécurité chez vous\u202f? Faites garder cette "
        "feuille ailleurs."
    ),
    (
        "Cette feuille ne sert à rien seule. Avec l’autre, gardée par "
        "quelqu’un d’autre, elle ouvre un livret à la personne nommée pour "
        "remplacer."
    ): mark(
        "Seule, cette feuille n’ouvre rien. Il faut aussi l’autre feuille. "
        "Quelqu’un d’autre garde l’autre feuille. Les deux feuilles "
        "ouvrent un livret à la personne qui remplace."
    ),
    "Elle tape les mots des deux feuilles, dans un ordre ou dans l’autre.": mark(
        "Elle tape les mots de la première feuille. Ensuite, elle tape les "
        "mots de la deuxième feuille."
    ),
}
"""By the text that other dresses say (a key of the catalogues too)."""

TOLD: dict[str, str] = {
    "diagnostic": mark(
        "Ce papier dit ce qui vous aide et ce qui vous gêne. Il dit aussi ce "
        "que nous allons faire."
    ),
    "plan": mark("Ce papier dit qui fait quoi, et quand."),
    "compte-rendu": mark("Ce papier dit ce que nous avons dit ensemble ce jour-là."),
    "savoir-faire": mark(
        "Ce papier dit ce que vous savez faire. Vous le montrez à qui vous voulez."
    ),
    "information": mark(
        "Ce papier dit ce qui est écrit sur vous. Il dit qui peut le lire."
    ),
    "parcours": mark("Ce papier dit votre chemin."),
    "charte": mark("Ce papier dit comment nous voulons travailler ensemble."),
    "bilan": mark("Ce papier dit ce qui a changé. Vous parlez en premier."),
    "attestation": mark(
        "Ce papier parle de votre accompagnement. Vous pouvez le montrer."
    ),
    "lettre": mark("Ce papier est une lettre à un service."),
    "relais": mark("Ce papier dit qui vous accompagne maintenant."),
    "poche": mark("Ce petit carnet dit qui fait quoi. Il dit ce que vous savez faire."),
    "livret": mark("Ce papier est votre livret. Il est à vous."),
    "dossier": mark(
        "Ce papier dit qui a signé un autre papier. Il dit comment et quand."
    ),
}
"""What each paper is for, said under its title, by the paper's name."""
