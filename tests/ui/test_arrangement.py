"""The three places: which of them are shown where there is room, and what is kept of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.arrangement import THREE, Arrangement
from app.ui.viewer_apart import Detachable


@pytest.fixture
def places(qtbot: object) -> Iterator[Arrangement]:
    side = QWidget()
    side.setMinimumWidth(200)
    made = Arrangement(side, QWidget())
    made.put(Detachable())
    made.resize(THREE + 100, 600)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_where_there_is_room_all_three_are_shown(places: Arrangement) -> None:
    places.show_viewer()
    assert places.side_shown and places.viewer_shown and min(places.sizes()) >= 200


def test_the_side_gives_way_to_a_document_and_comes_back(places: Arrangement) -> None:
    places.resize(THREE - 200, 600)
    places.show_viewer()
    QApplication.processEvents()
    assert not places.side_shown and places.side_wanted
    places.hide_viewer()
    assert places.side_shown


def test_a_side_that_only_gave_way_is_there_the_next_day(places: Arrangement) -> None:
    places.resize(THREE - 200, 600)
    places.show_viewer()
    kept, wanted = places.kept(), places.side_wanted
    places.hide_viewer()
    places.take_kept(kept, wanted)
    assert places.side_shown
    places.want_side(False)
    assert not places.side_shown and not places.side_wanted


@pytest.mark.parametrize("shares", [None, [], [1, 2], [0, 1, 2], ["a", "b", "c"], [1, 2, 10**9]])
def test_shares_that_are_none_are_left_alone(places: Arrangement, shares: object) -> None:
    before = places.kept()
    places.take_kept(shares, True)
    assert places.kept() == before


def test_wanting_the_side_where_there_is_room_for_two_takes_the_document_away(
    places: Arrangement,
) -> None:
    places.resize(THREE - 200, 600)
    places.show_viewer()
    places.want_side(True)
    assert places.side_shown and not places.viewer_shown
