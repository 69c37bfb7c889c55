"""Office files, books and mail → text with headings, slides or sheets, by kreuzberg.

kreuzberg is imported when the first such file comes. Text recognition, its cache and all that it
would download stay off.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.engine.documents import Span
from app.engine.reading.anchors import Heading, span_headings
from app.engine.reading.decoding import clean
from app.engine.reading.parsed import Parsed
from app.engine.reading.sniffing import refuse_encrypted
from app.errors import ReadError

_MIMETYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "epub": "application/epub+zip",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "msg": "application/vnd.ms-outlook",
    "eml": "message/rfc822",
    "ipynb": "application/x-ipynb+json",
}


def parse_office(data: bytes, kind: str) -> Parsed:
    """Return the text of an office document, book or mail.

    Anchors have the slide of a presentation, the sheet of a workbook, else the heading. Raise
    ``ReadError``: unsupported, encrypted, corrupt, too-large or no-text.
    """
    result = _extract(data, kind)
    text = clean(result.content)
    if kind in ("eml", "msg"):
        return _join_mail(text, result)
    if not text.strip():
        raise ReadError("no-text", "There is no text in this document.")
    facts = _collect_facts(result.metadata)
    headings = _find_headings(text, (result.document or {}).get("nodes", ()))
    exact = kind in ("pptx", "ppt") and text == result.content
    if exact and (slides := _find_slides(text, result.metadata)):
        facts["page_count"] = len(slides)
        return Parsed(text, slides, (), facts)
    spans = span_headings(text, headings)
    if kind in ("xlsx", "xls", "ods"):
        spans = tuple(
            Span(span.start, span.end, {"sheet": span.anchor["heading"]} if span.anchor else {})
            for span in spans
        )
    return Parsed(text, spans, (), facts)


def _join_mail(text: str, result: Any) -> Parsed:
    """Put the attachments' texts below the message; each is a part with its name."""
    parts = [(text, "message")]
    for child in result.children or ():
        content = clean(child["result"].content)
        if content.strip():
            parts.append((content, str(child["path"])))
    spans: list[Span] = []
    length = 0
    for content, name in parts:
        spans.append(Span(length, length + len(content) + 2, {"part": name}))
        length += len(content) + 2
    text = "".join(content + "\n\n" for content, _ in parts)
    return Parsed(text, tuple(spans), (), _collect_facts(result.metadata))


def _extract(data: bytes, kind: str) -> Any:
    if kind not in _MIMETYPES:
        raise ReadError(
            "unsupported", f"Carrel does not read {kind} files yet.", "Save it as PDF and add that."
        )
    import kreuzberg

    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        disable_ocr=True,
        enable_quality_processing=False,
        postprocessor=kreuzberg.PostProcessorConfig(enabled=False),
        pages=kreuzberg.PageConfig(extract_pages=True),
        tree_sitter=kreuzberg.TreeSitterConfig(enabled=False),
        concurrency=kreuzberg.ConcurrencyConfig(max_threads=1),
        include_document_structure=True,
    )
    try:
        return kreuzberg.extract_bytes_sync(data, _MIMETYPES[kind], config=config)
    except (kreuzberg.KreuzbergError, ValueError, OSError, RuntimeError) as error:
        raise _explain(error, kind) from error


def _explain(error: Exception, kind: str) -> ReadError:
    words = str(error).lower()
    if "password" in words or "encrypted" in words:
        return refuse_encrypted()
    if any(hint in words for hint in ("too large", "bomb", "compression ratio", "size limit")):
        return ReadError("too-large", "Unpacked, this file is larger than Carrel reads.")
    return ReadError(
        "corrupt",
        f"This {kind} file is damaged and cannot be opened.",
        "Fetch it again from where it came from, or open it in its own program and save a copy.",
    )


def _find_headings(text: str, nodes: Sequence[Mapping[str, Any]]) -> list[Heading]:
    """Find where the headings that kreuzberg names stand in ``text``, each after the one before."""
    headings = []
    start = 0
    for node in nodes:
        content = node["content"]
        if content.get("node_type") not in ("heading", "title"):
            continue
        title = clean(str(content.get("text", ""))).strip()
        found = text.find(title, start) if title else -1
        while found > 0 and text[found - 1] != "\n":
            found = text.find(title, found + 1)
        if found < 0:
            continue
        headings.append(Heading(found, int(content.get("level", 1)), title))
        start = found + len(title)
    return headings


def _find_slides(text: str, metadata: Mapping[str, Any]) -> tuple[Span, ...]:
    """Return a span per slide; kreuzberg counts bytes, we count code points."""
    boundaries = (metadata.get("pages") or {}).get("boundaries") or ()
    encoded = text.encode("utf-8")
    starts: list[tuple[int, int]] = []
    position = cut = 0
    for boundary in boundaries:
        byte = min(boundary["byte_start"], len(encoded))
        if byte < cut:
            return ()
        position += len(encoded[cut:byte].decode("utf-8", "ignore"))
        cut = byte
        starts.append((position if starts else 0, boundary["page_number"]))
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return tuple(
        Span(start, end, {"slide": number})
        for (start, number), end in zip(starts, ends, strict=False)
        if start < end
    )


def _collect_facts(metadata: Mapping[str, Any]) -> dict[str, int | str]:
    title = metadata.get("title") or metadata.get("subject")
    return {"title": " ".join(title.split())} if isinstance(title, str) and title.strip() else {}
