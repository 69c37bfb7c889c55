"""What is locked opens with its password, whatever the format, and says so without."""

import base64
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from app.engine.reading import extract
from app.engine.reading.extraction import extract_parts
from app.errors import ReadError
from tests.engine.reading.conftest import SHARED
from tests.engine.reading.making import make_docx
from tests.engine.reading.packing import (
    make_aes_zip,
    make_crypto_zip,
    make_odt,
    make_package_odt,
    make_sealed_odt,
    make_zip,
)

SECRET = "pä55 wörd"


def make_locked_docx() -> bytes:
    """Return a Word document in agile encryption; noise makes it longer than 4,096 bytes."""
    noise = base64.b64encode(os.urandom(6000)).decode()
    locked = io.BytesIO()
    document = make_docx([("", "the locked words"), ("", noise)])
    OOXMLFile(io.BytesIO(document)).encrypt(SECRET, locked)
    return locked.getvalue()


LOCKED: dict[str, Callable[[], bytes]] = {
    "a.docx": make_locked_docx,
    "a.odt": lambda: make_sealed_odt("the locked words", SECRET),
    "new.odt": lambda: make_package_odt("the locked words", SECRET),
    "a.zip": lambda: make_aes_zip("a.txt", b"the locked words", SECRET),
    "weak.zip": lambda: make_aes_zip("a.txt", b"the locked words" * 99, SECRET, strength=1),
    "old.zip": lambda: make_crypto_zip("a.txt", b"the locked words", SECRET.encode("cp437")),
}


@pytest.mark.parametrize("name", LOCKED)
def test_a_locked_document_opens_with_its_password(name: str, tmp_path: Path):
    (tmp_path / name).write_bytes(LOCKED[name]())
    opened = extract(tmp_path / name, passwords=["wrong", SECRET])
    assert opened.text.startswith("the locked words")


@pytest.mark.parametrize("passwords", [[], ["wrong"], ["", "Wrong", "\N{SNOWMAN}"]])
@pytest.mark.parametrize("name", LOCKED)
def test_a_locked_document_without_its_password_asks_for_it(
    name: str, passwords: list[str], tmp_path: Path
):
    (tmp_path / name).write_bytes(LOCKED[name]())
    (part,) = extract_parts(tmp_path / name, passwords=passwords)
    assert part.error and part.error.kind == "encrypted"
    assert "Carrel" in part.error.advice


@pytest.mark.parametrize("name", ["letter.doc", "letter.odt", "sheet.xls"])
def test_what_an_office_program_locked_opens_with_its_password(name: str):
    """Small files that LibreOffice 7.4 wrote."""
    locked = Path(__file__).parent / "locked" / name
    assert "The locked words of a " in extract(locked, passwords=["wrong", "sécret"]).text
    for passwords in ([], ["wrong"]):
        (part,) = extract_parts(locked, passwords=passwords)
        assert part.error and part.error.kind == "encrypted"


@pytest.mark.parametrize("password", ["a", "b", "c"])
def test_a_wrong_password_that_passes_the_first_check_is_still_wrong(password: str, tmp_path: Path):
    """The old encryption checks one byte: of 600 wrong passwords about two pass."""
    (tmp_path / "a.zip").write_bytes(make_crypto_zip("a.txt", b"words " * 20, b"right"))
    wrong = [f"{password}{number}" for number in range(600)]
    (part,) = extract_parts(tmp_path / "a.zip", passwords=wrong)
    assert part.error and part.error.kind == "encrypted"
    assert extract(tmp_path / "a.zip", passwords=[*wrong, "right"]).text.startswith("words")


def test_only_what_is_locked_in_an_archive_needs_the_password(tmp_path: Path):
    plain, locked = make_zip({"open.txt": "open"}), make_locked_docx()
    (tmp_path / "a.zip").write_bytes(make_zip({"a.docx": locked, "b.zip": plain}))
    kinds = {
        part.member: part.error and part.error.kind for part in extract_parts(tmp_path / "a.zip")
    }
    assert kinds == {"": None, "a.docx": "encrypted", "b.zip": None, "b.zip/open.txt": None}
    opened = {
        part.member: part.error for part in extract_parts(tmp_path / "a.zip", passwords=[SECRET])
    }
    assert set(opened.values()) == {None}


def test_a_password_for_what_has_none_changes_nothing(tmp_path: Path):
    for name, data in (
        ("a.odt", make_zip(make_odt("words"))),
        ("a.docx", make_docx([("", "words")])),
    ):
        (tmp_path / name).write_bytes(data)
        assert extract(tmp_path / name, passwords=["x"]).text.strip() == "words"


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.zip"])
def test_a_locked_document_that_is_damaged_is_refused(name: str, tmp_path: Path):
    data = LOCKED[name]()
    for cut in (len(data) // 5, len(data) // 2):
        (tmp_path / name).write_bytes(data[:cut])
        with pytest.raises(ReadError) as caught:
            extract(tmp_path / name, passwords=[SECRET])
        assert caught.value.kind in ("corrupt", "encrypted", "unsupported")


@pytest.mark.skipif(not SHARED.is_dir(), reason="no corpora beside this checkout")
def test_a_real_locked_workbook_asks_for_its_password():
    folder = SHARED / "corpora" / "formats" / "dev" / "files" / "xlsx"
    (part,) = extract_parts(folder / "unst-password_protected.xlsx")
    assert part.error and part.error.kind == "encrypted"
