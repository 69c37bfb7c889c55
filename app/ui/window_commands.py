"""What the window can do by key, palette and menu: each thing once, in groups."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from app.ui.commands import Commands

if TYPE_CHECKING:
    from app.ui.window import Window

Standard = QKeySequence.StandardKey


def register(window: "Window") -> Commands:
    """Return the window's commands, in the order the cheat sheet shows them."""
    commands = Commands(window)
    _conversation(window, commands)
    _library(window, commands)
    _viewer(window, commands)
    _program(window, commands)
    return commands


translate = QCoreApplication.translate


def _conversation(window: "Window", commands: Commands) -> None:
    group, chat = translate("commands", "Conversation"), window.chat
    for name, text, then, keys in (
        ("new", translate("commands", "New conversation"), chat.begin_anew, [Standard.New]),
        ("ask", translate("commands", "Go to the question box"), chat.box.setFocus, ["Ctrl+L"]),
        ("stop", translate("commands", "Stop the answer"), window.stop, ["Esc"]),
        ("edit", translate("commands", "Change the last question"), chat.edit_last, ["Ctrl+E"]),
        ("export", translate("commands", "Export the conversation…"), chat.export,
         ["Ctrl+Shift+S"]),
        ("conversations", translate("commands", "Show the conversations"),
         window.show_conversations, ["Ctrl+2"]),
    ):  # fmt: skip
        commands.add(name, group, text, then, keys)


def _library(window: "Window", commands: Commands) -> None:
    group, library = translate("commands", "Library"), window.library
    for name, text, then, keys in (
        ("library", translate("commands", "Show the library"), window.show_library, ["Ctrl+1"]),
        ("add-files", translate("commands", "Add files…"), library.choose_files, [Standard.Open]),
        ("add-folder", translate("commands", "Add a folder…"), library.choose_folder,
         ["Ctrl+Shift+O"]),
        ("find", translate("commands", "Find: in the document, or else in the library"),
         window.look_for, [Standard.Find]),
        ("side", translate("commands", "Show or hide the side"), window.toggle_side, ["Ctrl+B"]),
    ):  # fmt: skip
        commands.add(name, group, text, then, keys)


def _viewer(window: "Window", commands: Commands) -> None:
    group = translate("commands", "Document")
    open_ = window.viewer_is_open
    for name, text, then, keys in (
        ("next-source", translate("commands", "Next source"), window.next_source, ["F4"]),
        ("previous-source", translate("commands", "Previous source"), window.previous_source,
         ["Shift+F4"]),
        ("close-document", translate("commands", "Close the document"), window.close_viewer,
         ["Ctrl+Shift+W"]),
    ):  # fmt: skip
        commands.add(name, group, text, then, keys, open_)


def _program(window: "Window", commands: Commands) -> None:
    group = translate("commands", "Carrel")
    for name, text, then, keys in (
        ("palette", translate("commands", "Find an action, a document or a conversation"),
         window.open_palette, ["Ctrl+K"]),
        ("preferences", translate("commands", "Preferences…"), window.open_preferences,
         ["Ctrl+,"]),
        ("models", translate("commands", "Models…"), window.open_models, []),
        ("shortcuts", translate("commands", "Keyboard shortcuts"), window.open_cheat_sheet,
         ["F1"]),
        ("full-screen", translate("commands", "Full screen"), window.toggle_full_screen, ["F11"]),
        ("about", translate("commands", "About Carrel"), window.open_about, []),
        ("quit", translate("commands", "Quit"), window.close, [Standard.Quit, Standard.Close]),
    ):  # fmt: skip
        commands.add(name, group, text, then, keys)
