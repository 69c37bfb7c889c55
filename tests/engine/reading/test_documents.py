"""Documents, nodes and the question of where a stretch of text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.documents import Document, NodeWithScore, QueryBundle, Span, TextNode
from app.engine.reading.anchors import Heading, span_headings, span_lines

TEXTS = st.text(alphabet="ab \n\t#", max_size=400)


def assert_covers(spans: tuple[Span, ...], text: str) -> None:
    assert "".join(text[span.start : span.end] for span in spans) == text
    assert all(a.end == b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(span.start < span.end for span in spans)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 400), st.integers(1, 6)), max_size=8))
def test_every_character_lies_in_exactly_one_span(text: str, places: list[tuple[int, int]]):
    headings = [
        Heading(start, level, "title") for start, level in sorted(places) if start < len(text)
    ]
    assert_covers(span_lines(text, headings), text)
    assert_covers(span_headings(text, headings, "page"), text)


@given(TEXTS, st.integers(0, 400), st.integers(0, 400))
def test_the_line_of_a_stretch_is_the_line_it_begins_at(text: str, one: int, other: int):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    document = Document(text=text, spans=span_lines(text))
    span = next((s for s in document.spans if s.start <= start and end <= s.end), None)
    if span and start < end:  # within one span there is no doubt
        assert document.anchor_at(start, end) == {"line": text.count("\n", 0, start) + 1}


def test_a_stretch_over_two_pages_is_on_the_page_it_shares_most_with():
    document = Document(
        text="x" * 100, spans=[Span(0, 60, {"page": 1}), Span(60, 100, {"page": 2})]
    )
    assert document.anchor_at(0, 60) == {"page": 1}
    assert document.anchor_at(59, 61) == {"page": 1}
    assert document.anchor_at(40, 100) == {"page": 2}
    assert document.anchor_at(60, 60) == {"page": 2}
    assert document.anchor_at(200, 210) == {}


def test_an_anchor_is_a_copy():
    document = Document(text="ab", spans=[Span(0, 2, {"page": 1})])
    document.anchor_at(0, 1)["page"] = 9
    assert document.anchor_at(0, 1) == {"page": 1}


def test_an_id_has_two_names_and_a_default():
    assert Document(text="a", doc_id="x").id_ == Document(text="a", id_="x").doc_id == "x"
    assert Document(text="a").id_ != Document(text="a").id_
    with pytest.raises(ValueError, match="id_ and doc_id"):
        Document(text="a", id_="x", doc_id="y")


def test_the_hash_changes_with_the_text_and_visible_metadata_only():
    def hash_of(text: str, **metadata: str) -> str:
        keys = ["date"]
        return Document(
            text=text,
            metadata=metadata,
            excluded_embed_metadata_keys=keys,
            excluded_llm_metadata_keys=keys,
        ).hash

    assert hash_of("a", date="1") == hash_of("a", date="2") == hash_of("a")
    assert len({hash_of("a"), hash_of("b"), hash_of("a", author="c")}) == 3


def test_a_result_passes_its_chunk_through():
    node = TextNode(text="t", id_="n", metadata={"a": 1})
    result = NodeWithScore(node)
    assert (result.text, result.node_id, result.metadata, result.score) == (
        "t",
        "n",
        {"a": 1},
        None,
    )
    assert (node.node_id, node.get_content(), QueryBundle("q").query_str) == ("n", "t", "q")
