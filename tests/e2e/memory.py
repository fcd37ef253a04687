"""The memory of a process, read from outside as a thief of the machine would."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path


def may_read_memory() -> bool:
    """Whether this user may read a process that forbids it (PR_SET_DUMPABLE)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and Path("/proc").is_dir()


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    found = [pid]
    for parent in found:
        tasks = Path(f"/proc/{parent}/task")
        for children in tasks.glob("*/children"):
            found += [int(child) for child in children.read_text().split()]
    return found


def regions(pid: int) -> Iterable[bytes]:
    """Each region of memory that was ever written to or belongs to no file."""
    with (
        Path(f"/proc/{pid}/maps").open() as maps,
        Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory,
    ):
        for line in maps:
            span, mode, _, _, _, *file = line.split()
            if "r" not in mode or file == ["[vvar]"]:
                continue
            if "w" not in mode and file and file[0].startswith("/"):
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            try:
                memory.seek(start)
                yield memory.read(end - start)
            except (OSError, OverflowError):  # A device, or the kernel's own.
                continue


def found_in(pid: int, wanted: Iterable[str]) -> set[str]:
    """Which of ``wanted`` stand in the memory of a process or its descendants.

    Looked for as Python keeps them (UTF-8) and as Qt does (UTF-16).
    """
    words = sorted(wanted)
    patterns = {
        coding: re.compile(b"|".join(re.escape(one.encode(coding)) for one in words))
        for coding in ("utf-8", "utf-16-le")
    }
    return {
        match.decode(coding)
        for process in family(pid)
        for region in regions(process)
        for coding, pattern in patterns.items()
        for match in pattern.findall(region)
    }
