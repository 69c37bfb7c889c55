"""A library from one folder to another: copied, checked, and only then taken leave of.

``move`` copies while nobody has the library open and leaves the old folder as it is. A note beside
the copy says where it came from; ``finish`` deletes the old files once the copy has been opened.
Whatever interrupts, one whole library remains where the settings say.
"""

import errno
import hashlib
import json
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
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
    """What is known of a copy: where it came from, which files it has, whether it is whole."""

    source: str
    files: list[str]
    complete: bool


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

    It takes an empty folder for itself, and a new one in any other.
    """
    size, place = size_of(source), target
    try:
        _clear_leftover(target, source)
        if any(target.iterdir()):
            place = target / FOLDER
            if place.is_dir():
                _clear_leftover(place, source)
        return Move(place, size, free_at(target), _problem(source, target, place, size))
    except OSError as error:
        return Move(place, size, 0, _unusable(target, error))


def _problem(source: Path, target: Path, place: Path, size: int) -> CarrelError | None:
    home, there = source.resolve(), place.resolve()
    if target.resolve() == home or there == home:
        return LibraryError("Your library is there already.", "Choose another folder.")
    if there.is_relative_to(home) or home.is_relative_to(there):
        return LibraryError(
            "A library cannot move into itself.", "Choose a folder outside the present one."
        )
    if (place / DATABASE).exists():
        return LibraryError(
            f"There is a library in {place} already.", "Choose another folder, or delete that one."
        )
    if place.exists() and any(place.iterdir()):
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
    if (free := free_at(target)) < size + ROOM:
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
    made = not plan.place.exists()
    try:
        with _locked(source), _told(plan.place):
            plan.place.mkdir(exist_ok=True)
            _write_note(plan.place, source, [], complete=False)
            copied = _copy(source, plan.place, plan.size, tell)
            _check(plan.place / DATABASE, tell)
            _write_note(plan.place, source, copied, complete=True)
    except BaseException:
        _clear_leftover(plan.place, source)
        if made:
            with suppress(OSError):
                plan.place.rmdir()
        raise
    tell(1.0)
    return plan.place


def finish(folder: Path) -> bool:
    """Delete what the library in ``folder``, which opened, left behind; True if that is done.

    What cannot be deleted now is tried again at the next start.
    """
    note = _read_note(folder)
    if note is None or not note.complete:
        return False
    old = Path(note.source)
    if old.resolve() == folder.resolve():
        return False
    try:
        if old.is_dir():
            with _locked(old):
                for name in note.files:
                    (old / name).unlink(missing_ok=True)
            (old / LOCK).unlink(missing_ok=True)
            with suppress(OSError):  # somebody else's files may be there
                old.rmdir()
        (folder / NOTE).unlink(missing_ok=True)
    except (OSError, CarrelError) as error:
        log.warning("the old library stays for now: %s", type(error).__name__)
        return False
    return True


def _copy(source: Path, place: Path, size: int, tell: Tell) -> list[str]:
    done, names = 0, []
    for path, _ in _files(source):
        name = path.relative_to(source).as_posix()
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
        names.append(name)
    return names


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
    """Yield the library's files with their sizes, by name; not its lock, nor links out of it."""
    for here, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(here) / name
            if name not in (LOCK, NOTE, f"{DATABASE}-shm") and not path.is_symlink():
                with suppress(FileNotFoundError):
                    yield path, path.stat().st_size


def _clear_leftover(place: Path, source: Path) -> None:
    """Delete a copy that was not completed, or never taken into use, and nothing else."""
    note = _read_note(place)
    if note is None or place == source or (note.complete and Path(note.source) != source):
        return
    for path, _ in list(_files(place)):
        path.unlink(missing_ok=True)
    (place / f"{DATABASE}-shm").unlink(missing_ok=True)
    (place / NOTE).unlink(missing_ok=True)


def _write_note(place: Path, source: Path, files: list[str], *, complete: bool) -> None:
    temporary = place / f"{NOTE}.tmp"
    with temporary.open("w", encoding="utf-8") as stream:
        json.dump(asdict(_Note(str(source), files, complete)), stream)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, place / NOTE)


def _read_note(place: Path) -> _Note | None:
    try:
        raw = json.loads((place / NOTE).read_text(encoding="utf-8"))
        names = [str(name) for name in raw["files"] if is_inside(str(name))]
        return _Note(str(raw["source"]), names, raw["complete"] is True)
    except (OSError, ValueError, KeyError, TypeError):
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


def _unusable(target: Path, error: OSError) -> LibraryError:
    return LibraryError(
        f"The folder {target} cannot be used: {error.strerror or error}.",
        "Choose another folder, or make this one writable.",
    )


def _full(target: Path, size: int, free: int) -> DiskFull:
    return DiskFull(
        f"The disk of {target} has {free / 1e9:.1f} GB left, but your library needs "
        f"{(size + ROOM) / 1e9:.1f} GB.",
        "Free some space there, or choose another folder.",
    )
