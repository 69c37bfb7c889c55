"""A question about every kind of document, and a close look at what is marked in it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.viewer_marks import Kind
from app.ui.viewer_pages import PagesView
from tests.engine.reading.conftest import SHARED
from tests.journeys.driver import tell
from tests.journeys.looking import look_at_marks, marked_words, marks_of, squeeze
from tests.journeys.papers import ARABIC, CAFE, PAPERS, Paper, make_report
from tests.journeys.person import Person

HOSTILE = SHARED / "corpora" / "hostile" / "dev" / "files"


async def visit(person: Person) -> None:
    """Add the folder; ask about each document; then change, delete and attack."""
    person.window.resize(1500, 950)
    person.drop(person.folder)
    await person.indexed(len(PAPERS) + 1)  # the letter with the attachment counts as well
    exchanges = {}
    for paper in PAPERS:
        if paper.name.endswith(".png"):
            await recognised(person, str(person.folder / paper.name))
        exchange = exchanges[paper.name] = await person.find_passages(paper.question)
        await person.open_passage(exchange, paper.name)
        tell(**{paper.name: await inspect(person, paper)})
        person.look(f"source-{Path(paper.name).stem}")
    await browse(person, exchanges["Harbour report.pdf"])
    await follow_citation(person)
    await find_words(person, exchanges["Harbour report.pdf"])
    await change_files(person, exchanges)
    await open_hostile(person)


async def recognised(person: Person, path: str) -> None:
    """Wait until the words in a picture were read: that is done when nothing else is to do."""

    def read() -> bool:
        row = person.window.library.documents.row_of(path)
        return row is not None and row.state == "indexed"

    await person.until(read, "the words in the picture")


async def inspect(person: Person, paper: Paper) -> dict[str, object]:
    """Return what is marked, by words and by pixels; for pages, also after zooming."""
    viewer = person.viewer
    seen: dict[str, object] = {"view": type(viewer.view).__name__, "note": viewer.note.text}
    assert viewer.located is not None
    seen["state"] = viewer.located.state
    if paper.name.endswith(".png"):
        seen["boxes"] = [
            [box.left, box.top, box.right, box.bottom]
            for mark in marks_of(viewer) for box in mark.boxes
        ]  # fmt: skip
    else:
        words = marked_words(viewer, person.folder / paper.name)
        seen["right"] = squeeze(paper.words) in squeeze(words)
        seen["words"] = words
    seen["inside"], seen["outside"] = look_at_marks(person)
    if isinstance(viewer.view, PagesView):
        before = viewer.view.percent
        for _ in range(3):
            person.press(viewer.actions_["larger"])
        await person.until(lambda: viewer.view.percent > before, "the zoom")  # type: ignore[union-attr]
        viewer.view.go_to(marks_of(viewer)[0])
        await person.shown()
        seen["zoomed"] = look_at_marks(person)
        person.press(viewer.actions_["width"])
        await person.shown()
        seen["back"] = look_at_marks(person)
    return seen


async def browse(person: Person, exchange: object) -> None:
    """Go through the sources by key, forth and back."""
    await person.open_passage(exchange, "Harbour report.pdf")  # type: ignore[arg-type]
    viewer, chosen = person.viewer, []
    viewer.chosen.connect(chosen.append)
    first = viewer.path
    QTest.keyClick(person.window, Qt.Key.Key_F4)
    await person.until(lambda: chosen, "the next source")
    await person.shown()
    second = viewer.path
    QTest.keyClick(person.window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    await person.until(lambda: len(chosen) == 2, "the source before")
    await person.shown()
    tell(browsed=[Path(each).name for each in (first, second, viewer.path)], chosen=chosen)


async def follow_citation(person: Person) -> None:
    """Let an answer be written, and click its first source."""
    exchange = person.ask("How tall is the lighthouse at Grey Point?")
    await person.answered(exchange)
    sources = exchange.answer.sources
    tell(answer=exchange.answer.text, cited=len(sources))
    if not sources:
        return
    buttons = exchange._sources.findChildren(type(person.card_of(exchange, "lighthouse.md")))  # type: ignore[union-attr]
    person.click(buttons[0])
    await person.shown()
    words = marked_words(person.viewer, person.folder / "lighthouse.md")
    tell(cited_words=words, quote=sources[0].citation.quote, cited_pixels=look_at_marks(person))


async def find_words(person: Person, exchange: object) -> None:
    """Look for words in the document that is open, and go from one find to the next."""
    await person.open_passage(exchange, "Harbour report.pdf")  # type: ignore[arg-type]
    viewer = person.viewer
    viewer.view.setFocus()  # type: ignore[union-attr]
    QTest.keyClick(viewer.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    await person.until(viewer.find_bar.isVisible, "the line to type in")
    QTest.keyClicks(viewer.find_bar.field, "BELL was rung")
    await person.until(lambda: viewer.find_bar.count.text().endswith(" of 6"), "six finds")
    at_first = viewer.find_bar.count.text()
    QTest.keyClick(viewer.find_bar.field, Qt.Key.Key_Return)
    await person.until(lambda: viewer.find_bar.count.text() != at_first, "the next find")
    await person.shown()
    words = marked_words(viewer, person.folder / "Harbour report.pdf", Kind.CURRENT)
    tell(found=[at_first, viewer.find_bar.count.text()], found_words=words,
         found_pixels=look_at_marks(person, Kind.CURRENT))  # fmt: skip
    QTest.keyClick(viewer.find_bar.field, Qt.Key.Key_Escape)
    await person.until(lambda: not viewer.find_bar.isVisible(), "the end of the search")
    tell(still_open=viewer.path.endswith(".pdf"))


async def change_files(person: Person, exchanges: dict[str, object]) -> None:
    """Change files on the disk and open them from old answers; then delete one."""
    folder = person.folder
    cafe, report = folder / "café — plan 文.txt", folder / "Harbour report.pdf"
    # What the old answers know is what was read then; the watcher may read the files anew.
    cafe.write_text("A line that is new. " * 30 + "\n\n" + CAFE, encoding="utf-8")
    report.write_bytes(make_report("A page that is new\nand stands before all others"))
    for name, file in (("café — plan 文.txt", cafe), ("Harbour report.pdf", report)):
        paper = next(each for each in PAPERS if each.name == name)
        await person.open_passage(exchanges["lighthouse.md"], "lighthouse.md")  # type: ignore[arg-type]
        await person.open_passage(exchanges[name], name)  # type: ignore[arg-type]
        words = marked_words(person.viewer, file)
        tell(**{f"changed {file.suffix}": {
            "state": person.viewer.located.state, "note": person.viewer.note.text,  # type: ignore[union-attr]
            "right": squeeze(paper.words) in squeeze(words), "pixels": look_at_marks(person),
        }})  # fmt: skip
        person.look(f"changed{file.suffix}")
    arabic = folder / "عقد الإيجار.txt"
    arabic.write_text(ARABIC[:16], encoding="utf-8")
    person.click(person.card_of(exchanges[arabic.name], arabic.name))  # type: ignore[arg-type]
    await person.until(lambda: person.viewer.path.endswith(arabic.name), "the document")
    await person.shown("lost")
    tell(lost=person.viewer.note.text)
    (folder / "Minutes.docx").unlink()
    person.click(person.card_of(exchanges["Minutes.docx"], "Minutes.docx"))  # type: ignore[arg-type]
    tell(deleted=await person.refused())
    person.look("deleted")


async def open_hostile(person: Person) -> None:
    """Open files made to hurt whoever reads them; then an ordinary one."""
    files = [person.folder / "broken.pdf"]
    if HOSTILE.is_dir():
        files += sorted(each for each in HOSTILE.rglob("*.pdf") if each.stat().st_size < 200_000)
    told = []
    for file in files[:12]:
        person.window._show_document(str(file))
        viewer = person.viewer
        await person.until(person.sees_or_hears, f"{file.name} shown or refused")
        told.append(viewer.message.text if viewer.view is None else type(viewer.view).__name__)
    person.window._show_document(str(person.folder / "Boats.csv"))
    await person.until(lambda: person.viewer.view is not None, "an ordinary document")
    tell(hostile=told, alive=person.window.isVisible(), engine=person.host.state.name)
