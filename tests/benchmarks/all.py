"""Run every benchmark, one after another, and write the table: ``tests/benchmarks/RESULTS.md``.

    python -m tests.benchmarks.all --peer-python PYTHON [--date DAY] [--only NAME …] [--quick]

Figures of a busy machine are no verdict: the table says how busy it was.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks import measure
from tests.benchmarks.measure import ROOT, progress

RESULTS = Path(__file__).with_name("RESULTS.md")
NAMES = (
    "window", "library_list", "streaming", "conversation", "first_question", "passages",
    "streams", "stop", "async_stream", "splitter", "retrieval", "llamaindex", "embedding",
    "pipeline", "asking_while_indexing", "refresh", "closing", "memory", "writing", "scale",
    "formats", "hostile", "viewer",
)  # fmt: skip
WITH_LIBRARY = (
    "window", "conversation", "first_question", "passages", "async_stream", "llamaindex",
)  # fmt: skip
BUSY = 1.0
"""A load average, before anything is measured, from which the machine counts as busy."""

Result = dict[str, Any]


def main() -> int:
    """Run them, write the table, and tell which targets were missed."""
    parser = measure.parser("Run every benchmark and write the table.")
    parser.add_argument("--peer-python", default=sys.executable, help="has LlamaIndex")
    parser.add_argument("--date", default="", help="the day to write down; else the commit's")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, metavar="NAME")
    parser.add_argument("--output", type=Path, help="else RESULTS.md; nothing with --quick")
    arguments = parser.parse_args()
    before = measure.load()
    with tempfile.TemporaryDirectory(prefix="carrel-bench-") as folder:
        results = {
            name: _run(name, arguments, Path(folder)) for name in NAMES if name in arguments.only
        }
    day = arguments.date or measure.git("log", "-1", "--format=%cs")
    output = arguments.output or (None if arguments.quick else RESULTS)
    if output is not None:
        output.write_text(_page(results, day, before, arguments.quick), encoding="utf-8")
    rows = [(name, row) for name, result in results.items() for row in result.get("rows", ())]
    summary = {
        "measured": len(rows),
        "targets": sum(row["ok"] is not None for _, row in rows),
        "missed": [f"{name}: {row['what']}" for name, row in rows if row["ok"] is False],
        "skipped": {n: r["skipped"] for n, r in results.items() if "skipped" in r},
        "failed": {n: r["failed"] for n, r in results.items() if "failed" in r},
        "written": None if output is None else output.name,
    }
    print(json.dumps(summary, indent=1, ensure_ascii=False))
    return 1 if summary["failed"] else 0


def _run(name: str, arguments: argparse.Namespace, folder: Path) -> Result:
    """Run one benchmark in a process of its own; return its object, or how it failed."""
    progress(f"--- {name}")
    command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
    command += ["--quick"] if arguments.quick else []
    command += ["--library", str(folder / "squad2_wiki")] if name in WITH_LIBRARY else []
    command += ["--peer-python", arguments.peer_python] if name == "llamaindex" else []
    done = subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE)
    try:
        result: Result = json.loads(done.stdout)
    except ValueError:
        return {"failed": f"it ended with status {done.returncode} and no result"}
    return result


# -- the page --------------------------------------------------------------------------------------


def _page(results: dict[str, Result], day: str, before: list[float], quick: bool) -> str:
    facts = measure.facts()
    parts = ["# What was measured", "", *_machine(facts, day, before, quick), ""]
    parts += ["| benchmark | what | figure | target | ok |", "|---|---|---|---|---|"]
    for name, result in results.items():
        parts += _rows(name, result)
    parts += ["", "## How to read it", "", *_notes(results), ""]
    return "\n".join(parts)


def _machine(facts: dict[str, Any], day: str, before: list[float], quick: bool) -> list[str]:
    commit = facts["commit"] or "an unknown commit"
    changed = f" with {facts['changed_files']} changed files" if facts["changed_files"] else ""
    said = [
        f"{day}, commit {commit}{changed}. {facts['cpu']}, {facts['cores']} cores, "
        f"{facts['memory_gib']} GiB, {facts['os']}; Python {facts['python']}, torch "
        f"{facts['torch']}, transformers {facts['transformers']}, PySide6 "
        f"{facts['PySide6_Essentials']}.",
    ]
    if before and before[0] >= BUSY:
        said.append("")
        said.append(f"**The machine was busy** (load {before[0]} before the first benchmark): "
                    "these figures are no verdict.")  # fmt: skip
    if quick:
        said += ["", "**A short run** (`--quick`): too few repetitions for a verdict."]
    return said


def _rows(name: str, result: Result) -> list[str]:
    if "rows" not in result:
        reason = result.get("skipped") or result.get("failed")
        kind = "skipped" if "skipped" in result else "failed"
        return [f"| {name} | {kind}: {_cell(str(reason))} | – | – | – |"]
    lines = []
    for row in result["rows"]:
        what = _cell(row["what"]) + (f"<br><sub>{_cell(row['note'])}</sub>" if row["note"] else "")
        ok = {True: "yes", False: "**no**", None: "–"}[row["ok"]]
        lines.append(f"| {name} | {what} | {_figure(row)} | {row['target'] or '–'} | {ok} |")
    return lines


def _figure(row: dict[str, Any]) -> str:
    if row["figure"] is None:
        return "not measured"
    if row["unit"] == measure.YES:
        return "yes" if row["figure"] else "no"
    unit = "" if row["unit"] == "ratio" else f" {row['unit']}"
    return f"{row['figure']:g}{unit}".strip()


def _notes(results: dict[str, Result]) -> list[str]:
    lines = [
        "- Ratios compare two things measured in turns, in one run; below 1 Carrel is faster.",
        "- Rows without a target are told for orientation.",
        "- `python -m tests.benchmarks.NAME` measures one again; its JSON holds every single "
        "figure behind a median.",
    ]
    for name, result in results.items():
        lines += [f"- {name}: {note}" for note in result.get("notes", ())]
        machine = result.get("machine", {})
        if machine.get("load_before"):
            load = f"{machine['load_before'][0]} → {machine['load_after'][0]}"
            lines.append(f"- {name}: {result['seconds']:g} s, load {load}.")
    return lines


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
