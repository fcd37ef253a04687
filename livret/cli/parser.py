"""argparse in the language of the user, and without leaving the program."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, NoReturn

from livret.cli.misuse import BadCommand, reason_said
from livret.domain.fields import is_day
from livret.words.translator import Translator


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language; made by ``parser_class``.

    Attributes:
        tr: The language.
        commands: What may stand where a command is expected.
    """

    tr: ClassVar[Translator]

    def __init__(self, **options: Any) -> None:
        tr = self.tr
        super().__init__(
            **{**options, "add_help": False, "allow_abbrev": False},
            formatter_class=_formatter(tr),
        )
        self.commands: list[str] = []
        self._positionals.title = tr.text("ce qu’il faut donner")
        self._optionals.title = tr.text("options")
        self.add_argument(
            "-h", "--help", action="help", help=tr.text("montrer cette aide")
        )

    def choices_of(self, title: str) -> argparse._SubParsersAction[Parser]:
        """Add a place for one of several commands."""
        places = self.add_subparsers(
            parser_class=type(self),
            required=False,
            metavar=title,
            title=self.tr.text("au choix"),
        )
        names: dict[str, Any] = places.choices
        self._names = names
        return places

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the words; names of commands are known by then."""
        self.commands = list(getattr(self, "_names", ()))
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Refuse the words given.

        Raises:
            BadCommand: Always.
        """
        raise BadCommand(reason_said(self.tr, message, self.commands))


def parser_class(tr: Translator) -> type[Parser]:
    """Return the class of parsers that speak one language."""
    return type("LocalParser", (Parser,), {"tr": tr})


def _formatter(tr: Translator) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[Any],
            prefix: str | None = None,
        ) -> None:
            said = tr.text("utilisation : ") if prefix is None else prefix
            super().add_usage(usage, actions, groups, said)

    return Formatter


def day_reader(tr: Translator) -> Callable[[str], dt.date]:
    """Return what reads a date, and says how one is written."""

    def read(text: str) -> dt.date:
        if not is_day(text):
            raise argparse.ArgumentTypeError(
                tr.text("il faut une date, comme 2026-03-12")
            )
        return dt.date.fromisoformat(text)

    return read
