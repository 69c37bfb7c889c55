"""Words and colours: what people read, and whether they can."""

import pytest
from PySide6.QtCore import QLocale

from app.errors import FAILURE_KINDS
from app.messages import DocumentRow
from app.ui import theme, wording
from app.ui.passages import cut
from tests.ui.conftest import passage


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale("en_US"))


def contrast(one: str, other: str) -> float:
    """Return the ratio of https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", theme.PAIRS, ids="-on-".join)
def test_text_can_be_read_on_its_ground(colours: theme.Theme, pair: tuple[str, str]) -> None:
    assert contrast(getattr(colours, pair[0]), getattr(colours, pair[1])) >= 4.5


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "side", "card"])
def test_edges_of_controls_can_be_seen(colours: theme.Theme, ground: str) -> None:
    assert contrast(colours.edge, getattr(colours, ground)) >= 3.0


@pytest.mark.parametrize(
    ("anchor", "told"),
    [
        ({}, ""),
        ({"page": 12}, "page 12"),
        ({"page": 12, "heading": "Rent"}, "page 12 · under “Rent”"),
        ({"sheet": "Budget", "cells": "A1:C9"}, "sheet Budget · cells A1:C9"),
        ({"slide": 3}, "slide 3"),
        ({"part": "Re: Keys", "line": 4}, "part Re: Keys"),
        ({"line": 40}, "line 40"),
    ],
)
def test_places_have_words(anchor: dict[str, int | str], told: str) -> None:
    assert wording.where(anchor) == told


def test_counts_have_words() -> None:
    assert wording.documents(1) == "1 document"
    assert wording.documents(1234) == "1,234 documents"
    assert wording.words(0) == "0 words"
    assert wording.passages(1) == "1 passage"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (3, "Less than a minute left"),
        (60, "About a minute left"),
        (250, "About 4 minutes left"),
        (9000, "About 2 hours left"),
    ],
)
def test_an_estimate_is_not_more_exact_than_it_can_be(seconds: float, told: str) -> None:
    assert wording.time_left(seconds) == told


def test_every_kind_of_failure_has_its_own_words() -> None:
    told = {wording.short_reason(DocumentRow("/a", "failed", kind)) for kind in FAILURE_KINDS}
    assert len(told) == len(FAILURE_KINDS)
    assert wording.short_reason(DocumentRow("/a", "failed", "new kind")) == "Could not be read"


def test_a_tooltip_shows_markup_as_it_is() -> None:
    assert wording.tip("<img src=x>") == "<p>&lt;img src=x&gt;</p>"


def test_a_folded_passage_keeps_its_sentence() -> None:
    sentence = "This is it."
    text = "before " * 100 + sentence + " after" * 100
    before, marked, after = cut(passage("/a", text, sentence, start=7000), whole=False)
    assert marked == sentence
    assert before.startswith("… ") and after.endswith(" …")
    assert len(before + after) < 300
    assert "".join(cut(passage("/a", text, sentence), whole=True)) == text


def test_a_sentence_outside_its_passage_does_no_harm() -> None:
    odd = passage("/a", "Short text.")
    for span in ((-5, 3), (4, 400), (90, 80)):
        shifted = type(odd)(odd.path, odd.text, 1.0, {}, 0, 11, span)
        assert "".join(cut(shifted, whole=True)) == odd.text
