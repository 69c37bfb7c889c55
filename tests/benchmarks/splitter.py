"""Invariant I8: a megabyte of prose is split in less than two seconds on one core, silently.

Counted with the embedder's own tokenizer, in the chunks that Carrel uses and in those of 256 tokens
that the comparison with LlamaIndex uses. The figure is the processor's time, as of one core:
whatever else that core does meanwhile is not the splitter's.
"""

import argparse
import contextlib
import io
import os
import sys
import time
from pathlib import Path

from app.engine.splitting import SentenceSplitter
from app.engine.tokens import FileTokenCounter, TokenCounter
from tests.benchmarks import measure
from tests.benchmarks.libraries import prose
from tests.benchmarks.measure import EMBEDDER, Report, need

CHARACTERS = 1_000_000
SECONDS = 2.0


def bench(arguments: argparse.Namespace, _folder: Path, report: Report) -> None:
    """Split the same megabyte with each splitter and each tokenizer."""
    need(EMBEDDER)
    text = prose(CHARACTERS)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    counters = {
        "the embedder's tokenizer": FileTokenCounter(EMBEDDER / "tokenizer.json"),
        "words": TokenCounter(str.split),
    }
    for name, counter in counters.items():
        for size in (200, 256):
            splitter = SentenceSplitter(size, 20, tokenizer=counter)
            _time(f"chunks of {size}, counted with {name}", splitter, text, arguments.quick, report)


def _time(what: str, splitter: SentenceSplitter, text: str, quick: bool, report: Report) -> None:
    printed = io.StringIO()
    seconds, cpu, chunks = [], [], []
    for _ in range(1 if quick else 5):
        measure.progress(what)
        began, worked = time.monotonic(), time.process_time()
        with contextlib.redirect_stdout(printed):
            chunks = splitter.chunks(text)
        seconds.append(time.monotonic() - began)
        cpu.append(time.process_time() - worked)
    silent = "nothing printed" if not printed.getvalue() else "PRINTED SOMETHING"
    note = f"{len(chunks):,} chunks; {measure.median(seconds):.2f} s by the clock; {silent}"
    report.at_most(f"1 MB of prose, {what}", measure.median(cpu), "CPU s", SECONDS, note)


if __name__ == "__main__":
    sys.exit(measure.run("splitter", measure.parser(__doc__).parse_args(), bench))
