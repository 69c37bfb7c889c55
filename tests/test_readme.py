"""What the README shows runs as it stands there."""

import re
from pathlib import Path

import pytest

from app import paths
from app.cli import make_parser

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.models
def test_the_library_snippet_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from app.engine import HuggingFaceLLM, Settings

    if not (paths.models() / "smollm2-135m-instruct" / "pack.json").is_file():
        pytest.skip("the default packs are not installed: run `python3 run.py` once")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "essay.txt").write_text("I wrote stories and built radios as a child.")
    monkeypatch.chdir(tmp_path)
    Settings.reset()
    Settings.llm = HuggingFaceLLM.from_pack(max_new_tokens=16)
    snippets = re.findall(r"```python\n(.*?)```", README, re.S)
    assert len(snippets) == 1
    exec(compile(snippets[0], "README.md", "exec"), {})
    Settings.reset()
    answer, _, sources = capsys.readouterr().out.partition(">")
    assert answer.strip() and "essay.txt" in sources


def test_every_command_in_the_readme_is_one():
    parser = make_parser()
    commands = re.findall(r"run\.py cli (.+)", README)
    assert len(commands) >= 7
    for command in commands:
        words = re.findall(r'"[^"]*"|\S+', command)
        assert parser.parse_args([word.strip('"') for word in words]).run


def test_every_picture_in_the_documents_is_there():
    for name in ("README.md", "ARCHITECTURE.md"):
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / name).read_text("utf-8")):
            assert (ROOT / target).is_file(), target
