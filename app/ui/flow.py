"""Room for what may not fit: parts that break into lines, and an area that scrolls when it must."""

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)


class FlowLayout(QLayout):
    """Parts in a row, broken into as many rows as the width asks for; right to left where so."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self._centred = False
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def centre(self) -> None:
        """Set every row in the middle."""
        self._centred = True

    def addItem(self, item: QLayoutItem) -> None:
        """Take a part."""
        self._parts.append(item)

    def count(self) -> int:
        """Return the number of parts."""
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part, or None where there is none."""
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give a part away."""
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that more room is not asked for."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows in a width."""
        return self._set(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        """Return the size of the largest part."""
        size = QSize()
        for part in self._parts:
            if not part.isEmpty():
                size = size.expandedTo(part.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        """Set the parts."""
        super().setGeometry(rect)
        self._set(rect, move=True)

    def _set(self, rect: QRect, *, move: bool) -> int:
        y = 0
        for row in self._rows(rect.width()):
            high = max(size.height() for _part, size in row)
            if move:
                self._move(row, rect, y)
            y += high + self.spacing()
        return max(0, y - self.spacing())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the parts that are seen, with their sizes, broken into rows."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for part in self._parts:
            if part.isEmpty():
                continue
            size = part.sizeHint().boundedTo(QSize(max(1, width), 1 << 20))
            if not rows or (x and x + size.width() > width):
                rows.append([])
                x = 0
            rows[-1].append((part, size))
            x += size.width() + self.spacing()
        return rows

    def _move(self, row: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int) -> None:
        widget = self.parentWidget()
        rtl = widget is not None and widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
        wide = sum(size.width() + self.spacing() for _part, size in row) - self.spacing()
        x = max(0, (rect.width() - wide) // 2) if self._centred else 0
        for part, size in row:
            left = rect.right() + 1 - x - size.width() if rtl else rect.left() + x
            part.setGeometry(QRect(QPoint(left, rect.top() + y), size))
            x += size.width() + self.spacing()


class EvenRow(QWidget):
    """Parts of equal width side by side; one below the other where a language needs the room."""

    def __init__(self, *parts: QWidget, spacing: int = 8) -> None:
        super().__init__()
        self._parts = parts
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(QMargins())
        self._row.setSpacing(spacing)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for part in parts:
            self._row.addWidget(part, 1)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the widest part."""
        width = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(width, self._row.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where every part has the room it asks for."""
        super().resizeEvent(event)
        widest = max(part.sizeHint().width() for part in self._parts)
        room = self.width() - self._row.spacing() * (len(self._parts) - 1)
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if widest * len(self._parts) <= room else direction.Down
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)
            self.setMinimumHeight(self._row.sizeHint().height())
            self.updateGeometry()


class ModestArea(QScrollArea):
    """A column of widgets, as high as they are, but never higher than it is granted."""

    def __init__(self, *parts: QWidget, spacing: int = 10) -> None:
        super().__init__()
        self.setObjectName("modest")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds has the focus
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._granted = 1 << 20
        self._inner = QWidget()
        self._inner.setObjectName("page")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(QMargins())
        self._column.setSpacing(spacing)
        for part in parts:
            self._column.addWidget(part)
        self.setWidget(self._inner)
        self._inner.installEventFilter(self)
        self._fit()

    def grant(self, height: int) -> None:
        """Say how high the area may be."""
        self._granted = height
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width: narrower is higher."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit when what is inside became another."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wanted = self._column.totalHeightForWidth(max(1, self.viewport().width()))
        if wanted < 0:
            wanted = self._column.totalSizeHint().height()
        self.setFixedHeight(max(0, min(wanted, self._granted)))
