"""Facts put into words: places in documents, counts, times, reasons.

Whole words, no jargon, translatable, digits as the person's language writes them. Shows nothing.
"""

import html
import os
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QLocale

from app.messages import Anchor, DocumentRow, IndexDone, Progress, Turn
from app.ui.engine_words import translated

translate = QCoreApplication.translate


def number(value: int) -> str:
    """Return a whole number with the digits and groups of the person's language."""
    return QLocale().toString(value)


def documents(count: int) -> str:
    """Return "1 document", "412 documents"."""
    if count == 1:
        return translate("wording", "1 document")
    return translate("wording", "%Ln documents", "", count)


def in_documents(count: int) -> str:
    """Return "in 1 document", "in 3 documents": other languages inflect it."""
    if count == 1:
        return translate("wording", "in 1 document")
    return translate("wording", "in %Ln documents", "", count)


def from_documents(count: int) -> str:
    """Return "from 1 document", "from 3 documents"."""
    if count == 1:
        return translate("wording", "from 1 document")
    return translate("wording", "from %Ln documents", "", count)


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


def passages_found(count: int) -> str:
    """Return what is said aloud when passages were found."""
    if count == 1:
        return translate("wording", "1 passage found")
    return translate("wording", "%Ln passages found", "", count)


def seconds(value: float) -> str:
    """Return "12 s", "2 min 5 s"."""
    minutes, rest = divmod(max(1, round(value)), 60)
    if not minutes:
        return translate("wording", "%Ln s", "", rest)
    whole = translate("wording", "{0} min {1} s")
    return whole.format(number(minutes), number(rest))


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


def doing(event: Progress) -> str:
    """Return what the engine is at, in a few words."""
    match event.doing:
        case "finding":
            return translate("wording", "Looking for documents")
        case "recognising":
            return translate("wording", "Reading text in pictures")
        case "renewing":
            return translate("wording", "Preparing the library for the new model")
        case _:
            return translate("wording", "Reading documents")


def done_by_itself(event: IndexDone, doing: str) -> str:
    """Return one quiet line on work nobody asked for; nothing where nothing came of it.

    ``doing`` is what the last ``Progress`` of the work said.
    """
    if event.cancelled:
        return ""
    if doing == "renewing":
        return translate("wording", "The library is ready for the new model.")
    if doing == "recognising":
        found = documents(event.documents)
        text = translate("wording", "Text was found in the pictures of {0}.").format(found)
        return text if event.documents else ""
    told = []
    if event.documents:
        told.append(translate("wording", "%Ln new or changed", "", event.documents))
    if event.moved:
        told.append(translate("wording", "%Ln moved", "", event.moved))
    if event.removed:
        told.append(translate("wording", "%Ln gone", "", event.removed))
    if not told:
        return ""
    return translate("wording", "In your folders: {0}.").format(", ".join(told))


def where(anchor: Anchor) -> str:
    """Return the place in a document: "page 12 · Termination", or nothing."""
    told = []
    if "page" in anchor:
        told.append(translate("wording", "page {0}").format(_figure(anchor["page"])))
    if "slide" in anchor:
        told.append(translate("wording", "slide {0}").format(_figure(anchor["slide"])))
    if anchor.get("sheet"):  # a CSV file's one has no name
        told.append(translate("wording", "sheet {0}").format(anchor["sheet"]))
    if "cells" in anchor:
        told.append(translate("wording", "cells {0}").format(anchor["cells"]))
    if "part" in anchor:
        told.append(translate("wording", "part {0}").format(anchor["part"]))
    if "heading" in anchor:
        told.append(translate("wording", "under “{0}”").format(anchor["heading"]))
    if "line" in anchor and not told:
        told.append(translate("wording", "line {0}").format(_figure(anchor["line"])))
    return " · ".join(told)


def _figure(value: int | str) -> str:
    """Return a figure that counts nothing: no groups, but the digits of the person's language."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(value) if isinstance(value, int) else value


def file_name(path: str, container: str = "") -> str:
    """Return the name a person knows the file by; inside a container, the whole way from there."""
    if container:
        return " › ".join(PurePath(path[len(container) :].lstrip("/" + os.sep)).parts)
    return PurePath(path).name or path


def limits(turn: Turn) -> str:
    """Return what an earlier question was limited to."""
    if turn.collection:
        return turn.limited or translate("wording", "a collection that is gone")
    return file_name(turn.only[0]) if len(turn.only) == 1 else documents(len(turn.only))


def isolated(text: str) -> str:
    """Return words of a document or person so that they and what is around them keep their order.

    An Arabic name in an English sentence, or an English one in Arabic, would turn it about.
    """
    return f"\u2068{text}\u2069"


def place_of(path: str, anchor: Anchor) -> str:
    """Return a file and a place in it as one line: "Lease.pdf · page 12".

    The name is isolated: an Arabic one must not turn the words around it about.
    """
    place = where(anchor)
    return isolated(file_name(path)) + (f" · {place}" if place else "")


def short_reason(row: DocumentRow) -> str:
    """Return a few words on why a file is not fully searchable, or what it waits for."""
    match row.state:
        case "waiting":
            return translate("wording", "Waiting to be read")
        case "reading":
            return translate("wording", "Being read now")
        case "changed":
            return translate("wording", "Changed since it was read")
        case "partly":
            return translated(row.reason) or translate("wording", "Partly readable")
        case "offline":
            return translate("wording", "Not connected at the moment; kept")
        case "gone":
            return translate("wording", "No longer where it was")
        case "ignored":
            return translate("wording", "Ignored")
        case "quarantined":
            return translate("wording", "Set aside: opening it failed twice")
        case "failed":
            return _failure_words().get(row.kind, translate("wording", "Could not be read"))
        case _:
            return ""


def standing(row: DocumentRow) -> str:
    """Return how a document stands, for those who hear the list instead of seeing it."""
    if row.state == "indexed":
        found = passages(row.chunks)
        return translate("wording", "can be found, {0}").format(found) if row.chunks else ""
    return short_reason(row)


def explanation(row: DocumentRow, inside: int = 0) -> str:
    """Return, in whole sentences, why a document can be found or not, and what becomes of it.

    ``inside`` is how many documents stand inside it.
    """
    told = [translated(row.reason) or _default_reason(row, inside)]
    match row.state:
        case "partly" if row.chunks:
            told.append(
                translate("wording", "The rest can be found: {0}.").format(passages(row.chunks))
            )
        case "changed" if row.reason:
            told.append(translate("wording", "Until it can be read, its earlier text is found."))
        case "quarantined":
            told.append(translate("wording", "It is not opened again unless you say so."))
        case "offline" if row.chunks and row.reason:
            told.append(translate("wording", "What was read before is kept and can be found."))
        case "ignored" if row.reason:
            told.append(translate("wording", "It is ignored."))
    if inside and row.state not in ("indexed", "ignored"):
        told.append(translate("wording", "What is inside it stands below it."))
    return " ".join(told)


def _default_reason(row: DocumentRow, inside: int) -> str:
    match row.state:
        case "waiting":
            return translate("wording", "It waits to be read; its turn comes by itself.")
        case "reading":
            return translate("wording", "It is being read now.")
        case "indexed" if row.chunks:
            return translate("wording", "It can be found: {0}.").format(passages(row.chunks))
        case "indexed" if inside:
            return translate("wording", "What is inside it stands below it.")
        case "indexed":
            return translate("wording", "It was read; there is no text in it.")
        case "partly":
            return translate("wording", "Parts of it could not be read.")
        case "changed":
            return translate(
                "wording",
                "It has changed and waits to be read; until then its earlier text is found.",
            )
        case "offline" if row.chunks:
            return translate(
                "wording",
                "Its folder cannot be reached at the moment. What was read before is kept and can "
                "be found.",
            )
        case "offline":
            return translate(
                "wording",
                "Its folder cannot be reached at the moment. It is read when the folder is back.",
            )
        case "gone":
            return translate("wording", "It was deleted, moved or renamed.")
        case "ignored":
            return translate("wording", "It is ignored: it is not read and not found.")
        case "quarantined":
            return translate("wording", "Reading it failed badly twice, so it was set aside.")
        case _:
            return _failure_sentences().get(row.kind, translate("wording", "It could not be read."))


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


def _failure_sentences() -> dict[str, str]:
    """Return a sentence for each of ``errors.FAILURE_KINDS``, for when nobody gave a better one."""
    return {
        "unsupported": translate("wording", "Carrel does not read this kind of file."),
        "encrypted": translate("wording", "It is locked with a password."),
        "corrupt": translate("wording", "It is damaged."),
        "empty": translate("wording", "It is empty."),
        "no-text": translate("wording", "There is no text in it; it may be a scan."),
        "too-large": translate("wording", "It is too large to be read."),
        "timeout": translate("wording", "Reading it took too long."),
        "crashed": translate("wording", "Opening it made the reader fail."),
        "unreadable": translate("wording", "It could not be opened."),
    }


def tip(text: str) -> str:
    """Return text as a tooltip that shows it literally, whatever markup it seems to hold.

    Qt guesses; a file named ``<img src=…>`` must not become a picture.
    """
    return "<p>" + html.escape(text).replace("\n", "<br>") + "</p>"
