"""A library on disk: its folder, who may write it, and what the person added to it.

One Carrel writes a library at a time; every other one reads it and says so. How files get in is
the business of ``indexing``, how questions are answered of ``engine``.
"""

import os
from pathlib import Path

from filelock import FileLock, Timeout

from app import paths
from app.engine.salvage import mend
from app.engine.store import FileFacts
from app.engine.vector_store_index import DATABASE, VectorStoreIndex
from app.errors import LibraryDamaged, LibraryError


class Library:
    """The library in ``folder``, made if missing.

    ``held`` is True when another Carrel has it, so that it is only read here. ``notice`` is a
    sentence for the person when the library was damaged and had to be mended, else "". Raises
    ``LibraryError`` when the folder cannot be used, or is not there with ``read_only``.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        self.notice = ""
        self._lock: FileLock | None = None
        self.held = not read_only and not self._claim()
        self.read_only = read_only or self.held
        try:
            self.notice = ""
            self.index = self._open()
        except BaseException:
            self._release()
            raise

    def _open(self) -> VectorStoreIndex:
        """Open the library; mend it first if it is damaged and may be written from here."""
        try:
            return VectorStoreIndex.open(self.folder, read_only=self.read_only)
        except LibraryDamaged:
            if self.read_only:
                raise
            self.notice = mend(self.folder / DATABASE)
            return VectorStoreIndex.open(self.folder)

    def close(self) -> None:
        """Write the graph, close the database and let others write."""
        try:
            if not self.read_only:
                self.index.save_graph()
        finally:
            self.index.close()
            self._release()

    def remove(self, path: str) -> int:
        """Take a file, or a folder with all below it, out; return how many documents that were.

        What was added by itself stays, also where it stands below.
        """
        self.refuse_read_only()
        store = self.index.store
        added = [other for other in store.folders() if other != path and is_below(other, path)]
        refs = [
            row.ref
            for row in store.documents()
            if is_below(row.ref, path) and not any(is_below(row.ref, other) for other in added)
        ]
        removed: list[int] = []
        with self.index.lock, store.transaction():
            for ref in refs:
                removed += store.delete_document(ref)
            store.drop_folder(path)
            store.forget_recognised()
        self.index.vectors.remove(removed)
        return len(refs)

    def ignore(self, path: str, reason: str) -> int:
        """Leave out a document, or all below a folder; return how many documents that were.

        A document inside a file may be left out before that was read.
        """
        self.refuse_read_only()
        store = self.index.store
        refs = [row.ref for row in store.documents() if is_below(row.ref, path)]
        if not refs and (file := self._file_around(path)):
            store.put_failure(path, "", reason, FileFacts(), state="ignored", parent=file)
            return 1
        removed: list[int] = []
        with self.index.lock, store.transaction():
            for ref in refs:
                removed += store.set_state(ref, "ignored", "", reason)
            store.forget_recognised()
        self.index.vectors.remove(removed)
        return len(refs)

    def _file_around(self, path: str) -> str | None:
        """Return the known file that a document would stand in, None if there is none."""
        try:
            rows = map(self.index.store.document, map(str, Path(path).parents))
            return next((row.parent or row.ref for row in rows if row is not None), None)
        except UnicodeEncodeError:
            return None  # a name that is no text is in no ledger

    def refuse_read_only(self) -> None:
        """Raise ``LibraryError`` if this library may not be changed from here."""
        if self.read_only:
            raise LibraryError(
                "Another Carrel is open on this library, so it can only be read here.",
                "Make your change there, or close it first.",
            )

    def _claim(self) -> bool:
        _refuse_absent(self.folder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "library.lock")
            lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise LibraryError(
                f"The library folder {self.folder} cannot be written: {error.strerror or error}.",
                "Choose another folder, or make this one writable.",
            ) from error
        self._lock = lock
        return True

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()


def _refuse_absent(folder: Path) -> None:
    """Make no empty library where the person moved theirs: its disk is not connected, perhaps."""
    if paths.is_away(folder):
        raise LibraryError(
            f"Your library is in {folder}, and it is not there now.",
            "Connect its disk and start Carrel again.",
        )


def is_below(path: str, folder: str) -> bool:
    """Tell whether ``path`` is ``folder`` itself or stands below it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
