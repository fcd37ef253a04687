"""What is said once a file was taken in agrees with what was said before."""

from __future__ import annotations

from dataclasses import replace

from livret.words.sharing import accepted_lines, incoming_lines
from livret.words.translator import translator_for
from tests.exchange.sharing_desks import Desks

TR = translator_for("fr")


def test_what_came_without_its_words_is_counted_apart(desks: Desks) -> None:
    desks.share("commun")
    desks["claire"].view("mobilite", "bloque", words="le bus")
    data = desks.send("claire", "marc").data
    told = desks.look("marc", data)
    done = desks.take("marc", data)
    whole, bare = sum(count for _, count in told.kinds), done.bare
    assert (bare, done.new) == (1, whole + 1)
    assert "Parmi elles, 1 est venue sans ses mots." in accepted_lines(TR, done)


def test_the_words_of_before_are_no_new_thing(desks: Desks) -> None:
    desks.share("commun", "mobilite")
    desks["claire"].view("mobilite", "bloque", words="le bus")
    whole = desks.send("claire", "marc").data
    sharing = desks.sharing("marc")
    parcel = sharing.files.unpack(whole, sharing.keys.age_secret)
    stripped = replace(
        parcel,
        contributions=(
            *parcel.contributions[:-1],
            parcel.contributions[-1].without_body(),
        ),
    )
    to = [desks["marc"].ctx.owner.age_recipient]
    desks.take(
        "marc", sharing.files.pack(stripped, desks["claire"].ctx.signer.sign, to)
    )
    done = desks.take("marc", whole)
    assert (done.new, done.bare, done.filled) == (0, 0, 1)
    assert accepted_lines(TR, done) == [
        "C’est pris\u202f: les mots de 1 chose d’avant."
    ]
    assert accepted_lines(TR, desks.take("marc", whole)) == ["Rien de nouveau."]


def test_what_waits_is_not_called_whole(desks: Desks) -> None:
    """A gap loses nothing where the file carries all; where it does not, it may."""
    desks.share()
    desks.send("claire", "marc")
    desks["claire"].view("mobilite", "bloque")
    data = desks.send("claire", "marc").data
    sharing = desks.sharing("marc")
    parcel = sharing.files.unpack(data, sharing.keys.age_secret)
    last = replace(parcel, contributions=parcel.contributions[-1:])
    to = [desks["marc"].ctx.owner.age_recipient]
    part = sharing.files.pack(last, desks["claire"].ctx.signer.sign, to)
    said = "\n".join(incoming_lines(TR, desks.look("marc", part)))
    assert "1 chose attend" in said
    assert "1 envoi d’avant" in said
    assert "celui-ci porte tout" not in said
    assert "Ce qui attend y est peut-être" in said


def test_a_file_whose_last_day_is_past_says_so_and_is_taken(desks: Desks) -> None:
    desks.share()
    desks["claire"].view("mobilite", "bloque", words="le bus")
    data = desks.send("claire", "marc").data
    last = desks.look("marc", data).manifest.until
    assert last == "2027-03-12"
    desks.clock.forward(days=365)
    assert desks.clock.today().isoformat() == last
    on_it = incoming_lines(TR, desks.look("marc", data))
    assert "Pour s’en servir jusqu’au 12 mars 2027." in on_it
    desks.clock.forward(days=1)
    told = desks.look("marc", data)
    assert told.until_passed
    (late,) = (line for line in incoming_lines(TR, told) if "12 mars 2027" in line)
    assert "ce jour est passé" in late
    assert "Voyez avec la personne" in late
    assert desks.take("marc", data).new
