"""``livret simulate``: worlds in which all that can go wrong with sharing does."""

from __future__ import annotations

import argparse
from collections import Counter

from livret.cli.argument_parts import Commands, alone
from livret.cli.output import Output
from livret.usecases.app import App
from livret.usecases.simulation.running import USUAL_STEPS, simulate_many
from livret.words.translator import Translator


def add_simulation(tr: Translator, commands: Commands) -> None:
    """Add the command."""
    told = tr.text("éprouver le partage dans des mondes inventés, et tout y vérifier")
    parser = alone(tr, commands, "simulate", told, simulate)
    for name, usual, meant in (
        ("--seed", 1, tr.text("le premier monde ; le même nombre donne le même monde")),
        ("--steps", USUAL_STEPS, tr.text("combien de choses y arrivent")),
        ("--runs", 1, tr.text("combien de mondes")),
    ):
        parser.add_argument(name, type=int, default=usual, metavar="N", help=meant)


def simulate(_app: App, words: argparse.Namespace, out: Output) -> int:
    """Run worlds; 0 only when every invariant held in every one."""
    acts: Counter[str] = Counter()
    broken = []
    contributions = 0
    for ran in simulate_many(words.seed, words.runs, words.steps):
        acts.update(told.split(maxsplit=1)[0] for told in ran.trace)
        contributions += ran.contributions
        if ran.broken:
            broken.append(ran)
    out.json(
        {
            "seed": words.seed,
            "steps": words.steps,
            "runs": words.runs,
            "contributions": contributions,
            "acts": dict(sorted(acts.items())),
            "broken": [
                {"seed": one.seed, "what": list(one.broken), "trace": list(one.trace)}
                for one in broken
            ],
        }
    )
    if not broken:
        out.line(
            out.tr.plural(
                "{count} monde : tout y tient.",
                "{count} mondes : tout y tient.",
                words.runs,
            )
        )
    for one in broken:
        out.line(out.tr.text("Le monde {seed} ne tient pas :", seed=one.seed))
        out.text("".join(f"  {told}\n" for told in (*one.trace, *one.broken)))
    return 1 if broken else 0
