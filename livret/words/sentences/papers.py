"""Sentences of the refusals of making a paper."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "NothingToPrint": mark(
        "Il n’y a encore rien à écrire sur ce papier. Rien n’a été enregistré. "
        "Revenez-y quand quelque chose aura été dit."
    ),
    "TargetMissing": mark(
        "Ce papier parle d’une chose précise, et elle n’est pas dite, ou pas connue "
        "ici : la rencontre, le bilan ou le service. Rien n’a été enregistré. "
        "Choisissez-la, puis recommencez."
    ),
    "NothingAgreedFor": mark(
        "Aucun accord en cours ne permet d’envoyer quelque chose à « {recipient} ». "
        "Rien n’a été écrit. Demandez d’abord son accord à la personne."
    ),
    "UnknownDress": mark(
        "Ce papier n’existe pas sous la forme « {dress} » dans la langue "
        "« {language} ». Rien n’a été écrit. Choisissez-en d’autres."
    ),
    "PicturesStay": mark(
        "Sous la forme «\u202f{dress}\u202f», les images ne s’enlèvent pas. Rien n’a "
        "été écrit. Demandez la version simple, ou gardez les images."
    ),
    "NotForSigning": mark(
        "Ce papier ne se signe pas. Rien n’a été enregistré. Il peut être imprimé ou "
        "gardé tel quel."
    ),
    "LanguageNotForSigning": mark(
        "Ce qui se signe est en français ou en anglais ; dans les autres langues, "
        "c’est une aide à la lecture. Rien n’a été enregistré. Pour signer, prenez "
        "la forme à deux langues."
    ),
    "PrintingStopped": mark(
        "La préparation du papier a été arrêtée. Rien n’a été écrit. "
        "Elle peut être reprise quand vous voulez."
    ),
}
