"""Conversations as they are kept: questions, what was answered, and the passages it stood on.

They are the one thing in a library that cannot be read again from the person's files.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, get_args

from app.engine.database import Database
from app.messages import Citation, FinishReason, Passage, Turn

TURN = ("question", "text", "finish_reason", "passages", "citations", "note")
"""The columns that make a turn."""


class Conversations(Database):
    """The part of a library that holds conversations."""

    def new_conversation(self, title: str) -> int:
        """Start a conversation and return its number."""
        with self.transaction() as db:
            cursor = db.execute(
                "INSERT INTO conversations (created, title) VALUES (?, ?)", (time.time(), title)
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def latest_conversation(self) -> int:
        """Return the number of the latest conversation, 0 when there is none."""
        row = self._one("SELECT max(id) FROM conversations")
        return int(row[0] or 0) if row else 0

    def begin_turn(self, conversation: int, question: str) -> int:
        """Keep a question before it is answered; a turn without an end counts as interrupted."""
        with self.transaction() as db:
            cursor = db.execute(
                "INSERT INTO turns (conversation, question, text, finish_reason, passages, "
                "citations, note, created) VALUES (?, ?, '', 'error', '[]', '[]', "
                "'The answer was interrupted.', ?)",
                (conversation, question, time.time()),
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def update_turn(
        self,
        turn: int,
        text: str,
        finish_reason: FinishReason,
        passages: Sequence[Passage],
        citations: Sequence[Citation],
        note: str = "",
    ) -> None:
        """Keep what there is of an answer."""
        with self.transaction() as db:
            db.execute(
                "UPDATE turns SET text = ?, finish_reason = ?, passages = ?, citations = ?, "
                "note = ? WHERE id = ?",
                (text, finish_reason, json.dumps([asdict(p) for p in passages], default=dict),
                 json.dumps([asdict(c) for c in citations], default=dict), note, turn),
            )  # fmt: skip

    def turns(self, conversation: int) -> list[Turn]:
        """Return a conversation's turns, oldest first."""
        rows = self._all(
            f"SELECT {', '.join(TURN)} FROM turns WHERE conversation = ? ORDER BY id",
            conversation,
        )
        with self._understanding():
            return [read_turn(*row) for row in rows]


def read_turn(
    question: str, text: str, reason: FinishReason, passages: str, citations: str, note: str
) -> Turn:
    """Return a turn from its row; raise ``ValueError`` or ``TypeError`` if it is not one."""
    if not all(isinstance(value, str) for value in (question, text, note)):
        raise TypeError("A turn consists of texts.")
    if reason not in get_args(FinishReason):
        raise ValueError(f"No answer ends with {reason!r}.")
    return Turn(
        question, text, reason,
        tuple(_passage(p) for p in json.loads(passages)),
        tuple(_citation(c) for c in json.loads(citations)), note,
    )  # fmt: skip


def _passage(data: dict[str, Any]) -> Passage:
    sentence = data.pop("sentence", None)
    return Passage(**data, sentence=tuple(sentence) if sentence else None)


def _citation(data: dict[str, Any]) -> Citation:
    return Citation(**{**data, "answer": tuple(data["answer"])})
