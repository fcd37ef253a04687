"""Nothing in the project tells of a machine, opens a door or names a real person."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.project import TOP, files, told

# Parted, so that this file does not hold what it looks for.
PLACES = re.compile(
    r"/ro" r"ot/|/ho" r"me/(?!livret\b)[a-z]+/|/wo" r"rk/|[A-Z]:\\Users\\(?!%)"
)
REGISTRIES = re.compile(
    r"py" r"pi\.org|files\.python" r"hosted|registry\.np" r"mjs|deb\.deb" r"ian\.org"
    r"|snapshot\.deb" r"ian"
)  # fmt: skip
WORKPLACE = re.compile(
    r"\bsand" r"box\b|\bthis ses" r"sion\b|\bC" r"EO\b|\.libr" r"ary\b|\bfarm-"
    r"|\bLL" r"M\b|chat" r"gpt|\bcop" r"ilot\b|\bclau" r"de\b|open" r"ai\b"
    r"|anthro" r"pic",
    re.IGNORECASE,
)  # fmt: skip
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIV" r"ATE KEY-----|AGE-SECRET-" r"KEY-1[A-Z0-9]{10}"
    r"|\b(?:ghp|gho|glpat|sk)[-_][A-Za-z0-9]{20}"
)  # fmt: skip
# Sex, year, month, department, town, order, key; spaces and hyphens allowed.
SOCIAL_SECURITY = re.compile(
    r"(?<![\w.])([1278])[ .-]?(\d\d)[ .-]?(0[1-9]|1[0-2]|[2-9]\d)[ .-]?"
    r"(\d\d|2[AB])[ .-]?(\d{3})[ .-]?(\d{3})[ .-]?(\d\d)(?![\w.])"
)


def texts() -> list[tuple[Path, str]]:
    """Every file that holds text, locks apart (they are digests)."""
    found = []
    for path in files():
        blob = path.read_bytes()
        if b"\0" not in blob and path.suffix != ".lock":
            found.append((path, blob.decode("utf-8", "replace")))
    return found


def is_social_security(match: re.Match[str]) -> bool:
    """True when the two digits at the end are the key of the rest."""
    *rest, key = match.groups()
    number = "".join(rest).replace("2A", "19").replace("2B", "18")
    return int(key) == 97 - int(number) % 97


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a folder of one machine", PLACES),
        ("the address of a package registry", REGISTRIES),
        ("a word about where it was written", WORKPLACE),
        ("a secret", SECRETS),
    ],
    ids=["machine", "registry", "workplace", "secret"],
)
def test_nothing_tells_of(what: str, pattern: re.Pattern[str]) -> None:
    faults = [
        f"{path.relative_to(TOP)}:{text.count(chr(10), 0, match.start()) + 1}: "
        f"{match.group()!r}"
        for path, text in texts()
        for match in pattern.finditer(text)
    ]
    assert not faults, told(faults, f"The project holds {what}:")


def test_no_number_of_social_security_stands_anywhere() -> None:
    faults = [
        f"{path.relative_to(TOP)}:{text.count(chr(10), 0, match.start()) + 1}"
        for path, text in texts()
        for match in SOCIAL_SECURITY.finditer(text)
        if is_social_security(match)
    ]
    assert not faults, told(faults, "A number of social security stands here:")


@pytest.mark.parametrize("parted", ["", " ", "."])
def test_the_search_finds_such_a_number(parted: str) -> None:
    rest = ["2", "69", "05", "49", "588", "157"]  # fictitious, and without its key
    key = 97 - int("".join(rest)) % 97
    match = SOCIAL_SECURITY.search(f"n° {parted.join([*rest, f'{key:02}'])},")
    assert match is not None
    assert is_social_security(match)


def test_nothing_too_large_is_kept() -> None:
    faults = [
        f"{path.relative_to(TOP)}: {path.stat().st_size // 1024} KiB"
        for path in files()
        if path.stat().st_size > 5 * 1024 * 1024
    ]
    assert not faults, told(faults, "Larger than 5 MiB:")
