"""Web pages saved as one file (MHTML) → the words of their main page."""

import email
import email.policy
from email.message import Message

from app.engine.reading.anchors import span_headings
from app.engine.reading.formats.decoding import decode
from app.engine.reading.formats.html import decode_markup, read_html
from app.engine.reading.parsed import Parsed
from app.errors import ReadError


def parse_mhtml(data: bytes) -> Parsed:
    """Return the first page in the archive; its pictures and frames are left out."""
    archive = email.message_from_bytes(data, policy=email.policy.compat32)
    pages = (part for part in archive.walk() if part.get_content_maintype() == "text")
    page = min(pages, key=_rank_page, default=None)
    if page is None:
        raise ReadError("no-text", "There is no text in this saved web page.")
    content = page.get_payload(decode=True)
    content = content if isinstance(content, bytes) else b""
    charset = page.get_content_charset()
    if page.get_content_type() == "text/plain":
        decoded = decode(content, declared=charset)
        text, title = decoded.text, ""
        spans = span_headings(text, ())
    else:
        decoded = decode_markup(content, declared=charset)
        text, headings, title = read_html(decoded.text)
        spans = span_headings(text, headings, title)
    return Parsed(text, spans, decoded.warnings, {"title": title} if title else {})


def _rank_page(part: Message) -> int:
    """Return 0 for HTML, else more; the first of equals is the page that was saved."""
    order = ("text/html", "application/xhtml+xml", "text/plain")
    kind = part.get_content_type()
    return order.index(kind) if kind in order else len(order)
