"""The three ways to show a document, and the tools that each of them has use for."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.viewer_document import Document
from app.ui.viewer_pages import PagesView
from app.ui.viewer_table import TableView
from app.ui.viewer_text import TextView
from app.viewing import Opened

View = PagesView | TextView | TableView

TOOLS = {
    "pages": ("page", "zoom", "strip", "width", "find"),
    "picture": ("zoom", "width", "find"),
    "text": ("zoom", "find"),
    "table": ("zoom", "find"),
}


def make_view(document: Document, opened: Opened, parent: QWidget) -> View:
    """Return what shows a document that is open."""
    match opened.view:
        case "pages" | "picture":
            return PagesView(document, opened, parent)
        case "table":
            table = TableView(document, opened, parent)
            table.copied.connect(lambda words: QGuiApplication.clipboard().setText(words))
            return table
        case _:
            return TextView(document, opened, parent)
