"""A year of double accompaniment, played by the keyboard alone.

Six meetings at one screen, the program killed in the middle of four; both
sides at work in the same weeks; something blocked outside, a refusal, another
lead referent, a signed paper, a review, an end, a return, a handover. Each day
the program is started with the Clock of that day (``tests.e2e.dated``).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from livret import bootstrap
from livret.domain.person import person_of
from livret.exchange.carnet_de_bord import import_carnet_de_bord
from livret.usecases.example import make_example
from livret.usecases.saying import read_items, say_items
from tests.e2e import at_pages as pages
from tests.e2e import in_meeting as three
from tests.e2e.running import Running
from tests.e2e.year import Desk
from tests.exchange.conftest import shared_data

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
AMINA = "Amina B."
SOPHIE = "Sophie Tifour"
CHANGED, HELPED = "Qu’est-ce qui a changé\u202f?", "Qu’est-ce qui a aidé\u202f?"
DID_NOT = "Qu’est-ce qui n’a pas aidé\u202f?"
AND_NOW = "Et maintenant\u202f?"


def example(vault: bootstrap.Unlocked) -> None:
    make_example(vault.ctx)


def imported(vault: bootstrap.Unlocked) -> None:
    """People of the peer's database; Marc takes part in the livret of one."""
    data = shared_data()
    assert data is not None
    import_carnet_de_bord(vault.ctx, data / "carnet-de-bord" / "seed", None)
    marc = {"kind": "member_joined", "name": "Marc D.", "role": "referent"}
    said = read_items({"contributions": [{**marc, "side": "emploi"}]})
    for livret in vault.ctx.log.livrets():
        if person_of(vault.ctx.livret(livret)).called == SOPHIE:
            say_items(vault.ctx, livret, said)


# --- one meeting after the other ------------------------------------------------


def first_meeting(desk: Desk) -> None:
    """The three; both sides have something to do this week; killed once."""
    livret = desk.livret
    desk.meet("Claire M.", "Marc D.")
    three.to_her_aim(livret)
    three.write(livret, "Un poste de jour")
    three.to_the_topics(livret)
    three.take_up(livret, "mobilite")
    three.answer(livret, "gene_beaucoup", "Le bus du soir me fait peur")
    three.give_the_word(livret, "F3", "Claire")
    three.answer(livret, "gene_beaucoup", "Un velo se prete")
    three.give_the_word(livret, "F4", "Marc")
    desk.cut_off("Ce qu’en dit Marc", "Il y a des postes de jour")
    livret = desk.livret
    three.answer(livret, "gene_un_peu")
    three.other_topic(livret)
    three.enough_topics(livret)
    three.add_step(livret, "Appeler l'atelier velo", "Claire", "Cette semaine")
    three.add_step(livret, "Trouver deux cantines", "Marc", "Cette semaine")
    told = desk.part("Les horaires du bus")
    for words in (
        "Un poste de jour",
        "Le bus du soir me fait peur",
        "Claire\u202f: gêne beaucoup, «\u202fUn velo se prete\u202f»",
        "Marc\u202f: gêne un peu, «\u202fIl y a des postes de jour\u202f»",
        "Appeler l'atelier velo",
        "Trouver deux cantines",
    ):
        assert words in told, told


def second_meeting(desk: Desk) -> None:
    """Two of them; she prefers not to answer; killed while a step is written."""
    livret = desk.livret
    told = desk.meet("Claire M.")
    assert "Les horaires du bus" in told
    assert "Trouver deux cantines" in told
    three.to_her_aim(livret)
    three.to_the_topics(livret)
    three.take_up(livret, "sante")
    three.answer(livret, "ne_souhaite_pas_repondre")
    livret.press("F3")
    livret.wait(part="préfère ne pas en parler", role="label")
    three.other_topic(livret)
    three.enough_topics(livret)
    desk.cut_off(three.STEP, "Ecrire a la mairie")
    livret = desk.livret
    told = desk.part("Le courrier de la mairie")
    assert "Ecrire a la mairie" in told
    assert f"{desk.her}\u202f: préfère ne pas répondre" in told


def third_meeting(desk: Desk) -> None:
    """A step is done; killed at the very end."""
    livret = desk.livret
    desk.meet("Claire M.", "Marc D.")
    pages.told_done(livret, "Trouver deux cantines")
    three.to_her_aim(livret)
    three.to_the_topics(livret)
    three.take_up(livret, "droit")
    three.answer(livret, "gene_un_peu", "Le sac est trie")
    three.other_topic(livret)
    three.enough_topics(livret)
    told = three.read_back(livret)
    assert "Le sac est trie" in told
    three.nothing_to_sign(livret)
    desk.cut_off(three.NEXT, "Une semaine d'essai")
    three.end(desk.livret)


def short_meeting(desk: Desk, topic: str, words: str, step: str) -> None:
    """One topic, one step."""
    livret = desk.livret
    desk.meet("Claire M.", "Marc D.")
    three.to_her_aim(livret)
    three.to_the_topics(livret)
    three.take_up(livret, topic)
    three.answer(livret, "ne_gene_pas", words)
    three.other_topic(livret)
    three.enough_topics(livret)
    three.add_step(livret, step, "Ensemble")
    told = desk.part("")
    assert words in told
    assert step in told


def review_meeting(desk: Desk) -> None:
    """The three look back, one question at a time; killed in the middle."""
    livret = desk.livret
    pages.begin_review(livret)
    desk.meet("Claire M.", "Marc D.")
    livret.press(three.ONWARD)
    three.look_back(livret, CHANGED, desk.her, "Je dors mieux")
    livret.press("F3")
    three.look_back(livret, CHANGED, "Claire", "Les papiers sont tries")
    livret.press(three.ONWARD)
    desk.cut_off(f"{HELPED} {desk.her}", "Ma soeur")
    livret = desk.livret
    livret.press(three.ONWARD)
    three.look_back(livret, DID_NOT, desk.her)
    livret.press("F4")
    three.look_back(livret, DID_NOT, "Marc", "Le bus du soir")
    livret.press(three.ONWARD)
    three.look_back(livret, AND_NOW, desk.her, "Conduire")
    livret.press(three.ONWARD)
    livret.wait(part="De quels sujets voulez-vous dire", role="label")
    three.take_up(livret, "mobilite")
    three.answer(livret, "gene_un_peu", "A velo")
    three.give_the_word(livret, "F3", "Claire")
    three.answer(livret, "ne_gene_pas")
    livret.press(three.ONWARD)
    livret.wait("Un autre sujet, ou on continue\u202f?", role="label")
    three.to_her_aim(livret)
    three.to_the_topics(livret)
    three.enough_topics(livret)
    three.add_step(livret, "Relire le contrat", "Ensemble")
    told = desk.part("")
    for words in (
        "Je dors mieux",
        "Les papiers sont tries",
        "Ma soeur",
        "Le bus du soir",
        "Conduire",
        f"{desk.her}\u202f: gêne un peu",
        "A velo",
        "Claire\u202f: ne gêne pas",
    ):
        assert words in told, told


def signed_meeting(desk: Desk) -> None:
    """What stands is read as a paper, and signed by the three."""
    livret = desk.livret
    desk.meet("Claire M.", "Marc D.")
    three.to_her_aim(livret)
    three.to_the_topics(livret)
    three.take_up(livret, "famille")
    three.answer(livret, "ne_gene_pas", "Ma soeur garde les petits")
    three.other_topic(livret)
    three.enough_topics(livret)
    assert "Ma soeur garde les petits" in three.read_back(livret)
    names = (desk.called, "Claire M.", "Marc D.")
    three.sign_aloud(livret, *names, owner="Claire M.")
    livret.press("alt+4")  # kept here for her
    livret.wait(three.NEXT, role="text", state="focused")
    three.end(livret)


def look_back(desk: Desk) -> None:
    pages.review(
        desk.livret,
        {
            desk.her: {CHANGED: "Je dors mieux", HELPED: "Ma soeur"},
            "Claire": {CHANGED: "Les papiers sont tries"},
            "Marc": {DID_NOT: "Le bus du soir"},
        },
    )


def kinds(desk: Desk, day: int) -> list[str]:
    history = desk.ask(day, "history")["history"]
    return [one["kind"] for one in history]


def test_a_meeting_a_lead_a_review_an_end_and_a_return(
    start: Start, tmp_path: Path
) -> None:
    desk = Desk(start, tmp_path, AMINA, example)
    desk.sit(14)
    first_meeting(desk)
    pages.lead(desk.livret, "Marc D.")
    look_back(desk)
    pages.close(desk.livret, "un emploi", "Je commence lundi")
    pages.reopen(desk.livret, "Le contrat est fini")
    desk.leave()
    said = kinds(desk, 14)
    assert said.count("meeting_held") == 1
    assert said.count("review_said") == 3
    assert said.count("accompaniment_state") == 2


@pytest.mark.long
@pytest.mark.parametrize(
    ("called", "fill"),
    [(AMINA, example), (SOPHIE, imported)],
    ids=["example", "imported"],
)
def test_a_year(
    start: Start,
    tmp_path: Path,
    called: str,
    fill: Callable[[bootstrap.Unlocked], None],
) -> None:
    data = shared_data()
    if fill is imported and not (data and (data / "carnet-de-bord" / "seed").is_dir()):
        pytest.skip("the peer's database is not here (LIVRET_SHARED_DATA says where)")
    desk = Desk(start, tmp_path, called, fill)
    story = {
        14: first_meeting,
        21: lambda desk: pages.blocked_outside(
            desk.livret, "Appeler l'atelier velo", "une liste d’attente", "l'atelier"
        ),
        45: second_meeting,
        60: lambda desk: pages.refuse_proposal(
            desk.livret, desk.her, "Un CV en ligne", "Marc", "Pas en ligne"
        ),
        90: third_meeting,
        100: lambda desk: pages.lead(desk.livret, "Marc D."),
        130: signed_meeting,
        180: review_meeting,
        240: lambda desk: pages.close(desk.livret, "un emploi", "Je commence lundi"),
        300: lambda desk: pages.reopen(desk.livret, "Le contrat est fini"),
        310: lambda desk: short_meeting(
            desk, "langue", "J'ecris mieux", "Reprendre l'atelier"
        ),
        360: lambda desk: pages.hand_over(
            desk.livret, "Nadia F.", "Marc ; l'emploi ; 01 00 00 00 00", "Oui"
        ),
    }
    for day, happens in story.items():
        desk.sit(day)
        happens(desk)
        desk.leave()
    said = kinds(desk, 361)
    assert said.count("meeting_held") == 6
    assert said.count("signature_given") == 3
    assert said.count("handover_made") == 1
    assert said.count("review_opened") == 1
