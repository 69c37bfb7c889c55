"""Vectors as they are kept: those in use, and beside them those of an embedder that is to follow.

``vectors`` and ``next_vectors`` have the same shape: a chunk's id, and float32 at unit length.
"""

from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import Connection
from typing import Literal

import numpy as np
import numpy.typing as npt

from app.engine.conversations import Conversations
from app.engine.schema import NEXT_VECTORS, digest_of, forget_first_page, is_unit

Vectors = npt.NDArray[np.float32]
Table = Literal["vectors", "next_vectors"]

BLOCK = 4096
"""Vectors that are read at a time."""


class VectorTables(Conversations):
    """The part of a library that holds vectors."""

    def chunk_count(self) -> int:
        """Return how many chunks there are, with or without a vector."""
        return int(self._one("SELECT count(*) FROM chunks")[0])

    def vector_count(self, table: Table = "vectors") -> int:
        """Return how many vectors there are; reads all of them from the disk."""
        return int(self._one(f"SELECT count(*) FROM {table}")[0])

    def vectors(self) -> Iterator[tuple[npt.NDArray[np.int64], Vectors]]:
        """Yield the vectors in blocks: chunk ids, shape (n,), and vectors, shape (n, dimension).

        Raises ``LibraryDamaged`` where one is not of the length of the others.
        """
        last, length = -1, 0
        while rows := self._all(
            "SELECT chunk, vector FROM vectors WHERE chunk > ? ORDER BY chunk LIMIT ?", last, BLOCK
        ):
            last, length = int(rows[-1][0]), length or len(rows[0][1])
            data = b"".join(row[1] for row in rows)
            if not length or length % 4 or any(len(row[1]) != length for row in rows):
                raise self._found_damage()
            ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
            matrix = np.frombuffer(data, dtype=np.float32).reshape(len(rows), -1)
            if not is_unit(matrix).all():
                raise self._found_damage()
            yield ids, matrix

    def known_vectors(
        self, texts: Sequence[str], table: Table = "vectors"
    ) -> dict[int, npt.NDArray[np.float32]]:
        """Return, by position, the vectors of those texts that are embedded already.

        Found by ``digest_of`` the text, and taken only if the text is the same to the letter.
        """
        digests = [digest_of(text) for text in texts]
        wanted = sorted(set(digests))
        known: dict[int, tuple[str, bytes]] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            for digest, text, vector in self._all(
                f"SELECT c.digest, c.text, v.vector FROM {table} v JOIN chunks c ON c.id = v.chunk "
                f"WHERE c.id IN (SELECT min(f.id) FROM chunks f JOIN {table} w ON w.chunk = f.id "
                f"WHERE f.digest IN ({marks}) GROUP BY f.digest)",
                *part,
            ):
                known[digest] = (text, vector)
        return {
            place: np.frombuffer(known[digest][1], dtype=np.float32)
            for place, (text, digest) in enumerate(zip(texts, digests, strict=True))
            if digest in known and known[digest][0] == text
        }

    def without_vector(self, table: Table, after: int, limit: int) -> list[tuple[int, str]]:
        """Return id and text of the first chunks beyond ``after`` that have no vector there."""
        return [
            (row[0], row[1])
            for row in self._all(
                f"SELECT c.id, c.text FROM chunks c LEFT JOIN {table} v ON v.chunk = c.id "
                "WHERE c.id > ? AND v.chunk IS NULL ORDER BY c.id LIMIT ?",
                after,
                limit,
            )
        ]

    def put_vectors(
        self, table: Table, items: Sequence[tuple[int, Vectors]], identity: str
    ) -> list[int]:
        """Keep vectors of chunks that are still there; return the ids of those chunks.

        ``identity`` names the embedder they are of.
        """
        with self.transaction() as db:
            live = {
                chunk
                for chunk, _ in items
                if db.execute("SELECT 1 FROM chunks WHERE id = ?", (chunk,)).fetchone()
            }
            self._add_vectors(db, table, (item for item in items if item[0] in live))
            if table == "vectors":
                db.execute("INSERT OR REPLACE INTO meta VALUES ('embedder', ?)", (identity,))
        return [chunk for chunk, _ in items if chunk in live]

    def begin_next_vectors(self, identity: str) -> None:
        """Make ready for vectors of another embedder; those of the same one are kept."""
        if self.meta("next_embedder") != identity:
            with self.transaction() as db:
                self._empty_next(db)
                db.execute("INSERT OR REPLACE INTO meta VALUES ('next_embedder', ?)", (identity,))

    def drop_next_vectors(self) -> None:
        """Forget the vectors of an embedder that is not to follow after all."""
        if self.meta("next_embedder") is not None:
            with self.transaction() as db:
                self._empty_next(db)
                db.execute("DELETE FROM meta WHERE key = 'next_embedder'")

    def switch_vectors(self, identity: str) -> None:
        """Put the next vectors in the place of those in use, in one transaction."""
        if self.path is not None:
            forget_first_page(self.path)
        with self.transaction() as db:
            db.execute("DROP TABLE vectors")
            db.execute("ALTER TABLE next_vectors RENAME TO vectors")
            db.execute(NEXT_VECTORS)
            db.execute("INSERT OR REPLACE INTO meta VALUES ('embedder', ?)", (identity,))
            db.execute("DELETE FROM meta WHERE key IN ('next_embedder', 'graph')")
            self._advance(db)

    @staticmethod
    def _empty_next(db: Connection) -> None:
        db.execute("DROP TABLE next_vectors")
        db.execute(NEXT_VECTORS)

    @staticmethod
    def _add_vectors(db: Connection, table: Table, items: Iterable[tuple[int, Vectors]]) -> None:
        db.executemany(
            f"INSERT OR REPLACE INTO {table} VALUES (?, ?)",
            ((i, np.ascontiguousarray(row, dtype=np.float32).tobytes()) for i, row in items),
        )
