"""Shared by every test: no screen, no network, one owner of the event loop, nothing left behind."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
os.environ.setdefault("QT_API", "pyside6")
os.environ["HF_HUB_OFFLINE"] = "1"

import asyncio
import multiprocessing
import threading
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def loop(qapp: Any) -> Iterator[asyncio.AbstractEventLoop]:
    """Run asyncio inside pytest-qt's application: ``qtbot.waitUntil`` drives both.

    Do not add pytest-asyncio: the loop would have two owners.
    """
    import qasync

    loop = qasync.QEventLoop(qapp, already_running=True)
    asyncio.set_event_loop(loop)
    yield loop
    for task in asyncio.all_tasks(loop):
        task.cancel()
    for _ in range(5):
        qapp.processEvents()
    asyncio.events._set_running_loop(None)  # already_running set it, and nobody unsets it
    asyncio.set_event_loop(None)
    # WORKAROUND https://github.com/pytest-dev/pytest-qt/issues/448: close() refuses otherwise
    loop._QEventLoop__is_running = False
    loop.close()


@pytest.fixture
def no_leaks() -> Iterator[None]:
    """Fail a test that leaves a thread, a process, a window or a timer behind.

    Opt in with ``usefixtures``; it must be set up before, so torn down after, the fixtures that
    own such things.
    """
    threads = set(threading.enumerate())
    processes = set(multiprocessing.active_children())
    widgets = _widgets()
    yield
    assert set(threading.enumerate()) <= threads, "a thread was left running"
    assert set(multiprocessing.active_children()) <= processes, "a process was left running"
    assert _widgets() <= widgets, "a window was left open"


def _widgets() -> set[str]:
    """Return the top-level widgets, once deferred deletions are done; none where Qt is not."""
    import sys

    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if app is None:
        return set()
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {repr(widget) for widget in QApplication.topLevelWidgets()}
