"""A key that somebody said to give, and did not.

Names of keys stand in grants in clear, and what is wrapped opens for one reader
only: who lies in a signed grant keeps everybody else from giving that reader the
key. So whom it did not open for says so, in a grant of their own that names the
keys and wraps nothing, and whoever has them gives them again. Nobody can say it of
somebody else.

Source: ``resources/design/hub.md`` 3.
"""

from __future__ import annotations

from livret.domain.hub_grants import Grant, KeyName
from livret.domain.keys_ever import keys_ever
from livret.domain.livret import Livret
from livret.usecases.context import Context
from livret.usecases.hub_keyring import Keyring
from livret.usecases.hub_pulled import Unopened
from livret.usecases.ports_hub import Hub, HubGiving, HubStanding


def say_what_is_lacking(
    ctx: Context, hub: Hub, standing: HubStanding, ring: Keyring, folded: Livret | None
) -> None:
    """Tell the hub which keys this desk was said to be given and was not.

    Once: until somebody says again that it was given. ``hub.unopened`` keeps who
    said so, for whoever looks.

    Args:
        ctx: The open vault.
        hub: The hub, reached.
        standing: What it says of the livret.
        ring: Its keys, as the grants tell of them.
        folded: The livret, where it is here: a stranger's word is then none.
    """
    ever = keys_ever(folded) if folded else {}
    own = hub.sealer.public_key
    lacked: dict[KeyName, set[str]] = {}
    for name, key in ring.items():
        said = {who for who in key.empty if folded is None or who in ever}
        if key.secret is None and said and name.epoch <= standing.epoch:
            lacked[name] = said
    makers = sorted(frozenset[str]().union(*lacked.values()))
    hub.unopened[standing.livret] = tuple(_told(one, folded, ever) for one in makers)
    me = ctx.signer.public_key
    new = [name for name in lacked if (me, own) not in ring[name].lacking]
    if new:
        hub.server.give_keys(_saying(ctx, hub, standing, new))


def somebody_lacks(ring: Keyring, own: str) -> bool:
    """Tell whether somebody else says to lack a key that is held here."""
    return any(
        key.secret is not None and any(one != own for _, one in key.lacking)
        for key in ring.values()
    )


def _told(maker: str, folded: Livret | None, ever: dict[str, str]) -> Unopened:
    if folded is None:
        return Unopened("", maker)
    return Unopened(folded.id, maker, folded.team.members[ever[maker]].name)


def _saying(
    ctx: Context, hub: Hub, standing: HubStanding, lacked: list[KeyName]
) -> HubGiving:
    keys = tuple(sorted(lacked, key=lambda k: (k.epoch, k.scope, k.check)))
    own = hub.sealer.public_key
    grant = Grant(
        hub=hub.server.id,
        livret=standing.livret,
        maker=ctx.signer.public_key,
        keys=keys,
        holders={own: tuple(range(len(keys)))},
        wrapped={own: b""},
    )
    data = grant.to_bytes()
    return HubGiving(
        standing=standing,
        said=ctx.signer.sign(data) + data,
        epoch=standing.epoch,
        joining=[],
        leaving=(),
        rows=[],
    )
