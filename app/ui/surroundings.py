"""Which added folder, and which document, a path stands in. Paths only: no disk is asked."""

import os
from collections.abc import Collection


class Surroundings:
    """Answers kept by directory: a hundred thousand documents live in few of them.

    ``documents`` and ``added`` are looked at, not copied; call :meth:`forget` when a path in them
    changes what was answered before. ``coming`` are folders that may be added soon.
    """

    def __init__(self, documents: Collection[str], added: Collection[str]) -> None:
        self._documents = documents
        self._added = added
        self._coming: set[str] = set()
        self._known: dict[str, tuple[str, str]] = {}

    def expect(self, coming: set[str]) -> None:
        """Say which folders may be added soon."""
        if coming != self._coming:
            self._coming = coming
            self.forget()

    def forget(self) -> None:
        """Answer anew from now on."""
        self._known.clear()

    def concern(self, path: str) -> bool:
        """Return whether an answer was given as if nothing could stand inside this path."""
        return path in self._known

    def of(self, path: str) -> tuple[str, str]:
        """Return the innermost added folder and the outermost document around; either may be ""."""
        way: list[str] = []
        here = os.path.dirname(path)
        found = self._known.get(here)
        while found is None:
            way.append(here)
            above = os.path.dirname(here)
            if above == here or self._is_folder(here):
                break
            here, found = above, self._known.get(above)
        folder, container = found or ("", "")
        for here in reversed(way):
            if here in self._documents:
                container = container or here
            elif self._is_folder(here):
                folder, container = here, ""
            self._known[here] = folder, container
        return folder, container

    def _is_folder(self, path: str) -> bool:
        return (path in self._added or path in self._coming) and path not in self._documents
