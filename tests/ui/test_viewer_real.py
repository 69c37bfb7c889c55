"""The panel with the real viewer process, on real files and on hostile ones."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import app.viewer
from app.ui.viewer_marks import Kind
from tests.ui.viewer_desk import SENTENCE, Viewer, open_viewer

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
HOSTILE = CORPORA / "hostile" / "dev"
FORMATS = CORPORA / "formats" / "dev" / "files"


@pytest.fixture
def viewer(
    no_leaks: None, qtbot: Any, loop: asyncio.AbstractEventLoop, tmp_path: Path
) -> Iterator[Viewer]:
    """Open a viewer with the real process."""
    yield from open_viewer(qtbot, tmp_path, app.viewer.main)


def settled(viewer: Viewer) -> bool:
    """Return whether a document is shown, or was refused in a sentence."""
    message = viewer.panel.message
    return viewer.panel.view is not None or (
        viewer.panel._opening is False and message.text.endswith(".")
    )


def test_the_words_of_a_pdf_are_marked_by_the_real_process(viewer: Viewer):
    view = viewer.show(viewer.pdf("Lease.pdf", 30, page=20))
    viewer.until(lambda: view.store.is_sharp(20))
    (mark,) = view._marked.places[Kind.SENTENCE]
    assert mark.page == 20 and len(mark.boxes) == 1
    viewer.panel.look_for("deposit")
    viewer.until(lambda: viewer.panel.find_bar.count.text() == "1 of 1")


def test_the_words_of_a_text_are_marked_by_the_real_process(viewer: Viewer):
    view = viewer.show(viewer.text("Notes.md", f"# Title\n\nBefore this. {SENTENCE} After.\n"))
    viewer.until(lambda: SENTENCE in view.toPlainText())
    (mark,) = view._marked.places[Kind.SENTENCE]
    assert view._cursor(mark).selectedText() == SENTENCE
    assert viewer.panel.note.text == ""


@pytest.mark.skipif(not FORMATS.is_dir(), reason="the corpus of formats is not here")
def test_a_file_of_every_kind_is_shown_or_refused_in_a_sentence(viewer: Viewer):
    shown: dict[str, str] = {}
    for kind in ("bmp", "csv", "docx", "eml", "epub", "html", "pptx", "py", "xlsx", "xls", "json"):
        file = min((FORMATS / kind).iterdir(), key=lambda each: each.stat().st_size)
        viewer.panel.show_document(str(file))
        viewer.until(lambda: settled(viewer))
        shown[kind] = type(viewer.panel.view).__name__
    assert shown["docx"] == shown["html"] == shown["py"] == "TextView"
    assert shown["bmp"] == "PagesView" and shown["csv"] == shown["xlsx"] == "TableView"


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile corpus is not here")
def test_no_hostile_file_takes_the_window_down(viewer: Viewer):
    rows = [json.loads(row) for row in (HOSTILE / "manifest.jsonl").read_text("utf-8").splitlines()]
    files = [HOSTILE / row["path"] for row in rows if row["bytes"] < 200_000]
    paged = [f for f in files if f.suffix in (".pdf", ".png", ".jpg", ".tif", ".docx", ".xlsx")]
    for file in paged[:40]:
        viewer.panel.show_document(str(file))
        viewer.until(lambda: settled(viewer))
    viewer.show(viewer.pdf("Lease.pdf", 3, page=2))
    assert viewer.panel.note.text == ""
