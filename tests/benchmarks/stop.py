"""Stop: how long until the model is at rest, and how long until a process that stopped is gone.

The default language model in this process. "At rest" is when nothing computes any more, not when
the reader is let go.
"""

import argparse
import random
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.engine.documents import NodeWithScore, TextNode
from app.engine.llm import ChatMessage
from app.engine.query_engine import RetrieverQueryEngine
from app.engine.stream import Cancellation
from tests.benchmarks import measure
from tests.benchmarks.libraries import SEED, prose
from tests.benchmarks.measure import LLM, ROOT, Report, ms, need

if TYPE_CHECKING:
    from app.engine.huggingface import HuggingFaceLLM

PROMPT_TOKENS = 1_400
DECODE_MS, PREFILL_MS, EXIT_SECONDS = 100, 300, 1.0
SHORT = (ChatMessage("user", "Name three colours of the rainbow."),)


def bench(arguments: argparse.Namespace, _folder: Path, report: Report) -> None:
    """Stop while it writes, stop while it reads, ask again, leave."""
    need(LLM)
    from app.engine.huggingface import HuggingFaceLLM

    llm = HuggingFaceLLM.from_pack(max_new_tokens=64)
    messages = long_prompt(llm)
    before = llm.complete(SHORT, cancel=Cancellation())
    rng = random.Random(SEED)
    decode = [
        stop_while_writing(llm, messages, rng.randint(2, 20))
        for _ in range(3 if arguments.quick else 10)
    ]
    report.at_most("Stop while writing, worst", ms(max(decode)), "ms", DECODE_MS,
                   f"median {ms(measure.median(decode) or 0)} ms of {len(decode)}")  # fmt: skip
    reading = _seconds_to_first_text(llm, messages)
    moments = [rng.uniform(0.03, 0.97) for _ in range(3 if arguments.quick else 10)]
    prefill = [stop_while_reading(llm, messages, moment * reading) for moment in moments]
    note = f"{len(prefill)} random moments of {reading:.2f} s"
    report.at_most(f"Stop while reading {PROMPT_TOKENS:,} tokens, worst", ms(max(prefill)), "ms",
                   PREFILL_MS, note)  # fmt: skip
    report.at_most(f"Stop while reading {PROMPT_TOKENS:,} tokens, 95 of 100",
                   ms(measure.percentile(prefill, 0.95) or 0), "ms", PREFILL_MS,
                   f"median {ms(measure.median(prefill) or 0)} ms")  # fmt: skip
    same = llm.complete(SHORT, cancel=Cancellation()) == before
    report.holds("the next question is answered, word for word as before", same and bool(before))
    for phase in ("writing", "reading"):
        exits = [watch_exit(phase) for _ in range(2 if arguments.quick else 5)]
        codes = [code for _, code in exits]
        report.at_most(f"process gone after an answer stopped while {phase}",
                       max(seconds for seconds, _ in exits), "s", EXIT_SECONDS,
                       f"worst of {len(exits)}")  # fmt: skip
        report.holds(f"it ends in order after an answer stopped while {phase}", not any(codes),
                     f"exit statuses {', '.join(map(str, codes))}")  # fmt: skip
    report.details |= {
        "threads": _threads(), "prompt_tokens": llm.count_prompt(messages),
        "decode_ms": [ms(x) for x in decode], "prefill_ms": [ms(x) for x in prefill],
        "prefill_at": [round(x, 3) for x in moments],
    }  # fmt: skip


def long_prompt(llm: "HuggingFaceLLM", tokens: int = PROMPT_TOKENS) -> Sequence[ChatMessage]:
    """Return a prompt of that many tokens, give or take a few."""
    text = prose(tokens * 8)
    ids = llm.tokenizer(text, add_special_tokens=False)["input_ids"]
    frame = llm.count_prompt([ChatMessage("user", "Summarise this.\n\n")])
    cut = llm.tokenizer.decode(ids[: tokens - frame])
    return [ChatMessage("user", f"Summarise this.\n\n{cut}")]


def stop_while_writing(llm: Any, messages: Sequence[ChatMessage], pieces: int) -> float:
    """Return seconds from Stop, after that many pieces of text, until the model is at rest."""
    measure.progress(f"stop after {pieces} pieces")
    cancel, reached = Cancellation(), threading.Event()
    ended: list[float] = []

    def read() -> None:
        for count, _ in enumerate(llm.stream(messages, cancel=cancel), 1):
            if count == pieces:
                reached.set()
        ended.append(time.monotonic())
        reached.set()

    thread = threading.Thread(target=read)
    thread.start()
    reached.wait()
    stopped = time.monotonic()
    cancel.set()
    thread.join()
    return max(0.0, ended[0] - stopped)


def stop_while_reading(llm: Any, messages: Sequence[ChatMessage], after: float) -> float:
    """Return seconds from Stop, so many seconds into the prompt, until the model is at rest."""
    measure.progress(f"stop after {after:.2f} s of reading")
    cancel = Cancellation()
    stopped: list[float] = []

    def stop() -> None:
        stopped.append(time.monotonic())
        cancel.set()

    timer = threading.Timer(after, stop)
    timer.start()
    for _ in llm.stream(messages, cancel=cancel):
        pass
    ended = time.monotonic()
    timer.join()
    return max(0.0, ended - stopped[0])


def _seconds_to_first_text(llm: Any, messages: Sequence[ChatMessage]) -> float:
    """Return the median seconds that reading the prompt takes."""
    seconds = []
    for _ in range(2):
        began = time.monotonic()
        stream = llm.stream(messages, cancel=Cancellation())
        next(stream)
        seconds.append(time.monotonic() - began)
        stream.close()
    return min(seconds)


def _threads() -> int:
    import torch

    return torch.get_num_threads()


# -- leaving ---------------------------------------------------------------------------------------


def watch_exit(phase: str) -> tuple[float, int]:
    """Return seconds from the end of ``main`` until the process is gone, and its exit status."""
    measure.progress(f"leave while {phase}")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.stop", "--leave", phase], cwd=ROOT, text=True,
        stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        line = process.stdout.readline()
        began = time.monotonic()
        code = process.wait(120)
        seconds = time.monotonic() - began
    if line != "leaving\n":
        raise RuntimeError(f"the process that should leave ended with {code} before it could")
    return seconds, code


def leave(phase: str) -> int:
    """Stop an answer and come to the end of ``main``: what ``watch_exit`` runs."""
    from app.engine.huggingface import HuggingFaceLLM

    llm = HuggingFaceLLM.from_pack(max_new_tokens=256)
    text = long_prompt(llm)[0].content

    class OnePassage:
        def retrieve(self, query: Any, similarity_top_k: int | None = None) -> list[NodeWithScore]:
            return [NodeWithScore(TextNode(text), 1.0)]

    response = RetrieverQueryEngine.from_args(OnePassage(), llm, streaming=True).query(
        "What is it?"
    )
    if phase == "writing":
        for count, _ in enumerate(response.response_gen, 1):  # type: ignore[union-attr]
            if count == 5:
                break
    else:
        time.sleep(0.2)
        response.cancel()
    print("leaving", flush=True)
    return 0


def main() -> int:
    """Run the benchmark, or play the process that leaves."""
    parser = measure.parser(__doc__)
    parser.add_argument("--leave", choices=("writing", "reading"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.leave:
        return leave(arguments.leave)
    return measure.run("stop", arguments, bench)


if __name__ == "__main__":
    sys.exit(main())
