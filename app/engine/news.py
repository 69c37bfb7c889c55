"""What became different in the ledger since it was told last, kept by the database itself.

Triggers of this connection note every row of ``documents`` that is written, whoever writes it, and
count along; what a transaction takes back is taken back here, too. Nothing of it is stored.
"""

from dataclasses import dataclass

from app.engine.ledger import OFFLINE
from app.engine.scopes import Scopes
from app.messages import DocumentRow

MOST = 2000
"""Rows told at a time: the lane may have something better to do in between."""

_SHOWN = "ref, state, kind, reason, chunks, anchors, away"
_COUNT = (
    "UPDATE counted SET documents = documents + ({new} > 0) - ({old} > 0), "
    "chunks = chunks + {new} - {old}"
)
_TRIGGERS = f"""
    CREATE TEMP TABLE altered (ref TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TABLE counted (documents INTEGER, chunks INTEGER);
    INSERT INTO temp.counted
        SELECT count(*), coalesce(sum(chunks), 0) FROM main.documents WHERE chunks > 0;
    CREATE TEMP TRIGGER added AFTER INSERT ON main.documents BEGIN
        INSERT OR IGNORE INTO altered VALUES (new.ref);
        {_COUNT.format(new="new.chunks", old="0")};
    END;
    CREATE TEMP TRIGGER changed AFTER UPDATE OF {_SHOWN} ON main.documents BEGIN
        INSERT OR IGNORE INTO altered VALUES (old.ref);
        INSERT OR IGNORE INTO altered VALUES (new.ref);
        {_COUNT.format(new="new.chunks", old="old.chunks")};
    END;
    CREATE TEMP TRIGGER removed AFTER DELETE ON main.documents BEGIN
        INSERT OR IGNORE INTO altered VALUES (old.ref);
        {_COUNT.format(new="0", old="old.chunks")};
    END;
"""


@dataclass(frozen=True, slots=True)
class News:
    """Rows that are new or changed, and refs of those that left; ``more`` is still to be told."""

    rows: tuple[DocumentRow, ...] = ()
    gone: tuple[str, ...] = ()
    more: bool = False


class LedgerNews(Scopes):
    """The ledger that knows what of it was not told yet."""

    def _prepare(self) -> None:
        super()._prepare()
        if not self.read_only:  # there another process writes, and nothing here would hear of it
            self._db.executescript(_TRIGGERS)

    def counts(self) -> tuple[int, int]:
        """Return how many documents are searchable, and how many chunks they have."""
        if self.read_only:
            return super().counts()
        documents, chunks = self._one("SELECT documents, chunks FROM temp.counted")
        return int(documents), int(chunks)

    def news(self) -> News:
        """Return what became different since this, or ``forget_news``, was called last."""
        if self.read_only:
            return News()
        rows = self._all(
            "SELECT a.ref, d.ref, CASE WHEN away = '' THEN state ELSE away END, kind, "
            "CASE WHEN away = '' THEN reason ELSE ? END, chunks, anchors "
            "FROM temp.altered a LEFT JOIN main.documents d ON d.ref = a.ref LIMIT ?",
            OFFLINE, MOST + 1,
        )  # fmt: skip
        more, rows = len(rows) > MOST, rows[:MOST]
        with self._lock, self._telling():
            self._db.executemany("DELETE FROM temp.altered WHERE ref = ?", [r[:1] for r in rows])
        there = tuple(DocumentRow(*row[1:]) for row in rows if row[1] is not None)
        return News(there, tuple(row[0] for row in rows if row[1] is None), more)

    def forget_news(self) -> None:
        """Take everything as told: the whole ledger is about to be."""
        if not self.read_only:
            with self._lock, self._telling():
                self._db.execute("DELETE FROM temp.altered")
