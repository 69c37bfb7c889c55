"""Open the person's files with the system's programs, and never run one by doing so."""

import os
import stat
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

RUNNABLE = frozenset(
    ".appimage .app .bat .cmd .com .command .cpl .desktop .exe .hta .jar .js .jse .lnk .msi .pif "
    ".ps1 .py .pyw .reg .scr .sh .url .vb .vbe .vbs .workflow .wsf .wsh".split()
)
"""Text that "opening" would run instead of show; its folder is opened."""


class Found(Enum):
    """What the disk says about a file."""

    THERE = "there"
    RUNS = "there; opening it might run it"
    MISSING = "not there"


def look_at(path: str) -> Found:
    """Return how a file stands. Asks the disk: never in the window's thread."""
    if not os.path.exists(path):
        return Found.MISSING
    return Found.RUNS if runs(path) else Found.THERE


def open_path(path: str) -> None:
    """Open a file, or show a folder, with the system's program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def open_folder_of(path: str) -> None:
    """Show the folder that a file stands in."""
    open_path(str(Path(path).parent))


def runs(path: str) -> bool:
    """Return whether opening the file might run it instead of showing it."""
    if Path(path).suffix.lower() in RUNNABLE:
        return True
    if os.name == "nt":
        return False
    try:
        mode = os.stat(path).st_mode
        if not (stat.S_ISREG(mode) and mode & stat.S_IXUSR):
            return False
        with open(path, "rb") as file:
            return file.read(2) in (b"#!", b"\x7fE")
    except OSError:  # the system's program will say what is wrong with it
        return False
