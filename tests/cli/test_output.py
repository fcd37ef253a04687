"""What a terminal is given: words to show, never orders to obey."""

from __future__ import annotations

import io
import json

import pytest

from livret.cli.output import Output
from livret.words.translator import translator_for

ORDERS = "a\x1b[31mb\x1b]52;c;aGk=\x07c\x9b2Jd\x7fe\u202ef\rg"


def said(*, as_json: bool = False) -> tuple[Output, io.StringIO, io.StringIO]:
    out, err = io.StringIO(), io.StringIO()
    return Output(translator_for("fr"), as_json=as_json, out=out, err=err), out, err


def test_no_line_holds_what_a_terminal_obeys() -> None:
    output, out, err = said()
    output.line(f"Zoé\u202f: {ORDERS}\nليلى")
    output.error(ORDERS)
    for text in (out.getvalue(), err.getvalue()):
        assert all(char.isprintable() or char in "\n\u202f" for char in text)
        assert "a\ufffd[31mb\ufffd]52;c;aGk=\ufffdc\ufffd2Jd\ufffde\ufffdf g" in text
    assert out.getvalue().startswith("Zoé\u202f: ")
    assert out.getvalue().endswith("\nليلى\n")


@pytest.mark.parametrize("text", [ORDERS, "Zoé – « ليلى »"])
def test_json_means_the_same_and_holds_no_control(text: str) -> None:
    output, out, _ = said(as_json=True)
    output.json({"called": text})
    assert json.loads(out.getvalue()) == {"called": text}
    assert not {char for char in out.getvalue() if ord(char) < 32} - {"\n"}
    assert not {char for char in out.getvalue() if 0x7F <= ord(char) <= 0x9F}
