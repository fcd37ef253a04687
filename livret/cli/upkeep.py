"""Commands that show, measure and look after Livret."""

from __future__ import annotations

import argparse
import secrets
import tempfile
from pathlib import Path

from livret.cli.checking import checked_as_plain
from livret.cli.files import check_writable, make_folder, write_whole
from livret.cli.output import Output
from livret.cli.vaults import opened
from livret.usecases.app import App
from livret.usecases.demo import demonstrate
from livret.words.errors import finding_at_command
from livret.words.labels import verdict_label

_PDF, _ROOTS = "diagnostic.pdf", "roots.pem"


def demo(app: App, words: argparse.Namespace, out: Output) -> int:
    """Do the main job on the fictitious livret, in a vault that is thrown away."""
    for name in (_PDF, _ROOTS):
        check_writable(words.out / name, out)
    with tempfile.TemporaryDirectory(prefix="livret-") as folder:
        vault, _ = app.vaults.create(
            Path(folder) / "coffre",
            secrets.token_hex(48),
            name="Claire M.",
            side="social",
            organisation=out.tr.text("Structure d’exemple"),
        )
        with vault:
            done = demonstrate(vault, out.tr.language)
    pdf = write_whole(words.out / _PDF, done.pdf).resolve()
    roots = write_whole(words.out / _ROOTS, done.roots).resolve()
    plain = checked_as_plain(out, done.checked)
    out.json(
        {
            "pdf": str(pdf),
            "roots": str(roots),
            "verdict": plain["verdict"],
            "signatures": plain["signatures"],
        }
    )
    out.line(out.tr.text("Le diagnostic signé est ici : {path}", path=pdf))
    out.line(verdict_label(out.tr, done.checked.verdict))
    return 0 if done.checked.verdict == "valid" else 1


def doctor(app: App, words: argparse.Namespace, out: Output) -> int:
    """Check that nothing is damaged; 0 only when nothing is wrong."""
    with opened(app, words) as vault:
        findings = vault.examine(rebuild=words.rebuild, accept=words.accept)
    told = [
        (finding, finding_at_command(out.tr, finding.code, dict(finding.facts)))
        for finding in findings
    ]
    out.json(
        {
            "sound": findings.sound,
            "livrets": findings.livrets,
            "contributions": findings.contributions,
            "findings": [
                {
                    "code": finding.code,
                    "sentence": sentence,
                    "facts": dict(finding.facts),
                    "wrong": finding.wrong,
                }
                for finding, sentence in told
            ],
        }
    )
    for _, sentence in told:
        out.line(sentence)
    if findings.sound:
        out.line(out.tr.text("Tout va bien : rien n’est abîmé, rien ne manque."))
    return 0 if findings.sound else 1


def backup(app: App, words: argparse.Namespace, out: Output) -> int:
    """Make a backup now and check that it opens."""
    with opened(app, words) as vault:
        path = vault.back_up()
    out.json({"backup": str(path)})
    out.line(out.tr.text("Copie de secours vérifiée : {path}", path=path))
    return 0


def screenshots(app: App, words: argparse.Namespace, out: Output) -> int:
    """Draw every page and dialog."""
    make_folder(words.folder)
    made = app.screenshots(words.folder)
    out.json({"pictures": [str(path) for path in made]})
    out.line(out.tr.plural("{count} image faite.", "{count} images faites.", len(made)))
    return 0


def bench(app: App, _words: argparse.Namespace, out: Output) -> int:
    """Measure Livret against its limits, each in the same run."""
    figures = [dict(figure) for figure in app.bench()]
    out.json(figures)
    for figure in figures:
        ratio, bound = figure["ratio"], figure["bound"]
        against = f"  × {ratio:.2f} (≤ {bound})" if ratio is not None else ""
        out.line(f"{figure['name']}: {figure['value']:.3g} {figure['unit']}{against}")
    return 0


def example_window(app: App, _words: argparse.Namespace, _out: Output) -> int:
    """Open the window on the fictitious livret."""
    return app.window(["--example"])
