"""A hub for the window: the same server as the tests of the hub itself."""

from __future__ import annotations

from tests.exchange.hub.conftest import empty, office, server, url

__all__ = ["empty", "office", "server", "url"]
