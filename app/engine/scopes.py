"""Parts of a library that a question may be limited to: chosen paths, and kept collections.

A scope is said in paths and asked of the database, so it is exact and follows every change. Which
passages are best within it is not decided here.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass

from app.engine.ledger import Ledger
from app.engine.remarks import one_line
from app.engine.words import is_text, readable
from app.errors import LibraryError, QuestionError
from app.messages import Collection

GONE = ("This collection is not there any more.", "Choose another one.")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is searched: documents that stand at or below one of ``paths`` of every group.

    Without a group that is the whole library. ``name`` is the collection's, for people, with what
    it says about answers.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    name: str = ""
    instructions: str = ""
    answer_tokens: int = 0

    def __bool__(self) -> bool:
        return bool(self.groups)

    def where(self) -> tuple[str, list[str]]:
        """Return the condition on ``d``, the documents, and its values; "" for the whole."""
        values: list[str] = []
        for paths in self.groups:
            plain = [path.rstrip(os.sep) for path in paths]
            roots = [path or os.sep for path in plain]
            values += [json.dumps(roots), json.dumps([path + os.sep for path in plain])]
        return " AND ".join([_WITHIN] * len(self.groups)), values


_WITHIN = f"""d.id IN (
    SELECT x.id FROM json_each(?) p CROSS JOIN documents x ON x.ref = p.value
    UNION ALL SELECT x.id FROM json_each(?) p CROSS JOIN documents x
    ON x.ref >= p.value
    AND x.ref < substr(p.value, 1, length(p.value) - 1) || char({ord(os.sep) + 1})
)"""
"""At or below one of the paths, and below one of those that end with a separator; as lists, because
a condition for each would be too deep for SQLite from some hundred on."""


class Scopes(Ledger):
    """The part of a library that knows its parts."""

    def collections(self) -> list[Collection]:
        """Return the kept collections, by name."""
        paths: dict[int, list[str]] = {}
        for number, path in self._all("SELECT collection, path FROM collection_paths"):
            paths.setdefault(number, []).append(path)
        rows = self._all("SELECT id, name, instructions, answer_tokens FROM collections")
        with self._understanding():
            return [
                Collection(number, name, tuple(sorted(paths.get(number, ()))), told, int(tokens))
                for number, name, told, tokens in sorted(rows, key=lambda row: row[1].casefold())
            ]

    def save_collection(self, collection: Collection) -> int:
        """Keep a collection and return its number; 0, or that of a deleted one, makes a new one.

        Raises ``LibraryError`` for a blank name, or one that another collection has.
        """
        name = one_line(collection.name)
        if not name:
            raise LibraryError("A collection needs a name.", "Type one.")
        if any(
            other.number != collection.number and other.name.casefold() == name.casefold()
            for other in self.collections()
        ):
            raise LibraryError(f"There is a collection “{name}” already.", "Choose another name.")
        with self.transaction() as db:
            cursor = db.execute(
                "INSERT INTO collections (id, name, instructions, answer_tokens) "
                "VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
                "instructions = excluded.instructions, answer_tokens = excluded.answer_tokens",
                (collection.number or None, name, readable(collection.instructions).strip(),
                 max(0, collection.answer_tokens)),
            )  # fmt: skip
            number = collection.number or cursor.lastrowid
            assert number is not None
            db.execute("DELETE FROM collection_paths WHERE collection = ?", (number,))
            db.executemany(
                "INSERT OR IGNORE INTO collection_paths VALUES (?, ?)",
                ((number, path.rstrip(os.sep) or path) for path in collection.paths),
            )
        return number

    def delete_collection(self, number: int) -> None:
        """Forget a collection, not its documents; an unknown one is no error."""
        with self.transaction() as db:
            db.execute("DELETE FROM collections WHERE id = ?", (number,))

    # -- what a question is limited to ---------------------------------------------------------

    def scope(self, only: Sequence[str] = (), collection: int = 0) -> Scope:
        """Return what is to be searched; of both only what is in both.

        Raises ``LibraryError`` for an unknown collection.
        """
        groups = (tuple(filter(is_text, only)),) if only else ()
        if not collection:
            return Scope(groups)
        kept = next((each for each in self.collections() if each.number == collection), None)
        if kept is None:
            raise LibraryError(*GONE)
        return Scope((*groups, kept.paths), kept.name, kept.instructions, kept.answer_tokens)

    def count_in(self, scope: Scope) -> int:
        """Return how many documents of a scope are searchable.

        Raises ``QuestionError`` if there are none.
        """
        if not scope:
            return self.counts()[0]
        where, values = scope.where()
        row = self._one(f"SELECT count(*) FROM documents d WHERE d.chunks > 0 AND {where}", *values)
        if not row[0]:
            raise QuestionError(*_nothing_in(scope))
        return int(row[0])

    def chunks_in(self, scope: Scope) -> list[int]:
        """Return the chunk ids of a scope."""
        where, values = scope.where()
        return [row[0] for row in self._all(_CHUNKS.format(where), *values)]

    def chunks_query(self, scope: Scope) -> tuple[str, list[str]]:
        """Return the query for a scope's chunk ids with its values, to be a part of another."""
        where, values = scope.where()
        return _CHUNKS.format(where), values


_CHUNKS = "SELECT c.id FROM documents d JOIN chunks c ON c.document = d.id WHERE {}"


def _nothing_in(scope: Scope) -> tuple[str, str]:
    if scope.name and len(scope.groups) == 1:
        return (
            f"Nothing in the collection “{scope.name}” can be searched.",
            "Add folders or documents to it, or search everything.",
        )
    if len(scope.groups) > 1:
        return (
            f"What you chose to search has no document of the collection “{scope.name}”.",
            "Choose something else, or search everything.",
        )
    one = len(scope.groups[0]) == 1
    name = os.path.basename(scope.groups[0][0].rstrip(os.sep)) if one else ""
    what = f"Nothing in “{name}”" if name else "Nothing in what you chose"
    return (
        f"{what} has text that can be searched.",
        "Choose something else, or search everything.",
    )
