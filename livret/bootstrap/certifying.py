"""The certificates of an open vault, renewed in time and all kept.

Done when a vault opens, before anything is signed; the rule is in
``livret.usecases.renewing``. A disk that is full does not keep a vault shut:
what is held still signs, and the next opening tries again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from livret.domain.errors import LivretError
from livret.usecases.renewing import Span, in_use, renewal_due, spent

if TYPE_CHECKING:
    import datetime as dt

    from livret.usecases.ports import Owner
    from livret.vault.authorities import Authorities, Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """What signs papers in an open vault, and what papers are checked with.

    Attributes:
        held: The authority in use, with its keys; None in a vault without any.
        former: Certificates (DER) of all others, the newest first.
        renewed: Whether it was made at this opening.
    """

    held: Held | None
    former: tuple[bytes, ...] = ()
    renewed: bool = False

    @property
    def links(self) -> tuple[bytes, ...]:
        """Certificates that lead to the authority before (DER), if any."""
        return (self.held.link,) if self.held and self.held.link else ()

    def owner(self, owner: Owner) -> Owner:
        """Return the owner with the certificates in use."""
        if self.held is None:
            return owner
        return replace(
            owner,
            certificate=self.held.credentials.certificate,
            authority=self.held.credentials.authority,
            links=self.links,
            former=self.former,
        )


def certified(vault: Any) -> Certified:
    """Return what signs now, renewed where its end comes near.

    Args:
        vault: A ``livret.vault.opened.Vault``.
    """
    from livret.vault.authorities import Authorities

    if not vault.credentials.authority:
        return Certified(held=None)
    now = vault.around.clock.now()
    authorities = Authorities(vault.store, vault.credentials, _span_of)
    renewed = _kept_up(vault, authorities, now)
    every = authorities.all()
    at = in_use(_spans(every), now)
    others = [one for place, one in enumerate(every) if place != at]
    former = tuple(one.credentials.authority for one in reversed(others))
    return Certified(held=every[at], former=former, renewed=renewed)


def _kept_up(vault: Any, authorities: Authorities, now: dt.datetime) -> bool:
    """Make another authority where it is time, destroy what is past its end."""
    try:
        renewed = renewal_due(_spans(authorities.all()), now)
        if renewed:
            authorities.add(_made(vault.owner, authorities.all(), now))
        gone = spent(_spans(authorities.all()), now)
        if gone:
            authorities.destroy_keys(gone)
    except LivretError:
        return False
    return renewed


def _made(owner: Owner, every: tuple[Held, ...], now: dt.datetime) -> Held:
    """Make an authority, certified by the one in use where that still holds."""
    from livret.paper.certificates import Credential, make_link, structure
    from livret.vault.authorities import Held
    from livret.vault.identity import Credentials

    spans = _spans(every)
    before, link = in_use(spans, now), b""
    # As the one before it is called: it is by its name, too, that it is followed.
    called = structure(every[before].credentials.authority)
    made = Credentials(*make_credentials(owner.name, owner.side, called, now))
    since, until = _span_of(made.authority)
    if spans[before].covers(now):
        old = every[before].credentials
        issuer = Credential(certificate=old.authority, key=old.authority_key)
        link = make_link(issuer, made.authority, now)
    return Held(credentials=made, since=since, until=until, link=link)


def _spans(every: tuple[Held, ...]) -> list[Span]:
    return [Span(since=one.since, until=one.until, signs=one.signs) for one in every]


def _span_of(certificate: bytes) -> tuple[dt.datetime, dt.datetime]:
    from livret.paper.certificates import span_of

    return span_of(certificate)


def make_credentials(
    name: str, side: str, organisation: str, now: dt.datetime
) -> tuple[bytes, bytes, bytes, bytes]:
    """Make an authority of one and a certificate under it.

    Returns:
        The authority's certificate and key, then the certificate and key
        that sign, as ``livret.vault.opening.create_vault`` keeps them.
    """
    from livret.paper.certificates import make_authority, make_leaf
    from livret.words.labels import quality_label
    from livret.words.translator import translator_for

    quality = quality_label(translator_for("fr"), side)
    authority = make_authority(name, organisation, now)
    leaf = make_leaf(authority, name, quality, now)
    return authority.certificate, authority.key, leaf.certificate, leaf.key
