"""A hub for the window: the same server as the tests of the hub itself."""

from __future__ import annotations

from tests.exchange.hub.conftest import empty, office, server, url
from tests.exchange.hub.test_outages import own_office, own_server

__all__ = ["empty", "office", "own_office", "own_server", "server", "url"]
