"""What a file inside a paper is told to be: its name, what it is, its very bytes."""

from __future__ import annotations

import hashlib
import io

import pikepdf

from livret.paper.attachments import Attachment
from livret.paper.tagged import TaggedCanvas
from tests.paper.papers import MADE

PICTURE = Attachment(
    "page-signee-1.jpg", "La page signée", "image/jpeg", b"\xff\xd8", "Supplement"
)
DATA = Attachment("donnees.json", "Les mêmes informations", "application/json", b"{}")


def test_each_file_says_what_it_is_and_what_it_is_to_the_paper() -> None:
    """Viewers list them by that (ISO 32000-1, 7.11.3; ISO 19005-3, 6.8)."""
    canvas = TaggedCanvas(title="Essai", language="fr", made_at=MADE)
    canvas.showPage()
    pdf = canvas.finish([PICTURE, DATA])
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = {str(one.UF): one for one in file.Root.AF}
        assert found.keys() == {PICTURE.name, DATA.name}
        for each in (PICTURE, DATA):
            told, kept = found[each.name], found[each.name].EF.F
            assert (str(told.F), str(told.Desc)) == (each.name, each.told)
            assert told.AFRelationship == f"/{each.relation}"
            assert kept.Subtype == f"/{each.kind}"
            assert kept.read_bytes() == each.data
            assert int(kept.Params.Size) == len(each.data)
            digest = hashlib.md5(each.data, usedforsecurity=False).digest()
            assert bytes(kept.Params.CheckSum) == digest
