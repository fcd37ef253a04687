from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.exchange import peer_files
from livret.exchange.peer_files import read_sheet

GOOD = b"id,name,city\n1,Amina,Reims\n2,Jean,Lyon\n3,Lou,Nice\n"


def lines_of(data: bytes) -> list[int]:
    return [record.line for record in read_sheet(data).records]


def faults_of(data: bytes) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in read_sheet(data).faults]


def test_a_good_file_comes_whole() -> None:
    sheet = read_sheet(GOOD)
    assert sheet.header == ("id", "name", "city")
    assert [record.cells[1] for record in sheet.records] == ["Amina", "Jean", "Lou"]
    assert [record.line for record in sheet.records] == [2, 3, 4]
    assert not sheet.faults


def test_a_cell_may_hold_lines_quotes_and_commas() -> None:
    data = b'id,name\n1,"deux\nlignes, et ""des"" guillemets"\n2,Jean\n'
    sheet = read_sheet(data)
    assert sheet.records[0].cells[1] == 'deux\nlignes, et "des" guillemets'
    assert [record.line for record in sheet.records] == [2, 4]


@pytest.mark.parametrize("broken", ['2,"Jean,Lyon', '2,"Jean"x,Lyon', '2,Je"an",L"'])
def test_broken_quoting_costs_its_own_line_only(broken: str) -> None:
    data = GOOD.replace(b"2,Jean,Lyon", broken.encode())
    strict = '"' in broken.split(",")[1][:1]
    assert 2 in lines_of(data)
    assert 4 in lines_of(data)
    assert faults_of(data) == ([(3, "bad_quoting")] if strict else [])


def test_an_open_quotation_mark_does_not_swallow_quoted_lines() -> None:
    data = b'id,name\n1,"ouvert\n2,"Jean"\n3,Lou\n'
    assert faults_of(data) == [(2, "bad_quoting")]
    assert lines_of(data) == [3, 4]


def test_an_open_quotation_mark_is_not_looked_for_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(peer_files, "MAX_RECORD_LINES", 3)
    rows = "".join(f"{number},nom\n" for number in range(20))
    data = f'id,name\na,"ouvert\n{rows}b,"fermé"\n'.encode()
    assert faults_of(data) == [(2, "bad_quoting")]
    assert len(lines_of(data)) == 21


@pytest.mark.parametrize(
    ("row", "found"), [("2,Jean", "2"), ("2,Jean,Lyon,de trop", "4")]
)
def test_a_wrong_number_of_cells_is_told(row: str, found: str) -> None:
    sheet = read_sheet(GOOD.replace(b"2,Jean,Lyon", row.encode()))
    assert [(f.line, f.code, dict(f.facts)) for f in sheet.faults] == [
        (3, "column_count", {"expected": "3", "found": found})
    ]
    assert [record.line for record in sheet.records] == [2, 4]


def test_bytes_that_are_not_utf8_cost_their_own_line_only() -> None:
    data = GOOD.replace(b"Jean", "Élodie".encode("latin-1"))
    assert faults_of(data) == [(3, "bad_encoding")]
    assert lines_of(data) == [2, 4]


def test_a_cell_without_measure_is_told() -> None:
    data = GOOD.replace(b"Jean", b"x" * 140_000)
    assert faults_of(data) == [(3, "cell_too_large")]
    assert lines_of(data) == [2, 4]


def test_windows_files_are_read_too() -> None:
    data = b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n")
    sheet = read_sheet(data)
    assert sheet.header[0] == "id"
    assert sheet.records[0].cells[2] == "Reims"


def test_empty_lines_are_nothing() -> None:
    assert lines_of(GOOD.replace(b"2,Jean", b"\n\n2,Jean")) == [2, 5, 6]


@pytest.mark.parametrize("data", [b"", b"\n\n", b'"id,name\n', b"id,n\xe9m\n1,2\n"])
def test_without_a_header_nothing_is_read(data: bytes) -> None:
    sheet = read_sheet(data)
    assert sheet.header == ()
    assert sheet.records == ()


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8))
def test_what_was_written_is_read_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([["a", "b", "c"], *rows])
    sheet = read_sheet(out.getvalue().encode())
    assert [list(record.cells) for record in sheet.records] == rows
    assert not sheet.faults


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    sheet = read_sheet(b"a,b\n" + data)
    assert all(len(record.cells) == 2 for record in sheet.records)
    assert all(fault.line > 1 for fault in sheet.faults)
