"""Pictures of the viewer in every state, for people to look at.

``python -m tests.ui.screens_viewer FOLDER [STATE …]`` writes one PNG per state. The viewer process
is the real one, except where a state is that of a misbehaving one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

import app.viewer
from app.messages import Passage
from app.ui import theme
from app.ui.viewer import ViewerPanel
from app.ui.viewer_host import ViewerHost
from tests.engine.reading.making import make_pdf
from tests.ui import fake_viewer

SENTENCE = "The deposit is three monthly rents, which the landlord keeps apart."
LEASE = f"""4. Rent and deposit
The tenant pays a monthly rent of 1,450 euros, due on the third working
day of each month. {SENTENCE}
The deposit is returned within six months after the keys were handed back."""
MARKDOWN = f"""# The flat in Mill Street

What we agreed on, and what is *still open*.

## Rent and deposit

The tenant pays a monthly rent of 1,450 euros. {SENTENCE} It is
returned within six months after the keys were handed back.

- heating and water are paid apart
- the cellar is **not** included

```python
def deposit(rent: float) -> float:
    return 3 * rent
```

## Handover

{"The keys are handed over on the last day of the month. " * 8}
"""
ARABIC = (
    "المادة الرابعة: الإيجار والتأمين. يدفع المستأجر إيجارًا شهريًا قدره ١٤٥٠ يورو.\n\n"
    "يدفع المستأجر تأمينًا قدره ثلاثة أشهر من الإيجار. يُعاد التأمين خلال ستة أشهر.\n\n"
    "English stands in between: the deposit. 第四条 租金和押金。🙂\n"
)
COSTS = "Item,Amount,Paid by,Note\n" + "".join(
    f"Moving van {n},{n * 13},{'Ann' if n % 2 else 'Ben'},"
    f"{'A long note that does not fit into its cell at all' if n % 7 == 0 else ''}\n"
    for n in range(1, 400)
)


class Stage:
    """A panel on a viewer process, to be brought into a state and photographed."""

    def __init__(self, application: QApplication, out: Path, suffix: str) -> None:
        self.application = application
        self.out = out
        self.suffix = suffix
        self.folder = Path(tempfile.mkdtemp())

    def open(self, width: int = 560, height: int = 780, entry: object = app.viewer.main) -> None:
        self.host = ViewerHost(entry, str(self.folder / "library"), opening_patience=3.0)  # type: ignore[arg-type]
        self.window = QWidget()
        row = QHBoxLayout(self.window)
        row.setContentsMargins(0, 0, 0, 0)
        self.panel = ViewerPanel(self.host, lambda path: path)
        row.addWidget(self.panel)
        self.window.resize(width, height)
        self.window.show()

    def until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + 15
        while not true():
            assert time.monotonic() < end, "the state was not reached"
            self.application.processEvents()
            time.sleep(0.002)

    def settle(self, seconds: float = 0.6) -> None:
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def shoot(self, name: str) -> None:
        self.settle()
        self.window.grab().save(str(self.out / f"{name}{self.suffix}.png"))

    def write(self, name: str, data: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    def source(self, path: str, text: str, sentence: str = "", **anchor: int | str) -> Passage:
        at = text.find(sentence) if sentence else -1
        marked = (at, at + len(sentence)) if at >= 0 else None
        return Passage(path, text, 1.0, anchor, 0, len(text), marked)

    def show(self, *sources: Passage) -> None:
        self.panel.show_source(sources[0], sources)
        message = self.panel.message
        self.until(lambda: self.panel.located is not None or message.outside_button.isVisible())

    def close(self) -> None:
        self.panel.close_document()
        self.host.kill()
        self.window.close()
        self.window.deleteLater()
        self.application.processEvents()


def lease(stage: Stage, name: str = "Lease of the flat in Mill Street 2021.pdf") -> Passage:
    pages = [f"Page {n} of the lease.\n" + "\n".join([LEASE] * 6) for n in range(1, 12)]
    path = stage.write(name, make_pdf(pages))
    return stage.source(path, LEASE, SENTENCE, page=4, heading="Rent and deposit")


def pages(stage: Stage) -> None:
    stage.open()
    source = lease(stage)
    stage.show(source, source, source)
    stage.shoot("viewer-01-pages")


def strip(stage: Stage) -> None:
    stage.open(760)
    stage.show(lease(stage))
    stage.panel.actions_["strip"].trigger()
    stage.panel.look_for("deposit")
    stage.until(lambda: bool(stage.panel.find_bar.count.text()))
    stage.shoot("viewer-02-strip-and-search")


def narrow(stage: Stage) -> None:
    stage.open(300, 600)
    source = lease(stage)
    stage.show(source, source)
    stage.panel.look_for("deposit")
    stage.until(lambda: bool(stage.panel.find_bar.count.text()))
    stage.shoot("viewer-03-narrow")


def text(stage: Stage) -> None:
    stage.open()
    path = stage.write("Notes.md", MARKDOWN)
    stage.show(stage.source(path, SENTENCE + " It is", SENTENCE, heading="Rent and deposit"))
    stage.shoot("viewer-04-text")


def arabic(stage: Stage) -> None:
    stage.application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    stage.open()
    path = stage.write("عقد الإيجار.txt", ARABIC)
    words = "يُعاد التأمين خلال ستة أشهر."
    source = stage.source(path, words, words, line=3)
    stage.show(source, source)
    stage.shoot("viewer-05-right-to-left")
    stage.application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def table(stage: Stage) -> None:
    stage.open()
    path = stage.write("Costs & plans.csv", COSTS)
    stage.show(stage.source(path, "Moving van 70\t910\tBen", sheet="", cells="A71:D72"))
    stage.shoot("viewer-06-table")


def code(stage: Stage) -> None:
    stage.open()
    source = Path(__file__).read_text("utf-8")
    path = stage.write("screens.py", source)
    words = "def lease(stage: Stage"
    stage.show(stage.source(path, words, words, line=120))
    stage.shoot("viewer-07-code")


def refused(stage: Stage) -> None:
    stage.open(entry=fake_viewer.main)
    stage.show(stage.source(stage.write("locked.txt", "Words"), "Words"))
    stage.shoot("viewer-08-locked")
    stage.panel.close_document()
    stage.show(stage.source(stage.write("crash.txt", "Words"), "Words"))
    stage.until(lambda: "twice" in stage.panel.message.text)
    stage.shoot("viewer-09-crashed")


def changed(stage: Stage) -> None:
    stage.open(entry=fake_viewer.main)
    stage.show(lease(stage, "moved.pdf"))
    stage.shoot("viewer-10-moved")
    stage.panel.close_document()
    stage.show(lease(stage, "lost.pdf"))
    stage.shoot("viewer-11-lost")


def opening(stage: Stage) -> None:
    stage.open(420, 500, entry=fake_viewer.main)
    path = stage.write("hanging on for long.txt", "Words")
    stage.panel.show_source(stage.source(path, "Words"))
    stage.until(lambda: bool(stage.panel.message.text))
    stage.shoot("viewer-12-opening")


def word(stage: Stage) -> None:
    stage.open()
    document = (
        '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
        'wordprocessingml/2006/main"><w:body>'
        + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LEASE.split("\n") * 9)
        + "</w:body></w:document>"
    )
    path = stage.folder / "Lease.docx"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/><Override PartName="/word/document.xml" ContentType="{kind}"/>'
            "</Types>",
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
    stage.show(stage.source(str(path), SENTENCE, SENTENCE))
    stage.shoot("viewer-13-word")


STATES = (pages, strip, narrow, text, arabic, table, code, refused, changed, opening, word)
IN_THE_DARK = (pages, strip, text, table, code, refused, changed)
ENLARGED = (pages, text, table)


def photograph(out: Path, names: list[str], scale: int) -> None:
    """Take the pictures that this process can take: Qt's scale is fixed at its start."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale("en_US"))
    application.setFont(QFont("Noto Sans", 10))
    for choice, states in (("light", STATES), ("dark", IN_THE_DARK)):
        theme.apply(application, choice)
        for state in states:
            if (names and state.__name__ not in names) or (scale > 1 and state not in ENLARGED):
                continue
            suffix = ("-dark" if choice == "dark" else "") + (f"-{scale}x" if scale > 1 else "")
            stage = Stage(application, out, suffix)
            state(stage)
            stage.close()


def main() -> None:
    """Take all pictures, or those of the states named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*")
    parser.add_argument("--scale", type=int, default=1)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    photograph(given.folder, given.states, given.scale)
    if given.scale == 1:
        again = [sys.executable, "-m", "tests.ui.screens_viewer", str(given.folder), *given.states]
        enlarged = {**os.environ, "QT_SCALE_FACTOR": "2"}
        subprocess.run([*again, "--scale", "2"], env=enlarged, check=True)


if __name__ == "__main__":
    main()
