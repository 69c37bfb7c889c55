"""A library from one folder to another: copied, checked, and only then taken leave of.

``move`` copies while nobody has the library open and leaves the old folder as it is. A note beside
the copy says where it came from; ``finish`` deletes the old files once the copy has been opened.
Whatever interrupts, one whole library remains where the settings say; and only files that the note
names are ever deleted.
"""

import errno
import hashlib
import json
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from app.engine.models.packs import is_inside
from app.engine.places import place_of
from app.engine.vector_store_index import DATABASE
from app.errors import Cancelled, CarrelError, DiskFull, LibraryError

log = logging.getLogger("carrel.moving")

NOTE = "moved-from.json"
FOLDER = "Carrel library"
LOCK = "library.lock"
OF_WINDOWS = ("window.lock", "inbox")
"""What windows keep in a library for each other (see ``app.handover``); it stays, and goes last."""
ROOM = 64_000_000
"""Bytes that stay free beside the library."""
BLOCK = 1 << 20
COPYING, CHECKING = 0.85, 0.15
"""How the time divides, roughly."""
Tell = Callable[[float], None]
"""Told how far it is, from 0 to 1; may raise ``Cancelled`` to stop."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where the library would go, what it needs and what is there, in bytes; ``problem`` if not."""

    place: Path
    size: int
    free: int
    problem: CarrelError | None = None


@dataclass(frozen=True, slots=True)
class _Note:
    """What is known of a copy: where it came from, which files it has, whether it is whole.

    ``files`` have the sizes and times that they had there; ``taken`` says that the copy was opened
    as the library since, so that it is no mere copy any more.
    """

    source: str
    files: dict[str, list[int]]
    complete: bool
    taken: bool = False


def size_of(folder: Path) -> int:
    """Return the bytes of the library's files; 0 where there is none."""
    return sum(size for _, size in _files(folder))


def free_at(folder: Path) -> int:
    """Return the bytes left on the disk of a folder, 0 if it cannot be asked."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def judge(source: Path, target: Path) -> Move:
    """Tell whether the library in ``source`` can move into ``target``, an existing folder.

    It takes an empty folder for itself, and a new one in any other; what was left there of a copy
    counts as nothing.
    """
    size, place = size_of(source), target
    try:
        if _is_taken(target, source):
            place = target / FOLDER
        free = free_at(target) + sum(path.stat().st_size for path in _leftover(place, source))
        return Move(place, size, free, _problem(source, target, place, size, free))
    except (OSError, ValueError) as error:  # which a name is that no system has
        return Move(place, size, 0, _unusable(target, error))


def _problem(source: Path, target: Path, place: Path, size: int, free: int) -> CarrelError | None:
    home, there = source.resolve(), place.resolve()
    if target.resolve() == home or there == home:
        return LibraryError("Your library is there already.", "Choose another folder.")
    if there.is_relative_to(home) or home.is_relative_to(there):
        return LibraryError(
            "A library cannot move into itself.", "Choose a folder outside the present one."
        )
    for folder in (target, place):
        database = folder / DATABASE
        if database.exists() and database not in _leftover(folder, source):
            return LibraryError(
                f"There is a library in {folder} already.",
                "Choose another folder, or delete that one.",
            )
    if place.exists() and _is_taken(place, source):
        return LibraryError(f"The folder {place} holds other files.", "Choose another folder.")
    match place_of(target).kind:
        case "network":
            return LibraryError(
                f"The folder {target} is on another computer, where a library is not safe.",
                "Choose a folder on a disk of this computer.",
            )
        case "cloud":
            return LibraryError(
                f"What is in the folder {target} is sent to a service on the internet.",
                "Choose a folder that stays on this computer.",
            )
    if free < size + ROOM:
        return _full(target, size, free)
    probe = target / f".carrel-{os.getpid()}.tmp"
    with probe.open("w"):  # raises OSError where it may not be written
        pass
    probe.unlink()
    return None


def move(source: Path, target: Path, tell: Tell) -> Path:
    """Copy the library into ``target``, check the copy and return its folder.

    Nobody may have it open: raise ``LibraryError`` if somebody has, if it cannot move there, or if
    the copy differs; ``DiskFull`` if the room does not suffice. What ``tell`` raises ends it, too.
    After any of these nothing of the copy remains.
    """
    source, target = source.absolute(), target.absolute()
    plan = judge(source, target)
    if plan.problem is not None:
        raise plan.problem
    with _locked(source), _told(plan.place):
        made = not plan.place.exists()
        try:
            plan.place.mkdir(exist_ok=True)
            for folder in (target, plan.place):
                _clear_leftover(folder, source)
            note = _Note(str(source), _stamps(source), complete=False)
            _write_note(plan.place, note)
            _copy(source, plan.place, plan.size, list(note.files), tell)
            _check(plan.place / DATABASE, tell)
            tell(1.0)
            _write_note(plan.place, replace(note, complete=True))
        except BaseException:
            with suppress(OSError):  # the disk is gone, perhaps: the next move clears it
                _clear_leftover(plan.place, source)
                if made:
                    plan.place.rmdir()
            raise
    return plan.place


def finish(folder: Path) -> bool:
    """Delete what the library in ``folder``, which opened, left behind; True if that is done.

    What cannot be deleted now is tried again at the next start. An old library that was used after
    it was copied stays.
    """
    note = _read_note(folder)
    if note is None or not note.complete:
        return False
    old = Path(note.source)
    if old.resolve() == folder.resolve():
        return False
    try:
        _write_note(folder, replace(note, taken=True))
        if old.is_dir():
            with _locked(old):
                if not _was_used(old, note):
                    _delete(old, note.files)
            for name in (LOCK, OF_WINDOWS[0]):
                if not (old / DATABASE).exists():
                    (old / name).unlink(missing_ok=True)
            for empty in (old / OF_WINDOWS[1], old):
                with suppress(OSError):  # somebody else's files may be there
                    empty.rmdir()
        (folder / NOTE).unlink(missing_ok=True)
    except (OSError, CarrelError) as error:
        log.warning("the old library stays for now: %s", type(error).__name__)
        return False
    return True


def _copy(source: Path, place: Path, size: int, names: Sequence[str], tell: Tell) -> None:
    done = 0
    for name in names:
        path = source / name
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with path.open("rb") as read, (place / name).open("xb") as write:
            while block := read.read(BLOCK):
                write.write(block)
                digest.update(block)
                done += len(block)
                tell(COPYING * done / max(size, 1))
            write.flush()
            os.fsync(write.fileno())
        shutil.copystat(path, place / name)
        if _hash(place / name, tell) != digest.digest():
            raise LibraryError(
                f"The copy of your library in {place} came out different.",
                "The disk may be damaged: choose another one.",
            )


def _hash(path: Path, tell: Tell) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
            tell(-1.0)
    return digest.digest()


def _check(database: Path, tell: Tell) -> None:
    """Let SQLite look through the copy; raise ``LibraryError`` if it finds anything."""
    stopped: list[Cancelled] = []

    def look() -> int:
        try:
            tell(COPYING + CHECKING / 2)
        except Cancelled as error:  # must not pass through SQLite
            stopped.append(error)
            return 1
        return 0

    if not database.is_file():
        return  # a library that nothing was ever put into
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.set_progress_handler(look, 100_000)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if stopped:
            raise stopped[0] from None
        found = str(error)
    if found != "ok":
        raise LibraryError(
            "Your library is damaged, so it was not moved.",
            "Start Carrel again: it mends what can be mended. Then move it.",
        )


def _files(folder: Path) -> Iterator[tuple[Path, int]]:
    """Yield the library's files with their sizes, by name; not its locks, nor links out of it."""
    for here, folders, names in os.walk(folder):
        if Path(here) == folder:
            folders[:] = [name for name in folders if name not in OF_WINDOWS]
        for name in sorted(names):
            path = Path(here) / name
            kept = name not in (LOCK, NOTE, f"{DATABASE}-shm", *OF_WINDOWS)
            if kept and not path.is_symlink():
                with suppress(FileNotFoundError):
                    yield path, path.stat().st_size


def _stamp(path: Path) -> list[int]:
    facts = path.stat()
    return [facts.st_size, facts.st_mtime_ns]


def _stamps(folder: Path) -> dict[str, list[int]]:
    """Return the library's files by their names in it, with their sizes and times."""
    return {path.relative_to(folder).as_posix(): _stamp(path) for path, _ in _files(folder)}


def _was_used(old: Path, note: _Note) -> bool:
    """Tell whether a library is another one than when it was copied; what is gone was deleted."""
    now = _stamps(old)
    return f"{DATABASE}-wal" in now.keys() - note.files.keys() or any(
        now[name] != stamp for name, stamp in note.files.items() if name in now
    )


# -- a copy that nobody took into use --------------------------------------------------------------


def _leftover(place: Path, source: Path) -> set[Path]:
    """Return the files of a copy that was not completed, or never taken into use."""
    note = _read_note(place)
    if note is None or place == source or note.taken:
        return set()
    if note.complete and Path(note.source) != source:
        return set()
    names = (*note.files, DATABASE, *(f"{DATABASE}-{end}" for end in ("wal", "shm", "journal")))
    found = (place / name for name in (*names, NOTE, f"{NOTE}.tmp"))
    return {path for path in found if path.is_file() and not path.is_symlink()}


def _is_taken(place: Path, source: Path) -> bool:
    """Tell whether a folder holds anything but what was left of a copy."""
    left = _leftover(place, source)
    folders = {above for path in left for above in path.parents}
    return any(path not in left and path not in folders for path in place.iterdir())


def _clear_leftover(place: Path, source: Path) -> None:
    """Delete what was left of a copy, and nothing else; hold the source meanwhile."""
    left = _leftover(place, source)
    _delete(place, [path.relative_to(place).as_posix() for path in left - {place / NOTE}])
    for path in left:
        path.unlink(missing_ok=True)


def _delete(folder: Path, names: Iterable[str]) -> None:
    """Delete files of a library, and folders in it that are empty then."""
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        while (path := path.parent) != folder:
            with suppress(OSError):
                path.rmdir()


def _write_note(place: Path, note: _Note) -> None:
    temporary = place / f"{NOTE}.tmp"
    try:
        with temporary.open("w", encoding="utf-8") as stream:
            json.dump(asdict(note), stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, place / NOTE)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _read_note(place: Path) -> _Note | None:
    try:
        raw = json.loads((place / NOTE).read_text(encoding="utf-8"))
        files = {str(name): list(stamp) for name, stamp in dict(raw["files"]).items()}
        files = {name: stamp for name, stamp in files.items() if is_inside(name)}
        taken = raw.get("taken") is True
        return _Note(str(raw["source"]), files, raw["complete"] is True, taken)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a library against every other Carrel."""
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=2)
    except Timeout:
        raise LibraryError(
            "Another Carrel is open on this library.", "Close it first, then try again."
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Say in a sentence what the system complains of."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(
                f"The disk of {place} is full, so your library stays where it is.",
                "Free some space there, or choose another folder.",
            ) from error
        raise _unusable(place, error) from error


def _unusable(target: Path, error: Exception) -> LibraryError:
    return LibraryError(
        f"The folder {target} cannot be used: {getattr(error, 'strerror', None) or error}.",
        "Choose another folder, or make this one writable.",
    )


def _full(target: Path, size: int, free: int) -> DiskFull:
    return DiskFull(
        f"The disk of {target} has {free / 1e9:.1f} GB left, but your library needs "
        f"{(size + ROOM) / 1e9:.1f} GB.",
        "Free some space there, or choose another folder.",
    )
