"""What the database itself refuses, and how names are searched, in SQL."""

from __future__ import annotations

SEARCH = """CREATE VIRTUAL TABLE people_search USING fts5(
        name, content='', contentless_delete=1, detail=none, prefix='1 2 3',
        tokenize='unicode61 remove_diacritics 0')"""
"""The shadow text of a name is already folded; ``detail=none`` because a name is
found by the starts of its words, never by a phrase."""

RULES = (
    SEARCH,
    """CREATE TRIGGER contributions_stay BEFORE DELETE ON contributions
        BEGIN SELECT RAISE(ABORT, 'contributions stay'); END""",
    """CREATE TRIGGER contributions_never_change
        BEFORE UPDATE OF n, id, arrival, header, signature ON contributions
        BEGIN SELECT RAISE(ABORT, 'contributions never change'); END""",
    """CREATE TRIGGER bodies_only_come_or_go
        BEFORE UPDATE OF salt, body ON contributions
        WHEN OLD.body IS NOT NULL AND NEW.body IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'bodies only come or go'); END""",
    """CREATE TRIGGER erased_stays_erased
        BEFORE UPDATE OF salt, body ON contributions
        WHEN NEW.body IS NOT NULL AND NEW.id IN (SELECT id FROM erased)
        BEGIN SELECT RAISE(ABORT, 'erased stays erased'); END""",
    """CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal never changes'); END""",
    """CREATE TRIGGER journal_only_ages BEFORE DELETE ON journal
        WHEN OLD.at >= COALESCE((SELECT purged_before FROM journal_chains
                                 WHERE livret = OLD.livret), 0)
        BEGIN SELECT RAISE(ABORT, 'the journal only ages'); END""",
)
