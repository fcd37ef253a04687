"""What the people in the room do in meeting mode (F9), by the keyboard alone."""

from __future__ import annotations

from tests.e2e.acts import choose, choose_here, press
from tests.e2e.running import Node, Running

ONWARD = "ctrl+Return"
PIN = "4321"
AIM = "Ce que je veux faire"
STEP = "Ce qu’on va faire"
LAST_TIME = "Ce qu’on s’était dit"
NEXT = "La prochaine fois"
ROOM = "Qui est dans la pièce\u202f?"
TOPICS = ("sante", "droit", "langue", "mobilite", "famille", "ressources", "logement")
ANSWERS = (
    "ne_gene_pas",
    "gene_un_peu",
    "gene_beaucoup",
    "bloque",
    "ne_sait_pas",
    "pas_aborde",
    "ne_souhaite_pas_repondre",
    "non_concerne",
)
"""In the order of their keys, Alt+1 to Alt+8."""

VOICE_KEYS = {"personne": "F2", "social": "F3", "emploi": "F4"}


def sit_down(livret: Running, *names: str) -> None:
    """F9; she and these are in the room, nobody else; then the welcome."""
    livret.press("F9")
    livret.wait(ROOM, role="label")
    shown = [node for node in livret.shown() if node.role == "check box"]
    for rank, node in enumerate(shown[1:], 2):
        if ("checked" in node.states) != (node.called in names):
            livret.press(f"alt+{rank}")
    livret.press(ONWARD)
    livret.wait(part="Bienvenue")


def last_time(livret: Running) -> str:
    """Past the welcome, to what was said last time; return what is read."""
    livret.press(ONWARD)
    livret.wait(part=LAST_TIME, role="label")
    return read(livret)


def read(livret: Running) -> str:
    """Return everything that stands in sight in words."""
    return "\n".join(node.name for node in livret.shown() if node.role == "label")


def to_her_aim(livret: Running) -> Node:
    """Past what was said last time, to her own words."""
    livret.press(ONWARD)
    return livret.wait(AIM, role="text", state="focused")


def write(livret: Running, words: str) -> None:
    """Write where the keyboard is, in place of what stood there.

    Qt asks assistive technology about each letter before the field has it, and
    about no shortcut: on a busy machine what is pressed next would come first.
    """
    livret.press("ctrl+a")
    livret.type(words)
    livret.wait(role="text", state="focused", text=words)


def to_the_topics(livret: Running) -> None:
    livret.press(ONWARD)
    livret.wait("De quoi voulez-vous parler\u202f?", role="label")


def take_up(livret: Running, topic: str) -> None:
    """Begin a topic by its digit."""
    livret.press(f"alt+{TOPICS.index(topic) + 1}")
    livret.wait(part="Ce qu’en dit", role="text", state="focused")


def answer(livret: Running, code: str, words: str = "") -> None:
    """Say some words, and one of the eight answers."""
    if words:
        write(livret, words)
    livret.press(f"alt+{ANSWERS.index(code) + 1}")


def give_the_word(livret: Running, key: str, name: str) -> None:
    """Another voice speaks; its field has the keyboard."""
    livret.press(key)
    livret.wait(f"Ce qu’en dit {name}", role="text", state="focused")


def enough_topics(livret: Running) -> None:
    """« On s'arrête là », from the topics: who does what?"""
    livret.press(ONWARD)
    livret.wait(STEP, role="text", state="focused")


def other_topic(livret: Running) -> None:
    """Enough of this one."""
    livret.press(ONWARD)
    livret.wait("Un autre sujet, ou on s’arrête là\u202f?", role="label")


def add_step(livret: Running, words: str, who: str = "", when: str = "") -> None:
    """Write a step, say who does it and until when; add it."""
    write(livret, words)
    if who:
        choose(livret, "Qui s’en occupe\u202f?", who)
    if when:
        choose(livret, "Pour quand", when)
    press(livret, "Ajouter et continuer")
    livret.wait(part=words, role="label")
    livret.wait(STEP, role="text", state="focused")


def read_back(livret: Running) -> str:
    """Read back aloud; return everything that is read."""
    livret.press(ONWARD)
    livret.wait("On relit ensemble", role="label")
    return read(livret)


def nothing_to_sign(livret: Running) -> None:
    """« Sans signer aujourd'hui », and she leaves with nothing."""
    livret.go_to("Sans signer aujourd’hui")
    livret.press("space")
    livret.wait(part="Pouvez-vous garder ce papier", role="label")
    livret.press("alt+5")
    livret.wait(NEXT, role="text", state="focused")


def end(livret: Running, words: str = "") -> None:
    """About the next time; then the desk again, by the PIN."""
    if words:
        write(livret, words)
    livret.press(ONWARD)
    leave_with_the_pin(livret)


def leave_with_the_pin(livret: Running) -> None:
    livret.wait("Votre code", role="password text", state="focused")
    livret.type(PIN)
    livret.press("Return")
    livret.wait(role="list item", name="L’essentiel", state="selected")


def until_kept(livret: Running) -> None:
    """Wait until what ``write`` wrote is safe; until then the page says not yet."""
    livret.wait(part="Enregistré à")


def look_back(livret: Running, asked: str, name: str, words: str = "") -> None:
    """Answer a question about the time looked back at, for one voice."""
    livret.wait(f"{asked} {name}", role="text", state="focused")
    if words:
        write(livret, words)


def pause(livret: Running) -> None:
    """Put the question away."""
    press(livret, "Faire une pause")
    livret.wait("On fait une pause", role="label")


def sign_aloud(livret: Running, *names: str, owner: str) -> None:
    """From what was read back: the paper, everybody says yes aloud, the seal.

    But ``owner``, who hears the others: nobody is their own witness.
    """
    livret.press(ONWARD)
    livret.wait("Relire ensemble", role="label")
    press(livret, "Signer")
    for name in names:
        livret.wait(f"C’est à {name}")
        livret.wait("Signer à l’écran", state="focused")
        if name == owner:
            choose_here(livret, "Signer avec son certificat", "Signer à l’écran")
            press(livret, "C’est signé")
            continue
        choose_here(livret, "Dire son accord à voix haute", "Signer à l’écran")
        livret.wait("Ses mots", role="text", state="focused")
        livret.type("Oui")
        press(livret, "C’est dit")
    livret.wait("Fermer le document", state="focused")
    livret.press("space")
    livret.wait(part="Pouvez-vous garder ce papier", role="label")
