"""What the engine says, as templates: errors, reasons, advice, notes, and what it is at.

``engine_words`` recognises them. A field is ``{0}``; ``{0:n}`` is one that holds a number, which
the person sees in the digits of their language. A test looks through the engine's sources and
fails for a sentence that is not here. Nothing but the lists.
"""

from app.settings import QT_TRANSLATE_NOOP

# fmt: off
SENTENCES: tuple[str, ...] = (
    # one question
    QT_TRANSLATE_NOOP(
        "engine",
        "Your documents do not seem to say. The passages above come nearest."
    ),
    QT_TRANSLATE_NOOP("engine", "The model failed: {0}"),
    QT_TRANSLATE_NOOP("engine", "The model failed in step {0:n} of {1:n}: {2}"),
    QT_TRANSLATE_NOOP("engine", "Ask again; if it happens again, choose another model."),
    QT_TRANSLATE_NOOP("engine", "The question is very long: its beginning and its end were used."),
    QT_TRANSLATE_NOOP("engine", "Ask the question again."),
    QT_TRANSLATE_NOOP("engine", "This answer is not there any more."),
    QT_TRANSLATE_NOOP("engine", "Ask about it instead."),
    QT_TRANSLATE_NOOP("engine", "This answer is whole already."),
    QT_TRANSLATE_NOOP("engine", "Carrel is getting ready to read."),
    QT_TRANSLATE_NOOP("engine", "The model that writes is being loaded."),
    QT_TRANSLATE_NOOP("engine", "The model that finds passages is being loaded."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The collection's instructions are long: their beginning was used."
    ),
    QT_TRANSLATE_NOOP("engine", "This answer will not be kept."),
    QT_TRANSLATE_NOOP("engine", "The answer was interrupted."),
    QT_TRANSLATE_NOOP("engine", "This conversation is not there any more."),
    QT_TRANSLATE_NOOP("engine", "Choose another one, or begin a new one."),
    QT_TRANSLATE_NOOP("engine", "What you asked before is not in this conversation any more."),
    QT_TRANSLATE_NOOP("engine", "Open the conversation again, or ask in a new one."),
    QT_TRANSLATE_NOOP("engine", "There is nothing to search yet."),
    QT_TRANSLATE_NOOP("engine", "Drop a folder on the window first."),
    QT_TRANSLATE_NOOP("engine", "The question is empty."),
    QT_TRANSLATE_NOOP("engine", "Type what you want to know."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The question and its passages have {0:n} tokens; {1} reads {2:n}."
    ),
    QT_TRANSLATE_NOOP("engine", "Ask a shorter question, or choose a model with a larger window."),
    QT_TRANSLATE_NOOP("engine", "The machine's memory did not suffice for this answer."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Close other programs, ask a shorter question, or choose a smaller model."
    ),
    QT_TRANSLATE_NOOP("engine", "Memory ran out, so the model was given half as many passages."),
    QT_TRANSLATE_NOOP("engine", "The model gave no text for {0:n} seconds and was stopped."),
    QT_TRANSLATE_NOOP("engine", "Ask again, or choose a smaller model."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The question is too long for the model: it was given its first {0:n} of {1:n} "
        "words."
    ),
    QT_TRANSLATE_NOOP("engine", "Another answer is being written."),
    QT_TRANSLATE_NOOP("engine", "A model could not be loaded: {0}"),
    QT_TRANSLATE_NOOP(
        "engine",
        "The prompt of {0:n} tokens and an answer of {1:n} do not fit the model's window of "
        "{2:n} ({3} left): ask a shorter question or choose a model with a larger window."
    ),
    QT_TRANSLATE_NOOP("engine", "The prompt leaves no room for any passage."),
    # collections and scopes
    QT_TRANSLATE_NOOP("engine", "This collection is not there any more."),
    QT_TRANSLATE_NOOP("engine", "Choose another one."),
    QT_TRANSLATE_NOOP("engine", "A collection needs a name."),
    QT_TRANSLATE_NOOP("engine", "Type one."),
    QT_TRANSLATE_NOOP("engine", "Choose another name."),
    QT_TRANSLATE_NOOP("engine", "There is a collection “{0}” already."),
    QT_TRANSLATE_NOOP("engine", "Nothing in the collection “{0}” can be searched."),
    QT_TRANSLATE_NOOP("engine", "Add folders or documents to it, or search everything."),
    QT_TRANSLATE_NOOP(
        "engine",
        "What you chose to search has no document of the collection “{0}”."
    ),
    QT_TRANSLATE_NOOP("engine", "Choose something else, or search everything."),
    QT_TRANSLATE_NOOP("engine", "Nothing in what you chose has text that can be searched."),
    QT_TRANSLATE_NOOP("engine", "Nothing in “{0}” has text that can be searched."),
    # the library
    QT_TRANSLATE_NOOP(
        "engine",
        "Another Carrel is open on this library, so it can only be read here."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Another Carrel is open on this library: here it can only be read."
    ),
    QT_TRANSLATE_NOOP("engine", "Make your change there, or close it first."),
    QT_TRANSLATE_NOOP("engine", "The library folder {0} cannot be written: {1}."),
    QT_TRANSLATE_NOOP("engine", "Choose another folder, or make this one writable."),
    QT_TRANSLATE_NOOP("engine", "Your library is in {0}, and that folder is not there now."),
    QT_TRANSLATE_NOOP("engine", "Connect its disk and start Carrel again."),
    QT_TRANSLATE_NOOP("engine", "The library is damaged."),
    QT_TRANSLATE_NOOP("engine", "The library ({0}) is damaged."),
    QT_TRANSLATE_NOOP("engine", "Start Carrel again: it saves what can be saved."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The library cannot grow: the disk is full, or does not take larger files."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "The library ({0}) cannot grow: the disk is full, or does not take larger files."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Make room and try again; everything that was indexed before is kept."
    ),
    QT_TRANSLATE_NOOP("engine", "The library cannot be opened: {0}."),
    QT_TRANSLATE_NOOP("engine", "The library ({0}) cannot be opened: {1}."),
    QT_TRANSLATE_NOOP("engine", "Check that the folder exists and that you may write to it."),
    QT_TRANSLATE_NOOP("engine", "The library is in use by another program."),
    QT_TRANSLATE_NOOP("engine", "The library ({0}) is in use by another program."),
    QT_TRANSLATE_NOOP("engine", "Close it there and try again."),
    QT_TRANSLATE_NOOP("engine", "The library reports: {0}."),
    QT_TRANSLATE_NOOP("engine", "The library ({0}) reports: {1}."),
    QT_TRANSLATE_NOOP("engine", "Start Carrel again."),
    QT_TRANSLATE_NOOP("engine", "The library was damaged and has been mended."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The library was damaged, and nothing in it could be read any more."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "The library was damaged and has been mended: {0} was saved{1}, and {2}."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "The library was damaged and has been mended: {0} were saved{1}, and {2}."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "The library was damaged and has been mended: {0} was saved, and {1}."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "The library was damaged and has been mended: {0} were saved, and {1}."
    ),
    QT_TRANSLATE_NOOP("engine", "The damaged file is kept as {0} in {1}."),
    QT_TRANSLATE_NOOP("engine", "This library was made by a newer version of Carrel."),
    QT_TRANSLATE_NOOP("engine", "Open it with that version, or choose another library."),
    QT_TRANSLATE_NOOP("engine", "The SQLite of this Python has no full-text search (FTS5)."),
    QT_TRANSLATE_NOOP("engine", "Use a Python from python.org or from your distribution."),
    QT_TRANSLATE_NOOP("engine", "There is no library here yet."),
    QT_TRANSLATE_NOOP("engine", "Add a folder first."),
    QT_TRANSLATE_NOOP("engine", "This library was made by an older version of Carrel."),
    QT_TRANSLATE_NOOP("engine", "Open it once for writing, so that it is brought up to date."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This library was made with the model {0}, and the one in use is {1}."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Choose that model again, or index your folders into a new library."
    ),
    QT_TRANSLATE_NOOP("engine", "The settings file {0} cannot be read: {1}."),
    QT_TRANSLATE_NOOP("engine", "The settings file {0} is damaged."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Rename or delete it and start again; only your preferences are in it."
    ),
    QT_TRANSLATE_NOOP("engine", "Your preferences cannot be written to {0}: {1}."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Make room, or make the folder writable; until then they hold for this time only."
    ),
    QT_TRANSLATE_NOOP("engine", "You left it out of the library."),
    QT_TRANSLATE_NOOP("engine", "“{0}” has characters that cannot be written down."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Leave them out; a file or folder with such a name has to be renamed first."
    ),
    QT_TRANSLATE_NOOP("engine", "Your library is in {0}, and it is not there now."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Make it readable and start again; only your preferences are in it."
    ),
    # moving the library
    QT_TRANSLATE_NOOP("engine", "Your library is being moved."),
    QT_TRANSLATE_NOOP("engine", "Wait until it is done."),
    QT_TRANSLATE_NOOP("engine", "Your library is there already."),
    QT_TRANSLATE_NOOP("engine", "Choose another folder."),
    QT_TRANSLATE_NOOP("engine", "A library cannot move into itself."),
    QT_TRANSLATE_NOOP("engine", "Choose a folder outside the present one."),
    QT_TRANSLATE_NOOP("engine", "There is a library in {0} already."),
    QT_TRANSLATE_NOOP("engine", "Choose another folder, or delete that one."),
    QT_TRANSLATE_NOOP("engine", "The folder {0} holds other files."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The folder {0} is on another computer, where a library is not safe."
    ),
    QT_TRANSLATE_NOOP("engine", "Choose a folder on a disk of this computer."),
    QT_TRANSLATE_NOOP("engine", "What is in the folder {0} is sent to a service on the internet."),
    QT_TRANSLATE_NOOP("engine", "Choose a folder that stays on this computer."),
    QT_TRANSLATE_NOOP("engine", "The copy of your library in {0} came out different."),
    QT_TRANSLATE_NOOP("engine", "The disk may be damaged: choose another one."),
    QT_TRANSLATE_NOOP("engine", "Your library is damaged, so it was not moved."),
    QT_TRANSLATE_NOOP("engine", "Start Carrel again: it mends what can be mended. Then move it."),
    QT_TRANSLATE_NOOP("engine", "Another Carrel is open on this library."),
    QT_TRANSLATE_NOOP("engine", "Close it first, then try again."),
    QT_TRANSLATE_NOOP("engine", "The disk of {0} is full, so your library stays where it is."),
    QT_TRANSLATE_NOOP("engine", "Free some space there, or choose another folder."),
    QT_TRANSLATE_NOOP("engine", "The folder {0} cannot be used: {1}."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The disk of {0} has {1:n} GB left, but your library needs {2:n} GB."
    ),
    # passwords
    QT_TRANSLATE_NOOP("engine", "The system's keyring does not answer."),
    QT_TRANSLATE_NOOP("engine", "The system's keyring refused: {0}."),
    QT_TRANSLATE_NOOP("engine", "Unlock it, then try again."),
    QT_TRANSLATE_NOOP("engine", "This system has no keyring that keeps passwords safely."),
    QT_TRANSLATE_NOOP("engine", "The password was used and is not kept."),
    # places: disks, folders, what is missing
    QT_TRANSLATE_NOOP("engine", "Its disk does not answer. What was read is kept."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Its folder cannot be reached now. What was read of it is kept and can be found."
    ),
    QT_TRANSLATE_NOOP("engine", "The file is gone."),
    QT_TRANSLATE_NOOP("engine", "Put it back and add it again."),
    QT_TRANSLATE_NOOP("engine", "You are not allowed to read this file."),
    QT_TRANSLATE_NOOP("engine", "You are not allowed to read it."),
    QT_TRANSLATE_NOOP("engine", "Ask for access to it."),
    QT_TRANSLATE_NOOP("engine", "It cannot be read: {0}."),
    QT_TRANSLATE_NOOP("engine", "Its name is not valid text: rename it."),
    QT_TRANSLATE_NOOP("engine", "It is not there."),
    QT_TRANSLATE_NOOP("engine", "It is not there, or a link to it is broken."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This file is only in the cloud (OneDrive, iCloud or the like): make it available on "
        "this computer first."
    ),
    QT_TRANSLATE_NOOP("engine", "{0} does not answer. Connect it, then try again."),
    QT_TRANSLATE_NOOP(
        "engine",
        "It holds nothing that could be read any more. What was read is kept."
    ),
    QT_TRANSLATE_NOOP("engine", "{0} is not there. What was read is kept."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This folder is not there: it was renamed, moved or deleted, or its disk was taken "
        "out. What was read is kept until you remove it."
    ),
    QT_TRANSLATE_NOOP("engine", "{0} is empty. What was read is kept."),
    QT_TRANSLATE_NOOP("engine", "This file was deleted, moved or renamed."),
    QT_TRANSLATE_NOOP("engine", "It was deleted, moved or renamed."),
    QT_TRANSLATE_NOOP("engine", "{0} cannot be reached. Connect it; what was read is kept."),
    QT_TRANSLATE_NOOP("engine", "Waiting for {0}."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The folder {0} is not there any more. What was read in it is kept; it is followed "
        "again when it is back."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "Changes in your folders are not seen at once: {0}. Carrel looks for them at every "
        "start and every hour."
    ),
    QT_TRANSLATE_NOOP("engine", "A folder of programs, not of documents."),
    QT_TRANSLATE_NOOP("engine", "A temporary file of another program."),
    QT_TRANSLATE_NOOP("engine", "A list of versions that a program keeps for itself."),
    QT_TRANSLATE_NOOP("engine", "A link; what it leads to is read where it is."),
    QT_TRANSLATE_NOOP("engine", "This .carrelignore is no ordinary file, so it is not followed."),
    QT_TRANSLATE_NOOP("engine", "This .carrelignore is too large, so it is not followed."),
    QT_TRANSLATE_NOOP("engine", "This .carrelignore cannot be read, so it is not followed: {0}."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Line {0:n} of this .carrelignore cannot be understood and is passed over."
    ),
    QT_TRANSLATE_NOOP("engine", "Left out by .carrelignore: {0}"),
    QT_TRANSLATE_NOOP("engine", "This is not a file but a pipe, socket or device."),
    # why a file cannot be read
    QT_TRANSLATE_NOOP(
        "engine",
        "There is no text in it, only pictures, and reading those is switched off."
    ),
    QT_TRANSLATE_NOOP("engine", "Switch it on in the preferences."),
    QT_TRANSLATE_NOOP("engine", "There is no text in this file."),
    QT_TRANSLATE_NOOP("engine", "There are no documents in this file."),
    QT_TRANSLATE_NOOP("engine", "There is no text in this document."),
    QT_TRANSLATE_NOOP("engine", "There is no text in this book."),
    QT_TRANSLATE_NOOP("engine", "There is no text in this saved web page."),
    QT_TRANSLATE_NOOP("engine", "There is no text in this notebook."),
    QT_TRANSLATE_NOOP("engine", "There is no text in this spreadsheet."),
    QT_TRANSLATE_NOOP("engine", "There is no text in this presentation."),
    QT_TRANSLATE_NOOP("engine", "There is no text in this workbook."),
    QT_TRANSLATE_NOOP("engine", "None of the documents in this file can be read."),
    QT_TRANSLATE_NOOP("engine", "There are only pictures here, and their text was not recognised."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Turn on text recognition in the preferences and read the file again."
    ),
    QT_TRANSLATE_NOOP("engine", "Reading this file needs more memory than Carrel may use."),
    QT_TRANSLATE_NOOP("engine", "Split it."),
    QT_TRANSLATE_NOOP("engine", "Reading this file failed: {0}: {1}"),
    QT_TRANSLATE_NOOP("engine", "This file has more text than Carrel reads from one file."),
    QT_TRANSLATE_NOOP("engine", "This is not a file but a folder, pipe or device."),
    QT_TRANSLATE_NOOP("engine", "This file is not there, or a link to it is broken."),
    QT_TRANSLATE_NOOP("engine", "This file cannot be opened: {0}."),
    QT_TRANSLATE_NOOP("engine", "This file is larger than 1 GB."),
    QT_TRANSLATE_NOOP("engine", "This file is empty."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Documents are packed inside each other here, more than {0:n} deep."
    ),
    QT_TRANSLATE_NOOP("engine", "Unpack them and add the folder."),
    QT_TRANSLATE_NOOP("engine", "Unpack it and add the folder."),
    QT_TRANSLATE_NOOP("engine", "This document is no longer in the file it was in."),
    QT_TRANSLATE_NOOP("engine", "Read the file again."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Too many documents in this file made the program that reads files stop."
    ),
    QT_TRANSLATE_NOOP("engine", "This archive is damaged or cut off; only its beginning is read."),
    QT_TRANSLATE_NOOP("engine", "This document is packed in a way that Carrel does not know."),
    QT_TRANSLATE_NOOP("engine", "Unpack the archive and add the folder."),
    QT_TRANSLATE_NOOP("engine", "This archive is damaged and cannot be opened."),
    QT_TRANSLATE_NOOP("engine", "Fetch it again from where it came from."),
    QT_TRANSLATE_NOOP("engine", "This document is damaged inside its archive."),
    QT_TRANSLATE_NOOP("engine", "Fetch the archive again from where it came from."),
    QT_TRANSLATE_NOOP("engine", "This file is damaged and cannot be opened."),
    QT_TRANSLATE_NOOP("engine", "Open it in the program it was made with and save it again."),
    QT_TRANSLATE_NOOP("engine", "This file is not text in any encoding that Carrel knows."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Open it in the program it was made with and save it as UTF-8 text."
    ),
    QT_TRANSLATE_NOOP("engine", "This file is not {0} text: byte {1:n} does not fit."),
    QT_TRANSLATE_NOOP("engine", "Leave the encoding open and Carrel finds it by itself."),
    QT_TRANSLATE_NOOP("engine", "There is no encoding called {0}."),
    QT_TRANSLATE_NOOP("engine", "Some bytes in {0} are damaged and shown as �."),
    QT_TRANSLATE_NOOP("engine", "This is not a text file, and Carrel does not know its format."),
    QT_TRANSLATE_NOOP(
        "engine",
        "If another program can open it, save it from there as PDF or text."
    ),
    QT_TRANSLATE_NOOP("engine", "This document was written by a Word from before 1997."),
    QT_TRANSLATE_NOOP("engine", "Open it in a newer Word or in LibreOffice and save it as docx."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This document is damaged; what stands after the damage is missing."
    ),
    QT_TRANSLATE_NOOP("engine", "This book is damaged: its chapters are missing."),
    QT_TRANSLATE_NOOP("engine", "{0} of this book cannot be found in it."),
    QT_TRANSLATE_NOOP("engine", "This book is damaged: the list of its chapters is missing."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This book is protected: only the program it was bought for can open it."
    ),
    QT_TRANSLATE_NOOP("engine", "Add a copy without protection, if you have one."),
    QT_TRANSLATE_NOOP("engine", "This table has more text than Carrel reads."),
    QT_TRANSLATE_NOOP("engine", "This is not an e-mail, or it is damaged."),
    QT_TRANSLATE_NOOP("engine", "A message here is encrypted; only the mail program can open it."),
    QT_TRANSLATE_NOOP("engine", "The parts of this e-mail are inside each other, thousands deep."),
    QT_TRANSLATE_NOOP("engine", "This e-mail is damaged and cannot be opened."),
    QT_TRANSLATE_NOOP("engine", "The words of this e-mail are damaged."),
    QT_TRANSLATE_NOOP("engine", "This notebook is damaged: its cells cannot be told apart."),
    QT_TRANSLATE_NOOP("engine", "Open it in Jupyter and save it again."),
    QT_TRANSLATE_NOOP("engine", "This file is damaged: the part with its cells is missing."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This spreadsheet is damaged; what stands after the damage is missing."
    ),
    QT_TRANSLATE_NOOP("engine", "Carrel does not read {0} files yet."),
    QT_TRANSLATE_NOOP("engine", "Save it as PDF and add that."),
    QT_TRANSLATE_NOOP("engine", "This file is damaged: the part with its text is missing."),
    QT_TRANSLATE_NOOP("engine", "This file is damaged: its markup breaks off."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This file defines abbreviations of its own inside its markup, and Carrel follows "
        "none."
    ),
    QT_TRANSLATE_NOOP("engine", "Unpacked, this file is larger than Carrel reads."),
    QT_TRANSLATE_NOOP("engine", "If you trust it, unpack it and add the folder."),
    QT_TRANSLATE_NOOP("engine", "This file is damaged: some of its parts cannot be unpacked."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Fetch it again from where it came from, or open it in its own program and save a "
        "copy."
    ),
    QT_TRANSLATE_NOOP("engine", "This PDF has no pages."),
    QT_TRANSLATE_NOOP("engine", "This PDF has {0:n} pages."),
    QT_TRANSLATE_NOOP("engine", "This PDF is damaged and cannot be opened."),
    QT_TRANSLATE_NOOP("engine", "This picture has more pixels than Carrel reads."),
    QT_TRANSLATE_NOOP("engine", "Save a smaller copy."),
    QT_TRANSLATE_NOOP("engine", "This picture is damaged and cannot be opened."),
    QT_TRANSLATE_NOOP("engine", "Carrel does not read {0}."),
    QT_TRANSLATE_NOOP("engine", "Save it as PNG or JPEG and add that."),
    QT_TRANSLATE_NOOP("engine", "This presentation is damaged; no slide can be read."),
    QT_TRANSLATE_NOOP("engine", "This workbook is damaged and cannot be opened."),
    QT_TRANSLATE_NOOP("engine", "Open it in a spreadsheet program and save it again."),
    QT_TRANSLATE_NOOP("engine", "Carrel does not read binary workbooks (xlsb) yet."),
    QT_TRANSLATE_NOOP("engine", "Save it as xlsx and add that."),
    QT_TRANSLATE_NOOP("engine", "This workbook is damaged; nothing is left of: {0}."),
    QT_TRANSLATE_NOOP("engine", "This workbook has more text than Carrel reads."),
    QT_TRANSLATE_NOOP("engine", "More than {0:n} files are inside this one."),
    QT_TRANSLATE_NOOP("engine", "Reading this file took longer than {0:n} seconds."),
    QT_TRANSLATE_NOOP("engine", "Split it, or raise the time limit in the preferences."),
    QT_TRANSLATE_NOOP("engine", "This file made the program that reads files stop."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The other files are not affected. Save a copy from its own program and add that."
    ),
    QT_TRANSLATE_NOOP("engine", "The program that reads files did not start."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This file is called {0} but its content is something else, or damaged."
    ),
    QT_TRANSLATE_NOOP("engine", "This file is damaged: its table of contents cannot be read."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This file is called {0}, but the parts of such a document are missing."
    ),
    QT_TRANSLATE_NOOP("engine", "This is a program, not a document."),
    QT_TRANSLATE_NOOP("engine", "Carrel does not know this kind of document."),
    QT_TRANSLATE_NOOP("engine", "Open it in its own program, save it as PDF and add that."),
    QT_TRANSLATE_NOOP("engine", "This is sound or video; Carrel reads text."),
    QT_TRANSLATE_NOOP("engine", "Add a transcript of it."),
    QT_TRANSLATE_NOOP("engine", "This document is protected with a password."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Enter its password in Carrel, or save a copy without one and add the copy."
    ),
    QT_TRANSLATE_NOOP("engine", "Carrel does not open {0} archives."),
    # what could be read in part only
    QT_TRANSLATE_NOOP("engine", "This is a picture: the text in it is read after everything else."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This is a picture, or pictures of pages; nobody has read them yet."
    ),
    QT_TRANSLATE_NOOP("engine", "Not searchable yet: {0}."),
    QT_TRANSLATE_NOOP("engine", "Pictures are read after everything else."),
    QT_TRANSLATE_NOOP("engine", "There is no text on {0}."),
    QT_TRANSLATE_NOOP("engine", "Damaged and not read: {0}."),
    QT_TRANSLATE_NOOP(
        "engine",
        "No text could be recognised reliably on {0}; in pictures, Carrel reads Latin, "
        "Chinese and Japanese script."
    ),
    QT_TRANSLATE_NOOP("engine", "These slides are damaged and could not be read: {0}."),
    QT_TRANSLATE_NOOP("engine", "These sheets are damaged and not complete: {0}."),
    # showing a document
    QT_TRANSLATE_NOOP("engine", "This document has no page {0:n}."),
    QT_TRANSLATE_NOOP("engine", "Page {0:n} is damaged and cannot be shown."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The other pages may be whole; else fetch the file again from where it came from."
    ),
    QT_TRANSLATE_NOOP("engine", "This picture is damaged and cannot be shown."),
    QT_TRANSLATE_NOOP("engine", "This file is not where it was."),
    QT_TRANSLATE_NOOP("engine", "It may have been moved or deleted, or its disk is not connected."),
    QT_TRANSLATE_NOOP("engine", "This document is not open."),
    QT_TRANSLATE_NOOP("engine", "Something newer was asked for."),
    QT_TRANSLATE_NOOP("engine", "There is no such sheet in this file."),
    QT_TRANSLATE_NOOP("engine", "This is not possible with this kind of document."),
    # models
    QT_TRANSLATE_NOOP("engine", "The model “{0}” is in use."),
    QT_TRANSLATE_NOOP("engine", "Choose another one first, then remove it."),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” came with Carrel and stays."),
    QT_TRANSLATE_NOOP("engine", "Choose another one to use instead."),
    QT_TRANSLATE_NOOP("engine", "This failed: {0}"),
    QT_TRANSLATE_NOOP("engine", "Adding your files failed: {0}"),
    QT_TRANSLATE_NOOP("engine", "Try again."),
    QT_TRANSLATE_NOOP("engine", "{0} lies among the models, but is not imported yet."),
    QT_TRANSLATE_NOOP("engine", "The file {0} is damaged or incomplete."),
    QT_TRANSLATE_NOOP("engine", "Copy or download it again."),
    QT_TRANSLATE_NOOP("engine", "The file {0} holds no model that Carrel knows."),
    QT_TRANSLATE_NOOP("engine", "Unpack it and choose the model's folder. Known archives: {0}."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The file {0} is not the one its maker published: its check sum differs."
    ),
    QT_TRANSLATE_NOOP("engine", "Take it again from where it came from."),
    QT_TRANSLATE_NOOP("engine", "Unpacking {0}"),
    QT_TRANSLATE_NOOP("engine", "The description in this archive is damaged."),
    QT_TRANSLATE_NOOP("engine", "The archive lacks {0}."),
    QT_TRANSLATE_NOOP("engine", "The file {0} is not a GGUF model."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The file {0} is a GGUF model of version {1}, which Carrel cannot read."
    ),
    QT_TRANSLATE_NOOP("engine", "Look for a newer copy of the model."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The file {0} wants to write outside its folder, so it was not opened."
    ),
    QT_TRANSLATE_NOOP("engine", "Take the model from another source."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The disk of {0} has {1:n} GB left, but {2:n} GB are needed for this model."
    ),
    QT_TRANSLATE_NOOP("engine", "Free some space and try again."),
    QT_TRANSLATE_NOOP("engine", "The disk of {0} is full."),
    QT_TRANSLATE_NOOP("engine", "The model cannot be stored or read: {0}."),
    QT_TRANSLATE_NOOP("engine", "Check that {0} can be written to, and try again."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This model needs about {0:n} GB of memory, and this machine has {1:n} GB."
    ),
    QT_TRANSLATE_NOOP("engine", "Choose a smaller model."),
    QT_TRANSLATE_NOOP("engine", "Choose the safetensors copy of the model instead."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This kind of GGUF model ({0}) is not known to this version of Carrel."
    ),
    QT_TRANSLATE_NOOP("engine", "Reading the model's vocabulary"),
    QT_TRANSLATE_NOOP("engine", "Converting the model"),
    QT_TRANSLATE_NOOP("engine", "Checking every number of the converted model"),
    QT_TRANSLATE_NOOP("engine", "Comparing the answers of original and copy"),
    QT_TRANSLATE_NOOP("engine", "The converted model does not understand plain English."),
    QT_TRANSLATE_NOOP("engine", "The vocabulary in this GGUF file cannot be read."),
    QT_TRANSLATE_NOOP("engine", "How this GGUF model splits words ({0}) is not known to Carrel."),
    QT_TRANSLATE_NOOP("engine", "The GGUF file cannot be converted."),
    QT_TRANSLATE_NOOP("engine", "The GGUF file lacks a part of the model ({0})."),
    QT_TRANSLATE_NOOP("engine", "The converted model differs from the original in {0}."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Try again; if it happens again, check this machine's disk and memory."
    ),
    QT_TRANSLATE_NOOP("engine", "The converted model is incomplete."),
    QT_TRANSLATE_NOOP("engine", "Try the import again."),
    QT_TRANSLATE_NOOP("engine", "The converted model does not answer as the original does."),
    QT_TRANSLATE_NOOP("engine", "Look for a copy of the model in the safetensors format."),
    QT_TRANSLATE_NOOP("engine", "The folder {0} holds no model: config.json is missing."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Choose the folder that holds config.json, the weights and the tokenizer."
    ),
    QT_TRANSLATE_NOOP("engine", "The model in {0} has no tokenizer, so it cannot read text."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Copy tokenizer.json and tokenizer_config.json into the folder and try again."
    ),
    QT_TRANSLATE_NOOP("engine", "The folder {0} holds a link ({1}) instead of a file."),
    QT_TRANSLATE_NOOP("engine", "Copy the model with the real files in it."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The folder {0} brings program code ({1}), which Carrel never runs."
    ),
    QT_TRANSLATE_NOOP("engine", "Choose a model that works without code of its own."),
    QT_TRANSLATE_NOOP(
        "engine",
        "This model asks to run program code of its own ({0}), which Carrel never does."
    ),
    QT_TRANSLATE_NOOP("engine", "The file {0} is damaged."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The weights ({0}) are in a format that can hide programs, so Carrel does not open "
        "them."
    ),
    QT_TRANSLATE_NOOP("engine", "The folder {0} holds no weights ({1})."),
    QT_TRANSLATE_NOOP("engine", "A part of the model is missing: {0}."),
    QT_TRANSLATE_NOOP("engine", "This model needs program code that Carrel does not have ({0})."),
    QT_TRANSLATE_NOOP("engine", "The file modules.json is damaged."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The model in {0} ({1}) can neither write answers nor find passages."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "For answers choose a model named …ForCausalLM, for passages a sentence-transformers "
        "folder with modules.json."
    ),
    QT_TRANSLATE_NOOP(
        "engine",
        "This model's weights are compressed in a way Carrel cannot read ({0})."
    ),
    QT_TRANSLATE_NOOP("engine", "Choose the uncompressed copy of the model, or a GGUF file of it."),
    QT_TRANSLATE_NOOP("engine", "This kind of model ({0}) is not known to this version of Carrel."),
    QT_TRANSLATE_NOOP("engine", "Choose another model, or update Carrel."),
    QT_TRANSLATE_NOOP("engine", "Choose another model."),
    QT_TRANSLATE_NOOP("engine", "There is no file or folder {0}."),
    QT_TRANSLATE_NOOP("engine", "Choose the model again."),
    QT_TRANSLATE_NOOP(
        "engine",
        "The file {0} is in a format that can hide programs, so Carrel does not open it."
    ),
    QT_TRANSLATE_NOOP("engine", "The file {0} is not a model that Carrel can use."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Choose a folder with safetensors and tokenizer, a .gguf file, or an exported .zip."
    ),
    QT_TRANSLATE_NOOP("engine", "The model in {0} is damaged: {1}"),
    QT_TRANSLATE_NOOP("engine", "Copying {0}"),
    QT_TRANSLATE_NOOP("engine", "Trying the model"),
    QT_TRANSLATE_NOOP("engine", "The tokenizer belongs to another model."),
    QT_TRANSLATE_NOOP("engine", "The model gives no sensible numbers."),
    QT_TRANSLATE_NOOP("engine", "Storing the model"),
    QT_TRANSLATE_NOOP("engine", "There are too many models of this name."),
    QT_TRANSLATE_NOOP("engine", "Remove some of them first."),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” is incomplete: some of its weights are missing."),
    QT_TRANSLATE_NOOP("engine", "Import it again from a complete copy."),
    QT_TRANSLATE_NOOP("engine", "There is not enough memory left for the model “{0}”."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Close other programs, or choose a smaller model under Preferences."
    ),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” cannot be loaded."),
    QT_TRANSLATE_NOOP("engine", "Import it again, or choose another model under Preferences."),
    QT_TRANSLATE_NOOP("engine", "The description of the model “{0}” is damaged."),
    QT_TRANSLATE_NOOP("engine", "Remove the model and import it again."),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” cannot find passages."),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” cannot write answers."),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” cannot read pictures of pages."),
    QT_TRANSLATE_NOOP("engine", "Choose another model under Preferences."),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” is not installed."),
    QT_TRANSLATE_NOOP("engine", "Import it under Preferences, or choose another model there."),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” is damaged: {1}."),
    QT_TRANSLATE_NOOP("engine", "Import it again."),
    QT_TRANSLATE_NOOP("engine", "Checking {0}"),
    QT_TRANSLATE_NOOP("engine", "{0} has another size than when it was imported."),
    QT_TRANSLATE_NOOP("engine", "{0} has changed since it was imported."),
    QT_TRANSLATE_NOOP("engine", "{0} is missing."),
    QT_TRANSLATE_NOOP("engine", "{0} cannot be read: {1}."),
    QT_TRANSLATE_NOOP("engine", "{0} is program code, which does not belong to a model."),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” came with Carrel and cannot be removed."),
    QT_TRANSLATE_NOOP("engine", "Choose another model under Preferences instead."),
    QT_TRANSLATE_NOOP("engine", "The model “{0}” cannot be removed: {1}."),
    QT_TRANSLATE_NOOP("engine", "Close other Carrel windows and try again."),
    QT_TRANSLATE_NOOP("engine", "Another Carrel is changing the models right now."),
    QT_TRANSLATE_NOOP("engine", "Try again when it is done."),
)
"""Whole sentences."""

PHRASES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("engine", "page {0}"),
    QT_TRANSLATE_NOOP("engine", "pages {0}"),
    QT_TRANSLATE_NOOP("engine", "pages {0} and others"),
    QT_TRANSLATE_NOOP("engine", "one place"),
    QT_TRANSLATE_NOOP("engine", "{0:n} places"),
    QT_TRANSLATE_NOOP("engine", "One chapter"),
    QT_TRANSLATE_NOOP("engine", "{0:n} chapters"),
    QT_TRANSLATE_NOOP("engine", "this kind of picture"),
    QT_TRANSLATE_NOOP("engine", "{0} pictures"),
    QT_TRANSLATE_NOOP("engine", "{0} is missing"),
    QT_TRANSLATE_NOOP("engine", "{0} has another size than when it was imported"),
    QT_TRANSLATE_NOOP("engine", "{0:n} document"),
    QT_TRANSLATE_NOOP("engine", "{0:n} documents"),
    QT_TRANSLATE_NOOP("engine", "{0:n} conversation"),
    QT_TRANSLATE_NOOP("engine", "{0:n} conversations"),
    QT_TRANSLATE_NOOP("engine", ", of which {0:n} will be read again"),
    QT_TRANSLATE_NOOP("engine", "The folder {0}"),
    QT_TRANSLATE_NOOP("engine", "The cloud folder {0}"),
    QT_TRANSLATE_NOOP("engine", "the cloud folder {0}"),
    QT_TRANSLATE_NOOP("engine", "The network folder {0}"),
    QT_TRANSLATE_NOOP("engine", "the network folder {0}"),
    QT_TRANSLATE_NOOP("engine", "The network drive {0}"),
    QT_TRANSLATE_NOOP("engine", "the network drive {0}"),
    QT_TRANSLATE_NOOP("engine", "The removable disk {0}"),
    QT_TRANSLATE_NOOP("engine", "the removable disk {0}"),
    QT_TRANSLATE_NOOP("engine", "The disk {0}"),
    QT_TRANSLATE_NOOP("engine", "the disk {0}"),
    QT_TRANSLATE_NOOP("engine", "The {0} folder"),
    QT_TRANSLATE_NOOP("engine", "the {0} folder"),
    QT_TRANSLATE_NOOP("engine", "this computer's limit of watched folders is reached"),
    QT_TRANSLATE_NOOP("engine", "a fault in Carrel itself"),
    QT_TRANSLATE_NOOP("engine", "this computer"),
    QT_TRANSLATE_NOOP("engine", "This computer"),
)
"""Pieces of sentences that stand in their fields."""
