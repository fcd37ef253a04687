"""The files that a body names, wherever they stand in its content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def files_named(content: Any) -> Iterator[Mapping[str, Any]]:
    """Give each file that a content names: ``sha256``, ``size``, ``type``."""
    if isinstance(content, Mapping):
        sha256 = content.get("sha256")
        if isinstance(sha256, str) and "size" in content and "type" in content:
            yield content
        for item in content.values():
            if not isinstance(item, str):  # most are, and hold nothing
                yield from files_named(item)
    elif isinstance(content, list):
        for item in content:
            yield from files_named(item)
