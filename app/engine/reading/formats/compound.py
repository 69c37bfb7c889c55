"""The streams of a compound file (OLE), as Office wrote them until 2007, by olefile."""

import io
from typing import Any

from app.errors import ReadError

LARGEST_STREAM = 400_000_000  # bytes


def open_compound(data: bytes) -> dict[str, bytes]:
    """Return the streams at the top of a compound file by name; raise ``ReadError`` (corrupt)."""
    import olefile

    streams: dict[str, bytes] = {}
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            for path in file.listdir():
                if len(path) == 1 and file.get_size(path) <= LARGEST_STREAM:
                    streams[path[0]] = file.openstream(path).read()
    except Exception as error:
        if not streams:
            raise refuse_damaged() from error
    return streams


def read_title(data: bytes) -> str:
    """Return the title in a compound file's properties, "" where there is none."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            found: Any = file.get_metadata()
            title, page = found.title or b"", found.codepage or 1252
        codec = "utf-8" if page in (65001, -535) else f"cp{page % 65536}"
        return " ".join(title.decode(codec, "replace").replace("\0", "").split())
    except Exception:  # noqa: BLE001  properties are worth nothing when the text can be read
        return ""


def refuse_damaged() -> ReadError:
    """Return the error for a file whose structure does not hold."""
    return ReadError(
        "corrupt",
        "This file is damaged and cannot be opened.",
        "Open it in the program it was made with and save it again.",
    )
