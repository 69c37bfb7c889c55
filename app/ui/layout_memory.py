"""Where the window was and how it was divided, kept from one day to the next.

In a small file of its own beside the settings: it is nobody's choice, so losing it costs nothing.
"""

import base64
import json
import os
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from app import paths


def restore(window: QWidget) -> dict[str, Any]:
    """Put the window where it was; return what else was kept. Qt keeps it on a screen."""
    kept = _read()
    try:
        geometry = QByteArray(base64.b64decode(kept["geometry"]))
        window.restoreGeometry(geometry)
    except (KeyError, TypeError, ValueError):
        pass  # nothing kept, or of another version
    extra = kept.get("extra")
    return extra if isinstance(extra, dict) else {}


def keep(window: QWidget, extra: dict[str, Any]) -> None:
    """Remember where the window is; a disk that is full is no reason to say anything."""
    geometry = bytes(window.saveGeometry().data())
    state = {
        "geometry": base64.b64encode(geometry).decode("ascii"),
        "extra": extra,
    }
    file = paths.data() / "window.json"
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_suffix(".tmp")
        temporary.write_text(json.dumps(state), encoding="utf-8")
        os.replace(temporary, file)


def _read() -> dict[str, Any]:
    try:
        kept = json.loads((paths.data() / "window.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
