"""The command line's contract, on the real program with the real default models."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.errors import FAILURE_KINDS

PATIENCE = 180
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli")


def carrel(place: Path, *arguments: str, status: int = 0) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments], capture_output=True, timeout=PATIENCE,
        env={**os.environ, "CARREL_DATA": str(place / "data")}, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def library(place: Path) -> Path:
    for pack in ("all-minilm-l6-v2", "smollm2-135m-instruct"):
        if not (paths.models() / pack / "pack.json").is_file():
            pytest.skip("the default packs are not installed: run `python3 run.py` once")
    papers = place / "papers"
    papers.mkdir()
    (papers / "lease.md").write_text(
        "# Lease\n\n## Notice\n\nThe notice period is three months. It was signed by Ada Byron "
        "on 4 May 2021 in Leeds.\n"
    )
    (papers / "soup — Suppe 文.txt").write_text("Boil the leeks for twenty minutes, then add salt.")
    (papers / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    out, _ = carrel(place, "index", "--library", str(place / "library"), "--json", str(papers))
    events = rows(out)
    assert {e["event"] for e in events} == {"indexed", "failed", "done"}
    assert set(events[-1]) == {
        "event", "documents", "chunks", "failed", "unchanged", "removed", "seconds",
    }  # fmt: skip
    assert (events[-1]["documents"], events[-1]["failed"]) == (2, 1)
    failed = next(e for e in events if e["event"] == "failed")
    assert failed["kind"] in FAILURE_KINDS and failed["reason"]
    return place / "library"


@pytest.mark.models
def test_indexing_again_changes_nothing(place: Path, library: Path):
    out, _ = carrel(place, "index", "--library", str(library), "--json", str(place / "papers"))
    assert rows(out)[-1] | {"seconds": 0} == {
        "event": "done", "documents": 0, "chunks": 0, "failed": 1, "unchanged": 2, "removed": 0,
        "seconds": 0,
    }  # fmt: skip


@pytest.mark.models
def test_search_gives_spans_of_the_text_that_read_prints(place: Path, library: Path):
    questions = place / "questions.jsonl"
    questions.write_text(
        '{"id": "a", "question": "How long is the notice period?"}\n\n'
        '{"id": "b", "question": "How long do leeks boil?"}\n'
    )
    out, _ = carrel(
        place, "search", "--library", str(library), "--json", "-k", "2",
        "--questions", str(questions),
    )  # fmt: skip
    first, second = rows(out)
    assert (first["id"], second["id"]) == ("a", "b") and first["found"] and second["found"]
    best = first["passages"][0]
    assert Path(best["path"]).name == "lease.md" and best["anchor"]["heading"] == "Lease > Notice"
    text, _ = carrel(place, "read", best["path"])
    assert text[best["start"] : best["end"]] == best["text"]
    assert text[slice(*best["sentence"])] == "The notice period is three months."
    assert Path(second["passages"][0]["path"]).name == "soup — Suppe 文.txt"


@pytest.mark.models
def test_ask_streams_and_ends_with_one_answer(place: Path, library: Path):
    out, _ = carrel(place, "ask", "--library", str(library), "--json", "Who signed the lease?")
    events = rows(out)
    assert events[0]["event"] == "passages" and events[-1]["event"] == "answer"
    assert {e["event"] for e in events[1:-1]} == {"text"}
    answer = events[-1]
    assert set(answer) == {
        "event", "id", "text", "found", "finish_reason", "citations", "first_passage_ms",
        "first_text_ms", "seconds", "prompt_tokens", "answer_tokens",
    }  # fmt: skip
    assert answer["text"] == "".join(e["text"] for e in events[1:-1]) and answer["text"].strip()
    assert answer["prompt_tokens"] > 40 and answer["answer_tokens"] > 0
    for citation in answer["citations"]:
        assert set(citation) == {"path", "anchor", "start", "end", "quote", "support"}
        source, _ = carrel(place, "read", citation["path"])
        assert source[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.models
def test_a_foreign_question_is_not_answered(place: Path, library: Path):
    out, _ = carrel(place, "ask", "--library", str(library), "--json", "quantum chromodynamics?")
    answer = rows(out)[-1]
    assert answer["found"] is False and "do not seem to say" in answer["text"]
    assert answer["citations"] == [] and answer["answer_tokens"] == 0


@pytest.mark.models
def test_status_tells_the_fate_of_every_file(place: Path, library: Path):
    out, _ = carrel(place, "status", "--library", str(library), "--json")
    found = {Path(r["path"]).name: r for r in rows(out)}
    assert set(next(iter(found.values()))) == {
        "path", "state", "kind", "reason", "chunks", "anchors",
    }  # fmt: skip
    assert found["lease.md"]["state"] == "indexed" and found["lease.md"]["chunks"] > 0
    assert found["broken.pdf"]["state"] == "failed" and found["broken.pdf"]["kind"] == "corrupt"


@pytest.mark.models
def test_questions_for_people_are_readable(place: Path, library: Path):
    out, err = carrel(place, "search", "--library", str(library), "Who signed?")
    assert "lease.md" in out and "Ada Byron" in out and err == ""


@pytest.mark.models
def test_doctor_finds_nothing_wrong(place: Path, library: Path):
    out, _ = carrel(place, "doctor", "--library", str(library), "--json")
    checks = {r["check"]: r for r in rows(out)}
    assert all(r["ok"] for r in checks.values()), checks
    assert "refused" in checks["offline"]["detail"]
    assert "2 documents" in checks["library"]["detail"]


@pytest.mark.models
def test_models_are_listed_and_verified(place: Path, library: Path):
    out, _ = carrel(place, "models", "list", "--json")
    assert {r["name"] for r in rows(out)} >= {"all-minilm-l6-v2", "smollm2-135m-instruct"}
    out, _ = carrel(place, "models", "verify", "all-minilm-l6-v2", "--json")
    assert rows(out) == [{"name": "all-minilm-l6-v2", "ok": True, "problems": []}]
    _, err = carrel(place, "models", "remove", "no-such-pack", status=1)
    assert "no-such-pack" in err


@pytest.mark.models
def test_a_search_while_another_carrel_writes_only_reads(place: Path, library: Path):
    from filelock import FileLock

    with FileLock(library / "library.lock"):
        out, err = carrel(place, "search", "--library", str(library), "--json", "notice period")
        assert rows(out)[0]["found"] and "only read" in err
        _, err = carrel(place, "index", "--library", str(library), str(place / "papers"), status=1)
        assert "only be read" in err


def test_read_prints_text_or_one_clear_sentence(place: Path):
    file = place / "latin.txt"
    file.write_bytes("Café crème, déjà vu à Besançon — naïve façade\n".encode("cp1252"))
    out, err = carrel(place, "read", str(file))
    assert out == "Café crème, déjà vu à Besançon — naïve façade\n"
    out, _ = carrel(place, "read", "--json", str(file))
    row = rows(out)[0]
    assert set(row) == {"path", "kind", "text", "spans", "warnings"} and row["kind"] == "txt"
    assert row["spans"][0] | {"anchor": 0} == {"start": 0, "end": 46, "anchor": 0}
    broken = place / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    out, err = carrel(place, "read", "--json", str(broken), status=1)
    assert rows(out)[0]["kind"] == "corrupt" and err.count("\n") == 1
    out, err = carrel(place, "read", str(place / "missing.txt"), status=1)
    assert out == "" and "missing.txt" in err


def test_a_password_opens_a_pdf(place: Path):
    file = SHARED / "corpora" / "formats" / "dev" / "files" / "pdf" / "unst-password.pdf"
    if not file.is_file():
        pytest.skip("the shared corpora are not beside this checkout")
    _, err = carrel(place, "read", str(file), status=1)
    assert "protected with a password" in err
    (place / "passwords").write_text("wrong\npassword\n")
    out, _ = carrel(place, "read", "--password-file", str(place / "passwords"), str(file))
    assert "File with password" in out


@pytest.mark.parametrize(
    "arguments", [["search"], ["index"], ["no-such-verb"], ["ask", "--nope"], ["models", "import"]]
)
def test_wrong_usage_ends_with_two(place: Path, arguments: list[str]):
    _, err = carrel(place, *arguments, status=2)
    assert err


def test_nothing_to_do_ends_with_one(place: Path):
    library = ["--library", str(place / "none")]
    for arguments in (["index", *library, "/no/such/folder"], ["status", *library]):
        _, err = carrel(place, *arguments, status=1)
        assert err.strip().count("\n") == 0


def test_the_command_line_never_imports_the_window():
    code = "import sys; import app.cli; app.cli.make_parser(); print([m for m in sys.modules if"
    code += " m.split('.')[0] in ('PySide6', 'qasync', 'torch', 'transformers')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_question_may_be_limited_to_a_document(place: Path, library: Path):
    soup = str(place / "papers" / "soup — Suppe 文.txt")
    asked = ("--library", str(library), "--json", "--in", soup, "How long is the notice period?")
    out, _ = carrel(place, "search", *asked)
    assert {p["path"] for p in rows(out)[0]["passages"]} == {soup}
    out, _ = carrel(place, "ask", *asked)
    assert {p["path"] for p in rows(out)[0]["passages"]} == {soup}
    for verb in ("search", "ask"):
        _, said = carrel(
            place, verb, "--library", str(library), "--in", str(place / "no"), "How?", status=1
        )
        assert "Nothing in “no” has text that can be searched." in said
