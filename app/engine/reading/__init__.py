"""Reading: file → text with anchors.

    walk                   files and folders a person chose → the files in them
    extract_parts          one file → ``Part``s: itself, and the documents inside it
    extract                one file with all that is inside it → ``Extracted``, or ``ReadError``
    ReaderProcess          both in a process that may crash, hang or swell
    SimpleDirectoryReader  a folder → ``Document``s

Importing this is light: parsers are imported with the first file that needs them.
"""

from app.engine.reading.directory import SimpleDirectoryReader
from app.engine.reading.extraction import Extracted, Part, extract, extract_parts
from app.engine.reading.process import ReaderProcess
from app.engine.reading.walk import Skipped, walk

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
