"""How quick models were here: a moving figure per model, device and number format.

Kept in a small file beside the person's data; holds no word of any answer. One that cannot be
written costs only the figure.
"""

import json
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app import paths
from app.messages import Answered, Event, Failed, IndexDone, Stopped, Text

WEIGHT = 0.3
"""What the newest answer counts for; the others keep the rest."""
LEAST_WORDS, LEAST_PASSAGES = 5, 16
"""Less than this is over before it can be measured; answers of small models are short."""


@dataclass(slots=True)
class _Writing:
    """An answer on its way: when its first and last words came, and how many after the first."""

    began: float
    last: float
    words: int = 0


@dataclass(slots=True)
class Speeds:
    """Figures by key, see ``key_of``: words a second of writers, passages a second of finders."""

    file: Path = field(default_factory=lambda: paths.data() / "speeds.json")
    _figures: dict[str, float] = field(default_factory=dict)
    _writing: dict[int, _Writing] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        try:
            raw = json.loads(self.file.read_text(encoding="utf-8"))
            self._figures = {str(key): float(value) for key, value in raw.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            self._figures = {}  # none yet, or unreadable: measured again

    def get(self, key: str) -> float:
        """Return the figure, 0 while nothing was measured."""
        return self._figures.get(key, 0.0)

    def last_of(self, name: str) -> float:
        """Return a model's figure with whatever device it was measured, 0 without one."""
        figures = (value for key, value in self._figures.items() if key.startswith(f"{name} | "))
        return next(figures, 0.0)

    def hear(self, event: Event, keys: Mapping[str, str]) -> bool:
        """Take the measure of an answer or of indexing; return True when a figure changed.

        ``keys`` are those of the models in use, by role.
        """
        match event:
            case Text(job, text):
                at, now = self._writing.get(job), time.monotonic()
                if at is None:
                    self._writing[job] = _Writing(now, now)
                else:
                    at.last, at.words = now, at.words + len(text.split())
            case Answered() | Stopped() | Failed():
                at = self._writing.pop(event.job, None)
                if isinstance(event, Answered) and at is not None and at.words >= LEAST_WORDS:
                    return self._note(keys.get("llm"), at.words, at.last - at.began)
            case IndexDone() if event.chunks >= LEAST_PASSAGES:
                return self._note(keys.get("embedder"), event.chunks, event.seconds)
        return False

    def _note(self, key: str | None, amount: int, seconds: float) -> bool:
        if key is None or seconds <= 0:
            return False
        with self._lock:
            new, old = amount / seconds, self._figures.get(key)
            figure = new if old is None else WEIGHT * new + (1 - WEIGHT) * old
            self._figures[key] = round(figure, 2)
        return True

    def write(self) -> None:
        """Write the file in one step."""
        with self._lock:
            figures = dict(self._figures)
        temporary = self.file.with_suffix(f".{os.getpid()}.tmp")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(figures, indent=1), encoding="utf-8")
            os.replace(temporary, self.file)
        except OSError:
            temporary.unlink(missing_ok=True)


def key_of(name: str, model: Any) -> str:
    """Return under what the figure of a loaded model is kept: its name, device and format."""
    inner = getattr(model, "model", model)
    device = str(getattr(inner, "device", "") or "cpu").partition(":")[0]
    dtype = str(getattr(inner, "dtype", "") or "").removeprefix("torch.")
    return f"{name} | {device} | {dtype}"
