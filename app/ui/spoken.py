"""What screen readers are told: news as it happens, and names for what Qt leaves without.

Names of Carrel's own parts are given where the parts are made.
"""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

translate = QCoreApplication.translate


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have words read out once, when the person is at rest; ``urgent`` ones at once."""
    event = QAccessibleAnnouncementEvent(widget, words)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def name_clear_button(box: QLineEdit) -> None:
    """Name the cross in a field that can be emptied; call it once the field has it."""
    for button in box.findChildren(QToolButton):
        if not button.accessibleName():
            button.setAccessibleName(translate("spoken", "Empty this field"))
