"""Reading: file → text with anchors.

    walk                   files and folders a person chose → the files in them
    extract_parts          one file → ``Part``s: itself, and the documents inside it
    extract                one file with all that is inside it → ``Extracted``, or ``ReadError``
    ReaderProcess          both in a process that may crash, hang or swell
    SimpleDirectoryReader  a folder → ``Document``s

Importing this is light: what is heavy is imported when it is first asked for, parsers with the
first file that needs them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.engine.reading.walk import Skipped, walk  # light, and its module has the same name

if TYPE_CHECKING:
    from app.engine.reading.directory import SimpleDirectoryReader
    from app.engine.reading.extraction import Extracted, Part, extract, extract_parts
    from app.engine.reading.process import ReaderProcess

_PLACES = {
    "Extracted": "parsed",
    "Part": "parsed",
    "ReaderProcess": "process",
    "SimpleDirectoryReader": "directory",
    "extract": "extraction",
    "extract_parts": "extraction",
}

__all__ = [
    "Extracted",
    "Part",
    "ReaderProcess",
    "SimpleDirectoryReader",
    "Skipped",
    "extract",
    "extract_parts",
    "walk",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
