"""How good the passages are: the shared referee on squad2_wiki, through the command line.

The share of questions whose evidence stands inside the first 500 words retrieved, beside the plain
references that come with the corpora (chunks of 200 tokens, 300 questions).
"""

import argparse
import json
import shlex
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import measure
from tests.benchmarks.measure import EMBEDDER, ROOT, SHARED, SQUAD, Report, need

REFEREE = SHARED / "corpora" / "tools" / "evidence_within_words.py"
REFERENCES = {"dense": 0.753, "BM25": 0.883, "both ranks fused": 0.863}
"""Evidence within 500 words of squad2_wiki, from the corpora's own description."""


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Let the referee index and search, and put its scores into rows."""
    need(REFEREE, SQUAD, EMBEDDER)
    asked = 30 if arguments.quick else 300
    measure.progress(f"the referee asks {asked} questions")
    done = subprocess.run(
        [sys.executable, str(REFEREE), str(SQUAD), "--carrel",
         f"{shlex.quote(sys.executable)} -m app", "--n", str(asked), "--keep",
         str(folder / "referee")],
        cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    scores = json.loads(done.stdout)
    plain = ", ".join(f"{name} {share}" for name, share in REFERENCES.items())
    report.tell(
        "evidence within 500 retrieved words", scores["evidence"]["500"], "of 1",
        f"{asked} questions; plain references: {plain}",
    )  # fmt: skip
    for what, key, unit in (
        ("the first passage is of a right document", "doc@1", "of 1"),
        ("the best sentence holds the answer", "best_sentence_has_answer", "of 1"),
        ("questions refused although the documents answer them", "false_refusals", "of 1"),
        ("one search through the command line, median", "search_ms_p50", "ms"),
    ):
        report.tell(what, scores[key], unit)
    report.details |= {"referee": scores}


if __name__ == "__main__":
    sys.exit(measure.run("retrieval", measure.parser(__doc__).parse_args(), bench))
