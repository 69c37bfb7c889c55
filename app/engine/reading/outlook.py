"""Outlook's messages."""

from app.engine.reading.members import Budget, Opened
from app.engine.reading.office import parse_office


def open_outlook(data: bytes, budget: Budget) -> Opened:
    """Return what a message says and what is attached; raise ``ReadError``: corrupt."""
    return Opened(parse_office(data, "msg"), [])
