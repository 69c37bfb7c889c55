<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Carrel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel answers questions about your own documents. It works on this computer alone: no document, question or answer ever leaves it, and it does not use the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel stands on the work of many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a component to read its licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components and their licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy these facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy version and library to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is licensed under {1}. Its text is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerActions</name>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the question again; this answer is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the answer as Markdown with footnotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the answer with its sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it to a file, with its sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} from {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>Change the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this question and ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what is searched for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searched for: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CollectionEditor</name>
    <message>
        <source>Another number of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders and documents of the collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Answer in German. Name the paragraph of the law.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Taxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions that every question in it carries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of its answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most words of an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the folders and documents that belong to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes into its folders later belongs to it, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: about {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CollectionsPanel</name>
    <message>
        <source>All documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the collection {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions go to all documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The collection {0} was deleted. Its documents stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>Title of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message numerus="yes">
        <source>%Ln questions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation without a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%Ln documents chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add its folder again to see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask only this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was moved or renamed, or its drive is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether it is connected, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a collection of this…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive that {0} is on does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could run as a program, so its folder was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not in your library any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not where it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>Single files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>Carrel does not read web pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel reads files and folders. Save the page or the text as a file, then drop that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln files to your library</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln folders to your library</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add all %Ln to your library</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to add these documents and install the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add this to your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to add {0} to your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Drop to install %Ln models</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to install this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders are read with everything in them; files stay unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is checked before it is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be added now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are read where they are, and never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is inside is read, and nothing is unpacked on your disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it was (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineHost</name>
    <message>
        <source>Carrel had to stop working on this unexpectedly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose “Start again” at the top of the window, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you added is lost. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was stopped, because Carrel prepares itself anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message numerus="yes">
        <source>Show %Ln more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your documents: {0} in {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sentence of this answer could be matched to your documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rely on the passages above rather than on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this answer (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer reached its greatest length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nearest passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passages below come nearest. Try other words, or add more documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try other words, or add the documents that would know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for Carrel to get ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the answer before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing · {0} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped this answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your documents do not seem to say.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export with sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Carrel. Try another kind of file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Make room, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is no longer there. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system says: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not write there. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only {0} with problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of file: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page, of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom {0} per cent; choose for the natural size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Begin a new conversation (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found. Try other words, or fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search your conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your conversations appear here once you have asked a question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePanel</name>
    <message>
        <source>Carrel was started with this folder, so it is not moved from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the library is moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is where it was, with all that is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the library to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move your library, {0}, to {1}? There are {2} free. Carrel cannot answer while it moves; your documents stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving your library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop moving the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Carrel knows of your documents, and your conversations, stand in one folder on this computer. Nothing of it is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your library is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library is in {0} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library was not moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, with your conversations and without the documents themselves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Carrel will no longer find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel will no longer find them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {0} out of your library?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took out {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it stands in stays in your library, so it is left out from now on: the list shows it as ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they stand in stays in your library, so they are left out from now on: the list shows them as ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are ignored from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is ignored from now on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Add a folder to your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files to your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other one, or add the documents there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents in your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in your library matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was added: another Carrel is using this library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing here yet. Add a folder, or drop one on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library is still being opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} can be found: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkOffer</name>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address of the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this address in your browser?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to this address in your mail program?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Enter password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It leaves little memory for anything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs more memory than this computer has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs about {0} of {1} memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in use yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0} from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %Ln passages a second here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln words a second here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>came with Carrel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licence {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Add a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the model is taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf *.zip *.whl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models run on: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop it here: a .gguf file, or a folder with safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0} from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop taking in the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has {0} of memory; {1} are free now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This frees {0}. To use it again you need its file once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With another model that finds passages, your documents are prepared anew in the background. Until then the one before goes on serving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes answers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Put this notice away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words on this page are being looked for in the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file changed since it was read and no longer contains this passage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file changed since it was read. This is where the passage stands now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>{file}, page {page} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find an action, a document or a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here has that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassageCard</name>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage from {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show less of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer cites this passage as {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Enter password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember it in this computer&apos;s keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message numerus="yes">
        <source>%Ln settings have their defaults again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Carrel changes its language the next time it is started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every setting has its default already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore all defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections of the preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of this holds once Carrel prepares itself anew. That takes a few seconds; an answer that is being written is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the changed settings now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Your question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Carrel.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Added {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on adding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sign of life for {0} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sign of life for {0} s: {1} may be a difficult one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is open now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is still locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} moved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message numerus="yes">
        <source>%Ln more waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel reading documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause reading documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading is paused. New and changed documents wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume reading documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} found so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stays on your machine. It holds no text of your documents or questions; copy it if you want to show it to somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Restore the default: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScopeControl</name>
    <message>
        <source>All documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions search: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all documents again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the library by name or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>Getting ready to answer: you can already search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready: you can already search by words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready, with limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting again after a problem…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, sheet {sheet}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerHost</name>
    <message>
        <source>Carrel&apos;s viewer had to be started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not opened again here unless you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showing this document stopped Carrel&apos;s viewer twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Ask only this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not opened again here unless you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showing this document stopped Carrel&apos;s viewer twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask {0} a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel has stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel reads the documents in it and answers your questions, always showing the passages it goes by. Everything stays on this computer, and your files are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder here to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much does the repair of the quay wall cost?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How tall is the lighthouse at Grey Point?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passages that matter appear at once, the answer below them. Drop more folders or files anywhere on this window at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When is the reading room open?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can ask as soon as the first one is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can start it again above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your documents are being read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add documents first, then ask them a question here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Carrel is using this library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Carrel is using this library. Add the documents there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your documents a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new conversation (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel keeps stopping on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading is finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the side (Ctrl+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can ask questions here. To add documents, use the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your documents and conversations are safe. Close other programs first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can be asked now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>Ask in {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Versions</name>
    <message>
        <source>Show the version after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Carrel crashed the last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel was ended abruptly the last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Carrel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on. What happened is in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your documents and conversations are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>About Carrel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the last question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action, a document or a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find: in the document, or else in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the question box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>, of which {0:n} will be read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A collection needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of programs, not of documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A library cannot move into itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A link; what it leads to is read where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of versions that a program keeps for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message here is encrypted; only the mail program can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model could not be loaded: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the model is missing: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A temporary file of another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a copy without protection, if you have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a transcript of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folders or documents to it, or search everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding your files failed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Carrel is changing the models right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Carrel is open on this library, so it can only be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Carrel is open on this library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Carrel is open on this library: here it can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another answer is being written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a shorter question, or choose a model with a larger window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again; if it happens again, choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for access to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the question again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel does not know this kind of document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel does not open {0} archives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel does not read binary workbooks (xlsb) yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel does not read {0} files yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel does not read {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel is getting ready to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes in your folders are not seen at once: {0}. Carrel looks for them at every start and every hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that {0} can be written to, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking every number of the converted model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder on a disk of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder outside the present one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with safetensors and tokenizer, a .gguf file, or an exported .zip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that works without code of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or delete that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or make this one writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model under Preferences instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model under Preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or update Carrel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one first, then remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one to use instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one, or begin a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose something else, or search everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose that model again, or index your folders into a new library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json, the weights and the tokenizer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the safetensors copy of the model instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the uncompressed copy of the model, or a GGUF file of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it first, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other Carrel windows and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, ask a shorter question, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model under Preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the answers of original and copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect its disk and start Carrel again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Converting the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the model with the real files in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy tokenizer.json and tokenizer_config.json into the folder and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged and not read: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents are packed inside each other here, more than {0:n} deep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder on the window first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter its password in Carrel, or save a copy without one and add the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it again from where it came from, or open it in its own program and save a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it again from where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the archive again from where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For answers choose a model named …ForCausalLM, for passages a sentence-transformers folder with modules.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this GGUF model splits words ({0}) is not known to Carrel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If another program can open it, save it from there as PDF or text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you trust it, unpack it and add the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it again from a complete copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it again, or choose another model under Preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it under Preferences, or choose another model there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds nothing that could be read any more. What was read is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there, or a link to it is broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved or deleted, or its disk is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted, moved or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its disk does not answer. What was read is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder cannot be reached now. What was read of it is kept and can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name is not valid text: rename it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the encoding open and Carrel finds it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out by .carrelignore: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {0:n} of this .carrelignore cannot be understood and is passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a copy of the model in the safetensors format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a newer copy of the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room and try again; everything that was indexed before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room, or make the folder writable; until then they hold for this time only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make your change there, or close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory ran out, so the model was given half as many passages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than {0:n} files are inside this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text could be recognised reliably on {0}; in pictures, Carrel reads Latin, Chinese and Japanese script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the documents in this file can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not searchable yet: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the collection “{0}” can be searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in what you chose has text that can be searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in “{0}” has text that can be searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in Jupyter and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a newer Word or in LibreOffice and save it as docx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in its own program, save it as PDF and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in the program it was made with and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in the program it was made with and save it as UTF-8 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it once for writing, so that it is brought up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with that version, or choose another library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the conversation again, or ask in a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0:n} is damaged and cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are read after everything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the model&apos;s vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this file failed: {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this file needs more memory than Carrel may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this file took longer than {0:n} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove some of them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the model and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename or delete it and start again; only your preferences are in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a smaller copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as PDF and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as xlsx and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some bytes in {0} are damaged and shown as �.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something newer was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it, or raise the time limit in the preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Carrel again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Carrel again: it mends what can be mended. Then move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Carrel again: it saves what can be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it on in the preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it again from where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the model from another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GGUF file cannot be converted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GGUF file lacks a part of the model ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SQLite of this Python has no full-text search (FTS5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive lacks {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The collection&apos;s instructions are long: their beginning was used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The converted model differs from the original in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The converted model does not answer as the original does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The converted model does not understand plain English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The converted model is incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of your library in {0} came out different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is kept as {0} in {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description in this archive is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description of the model “{0}” is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk may be damaged: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {0} has {1:n} GB left, but your library needs {2:n} GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {0} has {1:n} GB left, but {2:n} GB are needed for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {0} is full, so your library stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {0} is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file modules.json is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} holds no model that Carrel knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is a GGUF model of version {1}, which Carrel cannot read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is damaged or incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is in a format that can hide programs, so Carrel does not open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is not a GGUF model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is not a model that Carrel can use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is not the one its maker published: its check sum differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} wants to write outside its folder, so it was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} brings program code ({1}), which Carrel never runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} cannot be used: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} holds a link ({1}) instead of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} holds no model: config.json is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} holds no weights ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} holds other files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} is not there any more. What was read in it is kept; it is followed again when it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} is on another computer, where a library is not safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library ({0}) cannot be opened: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library ({0}) cannot grow: the disk is full, or does not take larger files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library ({0}) is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library ({0}) is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library ({0}) reports: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library cannot be opened: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library cannot grow: the disk is full, or does not take larger files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library folder {0} cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library reports: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library was damaged and has been mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} was saved{1}, and {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} were saved{1}, and {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library was damaged, and nothing in it could be read any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine&apos;s memory did not suffice for this answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model cannot be stored or read: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model failed in step {0:n} of {1:n}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model failed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model gave no text for {0:n} seconds and was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model gives no sensible numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {0} ({1}) can neither write answers nor find passages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {0} has no tokenizer, so it cannot read text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {0} is damaged: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that finds passages is being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that writes is being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” came with Carrel and cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” came with Carrel and stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” cannot be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” cannot be removed: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” cannot find passages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” cannot read pictures of pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” cannot write answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” is damaged: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” is incomplete: some of its weights are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network drive {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other files are not affected. Save a copy from its own program and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other pages may be whole; else fetch the file again from where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of this e-mail are inside each other, thousands deep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password was used and is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that reads files did not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt leaves no room for any passage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt of {0:n} tokens and an answer of {1:n} do not fit the model&apos;s window of {2:n} ({3} left): ask a shorter question or choose a model with a larger window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question and its passages have {0:n} tokens; {1} reads {2:n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is too long for the model: it was given its first {0:n} of {1:n} words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is very long: its beginning and its end were used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The removable disk {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file {0} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s keyring refused: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer belongs to another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary in this GGUF file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights ({0}) are in a format that can hide programs, so Carrel does not open them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of this e-mail are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no documents in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are only pictures here, and their text was not recognised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many models of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a collection “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a library in {0} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no encoding called {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no library here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such sheet in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in it, only pictures, and reading those is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in this book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in this notebook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in this presentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in this saved web page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in this spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in this workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text on {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory left for the model “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to search yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These sheets are damaged and not complete: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These slides are damaged and could not be read: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This .carrelignore cannot be read, so it is not followed: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This .carrelignore is no ordinary file, so it is not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This .carrelignore is too large, so it is not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PDF has no pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PDF has {0:n} pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PDF is damaged and cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer is whole already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer will not be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This archive is damaged and cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This archive is damaged or cut off; only its beginning is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This book is damaged: its chapters are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This book is damaged: the list of its chapters is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This book is protected: only the program it was bought for can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This collection is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document has no page {0:n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is damaged inside its archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is damaged; what stands after the damage is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is no longer in the file it was in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is packed in a way that Carrel does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is protected with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document was written by a Word from before 1997.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This e-mail is damaged and cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This failed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be opened: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file defines abbreviations of its own inside its markup, and Carrel follows none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has more text than Carrel reads from one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is called {0} but its content is something else, or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is called {0}, but the parts of such a document are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged and cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged: its markup breaks off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged: its table of contents cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged: some of its parts cannot be unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged: the part with its cells is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged: the part with its text is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is larger than 1 GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not text in any encoding that Carrel knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not there, or a link to it is broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not {0} text: byte {1:n} does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is only in the cloud (OneDrive, iCloud or the like): make it available on this computer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file made the program that reads files stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was deleted, moved or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is not there: it was renamed, moved or deleted, or its disk was taken out. What was read is kept until you remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a picture, or pictures of pages; nobody has read them yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a picture: the text in it is read after everything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a program, not a document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a file but a folder, pipe or device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a file but a pipe, socket or device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a text file, and Carrel does not know its format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an e-mail, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not possible with this kind of document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is sound or video; Carrel reads text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of GGUF model ({0}) is not known to this version of Carrel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of model ({0}) is not known to this version of Carrel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library was made by a newer version of Carrel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library was made by an older version of Carrel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library was made with the model {0}, and the one in use is {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model asks to run program code of its own ({0}), which Carrel never does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model needs about {0:n} GB of memory, and this machine has {1:n} GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model needs program code that Carrel does not have ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model&apos;s weights are compressed in a way Carrel cannot read ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This notebook is damaged: its cells cannot be told apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture has more pixels than Carrel reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This presentation is damaged; no slide can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This spreadsheet is damaged; what stands after the damage is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no keyring that keeps passwords safely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This table has more text than Carrel reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workbook has more text than Carrel reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workbook is damaged and cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workbook is damaged; nothing is left of: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many documents in this file made the program that reads files stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, check this machine&apos;s disk and memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the import again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn on text recognition in the preferences and read the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it and add the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it and choose the model&apos;s folder. Known archives: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack the archive and add the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack them and add the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacked, this file is larger than Carrel reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpacking {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a Python from python.org or from your distribution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in the folder {0} is sent to a service on the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you asked before is not in this conversation any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you chose to search has no document of the collection “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You left it out of the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your documents do not seem to say. The passages above come nearest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library is being moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library is damaged, so it was not moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library is in {0}, and that folder is not there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your library is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your preferences cannot be written to {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fault in Carrel itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages {0} and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cloud folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network drive {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the removable disk {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {0} folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer&apos;s limit of watched folders is reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this kind of picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0:n} chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0:n} conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0:n} conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0:n} document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0:n} documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0:n} places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be reached. Connect it; what was read is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not answer. Connect it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has another size than when it was imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has another size than when it was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has changed since it was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is empty. What was read is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not there. What was read is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is program code, which does not belong to a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} lies among the models, but is not imported yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of this book cannot be found in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code and data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (Excel and others)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text documents (Word and others)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models</name>
    <message numerus="yes">
        <source>%Ln languages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic measures once which is quicker here. Half needs half the memory; answers differ little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic takes a graphics card where one works, else the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow your folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half (bfloat16)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How large text is, compared with other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long an answer may become, in pieces of a word: four of them are about three words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long reading one file may take before Carrel gives up on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many passages an answer may use. More takes longer to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It compares the meaning of questions and passages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads the passages and puts an answer into words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model that finds passages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model that writes answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice by itself when files in your folders change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision of models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the text in pictures and scanned pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say when reading is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Carrel light, dark, or as your system has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a notification when a long reading ends while you are in another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colour of buttons, links and what is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of Carrel itself; answers follow your documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Carrel knows of your documents, and your conversations, stand in one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where models run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your library is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>standing</name>
    <message>
        <source>Away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new or changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passages found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 passage found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 word</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %Ln hours left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln minutes left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>About a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them can be found, or will be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being read now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrel does not read this kind of file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be opened safely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your folders: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be found: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has changed and waits to be read; until then its earlier text is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being read now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is ignored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is ignored: it is not read and not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is locked with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not opened again unless you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too large to be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits to be read; its turn comes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted, moved or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was read; there is no text in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder cannot be reached at the moment. It is read when the folder is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder cannot be reached at the moment. What was read before is kept and can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked with a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text in it, perhaps a scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a kind of file Carrel reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected at the moment; kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening it made the reader fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of it could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the library for the new model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading it failed badly twice, so it was set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading it took too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading text in pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside: opening it failed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text was found in the pictures of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is ready for the new model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest can be found: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no documents in it that Carrel reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in it; it may be a scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took too long to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until it can be read, its earlier text is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is inside it stands below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read before is kept and can be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be found, {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cells {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sheet {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slide {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} with problems.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>written</name>
    <message>
        <source>There is no answer to this question.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
