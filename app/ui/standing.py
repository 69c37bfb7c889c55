"""How documents stand, in the few groups a person filters by, and in one or two words each.

``wording`` has the whole sentences; here is what fits at the end of a row and on a menu.
"""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from app.messages import DocumentRow

translate = QCoreApplication.translate

TROUBLED = frozenset({"partly", "failed", "quarantined", "gone"})
"""States that keep a document, or a part of it, from being found."""

SEARCHABLE = frozenset({"indexed", "partly", "changed", "offline"})

HARMLESS = frozenset({"unsupported", "empty"})
"""Kinds of failure that are nobody's fault and need no colour of alarm."""


class Standing(Enum):
    """A group of states; a document may stand in several."""

    SEARCHABLE = "searchable"
    PROBLEM = "problem"
    WAITING = "waiting"
    IGNORED = "ignored"
    OFFLINE = "offline"


def troubled(row: DocumentRow) -> bool:
    """Return whether a document has a problem that the person may want to solve."""
    return row.state in TROUBLED or (row.state == "changed" and bool(row.reason))


def standings(row: DocumentRow) -> tuple[Standing, ...]:
    """Return the groups that a document stands in."""
    key = row.state, bool(row.reason)
    found = _KNOWN.get(key)
    if found is None:
        found = _KNOWN[key] = tuple(_standings(row))
    return found


_KNOWN: dict[tuple[str, bool], tuple[Standing, ...]] = {}


def _standings(row: DocumentRow) -> list[Standing]:
    found = [Standing.SEARCHABLE] if row.state in SEARCHABLE else []
    if troubled(row):
        found.append(Standing.PROBLEM)
    match row.state:
        case "waiting" | "reading" | "changed":
            found.append(Standing.WAITING)
        case "ignored":
            found.append(Standing.IGNORED)
        case "offline":
            found.append(Standing.OFFLINE)
    return found


def group_name(standing: Standing | None) -> str:
    """Return what a group is called on a menu; None is all of them."""
    match standing:
        case Standing.SEARCHABLE:
            return translate("standing", "Can be found")
        case Standing.PROBLEM:
            return translate("standing", "With problems")
        case Standing.WAITING:
            return translate("standing", "Waiting to be read")
        case Standing.IGNORED:
            return translate("standing", "Ignored")
        case Standing.OFFLINE:
            return translate("standing", "Not connected")
        case _:
            return translate("standing", "Everything")


def label(row: DocumentRow) -> str:
    """Return a word or two for the end of a row; nothing where all is well."""
    match row.state:
        case "waiting":
            return translate("standing", "Waiting")
        case "reading":
            return translate("standing", "Reading")
        case "changed":
            return translate("standing", "Changed")
        case "partly":
            return translate("standing", "In part")
        case "offline":
            return translate("standing", "Away")
        case "gone":
            return translate("standing", "Gone")
        case "ignored":
            return translate("standing", "Ignored")
        case "quarantined":
            return translate("standing", "Set aside")
        case "failed":
            return _failures().get(row.kind, translate("standing", "Unread"))
        case _:
            return ""


def _failures() -> dict[str, str]:
    """Return the words for ``errors.FAILURE_KINDS``; a function, so that they can be translated."""
    return {
        "unsupported": translate("standing", "Not read"),
        "encrypted": translate("standing", "Locked"),
        "corrupt": translate("standing", "Damaged"),
        "empty": translate("standing", "Empty"),
        "no-text": translate("standing", "No text"),
        "too-large": translate("standing", "Too large"),
        "timeout": translate("standing", "Too slow"),
        "crashed": translate("standing", "Unsafe"),
        "unreadable": translate("standing", "No access"),
    }
