"""Carrel beside LlamaIndex: the same files, weights, chunks, prompt and answer lengths, in turns.

The peer runs in the interpreter given by ``--peer-python``, because versions must not mix: once in
float32, once in bfloat16. Indexing, retrieval among 10,000 chunks, first text, whole answer.
"""

import argparse
import json
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from app.worker import ENVIRONMENT
from tests.benchmarks import measure
from tests.benchmarks.libraries import LARGE, grow, questions, small_library
from tests.benchmarks.measure import EMBEDDER, LLM, SQUAD, Contestant, Report, Skipped, median, need

SIZE, OVERLAP = 256, 20
TOKENS, TOP_K, THREADS = 48, 5, 2
INDEX, RETRIEVAL, FIRST_TEXT, WHOLE = 0.6, 0.2, 0.6, 0.7
"""Targets: at most this share of LlamaIndex's time."""
PEER_NEEDS = (
    "llama_index.core",
    "llama_index.llms.huggingface",
    "llama_index.embeddings.huggingface",
)

Times = dict[str, list[dict[str, Any]]]


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Load everybody, then go through the phases, in turns within each."""
    need(SQUAD, EMBEDDER, LLM)
    _need_peer(arguments.peer_python)
    library = small_library(arguments.library or folder / "small")
    with ExitStack() as stack:
        own = stack.enter_context(_start("Carrel", sys.executable, "own_side", ENVIRONMENT))
        peers = {
            dtype: stack.enter_context(
                _start(f"LlamaIndex {dtype}", arguments.peer_python, "peer_llamaindex", {})
            )
            for dtype in ("float32", "bfloat16")
        }
        fixed = {
            "embedder": str(EMBEDDER), "llm": str(LLM), "threads": THREADS, "size": SIZE,
            "overlap": OVERLAP, "tokens": TOKENS,
        }  # fmt: skip
        report.details["versions"] = {
            "Carrel": own.do("load", dtype="", **fixed),
            **{dtype: peer.do("load", dtype=dtype, **fixed) for dtype, peer in peers.items()},
        }
        docs = _few_documents(folder) if arguments.quick else SQUAD / "docs"
        _index(own, peers, docs, folder, 1 if arguments.quick else 3, report)
        _retrieve(own, peers["float32"], library, folder, 10 if arguments.quick else 60, report)
        _answer(own, peers, 2 if arguments.quick else 8, report)
    report.notes += [
        "Ratios are of medians measured in turns: Carrel's time by LlamaIndex's.",
        "float32 is LlamaIndex with float32 weights; transformers 5 takes a pack's own bfloat16 "
        "unless told otherwise, so the bfloat16 rows stand beside them.",
        "Carrel lets idle threads sleep (OMP_WAIT_POLICY=PASSIVE), LlamaIndex runs as it is: its "
        "threads spin, a busy machine holds it up more, and only a quiet one compares fairly.",
    ]


def _need_peer(python: str) -> None:
    code = "import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, sys.argv[1:])))"
    try:
        done = subprocess.run([python, "-c", code, *PEER_NEEDS], capture_output=True)
    except OSError as error:
        raise Skipped("the peer's interpreter cannot be run") from error
    if done.returncode:
        raise Skipped("LlamaIndex is not installed for the peer's interpreter (--peer-python)")


def _start(name: str, python: str, module: str, env: dict[str, str]) -> Contestant:
    return Contestant(name, [python, "-m", f"tests.benchmarks.{module}"], env)


def _few_documents(folder: Path) -> Path:
    """Return a folder with the smallest documents: enough to see that everything runs."""
    few = folder / "few"
    few.mkdir()
    for file in sorted((SQUAD / "docs").iterdir(), key=lambda file: file.stat().st_size)[:6]:
        shutil.copy(file, few)
    return few


def _index(
    own: Contestant, peers: dict[str, Contestant], documents: Path, folder: Path, rounds: int,
    report: Report,
) -> None:  # fmt: skip
    docs = str(documents)
    times: Times = {"add": [], "library": [], **{dtype: [] for dtype in peers}}
    for turn in range(rounds):
        times["add"].append(own.do("add", docs=docs, folder=str(folder / f"add{turn}")))
        times["library"].append(own.do("index", docs=docs, folder=str(folder / f"own{turn}")))
        for dtype, peer in peers.items():
            place = str(folder / f"{dtype}{turn}")
            times[dtype].append(peer.do("index", docs=docs, folder=place))
    for way, words in (("add", "as the app adds them"), ("library", "with the library's calls")):
        for dtype in peers:
            what = f"indexing squad2_wiki {words} / LlamaIndex {dtype}"
            _compare(what, times[way], times[dtype], "seconds", INDEX, dtype, report)
    report.details["index"] = times


def _retrieve(
    own: Contestant, peer: Contestant, library: Path, folder: Path, count: int, report: Report
) -> None:
    held = folder / "held"
    held.mkdir()
    texts, vectors, _ = grow(library, LARGE)
    (held / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    np.save(held / "vectors.npy", vectors)
    for contestant in (own, peer):
        assert contestant.do("hold", folder=str(held)) == LARGE
    asked = questions(count + 2)
    for contestant in (own, peer):
        contestant.do("retrieve", questions=asked[:2])  # what is only slow once
    took: dict[str, list[float]] = {"default": [], "hybrid": [], "peer": []}
    for start in range(2, len(asked), 5):
        group = asked[start : start + 5]
        took["default"] += own.do("retrieve", questions=group)
        took["peer"] += peer.do("retrieve", questions=group)
        took["hybrid"] += own.do("retrieve", questions=group, mode="hybrid")
    note = (
        f"{measure.rounded(median(took['default']))} / {measure.rounded(median(took['peer']))} ms, "
        f"{len(took['peer'])} distinct "
        f"questions, embedding them included; Carrel searches by {own.do('way')}"
    )
    share = measure.ratio(took["default"], took["peer"])
    what = f"retrieval among {LARGE:,} chunks"
    report.at_most(f"{what} / LlamaIndex float32", share, "ratio", RETRIEVAL, note)
    report.tell(f"{what}, meaning and words", median(took["hybrid"]), "ms")
    report.details["retrieve_ms"] = took


def _answer(own: Contestant, peers: dict[str, Contestant], count: int, report: Report) -> None:
    everyone = {"own": own, **peers}
    asked = questions(count + 1)[::-1]
    for contestant in everyone.values():
        contestant.do("answer", question=asked[0], top_k=TOP_K)  # what is only slow once
    times: Times = {name: [] for name in everyone}
    for turn, question in enumerate(asked[1:]):
        names = list(everyone)[:: -1 if turn % 2 else 1]  # nobody is always the first
        for name in names:
            times[name].append(everyone[name].do("answer", question=question, top_k=TOP_K))
    for key, what, limit in (
        ("first_text_s", "time to first text", FIRST_TEXT), ("seconds", "whole answer", WHOLE),
    ):  # fmt: skip
        for dtype in peers:
            _compare(f"{what} / LlamaIndex {dtype}", times["own"], times[dtype], key, limit, dtype,
                     report)  # fmt: skip
    for name, rows in times.items():
        for key in ("prompt_tokens", "answer_tokens"):
            label = "Carrel" if name == "own" else f"LlamaIndex {name}"
            report.tell(f"{key.replace('_', ' ')}, {label}", median([r[key] for r in rows]), "")
    report.details["answers"] = times


def _compare(
    what: str, ours: list[dict[str, Any]], theirs: list[dict[str, Any]], key: str, limit: float,
    dtype: str, report: Report,
) -> None:  # fmt: skip
    """Add the ratio of the medians; the target is for LlamaIndex in float32."""
    a, b = [row[key] for row in ours], [row[key] for row in theirs]
    share = measure.ratio(a, b)
    note = f"{measure.rounded(median(a))} / {measure.rounded(median(b))} s, {len(a)} turns"
    if "chunks" in ours[0]:
        note += f"; {ours[0]['chunks']:,} / {theirs[0]['chunks']:,} chunks"
    if dtype == "float32":
        report.at_most(what, share, "ratio", limit, note)
    else:
        report.tell(what, share, "ratio", note)


def main() -> int:
    """Run the benchmark."""
    parser = measure.parser(__doc__)
    parser.add_argument("--library", type=Path, help="a library of squad2_wiki; else made")
    parser.add_argument(
        "--peer-python", default=sys.executable, help="an interpreter that has LlamaIndex"
    )
    return measure.run("llamaindex", parser.parse_args(), bench)


if __name__ == "__main__":
    sys.exit(main())
