"""Facts put into words: places in documents, counts, times, reasons.

Whole words, no jargon, translatable, digits as the person's language writes them. Shows nothing.
"""

import html
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QLocale

from app.messages import Anchor, DocumentRow

translate = QCoreApplication.translate


def number(value: int) -> str:
    """Return a whole number with the digits and groups of the person's language."""
    return QLocale().toString(value)


def documents(count: int) -> str:
    """Return "1 document", "412 documents"."""
    if count == 1:
        return translate("wording", "1 document")
    return translate("wording", "%Ln documents", "", count)


def files(count: int) -> str:
    """Return "1 file", "412 files"."""
    if count == 1:
        return translate("wording", "1 file")
    return translate("wording", "%Ln files", "", count)


def passages(count: int) -> str:
    """Return "1 passage", "6 passages"."""
    if count == 1:
        return translate("wording", "1 passage")
    return translate("wording", "%Ln passages", "", count)


def words(count: int) -> str:
    """Return "1 word", "1,240 words"."""
    if count == 1:
        return translate("wording", "1 word")
    return translate("wording", "%Ln words", "", count)


def time_left(seconds: float) -> str:
    """Return an honest estimate: never more exact than it can be."""
    if seconds < 50:
        return translate("wording", "Less than a minute left")
    minutes = round(seconds / 60)
    if minutes <= 1:
        return translate("wording", "About a minute left")
    if minutes < 90:
        return translate("wording", "About %Ln minutes left", "", minutes)
    return translate("wording", "About %Ln hours left", "", round(minutes / 60))


def where(anchor: Anchor) -> str:
    """Return the place in a document: "page 12 · Termination", or nothing."""
    told = []
    if "page" in anchor:
        told.append(translate("wording", "page {0}").format(anchor["page"]))
    if "slide" in anchor:
        told.append(translate("wording", "slide {0}").format(anchor["slide"]))
    if "sheet" in anchor:
        told.append(translate("wording", "sheet {0}").format(anchor["sheet"]))
    if "cells" in anchor:
        told.append(translate("wording", "cells {0}").format(anchor["cells"]))
    if "part" in anchor:
        told.append(translate("wording", "part {0}").format(anchor["part"]))
    if "heading" in anchor:
        told.append(translate("wording", "under “{0}”").format(anchor["heading"]))
    if "line" in anchor and not told:
        told.append(translate("wording", "line {0}").format(anchor["line"]))
    return " · ".join(told)


def file_name(path: str) -> str:
    """Return the name a person knows the file by."""
    return PurePath(path).name or path


def place_of(path: str, anchor: Anchor) -> str:
    """Return a file and a place in it as one line: "Lease.pdf · page 12".

    The name is isolated: an Arabic one must not turn the words around it about.
    """
    place = where(anchor)
    return f"\u2068{file_name(path)}\u2069" + (f" · {place}" if place else "")


def short_reason(row: DocumentRow) -> str:
    """Return a few words on why a file is not fully searchable, or what it waits for."""
    match row.state:
        case "waiting" | "changed":
            return translate("wording", "Waiting to be read")
        case "reading":
            return translate("wording", "Being read now")
        case "partly":
            return translate("wording", "Partly readable")
        case "offline":
            return translate("wording", "Not connected at the moment; kept")
        case "gone":
            return translate("wording", "No longer where it was")
        case "ignored":
            return translate("wording", "Left out")
        case "quarantined":
            return translate("wording", "Set aside: opening it failed twice")
        case "failed":
            return _failure_words().get(row.kind, translate("wording", "Could not be read"))
        case _:
            return ""


def _failure_words() -> dict[str, str]:
    """Return the words for ``errors.FAILURE_KINDS``; a function, so that they can be translated."""
    return {
        "unsupported": translate("wording", "Not a kind of file Carrel reads"),
        "encrypted": translate("wording", "Locked with a password"),
        "corrupt": translate("wording", "Damaged"),
        "empty": translate("wording", "Empty"),
        "no-text": translate("wording", "No text in it, perhaps a scan"),
        "too-large": translate("wording", "Too large"),
        "timeout": translate("wording", "Took too long to read"),
        "crashed": translate("wording", "Could not be opened safely"),
        "unreadable": translate("wording", "Could not be opened"),
    }


def tip(text: str) -> str:
    """Return text as a tooltip that shows it literally, whatever markup it seems to hold.

    Qt guesses; a file named ``<img src=…>`` must not become a picture.
    """
    return f"<p>{html.escape(text)}</p>"
