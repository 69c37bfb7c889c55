"""Pictures of answers: rich ones, while they are written, in both themes, narrow, right to left.

``python -m tests.ui.screens_answers FOLDER [STATE …]``, as ``tests.ui.screenshots`` does.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.messages import Citation
from app.ui import theme
from app.ui.answer import AnswerView
from tests.ui.markdown_samples import ENDLESS, HOSTILE, RICH, SAMPLES

ARABIC = (
    "## التأمين\n\nالتأمين **ثلاثة أشهر** من الإيجار، ويُعاد خلال ستة أشهر.\n\n1. اكتب رسالة\n"
    "2. سلّم المفاتيح\n   - مفتاح البيت\n   - [x] القبو\n\n> يُعاد التأمين مع الفائدة.\n\n"
    "| البند | القيمة |\n|---|---:|\n| التأمين | ١٤٥٠ |\n\n```python\nprint('مرحبا')\n```\n"
)


class Table:
    """An answer on a page, to be brought into a state and photographed."""

    def __init__(self, app: QApplication, width: int = 720) -> None:
        self.app = app
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(20, 20, 20, 20)
        self.view = AnswerView()
        self.view.setFont(theme.scaled(self.page.font(), 1.08))
        column.addWidget(self.view)
        column.addStretch(1)
        self.page.resize(width, 400)
        self.page.show()

    def settle(self) -> None:
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            self.app.processEvents()
        self.page.resize(self.page.width(), self.view.height() + 60)
        self.app.processEvents()


def rich(table: Table) -> None:
    for number, words in enumerate(("4,350 euros;", "within `six months`.")):
        end = RICH.index(words) + len(words)
        cited = Citation(number, "/a/Lease 2021.pdf", {"page": 4}, 0, 9, "monthly", 0.9, (0, end))
        table.view.ground([*(source.citation for source in table.view.sources), cited])
    table.view.finish(RICH)


def writing(table: Table) -> None:
    table.view.append_text(RICH[: RICH.index("# never")] + "# nev")


def arabic(table: Table) -> None:
    table.view.finish(ARABIC)


def hostile(table: Table) -> None:
    table.view.finish("\n\n".join(HOSTILE.values()) + "\n\n" + ENDLESS["one word"][:300])


def odd(table: Table) -> None:
    table.view.finish("\n\n".join(SAMPLES[2:8]))


def link(table: Table) -> None:
    table.view.finish(RICH)
    table.settle()
    table.view.anchorClicked.emit(QUrl("open:0"))


STATES: tuple[Callable[[Table], None], ...] = (rich, writing, arabic, hostile, odd, link)


def main() -> None:
    """Take all pictures, or those of the states named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*")
    parser.add_argument("--scale", type=int, default=1)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for state in STATES:
        if given.states and state.__name__ not in given.states:
            continue
        for look, width in (("light", 720), ("dark", 720), ("light", 340)):
            theme.apply(app, look)
            rtl = state is arabic
            app.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
            )
            table = Table(app, width)
            state(table)
            table.settle()
            name = f"answer-{state.__name__}-{look}-{width}@{given.scale}.png"
            table.page.grab().save(str(given.folder / name))
            table.page.deleteLater()
            app.processEvents()
    if given.scale == 1:
        again = [sys.executable, "-m", "tests.ui.screens_answers", str(given.folder), *given.states]
        enlarged = {**os.environ, "QT_SCALE_FACTOR": "2"}
        subprocess.run([*again, "--scale", "2"], env=enlarged, check=True)


if __name__ == "__main__":
    main()
