"""argparse in the language of the user, and without leaving the program."""

from __future__ import annotations

import argparse
import datetime as dt
import math
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any, ClassVar, NoReturn

from livret.cli.misuse import BadCommand, reason_said
from livret.domain.fields import is_day
from livret.usecases.errors import OutputClosed
from livret.words.translator import Translator


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language; made by ``parser_class``.

    What it is told waits until words are read with it: of some eighty commands
    one was typed, and argparse takes its time over each argument.

    Attributes:
        tr: The language.
        commands: What may stand where a command is expected.
    """

    tr: ClassVar[Translator]

    def __init__(self, **options: Any) -> None:
        self.commands: list[str] = []
        self._told: list[Callable[[], object]] | None = []
        self._options = options

    def add_argument(self, *names: Any, **options: Any) -> Any:
        """Tell of an argument, as argparse has it."""
        return self._tell(partial(super().add_argument, *names, **options))

    def set_defaults(self, **values: Any) -> None:
        """Tell what stands where nothing is given, as argparse has it."""
        self._tell(partial(super().set_defaults, **values))

    def _tell(self, what: Callable[[], object]) -> Any:
        if self._told is None:
            return what()
        self._told.append(what)
        return None

    def _begin(self) -> None:
        """Tell argparse all that waits, once."""
        if self._told is None:
            return
        told, self._told = self._told, None
        tr = self.tr
        super().__init__(
            **{**self._options, "add_help": False, "allow_abbrev": False},
            formatter_class=_formatter(tr),
        )
        self._positionals.title = tr.text("ce qu’il faut donner")
        self._optionals.title = tr.text("options")
        self.add_argument(
            "-h", "--help", action="help", help=tr.text("montrer cette aide")
        )
        for what in told:
            what()

    def add_argument_group(self, *told: Any, **options: Any) -> Any:
        """Add arguments that belong together; what is added to it does not wait."""
        self._begin()
        return super().add_argument_group(*told, **options)

    def add_mutually_exclusive_group(self, **options: Any) -> Any:
        """Add arguments that exclude each other; they do not wait."""
        self._begin()
        return super().add_mutually_exclusive_group(**options)

    def choices_of(self, title: str) -> argparse._SubParsersAction[Parser]:
        """Add a place for one of several commands."""
        self._begin()
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
        self._begin()
        self.commands = list(getattr(self, "_names", ()))
        return super().parse_known_args(args, namespace)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print help or the version where it was asked for.

        Raises:
            OutputClosed: argparse would say it among the errors.
        """
        if file is None:
            raise OutputClosed
        super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """Refuse the words given.

        Raises:
            BadCommand: Always.
        """
        raise BadCommand(reason_said(self.tr, message, self.commands))


def parser_class(tr: Translator) -> type[Parser]:
    """Return the class of parsers that speak one language."""
    return type("LocalParser", (Parser,), {"tr": tr})


@lru_cache(maxsize=4)
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

        def start_section(self, heading: str | None) -> None:
            before_colon = "\u202f" if tr.language == "fr" else ""
            super().start_section(heading and heading + before_colon)

    return Formatter


def signers_reader(tr: Translator) -> Callable[[str], tuple[str, ...]]:
    """Return what reads who signs, in their order: somebody, and each one once."""

    def read(text: str) -> tuple[str, ...]:
        roles = tuple(part for each in text.split(",") if (part := each.strip()))
        if not roles:
            raise argparse.ArgumentTypeError(
                tr.text(
                    "il faut dire qui signe, comme personne,social\u202f; sans cette"
                    " option, chacun signe"
                )
            )
        twice = next((one for one in roles if roles.count(one) > 1), "")
        if twice:
            raise argparse.ArgumentTypeError(
                tr.text(
                    "{role} est là deux fois\u202f; chacun signe une fois", role=twice
                )
            )
        return roles

    return read


def seconds_reader(tr: Translator) -> Callable[[str], float]:
    """Return what reads a number of seconds: none is below nothing, or endless."""

    def read(text: str) -> float:
        try:
            seconds = float(text)
        except ValueError:
            seconds = math.nan
        if not (math.isfinite(seconds) and seconds >= 0):
            raise argparse.ArgumentTypeError(
                tr.text("il faut un nombre de secondes, comme 30")
            )
        return seconds

    return read


def count_reader(tr: Translator, least: int | None = None) -> Callable[[str], int]:
    """Return what reads a whole number, and says how small it may be.

    Args:
        tr: Says it.
        least: The smallest that makes sense; None where each does.
    """

    def read(text: str) -> int:
        try:
            count = int(text)
        except ValueError:
            count = None
        if count is None or (least is not None and count < least):
            asked = tr.text("il faut un nombre entier")
            if least is not None:
                asked = tr.text(
                    "il faut un nombre entier, {least} au moins", least=least
                )
            raise argparse.ArgumentTypeError(asked)
        return count

    return read


def day_reader(tr: Translator) -> Callable[[str], dt.date]:
    """Return what reads a date, and says how one is written."""

    def read(text: str) -> dt.date:
        if not is_day(text):
            raise argparse.ArgumentTypeError(
                tr.text("il faut une date, comme 2026-03-12")
            )
        return dt.date.fromisoformat(text)

    return read
