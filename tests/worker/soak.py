"""Lives with a library at random: adds, changes, renames, deletes, asks, holds and kills.

A model knows what is in the folder. At quiet points the library has to agree with it: a row for
every document, none too many, and each rare word found exactly where it stands. Run it for a while
with ``python -m tests.worker.soak SECONDS [SEED]``; the seed tells the order of what is done, not
the moments.
"""

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from app.messages import Cancel, Failed, IndexDone
from tests.worker import engines
from tests.worker.making import (
    make_docx,
    make_letter,
    make_pdf,
    make_zip,
    paragraph,
    rare,
)
from tests.worker.window import PATIENCE, Window, check_database

MOST_FILES = 250
BETWEEN_CHECKS = 25  # things done between two quiet points, about


@dataclass
class Folder:
    """What is in the folder: for each file, its documents (path below it, "" itself) and words."""

    root: Path
    files: dict[Path, dict[str, str]] = field(default_factory=dict)
    ignored: set[str] = field(default_factory=set)
    removed_words: list[str] = field(default_factory=list)

    def documents(self) -> dict[str, str]:
        """Return each document's path with its rare word; "" where it has no words."""
        return {
            str(path / member) if member else str(path): word
            for path, members in self.files.items()
            for member, word in members.items()
        }


class Soak:
    """One library and its folder."""

    def __init__(self, place: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.library = place / "library"
        self.folder = Folder(place / "papers")
        self.done: Counter[str] = Counter()
        self._number = 0
        (self.folder.root / "a").mkdir(parents=True)
        (self.folder.root / "b" / "c").mkdir(parents=True)
        for _ in range(20):
            self.add()
        self.window = Window(self.library, engines.counting)
        self.window.index(self.folder.root)

    def run(self, seconds: float) -> None:
        """Live for so long, then finish with a quiet point."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for _ in range(self.chance.randrange(1, 2 * BETWEEN_CHECKS)):
                self.do_something()
            self.check()
        self.close()

    def close(self) -> None:
        """Close the library and look into it."""
        if self.window.process.is_alive():
            self._end()
        check_database(self.library)

    def do_something(self) -> None:
        """Do one random thing, as a person, a program or misfortune would."""
        things: list[tuple[Callable[[], None], int]] = [
            (self.add, 8), (self.change, 6), (self.delete, 3), (self.rename, 4), (self.copy, 3),
            (self.rename_folder, 1), (self.ask, 6), (self.wait, 6), (self.touch, 2),
            (self.ignore, 1), (self.hold, 1), (self.cancel, 1), (self.rescan, 1),
            (self.kill_engine, 2), (self.kill_reader, 1), (self.restart, 1),
            (self.take_away, 1),
        ]  # fmt: skip
        if len(self.folder.files) > MOST_FILES:
            things += [(self.delete, 30)]
        chosen = self.chance.choices([t for t, _ in things], [w for _, w in things])[0]
        self.done[chosen.__name__] += 1
        if not self.window.process.is_alive():
            raise AssertionError(f"the engine died by itself: {self.window.last()}")
        chosen()

    # -- the folder ----------------------------------------------------------------------------

    def add(self) -> None:
        number = self._next()
        kind = self.chance.choice(("txt", "txt", "md", "html", "pdf", "docx", "zip", "eml"))
        path = self._place() / f"{kind} {number}.{kind}"
        self._write(path, number)

    def change(self) -> None:
        if path := self._any():
            self._forget(path)
            self._write(path, self._next())

    def delete(self) -> None:
        if path := self._any():
            path.unlink()
            self._forget(path)
            del self.folder.files[path]

    def rename(self) -> None:
        if path := self._any():
            target = self._place() / f"renamed {self._next()}{path.suffix}"
            self._unignore(path)
            path.rename(target)
            self.folder.files[target] = self.folder.files.pop(path)

    def copy(self) -> None:
        if path := self._any():
            self._unignore(path)
            target = self._place() / f"copy {self._next()}{path.suffix}"
            shutil.copyfile(path, target)
            self.folder.files[target] = dict(self.folder.files[path])

    def rename_folder(self) -> None:
        old = self._place()
        if old == self.folder.root:
            return
        new = old.with_name(f"folder {self._next()}")
        for path in [p for p in self.folder.files if p.is_relative_to(old)]:
            self._unignore(path)
        old.rename(new)
        for path in [p for p in self.folder.files if p.is_relative_to(old)]:
            moved = new / path.relative_to(old)
            self.folder.files[moved] = self.folder.files.pop(path)

    def touch(self) -> None:
        if path := self._any():
            path.touch()

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _any(self) -> Path | None:
        return self.chance.choice(sorted(self.folder.files)) if self.folder.files else None

    def _place(self) -> Path:
        root = self.folder.root
        return self.chance.choice([root, *sorted(p for p in root.rglob("*") if p.is_dir())])

    def _forget(self, path: Path) -> None:
        """Note that this file's words stand here no more; what was ignored in it is forgotten."""
        self._unignore(path)
        self.folder.removed_words += [w for w in self.folder.files[path].values() if w]

    def _unignore(self, path: Path) -> None:
        """Take back what is ignored in a file before it is changed: the model stays simple."""
        for ignored in [i for i in self.folder.ignored if Path(i).is_relative_to(path)]:
            self.folder.ignored.discard(ignored)
            self.window.retry(Path(ignored))

    def _write(self, path: Path, number: int) -> None:
        text, more = paragraph(number, self.chance.randrange(1, 40)), self._next()
        members = {"": rare(number)}
        match path.suffix:
            case ".pdf":
                data = make_pdf([text[:80], text[80:160]])
            case ".docx":
                data = make_docx([("Heading1", "Title"), ("", text)])
            case ".html":
                data = f"<h1>Title</h1><p>{text}</p>".encode()
            case ".eml":
                data = make_letter(text, {"more.txt": paragraph(more).encode()})
                members["more.txt"] = rare(more)
            case ".zip":
                data = make_zip({"in/one.txt": text.encode(), "two.md": paragraph(more).encode()})
                members = {"": "", "in/one.txt": rare(number), "two.md": rare(more)}
            case _:
                data = text.encode()
        self.folder.files[path] = members
        if self.chance.random() < 0.5:
            path.write_bytes(data)
        else:  # as careful programs save
            temporary = path.with_name(f".{path.name}.saving")
            temporary.write_bytes(data)
            temporary.replace(path)

    # -- the engine ----------------------------------------------------------------------------

    def ask(self) -> None:
        words = [w for w in self.folder.documents().values() if w]
        if words and self.window.listed().chunks:
            self.window.found(self.chance.choice(words))

    def wait(self) -> None:
        self.window.drain(self.chance.uniform(0, 1.0))

    def ignore(self) -> None:
        searchable = [p for p, r in self.window.rows().items() if r.state == "indexed" and r.chunks]
        searchable = [p for p in searchable if p in self.folder.documents()]
        if searchable:
            chosen = self.chance.choice(sorted(searchable))
            if list(self.folder.documents().values()).count(self.folder.documents()[chosen]) > 1:
                return  # which of two equal files was moved is not for this to say, either
            if chosen in map(str, self.folder.files) and len(self.folder.files[Path(chosen)]) > 1:
                return  # whether its members go along is not for this to say
            self.window.ignore(Path(chosen))
            self.folder.ignored.add(chosen)

    def hold(self) -> None:
        self.window.pause()
        self.wait()
        self.window.pause(False)

    def cancel(self) -> None:
        job = self.window.index_later(self.folder.root)
        self.wait()
        self.window.send(Cancel(job))
        if not any(isinstance(e, IndexDone) and e.job == job for e in self.window.seen):
            self.window.end(job)

    def rescan(self) -> None:
        self.window.index_later(self.folder.root)

    def kill_engine(self) -> None:
        self.window.index_later(self.folder.root)
        self.window.drain(self.chance.uniform(0, 0.3))
        self.window.kill()
        self._start()

    def kill_reader(self) -> None:
        if reader := self.window.reader():
            try:
                reader.kill()
            except psutil.NoSuchProcess:
                pass  # it had ended by itself

    def restart(self) -> None:
        self._end()
        check_database(self.library)
        self._start()

    def take_away(self) -> None:
        """Take the folder out, as a disk is, look around without it, and put it back."""
        away = self.folder.root.with_name("away")
        if self.chance.random() < 0.5:
            self._end()
            self.folder.root.rename(away)
            self._start()
        else:
            self.folder.root.rename(away)
        self.ask()
        self.wait()
        away.rename(self.folder.root)

    def _end(self) -> None:
        last = self.window.last()
        code = self.window.close()
        assert code == 0, f"the engine left with {code} after {last}"

    def _start(self) -> None:
        self.window = Window(self.library, engines.counting)

    # -- quiet points --------------------------------------------------------------------------

    def check(self) -> None:
        """Wait until nothing moves; the library has to say what the model says."""
        if self.chance.random() < 0.7:  # else the watcher alone has to have seen everything
            self.window.index(self.folder.root)
        for path in self._quarantined():
            self.window.retry(Path(path))
        wanted = dict.fromkeys(self.folder.documents(), "indexed")
        wanted |= dict.fromkeys(self.folder.ignored, "ignored")
        self._await(wanted)
        self._check_words()
        self.window.seen.clear()
        self.done["check"] += 1

    def _quarantined(self) -> list[str]:
        """Return what the reader was killed over twice by us, which is no one's fault."""
        rows = self.window.settle()
        return [p for p, r in rows.items() if r.state == "quarantined" or r.kind == "crashed"]

    def _await(self, wanted: dict[str, str]) -> None:
        end = time.monotonic() + PATIENCE
        while (states := {p: r.state for p, r in self.window.rows().items()}) != wanted:
            different = dict(set(states.items()) ^ set(wanted.items()))
            if time.monotonic() > end:
                here = {p: (wanted.get(p), states.get(p), Path(p).exists()) for p in different}
                failed = [event for event in self.window.seen if isinstance(event, Failed)]
                raise AssertionError(
                    f"wanted, is, exists: {here}; failed: {failed}; done: {self.done}"
                )
            self.window.drain(0.1)

    def _check_words(self) -> None:
        places: dict[str, set[str]] = {}
        for path, word in self.folder.documents().items():
            if word and path not in self.folder.ignored:
                places.setdefault(word, set()).add(path)
        for word in self.chance.sample(sorted(places), min(12, len(places))):
            self._await_found(word, places[word])
        gone = [w for w in self.folder.removed_words if w not in places]
        for word in self.chance.sample(gone, min(8, len(gone))):
            self._await_found(word, set())

    def _await_found(self, word: str, places: set[str]) -> None:
        """Wait until a word is found where it stands: an edited file is indexed all the while."""
        end = time.monotonic() + PATIENCE
        while True:
            found = set(self.window.found(word))
            if found <= places and bool(found) == bool(places):
                return
            assert time.monotonic() < end, (word, found, places, self.done)
            self.window.drain(0.1)


def soak(place: Path, seconds: float, seed: int) -> Counter[str]:
    """Live with a library below ``place`` for so long; return what was done how often."""
    life = Soak(place, seed)
    try:
        life.run(seconds)
    finally:
        if life.window.process.is_alive():
            life.window.process.kill()
    return life.done


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1_000_000)
        print(f"seed {seed}", flush=True)
        print(dict(soak(Path(folder), float(sys.argv[1]), seed)))
