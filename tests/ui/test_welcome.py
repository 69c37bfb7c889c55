"""The first ten seconds: the welcome, the sample with its questions, and what a drop would do."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from app.messages import (
    Ask,
    ConversationOpened,
    DocumentRow,
    EngineState,
    LibraryListed,
    OpenConversation,
)
from app.paths import resources
from app.ui.drop import DropTarget, classify, look_at
from tests.ui.conftest import Desk


def dragged(*paths: str, links: tuple[str, ...] = (), text: str = "") -> QMimeData:
    data = QMimeData()
    if paths or links:
        data.setUrls([*map(QUrl.fromLocalFile, paths), *map(QUrl, links)])
    if text:
        data.setText(text)
    return data


# -- what a drop would do -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paths", "documents", "models"),
    [
        (["/a/b.pdf", "/a/folder"], ["/a/b.pdf", "/a/folder"], []),
        (["/a/Small.GGUF"], [], ["/a/Small.GGUF"]),
        (["/m/x/config.json", "/m/x/model.safetensors"], [], ["/m/x"]),
        (["/a/config.json"], ["/a/config.json"], []),
        (["/a/b.gguf", "/a/c.txt"], ["/a/c.txt"], ["/a/b.gguf"]),
        (["/a/x.zip/"], ["/a/x.zip"], []),
    ],
)
def test_documents_and_models_are_told_apart_by_name(
    paths: list[str], documents: list[str], models: list[str]
) -> None:
    assert classify(dragged(*paths)) == (documents, models)


def test_a_link_or_a_text_is_neither() -> None:
    assert classify(dragged(links=("https://example.org/a.pdf",))) == ([], [])
    assert classify(dragged(text="some words")) == ([], [])


def test_the_target_says_what_letting_go_will_do(desk: Desk, tmp_path: Path) -> None:
    target: DropTarget = desk.window.drop_target
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
    folders = [str(tmp_path / name) for name in ("one", "two", "three")]
    assert target.appear(dragged(*folders))
    desk.until(lambda: "Drop to add 3 folders to your library" in target.words)
    assert target.appear(dragged(str(tmp_path / "<b>.pdf")))
    assert "<b>.pdf" in target.words
    assert target.appear(dragged("/a/small.gguf"))
    assert "Drop to install this model" in target.words
    assert target.appear(dragged("/a/box.zip"))
    assert "nothing is unpacked" in target.words
    assert not target.appear(dragged(links=("https://example.org",)))
    assert "web pages" in target.words
    assert not target.appear(dragged(text="words"))
    assert not target.appear(dragged("/a/b.pdf"), "Another Carrel is using this library.")
    assert "Another Carrel" in target.words
    target.hide()


def test_a_folder_that_holds_a_model_is_recognised_by_a_look_at_the_disk(
    desk: Desk, tmp_path: Path
) -> None:
    model = tmp_path / "some-model"
    model.mkdir()
    (model / "config.json").write_text("{}")
    (model / "tokenizer.json").write_text("{}")
    assert look_at((str(model), str(tmp_path))).models == {str(model)}
    target: DropTarget = desk.window.drop_target
    data = dragged(str(model))
    target.appear(data)
    desk.until(lambda: "install this model" in target.words)
    assert target.classify(data) == ([], [str(model)])
    target.hide()


# -- the sample -----------------------------------------------------------------------------------


def test_the_sample_offers_questions_that_can_be_asked(desk: Desk) -> None:
    folder = os.path.normpath(resources() / "sample")
    row = DocumentRow(os.path.join(folder, "Rules of the reading room.txt"), "indexed", chunks=1)
    desk.puppet.play(
        EngineState(0, "library"), LibraryListed(0, (folder,), (row,), 1),
        EngineState(0, "answering"),
    )  # fmt: skip
    opened = desk.puppet.expect(OpenConversation)
    desk.puppet.play(ConversationOpened(opened.job, 0, ()))
    welcome = desk.window.welcome
    desk.until(lambda: len(welcome.examples) == 3)
    welcome.examples[0].click()
    assert desk.puppet.expect(Ask).question == welcome.sample_questions()[0]


def test_the_persons_own_documents_are_offered_by_name(desk: Desk) -> None:
    paths = desk.ready("one.txt", "two.txt")
    welcome = desk.window.welcome
    desk.until(lambda: len(welcome.examples) == 2)
    wanted: list[str] = []
    welcome.aboutWanted.connect(wanted.append)
    welcome.examples[1].click()
    assert wanted == paths[1:]


def test_an_empty_library_offers_no_questions(desk: Desk) -> None:
    desk.ready()
    assert desk.window.welcome.examples == []


def test_the_sample_has_what_its_questions_ask_for() -> None:
    folder = resources() / "sample"
    texts = " ".join(
        path.read_text(encoding="utf-8")
        for path in folder.iterdir()
        if path.suffix in (".md", ".txt")
    )
    assert "41 metres tall" in texts and "open from nine to six" in texts
    assert {path.suffix for path in folder.iterdir()} >= {
        ".md",
        ".txt",
        ".html",
        ".csv",
        ".docx",
        ".pdf",
    }
