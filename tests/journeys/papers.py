"""A folder with one document of every kind, each with a sentence that only it has.

``PAPERS`` names for each file the question, and the words that have to be marked in it.
"""

import io
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont

from tests.engine.reading.making import make_docx, make_pdf
from tests.engine.viewing.making import Sheet, make_sheets, write


@dataclass(frozen=True)
class Paper:
    """A document: its name, a question about it, and words of the sentence that answers it."""

    name: str
    question: str
    words: str


PAPERS = (
    Paper("Harbour report.pdf", "When was the signal lantern on the north mole replaced?",
          "signal lantern on the north mole was replaced in October 1987"),
    Paper("Plan on its side.pdf", "How deep is the water in the old dry dock?",
          "The old dry dock holds seven metres of water at every tide"),
    Paper("Minutes.docx", "Who was elected treasurer of the rowing club?",
          "Martha Oakes was elected treasurer of the rowing club"),
    Paper("Fees.xlsx", "What does a winter berth for a trawler cost?", "Trawler, winter berth"),
    Paper("Boats.csv", "What is the name of the harbour pilot's boat?", "Kittiwake"),
    Paper("Letter.eml/Inventory.txt", "How many copper kettles does the inventory list?",
          "The inventory lists fourteen copper kettles"),
    Paper("café — plan 文.txt", "Which soup does the café serve on Thursdays?",
          "On Thursdays the café serves pumpkin soup"),
    Paper("عقد الإيجار.txt", "كم يدفع المستأجر تأمينا", "يدفع المستأجر تأمينا قدره ثلاثة أشهر"),
    Paper("lighthouse.md", "How tall is the lighthouse at Grey Point?",
          "The lighthouse at Grey Point is 41 metres tall"),
    Paper("Sign.png", "When does the museum gate close?", "THE MUSEUM GATE CLOSES AT SIX"),
)  # fmt: skip

FILLER = (
    "The tides of the month were as the tables say.", "Nothing was damaged by the wind.",
    "The nets were dried on the wall.", "A cart brought coal from the station.",
    "The bell was rung at noon.", "Two visitors signed the book.",
)  # fmt: skip
BROKEN = (
    "The council met twice in that year. After", "the great storm the signal lan-",
    "tern on the north mole was replaced in Octo-", "ber 1987, and its old glass was given to the",
    "school. The costs were borne by the county.",
)  # fmt: skip
CAFE = "The café opens at nine. On Thursdays the café serves pumpkin soup. Tea is free."
ARABIC = "هذا عقد إيجار. يدفع المستأجر تأمينا قدره ثلاثة أشهر. ينتهي العقد في نهاية السنة."


def make_papers(folder: Path) -> None:
    """Write all of them, and a broken file."""
    folder.mkdir()
    put = {
        "Harbour report.pdf": make_report(),
        "Plan on its side.pdf": make_sheets([Sheet(_on_its_side(), 90)]),
        "Minutes.docx": make_docx([
            ("Heading1", "Minutes of the rowing club"), ("", " ".join(FILLER[:3])),
            ("", "Martha Oakes was elected treasurer of the rowing club by nine votes."),
            ("", " ".join(FILLER[3:])),
        ]),
        "Fees.xlsx": make_xlsx("Fees", [
            ("What", "Euros"), ("Rowing boat, a day", "4"), ("Trawler, winter berth", "730"),
            ("Yacht, summer berth", "910"),
        ]),
        "Boats.csv": b"Boat,Owner\nMerganser,The school\nKittiwake,The harbour pilot's boat\n",
        "Letter.eml": make_letter(),
        "Sign.png": make_sign(),
        "café — plan 文.txt": CAFE.encode(),
        "عقد الإيجار.txt": ARABIC.encode(),
        "lighthouse.md": (
            b"# The lighthouse\n\nThe lighthouse at Grey Point is 41 metres tall. It was built in "
            b"1887.\n\n## Keepers\n\nThe last keeper left in 1974.\n"
        ),
        "broken.pdf": b"%PDF-1.4 broken",
    }  # fmt: skip
    for name, content in put.items():
        (folder / name).write_bytes(content)


def make_report(*before: str) -> bytes:
    """Return a report of six pages, others before them; page 4 has the words over line ends."""
    pages = ["\n".join(FILLER[n:] + FILLER[:n]) for n in range(6)]
    pages[3] = "\n".join((*FILLER[:3], *BROKEN, *FILLER[3:]))
    return make_pdf([*before, *pages])


def _on_its_side() -> str:
    """Return lines that run up the sheet: the page is turned to be read."""
    lines = (*FILLER[:4], "The old dry dock holds seven metres of water at", "every tide.")
    return f"q 0 1 -1 0 595 0 cm {write([*lines, *FILLER[4:]], 60, 400)} Q"


def make_letter() -> bytes:
    """Return an e-mail with an attachment."""
    letter = EmailMessage()
    letter["From"], letter["To"] = "Ann <ann@example.org>", "Ben <ben@example.org>"
    letter["Subject"] = "The inventory"
    letter["Date"] = "Mon, 02 Mar 2020 10:00:00 +0000"
    letter.set_content("Dear Ben, I send you the list of the things in the house. Yours, Ann")
    words = "The inventory lists fourteen copper kettles. There are also two ladders."
    letter.add_attachment(
        words.encode(), maintype="text", subtype="plain", filename="Inventory.txt"
    )
    return letter.as_bytes()


def make_sign() -> bytes:
    """Return a picture of a sign."""
    picture = Image.new("RGB", (1100, 500), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(46)
    for number, line in enumerate(("WELCOME TO THE ISLAND", "THE MUSEUM GATE CLOSES AT SIX",
                                   "DOGS MUST BE LED")):  # fmt: skip
        draw.text((80, 80 + 120 * number), line, "black", font)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def make_xlsx(sheet: str, rows: list[tuple[str, ...]]) -> bytes:
    """Return a workbook with one sheet of words and numbers."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    def cell(row: int, column: int, text: str) -> str:
        place = f"{'ABCDEFG'[column]}{row + 1}"
        if text.isdigit():
            return f'<c r="{place}"><v>{text}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    body = "".join(
        f'<row r="{row + 1}">{"".join(cell(row, n, text) for n, text in enumerate(cells))}</row>'
        for row, cells in enumerate(rows)
    )
    relations = f'<Relationships xmlns="{package}/relationships">{{}}</Relationships>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": relations.format(
            f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations.format(
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>'
        "</worksheet>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return buffer.getvalue()
