"""Conversations as they are kept: questions, what was answered, and the passages it stood on.

They are the one thing in a library that cannot be read again from the person's files. A
conversation is a tree of turns: those with the same parent are versions of each other. Which of
them are on the screen is not known here.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from sqlite3 import Connection
from typing import Any, get_args

from app.engine.database import Database
from app.engine.remarks import excerpt, one_line, term_query
from app.engine.schema import said
from app.engine.words import question_terms
from app.errors import LibraryError, QuestionError
from app.messages import Citation, ConversationRow, FinishReason, Passage, Turn

TURN = ("question", "text", "finish_reason", "passages", "citations", "note")
"""The columns that make a turn; others say where it stands."""
PLACE = ("id", "parent", "searched", "created")
_LIMITED = (
    "(SELECT name FROM collections "
    "WHERE collections.id = json_extract(turns.scope, '$.collection'))"
)
LAST = -1
"""As a turn to follow: the last one of the conversation."""
INTERRUPTED = "The answer was interrupted."
MOST_TERMS = 16
MOST_EXCERPTS = 300
"""Of so many conversations that were found a piece is shown; who has more types another word."""


class Conversations(Database):
    """The part of a library that holds conversations."""

    # -- conversations -------------------------------------------------------------------------

    def new_conversation(self, title: str) -> int:
        """Start a conversation and return its number."""
        now, title = time.time(), one_line(title)
        with self.transaction() as db:
            cursor = db.execute(
                "INSERT INTO conversations (created, changed, title) VALUES (?, ?, ?)",
                (now, now, title),
            )
            assert cursor.lastrowid is not None
            _note_words(db, -cursor.lastrowid, title)
        return cursor.lastrowid

    def latest_conversation(self) -> int:
        """Return the number of the conversation that changed last, 0 when there is none."""
        row = self._one(
            "SELECT id FROM conversations WHERE NOT deleted ORDER BY changed DESC, id DESC LIMIT 1"
        )
        return int(row[0]) if row else 0

    def title(self, conversation: int) -> str | None:
        """Return a conversation's title, None if there is no such conversation."""
        row = self._one("SELECT title FROM conversations WHERE id = ?", conversation)
        return None if row is None else str(row[0])

    def change_conversation(
        self,
        conversation: int,
        title: str | None = None,
        pinned: bool | None = None,
        deleted: bool | None = None,
    ) -> None:
        """Rename, pin, delete or bring back; None, or a blank title, leaves that as it is.

        Raises ``LibraryError`` for an unknown conversation.
        """
        old = self.title(conversation)
        if old is None:
            raise LibraryError(
                "This conversation is not there any more.",
                "Choose another one, or begin a new one.",
            )
        with self.transaction() as db:
            if title is not None and (title := one_line(title)):
                _forget_words(db, -conversation, old)
                _note_words(db, -conversation, title)
                db.execute("UPDATE conversations SET title = ? WHERE id = ?", (title, conversation))
            for column, value in (("pinned", pinned), ("deleted", deleted)):
                if value is not None:
                    db.execute(
                        f"UPDATE conversations SET {column} = ? WHERE id = ?",
                        (int(value), conversation),
                    )

    def forget_deleted(self) -> int:
        """Remove the conversations that were deleted; return how many that were."""
        gone = self._all("SELECT id, title FROM conversations WHERE deleted")
        if not gone:
            return 0
        with self.transaction() as db:
            for conversation, title in gone:
                _forget_words(db, -conversation, title)
                for turn, question, text in db.execute(
                    "SELECT id, question, text FROM turns WHERE conversation = ?", (conversation,)
                ).fetchall():
                    _forget_words(db, turn, question, text)
                db.execute("DELETE FROM conversations WHERE id = ?", (conversation,))
        return len(gone)

    def conversations(self, search: str = "") -> list[ConversationRow]:
        """Return the conversations, or those that hold all words of ``search``.

        Pinned ones come first, then those that changed last. A word may be the beginning of one.
        """
        terms = question_terms(search)[:MOST_TERMS]
        if search.strip() and not terms:
            return []
        found = self._find(terms) if terms else None
        rows = self._all(
            "SELECT c.id, c.title, c.created, c.changed, count(t.id), c.pinned "
            "FROM conversations c LEFT JOIN turns t ON t.conversation = c.id "
            "WHERE NOT c.deleted GROUP BY c.id ORDER BY c.pinned DESC, c.changed DESC, c.id DESC"
        )
        listed: list[ConversationRow] = []
        for number, title, created, changed, turns, pinned in rows:
            if found is not None and number not in found:
                continue
            turn = 0 if found is None else found[number]
            piece = self._excerpt(turn, terms) if turn and len(listed) < MOST_EXCERPTS else ""
            listed.append(
                ConversationRow(number, title, created, changed, turns, bool(pinned), piece, turn)
            )
        return listed

    def _find(self, terms: Sequence[str]) -> dict[int, int]:
        """Return the conversations that hold all terms, each with its turn that holds the most.

        That turn is 0 where only the title has them; of equal ones it is the latest.
        """
        turns: dict[int, dict[int, int]] = {}
        everywhere: set[int] | None = None
        for term in terms:
            here = set()
            for row, conversation in self._all(
                "SELECT s.rowid, coalesce(t.conversation, -s.rowid) "
                "FROM said s LEFT JOIN turns t ON t.id = s.rowid WHERE said MATCH ?",
                term_query(term),
            ):
                here.add(conversation)
                if row > 0:
                    counts = turns.setdefault(conversation, {})
                    counts[row] = counts.get(row, 0) + 1
            everywhere = here if everywhere is None else everywhere & here
        best = {}
        for conversation in everywhere or ():
            counts = turns.get(conversation, {})
            best[conversation] = max(counts, key=lambda turn: (counts[turn], turn), default=0)
        return best

    def _excerpt(self, turn: int, terms: Sequence[str]) -> str:
        row = self._one("SELECT question, text FROM turns WHERE id = ?", turn)
        return "" if row is None else excerpt(row, terms)

    # -- turns ---------------------------------------------------------------------------------

    def begin_turn(
        self,
        conversation: int,
        question: str,
        after: int = LAST,
        searched: str = "",
        scope: Mapping[str, Any] | None = None,
    ) -> int:
        """Keep a question before it is answered; a turn without an end counts as interrupted.

        ``scope`` is what it was limited to: "only", a list of paths, and "collection". A
        conversation that was deleted meanwhile is there again.
        """
        now = time.time()
        with self.transaction() as db:
            if after == LAST:
                row = db.execute(
                    "SELECT max(id) FROM turns WHERE conversation = ?", (conversation,)
                ).fetchone()
                after = row[0] or 0
            cursor = db.execute(
                "INSERT INTO turns (conversation, question, text, finish_reason, passages, "
                "citations, note, created, parent, searched, scope) "
                "VALUES (?, ?, '', 'error', '[]', '[]', ?, ?, ?, ?, ?)",
                (conversation, question, INTERRUPTED, now, after, searched,
                 json.dumps(dict(scope or {}))),
            )  # fmt: skip
            assert cursor.lastrowid is not None
            db.execute(
                "UPDATE conversations SET changed = ?, deleted = 0 WHERE id = ?",
                (now, conversation),
            )
            _note_words(db, cursor.lastrowid, question)
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
            row = db.execute("SELECT question, text FROM turns WHERE id = ?", (turn,)).fetchone()
            if row is None:
                return
            if row[1] != text:
                _forget_words(db, turn, *row)
                _note_words(db, turn, row[0], text)
            db.execute(
                "UPDATE turns SET text = ?, finish_reason = ?, passages = ?, citations = ?, "
                "note = ? WHERE id = ?",
                (text, finish_reason, json.dumps([asdict(p) for p in passages], default=dict),
                 json.dumps([asdict(c) for c in citations], default=dict), note, turn),
            )  # fmt: skip

    def turns(self, conversation: int) -> list[Turn]:
        """Return all versions of a conversation's turns, oldest first."""
        return [turn for _, turn in self._turns("WHERE conversation = ? ORDER BY id", conversation)]

    def turn(self, number: int) -> tuple[int, Turn] | None:
        """Return a turn with its conversation's number, or None."""
        return next(iter(self._turns("WHERE id = ?", number)), None)

    def earlier(self, conversation: int, after: int = LAST, most: int = 3) -> list[Turn]:
        """Return the last turns of the path that ends with turn ``after``, oldest first.

        Raises ``QuestionError`` if that turn is not one of the conversation.
        """
        if after == LAST:
            row = self._one("SELECT max(id) FROM turns WHERE conversation = ?", conversation)
            after = row[0] or 0
        path: list[Turn] = []
        while after and len(path) < most:
            known = self.turn(after)
            if known is None or known[0] != conversation:
                raise QuestionError(
                    "What you asked before is not in this conversation any more.",
                    "Open the conversation again, or ask in a new one.",
                )
            path.insert(0, known[1])
            after = known[1].parent
        return path

    def _turns(self, which: str, *values: object) -> list[tuple[int, Turn]]:
        columns = ", ".join((*TURN, *PLACE, "scope", _LIMITED, "conversation"))
        rows = self._all(f"SELECT {columns} FROM turns {which}", *values)
        with self._understanding():
            return [(row[-1], read_turn(*row[:-1])) for row in rows]


def _note_words(db: Connection, row: int, question: str, text: str = "") -> None:
    db.execute("INSERT INTO said (rowid, terms) VALUES (?, ?)", (row, said(question, text)))


def _forget_words(db: Connection, row: int, question: str, text: str = "") -> None:
    """Take words out of the index; they must be those that were put in."""
    db.execute(
        "INSERT INTO said (said, rowid, terms) VALUES ('delete', ?, ?)",
        (row, said(question, text)),
    )


def read_turn(
    question: str,
    text: str,
    reason: FinishReason,
    passages: str,
    citations: str,
    note: str,
    number: int = 0,
    parent: int = 0,
    searched: str = "",
    created: float = 0.0,
    scope: str = "{}",
    limited: str | None = None,
) -> Turn:
    """Return a turn from its row; raise ``ValueError`` or ``TypeError`` if it is not one."""
    if not all(isinstance(value, str) for value in (question, text, note, searched)):
        raise TypeError("A turn consists of texts.")
    if not isinstance(number, int) or not isinstance(parent, int):
        raise TypeError("A turn has its place.")
    if reason not in get_args(FinishReason):
        raise ValueError(f"No answer ends with {reason!r}.")
    where = json.loads(scope)
    return Turn(
        question, text, reason,
        tuple(_passage(p) for p in json.loads(passages)),
        tuple(_citation(c) for c in json.loads(citations)), note,
        number, parent, searched, float(created),
        tuple(where.get("only", ())), int(where.get("collection", 0)), limited or "",
    )  # fmt: skip


def _passage(data: dict[str, Any]) -> Passage:
    sentence = data.pop("sentence", None)
    return Passage(**data, sentence=tuple(sentence) if sentence else None)


def _citation(data: dict[str, Any]) -> Citation:
    return Citation(**{**data, "answer": tuple(data["answer"])})
