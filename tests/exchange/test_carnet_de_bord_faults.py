"""What is broken is told by file and line, and the good rows come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.domain.errors import LivretError
from livret.domain.pathway import pathway_of
from livret.domain.person import person_of
from livret.exchange.carnet_de_bord import cells, import_carnet_de_bord, tables
from livret.exchange.carnet_de_bord.tables import NoCarnetDeBord, NotAFolder
from livret.usecases.context import Context
from livret.usecases.import_report import ImportReport
from livret.words.errors import error_sentence
from livret.words.sentences.exchange import NOT_CARRIED
from livret.words.translator import translator_for
from tests.exchange.conftest import AT, Database
from tests.fictitious import social_security_number


def told(report: ImportReport, code: str) -> list[tuple[str, int, dict[str, str]]]:
    return [
        (item.file, item.line, dict(item.facts))
        for item in report.not_carried
        if item.code == code
    ]


def everything(ctx: Context) -> str:
    """Every word, key and digest of every body."""
    return "\n".join(
        sealed.body.decode()
        for livret in ctx.log.livrets()
        for sealed in ctx.log.sealed(livret)
        if sealed.body is not None
    )


def test_a_good_database_leaves_only_what_is_said_of_whole_files(
    peer: Database,
) -> None:
    codes = {item.code for item in peer.bring_in().not_carried}
    assert codes == {"file_accounts"}


# --- a folder that is not one -------------------------------------------------


def test_what_is_no_folder_is_refused(ctx: Context, tmp_path: Path) -> None:
    file = tmp_path / "un-fichier"
    file.write_text("rien", "utf-8")
    for wrong in (file, tmp_path / "nulle-part"):
        with pytest.raises(NotAFolder) as refused:
            import_carnet_de_bord(ctx, wrong)
        assert wrong.name in error_sentence(translator_for("fr"), refused.value)
    assert ctx.log.livrets() == ()


@pytest.mark.parametrize("missing", ["beneficiary", "notebook"])
def test_a_folder_without_persons_or_notebooks_is_refused(
    peer: Database, missing: str
) -> None:
    del peer.tables[missing]
    with pytest.raises(NoCarnetDeBord) as refused:
        peer.bring_in()
    for language in ("fr", "en"):
        said = error_sentence(translator_for(language), refused.value)
        assert f"{missing}.csv" in said
        assert "seed" in said
    assert peer.ctx.log.livrets() == ()


def test_persons_without_a_header_are_refused(peer: Database) -> None:
    peer.raw["beneficiary.csv"] = b"nom,prenom\nExemple,Amina\n"
    with pytest.raises(NoCarnetDeBord):
        peer.bring_in()


# --- rows ---------------------------------------------------------------------


BROKEN_ROWS = {
    "bad_quoting": b'b9,"Ouvert,Sans,fin\n',
    "column_count": b"b9,Trop,peu\n",
    "bad_encoding": "b9,\xc9lodie,Exemple{rest}\n".encode("latin-1"),
    "missing_key": b",Sans,Cle{rest}\n",
    "duplicate_key": b"b1,Amina,Encore{rest}\n",
    "cell_too_large": b"b9," + b"x" * 140_000 + b",Exemple{rest}\n",
}


@pytest.mark.parametrize("code", BROKEN_ROWS)
def test_a_broken_row_is_told_and_the_others_come_in(peer: Database, code: str) -> None:
    header, first, second = peer.text_of("beneficiary").encode().splitlines(True)
    rest = b"," * (header.count(b",") - 2)
    row = BROKEN_ROWS[code].replace(b"{rest}", rest)
    peer.raw["beneficiary.csv"] = header + first + row + second
    report = peer.bring_in()
    assert [(file, line) for file, line, _ in told(report, code)] == [
        ("beneficiary.csv", 3)
    ]
    names = [one.called for one in peer.ctx.people.people()]
    assert names == ["Amina Exemple", "Jean Second"]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("notebook", "beneficiary_id"),
        ("notebook_member", "notebook_id"),
        ("notebook_focus", "notebook_id"),
        ("notebook_situation", "notebook_id"),
        ("notebook_target", "focus_id"),
        ("notebook_action", "target_id"),
    ],
)
def test_a_row_that_belongs_to_nobody_is_told(
    peer: Database, table: str, column: str
) -> None:
    stray = dict(peer.tables[table][0]) | {"id": "zz", column: "nobody"}
    peer.tables[table].append(stray)
    line = len(peer.tables[table]) + 1
    found = told(peer.bring_in(), "unknown_link")
    parent = {"beneficiary_id": "beneficiary", "notebook_id": "notebook"}
    parent |= {"focus_id": "notebook_focus", "target_id": "notebook_target"}
    facts = {"column": column, "file": f"{parent[column]}.csv"}
    assert found == [(f"{table}.csv", line, facts)]


def test_what_hangs_on_a_broken_row_is_told_too(peer: Database) -> None:
    peer.row("notebook_focus", "f1")["notebook_id"] = "nobody"
    found = told(peer.bring_in(), "unknown_link")
    assert [(file, line) for file, line, _ in found] == [
        ("notebook_action.csv", 2),
        ("notebook_focus.csv", 2),
        ("notebook_target.csv", 2),
    ]


@pytest.mark.parametrize("event", ["", "rien", "[1]", "[" * 5000, '{"a": '])
def test_an_event_that_cannot_be_read_is_told(peer: Database, event: str) -> None:
    peer.add(
        "notebook_event", id="e1", notebook_id="n1", event=event, event_type="target"
    )
    assert told(peer.bring_in(), "bad_event") == [
        ("notebook_event.csv", 2, {"column": "event"})
    ]


def test_rows_that_nobody_is_linked_to_are_told(peer: Database) -> None:
    peer.add("structure", id="s9", name="Structure sans personne")
    peer.add("professional", id="p9", firstname="Sans", lastname="Personne")
    found = told(peer.bring_in(), "not_linked")
    assert [(file, line) for file, line, _ in found] == [
        ("professional.csv", 5),
        ("structure.csv", 5),
    ]


# --- cells --------------------------------------------------------------------


@pytest.mark.parametrize(
    "date",
    ["hier", "2021-13-01", "2021-02-30", "infinity", "21/09/2021", "2021-09-21T"],
)
def test_a_bad_date_costs_only_itself(peer: Database, date: str) -> None:
    peer.row("notebook_target", "g1")["created_at"] = date
    report = peer.bring_in()
    assert told(report, "bad_date") == [
        ("notebook_target.csv", 2, {"column": "created_at"})
    ]
    (goal,) = pathway_of(peer.ctx.livret(peer.livret())).goals
    assert goal.words == "Changer de logement"


@pytest.mark.parametrize(
    ("table", "key", "column"),
    [
        ("beneficiary", "b1", "right_rsa"),
        ("beneficiary", "b1", "right_are"),
        ("notebook", "n1", "education_level"),
        ("notebook", "n1", "work_situation"),
        ("notebook", "n1", "contract_type"),
        ("notebook_member", "m1", "member_type"),
        ("notebook_member", "m1", "active"),
        ("notebook_focus", "f1", "theme"),
        ("notebook_target", "g1", "status"),
        ("notebook_target", "g1", "linked_to"),
        ("notebook_action", "c1", "status"),
    ],
)
def test_an_unknown_code_is_told_and_the_row_comes_in(
    peer: Database, table: str, key: str, column: str
) -> None:
    peer.row(table, key)[column] = "jamais_vu"
    report = peer.bring_in()
    (found, *more) = told(report, "unknown_code")
    assert found[0] == f"{table}.csv"
    assert found[2] == {"column": column}
    # The goals of a focus meet its theme again; nothing else is told.
    assert {file for file, _, _ in more} <= {"notebook_focus.csv"}
    assert report.livrets == 2


def test_an_unknown_author_costs_only_the_name(peer: Database) -> None:
    peer.row("notebook_target", "g1")["creator_id"] = "nobody"
    report = peer.bring_in()
    assert told(report, "unknown_author") == [
        ("notebook_target.csv", 2, {"column": "creator_id"})
    ]
    (goal,) = pathway_of(peer.ctx.livret(peer.livret())).goals
    assert goal.values[0].origin_author == ""


def test_codes_without_their_list_are_told(peer: Database) -> None:
    del peer.tables["ref_situation"], peer.tables["rome_code"]
    cells_ = {"rome_code_id": "j1", "mobility_radius": "10", "created_at": AT}
    peer.add("professional_project", id="j1", notebook_id="n1", **cells_)
    report = peer.bring_in()
    assert told(report, "no_label") == [
        (
            "notebook_situation.csv",
            2,
            {"column": "situation_id", "list": "ref_situation.csv"},
        ),
        (
            "professional_project.csv",
            2,
            {"column": "rome_code_id", "list": "rome_code.csv"},
        ),
    ]
    assert "Distance possible\u202f: 10 km" in everything(peer.ctx)


@pytest.mark.parametrize("place", ["ref", "../ref"])
def test_lists_may_stand_beside_the_tables(peer: Database, place: str) -> None:
    folder = peer.write()
    (folder / place).mkdir(parents=True)
    (folder / "ref_situation.csv").rename(folder / place / "ref_situation.csv")
    del peer.tables["ref_situation"]
    assert told(peer.bring_in(), "no_label") == []


def test_a_broken_line_of_a_list_is_told(peer: Database) -> None:
    text = peer.text_of("ref_situation") + 'r9,"ouvert\n'
    peer.raw["ref_situation.csv"] = text.encode()
    assert told(peer.bring_in(), "bad_quoting") == [("ref_situation.csv", 9, {})]


def test_a_situation_that_no_table_knows_goes_by_its_theme(peer: Database) -> None:
    peer.row("notebook_situation", "t1")["situation_id"] = "r6"
    peer.bring_in()
    assert "Situation inconnue" in everything(peer.ctx)


def test_signs_that_nobody_sees_are_taken_out(peer: Database) -> None:
    peer.row("beneficiary", "b1")["firstname"] = "\u202eAmi\u200bna"
    report = peer.bring_in()
    assert told(report, "invisible_removed") == [
        ("beneficiary.csv", 2, {"column": "firstname"})
    ]
    assert person_of(peer.ctx.livret(peer.livret())).called == "Amina Exemple"


def test_a_name_of_five_hundred_letters_is_shortened(peer: Database) -> None:
    peer.row("beneficiary", "b2")["lastname"] = "S" * 500
    report = peer.bring_in()
    assert told(report, "shortened") == [("beneficiary.csv", 3, {"column": "lastname"})]
    assert "Jean SSS" in person_of(peer.ctx.livret(peer.livret("Jean"))).called


def test_a_field_that_cannot_be_kept_costs_only_itself(peer: Database) -> None:
    peer.row("beneficiary", "b1")["caf_number"] = "1" * 20 + "\n" + "2" * 20
    peer.row("beneficiary", "b1")["postal_code"] = "9" * 30
    report = peer.bring_in()
    assert {facts["column"] for _, _, facts in told(report, "shortened")} == {
        "caf_number",
        "postal_code",
    }
    assert report.livrets == 2


@pytest.mark.parametrize("text", ["@r0", "@quelqu-un", "<b>gras</b>", "{accolades}"])
def test_words_are_only_words(peer: Database, text: str) -> None:
    peer.row("notebook_target", "g1")["target"] = text
    peer.bring_in()
    (goal,) = pathway_of(peer.ctx.livret(peer.livret())).goals
    assert goal.words == text


def test_a_goal_without_words_takes_its_state_and_action_is_kept(
    peer: Database,
) -> None:
    peer.row("notebook_target", "g1")["target"] = ""
    report = peer.bring_in()
    assert ("notebook_target.csv", 2) in [
        (file, line) for file, line, _ in told(report, "refused")
    ]
    pathway = pathway_of(peer.ctx.livret(peer.livret()))
    assert pathway.goals == ()
    assert [action.words for action in pathway.loose] == ["Demande de logement social"]


# --- numbers of social security -------------------------------------------------


def test_the_number_is_never_kept_and_is_told_once_a_row(peer: Database) -> None:
    number = social_security_number()
    peer.row("beneficiary", "b1")["nir"] = number[:13]
    report = peer.bring_in()
    assert told(report, "social_security_number") == [
        ("beneficiary.csv", 2, {"column": "nir"})
    ]
    assert number[:13] not in everything(peer.ctx)


def test_the_digest_of_a_row_does_not_tell_the_number(peer: Database) -> None:
    peer.bring_in()
    peer.row("beneficiary", "b1")["nir"] = social_security_number()
    assert peer.bring_in().contributions == 0


@pytest.mark.parametrize("spaced", [False, True])
def test_a_number_inside_a_text_is_masked(peer: Database, spaced: bool) -> None:
    number = social_security_number(spaced=spaced)
    peer.row("notebook_target", "g1")["target"] = f"Appeler la CPAM, {number}, lundi"
    report = peer.bring_in()
    assert told(report, "number_masked") == [
        ("notebook_target.csv", 2, {"column": "target"})
    ]
    assert f"Appeler la CPAM, {cells.REMOVED}, lundi" in everything(peer.ctx)
    assert number not in everything(peer.ctx)


@pytest.mark.parametrize("column", ["caf_number", "firstname", "external_id"])
def test_a_number_in_another_column_goes_too(peer: Database, column: str) -> None:
    number = social_security_number()
    peer.row("beneficiary", "b1")[column] = number
    report = peer.bring_in()
    assert number not in everything(peer.ctx)
    assert number not in str(report.not_carried)
    assert report.livrets == 2


def test_a_number_hidden_in_an_event_is_refused(peer: Database) -> None:
    hidden = "".join(f"\\u{ord(char):04x}" for char in social_security_number())
    told_ = f'{{"event_label": "{hidden}", "status": "done", "category": "sante"}}'
    peer.add("notebook_event", id="e1", notebook_id="n1", event=told_, event_type="x")
    report = peer.bring_in()
    assert [facts["problem"] for _, _, facts in told(report, "refused")] == [
        "social_security_number"
    ]
    assert social_security_number() not in everything(peer.ctx)


def test_a_number_as_a_key_leaves_the_row(peer: Database) -> None:
    peer.row("notebook_target", "g1")["id"] = social_security_number()
    report = peer.bring_in()
    assert told(report, "missing_key") == [("notebook_target.csv", 2, {})]
    assert social_security_number() not in str(report.not_carried)


# --- columns and files ----------------------------------------------------------


def test_a_column_that_nobody_knows_is_told_with_its_count(peer: Database) -> None:
    peer.row("notebook", "n1")["humeur"] = "bonne"
    assert told(peer.bring_in(), "column_unknown") == [
        ("notebook.csv", 1, {"column": "humeur", "count": "1"})
    ]


def test_a_file_that_nobody_knows_is_told_with_its_count(peer: Database) -> None:
    peer.raw["inconnu.csv"] = b"a,b\n1,2\n3,4\n5\n"
    assert told(peer.bring_in(), "file_unknown") == [("inconnu.csv", 0, {"count": "3"})]


def test_a_table_that_is_missing_is_told(peer: Database) -> None:
    del peer.tables["notebook_event"]
    assert told(peer.bring_in(), "file_missing") == [("notebook_event.csv", 0, {})]


def test_a_table_without_its_link_is_told(peer: Database) -> None:
    peer.raw["notebook_event.csv"] = b"id,event\n1,{}\n"
    assert told(peer.bring_in(), "file_header") == [
        ("notebook_event.csv", 1, {"column": "notebook_id"})
    ]


def test_a_table_with_a_column_twice_is_told(peer: Database) -> None:
    peer.raw["notebook_event.csv"] = b"id,notebook_id,event,event\n1,n1,{},{}\n"
    assert told(peer.bring_in(), "file_header") != []


def test_a_list_without_its_label_is_told(peer: Database) -> None:
    peer.raw["rome_code.csv"] = b"id,code\nj1,K1304\n"
    assert told(peer.bring_in(), "file_header") == [
        ("rome_code.csv", 1, {"column": "label"})
    ]


def test_a_file_that_cannot_be_opened_is_told(peer: Database) -> None:
    peer.write()
    (peer.folder / "notebook_event.csv").unlink()
    (peer.folder / "notebook_event.csv").mkdir()
    del peer.tables["notebook_event"]
    assert told(peer.bring_in(), "file_unreadable") == [("notebook_event.csv", 0, {})]


def test_a_file_without_measure_is_told(
    peer: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = max(len(peer.text_of(table).encode()) for table in peer.tables)
    peer.raw["notebook_event.csv"] = b"id,notebook_id\n" + b"\n" * size
    monkeypatch.setattr(tables, "MAX_FILE_BYTES", size)
    assert told(peer.bring_in(), "file_too_large") == [("notebook_event.csv", 0, {})]


def test_other_tables_are_told_once_each(peer: Database) -> None:
    peer.raw["deployment.csv"] = b"id,label\n1,a\n2,b\n"
    peer.raw["external_data.csv"] = b"id,data\n1,{}\n"
    peer.raw["notebook_visit.csv"] = b"id\n1\n"
    report = peer.bring_in()
    assert told(report, "file_settings") == [("deployment.csv", 0, {"count": "2"})]
    assert told(report, "file_raw_copies") == [("external_data.csv", 0, {"count": "1"})]
    assert told(report, "file_visits") == [("notebook_visit.csv", 0, {"count": "1"})]
    assert len(told(report, "file_accounts")) == 4


@pytest.mark.parametrize("code", sorted(NOT_CARRIED))
def test_each_reason_has_its_english(code: str) -> None:
    french = NOT_CARRIED[code]
    assert translator_for("en").text(french) != french


def test_every_fault_is_an_error_of_ours() -> None:
    assert issubclass(NotAFolder, LivretError)
    assert issubclass(NoCarnetDeBord, LivretError)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_file_that_never_ends_is_not_read(peer: Database) -> None:
    peer.write()
    (peer.folder / "notebook_event.csv").unlink()
    (peer.folder / "notebook_event.csv").symlink_to("/dev/zero")
    del peer.tables["notebook_event"]
    assert told(peer.bring_in(), "file_unreadable") == [("notebook_event.csv", 0, {})]
