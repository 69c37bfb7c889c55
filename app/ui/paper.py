"""Pages to print: a PDF made of what was written, sources below each of them as notes.

The page is laid out from parts of our own, never from a model's Markdown or HTML. Runs in any
thread.
"""

from PySide6.QtCore import QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from app.ui.written import Part, Run, Written

translate = QCoreApplication.translate

SIZES = {"title": 18.0, "question": 14.0, "heading": 12.0}
"""Of letters, in points."""

TEXT, SMALL = 10.5, 9.0
DPI = 600
POINT = DPI / 72
"""Qt takes what stands in from the side in dots of the paper, all else in pixels of a screen."""

INDENT = 18 * POINT
"""A level of a list or a quotation stands in by so much."""


def write(written: Written, device: QIODevice, family: str) -> None:
    """Write a PDF on A4 with letters of a font family."""
    writer = QPdfWriter(device)
    writer.setTitle(written.title)
    writer.setCreator("Carrel")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)  # Qt prints with its own
    writer.setResolution(DPI)
    document = QTextDocument()
    font = QFont(family)
    font.setPointSizeF(TEXT)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # or a long paragraph is laid out anew with every change of its look
    for part in written.parts:
        if part.kind == "table":
            _table(cursor, part)
        else:
            _begin(cursor, part)
            _runs(cursor, part.runs, _look(part))
    if written.notes:
        _notes(cursor, written.notes)
    cursor.endEditBlock()
    document.print_(writer)


def _begin(cursor: QTextCursor, part: Part) -> None:
    form = QTextBlockFormat()
    form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setBottomMargin(6)
    match part.kind:
        case "question":
            form.setTopMargin(16)
        case "heading":
            form.setTopMargin(8)
        case "item":
            form.setTextIndent(-12 * POINT)
            form.setLeftMargin(INDENT * part.level)
            form.setBottomMargin(2)
        case "quote":
            form.setLeftMargin(INDENT * part.level)
        case "code":
            form.setBottomMargin(0)
            form.setLeftMargin(INDENT)
        case _:
            pass
    if part.kind in ("title", "question", "heading"):
        form.setHeadingLevel(1 if part.kind == "title" else 2 + (part.kind == "heading"))
    if cursor.document().isEmpty():
        cursor.setBlockFormat(form)
    else:
        cursor.insertBlock(form, QTextCharFormat())
    if part.kind == "item":
        cursor.insertText(f"{part.number}. " if part.number else "•  ", QTextCharFormat())


def _look(part: Part) -> QTextCharFormat:
    form = QTextCharFormat()
    if part.kind in SIZES:
        form.setFontPointSize(SIZES[part.kind])
        form.setFontWeight(QFont.Weight.DemiBold)
    if part.kind == "code":
        form.setFontFixedPitch(True)
        form.setFontFamilies(["monospace"])
        form.setFontPointSize(SMALL)
    if part.kind == "quote":
        form.setFontItalic(True)
    return form


def _runs(cursor: QTextCursor, runs: list[Run], base: QTextCharFormat) -> None:
    for run in runs:
        form = QTextCharFormat(base)
        if run.note:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            cursor.insertText(f"[{run.note}]", form)
            continue
        if run.bold:
            form.setFontWeight(QFont.Weight.Bold)
        if run.code:
            form.setFontFamilies(["monospace"])
        form.setFontItalic(run.italic or base.fontItalic())
        form.setFontStrikeOut(run.struck)
        cursor.insertText(run.text.replace("\ufffc", "\ufffd"), form)


def _table(cursor: QTextCursor, part: Part) -> None:
    columns = max((len(row) for row in part.rows), default=0)
    if not columns:
        return
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderBrush(QBrush(QColor(160, 160, 160)))
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setCellPadding(3)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setHeaderRowCount(1)
    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    table = cursor.insertTable(len(part.rows), columns, form)
    for place, row in enumerate(part.rows):
        for column, runs in enumerate(row):
            base = QTextCharFormat()
            if place == 0:
                base.setFontWeight(QFont.Weight.DemiBold)
            _runs(table.cellAt(place, column).firstCursorPosition(), runs, base)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _notes(cursor: QTextCursor, notes: list[str]) -> None:
    heading = Part("heading", [Run(translate("paper", "Sources"))])
    _begin(cursor, heading)
    _runs(cursor, heading.runs, _look(heading))
    small = QTextCharFormat()
    small.setFontPointSize(SMALL)
    for number, note in enumerate(notes, 1):
        _begin(cursor, Part("text"))
        _runs(cursor, [Run(f"[{number}] {note}")], small)
