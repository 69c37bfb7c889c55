"""The viewer process dies, hangs and lies; the window goes on."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from app.ui.viewer_document import Document
from app.ui.viewer_host import ViewerHost
from app.viewing import Event, Open, Opened, ReadText, Refused, Render, Rendered, TextRead
from tests.ui import fake_viewer
from tests.ui.viewer_desk import Viewer, viewer  # noqa: F401

pytestmark = pytest.mark.usefixtures("no_leaks")


class Ears:
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.heard: list[Event] = []

    def __call__(self, event: Event) -> None:
        self.heard.append(event)


def opened(viewer: Viewer, path: Path | str) -> tuple[Document, Ears]:  # noqa: F811
    document, ears = Document(viewer.host, str(path), str(path), ""), Ears()
    document.open(ears)
    viewer.until(lambda: bool(ears.heard))
    return document, ears


def test_nothing_is_started_until_a_document_is_opened(viewer: Viewer):  # noqa: F811
    assert viewer.host.pid is None
    viewer.host.warm_up()
    assert viewer.host.pid is not None


def test_a_document_is_opened_and_asked(viewer: Viewer):  # noqa: F811
    passage = viewer.text("note.txt", "Some words.")
    document, ears = opened(viewer, passage.path)
    assert isinstance(ears.heard[0], Opened)
    document.ask(lambda job, doc: ReadText(job, doc, 0, 4), ears)
    viewer.until(lambda: len(ears.heard) == 2)
    assert isinstance(ears.heard[1], TextRead) and ears.heard[1].text == "Some"


def test_a_process_that_dies_idle_is_replaced_and_the_document_opened_again(
    viewer: Viewer,  # noqa: F811
):
    document, ears = opened(viewer, viewer.text("note.txt", "Some words.").path)
    first = viewer.host.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    viewer.until(lambda: viewer.host.pid not in (None, first))
    document.ask(lambda job, doc: ReadText(job, doc, 5, 10), ears)
    viewer.until(lambda: len(ears.heard) == 2)
    assert isinstance(ears.heard[1], TextRead) and ears.heard[1].text == "words"


def test_what_was_asked_is_asked_again_when_the_process_dies(viewer: Viewer):  # noqa: F811
    document, ears = opened(viewer, viewer.pdf("bad-page.pdf", 3).path)
    document.ask(lambda job, doc: Render(job, doc, 2, 1.0), ears)  # ends the process
    document.ask(lambda job, doc: ReadText(job, doc, 0, 1), ears)
    viewer.until(lambda: len(ears.heard) == 3)
    kinds = {type(event): event for event in ears.heard[1:]}
    assert {event.kind for event in ears.heard[1:] if isinstance(event, Refused)} == {
        "viewer-stopped",
        "unsupported",
    }, kinds
    document.ask(lambda job, doc: Render(job, doc, 3, 1.0), ears)
    viewer.until(lambda: len(ears.heard) == 4)
    assert isinstance(ears.heard[3], Rendered)


def test_a_document_that_costs_two_processes_is_opened_again_only_on_demand(
    viewer: Viewer,  # noqa: F811
):
    passage = viewer.text("crash.txt", "Words.")
    given_up: list[int] = []
    viewer.host.gaveUp.connect(given_up.append)
    document, ears = opened(viewer, passage.path)
    (refused,) = ears.heard
    assert isinstance(refused, Refused) and refused.kind == "viewer-stopped"
    assert given_up == [document.number]
    document.open(ears)
    viewer.until(lambda: len(ears.heard) == 2)
    assert viewer.host.pid is None, "it was opened once more without being asked for"
    Path(passage.path).write_text("It was mended.")
    document.forgive()
    document.open(ears)
    viewer.until(lambda: len(ears.heard) == 3)
    assert isinstance(ears.heard[2], Opened)


def test_a_process_that_hangs_is_replaced_and_the_next_document_shown(viewer: Viewer):  # noqa: F811
    hanging = Document(viewer.host, "hang.txt", str(viewer.folder / "hang.txt"), "")
    ears = Ears()
    hanging.open(ears)
    _, others = opened(viewer, viewer.text("note.txt", "Some words.").path)
    assert isinstance(others.heard[0], Opened)
    viewer.until(lambda: bool(ears.heard))
    assert isinstance(ears.heard[0], Refused) and ears.heard[0].kind == "viewer-stopped"


def test_what_nobody_waits_for_any_more_holds_up_nobody(viewer: Viewer):  # noqa: F811
    hanging = Document(viewer.host, "hang.txt", str(viewer.folder / "hang.txt"), "")
    ears = Ears()
    hanging.open(ears)
    hanging.close()
    _, others = opened(viewer, viewer.text("note.txt", "Some words.").path)
    assert isinstance(others.heard[0], Opened) and not ears.heard


def test_what_a_tricked_process_sends_is_not_executed(
    qtbot: Any, loop: Any, tmp_path: Path, caplog: Any
):
    trap = tmp_path / "made by the viewer"
    host, ears = ViewerHost(fake_viewer.lying, str(trap)), Ears()
    host.submit(lambda job: Open(job, 1, "any"), ears)
    qtbot.waitUntil(lambda: bool(ears.heard), timeout=30_000)
    assert isinstance(ears.heard[0], Refused)
    assert not trap.exists()
    assert "no event of the viewer process" in caplog.text
    host.kill()


def test_a_process_that_cannot_start_ends_in_a_sentence(qtbot: Any, loop: Any, tmp_path: Path):
    host, ears = ViewerHost(fake_viewer.crash, str(tmp_path)), Ears()
    host.submit(lambda job: Open(job, 1, "any"), ears)
    qtbot.waitUntil(lambda: bool(ears.heard), timeout=30_000)
    assert isinstance(ears.heard[0], Refused) and ears.heard[0].message.endswith(".")
    host.kill()
