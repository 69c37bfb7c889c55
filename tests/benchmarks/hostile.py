"""Files that want to do harm: the scorer of the hostile corpus, on ``carrel read``."""

import argparse
import json
import sys
from pathlib import Path

from tests.benchmarks import measure
from tests.benchmarks.measure import SHARED, Report
from tests.benchmarks.scorers import score


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Read each in turn under the limits that the corpus sets."""
    out = folder / "hostile.jsonl"
    options = ["--limit", "5"] if arguments.quick else []
    printed = score("check_hostile.py", SHARED / "corpora" / "hostile" / "dev", "--out", str(out),
                    *options)  # fmt: skip
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    bad = [row["path"] for row in rows if not row["ok"]]
    slowest = max(rows, key=lambda row: row["seconds"])
    note = f"{len(rows)} files; slowest {slowest['seconds']:.1f} s" + "".join(f"; {p}" for p in bad)
    report.holds("every hostile file ends as it should", not bad, note)
    listener = "listener True" in printed
    report.tell("connections were listened for", float(listener), measure.YES)
    report.details |= {"printed": printed.splitlines()}


if __name__ == "__main__":
    sys.exit(measure.run("hostile", measure.parser(__doc__).parse_args(), bench))
