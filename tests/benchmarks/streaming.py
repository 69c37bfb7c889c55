"""An answer of 10,000 tokens of markdown as it is written: the longest stall, the cost per token.

The real view at the end of a real scroll area with 200 answers above it, beside a timer of 5 ms.
Time of the window's thread alone is told where a busy machine would say more about itself. The
baseline is what PySide6 offers: ``setMarkdown`` with everything so far, every time.
"""

import argparse
import gc
import os
import random
import re
import sys
import time
from pathlib import Path
from typing import Any

from tests.benchmarks import measure
from tests.benchmarks.measure import Report, ms, percentile

TOKENS, ABOVE = 10_000, 200
STALL_MS, TICK_MS = 33, 5
A_SECOND = 60
"""Tokens a second of the slow run."""
A_FLUSH = 2
"""Tokens that such a run shows at a time, 30 times a second."""


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Measure cost, stalls at full and at reading speed, and hostile text."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app.ui import theme

    app = QApplication([])
    theme.apply(app, "light")
    gc.collect()
    gc.freeze()
    gc.disable()  # as the program does
    count = 2_000 if arguments.quick else TOKENS
    tokens = _tokens(count)
    report.details["characters"] = sum(map(len, tokens))
    _measure_cost(app, tokens, report)
    _measure_baseline(app, tokens, report)
    _measure_stalls(app, tokens, report, 3 if arguments.quick else 25)
    _measure_endless(report)


def _tokens(count: int) -> list[str]:
    """Return an answer cut as a model's tokenizer would: about four and a half characters each."""
    from tests.ui.markdown_samples import RICH, SAMPLES

    chance, text = random.Random(1), ""
    cut: list[str] = []
    while len(cut) < count:
        text = RICH if chance.random() < 0.6 else chance.choice(SAMPLES[1:11])
        cut += re.findall(r"\s?\S{1,6}|\s", text + "\n\n")
    return cut[:count]


class Scene:
    """A conversation with an answer at its end, followed as the window does."""

    def __init__(self, app: Any, live: Any) -> None:
        from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

        from app.ui.answer import AnswerView
        from tests.ui.markdown_samples import RICH

        self.app = app
        page = QWidget()
        column = QVBoxLayout(page)
        for _ in range(ABOVE):
            answer = AnswerView()
            answer.finish(RICH[:600])
            column.addWidget(answer)
        self.live = live
        column.addWidget(live)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(page)
        self.area.resize(820, 700)
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, high: bar.setValue(high))
        self.area.show()
        self.breathe()

    def breathe(self) -> None:
        """Let the window lay out and paint."""
        self.app.processEvents()
        self.app.processEvents()


def _measure_cost(app: Any, tokens: list[str], report: Report) -> None:
    from app.ui.answer import AnswerView

    measure.progress("cost per token")
    scene = Scene(app, AnswerView())
    costs = []
    for at in range(0, len(tokens), A_FLUSH):
        for token in tokens[at : at + A_FLUSH]:
            scene.live.append_text(token)
        began = time.thread_time()
        scene.live._flush()
        scene.breathe()
        costs.append(time.thread_time() - began)
    part = 1000 // A_FLUSH
    first, last = costs[part // 2 : part + part // 2], costs[-part:]
    report.at_most(
        "the last 1,000 tokens of an answer of 10,000, of the cost of the first",
        sum(last) / sum(first), "ratio", 1.5,
        f"{ms(sum(first) / 1000)} and {ms(sum(last) / 1000)} ms a token, layout and paint "
        f"included, {ABOVE} answers above; the first 500, on an empty screen, left out",
    )  # fmt: skip
    report.at_most("work at one go while it is written, worst", ms(max(costs)), "ms", STALL_MS,
                   f"half within {ms(measure.median(costs) or 0)} ms; the thread's")  # fmt: skip
    report.details["cost_p999_ms"] = ms(percentile(costs, 0.999) or 0)
    scene.area.deleteLater()


def _measure_baseline(app: Any, tokens: list[str], report: Report) -> None:
    """Show the last flushes as most would: everything, again."""
    from app.ui.answer import ReadingView

    measure.progress("the baseline")
    scene = Scene(app, ReadingView())
    costs = []
    for at in range(len(tokens) - 20 * A_FLUSH, len(tokens), A_FLUSH):
        began = time.thread_time()
        scene.live.document().setMarkdown("".join(tokens[: at + A_FLUSH]))
        scene.breathe()
        costs.append(time.thread_time() - began)
    report.tell("the same with setMarkdown for every piece: work at one go at the end",
                ms(measure.median(costs) or 0), "ms")  # fmt: skip
    scene.area.deleteLater()


def _measure_stalls(app: Any, tokens: list[str], report: Report, seconds: float) -> None:
    from app.ui.answer import AnswerView

    scene = Scene(app, AnswerView())
    idle, _, _ = _watch(scene, [], 0, min(seconds, 10))
    scene.area.deleteLater()
    report.tell("longest stall of an idle window here", ms(idle), "ms", "wall time")
    for name, pace in (("at full speed", 0), (f"at {A_SECOND} tokens a second", A_SECOND)):
        measure.progress(f"stalls {name}")
        scene = Scene(app, AnswerView())
        worst, own, shown = _watch(scene, tokens, pace, seconds)
        note = f"{shown:,} tokens; a tick every {TICK_MS} ms; wall time; an idle window: {ms(idle)}"
        report.at_most(
            f"longest stall of the window's loop, {name}", ms(worst), "ms", STALL_MS, note
        )
        report.at_most(f"the window's own work between two ticks, {name}, worst", ms(own), "ms",
                       STALL_MS, "time of the thread")  # fmt: skip
        scene.area.deleteLater()


def _watch(
    scene: Scene, tokens: list[str], pace: float, seconds: float
) -> tuple[float, float, int]:
    """Stream in the loop itself, or only look on where there is nothing to stream.

    Return the longest time between two ticks, the longest own work there, and the tokens.
    """
    from PySide6.QtCore import QTimer

    ticks = [(time.monotonic(), time.thread_time())]
    began, given, done = ticks[0][0], 0, False

    def give() -> None:
        nonlocal given, done
        due = int((time.monotonic() - began) * pace) if pace else given + 40
        if pace and due > seconds * pace:
            due = int(seconds * pace)
        for token in tokens[given:due]:
            scene.live.append_text(token)
        given = min(due, len(tokens))
        if given == len(tokens) or (pace and given >= seconds * pace):
            feeding.stop()
            scene.live.rendered.connect(end)
            scene.live.finish("".join(tokens[:given]))

    def end() -> None:
        nonlocal done
        done = True

    ticking, feeding = QTimer(), QTimer()
    ticking.timeout.connect(lambda: ticks.append((time.monotonic(), time.thread_time())))
    feeding.timeout.connect(give)
    ticking.start(TICK_MS)
    if tokens:
        feeding.start(2)
    else:
        QTimer.singleShot(int(seconds * 1000), end)
    while not done:
        scene.app.processEvents()
    ticking.stop()
    pairs = list(zip(ticks, ticks[1:], strict=False))
    worst = max(later[0] - sooner[0] for sooner, later in pairs)
    return worst, max(later[1] - sooner[1] for sooner, later in pairs), given


def _measure_endless(report: Report) -> None:
    """Read texts made to take for ever, and twice as much of them."""
    from app.ui.markdown.pieces import Script
    from tests.ui.markdown_samples import ENDLESS

    measure.progress("endless texts")
    ratios, slices = {}, []
    for name, text in ENDLESS.items():
        spent = []
        for part in (text * 2, text * 4):
            began, script = time.thread_time(), Script()
            for at in range(0, len(part), 1200):
                step = time.thread_time()
                script.feed(part[at : at + 1200])
                slices.append(time.thread_time() - step)
            script.finish()
            spent.append(time.thread_time() - began)
        ratios[name] = spent[1] / max(spent[0], 0.01)
    worst = max(ratios, key=lambda name: ratios[name])
    report.at_most("time for twice as much hostile text, worst of all kinds", ratios[worst],
                   "times", 3.5, f"{len(ratios)} kinds; the worst: {worst}")  # fmt: skip
    report.tell("reading 1,200 characters of it, worst", ms(max(slices)), "ms")
    report.details["hostile"] = {name: round(ratio, 2) for name, ratio in ratios.items()}


if __name__ == "__main__":
    sys.exit(measure.run("streaming", measure.parser(__doc__).parse_args(), bench))
