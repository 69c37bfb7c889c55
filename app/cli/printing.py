"""What the commands print: results on standard output, words for people on standard error."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from app.messages import Answered, Citation, Passage


def tell(message: str, *_: Any) -> None:
    """Tell a person something, on standard error."""
    print(message, file=sys.stderr, flush=True)


def put(row: dict[str, Any]) -> None:
    """Print one JSON line."""
    print(json.dumps(row, ensure_ascii=False), flush=True)


def show_passage(passage: Passage) -> dict[str, Any]:
    """Return a passage as the contract has it."""
    row = asdict(passage)
    row["sentence"] = list(passage.sentence) if passage.sentence else None
    return row


def show_answer(number: str, event: Answered) -> dict[str, Any]:
    """Return an answer as the contract has it."""
    row = {"event": "answer", "id": number, **asdict(event)}
    del row["job"]
    row["citations"] = [
        {key: getattr(c, key) for key in ("path", "anchor", "start", "end", "quote", "support")}
        for c in event.citations
    ]
    return row


def print_passages(passages: Sequence[Passage], found: bool) -> None:
    """Print passages for a person: file, place, best sentence."""
    if not found:
        print("Your documents do not seem to say. The nearest passages:")
    for passage in passages:
        where = ", ".join(f"{key} {value}" for key, value in passage.anchor.items())
        start, end = passage.sentence or (passage.start, passage.end)
        sentence = " ".join(passage.text[start - passage.start : end - passage.start].split())
        print(f"{passage.path}{f' ({where})' if where else ''}\n    {sentence}\n")


def print_sources(citations: Sequence[Citation]) -> None:
    """Print what an answer rests on."""
    for citation in citations:
        where = ", ".join(f"{key} {value}" for key, value in citation.anchor.items())
        print(f"  {citation.path}{f' ({where})' if where else ''}")
