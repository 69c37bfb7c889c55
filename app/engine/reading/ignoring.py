"""What is left out of a folder: programs' own things, and what a ``.carrelignore`` names.

The lists here are short on purpose: reading too much costs time, leaving out too much loses
documents. A ``.carrelignore`` has the syntax of a ``.gitignore``; those in sub-folders add to it,
and the nearest one decides. What a person chose is itself never left out.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.engine.reading.gitignore import Patterns

IGNORE_FILE = ".carrelignore"
LARGEST = 1_000_000
"""Bytes of a ``.carrelignore`` that are still read; a longer one is no list of patterns."""

_PROGRAMS_FOLDERS = frozenset(
    (
        "node_modules", "bower_components", "site-packages", "__pycache__",
        ".git", ".hg", ".svn", ".bzr", ".cache", ".tox", ".nox", ".venv", ".gradle", ".terraform",
        ".mypy_cache", ".ruff_cache", ".pytest_cache", ".ipynb_checkpoints", ".idea", ".vs",
        "__macosx", ".trash", ".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems",
        ".documentrevisions-v100", "$recycle.bin", "recycler", "system volume information",
        "lost+found", "@eadir", "#recycle", "#snapshot",
    )
)  # fmt: skip
_PROGRAMS_PACKAGES = (
    ".photoslibrary", ".aplibrary", ".musiclibrary", ".tvlibrary", ".imovielibrary", ".fcpbundle",
    ".framework", ".dsym", ".xcarchive", ".sparsebundle",
)  # fmt: skip
_MARKS = frozenset(("pyvenv.cfg", "CACHEDIR.TAG", "CMakeCache.txt", "conda-meta"))
"""A folder that holds one of these is a Python environment, a cache, or a build."""
_BUILT_BESIDE = {
    "target": ("pom.xml", "Cargo.toml", "build.sbt"),
    "build": ("build.gradle", "build.gradle.kts"),
}
"""Folders that hold what was built when the recipe lies beside them; otherwise just a name."""
_PROGRAMS_FILES = frozenset(
    (
        "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r", ".ds_store",
        ".localized", ".directory",
    )
)  # fmt: skip
_VERSION_LISTS = frozenset(
    (
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock",
        "cargo.lock", "poetry.lock", "pdm.lock", "uv.lock", "pipfile.lock", "composer.lock",
        "gemfile.lock", "go.sum", "flake.lock", "packages.lock.json",
    )
)  # fmt: skip
_UNFINISHED = (
    ".tmp", ".part", ".partial", ".crdownload", ".opdownload", ".swp", ".swo", ".swx", "~",
)  # fmt: skip

_FOLDER = "A folder of programs, not of documents."
_TEMPORARY = "A temporary file of another program."
_VERSIONS = "A list of versions that a program keeps for itself."
HIDDEN = "Hidden."
LINK = "A link; what it leads to is read where it is."

Report = Callable[[str, str], None]
"""Is told the path of what could not be read, and why, as a sentence."""


def programs_folder(name: str, beside: Callable[[str], bool]) -> str:
    """Return why a folder of this name is left out, "" if it is not.

    ``beside`` says whether the folder that holds it also holds the given name.
    """
    low = name.lower()
    if low in _PROGRAMS_FOLDERS or low.endswith(_PROGRAMS_PACKAGES) or low.startswith(".trash-"):
        return _FOLDER
    if any(beside(recipe) for recipe in _BUILT_BESIDE.get(name, ())):
        return _FOLDER
    return ""


def programs_content(names: Iterable[str]) -> str:
    """Return why a folder with these names in it is left out, "" if it is not."""
    return _FOLDER if not _MARKS.isdisjoint(names) else ""


def programs_file(name: str) -> str:
    """Return why a file of this name is left out, "" if it is not."""
    low = name.lower()
    if low in _VERSION_LISTS:
        return _VERSIONS
    if (
        low in _PROGRAMS_FILES
        or low.endswith(_UNFINISHED)
        or low.startswith(("~$", ".~lock.", "._"))
        or (low.startswith("#") and low.endswith("#"))
    ):
        return _TEMPORARY
    return ""


def is_hidden(name: str, state: os.stat_result) -> bool:
    """Whether the system hides it: a leading dot, or the flag of Windows or macOS."""
    if name.startswith("."):
        return True
    if sys.platform == "win32":
        return bool(state.st_file_attributes & stat.FILE_ATTRIBUTE_HIDDEN)
    return bool(getattr(state, "st_flags", 0) & stat.UF_HIDDEN)


def is_link(state: os.stat_result) -> bool:
    """Whether it is a symbolic link, or what Windows calls a junction."""
    mount_point = 0xA0000003  # stat.IO_REPARSE_TAG_MOUNT_POINT, which other systems lack
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == mount_point


@dataclass(frozen=True, slots=True)
class IgnoreFile:
    """The patterns of the ``.carrelignore`` in ``folder``."""

    folder: str
    patterns: Patterns

    def verdict(self, path: str, is_folder: bool) -> str | None:
        """As ``Patterns.verdict``, for a path below the folder."""
        parts = path[len(self.folder) :].strip(os.sep).split(os.sep)
        return self.patterns.verdict(parts, is_folder)


def read_ignore_file(folder: str, report: Report) -> IgnoreFile | None:
    """Return what the ``.carrelignore`` of ``folder`` says, None if it has none.

    One that cannot be read, and each line that cannot be understood, is reported and left at that.
    """
    path = os.path.join(folder, IGNORE_FILE)
    try:
        state = os.lstat(path)
        if not stat.S_ISREG(state.st_mode):
            report(path, f"This {IGNORE_FILE} is no ordinary file, so it is not followed.")
            return None
        if state.st_size > LARGEST:
            report(path, f"This {IGNORE_FILE} is too large, so it is not followed.")
            return None
        with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="\n") as file:
            patterns = Patterns(file.read(LARGEST))
    except FileNotFoundError:
        return None
    except OSError as error:
        why = error.strerror or error
        report(path, f"This {IGNORE_FILE} cannot be read, so it is not followed: {why}.")
        return None
    for number in patterns.mistakes:
        report(
            path, f"Line {number} of this {IGNORE_FILE} cannot be understood and is passed over."
        )
    return IgnoreFile(folder, patterns)


def ignored_by(chain: Sequence[IgnoreFile], path: str, is_folder: bool) -> str:
    """Return why ``path`` is left out by the ignore files above it, outermost first; "" if not."""
    for ignore_file in reversed(chain):
        line = ignore_file.verdict(path, is_folder)
        if line is not None:
            return f"Left out by {IGNORE_FILE}: {line}" if line else ""
    return ""


class LeftOut:
    """Says of single paths what a walk of ``roots`` would leave out.

    Remembers the folders it has looked at: use one for a batch of paths, then a new one.
    """

    def __init__(self, roots: Sequence[str]) -> None:
        self._roots = sorted({os.path.abspath(root) for root in roots}, key=len, reverse=True)
        self._chains: dict[str, tuple[str, tuple[IgnoreFile, ...]]] = {}

    def reason(self, path: str) -> str:
        """Return why a walk leaves out ``path``, "" if it does not or ``path`` is below no root."""
        return self.rules(path)[0]

    def rules(self, path: str) -> tuple[str, tuple[IgnoreFile, ...] | None]:
        """As ``reason``, with the ignore files above ``path``; None if it is below no root."""
        path = os.path.abspath(path)
        for root in self._roots:  # the innermost: what was chosen itself is not left out
            if path == root:
                break
            if path.startswith(root.rstrip(os.sep) + os.sep):
                why, chain = self._folder(os.path.dirname(path), root)
                return why or self._judge(path, chain), chain
        return "", None

    def _folder(self, folder: str, root: str) -> tuple[str, tuple[IgnoreFile, ...]]:
        """Return why a folder is left out, and the ignore files that hold inside it."""
        known = self._chains.get(folder)
        if known is not None:
            return known
        why = ""
        chain: tuple[IgnoreFile, ...] = ()
        if folder != root:
            why, chain = self._folder(os.path.dirname(folder), root)
            if not why:
                why = self._judge(folder, chain, is_folder=True)
            if not why and any(os.path.lexists(os.path.join(folder, mark)) for mark in _MARKS):
                why = _FOLDER
        if not why:
            own = read_ignore_file(folder, lambda _path, _reason: None)  # the walk reports it
            chain = (*chain, own) if own else chain
        self._chains[folder] = why, chain
        return why, chain

    def _judge(self, path: str, chain: Sequence[IgnoreFile], is_folder: bool | None = None) -> str:
        parent, name = os.path.split(path)
        try:
            state = os.lstat(path)
        except OSError:  # it is gone: by its name alone
            if name.startswith("."):
                return HIDDEN
        else:
            if is_hidden(name, state):
                return HIDDEN
            if is_link(state):
                return LINK
            is_folder = stat.S_ISDIR(state.st_mode)
        if is_folder:
            beside = programs_folder(
                name, lambda other: os.path.lexists(os.path.join(parent, other))
            )
        else:
            beside = programs_file(name)
        return beside or ignored_by(chain, path, bool(is_folder))


def is_left_out(path: str, roots: Sequence[str]) -> str:
    """Return why a walk of ``roots`` leaves out ``path``, "" if it does not."""
    return LeftOut(roots).reason(path)
