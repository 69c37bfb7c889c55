"""Types of files as people name them: PDF, Word, mail. By name; no file is looked into."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Kind(Enum):
    """A type of file; the value names its icon."""

    PDF = "kind-pdf"
    WORD = "kind-word"
    SHEET = "kind-sheet"
    SLIDES = "kind-slides"
    MAIL = "kind-mail"
    BOOK = "kind-book"
    WEB = "kind-web"
    PICTURE = "kind-picture"
    ARCHIVE = "kind-archive"
    CODE = "kind-code"
    TEXT = "kind-text"
    OTHER = "kind-other"


_ENDINGS = {
    Kind.PDF: "pdf xps oxps djvu",
    Kind.WORD: "doc docx docm dot dotx dotm odt ott fodt rtf wpd pages",
    Kind.SHEET: "xls xlsx xlsm xlsb xlt xltx ods ots fods csv tsv numbers",
    Kind.SLIDES: "ppt pptx pptm pps ppsx pot potx odp otp fodp key",
    Kind.MAIL: "eml msg mbox mbx emlx pst",
    Kind.BOOK: "epub fb2 mobi azw azw3",
    Kind.WEB: "html htm xhtml mht mhtml",
    Kind.PICTURE: "png jpg jpeg jfif gif bmp tif tiff webp heic heif svg",
    Kind.ARCHIVE: "zip tar gz tgz bz2 tbz2 xz txz 7z rar zst",
    Kind.CODE: "py pyw ipynb js mjs ts tsx jsx java kt c h cc cpp cxx hpp cs go rs rb php pl r jl "
    "swift scala lua sh bash zsh ps1 bat cmd sql json jsonl yaml yml toml ini cfg conf xml xsd "
    "xsl css scss less tex bib vue dart hs clj ex erl f90 m asm make cmake gradle proto",
    Kind.TEXT: "txt text md markdown mkd rst org adoc asciidoc log srt vtt readme nfo",
}
_BY_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}


def kind_of(path: str) -> Kind:
    """Return the type of a file by its name."""
    return _BY_ENDING.get(path.rpartition(".")[2].lower(), Kind.OTHER)


def name_of(kind: Kind) -> str:
    """Return what people call a type of file."""
    return {
        Kind.PDF: translate("kinds", "PDF"),
        Kind.WORD: translate("kinds", "Text documents (Word and others)"),
        Kind.SHEET: translate("kinds", "Tables (Excel and others)"),
        Kind.SLIDES: translate("kinds", "Slides"),
        Kind.MAIL: translate("kinds", "Mail"),
        Kind.BOOK: translate("kinds", "Books"),
        Kind.WEB: translate("kinds", "Web pages"),
        Kind.PICTURE: translate("kinds", "Pictures"),
        Kind.ARCHIVE: translate("kinds", "Archives"),
        Kind.CODE: translate("kinds", "Code and data"),
        Kind.TEXT: translate("kinds", "Plain text"),
        Kind.OTHER: translate("kinds", "Other types"),
    }[kind]
