"""Each rule of what Livret must never become is held by tests that exist."""

from __future__ import annotations

import re

from tests.architecture.project import TOP

PROMISES = TOP / "resources" / "design" / "promises.md"
RULES = 14


def test_each_promise_is_held() -> None:
    rows = re.findall(r"^\| (\d+)\. .*\| (.*) \|$", PROMISES.read_text("utf-8"), re.M)
    assert [int(number) for number, _ in rows] == list(range(1, RULES + 1))
    held = [one for _, cell in rows for one in re.findall(r"`(tests/[^`]+)`", cell)]
    missing = []
    for named in held:
        path, _, test = named.partition("::")
        file = TOP / path
        if not file.is_file() or f"def {test}(" not in file.read_text("utf-8"):
            missing.append(named)
    assert held
    assert not missing, f"promises.md names tests that do not exist: {missing}"
