"""First bytes and name of a file → which format it really is.

Containers are recognised by content, so a PDF called ``report.docx`` is read as the PDF it is;
kinds of text are told apart by their extension. Nothing is parsed here.
"""

import io
import re
import zipfile

from app.errors import ReadError

MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"))
HTML = frozenset((".html", ".htm", ".xhtml", ".xht"))
OLE = {".doc": "doc", ".dot": "doc", ".xls": "xls", ".ppt": "ppt", ".pps": "ppt", ".msg": "msg"}
INFLATED = 150_000_000  # bytes of markup a container may unpack to; pictures do not count

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MIMETYPES = {
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
_ZIP_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_PICTURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\1\0", b"8BPS",
)  # fmt: skip
_PICTURE_NAMES = frozenset(
    ".png .jpg .jpeg .gif .tif .tiff .bmp .webp .heic .heif .avif .ico .psd .jp2".split()
)
_SOUND_NAMES = frozenset(
    ".mp3 .wav .flac .ogg .m4a .aac .wma .mp4 .mov .avi .mkv .webm .m4v .wmv .mpg .mpeg".split()
)
_ARCHIVE_NAMES = frozenset(".zip .gz .tgz .bz2 .xz .zst .7z .rar .tar .jar .whl .iso .dmg".split())
_NAMED = {".pdf", ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".pptm", ".ppsx",
          ".odt", ".ods", ".odp", ".epub"} | set(OLE)  # fmt: skip
_MARKUP_NAMES = (".xml", ".rels", ".html", ".xhtml", ".htm", ".opf", ".ncx")
_HTML_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|meta)\b", re.IGNORECASE
)
_RTF = re.compile(rb"\s*\{\\rtf")


def recognise(data: bytes, suffix: str) -> str:
    """Return the kind of a file: pdf, docx, odt, html, md, txt … by content, then by ``suffix``.

    ``data`` is the whole file, ``suffix`` lower case with its dot. Raise ``ReadError`` for what
    is no document: pictures, sound, archives, and containers that are broken or encrypted.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognise_zip(data, suffix)
    if data.startswith(_OLE_MAGIC):
        return _recognise_ole(data, suffix)
    if _RTF.match(data[:64]):
        return "rtf"
    if data.startswith(_PICTURES) and (b"\0" in data[:4096] or suffix in _PICTURE_NAMES):
        raise _refuse_picture()
    if suffix in _PICTURE_NAMES:
        raise _refuse_picture()
    if suffix in _SOUND_NAMES:
        raise ReadError(
            "unsupported", "This is sound or video; Carrel reads text.", "Add a transcript of it."
        )
    if suffix in _ARCHIVE_NAMES:
        raise _refuse_archive()
    if suffix in HTML or (suffix in OLE and _HTML_BEGINNING.match(data[:1024])):
        return "html"
    if suffix in _NAMED:
        raise ReadError(
            "corrupt",
            f"This file is called {suffix} but its content is something else, or damaged.",
            "Open it in the program it was made with and save it again.",
        )
    if suffix in MARKDOWN:
        return "md"
    return {".eml": "eml", ".ipynb": "ipynb", ".rtf": "rtf", ".xml": "xml"}.get(suffix, "txt")


def _recognise_zip(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            mimetype = b""
            if members and members[0].filename == "mimetype" and members[0].file_size < 200:
                mimetype = archive.read(members[0])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise ReadError(
            "corrupt",
            "This file is damaged: its table of contents cannot be read.",
            "Fetch it again from where it came from.",
        ) from error
    markup = (member for member in members if member.filename.lower().endswith(_MARKUP_NAMES))
    if sum(member.file_size for member in markup) > INFLATED:
        raise ReadError("too-large", "Unpacked, this file is larger than Carrel reads.")
    if any(member.flag_bits & 1 for member in members):
        raise refuse_encrypted()
    if kind := _ZIP_MIMETYPES.get(mimetype.decode("ascii", "replace").strip()):
        return kind
    names = {member.filename.replace("\\", "/") for member in members}
    if "[Content_Types].xml" in names:
        for folder, kind in _ZIP_FOLDERS.items():
            if any(name.startswith(folder) for name in names):
                return kind
    if suffix in _NAMED:
        raise ReadError(
            "corrupt",
            f"This file is called {suffix}, but the parts of such a document are missing.",
            "Open it in the program it was made with and save it again.",
        )
    raise _refuse_archive()


def _recognise_ole(data: bytes, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refuse_encrypted()
    if suffix in OLE:
        return OLE[suffix]
    for stream, kind in (("WordDocument", "doc"), ("Workbook", "xls"),
                         ("PowerPoint Document", "ppt"), ("__substg1.0_", "msg")):  # fmt: skip
        if stream.encode("utf-16-le") in data:
            return kind
    raise ReadError("unsupported", "Carrel does not know this kind of document.")


def refuse_encrypted() -> ReadError:
    """Return the error for a document that needs a password."""
    return ReadError(
        "encrypted",
        "This document is protected with a password.",
        "Open it in its own program, save a copy without a password and add the copy.",
    )


def _refuse_picture() -> ReadError:
    return ReadError(
        "no-text",
        "This is a picture; Carrel does not read text in pictures yet.",
        "Run text recognition on it in a scanner program and save it as a searchable PDF.",
    )


def _refuse_archive() -> ReadError:
    return ReadError("unsupported", "This is an archive.", "Unpack it and add the folder.")
