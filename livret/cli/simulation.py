"""``livret simulate``: worlds in which all that can go wrong with sharing does."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from livret.cli.argument_parts import Commands, alone
from livret.cli.output import Output
from livret.cli.parser import count_reader
from livret.cli.simulation_parts import Told, Worlds, recorded, run_parts
from livret.usecases.app import App
from livret.usecases.simulation.running import USUAL_STEPS, Tally
from livret.words.translator import Translator

_EVERY = 30.0
"""Seconds between two lines about how far a long run is."""


def add_simulation(tr: Translator, commands: Commands) -> None:
    """Add the command."""
    told = tr.text("éprouver le partage dans des mondes inventés, et tout y vérifier")
    parser = alone(tr, commands, "simulate", told, simulate)
    told = tr.text("le premier monde ; le même nombre donne le même monde")
    for name, usual, least, meant in (
        ("--seed", 1, None, told),
        ("--steps", USUAL_STEPS, 0, tr.text("combien de choses y arrivent")),
        ("--runs", 1, 1, tr.text("combien de mondes")),
        ("--processes", 1, 1, tr.text("combien à la fois, sur autant de processeurs")),
    ):
        read = count_reader(tr, least)
        parser.add_argument(name, type=read, default=usual, metavar="N", help=meant)
    parser.add_argument(
        "--record",
        type=Path,
        metavar="FILE",
        help=tr.text("noter dans ce fichier ce qui est fait, et le continuer"),
    )


def simulate(_app: App, words: argparse.Namespace, out: Output) -> int:
    """Run worlds; 0 only when every invariant held in every one.

    Raises:
        FileNotWritten: The record cannot be kept.
    """
    worlds = Worlds(seed=words.seed, steps=words.steps, runs=words.runs)
    record = recorded(words.record, worlds)
    if record.done:
        _tell(out, record.found, words.runs)
    found = run_parts(record, words.processes, _now_and_then(out, words.runs))
    out.json(
        {
            "seed": words.seed,
            "steps": words.steps,
            "runs": found.runs,
            "contributions": found.contributions,
            "acts": dict(sorted(found.acts.items())),
            "failed": found.failed,
            "broken": [
                {"seed": one.seed, "what": list(one.broken), "trace": list(one.trace)}
                for one in found.broken
            ],
        }
    )
    _say(out, found)
    return 1 if found.failed else 0


def _say(out: Output, found: Tally) -> None:
    if not found.failed:
        out.line(
            out.tr.plural(
                "{count} monde : tout y tient.",
                "{count} mondes : tout y tient.",
                found.runs,
            )
        )
    for one in found.broken:
        out.line(out.tr.text("Le monde {seed} ne tient pas :", seed=one.seed))
        out.text("".join(f"  {told}\n" for told in (*one.trace, *one.broken)))


def _now_and_then(out: Output, runs: int) -> Told:
    """Return what tells on stderr how far a long run is."""
    last = time.monotonic()

    def told(found: Tally) -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY and found.runs < runs:
            last = time.monotonic()
            _tell(out, found, runs)

    return told


def _tell(out: Output, found: Tally, runs: int) -> None:
    out.error(
        out.tr.text(
            "{done} mondes sur {runs} ; {failed} ne tiennent pas.",
            done=found.runs,
            runs=runs,
            failed=found.failed,
        )
    )
