"""What is left of a run that did not end in order, told once at the next start.

A marker lies in the data folder while the window runs; Python's fault handler writes beside it
when native code brings the process down. Neither holds any text of the person's.
"""

import faulthandler
import hashlib
import json
import os
import platform
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import __version__, paths
from app.ui import theme

LOG_LINES = 60


class Watch:
    """Marks this run as under way, and knows how the one before ended.

    ``report`` is the report of an earlier run that did not end in order, "" where it did;
    ``crashed`` tells whether that was a fault in the program's own process.
    """

    def __init__(self, library: Path) -> None:
        name = hashlib.sha256(str(library).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        self._marker = paths.data() / f"running-{name}.json"
        self._faults = paths.data() / f"faults-{name}.txt"
        self._stream: TextIO | None = None
        self.crashed = False
        self.report = self._read_report()

    def begin(self) -> None:
        """Put the marker down and let faults be written; a full disk is no reason to stop."""
        with suppress(OSError):
            self._marker.parent.mkdir(parents=True, exist_ok=True)
            began = {"version": __version__, "pid": os.getpid(), "began": time.time()}
            self._marker.write_text(json.dumps(began), encoding="utf-8")
            self._stream = self._faults.open("w", encoding="utf-8")
            faulthandler.enable(self._stream)

    def end(self) -> None:
        """Take the marker away: this run ended in order."""
        if self._stream is not None:
            faulthandler.disable()
            self._stream.close()
            self._stream = None
        with suppress(OSError):
            self._marker.unlink(missing_ok=True)
            self._faults.unlink(missing_ok=True)

    def _read_report(self) -> str:
        try:
            began = json.loads(self._marker.read_text(encoding="utf-8"))
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(float(began["began"])))
            version = str(began["version"])
        except FileNotFoundError:
            return ""
        except (OSError, ValueError, TypeError, KeyError):
            when = version = "?"
        faults = _tail(self._faults, 200)
        self.crashed = bool(faults.strip())
        return (
            f"Carrel {version}, begun {when}, did not end in order.\n"
            f"{platform.platform()}, Python {platform.python_version()}, "
            f"Qt {QLibraryInfo.version().toString()}, {sys.platform}\n\n"
            f"{faults.strip() or 'No fault was recorded: it was ended from outside.'}\n\n"
            f"The last lines of the log:\n{_tail(paths.log_file(), LOG_LINES).strip()}\n"
        )


class Report(QDialog):
    """Shows a report and copies it; closes like any window."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What happened"))
        self.resize(theme.grown(640, 420))
        told = QLabel(
            self.tr(
                "This stays on your machine. It holds no text of your documents or questions; "
                "copy it if you want to show it to somebody."
            )
        )
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("The report"))
        self.text.setFont(theme.fixed_font())
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setAccessibleName(self.tr("Copy the report"))
        self.copy_button.clicked.connect(lambda _checked=False: self._copy())
        close = QPushButton(self.tr("Close"))
        close.setAccessibleName(close.text())
        close.clicked.connect(lambda _checked=False: self.close())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy_button)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(self.text, 1)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def _tail(file: Path, lines: int) -> str:
    try:
        with file.open("rb") as stream:
            stream.seek(0, os.SEEK_END)
            stream.seek(max(0, stream.tell() - 200 * lines))
            text = stream.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])
