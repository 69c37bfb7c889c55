"""Files and folders a person chose → the files in them, in order, each once.

Left out, with a reason: hidden things, programs' own folders, what a ``.carrelignore`` names,
links, what is only in the cloud, and whatever is no ordinary file. No document is opened; what is
inside is for ``extract`` to judge.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.engine.places import CLOUD_ONLY, cloud_only, icloud_stub, leads_to_network, silence
from app.engine.reading.ignoring import (
    HIDDEN,
    IGNORE_FILE,
    LINK,
    IgnoreFile,
    LeftOut,
    ignored_by,
    is_hidden,
    is_link,
    programs_content,
    programs_file,
    programs_folder,
    read_ignore_file,
)

NO_FILE = "This is not a file but a pipe, socket or device."
_FLAGS_HIDE = sys.platform in ("win32", "darwin")
"""Whether folders have flags worth a look; elsewhere the kind in the listing is enough."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not read. ``kind`` is one of ``FAILURE_KINDS`` or "ignored".

    ``folder`` says that it is a folder; it is only told by who looked.
    """

    path: Path
    kind: str
    reason: str
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A file, absolute, with its size in bytes and the time of its last change."""

    path: str
    size: int
    mtime_ns: int


def scan(
    paths: Iterable[str | os.PathLike[str]],
    *,
    hidden: bool = False,
    junk: bool = False,
    follow_files: bool = False,
    recursive: bool = True,
    on_skip: Callable[[Skipped], None] | None = None,
    on_folder: Callable[[str], None] | None = None,
    roots: Sequence[str] = (),
) -> Iterator[Found]:
    """Yield the files below ``paths``, sorted by path within each, none twice.

    A path that was chosen is itself never left out and may be a link. ``roots`` are what was chosen
    where ``paths`` are places below them to be looked at again: for such a path the rules hold, and
    so do the ignore files above it. ``hidden`` and ``junk`` keep
    what is left out by default (dot files; ``node_modules``, lock files, what a ``.carrelignore``
    names …); ``follow_files`` keeps links to files. Links to folders are never followed, so there
    are no loops. What is left out goes to ``on_skip``; a folder that cannot be listed is reported
    there and is no error. Each folder that is listed goes to ``on_folder``. A file is asked for its
    facts once.
    """
    search = _Search(hidden, junk, follow_files, recursive, on_skip or _drop, on_folder or _drop)
    search.above = None if junk or not roots else LeftOut(roots)
    seen: set[str] = set()
    for chosen in paths:
        for found in search.chosen(os.path.abspath(chosen)):
            if found.path not in seen:
                seen.add(found.path)
                yield found


def walk(
    paths: Iterable[str | os.PathLike[str]],
    *,
    recursive: bool = True,
    hidden: bool = False,
    junk: bool = False,
    follow_files: bool = False,
    on_skip: Callable[[Skipped], None] | None = None,
) -> Iterator[Path]:
    """Yield the paths of what ``scan`` finds."""
    for found in scan(
        paths, hidden=hidden, junk=junk, follow_files=follow_files, recursive=recursive,
        on_skip=on_skip,
    ):  # fmt: skip
        yield Path(found.path)


def list_folders(paths: Iterable[str | os.PathLike[str]], on_folder: Callable[[str], None]) -> None:
    """Give ``on_folder`` the folders that ``scan`` lists; asks no file for its facts."""
    search = _Search(False, False, False, True, _drop, on_folder, files=False)
    for chosen in paths:
        for _ in search.chosen(os.path.abspath(chosen)):
            pass  # a chosen file


def _drop(_reported: object) -> None:
    """Let a report go; the caller wants none."""


@dataclass(slots=True)
class _Folder:
    """An open listing: its entries still to come, their names, and the ignore files above them."""

    entries: Iterator[os.DirEntry[str]]
    names: frozenset[str]
    chain: tuple[IgnoreFile, ...]


class _Search:
    """One scan: what it was asked to leave out, and the folders it has been in."""

    def __init__(
        self,
        hidden: bool,
        junk: bool,
        follow_files: bool,
        recursive: bool,
        skip: Callable[[Skipped], None],
        enter: Callable[[str], None],
        files: bool = True,
    ) -> None:
        self.files = files
        self.hidden, self.junk, self.recursive = hidden, junk, recursive
        self.follow_files, self.enter, self._skip = follow_files, enter, skip
        self._been: set[tuple[int, int]] = set()
        self.above: LeftOut | None = None

    def chosen(self, path: str) -> Iterator[Found]:
        """Yield the chosen file, or the files below the chosen folder."""
        reason = silence(path)
        if reason:
            self.skip(path, "unreadable", reason)
            return
        reason, chain = ("", None) if self.above is None else self.above.rules(path)
        if reason:
            self.skip(path, "ignored", reason)
            return
        try:
            state = os.stat(path)
        except OSError as error:
            self.skip(path, "unreadable", explain(error))
            return
        if stat.S_ISDIR(state.st_mode):
            yield from self._below(path, chain)
        elif not stat.S_ISREG(state.st_mode):
            self.skip(path, "unreadable", NO_FILE)
        elif reason := cloud_only(state):
            self.skip(path, "unreadable", reason)
        else:
            yield Found(path, state.st_size, state.st_mtime_ns)

    def skip(self, path: str, kind: str, reason: str) -> None:
        """Report what was left out."""
        self._skip(Skipped(Path(path), kind, reason))

    def _below(self, root: str, chain: tuple[IgnoreFile, ...] | None) -> Iterator[Found]:
        """Yield the files below ``root``, depth first, from a stack of open listings.

        ``chain`` has the ignore files above it, None if ``root`` was chosen itself.
        """
        first = self._open(root, chain or (), chosen=chain is None)
        stack = [first] if first else []
        while stack:
            folder = stack[-1]
            for entry in folder.entries:
                found = self._judge(entry, folder)
                if isinstance(found, Found):
                    yield found
                elif found and (inner := self._open(entry.path, folder.chain)):
                    stack.append(inner)
                    break
            else:
                stack.pop()

    def _open(
        self, path: str, chain: tuple[IgnoreFile, ...], chosen: bool = False
    ) -> _Folder | None:
        """Return the listing of a folder, None where there is nothing to be listed."""
        try:
            state = os.stat(path)
            key = (state.st_dev, state.st_ino)
            if key in self._been and state.st_ino:
                return None  # the same folder again, through another mount
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self.skip(path, "unreadable", explain(error))
            return None
        names = frozenset(entry.name for entry in entries)
        if not self.junk:
            reason = "" if chosen else programs_content(names)
            if reason:
                self.skip(path, "ignored", reason)
                return None
            if IGNORE_FILE in names:
                own = read_ignore_file(path, lambda file, why: self.skip(file, "unreadable", why))
                chain = (*chain, own) if own else chain
        self._been.add(key)
        self.enter(path)
        return _Folder(iter(entries), names, chain)

    def _judge(self, entry: os.DirEntry[str], folder: _Folder) -> Found | bool:
        """Return the file, True for a folder to be entered, False for what is left out."""
        name, path = entry.name, entry.path
        if name[0] == "." and (document := icloud_stub(name)):
            path = os.path.join(os.path.dirname(path), document)
            self.skip(path, "unreadable", CLOUD_ONLY)
            return False
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not self.files:
                return False
            state = None
            if _FLAGS_HIDE or not is_folder:
                state = entry.stat(follow_symlinks=False)
            kind, reason = "ignored", ""
            if not self.hidden and (name[0] == "." or (state and is_hidden(name, state))):
                reason = HIDDEN
            elif state is not None and is_link(state):
                state, reason = self._behind(entry)
        except OSError as error:  # a broken link, a loop of links, or gone since it was listed
            kind, reason = "unreadable", explain(error)
        if not reason and not is_folder and state is not None and not stat.S_ISREG(state.st_mode):
            kind, reason = "unreadable", NO_FILE
        if not reason and not self.junk:
            reason = self._programs(name, is_folder, folder)
            reason = reason or (folder.chain and ignored_by(folder.chain, path, is_folder)) or ""
        if not reason and state is not None and (reason := cloud_only(state)):
            kind = "unreadable"
        if reason:
            self.skip(path, kind, reason)
            return False
        if is_folder or state is None:
            return self.recursive
        return Found(path, state.st_size, state.st_mtime_ns)

    def _behind(self, entry: os.DirEntry[str]) -> tuple[os.stat_result | None, str]:
        """Return the facts of what a link leads to, or why the link is left out."""
        if leads_to_network(entry.path):
            return None, LINK  # asking might take minutes
        state = entry.stat()
        if self.follow_files and not stat.S_ISDIR(state.st_mode):
            return state, ""
        return None, LINK

    def _programs(self, name: str, is_folder: bool, folder: _Folder) -> str:
        if is_folder:
            return programs_folder(name, folder.names.__contains__)
        return programs_file(name)


def explain(error: OSError) -> str:
    """Return why something cannot be read, as a sentence."""
    match error:
        case FileNotFoundError():
            return "It is not there, or a link to it is broken."
        case PermissionError():
            return "You are not allowed to read it."
        case _:
            return f"It cannot be read: {error.strerror or error}."
