"""Start the window, run it, and leave in order.

The window is on screen before the engine process is even started. What the window does is in
``window.py``; how the engine is kept alive is in ``host.py``.
"""

import asyncio
import gc
import json
import logging
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

os.environ["QT_API"] = "pyside6"  # qasync takes the first binding it finds otherwise
import qasync

from app import __version__, paths
from app.errors import LibraryError
from app.handover import Claim
from app.messages import WorkerOptions
from app.settings import Preferences
from app.ui import languages, theme, under_way
from app.ui.aftermath import Report, Watch
from app.ui.host import EngineHost, HostState
from app.ui.process import Entry
from app.ui.viewer_host import ViewerEntry, ViewerHost
from app.ui.visitors import Visitors
from app.ui.window import Window

log = logging.getLogger("carrel.window")
translate = QCoreApplication.translate

COLLECT_MS = 10_000
"""Garbage is collected this often, and only here: see ``_Sweeper``."""


WRITING_SECONDS = 10.0
"""A file that is being written when the person leaves has so long; disks hang."""

UNSEEN_MS = 1000
"""A window that is not painted by then (minimised, say) starts its engine all the same."""


class Application(QApplication):
    """The application; leaves only through the window, so that the engine leaves first.

    Signals:
        leaving(): the system or the menu asked Carrel to quit.
    """

    leaving = Signal()

    def event(self, event: QEvent) -> bool:
        """Turn a request to quit into an orderly one; Qt would stop the loop at once."""
        if event.type() is QEvent.Type.Quit:
            event.ignore()
            self.leaving.emit()
            return True
        return super().event(event)


class _Sweeper(QObject):
    """Collect garbage on the window's thread only.

    A collection that happens to run in the pipe's thread deletes Qt objects there; timers and
    widgets then crash the program much later, far from the cause.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the imports made stays; there is no use looking at it again
        self._timer = QTimer(self)
        self._timer.timeout.connect(gc.collect)
        self._timer.start(COLLECT_MS)


class _LogFile(logging.Handler):
    """Append to the log, opened for each of our few lines: the engine writes and rotates it too."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; a full disk is no reason to stop."""
        try:
            file = paths.log_file()
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8") as out:
                out.write(self.format(record) + "\n")
        except OSError:
            return


class _Faults(QObject):
    """Our own errors: kept in the log without any text of the person's, and told once.

    Signals:
        happened(): an error that nobody expected, on the window's thread.
    """

    happened = Signal()

    _telling = False

    def install(self) -> None:
        """Become the hook for everything that nobody caught."""
        sys.excepthook = self._report
        threading.excepthook = lambda fault: self._keep(
            fault.exc_type, fault.exc_value, fault.exc_traceback
        )

    def _report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._keep(kind, error, trace)
        if not self._telling:  # an error while it is told would be told without end
            self._telling = True
            self.happened.emit()
            self._telling = False

    def _keep(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Show everything to whoever started us in a terminal; log only where it happened."""
        traceback.print_exception(kind, error, trace)
        lines = "".join(traceback.format_tb(trace))
        log.error("%s in Carrel %s\n%s", kind.__name__, __version__, lines)


def build(language: str = "system") -> Application:
    """Return the application in a language, collecting its own garbage."""
    app = Application(sys.argv[:1])
    app.setApplicationName("Carrel")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("carrel")
    app.setQuitOnLastWindowClosed(False)
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "carrel.svg")))
    languages.speak(app, language)
    _Sweeper(app)
    return app


def run(
    entry: Entry,
    library: Path,
    dropped: Sequence[str] = (),
    *,
    viewer: ViewerEntry | None = None,
    claim: Claim | None = None,
) -> int:
    """Open the window on a library, with ``dropped`` paths added; return the exit status.

    ``entry`` is the engine's main function and ``viewer`` that of the process which opens
    documents; both run in spawned processes. ``claim`` is the hold on the library through which
    second starts are heard of.
    """
    preferences, damage = _preferences()
    app = build(str(preferences["language"]))
    watch = Watch(library)
    host = EngineHost(entry, WorkerOptions(str(library)), app)
    viewers = None if viewer is None else ViewerHost(viewer, str(library), app)
    desk = _Desk(app, host, viewers, preferences, library, claim, watch, damage)
    try:
        watch.begin()
        qasync.run(_live(desk, dropped))
        watch.end()
    except RuntimeError as error:
        # The session may end Qt's loop over our heads; anything else is ours.
        if "Event loop stopped" not in str(error):
            raise
        watch.end()
    finally:
        host.kill()  # or multiprocessing waits for it at exit
        if viewers is not None:
            viewers.kill()
        if claim is not None:
            claim.release()
    if under_way.writing():
        logging.shutdown()
        os._exit(0)  # a thread that hangs inside Qt would have Python's end abort
    return 0


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one run of the window consists of."""

    app: Application
    host: EngineHost
    viewers: ViewerHost | None
    preferences: Preferences
    library: Path
    claim: Claim | None
    watch: Watch
    damage: LibraryError | None


async def _live(desk: _Desk, dropped: Sequence[str]) -> None:
    """Show the window, start the engine, and wait until the person leaves."""
    app, host = desk.app, desk.host
    faults = _Faults(app)
    faults.install()
    _keep_log()
    theme.apply(app, desk.preferences)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: theme.apply(app, desk.preferences))
    window = Window(host, desk.viewers, desk.preferences, desk.library)
    window.restore_layout()
    left = asyncio.Event()
    window.closed.connect(left.set)
    app.leaving.connect(window.close)
    app.aboutToQuit.connect(left.set)
    faults.happened.connect(lambda: _tell_fault(window))
    window.painted.connect(lambda: _begin(window, host, dropped))
    _close_on_signals(window)
    _tell_beginning(window, desk)
    window.show()
    QTimer.singleShot(UNSEEN_MS, window, lambda: _begin(window, host, dropped))
    try:
        await left.wait()
    finally:
        window.hide()
        if not await under_way.written(WRITING_SECONDS):
            log.warning("a file was still being written when Carrel was left")
        if desk.viewers is not None:
            await asyncio.gather(host.close(), desk.viewers.close())
        else:
            await host.close()
        faults.happened.disconnect()  # there is no window left to tell it in
        window.deleteLater()


def _tell_beginning(window: Window, desk: _Desk) -> None:
    """Say what the person should know of the time before, and hear of second starts."""
    if desk.damage is not None:
        window.notices.tell("settings", desk.damage.message, desk.damage.advice)
    if desk.claim is not None:
        visitors = Visitors(desk.claim, window)
        visitors.came.connect(lambda paths: _welcome(window, paths))
        host = desk.host
        host.stateChanged.connect(lambda _state: visitors.follow(Path(host.options.library)))
    if desk.watch.report:
        _tell_aftermath(window, desk.watch)


def _begin(window: Window, host: EngineHost, dropped: Sequence[str]) -> None:
    """The window is on screen: now there is time for the rest."""
    if host.state is not HostState.OFF:
        return
    if os.environ.get("CARREL_TIMING") == "1":
        began = float(os.environ.get("CARREL_T0", "nan"))
        line = {"event": "window-visible", "seconds": round(time.time() - began, 4)}
        sys.stderr.write(json.dumps(line) + "\n")
        sys.stderr.flush()
    host.start()
    window.library.add(dropped)


def _keep_log() -> None:
    handler = _LogFile()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger("carrel").addHandler(handler)


def _tell_fault(window: Window) -> None:
    window.notices.tell(
        "fault",
        translate("app", "Something went wrong inside Carrel."),
        translate("app", "You can go on. What happened is in {0}.").format(paths.log_file()),
        level="error",
    )


def _tell_aftermath(window: Window, watch: Watch) -> None:
    """Say once that the run before did not end in order, and offer what is known of it."""
    message = (
        translate("app", "Carrel crashed the last time.")
        if watch.crashed
        else translate("app", "Carrel was ended abruptly the last time.")
    )
    window.notices.tell(
        "aftermath",
        message,
        translate("app", "Your documents and conversations are as they were."),
        level="info",
        action=translate("app", "Show report"),
        then=lambda: Report(window, watch.report).open(),
    )


def _welcome(window: Window, paths: Sequence[str]) -> None:
    """Carrel was started a second time: come to the front, with what that one brought."""
    window.come_forward()
    window.library.add(paths)


def _preferences() -> tuple[Preferences, LibraryError | None]:
    """Return the person's choices; where their file is damaged, the defaults and why."""
    try:
        return Preferences(), None
    except LibraryError as error:
        return Preferences.beside(error), error


def _close_on_signals(window: Window) -> None:
    """Close in order on Ctrl+C and on a polite kill, where the loop can listen to signals."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, window.close)
        except NotImplementedError:  # Windows has no such thing
            return
