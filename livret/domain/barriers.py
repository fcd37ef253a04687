"""The seven barriers, the levels and the answers that are not levels.

The barrier codes are the field's own and stand in files; people read the
topics of ``livret.words.labels`` instead.
"""

from __future__ import annotations

from enum import StrEnum


class Barrier(StrEnum):
    """The seven barriers of the joint diagnosis, in the order they are read."""

    SANTE = "sante"
    DROIT = "droit"
    LANGUE = "langue"
    MOBILITE = "mobilite"
    FAMILLE = "famille"
    RESSOURCES = "ressources"
    LOGEMENT = "logement"


class Level(StrEnum):
    """How much something stands in the way: words, never numbers."""

    NE_GENE_PAS = "ne_gene_pas"
    GENE_UN_PEU = "gene_un_peu"
    GENE_BEAUCOUP = "gene_beaucoup"
    BLOQUE = "bloque"


class Answer(StrEnum):
    """Answers that are not levels, as good as any level."""

    NE_SAIT_PAS = "ne_sait_pas"
    PAS_ABORDE = "pas_aborde"
    NE_SOUHAITE_PAS_REPONDRE = "ne_souhaite_pas_repondre"
    NON_CONCERNE = "non_concerne"


ANSWERS = frozenset({*Level, *Answer})
"""Every code that ``view_given`` accepts as its answer."""
