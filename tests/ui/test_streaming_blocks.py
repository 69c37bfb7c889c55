"""Markdown read piece by piece: right, in linear time, and never changing its mind."""

import random
from typing import Any

import pytest

from app.ui.markdown import colouring, mathematics
from app.ui.markdown.blocks import Blocks
from app.ui.markdown.inline import Style, parse
from app.ui.markdown.lines import Kind, Leaf
from app.ui.markdown.pieces import Mark, Piece, Script
from app.ui.markdown.safety import offered
from tests.ui.markdown_samples import ENDLESS, FRAGMENTS, HOSTILE, SAMPLES, nonsense, pieces


def rendered(parts: Any, *, whole: bool = True) -> list[Piece]:
    """Return the pieces of a text that comes in parts."""
    script = Script()
    for part in parts:
        script.feed(part)
    if whole:
        script.finish()
    return script.pieces


def leaves(text: str) -> list[tuple[Any, ...]]:
    """Return the structure that was found, in comparable form."""
    blocks = Blocks()
    blocks.feed(text)
    blocks.finish()
    found: list[tuple[Any, ...]] = []
    code: dict[int, int] = {}
    for leaf in blocks.leaves:
        if leaf.kind is Kind.CODE and leaf.group in code:
            nest, kind, level, lines = found[code[leaf.group]]
            found[code[leaf.group]] = (nest, kind, level, f"{lines}\n{_words(leaf)}")
        elif leaf.kind is Kind.ROW:
            cells = [span.text.replace("\\|", "|") for span in leaf.spans]
            cells += [""] * (len(leaf.aligns) - len(cells))
            found.append((leaf.nest, "row", 0, "\0".join(cells)))
        elif leaf.kind is not Kind.TEXT or _words(leaf):
            code[leaf.group] = len(found)
            found.append((leaf.nest, leaf.kind.value, leaf.level, _words(leaf)))
    return [(*each[:3], each[3].rstrip()) for each in found]


def _words(leaf: Leaf) -> str:
    if leaf.kind is Kind.CODE:
        return "\n".join(span.text for span in leaf.spans)
    return "\n".join(span.text.strip() for span in leaf.spans)


def reference(text: str) -> list[tuple[Any, ...]]:
    """Return what markdown-it makes of a text."""
    markdown_it = pytest.importorskip("markdown_it", reason="the reference is not installed")
    parser = markdown_it.MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["reference", "html_block", "html_inline"])
    found: list[tuple[Any, ...]] = []
    nest, row, level, kind = "", None, 0, "text"
    for token in parser.parse(text):
        content = "\n".join(line.strip() for line in token.content.split("\n"))
        match token.type:
            case "blockquote_open" | "list_item_open":
                nest += token.type[0].replace("b", "q").replace("l", "i")
            case "blockquote_close" | "list_item_close":
                nest = nest[:-1]
            case "heading_open" | "paragraph_open":
                kind = token.type.split("_")[0].replace("paragraph", "text")
                level = int(token.tag[1]) if kind == "heading" else 0
            case "tr_open":
                row = []
            case "tr_close":
                found.append((nest, "row", 0, "\0".join(row or [])))
                row = None
            case "inline" if row is not None:
                row.append(content)
            case "inline":
                found.append((nest, kind, level, content))
            case "fence" | "code_block":
                found.append((nest, "code", 0, token.content))
            case "hr":
                found.append((nest, "rule", 0, ""))
    return [(*each[:3], each[3].rstrip()) for each in found]


def test_blocks_are_those_of_the_reference() -> None:
    plain = [each for each in FRAGMENTS if not set(each) & set("$\\\r&<!")]
    differing = 0
    for seed in range(800):
        chance = random.Random(seed)
        text = "".join(chance.choice(plain) for _ in range(chance.randint(1, 14)))
        differing += leaves(text) != reference(text)
    # the reference lets a table begin where a list or quotation does; GitHub does not
    assert differing <= 3


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_every_beginning_looks_the_same_however_it_came(number: int) -> None:
    text, chance = SAMPLES[number], random.Random(number)
    for cut in range(0, len(text) + 1, 3 if len(text) < 300 else 29):
        beginning = text[:cut]
        parts = list(pieces(beginning, chance))
        assert rendered(parts, whole=False) == rendered([beginning], whole=False), beginning[-60:]
        assert rendered(parts) == rendered([beginning]), beginning[-60:]


@pytest.mark.parametrize("seed", range(12))
def test_nonsense_looks_the_same_however_it_came(seed: int) -> None:
    for number in range(40):
        chance = random.Random(seed * 1000 + number)
        text = nonsense(chance)
        if number == 0:
            text += "long " * chance.randint(700, 1800) + "\n" + text
        parts = list(pieces(text, chance))
        assert rendered(parts, whole=False) == rendered([text], whole=False), repr(text)
        assert rendered(parts) == rendered([text]), repr(text)


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_what_stands_on_screen_never_turns_into_something_else(number: int) -> None:
    script, before = Script(), ""
    for char in SAMPLES[number]:
        script.feed(char)
        shown = "\n".join(
            "\t".join("".join(run.text for run in cell) for cell in piece.cells) or piece.text
            for piece in script.pieces
        ).rstrip()
        kept = before.rstrip("\t ")
        assert shown.startswith(kept), (kept[-50:], shown[-50:])
        before = shown


def test_pieces_that_are_done_are_never_made_again() -> None:
    script, oldest = Script(), []
    for part in pieces(SAMPLES[0] * 20, random.Random(3)):
        count = len(script.pieces)
        oldest.append(count - script.feed(part))
    assert max(oldest) <= 2, "a code block's last line, and the line behind it"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bo", [("bo", Style.BOLD)]),
        ("**bold*", [("bold", Style.BOLD)]),
        ("*it", [("it", Style.ITALIC)]),
        ("~~no", [("no", Style.STRUCK)]),
        ("`co", [("co", Style.CODE)]),
        ("a [link", [("a", Style.PLAIN)]),
        ("a [link](http://exa", [("a", Style.PLAIN)]),
        ("a ![alt](x", [("a", Style.PLAIN)]),
        ("a $x^2", [("a", Style.PLAIN)]),
        ("a \\(x", [("a", Style.PLAIN)]),
        ("a &am", [("a", Style.PLAIN)]),
        ("costs $5 or", [("costs $5 or", Style.PLAIN)]),
        ("2 * 3", [("2 * 3", Style.PLAIN)]),
        ("2*3", [("2*3", Style.PLAIN)]),
        ("snake_case", [("snake_case", Style.PLAIN)]),
    ],
)
def test_an_open_line_shows_what_it_will_be(text: str, shown: list[tuple[str, Style]]) -> None:
    assert [(run.text, run.style) for run in parse(text, open=True)] == shown


def test_numbers_go_on_where_the_model_lets_them() -> None:
    text = "1. a\n\n```\nx\n```\n\n2. b\n3. c\n\n7. d"
    assert [piece.marker for piece in rendered([text])] == ["1.", "", "2.", "3.", "4."]


def test_a_table_pads_and_cuts_its_rows() -> None:
    rows = rendered(["|a|b|\n|:-|-:|\n|1|\n|1|2|3|\n"])
    assert [len(row.cells) for row in rows] == [2, 2, 2]
    assert rows[0].aligns == "lr" and rows[0].head and not rows[1].head


@pytest.mark.parametrize("name", HOSTILE)
def test_no_character_that_commands_reaches_the_screen(name: str) -> None:
    shown = "".join(piece.text for piece in rendered([HOSTILE[name]]))
    forbidden = set("\ufffc\ufdd0\ufdd1\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2069\ud800")
    assert not forbidden & set(shown)
    assert not any(ord(char) < 32 and char not in "\t\n" for char in shown)
    for piece in rendered([HOSTILE[name]]):
        for run in piece.runs:
            assert run.link == "" or run.link.lower().startswith(("http://", "https://", "mailto:"))


def test_an_address_is_seen_beside_words_that_hide_it() -> None:
    text = "[your bank](https://evil.example/x) and [https://a.b](https://a.b)"
    shown = rendered([text])[0].text
    assert shown == "your bank (https://evil.example/x) and https://a.b"


@pytest.mark.parametrize("address", ["file:///x", "javascript:x", "//h/s", "C:\\x", "http://a b",
                                     "http://a\\b", "", "ftp://x", "http://\ufffd"])  # fmt: skip
def test_only_addresses_of_the_web_and_of_mail_are_offered(address: str) -> None:
    assert offered(address) == ""


@pytest.mark.parametrize("name", ENDLESS)
def test_endless_text_is_read_to_its_end(name: str) -> None:
    text = ENDLESS[name][:9000]
    slices = [text[at : at + 1200] for at in range(0, len(text), 1200)]
    assert rendered(slices) == rendered([text])


def test_an_endless_paragraph_is_cut_where_no_word_is() -> None:
    shown = rendered(["word " * 5_000])
    assert len(shown) > 5 and all(piece.text.endswith("word") for piece in shown)
    assert {piece.gap for piece in shown} == {0}


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"x^2 + y_{ij}", "x² + yᵢⱼ"),
        (r"\sqrt{1-\beta^2}", "√(1−β²)"),
        (r"\sum_{i=1}^{n} i \leq \infty", "∑ᵢ₌₁ⁿ i ≤ ∞"),
        (r"\begin{pmatrix}1 & 2\\3 & 4\end{pmatrix}", "(1 2)\n(3 4)"),
        (r"f = \begin{cases}1 & x>0\\0&\text{else}\end{cases}", "f =\n{ 1 x>0\n{ 0 else"),
        (r"\mathbb{R}^n \to \left(0, 1\right)", "ℝⁿ → (0, 1)"),
        (r"e^{-\lambda t}", "e^(−λ t)"),
        (r"\unknown{x} \% \$", "unknownx % $"),
        (r"\vec{v} \neq \hat{y}", "v⃗ ≠ ŷ"),
        ("", ""), ("}{^_&\\", ""),
    ],
)  # fmt: skip
def test_formulas_are_readable(latex: str, shown: str) -> None:
    assert mathematics.readable(latex) == shown


def test_prices_stay_prices() -> None:
    for text in ("$5 and $10", "from $5 to 10$ or so", "US$ 5 $", "$HOME/bin is $PATH 1"):
        assert rendered([text])[0].text == text


def test_citations_find_their_place_and_become_footnotes() -> None:
    text = "**One.** Two `x. y` [z](http://a.b).\n\n| A |\n|---|\n| cell |\n\n```\ncode\n```\n"
    script = Script()
    script.feed(text)
    script.finish()
    places = ("One.", "x.", "cell", "code")
    script.cite(Mark(text.index(words) + len(words), n, "") for n, words in enumerate(places, 1))
    assert script.pieces[0].text == "One.[1] Two x.[2] y z (http://a.b)."
    assert [run.text for run in script.pieces[2].cells[0]] == ["cell", "[3]"]
    noted = script.footnoted(["a", "b", "c", "d"])
    assert noted.startswith("**One.[^1]** Two `x. y`[^2] [z](http://a.b).")
    assert "| cell[^3]" in noted and "```\ncode\n```" in noted and "[^4]: d" in noted
    assert script.plain(sources=False).startswith("One. Two x. y z")


def test_late_citations_touch_only_their_own_sentences() -> None:
    script = Script()
    script.feed("One.\n\nTwo.\n\nThree.")
    assert script.cite([Mark(4, 1), Mark(18, 2)]) == [0, 2]
    assert script.cite([Mark(4, 1), Mark(10, 2)]) == [1, 2]
    assert [piece.text for piece in script.pieces] == ["One.[1]", "Two.[2]", "Three."]


def test_code_is_coloured_word_by_word() -> None:
    lines: colouring.Lines = []
    for step in colouring.read('def f():\n    return "x"\n', "python title=a"):
        lines = step or lines
    assert [run.text for run in lines[0]][:2] == ["def", " "]
    assert lines[0][0].tint == "keyword" and lines[1][-1].tint == "text"
    assert not any(step for step in colouring.read("x", "no such language"))
