"""Files and folders a person chose → the files in them, in order, each once.

Left out, with a reason: hidden things, programs' own folders, links, and whatever is no ordinary
file. No file is opened; what is inside is for ``extract`` to judge.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_JUNK_FOLDERS = frozenset(
    (
        "node_modules",
        "bower_components",
        "site-packages",
        "__pycache__",
        "__MACOSX",
        "$RECYCLE.BIN",
        "System Volume Information",
        "lost+found",
    )
)
_JUNK_FILES = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"))
_ENVIRONMENT = "pyvenv.cfg"  # a folder that holds this is a Python environment


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read. ``kind`` is one of ``FAILURE_KINDS`` or "ignored"."""

    path: Path
    kind: str
    reason: str


def walk(
    paths: Iterable[str | os.PathLike[str]],
    *,
    recursive: bool = True,
    hidden: bool = False,
    junk: bool = False,
    follow_files: bool = False,
    on_skip: Callable[[Skipped], None] | None = None,
) -> Iterator[Path]:
    """Yield the files below ``paths``, absolute, sorted by path within each, none twice.

    A path that was chosen is itself never hidden and may be a link. ``hidden`` and ``junk`` keep
    what is left out by default (dot files, ``node_modules``, lock files …); ``follow_files`` keeps
    links to files. Links to folders are never followed, so there are no loops. What is left out
    goes to ``on_skip``; a folder that cannot be listed is reported there and is no error.
    """
    skip = on_skip or _ignore
    seen: set[str] = set()
    folders: set[tuple[int, int]] = set()
    for chosen in paths:
        path = Path(os.path.abspath(chosen))
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            skip(Skipped(path, "unreadable", _explain(error)))
            continue
        if stat.S_ISDIR(mode):
            keep = _Filter(recursive, hidden, junk, follow_files, skip)
            files: Iterable[Path] = _walk_folder(path, keep, folders)
        elif stat.S_ISREG(mode):
            files = (path,)
        else:
            skip(Skipped(path, "unreadable", "This is not a file but a pipe, socket or device."))
            continue
        for file in files:
            key = os.fspath(file)
            if key not in seen:
                seen.add(key)
                yield file


def _ignore(skipped: Skipped) -> None:
    """Drop the report; the caller wants none."""


@dataclass(frozen=True, slots=True)
class _Filter:
    """What ``walk`` was asked to leave out."""

    recursive: bool
    hidden: bool
    junk: bool
    follow_files: bool
    skip: Callable[[Skipped], None]

    def keeps(self, entry: os.DirEntry[str]) -> bool:
        """Whether the entry is to be read or entered; reports it otherwise."""
        path = Path(entry.path)
        try:
            link, folder = entry.is_symlink(), entry.is_dir()
            mode = entry.stat().st_mode
        except OSError as error:  # a dangling link, a loop of links, or gone since it was listed
            if self.hidden or not entry.name.startswith("."):
                self.skip(Skipped(path, "unreadable", _explain(error)))
            return False
        reason = ""
        kind = "ignored"
        if not self.hidden and is_hidden(entry):
            reason = "Hidden."
        elif folder and link:
            reason = "A link to a folder."
        elif folder:
            if not self.recursive:
                return False
            if not self.junk and is_junk_folder(path):
                reason = "A folder of programs, not of documents."
        elif not stat.S_ISREG(mode):
            kind, reason = "unreadable", "This is not a file but a pipe, socket or device."
        elif link and not self.follow_files:
            reason = "A link to a file; the file itself is read where it is."
        elif not self.junk and is_junk_file(entry.name):
            reason = "A temporary file of another program."
        if reason:
            self.skip(Skipped(path, kind, reason))
        return not reason


def _walk_folder(root: Path, keep: _Filter, folders: set[tuple[int, int]]) -> Iterator[Path]:
    """Yield the files below ``root`` depth first; the stack holds each folder's open listing."""
    stack = [_list_folder(root, keep, folders)]
    while stack:
        for entry in stack[-1]:
            if entry.is_dir(follow_symlinks=False):
                stack.append(_list_folder(Path(entry.path), keep, folders))
                break
            yield Path(entry.path)
        else:
            stack.pop()


def _list_folder(
    folder: Path, keep: _Filter, folders: set[tuple[int, int]]
) -> Iterator[os.DirEntry[str]]:
    try:
        state = os.stat(folder)
        if (state.st_dev, state.st_ino) in folders and state.st_ino:
            return iter(())  # the same folder again, through another mount
        folders.add((state.st_dev, state.st_ino))
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        keep.skip(Skipped(folder, "unreadable", _explain(error)))
        return iter(())
    return (entry for entry in entries if keep.keeps(entry))


def is_hidden(entry: os.DirEntry[str]) -> bool:
    """Whether the system hides it: a leading dot, or the flag of Windows or macOS."""
    if entry.name.startswith("."):
        return True
    state = entry.stat(follow_symlinks=False)
    if sys.platform == "win32":
        return bool(state.st_file_attributes & stat.FILE_ATTRIBUTE_HIDDEN)
    return bool(getattr(state, "st_flags", 0) & stat.UF_HIDDEN)


def is_junk_folder(path: Path) -> bool:
    """Whether programs keep their own things there: packages, caches, environments."""
    return path.name in _JUNK_FOLDERS or (path / _ENVIRONMENT).exists()


def is_junk_file(name: str) -> bool:
    """Whether it is a lock file, a thumbnail cache or a download in progress."""
    low = name.lower()
    return (
        low in _JUNK_FILES
        or low.startswith(("~$", ".~lock."))
        or low.endswith((".tmp", ".part", ".crdownload", ".swp"))
    )


def _explain(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "It is not there, or a link to it is broken."
        case PermissionError():
            return "You are not allowed to read it."
        case _:
            return f"It cannot be read: {error.strerror or error}."
