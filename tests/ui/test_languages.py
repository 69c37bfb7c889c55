"""Translations: whole, true to their sources, and compiled."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from app.ui import engine_words

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = _tool()
TRANSLATED = [language for language in translations.LANGUAGES if language != "en"]

# -- the files ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the translations brought up to date with the sources, and compiled."""
    folder: Path = tmp_path_factory.mktemp("translations")
    for language in translations.LANGUAGES:
        file = translations.ts_file(language, folder)
        file.write_bytes(translations.ts_file(language).read_bytes())
        translations.compile_to(file, file.with_suffix(".qm"))  # as it is in the tree
        translations.update(file, language)
    return folder


def messages(file: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yield context, source and the translation's forms of each entry."""
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = translation.findall("numerusform") or [translation]
            source = message.findtext("source", "")
            yield context.findtext("name", ""), source, [form.text or "" for form in forms]


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_of_the_window_is_in_the_translations(fresh: Path, language: str) -> None:
    kept = {entry[:2] for entry in messages(translations.ts_file(language))}
    wanted = {entry[:2] for entry in messages(translations.ts_file(language, fresh))}
    assert sorted(wanted - kept) == [], "run packaging/translations.py"
    assert sorted(kept - wanted) == [], "run packaging/translations.py"


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_nothing_is_left_to_translate(language: str) -> None:
    assert list(translations.unfinished(translations.ts_file(language))) == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_what_is_compiled_is_what_is_translated(fresh: Path, language: str) -> None:
    compiled = translations.ts_file(language).with_suffix(".qm").read_bytes()
    again = translations.ts_file(language, fresh).with_suffix(".qm").read_bytes()
    assert compiled == again, "run packaging/translations.py"


FIELD = re.compile(r"\{[^{}]*\}|%L?n|%\d")
ENDS = {"؟": "?", "…": "…", ".": ".", "!": "!", ":": ":", "?": "?"}


def _end(text: str) -> str:
    return ENDS.get(text.rstrip("”“»")[-1:], "")


@pytest.mark.parametrize("language", TRANSLATED)
def test_fields_and_ends_are_those_of_the_source(language: str) -> None:
    wrong = []
    for context, source, forms in messages(translations.ts_file(language)):
        fields = sorted(FIELD.findall(source))
        for number, form in enumerate(forms):
            # In Arabic "one file", "two files" and "no files" need no figure.
            free = len(forms) > 1 and number < 3 and language == "ar"
            found = sorted(FIELD.findall(form))
            if found != fields and not (free and found == [f for f in fields if "n" not in f]):
                wrong.append((context, source, form))
            if _end(source) != _end(form):
                wrong.append((context, source, form))
    assert wrong == []


@pytest.mark.parametrize(("language", "script"), [("de", r"[A-Za-zÄÖÜäöüß]"), ("ar", r"[ء-ي]")])
def test_translations_are_in_their_language(language: str, script: str) -> None:
    same = {
        source
        for _, source, forms in messages(translations.ts_file(language))
        if not any(re.search(script, form) for form in forms) and re.search("[A-Za-z]{3}", source)
    }
    assert {text for text in same if " " in FIELD.sub("", text).strip()} == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    opening, closing, others = {"de": ("„", "“", '”"»«'), "ar": ("«", "»", '“”„"')}[language]
    for _, source, forms in messages(translations.ts_file(language)):
        for form in forms:
            assert form.count(opening) == form.count(closing), (source, form)
            assert not set(form) & set(others), (source, form)


def test_every_text_is_found_where_the_window_looks_for_it() -> None:
    known = {entry[:2] for entry in messages(translations.ts_file("de"))}
    lost = []
    for file in sorted((APP / "ui").rglob("*.py")):
        for context, source, line in _asked_for(ast.parse(file.read_text(encoding="utf-8"))):
            if (context, source) not in known:
                lost.append((file.name, line, context, source))
    assert lost == []


def _asked_for(tree: ast.Module) -> Iterator[tuple[str, str, int]]:
    """Yield context, text and line of each call that translates a literal."""
    owners = {
        id(node): owner.name
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for node in ast.walk(owner)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        texts = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
        if name == "tr" and texts:
            yield owners.get(id(node), "no class"), str(texts[0]), node.lineno
        elif name == "translate" and len(texts) == 2:
            yield str(texts[0]), str(texts[1]), node.lineno


# -- what the engine says ----------------------------------------------------------------------

SAID_BY = {
    "KnownError", "ReadError", "PackError", "LibraryError", "DiskFull", "LibraryDamaged",
    "QuestionError", "OutOfMemory", "StreamTimeout", "Refused", "Failed", "FileFailed", "Phase",
    "progress", "tell",
}  # fmt: skip
"""Calls whose texts reach the person, whatever they look like."""
NOT_TOLD = {
    "ValueError", "TypeError", "NotImplementedError", "PermissionError", "BugError",
    "UnpicklingError", "PromptTemplate", "warn", "execute", "executescript", "executemany",
    "compile", "info", "warning", "error", "exception", "debug", "Formatter", "tokenizer",
    "encode", "sub", "QT_TRANSLATE_NOOP", "add_argument", "add_parser", "ArgumentParser",
}  # fmt: skip
"""Calls whose texts never do: programmers' errors, logs, SQL, prompts, the command line's help."""
NOT_SAID = {
    "prompts.py": "what the model is told",
    "directory.py": "an interface for programmers",
    "conversion.py": "sentences that a converted model is tried with",
    "embedding.py": "sentences that a tokenizer is tried with",
    "models/device.py": "told by the command line",
    "synthesis.py": "what the model is told",
}
"""Modules with sentences that nobody sees; calls in ``SAID_BY`` count there all the same."""
FILLED = {
    "where": [" (/papers)"],
    "IGNORE_FILE": [".carrelignore"],
    "_DUTIES[role]": ["find passages", "write answers", "read pictures of pages"],
    "what": ["Nothing in what you chose", "Nothing in “Taxes”"],
    "error.message": ["The file is gone."],
    "again": ["", ", of which 3 will be read again"],
}
"""Fields that hold a part of the sentence, and what they may hold."""


def _texts(node: ast.AST) -> list[str]:
    """Return what a literal may say: fields are \\0, or \\1 where they are numbers."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            return ["".join(each) for each in product(*map(_texts, values))]
        case ast.FormattedValue(value=ast.IfExp() as choice) if all(
            isinstance(each, ast.Constant) for each in (choice.body, choice.orelse)
        ):
            return _texts(choice.body) + _texts(choice.orelse)
        case ast.FormattedValue(value=value) if ast.unparse(value) in FILLED:
            return FILLED[ast.unparse(value)]
        case ast.FormattedValue(format_spec=spec):
            return ["\1" if spec is not None else "\0"]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [one + other for one, other in product(_texts(left), _texts(right))]
        case _:
            return []


def _said(tree: ast.Module, quiet: bool) -> Iterator[str]:
    """Yield every text of a module that may reach the person."""
    above: dict[ast.AST, ast.AST] = {}
    for node in ast.walk(tree):
        above.update(dict.fromkeys(ast.iter_child_nodes(node), node))
    for node in ast.walk(tree):
        parent = above.get(node)
        if isinstance(parent, ast.Expr | ast.JoinedStr | ast.FormattedValue):
            continue
        if isinstance(parent, ast.BinOp) and _texts(parent):
            continue
        caller = ""
        while parent is not None and not caller and not isinstance(parent, ast.stmt):
            if isinstance(parent, ast.Call):
                name = parent.func
                caller = getattr(name, "attr", getattr(name, "id", ""))
            parent = above.get(parent)
        for text in _texts(node):
            worded = re.fullmatch(r"[A-Z\0][^\n]* [^\n]*", text) is not None
            if (caller in SAID_BY and worded) or (
                not quiet and caller not in NOT_TOLD and _is_sentence(text)
            ):
                yield text


def _is_sentence(text: str) -> bool:
    letters = re.sub(r"[\0\1]", "", text)
    plain = text.replace("{}", "\0")
    return (
        re.fullmatch(r"[A-Z\0“][^\n]* [^\n]*[.…!?]", plain) is not None
        and re.search(r"[a-z]{3}", letters) is not None
        and re.match(r"(SELECT|INSERT|DELETE|UPDATE|CREATE|WHERE|AND) ", text) is None
    )


def _known(text: str) -> bool:
    """Tell whether the catalogue has a text, whatever stands in its fields."""
    plain = text.replace("{}", "\0")
    fillings = product(("Xerxes", "7"), repeat=min(plain.count("\0"), 5))
    for filling in fillings:
        tried = plain.replace("\1", "7")
        for word in filling:
            tried = tried.replace("\0", word, 1)
        tried = tried.replace("\0", "Xerxes")
        if engine_words.is_known(tried.strip()):
            return True
    return False


def test_every_sentence_of_the_engine_can_be_translated() -> None:
    missing = []
    for file in sorted(APP.rglob("*.py")):
        room = file.relative_to(APP)
        if room.parts[0] in ("ui", "cli") or room.name in ("__main__.py", "offline.py"):
            continue
        quiet = room.name in NOT_SAID or "/".join(room.parts[-2:]) in NOT_SAID
        tree = ast.parse(file.read_text(encoding="utf-8"))
        missing += [f"{room}: {text}" for text in _said(tree, quiet) if not _known(text)]
    assert not missing, "not in app/ui/engine_sentences.py:\n" + "\n".join(missing)
