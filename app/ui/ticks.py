"""Ticks in a tree of paths: a ticked folder stands for all below it. Paths only; nothing shown."""

import os
from collections.abc import Iterable

from PySide6.QtCore import Qt

from app.ui.shelf import Branch, Shelf


class Ticks:
    """Which folders and documents are chosen, in the fewest paths."""

    def __init__(self, shelf: Shelf, paths: Iterable[str] = ()) -> None:
        self._shelf = shelf
        self._paths: set[str] = set()
        self._partly: set[str] = set()
        for path in paths:
            self._paths.add(path)
        self._settle()

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the ticked folders and documents, sorted."""
        return tuple(sorted(self._paths))

    def state(self, path: str) -> Qt.CheckState:
        """Return the tick of a line."""
        if path == "":
            below = [self.state(inner) for inner in self._single()]
            if below and all(state is Qt.CheckState.Checked for state in below):
                return Qt.CheckState.Checked
            some = any(state is not Qt.CheckState.Unchecked for state in below)
            return Qt.CheckState.PartiallyChecked if some else Qt.CheckState.Unchecked
        if path in self._paths or any(above in self._paths for above in self._above(path)):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if path in self._partly else Qt.CheckState.Unchecked

    def toggle(self, path: str) -> None:
        """Tick a line with all below it, or take its tick away."""
        checked = self.state(path) is Qt.CheckState.Checked
        for each in self._single() if path == "" else [path]:
            if checked:
                self._take_away(each)
            else:
                start = each.rstrip(os.sep) + os.sep
                self._paths = {kept for kept in self._paths if not kept.startswith(start)}
                self._paths.add(each)
        self._settle()

    # -- inside ----------------------------------------------------------------------------------

    def _take_away(self, path: str) -> None:
        """Take a tick away; one that came from a folder above leaves those beside it ticked."""
        above = [each for each in self._above(path) if each in self._paths]
        if above:
            self._paths.discard(above[-1])
            self._spread(self._shelf.branches[above[-1]], path)
        start = path.rstrip(os.sep) + os.sep
        self._paths = {kept for kept in self._paths if kept != path and not kept.startswith(start)}

    def _spread(self, branch: Branch, without: str) -> None:
        around = {without, *self._above(without)}
        for folder in branch.folders:
            if folder.path not in around:
                self._paths.add(folder.path)
            elif folder.path != without:
                self._spread(folder, without)
        for path in branch.paths:
            if path not in around:
                self._paths.add(path)
            elif path != without and path in self._shelf.branches:
                self._spread(self._shelf.branches[path], without)

    def _above(self, path: str) -> list[str]:
        """Return the branches that a line stands in, the nearest first."""
        if path in self._shelf.rows:
            branch: Branch | None = self._shelf.home(path)
        else:
            known = self._shelf.branches.get(path)
            branch = known.above if known else None
        found = []
        while branch is not None:
            found.append(branch.path)
            branch = branch.above
        return [each for each in found if each]

    def _single(self) -> list[str]:
        single = self._shelf.branches.get("")
        return single.paths if single else []

    def _settle(self) -> None:
        self._partly = {above for path in self._paths for above in self._above(path)}
