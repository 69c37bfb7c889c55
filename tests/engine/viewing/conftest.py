"""A viewer process that the tests of a module share."""

from collections.abc import Iterator

import pytest

from tests.engine.viewing.window import Window


@pytest.fixture(scope="package")
def window() -> Iterator[Window]:
    """Return the window's side of a viewer process; it is alive after every test."""
    made = Window()
    yield made
    assert made.process.is_alive(), "the viewer process died"
    made.close()
