"""Every format people have: the scorer of the corpus of formats, on ``carrel read``."""

import argparse
import re
import sys
from pathlib import Path

from tests.benchmarks import measure
from tests.benchmarks.measure import SHARED, Report
from tests.benchmarks.scorers import score, summary

PASS = 0.97


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Score the formats that everybody has and the rest."""
    options = ["--only", ".md"] if arguments.quick else []
    printed = score("check_formats.py", SHARED / "corpora" / "formats" / "dev", "--timeout", "300",
                    "--out", str(folder / "formats.jsonl"), *options)  # fmt: skip
    line, core = summary(printed, "CORE")
    passed = re.search(r"pass ([\d.]+)", line)
    assert passed is not None
    files = sum(core.values())
    report.at_least("files of usual formats read rightly", float(passed[1]), "of 1", PASS,
                    f"{files} files: {_words(core)}")  # fmt: skip
    _, every = summary(printed, "ALL")
    report.holds("no crash, no text missing",
                 not every.get("CRASH") and not every.get("MISSING"), _words(every))  # fmt: skip
    report.details |= {"printed": printed.splitlines()}


def _words(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.items())


if __name__ == "__main__":
    sys.exit(measure.run("formats", measure.parser(__doc__).parse_args(), bench))
