"""``carrel doctor``: everything that Carrel needs, looked at, and what is wrong with it."""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from app import paths
from app.cli.given import chosen_library, opened
from app.cli.printing import put

DONE, NOTHING = 0, 1


def run_doctor(arguments: argparse.Namespace) -> int:
    """Check everything that Carrel needs, and say what is wrong."""
    rows = list(examine(arguments))
    for name, fine, detail in rows:
        if arguments.json:
            put({"check": name, "ok": fine, "detail": detail})
        else:
            print(f"{'ok ' if fine else 'BAD'} {name}: {detail}")
    return DONE if all(fine for _, fine, _ in rows) else NOTHING


def examine(arguments: argparse.Namespace) -> Iterator[tuple[str, bool, str]]:
    """Yield ``(check, fine, detail)`` for machine, models, offline guard and library."""
    import platform
    import socket
    import sqlite3

    import psutil

    from app.engine import models
    from app.settings import Preferences

    memory = psutil.virtual_memory()
    place = paths.data() if paths.data().exists() else Path.home()
    free = shutil.disk_usage(place).free
    yield "machine", True, f"{platform.platform()}, Python {platform.python_version()}"
    yield (
        "memory", memory.available > 1.5e9,
        f"{memory.available / 1e9:.1f} of {memory.total / 1e9:.1f} GB free",
    )  # fmt: skip
    yield "disk", free > 1e9, f"{free / 1e9:.1f} GB free for {paths.data()}"
    packs, problems = models.scan()
    for role in ("embedder", "llm"):
        mine = [pack for pack in packs if pack.role == role]
        wrong = [problem for pack in mine for problem in models.verify(pack)]
        names = ", ".join(pack.name for pack in mine)
        yield f"models ({role})", bool(mine) and not wrong, "; ".join(wrong) or names or "none"
    for problem in problems:
        yield "models", False, problem
    choice = models.choose_device(Preferences(), "llm")
    yield "device", True, f"{choice.device}, {choice.dtype}, {choice.threads} threads"
    try:
        socket.create_connection(("192.0.2.1", 9), timeout=0.2).close()
        yield "offline", False, "A connection was possible; the guard is not active."
    except PermissionError:
        yield "offline", True, "A trial connection was refused by Carrel's own guard."
    except OSError as error:
        yield "offline", False, f"The guard did not answer first: {error}."
    fts = sqlite3.connect(":memory:").execute("PRAGMA compile_options").fetchall()
    yield "database", ("ENABLE_FTS5",) in fts, f"SQLite {sqlite3.sqlite_version}, full-text search"
    folder = chosen_library(arguments)
    if not (folder / "library.sqlite3").exists():
        yield "library", True, f"none yet in {folder}"
        return
    with opened(arguments, read_only=True) as engine:
        documents, chunks = engine.store.counts()
        vectors = len(engine.index.vectors)
        by = engine.index.vectors.searches_by
    yield (
        "library", vectors == chunks,
        f"{documents} documents, {chunks} passages, {vectors} vectors, {by} search",
    )  # fmt: skip
