"""First bytes and name of a file → which format it really is.

Containers are recognised by content, so a PDF called ``report.docx`` is read as the PDF it is;
kinds of text are told apart by their extension. Nothing is parsed here.
"""

import io
import re
import zipfile
from collections.abc import Collection

from app.errors import ReadError

MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"))
HTML = frozenset((".html", ".htm", ".xhtml", ".xht"))
XML = frozenset(
    ".xml .rss .atom .rdf .fb2 .opml .svg .xsl .xslt .xsd .kml .gpx .tei .dita .docbook .dbk .fodt "
    ".fods .fodp .plist .xmp .wsdl".split()
)
OLE = {".doc": "doc", ".dot": "doc", ".xls": "xls", ".ppt": "ppt", ".pps": "ppt", ".msg": "msg"}
INFLATED = 150_000_000  # bytes of markup a container may unpack to; pictures do not count

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MIMETYPES = {
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.text-master": "odt",
    "application/vnd.oasis.opendocument.spreadsheet-template": "ods",
    "application/vnd.oasis.opendocument.presentation-template": "odp",
    "application/vnd.oasis.opendocument.graphics": "odp",
}
_ZIP_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_PICTURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\1\0", b"8BPS",
)  # fmt: skip
_PICTURE_NAMES = frozenset(
    ".png .jpg .jpeg .gif .tif .tiff .bmp .webp .heic .heif .avif .ico .psd .jp2".split()
)
SOUND_NAMES = frozenset(
    ".mp3 .wav .flac .ogg .m4a .aac .wma .mp4 .mov .avi .mkv .webm .m4v .wmv .mpg .mpeg".split()
)
_ARCHIVE_NAMES = frozenset(
    ".zip .zipx .gz .tgz .bz2 .tbz2 .xz .txz .zst .lz4 .7z .rar .tar .cab .iso .dmg .z .lzh".split()
)
_FOREIGN_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x28\xb5\x2f\xfd", b"MSCF\0")
_PROGRAM_NAMES = frozenset(".jar .war .whl .egg .apk .aab .ipa .xpi .crx .nupkg .vsix".split())
_PACKED = {b"\x1f\x8b\x08": "gz", b"BZh": "bz2", b"\xfd7zXZ\0": "xz"}
_MAIL_NAMES = frozenset((".eml", ".emlx"))
_MAILBOX_NAMES = frozenset((".mbox", ".mbx"))
_MBOX = re.compile(rb"\s*From \S[^\r\n]* \d\d?:\d\d[^\r\n]*\r?\n[!-9;-~]+:", re.ASCII)
_BOXED_PICTURE = re.compile(
    rb"RIFF.{4}WEBP|.{4}ftyp(?:avif|avis|hei[cxms]|hevc|mif1|msf1)|.{4}jP  ", re.DOTALL
)
_NAMED = {".pdf", ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".pptm", ".ppsx",
          ".odt", ".ods", ".odp", ".epub"} | set(OLE)  # fmt: skip
_MARKUP_NAMES = (".xml", ".rels", ".html", ".xhtml", ".htm", ".opf", ".ncx")
_HTML_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|meta)\b", re.IGNORECASE
)
_XML_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]{0,300}\?>")
_RTF = re.compile(rb"\s*\{\\rtf")
_PDF = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")


def recognise(data: bytes, suffix: str) -> str:
    """Return the kind of a file: pdf, docx, odt, html, md, txt … by content, then by ``suffix``.

    ``data`` is the whole file, ``suffix`` lower case with its dot. Raise ``ReadError`` for what
    is no document: sound, programs, and containers that are broken or encrypted.
    """
    if _PDF.match(data[:64]):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognise_zip(data, suffix)
    if data.startswith(OLE_MAGIC):
        return _recognise_ole(data, suffix)
    if _RTF.match(data[:64]):
        return "rtf"
    if packed := _recognise_packed(data):
        return packed
    if data.startswith(_PICTURES) and (b"\0" in data[:4096] or suffix in _PICTURE_NAMES):
        return "picture"
    if _BOXED_PICTURE.match(data[:16]) or suffix in _PICTURE_NAMES:
        return "picture"
    if _is_late_pdf(data, suffix):
        return "pdf"
    if suffix in SOUND_NAMES:
        raise refuse_sound()
    if data.startswith(_FOREIGN_ARCHIVES) or suffix in _ARCHIVE_NAMES:
        raise _refuse_archive(suffix)
    if suffix in _MAILBOX_NAMES or (suffix not in _MAIL_NAMES and _MBOX.match(data[:1024])):
        return "mbox"
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
    if suffix in _MAIL_NAMES:
        return "eml"
    if suffix in (".mht", ".mhtml"):
        return "mhtml"
    if suffix in XML or _XML_BEGINNING.match(data[:1024]):
        return "xml"
    return {".ipynb": "ipynb", ".rtf": "rtf"}.get(suffix, "txt")


def _is_late_pdf(data: bytes, suffix: str) -> bool:
    """Tell whether a PDF begins after something else, as PDF readers allow, and ends the file.

    A letter may hold one as it is, and a text may speak of one.
    """
    if suffix in _MAIL_NAMES or suffix in _MAILBOX_NAMES or b"%PDF-" not in data[:1024]:
        return False
    return suffix == ".pdf" or b"startxref" in data[-1024:]


def _recognise_packed(data: bytes) -> str | None:
    """Return what a packed stream or tape archive is: gz, bz2, xz, tar, or None.

    What a stream holds, a document or a tape archive, is known once it is unpacked.
    """
    for beginning, kind in _PACKED.items():
        if data.startswith(beginning):
            return kind
    return "tar" if is_tar(data) else None


def is_tar(data: bytes) -> bool:
    """Whether ``data`` begins with a tape archive's header: its mark or its checksum is right."""
    header = data[:512]
    if header[257:262] == b"ustar":
        return True
    if len(header) < 512 or not header[0]:
        return False
    try:
        claimed = int(header[148:156].strip(b" \0") or b"x", 8)
    except ValueError:
        return False
    return claimed == sum(header[:148]) + sum(header[156:]) + 8 * 32


def _recognise_zip(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            mimetype = b""
            for member in members:
                if member.filename == "mimetype" and member.file_size < 200:
                    mimetype = archive.read(member)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise ReadError(
            "corrupt",
            "This file is damaged: its table of contents cannot be read.",
            "Fetch it again from where it came from.",
        ) from error
    names = {member.filename.replace("\\", "/") for member in members}
    kind = _ZIP_MIMETYPES.get(mimetype.decode("ascii", "replace").strip())
    if kind is None and "META-INF/container.xml" in names:
        kind = "epub"
    if kind is None and {"content.xml", "META-INF/manifest.xml"} <= names:
        kind = {".odt": "odt", ".ods": "ods", ".odp": "odp"}.get(suffix)
    if kind is None and "[Content_Types].xml" in names:
        kind = next((kind for folder, kind in _ZIP_FOLDERS.items()
                     if any(name.startswith(folder) for name in names)), None)  # fmt: skip
    if kind is not None:
        markup = (member for member in members if member.filename.lower().endswith(_MARKUP_NAMES))
        if sum(member.file_size for member in markup) > INFLATED:
            raise ReadError("too-large", "Unpacked, this file is larger than Carrel reads.")
        if any(member.flag_bits & 1 for member in members):
            raise refuse_encrypted()
        return kind
    if suffix in _NAMED:
        raise ReadError(
            "corrupt",
            f"This file is called {suffix}, but the parts of such a document are missing.",
            "Open it in the program it was made with and save it again.",
        )
    if suffix in _PROGRAM_NAMES:
        raise ReadError("unsupported", "This is a program, not a document.")
    if mimetype or "[Content_Types].xml" in names or _is_iwork(names, suffix):
        raise ReadError(
            "unsupported",
            "Carrel does not know this kind of document.",
            "Open it in its own program, save it as PDF and add that.",
        )
    return "zip"


def _is_iwork(names: Collection[str], suffix: str) -> bool:
    return suffix in (".pages", ".numbers", ".key") or any(name.endswith(".iwa") for name in names)


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


def refuse_sound() -> ReadError:
    """Return the error for sound and video."""
    return ReadError(
        "unsupported", "This is sound or video; Carrel reads text.", "Add a transcript of it."
    )


def refuse_encrypted() -> ReadError:
    """Return the error for a document that needs a password."""
    return ReadError(
        "encrypted",
        "This document is protected with a password.",
        "Enter its password in Carrel, or save a copy without one and add the copy.",
    )


def _refuse_archive(suffix: str) -> ReadError:
    name = suffix.removeprefix(".") or "this"
    return ReadError(
        "unsupported", f"Carrel does not open {name} archives.", "Unpack it and add the folder."
    )
