"""Real files: every passage with evidence is boxed, and nothing brings the process down."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.engine.documents import Document
from app.engine.reading import extract
from app.engine.splitting import SentenceSplitter
from app.viewing import (
    Close,
    Find,
    Locate,
    Located,
    Mark,
    Opened,
    ReadCells,
    ReadText,
    Refused,
    Render,
    Rendered,
    Select,
)
from tests.engine.reading.conftest import SHARED, read_manifest
from tests.engine.viewing.window import Dead, Window, opened

MIXED = SHARED / "corpora" / "qa" / "dev" / "mixed_formats"
LIMIT = 10.0  # seconds of one answer: what the window waits

pytestmark = pytest.mark.skipif(not MIXED.is_dir(), reason="no corpora beside this checkout")


def squeeze(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\u00ad\u200b-\u200f\ufffe\ufeff-]+", "", text)


def read_under(pdf: Any, mark: Mark) -> str:
    """Return the text that PDFium finds within a mark's boxes."""
    page = pdf[mark.page - 1]
    height, words = page.get_height(), page.get_textpage()
    return "".join(
        words.get_text_bounded(box.left - 0.4, height - box.bottom, box.right + 0.4,
                               height - box.top)
        for box in mark.boxes
    )  # fmt: skip


def list_cases() -> dict[str, list[str]]:
    """Return the sentences that are evidence, by the document they stand in."""
    cases: defaultdict[str, list[str]] = defaultdict(list)
    for line in (MIXED / "questions.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row.get("evidence") and row["evidence"] not in cases[row["doc"]]:
            cases[row["doc"]].append(row["evidence"])
    return cases


def find_part(text: str, part: str) -> tuple[int, int] | None:
    """Return where a sentence stands in a text that has other blanks."""
    wanted = squeeze(part)
    if wanted not in squeeze(text):
        return None
    at = [index for index, letter in enumerate(text) for _ in squeeze(letter)]
    key = "".join(map(squeeze, text))
    start = key.find(wanted)
    return (at[start], at[start + len(wanted) - 1] + 1) if start >= 0 else None


def test_every_passage_with_evidence_is_found_and_its_sentence_boxed(window: Window):
    splitter = SentenceSplitter(tokenizer=lambda text: re.findall(r"\w+|[^\w\s]", text))
    count, wrong = 0, []
    for name, sentences in list_cases().items():
        path = MIXED / "docs" / name
        extracted = extract(path, ocr=False)
        document = Document(text=extracted.text, spans=extracted.spans)
        chunks = list(splitter.chunks(extracted.text))
        with opened(window, path):
            for sentence in sentences:
                for chunk in chunks:
                    passage = extracted.text[chunk.start : chunk.end]
                    if part := find_part(passage, sentence):
                        break
                else:
                    continue  # over the end of a passage
                stands = (chunk.start + part[0], chunk.start + part[1])
                anchor = document.anchor_at(chunk.start, chunk.end)
                located = window.locate(passage, chunk.start, anchor, stands)
                count += 1
                if name.endswith(".pdf"):
                    with pypdfium2.PdfDocument(path) as pdf:
                        said = "".join(read_under(pdf, mark) for mark in located.sentence)
                else:
                    (mark,) = located.sentence
                    said = extracted.text[mark.start : mark.end]
                if located.state != "same" or squeeze(said) != squeeze(sentence):
                    wrong.append((name, sentence))
    assert count > 200
    assert len(wrong) <= 0.02 * count, wrong


def use(window: Window, event: Opened, corpus: str) -> Counter[str]:
    """Ask an open document everything; return what came back."""
    events: list[Any] = []

    def ask(*arguments: Any) -> Any:
        events.append(window.ask(*arguments, seconds=LIMIT))
        return events[-1]

    ask(Find, 1, "the")
    if event.view in ("pages", "picture"):
        for page in sorted({1, len(event.pages)}):
            drawn = ask(Render, 1, page, 1.0)
            if isinstance(drawn, Rendered):
                assert len(drawn.pixels) == drawn.stride * drawn.height
        ask(Select, 1, 1, (10.0, 10.0), (300.0, 300.0))
        if event.view == "pages" and not corpus.startswith("formats"):
            located = ask(Locate, 1, "words that are nowhere", 0, 22, {"page": 1})
            while isinstance(located, Located) and located.recognising:
                located = window.take()
    elif event.view == "text":
        ask(ReadText, 1, 0, 10**9)
    for sheet in event.sheets:
        ask(ReadCells, 1, sheet.name, 1, 100)
    return Counter(e.kind if isinstance(e, Refused) else type(e).__name__ for e in events)


@pytest.mark.slow
@pytest.mark.parametrize("corpus", ["formats/dev", "hostile/dev"])
def test_every_file_is_shown_or_refused_and_no_process_dies(corpus: str):
    window = Window()
    deaths: list[str] = []
    opened_files = 0
    for row in read_manifest(corpus):
        path: Path = SHARED / "corpora" / corpus / row["path"]
        if not path.is_file() or (path.stat().st_size > 3e6 and row.get("format") != "pdf"):
            continue
        try:
            event = window.open(path)
            if isinstance(event, Opened):
                opened_files += 1
                answers = use(window, event, corpus)
                assert not answers["crashed"], (row["path"], answers)
            else:
                assert event.message.endswith((".", "?", "!")), event
            window.send(Close, 1)
        except Dead as death:
            deaths.append(f"{row['path']}: {death}")
            window = Window()
    window.close()
    assert opened_files > 30
    assert deaths == []
