"""Short hints beside a field, while somebody writes."""

from __future__ import annotations

from livret.words.translator import Translator, mark

_NUMBER = mark(
    "On dirait un numéro de sécurité sociale. Livret n’en garde aucun, jamais. Effacez"
    " le numéro : le reste s’enregistrera."
)


def number_hint(tr: Translator) -> str:
    """Return what is said when a number of social security is typed."""
    return tr.text(_NUMBER)
