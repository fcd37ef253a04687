"""A desk whose hub is followed on a thread of its own, as the window does."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from livret.usecases.hub_afar import FarVault
from livret.usecases.hub_desk import join_hub
from livret.usecases.hub_following import Following
from livret.usecases.hub_state import (
    HubCame,
    HubNewsItem,
    HubPresent,
    HubState,
    HubWent,
)
from tests.exchange.hub.desks import HubDesk
from tests.usecases.desks import make_rooms

SECONDS = 60.0


class Followed:
    """A real vault on a worker of its own, followed while the test looks.

    Attributes:
        desk: The desk; its vault is asked through ``on``.
        news: Everything that was told, in order.
    """

    def __init__(self, desk: HubDesk) -> None:
        self.desk = desk
        self._worker = ThreadPoolExecutor(1)
        self._told: queue.Queue[HubNewsItem] = queue.Queue()
        self.news: list[HubNewsItem] = []
        self.door = make_rooms(desk.clock).hubs
        self.far = FarVault(desk.vault, lambda call: self._worker.submit(call).result())
        self.following = Following(self.far, self.door, self._told.put)
        self._thread = threading.Thread(target=self.following.run, daemon=True)

    def on(self, call: Callable[[], Any]) -> Any:
        """Ask the vault where it is at home."""
        return self._worker.submit(call).result()

    def join(self) -> None:
        join_hub(self.far, self.door, self.desk.url)
        self.desk.hub.server.close()

    def begin(self) -> None:
        self._thread.start()

    def say(self, words: str) -> None:
        """Say something, as the window does."""
        self.on(lambda: self.desk.say({"kind": "aim_said", "words": words}))
        self.following.touched([self.desk.livret])

    def until(self, wanted: Callable[[Any], bool]) -> Any:
        """Wait for a piece of news."""
        seen = []
        while True:
            try:
                one = self._told.get(timeout=SECONDS)
            except queue.Empty:
                raise AssertionError(f"never told; last {seen[-3:]}") from None
            seen.append(one)
            self.news.append(one)
            if wanted(one):
                return one

    def state(self, wanted: Callable[[HubState], bool]) -> HubState:
        found: HubState = self.until(
            lambda one: isinstance(one, HubState) and wanted(one)
        )
        return found

    def went(self) -> None:
        self.until(lambda one: isinstance(one, HubWent))

    def came(self, kind: str = "aim_said") -> HubCame:
        found: HubCame = self.until(
            lambda one: (
                isinstance(one, HubCame)
                and any(heard.kind == kind for heard in one.heard)
            )
        )
        return found

    def present(self, *names: str) -> HubPresent:
        found: HubPresent = self.until(
            lambda one: (
                isinstance(one, HubPresent)
                and tuple(who.name for who in one.people) == names
            )
        )
        return found

    @property
    def words(self) -> list[str]:
        found: list[str] = self.on(lambda: self.desk.words)
        return found

    def end(self) -> None:
        self.following.stop()
        if self._thread.is_alive():
            self._thread.join(SECONDS)
        assert not self._thread.is_alive()
        self._worker.shutdown()
