"""Documents, workbooks, presentations, books and notebooks → text with anchors: which reader.

Each reader is imported when the first such file comes.
"""

from collections.abc import Callable

from app.engine.reading.parsed import Parsed
from app.errors import ReadError


def parse_office(data: bytes, kind: str) -> Parsed:
    """Return the text of a document of a ``kind`` that ``recognise`` names.

    Anchors have the slide of a presentation, the sheet and cells of a workbook, else the
    heading. Raise ``ReadError``: unsupported, encrypted, corrupt, too-large or no-text.
    """
    return _find_reader(kind)(data)


def _find_reader(kind: str) -> Callable[[bytes], Parsed]:
    match kind:
        case "docx":
            from app.engine.reading.formats.docx import parse_docx

            return parse_docx
        case "xlsx":
            from app.engine.reading.formats.xlsx import parse_xlsx

            return parse_xlsx
        case "pptx":
            from app.engine.reading.formats.slides import parse_pptx

            return parse_pptx
        case "odt" | "odp":
            from app.engine.reading.formats.opendocument import parse_opendocument

            return lambda data: parse_opendocument(data, kind)
        case "ods":
            from app.engine.reading.formats.ods import parse_ods

            return parse_ods
        case "epub":
            from app.engine.reading.formats.epub import parse_epub

            return parse_epub
        case "rtf":
            from app.engine.reading.formats.rtf import parse_rtf

            return parse_rtf
        case _:
            return _find_old_reader(kind)


def _find_old_reader(kind: str) -> Callable[[bytes], Parsed]:
    match kind:
        case "doc":
            from app.engine.reading.formats.doc import parse_doc

            return parse_doc
        case "xls":
            from app.engine.reading.formats.xls import parse_xls

            return parse_xls
        case "ppt":
            from app.engine.reading.formats.ppt import parse_ppt

            return parse_ppt
        case "ipynb":
            from app.engine.reading.formats.notebook import parse_notebook

            return parse_notebook
        case "mhtml":
            from app.engine.reading.formats.mhtml import parse_mhtml

            return parse_mhtml
    raise ReadError(
        "unsupported", f"Carrel does not read {kind} files yet.", "Save it as PDF and add that."
    )
