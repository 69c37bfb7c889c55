"""Real files of every office format: their words, and the same article found at the same place."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.engine.documents import Document
from app.engine.reading import Extracted, extract
from app.engine.splitting import SentenceSplitter
from app.errors import ReadError
from tests.engine.reading.conftest import SHARED, read_manifest

FORMATS = SHARED / "corpora" / "formats" / "dev"
MIXED = SHARED / "corpora" / "qa" / "dev" / "mixed_formats"
OFFICE = frozenset(
    "asciidoc csv doc docx epub ipynb json ndjson odp ods odt org ppt pptx rst rtf tex toml tsv "
    "vtt xls xlsm xlsx xml yaml".split()
)
ROWS = [row for row in read_manifest("formats/dev") if row["format"] in OFFICE]
ABSENT = [pytest.param(None, marks=pytest.mark.skip(reason="no corpora beside this checkout"))]
PLACES = (("must_contain_slides", "slide"), ("must_contain_sheets", "sheet"))


def squeeze(text: str) -> str:
    """Return only what is seen, whatever the line breaks and marks of direction."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+", "", text)


@pytest.mark.parametrize("row", ROWS or ABSENT, ids=lambda row: row["path"] if row else "absent")
def test_a_real_office_file_says_what_it_says_where_it_says_it(row: dict[str, Any]):
    try:
        extracted = extract(FORMATS / row["path"])
    except ReadError as error:
        kinds = {"password": ("encrypted",), "empty": ("no-text", "empty")}
        assert error.kind in kinds[row["expect"]]
        return
    assert row["expect"] in ("text", "empty")
    text, spans = extracted.text, extracted.spans
    assert "".join(text[span.start : span.end] for span in spans) == text
    assert [words for words in row["must_contain"] if squeeze(words) not in squeeze(text)] == []
    for listed, key in PLACES:
        for words, place in zip(row["must_contain"], row.get(listed, ()), strict=False):
            there = "".join(text[s.start : s.end] for s in spans if s.anchor.get(key) == place)
            assert place is None or squeeze(words) in squeeze(there)


def stretches(extracted: Extracted) -> list[tuple[int, int, dict[str, int | str]]]:
    """Return where each page, slide or block of cells begins and ends, and its anchor."""
    found: list[tuple[int, int, dict[str, int | str]]] = []
    for span in extracted.spans:
        place = {k: v for k, v in span.anchor.items() if k in ("page", "slide", "sheet", "cells")}
        if found and found[-1][2] == place:
            found[-1] = (found[-1][0], span.end, place)
        else:
            found.append((span.start, span.end, place))
    return found


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row["format"] in ("ods", "odp", "ppt", "pptx", "xls", "xlsm", "xlsx")
     and row["expect"] == "text"] or ABSENT,
    ids=lambda row: row["path"] if row else "absent",
)  # fmt: skip
def test_a_chunk_of_a_slide_or_block_has_that_anchor(row: dict[str, Any]):
    extracted = extract(FORMATS / row["path"])
    document = Document(text=extracted.text, spans=extracted.spans)
    splitter = SentenceSplitter(tokenizer=lambda text: len(re.findall(r"\w+|[^\w\s]", text)))
    for start, end, place in stretches(extracted):
        assert place
        for chunk in splitter.chunks(extracted.text[start:end]):
            anchor = document.anchor_at(start + chunk.start, start + chunk.end)
            assert place.items() <= anchor.items()


# -- the same articles in many formats -------------------------------------------------------------


@cache
def read(name: str) -> Extracted:
    return extract(MIXED / "docs" / name)


def list_questions() -> list[dict[str, Any]]:
    file = MIXED / "questions.jsonl"
    if not file.is_file():
        return []
    found = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [question for question in found if question.get("evidence") and question.get("doc")]


def find_loosely(text: str, words: str) -> int:
    """Return where ``words`` begin in ``text`` whatever the white space between them, or -1."""
    pattern = r"\s*".join(map(re.escape, re.sub(r"\s+", "", words)))
    match = re.search(pattern, text)
    return match.start() if match else -1


@pytest.mark.skipif(not list_questions(), reason="no corpora beside this checkout")
def test_the_evidence_is_in_the_text_and_on_its_page_or_slide():
    total = placed = missing = wrong = 0
    for question in list_questions():
        extracted = read(question["doc"])
        start = find_loosely(extracted.text, question["evidence"])
        total += 1
        if start < 0:
            missing += 1  # a sentence that a page's end cuts in two
            continue
        document = Document(text=extracted.text, spans=extracted.spans)
        anchor = document.anchor_at(start, start + len(question["evidence"]))
        assert anchor
        for key in ("page", "slide"):
            if question.get(key):
                placed += 1
                wrong += anchor.get(key) != question[key]
    assert total > 100 and missing <= 0.02 * total
    assert placed > 20 and wrong <= 0.02 * placed


@pytest.mark.skipif(not list_questions(), reason="no corpora beside this checkout")
def test_every_article_has_headings_pages_or_lines_all_through():
    for path in sorted(Path(MIXED / "docs").iterdir()):
        extracted = read(path.name)
        named = sum(span.end - span.start for span in extracted.spans if span.anchor)
        assert named == len(extracted.text), path.name
