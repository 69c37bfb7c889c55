"""Write the files of resources/sample that are not plain text: a letter for Word and a PDF.

``python packaging/make_sample.py`` writes them from the words below; run it after changing those.
All texts of the sample were written for Carrel and stand under its licence.
"""

import os
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SAMPLE = Path(__file__).parent.parent / "resources" / "sample"

MINUTES = (
    ("Title", "Minutes of the harbour council, 12 March 2024"),
    ("", "Present: Helen Marsh (chair), Tomas Vik (harbour master), Ines Albrecht, Joseph Okafor "
     "and Paul Reyes. Excused: Lena Brandt."),
    ("Heading1", "1. The harbour festival"),
    ("", "The harbour festival is moved from June to August, because the quay wall is repaired in "
     "June and no boat can lie at the north quay until 15 July. The festival now takes place from "
     "16 to 18 August 2024. Ines Albrecht tells the brass band and the bakers."),
    ("Heading1", "2. The repair of the quay wall"),
    ("", "The offer of the company Stonehaven Marine was accepted. The repair costs 184,000 euros, "
     "of which the county pays 60 per cent. Work begins on 3 June."),
    ("Heading1", "3. The crane"),
    ("", "The old crane stays. Tomas Vik has it inspected before winter and reports in October. "
     "Until then it lifts no boat of more than four tonnes."),
    ("Heading1", "4. Other business"),
    ("", "The bench in front of the harbour office is painted blue again, four votes to one. The "
     "next meeting is on 14 May at seven in the evening, in the reading room."),
)  # fmt: skip

STORM = (
    ("h", "Report on the storm of 17 January 1987"),
    ("p", "To the county office, from the harbour master of Grey Point, Edith Sand."),
    ("p", "The wind reached force 11 shortly after two in the morning and came from the "
     "north-west. The water rose 1.9 metres above the mean high tide and stood in the cellars of "
     "eleven houses in Rope Lane."),
    ("h", "Losses"),
    ("p", "Four fishing boats were sunk at their moorings: the Petrel, the Annie Low, the Good "
     "Intent and the Kittiwake. The roof of the ice house was carried off. No person was lost. "
     "Two men were treated for broken arms."),
    ("h", "What helped"),
    ("p", "The church bell was rung from half past one, by the teacher Ruben Hollis, who had read "
     "the barometer. Because of this the families of Rope Lane were in the school before the "
     "water came."),
    ("h", "What is asked for"),
    ("p", "I ask for a new breakwater of 120 metres at the western mole, and for a telephone at "
     "the lighthouse. The damage is estimated at 310,000."),
)  # fmt: skip

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LONG_AGO = (2024, 3, 14, 9, 0, 0)


def write_minutes(path: Path) -> None:
    """Write the minutes as a docx with headings."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{MAIN}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship '
        f'Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{_styles()}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>'
        + "".join(_paragraph(style, text) for style, text in MINUTES)
        + "</w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, LONG_AGO), HEAD + text)


def _styles() -> str:
    found = ""
    for style, name, size in (("Title", "Title", 40), ("Heading1", "heading 1", 28)):
        found += (
            f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>'
            f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        )
    return found


def _paragraph(style: str, text: str) -> str:
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:p>{kind}<w:r>{words}</w:r></w:p>"


def write_report(path: Path) -> None:
    """Write the report on the storm as a PDF of one page."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import (
        QFont,
        QGuiApplication,
        QPageLayout,
        QPageSize,
        QPdfWriter,
        QTextBlockFormat,
        QTextCharFormat,
        QTextCursor,
        QTextDocument,
    )

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    writer = QPdfWriter(str(path))
    writer.setTitle("Report on the storm of 17 January 1987")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(24, 24, 24, 24), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Serif", 11))
    cursor = QTextCursor(document)
    block = QTextBlockFormat()
    block.setBottomMargin(10)
    for number, (kind, text) in enumerate(STORM):
        letters = QTextCharFormat()
        letters.setFontPointSize(15 if kind == "h" else 11)
        letters.setFontWeight(QFont.Weight.Bold if kind == "h" else QFont.Weight.Normal)
        if number:
            cursor.insertBlock(block, letters)
        cursor.insertText(text, letters)
    document.print_(writer)
    del app


if __name__ == "__main__":
    write_minutes(SAMPLE / "Minutes of the harbour council.docx")
    write_report(SAMPLE / "Storm report 1987.pdf")
