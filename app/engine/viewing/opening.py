"""A path, or a document inside a file → an open document in the view that suits it."""

import os
from collections.abc import Sequence
from pathlib import PurePath, PurePosixPath

from app.engine.reading.containers import CONTAINERS, open_container
from app.engine.reading.extraction import load, parse
from app.engine.reading.members import Budget, Entry, split_path
from app.engine.reading.parsed import Parsed
from app.engine.viewing.paged import PagedView, Recogniser
from app.engine.viewing.paper import Paper
from app.engine.viewing.picture import Picture
from app.engine.viewing.tables import is_table, open_table
from app.engine.viewing.texts import TextView
from app.engine.viewing.views import View
from app.errors import ReadError

LISTED = 1_000  # documents inside an archive that are named


def open_view(path: str, member: str, passwords: Sequence[str], recogniser: Recogniser) -> View:
    """Open a document; ``path`` may also be that of a document inside a file.

    Raise ``ReadError``, or ``FileNotFoundError`` where nothing is there.
    """
    if not member and not os.path.lexists(path):
        path, member = split_path(path)
    if not os.path.exists(path):
        raise FileNotFoundError(path)
    data, kind, entry = load(path, member, passwords)
    name = PurePosixPath(member).name if member else PurePath(path).name
    if kind == "pdf":
        return PagedView(Paper(data, passwords), kind, recogniser)
    if kind == "picture":
        return PagedView(Picture(data, entry.suffix), kind, recogniser)
    table = open_table(data, kind) if is_table(kind, entry.suffix) else None
    if table is not None:
        return table
    parsed = _parse(data, kind, entry, passwords)
    title = str(parsed.facts.get("title", ""))
    return TextView(parsed.text, parsed.spans, kind, name, entry.suffix, title, parsed.warnings)


def _parse(data: bytes, kind: str, entry: Entry, passwords: Sequence[str]) -> Parsed:
    if kind not in CONTAINERS:
        parsed = parse(data, kind, entry.suffix)
        if not parsed.text.strip():
            message = " ".join(parsed.warnings) or "There is no text in this file."
            raise ReadError("empty", message)
        return parsed
    opened = open_container(data, kind, entry, passwords, Budget())
    if opened.parsed.text.strip():
        return opened.parsed
    if not opened.entries:
        raise ReadError("empty", "There are no documents in this file.")
    names = [inner.name for inner in opened.entries[:LISTED]]
    more = ["…"] if len(opened.entries) > LISTED else []
    return opened.parsed._replace(text="\n".join(names + more))
