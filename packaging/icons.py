"""Export the app icon for the systems' own formats: PNG, ``.ico`` and ``.icns``.

``python packaging/icons.py FOLDER`` draws ``resources/icons/carrel.svg``; the files are made for a
bundle and not kept in the tree.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "carrel.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
WINDOWS = tuple((size, size) for size in SIZES if size <= 256)


def main() -> int:
    """Write every size and both containers into the folder; return the exit status."""
    if len(sys.argv) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    export(folder)
    return 0


def export(folder: Path) -> None:
    """Draw each size from the outlines, none by shrinking another."""
    application = QGuiApplication.instance() or QGuiApplication([])
    for size in SIZES:
        draw(size).save(str(folder / f"carrel-{size}.png"))
    largest = Image.open(folder / "carrel-1024.png")
    smaller = [Image.open(folder / f"carrel-{size}.png") for size in SIZES if size <= 256]
    largest.save(folder / "carrel.ico", sizes=WINDOWS, append_images=smaller)
    largest.save(folder / "carrel.icns", append_images=smaller)
    del application


def draw(size: int) -> QImage:
    """Return the icon in a square of ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, size, size))
    return image


if __name__ == "__main__":
    sys.exit(main())
