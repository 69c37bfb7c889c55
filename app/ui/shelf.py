"""The library as a tree of plain Python: added folders, folders below, documents, what is inside.

Built in slices and changed row by row, for 100,000 documents. Knows nothing of Qt, of what is open
on a screen, or of disks: everything follows from the paths of the ledger's rows.
"""

import os
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import merge

from app.messages import DocumentRow
from app.ui.kinds import Kind, kind_of
from app.ui.sought import Sought, fold
from app.ui.standing import Standing, standings, troubled
from app.ui.surroundings import Surroundings

STEP = 512
"""Rows handled between two chances to pause; a few tenths of a millisecond."""

DIGITS = re.compile(r"\d+")


@dataclass(slots=True, eq=False)
class Branch:
    """A folder, or a document with others inside.

    ``keys`` sorts ``paths``, the documents that stand right here. ``count`` is how many files it
    has at every depth (a file's own contents are not counted there), ``bad`` how many of all of
    that have problems. ``holders`` is how many of ``paths`` have documents inside. ``folded`` is
    the way from the added folder, as a search compares it.
    """

    path: str
    above: "Branch | None"
    depth: int
    key: str
    folded: str
    folders: list["Branch"] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    count: int = 0
    bad: int = 0
    holders: int = 0
    contents: bool = False


class Shelf:
    """Rows by path, and the branches they stand in. ``""`` is the group of single files."""

    def __init__(self) -> None:
        self.rows: dict[str, DocumentRow] = {}
        self.added: set[str] = set()
        self.alone: set[str] = set()
        self.tops: list[Branch] = []
        self.branches: dict[str, Branch] = {}
        self.standings: Counter[Standing] = Counter()
        self.kinds: Counter[Kind] = Counter()
        self._homes: dict[str, Branch] = {}
        self._coming: set[str] = set()
        self._around = Surroundings(self.rows, self.added)

    # -- building --------------------------------------------------------------------------------

    @classmethod
    def build(
        cls, added: Iterable[str], documents: Collection[DocumentRow]
    ) -> Generator[None, None, "Shelf"]:
        """Build a shelf; yield often."""
        shelf = cls()
        rows = shelf.rows
        for number, row in enumerate(documents):
            rows[row.path] = row
            if not number % STEP:
                yield
        wanted = set(added)
        shelf.added |= wanted - rows.keys()
        shelf.alone = wanted - shelf.added
        for folder in shelf.added:
            shelf._open_top(folder)
        for number, row in enumerate(rows.values()):
            home = shelf.home(row.path)
            home.paths.append(row.path)
            shelf._weigh(row, 1, home)
            if not number % STEP:
                yield
        for branch in [*shelf.branches.values()]:
            yield from _sort(branch)
        return shelf

    def expect(self, folders: Iterable[str]) -> set[str]:
        """Say which folders may turn up as added ones.

        Return those that single files of the library stand in already: build anew with them.
        """
        coming = set(folders) - self.rows.keys()
        if coming == self._coming:
            return set()
        single = self.branches.get("")
        around = {
            folder
            for folder in coming - self.added
            if single is not None and any(_stands_in(path, folder) for path in single.paths)
        }
        self._coming = coming
        self._around.expect(coming)
        for head in [head for head, home in self._homes.items() if home is single]:
            del self._homes[head]
        return around

    def follows(self, added: Iterable[str]) -> bool:
        """Return whether these are the added folders and files that are known."""
        return set(added) == self.added | self.alone

    # -- changing --------------------------------------------------------------------------------

    def replace(self, row: DocumentRow) -> bool:
        """Take new facts on a known document; return whether anything is different."""
        known = self.rows[row.path]
        if known == row:
            return False
        self.rows[row.path] = row
        home = self.home(row.path)
        self._weigh(known, -1, home)
        self._weigh(row, 1, home)
        return True

    def misplaced(self, path: str) -> bool:
        """Return whether a new document would hold some that stand elsewhere: build anew."""
        return self._around.concern(path)

    def append(self, row: DocumentRow) -> Branch:
        """Take a new document; return the branch it stands in."""
        self.rows[row.path] = row
        home = self.home(row.path)
        key = _key(home, row.path)
        place = bisect_left(home.keys, key)
        home.keys.insert(place, key)
        home.paths.insert(place, row.path)
        self._weigh(row, 1, home)
        return home

    def remove(self, path: str) -> bool:
        """Forget a document; return False where it takes a whole branch along: build anew."""
        row = self.rows.get(path)
        if row is None:
            return True
        home = self.home(path)
        alone = len(home.paths) == 1 and (home.above is not None or not home.path)
        if alone or path in self.branches:
            return False
        place = home.paths.index(path)
        del home.keys[place], home.paths[place], self.rows[path]
        self._weigh(row, -1, home)
        return True

    # -- asking ----------------------------------------------------------------------------------

    def home(self, path: str) -> Branch:
        """Return the branch that a document stands in, begun if it is new."""
        head = path.rpartition("/")[0] if os.sep == "/" else os.path.dirname(path)
        found = self._homes.get(head)
        if found is None:
            found = self._homes[head] = self._find_home(path)
        return found

    def file_of(self, path: str) -> str:
        """Return the file on disk that a document is, or stands inside of."""
        return self._around.of(path)[1] or path

    def folder_of(self, path: str) -> str:
        """Return the added folder that a document stands in, or ""."""
        return self._around.of(path)[0]

    def below(self, path: str) -> list[DocumentRow]:
        """Return the documents in a folder or inside a document, at every depth."""
        branch = self.branches.get(path)
        return [self.rows[inner] for inner in self._paths_below(branch)] if branch else []

    def _paths_below(self, branch: Branch) -> Iterator[str]:
        for folder in branch.folders:
            yield from self._paths_below(folder)
        for path in branch.paths:
            yield path
            if branch.holders and path in self.branches:
                yield from self.branches[path].paths

    # -- laying out ------------------------------------------------------------------------------

    def lay(
        self, opened: Callable[[Branch], bool], sought: Sought
    ) -> Generator[None, None, list[str]]:
        """Return the paths of the lines on screen, in order; yield often."""
        lines: list[str] = []
        keeps = _sieve(self.rows, sought) if sought else None
        for top in self.tops:
            yield from self._lay(top, opened, keeps, lines)
        return lines

    def lay_below(self, branch: Branch, opened: Callable[[Branch], bool]) -> list[str]:
        """Return the lines below a branch that is open."""
        lines: list[str] = []
        for _pause in self._lay_inside(branch, opened, None, lines):
            pass
        return lines

    def _lay(
        self,
        branch: Branch,
        opened: Callable[[Branch], bool],
        keeps: "Sieve | None",
        lines: list[str],
    ) -> Iterator[None]:
        lines.append(branch.path)
        start = len(lines)
        if keeps is not None or opened(branch):
            yield from self._lay_inside(branch, opened, keeps, lines)
        if keeps is not None:
            if len(lines) == start:
                lines.pop()
            elif not opened(branch):
                del lines[start:]

    def _lay_inside(
        self,
        branch: Branch,
        opened: Callable[[Branch], bool],
        keeps: "Sieve | None",
        lines: list[str],
    ) -> Iterator[None]:
        for folder in branch.folders:
            yield from self._lay(folder, opened, keeps, lines)
        for start in range(0, len(branch.paths), STEP):
            part = branch.paths[start : start + STEP]
            if branch.holders:
                for path in part:
                    self._lay_holder(branch, path, opened, keeps, lines)
            else:
                lines += part if keeps is None else keeps(branch, part)
            yield

    def _lay_holder(
        self,
        branch: Branch,
        path: str,
        opened: Callable[[Branch], bool],
        keeps: "Sieve | None",
        lines: list[str],
    ) -> None:
        inside = self.branches.get(path)
        if keeps is None:
            lines.append(path)
            if inside is not None and opened(inside):
                lines += inside.paths
            return
        found = keeps(inside, inside.paths) if inside is not None else []
        if found or keeps(branch, [path]):
            lines.append(path)
            if inside is not None and opened(inside):
                lines += found

    # -- inside ----------------------------------------------------------------------------------

    def _find_home(self, path: str) -> Branch:
        folder, container = self._around.of(path)
        if container:
            return self._inside_of(container)
        if not folder:
            return self.branches.get("") or self._open_top("")
        self.added.add(folder)
        if folder not in self.branches:
            self._open_top(folder)
        return self._folder(os.path.dirname(path))

    def _folder(self, path: str) -> Branch:
        """Return a folder at or below an added one, with all that lead to it."""
        found = self.branches.get(path)
        if found is None:
            above = self._folder(os.path.dirname(path))
            found = self._begin(path, above)
            place = bisect_left([folder.key for folder in above.folders], found.key)
            above.folders.insert(place, found)
        return found

    def _inside_of(self, container: str) -> Branch:
        found = self.branches.get(container)
        if found is None:
            home = self.home(container)
            home.holders += 1
            found = self._begin(container, home)
            found.contents = True
        return found

    def _open_top(self, folder: str) -> Branch:
        top = self._begin(folder, None)
        place = bisect_left([(not top.path, top.key) for top in self.tops], (not folder, top.key))
        self.tops.insert(place, top)
        return top

    def _begin(self, path: str, above: Branch | None) -> Branch:
        name = _name(path) or path
        folded = f"{above.folded if above else ''}/{fold(name)}"
        depth = above.depth + 1 if above else 0
        branch = self.branches[path] = Branch(path, above, depth, natural(name), folded)
        return branch

    def _weigh(self, row: DocumentRow, step: int, home: Branch) -> None:
        for standing in standings(row):
            self.standings[standing] += step
        self.kinds[kind_of(row.path)] += step
        bad = step if troubled(row) else 0
        counted, branch = step, home
        while True:
            branch.count += counted
            branch.bad += bad
            if branch.contents:
                counted = 0
            if branch.above is None:
                return
            branch = branch.above


Sieve = Callable[[Branch, list[str]], list[str]]


def natural(name: str) -> str:
    """Return a key that sorts names as people do: "Page 2" before "Page 10"."""
    folded = name.casefold()
    if any(digit in folded for digit in "0123456789"):
        return DIGITS.sub(lambda found: found[0].zfill(10), folded)
    return folded


def _name(path: str) -> str:
    return path.rpartition("/")[2] if os.sep == "/" else os.path.basename(path)


def _key(branch: Branch, path: str) -> str:
    """Return what sorts a document where it stands; inside a file, its whole way there counts."""
    return natural(path[len(branch.path) + 1 :] if branch.contents else _name(path))


def _stands_in(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _sort(branch: Branch) -> Iterator[None]:
    """Sort the documents of a branch, however many, without a long pause."""
    runs: list[list[tuple[str, str]]] = []
    for start in range(0, len(branch.paths), STEP):
        part = branch.paths[start : start + STEP]
        runs.append(sorted((_key(branch, path), path) for path in part))
        yield
    keys: list[str] = []
    paths: list[str] = []
    for number, (key, path) in enumerate(runs[0] if len(runs) == 1 else merge(*runs)):
        keys.append(key)
        paths.append(path)
        if not number % STEP:
            yield
    branch.keys, branch.paths = keys, paths


def _sieve(rows: dict[str, DocumentRow], sought: Sought) -> Sieve:
    """Return what picks the documents of a branch that are looked for."""

    def keeps(branch: Branch, paths: list[str]) -> list[str]:
        words = [word for word in sought.words if word not in branch.folded]
        found = paths
        if words:
            start = len(branch.path)
            last = words[-1] if len(words) == 1 else ""
            found = [
                path
                for path in paths
                if (name := fold(path[start:])) is not None
                and (last in name if last else all(word in name for word in words))
            ]
        if sought.kind is not None:
            found = [path for path in found if kind_of(path) is sought.kind]
        if sought.standing is not None:
            found = [path for path in found if sought.standing in standings(rows[path])]
        return found

    return keeps
