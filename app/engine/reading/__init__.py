"""Reading: file → text with anchors.

    walk                   files and folders a person chose → the files in them
    extract                one file → ``Extracted`` (text, spans, kind), or ``ReadError``
    ReaderProcess          the same in a process that may crash, hang or swell
    SimpleDirectoryReader  a folder → ``Document``s

Importing this is light: parsers are imported with the first file that needs them.
"""

from app.engine.reading.directory import SimpleDirectoryReader
from app.engine.reading.extraction import Extracted, extract
from app.engine.reading.process import ReaderProcess
from app.engine.reading.walk import Skipped, walk

__all__ = ["Extracted", "ReaderProcess", "SimpleDirectoryReader", "Skipped", "extract", "walk"]
