<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
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
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln folders to your library</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add all %Ln to your library</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln words a second here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
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
    <name>window</name>
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
    <name>wording</name>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new or changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passages found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln minutes left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
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
