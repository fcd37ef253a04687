"""Sentences of the errors of ``livret.words``."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "FormMissing": mark(
        "Le formulaire « {form} » n’est pas complet sur cet ordinateur "
        "(il manque « {file} »). Rien n’a été changé dans vos livrets. "
        "Réinstallez Livret, ou mettez-le à jour si ce livret vient d’ailleurs."
    ),
    "FormInvalid": mark(
        "Le formulaire « {form} » n’a pas pu être lu (fichier « {file} », "
        "à « {path} »). Rien n’a été changé dans vos livrets. "
        "Réinstallez Livret, ou faites corriger ce fichier."
    ),
    "LexiconMissing": mark(
        "Le lexique n’est pas sur cet ordinateur pour cette langue ({language}). "
        "Rien n’a été changé dans vos livrets. Réinstallez Livret pour le retrouver."
    ),
    "LexiconInvalid": mark(
        "Le lexique n’a pas pu être lu ({language}, à « {path} »). "
        "Rien n’a été changé dans vos livrets. Réinstallez Livret, "
        "ou faites corriger ce fichier."
    ),
}
