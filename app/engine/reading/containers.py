"""Files that hold other documents: which they are, and how each is opened."""

from collections.abc import Callable, Sequence

from app.engine.reading.formats.archives import open_packed, open_zip
from app.engine.reading.formats.mail import open_mail
from app.engine.reading.formats.outlook import open_outlook
from app.engine.reading.formats.pdf import list_attachments
from app.engine.reading.members import Budget, Entry, Names, Opened
from app.engine.reading.parsed import Parsed

ARCHIVES = frozenset(("zip", "tar", "gz", "bz2", "xz"))
"""Kinds that say nothing themselves."""
MAILS = frozenset(("eml", "msg", "mbox"))
CONTAINERS = ARCHIVES | MAILS


def open_container(
    data: bytes, kind: str, entry: Entry, passwords: Sequence[str], budget: Budget
) -> Opened:
    """Return what ``entry`` says itself, unless it is a PDF, and the documents inside it.

    Other kinds than these have nothing inside. Raise ``ReadError``.
    """
    match kind:
        case "pdf":
            return _open_pdf(data, passwords, budget)
        case "zip":
            return open_zip(data, passwords, budget)
        case "tar" | "gz" | "bz2" | "xz":
            return open_packed(data, kind, entry.name, budget)
        case "eml" | "mbox":
            return open_mail(data, kind, budget)
        case "msg":
            return open_outlook(data, budget)
    return Opened(Parsed("", ()), [])


def _open_pdf(data: bytes, passwords: Sequence[str], budget: Budget) -> Opened:
    names = Names()
    attached = list_attachments(data, passwords)
    budget.admit(len(attached))
    entries = [Entry(names.add(name), len(content), _give(content)) for name, content in attached]
    return Opened(Parsed("", ()), entries)


def _give(content: bytes) -> Callable[[], bytes]:
    return lambda: content
