<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Carrel</source>
        <translation>Über Carrel</translation>
    </message>
    <message>
        <source>Carrel answers questions about your own documents. It works on this computer alone: no document, question or answer ever leaves it, and it does not use the network.</source>
        <translation>Carrel beantwortet Fragen zu Ihren eigenen Dokumenten. Es arbeitet nur auf diesem Computer: Kein Dokument, keine Frage und keine Antwort verlässt ihn, und das Netzwerk wird nicht benutzt.</translation>
    </message>
    <message>
        <source>Carrel stands on the work of many</source>
        <translation>Carrel steht auf der Arbeit vieler</translation>
    </message>
    <message>
        <source>Choose a component to read its licence.</source>
        <translation>Wählen Sie einen Bestandteil, um seine Lizenz zu lesen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Components and their licences</source>
        <translation>Bestandteile und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy these facts</source>
        <translation>Diese Angaben kopieren</translation>
    </message>
    <message>
        <source>Copy these facts: version and library</source>
        <translation>Diese Angaben kopieren: Version und Bibliothek</translation>
    </message>
    <message>
        <source>Library: {0}</source>
        <translation>Bibliothek: {0}</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>{0} is licensed under {1}. Its text is not on this computer.</source>
        <translation>{0} steht unter der Lizenz {1}. Ihr Text ist nicht auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>AnswerActions</name>
    <message>
        <source>Answer again</source>
        <translation>Neu beantworten</translation>
    </message>
    <message>
        <source>Answer the question again; this answer is kept</source>
        <translation>Die Frage noch einmal beantworten; diese Antwort bleibt erhalten</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy the answer as Markdown with footnotes</source>
        <translation>Die Antwort als Markdown mit Fußnoten kopieren</translation>
    </message>
    <message>
        <source>Copy the answer with its sources</source>
        <translation>Die Antwort mit ihren Quellen kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>The whole conversation…</source>
        <translation>Die ganze Unterhaltung…</translation>
    </message>
    <message>
        <source>This answer…</source>
        <translation>Diese Antwort…</translation>
    </message>
    <message>
        <source>Write it to a file, with its sources</source>
        <translation>In eine Datei schreiben, mit ihren Quellen</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy this code</source>
        <translation>Diesen Code kopieren</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>Change the question</source>
        <translation>Frage ändern</translation>
    </message>
    <message>
        <source>Change this question and ask again</source>
        <translation>Diese Frage ändern und neu stellen</translation>
    </message>
    <message>
        <source>Change what is searched for</source>
        <translation>Ändern, wonach gesucht wird</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit what is searched for</source>
        <translation>Bearbeiten, wonach gesucht wird</translation>
    </message>
    <message>
        <source>Only in: {0}</source>
        <translation>Nur in: {0}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Searched for: {0}</source>
        <translation>Gesucht wurde: {0}</translation>
    </message>
    <message>
        <source>Show the whole question</source>
        <translation>Die ganze Frage zeigen</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>CollectionEditor</name>
    <message>
        <source>Another number of words</source>
        <translation>Eine andere Anzahl Wörter</translation>
    </message>
    <message>
        <source>As in the preferences</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Delete collection</source>
        <translation>Sammlung löschen</translation>
    </message>
    <message>
        <source>Edit collection</source>
        <translation>Sammlung bearbeiten</translation>
    </message>
    <message>
        <source>Folders and documents of the collection</source>
        <translation>Ordner und Dokumente der Sammlung</translation>
    </message>
    <message>
        <source>For example: Answer in German. Name the paragraph of the law.</source>
        <translation>Zum Beispiel: Antworte auf Deutsch. Nenne den Paragrafen des Gesetzes.</translation>
    </message>
    <message>
        <source>For example: Taxes</source>
        <translation>Zum Beispiel: Steuern</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie ihr einen Namen.</translation>
    </message>
    <message>
        <source>Instructions that every question in it carries</source>
        <translation>Anweisungen, die jede Frage darin begleiten</translation>
    </message>
    <message>
        <source>Length of answers</source>
        <translation>Länge der Antworten</translation>
    </message>
    <message>
        <source>Length of its answers</source>
        <translation>Länge ihrer Antworten</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Lang</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Most words of an answer</source>
        <translation>Höchstzahl der Wörter einer Antwort</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>Name der Sammlung</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>Standing instructions</source>
        <translation>Dauerhafte Anweisungen</translation>
    </message>
    <message>
        <source>Tick the folders and documents that belong to it.</source>
        <translation>Haken Sie die Ordner und Dokumente an, die dazugehören.</translation>
    </message>
    <message>
        <source>What comes into its folders later belongs to it, too.</source>
        <translation>Was später in ihre Ordner kommt, gehört ebenfalls dazu.</translation>
    </message>
    <message>
        <source>{0}: about {1}</source>
        <translation>{0}: etwa {1}</translation>
    </message>
</context>
<context>
    <name>CollectionsPanel</name>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message>
        <source>Edit the collection {0}</source>
        <translation>Sammlung {0} bearbeiten</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>Neue Sammlung…</translation>
    </message>
    <message>
        <source>Questions go to</source>
        <translation>Fragen gehen an</translation>
    </message>
    <message>
        <source>Questions go to all documents</source>
        <translation>Fragen gehen an alle Dokumente</translation>
    </message>
    <message>
        <source>The collection {0} was deleted. Its documents stay.</source>
        <translation>Die Sammlung {0} wurde gelöscht. Ihre Dokumente bleiben.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask (Enter)</source>
        <translation>Fragen (Eingabetaste)</translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>Title of the conversation</source>
        <translation>Titel der Unterhaltung</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message numerus="yes">
        <source>%Ln questions</source>
        <translation>
            <numerusform>%Ln Frage</numerusform>
            <numerusform>%Ln Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>1 Frage</translation>
    </message>
    <message>
        <source>Conversation without a question</source>
        <translation>Unterhaltung ohne Frage</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%Ln documents chosen</source>
        <translation>
            <numerusform>%Ln Dokument gewählt</numerusform>
            <numerusform>%Ln Dokumente gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Add its folder again to see it.</source>
        <translation>Fügen Sie seinen Ordner wieder hinzu, um es zu sehen.</translation>
    </message>
    <message>
        <source>Ask only this</source>
        <translation>Nur dies befragen</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Passwort eingeben…</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>It was moved or renamed, or its drive is not connected.</source>
        <translation>Es wurde verschoben oder umbenannt, oder sein Laufwerk ist nicht angeschlossen.</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>Nach Änderungen suchen</translation>
    </message>
    <message>
        <source>Look whether it is connected, then try again.</source>
        <translation>Sehen Sie nach, ob es angeschlossen ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Make a collection of this…</source>
        <translation>Daraus eine Sammlung machen…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>Im eigenen Programm öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>Nicht mehr ignorieren</translation>
    </message>
    <message>
        <source>Take out of the library…</source>
        <translation>Aus der Bibliothek herausnehmen…</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>Herausnehmen…</translation>
    </message>
    <message>
        <source>The drive that {0} is on does not answer.</source>
        <translation>Das Laufwerk von {0} antwortet nicht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{0} could run as a program, so its folder was opened.</source>
        <translation>{0} könnte als Programm ablaufen; deshalb wurde der Ordner geöffnet.</translation>
    </message>
    <message>
        <source>{0} is not in your library any more.</source>
        <translation>{0} ist nicht mehr in Ihrer Bibliothek.</translation>
    </message>
    <message>
        <source>{0} is not where it was.</source>
        <translation>{0} ist nicht mehr an seinem Ort.</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>Single files</source>
        <translation>Einzelne Dateien</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>geöffnet</translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>Carrel does not read web pages</source>
        <translation>Carrel liest keine Webseiten</translation>
    </message>
    <message>
        <source>Carrel reads files and folders. Save the page or the text as a file, then drop that.</source>
        <translation>Carrel liest Dateien und Ordner. Speichern Sie die Seite oder den Text als Datei, und ziehen Sie diese hierher.</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln files to your library</source>
        <translation>
            <numerusform>Ablegen, um %Ln Datei in Ihre Bibliothek aufzunehmen</numerusform>
            <numerusform>Ablegen, um %Ln Dateien in Ihre Bibliothek aufzunehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln folders to your library</source>
        <translation>
            <numerusform>Ablegen, um %Ln Ordner in Ihre Bibliothek aufzunehmen</numerusform>
            <numerusform>Ablegen, um %Ln Ordner in Ihre Bibliothek aufzunehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add all %Ln to your library</source>
        <translation>
            <numerusform>Ablegen, um %Ln Eintrag in Ihre Bibliothek aufzunehmen</numerusform>
            <numerusform>Ablegen, um alle %Ln in Ihre Bibliothek aufzunehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to add these documents and install the model</source>
        <translation>Ablegen, um diese Dokumente aufzunehmen und das Modell zu installieren</translation>
    </message>
    <message>
        <source>Drop to add this to your library</source>
        <translation>Ablegen, um dies in Ihre Bibliothek aufzunehmen</translation>
    </message>
    <message>
        <source>Drop to add {0} to your library</source>
        <translation>Ablegen, um {0} in Ihre Bibliothek aufzunehmen</translation>
    </message>
    <message numerus="yes">
        <source>Drop to install %Ln models</source>
        <translation>
            <numerusform>Ablegen, um %Ln Modell zu installieren</numerusform>
            <numerusform>Ablegen, um %Ln Modelle zu installieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to install this model</source>
        <translation>Ablegen, um dieses Modell zu installieren</translation>
    </message>
    <message>
        <source>Files are read where they are, and never changed.</source>
        <translation>Dateien werden dort gelesen, wo sie liegen, und nie verändert.</translation>
    </message>
    <message>
        <source>Folders are read with everything in them; files stay unchanged.</source>
        <translation>Ordner werden mit allem darin gelesen; Dateien bleiben unverändert.</translation>
    </message>
    <message>
        <source>It is checked before it is used.</source>
        <translation>Es wird geprüft, bevor es benutzt wird.</translation>
    </message>
    <message>
        <source>Nothing can be added now</source>
        <translation>Gerade kann nichts hinzugefügt werden</translation>
    </message>
    <message>
        <source>This cannot be added</source>
        <translation>Das kann nicht hinzugefügt werden</translation>
    </message>
    <message>
        <source>What is inside is read, and nothing is unpacked on your disk.</source>
        <translation>Gelesen wird, was darin ist; auf Ihrem Datenträger wird nichts entpackt.</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Ask again</source>
        <translation>Neu fragen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Leave it as it was (Esc)</source>
        <translation>Lassen, wie es war (Esc)</translation>
    </message>
</context>
<context>
    <name>EngineHost</name>
    <message>
        <source>Carrel had to stop working on this unexpectedly.</source>
        <translation>Carrel musste die Arbeit daran unerwartet beenden.</translation>
    </message>
    <message>
        <source>Choose “Start again” at the top of the window, then try again.</source>
        <translation>Wählen Sie oben im Fenster „Erneut starten“, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Nothing you added is lost. Try again in a moment.</source>
        <translation>Nichts, was Sie hinzugefügt haben, ist verloren. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>This was stopped, because Carrel prepares itself anew.</source>
        <translation>Das wurde angehalten, weil Carrel sich neu vorbereitet.</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message numerus="yes">
        <source>Show %Ln more</source>
        <translation>
            <numerusform>%Ln weitere zeigen</numerusform>
            <numerusform>%Ln weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>{0} zeigen</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>From your documents</source>
        <translation>Aus Ihren Dokumenten</translation>
    </message>
    <message>
        <source>From your documents: {0} {1}</source>
        <translation>Aus Ihren Dokumenten: {0} {1}</translation>
    </message>
    <message>
        <source>No sentence of this answer could be matched to your documents.</source>
        <translation>Kein Satz dieser Antwort ließ sich Ihren Dokumenten zuordnen.</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>Liest {0}</translation>
    </message>
    <message>
        <source>Rely on the passages above rather than on it.</source>
        <translation>Verlassen Sie sich lieber auf die Textstellen oben als auf sie.</translation>
    </message>
    <message>
        <source>Searching in {0}</source>
        <translation>Sucht in {0}</translation>
    </message>
    <message>
        <source>Searching {0}</source>
        <translation>Durchsucht {0}</translation>
    </message>
    <message>
        <source>Source {0}: {1}</source>
        <translation>Quelle {0}: {1}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation>Diese Antwort anhalten</translation>
    </message>
    <message>
        <source>Stop this answer (Esc)</source>
        <translation>Diese Antwort anhalten (Esc)</translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation>Die Antwort ist fertig.</translation>
    </message>
    <message>
        <source>The answer reached its greatest length.</source>
        <translation>Die Antwort hat ihre größte Länge erreicht.</translation>
    </message>
    <message>
        <source>The nearest passages</source>
        <translation>Die nächstliegenden Textstellen</translation>
    </message>
    <message>
        <source>The passages below come nearest. Try other words, or add more documents.</source>
        <translation>Die Textstellen unten kommen dem am nächsten. Versuchen Sie es mit anderen Worten, oder fügen Sie weitere Dokumente hinzu.</translation>
    </message>
    <message>
        <source>This answer was interrupted.</source>
        <translation>Diese Antwort wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try other words, or add the documents that would know.</source>
        <translation>Versuchen Sie es mit anderen Worten, oder fügen Sie die Dokumente hinzu, in denen es steht.</translation>
    </message>
    <message>
        <source>Waiting for Carrel to get ready</source>
        <translation>Wartet, bis Carrel bereit ist</translation>
    </message>
    <message>
        <source>Waiting for the answer before this one</source>
        <translation>Wartet auf die Antwort davor</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreibt</translation>
    </message>
    <message>
        <source>Writing · {0} a second</source>
        <translation>Schreibt · {0} pro Sekunde</translation>
    </message>
    <message>
        <source>You stopped this answer.</source>
        <translation>Sie haben diese Antwort angehalten.</translation>
    </message>
    <message>
        <source>Your documents do not seem to say.</source>
        <translation>Ihre Dokumente scheinen darauf keine Antwort zu geben.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export with sources</source>
        <translation>Mit Quellen exportieren</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Something went wrong inside Carrel. Try another kind of file.</source>
        <translation>In Carrel ist etwas schiefgegangen. Versuchen Sie es mit einer anderen Dateiart.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, or choose another one.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie Platz, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The folder is no longer there. Choose another one.</source>
        <translation>Den Ordner gibt es nicht mehr. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The system says: {0}</source>
        <translation>Das System meldet: {0}</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word-Dokument (*.docx)</translation>
    </message>
    <message>
        <source>You may not write there. Choose another folder.</source>
        <translation>Dort dürfen Sie nicht schreiben. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>“{0}” could not be written.</source>
        <translation>„{0}“ konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“{0}” is written.</source>
        <translation>„{0}“ ist geschrieben.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Show only {0} with problems</source>
        <translation>Nur Problemfälle zeigen: {0}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>State: {0}</source>
        <translation>Status: {0}</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Type of file: {0}</source>
        <translation>Dateiart: {0}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>Next find</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Previous find</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>more than {0}</source>
        <translation>mehr als {0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Page, of {0}</source>
        <translation>Seite, von {0}</translation>
    </message>
    <message>
        <source>Source {0}</source>
        <translation>Quelle {0}</translation>
    </message>
    <message>
        <source>Zoom: {0}. Choose for the natural size.</source>
        <translation>Zoom: {0}. Wählen Sie dies für die natürliche Größe.</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>von {0}</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Begin a new conversation (Ctrl+N)</source>
        <translation>Eine neue Unterhaltung beginnen (Strg+N)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Nothing was found. Try other words, or fewer.</source>
        <translation>Nichts gefunden. Versuchen Sie es mit anderen oder weniger Wörtern.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Unterhaltungen durchsuchen</translation>
    </message>
    <message>
        <source>Search your conversations</source>
        <translation>Ihre Unterhaltungen durchsuchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Your conversations appear here once you have asked a question.</source>
        <translation>Ihre Unterhaltungen erscheinen hier, sobald Sie eine Frage gestellt haben.</translation>
    </message>
    <message>
        <source>“{0}” is deleted.</source>
        <translation>„{0}“ ist gelöscht.</translation>
    </message>
</context>
<context>
    <name>HomePanel</name>
    <message>
        <source>Carrel was started with this folder, so it is not moved from here.</source>
        <translation>Carrel wurde mit diesem Ordner gestartet; deshalb kann er von hier aus nicht verschoben werden.</translation>
    </message>
    <message>
        <source>Choose a folder for your library</source>
        <translation>Wählen Sie einen Ordner für Ihre Bibliothek</translation>
    </message>
    <message>
        <source>How far the library is moved</source>
        <translation>Wie weit die Bibliothek verschoben ist</translation>
    </message>
    <message>
        <source>It is where it was, with all that is in it.</source>
        <translation>Sie ist, wo sie war, mit allem, was darin ist.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move the library to another folder</source>
        <translation>Die Bibliothek in einen anderen Ordner verschieben</translation>
    </message>
    <message>
        <source>Move your library, {0}, to {1}? There are {2} free. Carrel cannot answer while it moves; your documents stay where they are.</source>
        <translation>Ihre Bibliothek, {0}, nach {1} verschieben? Dort sind {2} frei. Während des Verschiebens kann Carrel nicht antworten; Ihre Dokumente bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Verschieben…</translation>
    </message>
    <message>
        <source>Moving your library…</source>
        <translation>Ihre Bibliothek wird verschoben…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop moving the library</source>
        <translation>Das Verschieben der Bibliothek anhalten</translation>
    </message>
    <message>
        <source>What Carrel knows of your documents, and your conversations, stand in one folder on this computer. Nothing of it is sent anywhere.</source>
        <translation>Was Carrel über Ihre Dokumente weiß, und Ihre Unterhaltungen, liegen in einem Ordner auf diesem Computer. Nichts davon wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Where your library is</source>
        <translation>Wo Ihre Bibliothek liegt</translation>
    </message>
    <message>
        <source>Your library is in {0} now.</source>
        <translation>Ihre Bibliothek liegt jetzt in {0}.</translation>
    </message>
    <message>
        <source>Your library was not moved.</source>
        <translation>Ihre Bibliothek wurde nicht verschoben.</translation>
    </message>
    <message>
        <source>{0}, with your conversations and without the documents themselves</source>
        <translation>{0}, mit Ihren Unterhaltungen und ohne die Dokumente selbst</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Carrel will no longer find it.</source>
        <translation>Carrel wird es nicht mehr finden.</translation>
    </message>
    <message>
        <source>Carrel will no longer find them.</source>
        <translation>Carrel wird sie nicht mehr finden.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take {0} out of your library?</source>
        <translation>{0} aus Ihrer Bibliothek herausnehmen?</translation>
    </message>
    <message>
        <source>The files themselves stay where they are.</source>
        <translation>Die Dateien selbst bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Took out {0}.</source>
        <translation>{0} herausgenommen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What it stands in stays in your library, so it is left out from now on: the list shows it as ignored.</source>
        <translation>Das, worin es liegt, bleibt in Ihrer Bibliothek; deshalb wird es ab jetzt ausgelassen: Die Liste zeigt es als ignoriert.</translation>
    </message>
    <message>
        <source>What they stand in stays in your library, so they are left out from now on: the list shows them as ignored.</source>
        <translation>Das, worin sie liegen, bleibt in Ihrer Bibliothek; deshalb werden sie ab jetzt ausgelassen: Die Liste zeigt sie als ignoriert.</translation>
    </message>
    <message>
        <source>{0} are ignored from now on.</source>
        <translation>{0} werden ab jetzt ignoriert.</translation>
    </message>
    <message>
        <source>{0} is ignored from now on.</source>
        <translation>{0} wird ab jetzt ignoriert.</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Add a folder to your library</source>
        <translation>Einen Ordner in Ihre Bibliothek aufnehmen</translation>
    </message>
    <message>
        <source>Add files to your library</source>
        <translation>Dateien in Ihre Bibliothek aufnehmen</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien dazu…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner dazu…</translation>
    </message>
    <message>
        <source>Close the other one, or add the documents there.</source>
        <translation>Schließen Sie das andere, oder fügen Sie die Dokumente dort hinzu.</translation>
    </message>
    <message>
        <source>Documents in your library</source>
        <translation>Dokumente in Ihrer Bibliothek</translation>
    </message>
    <message>
        <source>Nothing in your library matches.</source>
        <translation>Nichts in Ihrer Bibliothek passt dazu.</translation>
    </message>
    <message>
        <source>Nothing was added: another Carrel is using this library.</source>
        <translation>Nichts wurde hinzugefügt: Ein anderes Carrel benutzt diese Bibliothek.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>There is nothing here yet. Add a folder, or drop one on this window.</source>
        <translation>Hier ist noch nichts. Fügen Sie einen Ordner hinzu, oder ziehen Sie einen in dieses Fenster.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Your library is still being opened.</source>
        <translation>Ihre Bibliothek wird noch geöffnet.</translation>
    </message>
    <message>
        <source>{0} of {1} can be found: {2}.</source>
        <translation>Auffindbar: {0}. Insgesamt: {1}, {2}.</translation>
    </message>
</context>
<context>
    <name>LinkOffer</name>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy the address of the link</source>
        <translation>Die Adresse des Links kopieren</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>Den Link öffnen</translation>
    </message>
    <message>
        <source>Open this address in your browser?</source>
        <translation>Diese Adresse in Ihrem Browser öffnen?</translation>
    </message>
    <message>
        <source>Write to this address in your mail program?</source>
        <translation>An diese Adresse in Ihrem E-Mail-Programm schreiben?</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Enter password…</source>
        <translation>Passwort eingeben…</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>Im eigenen Programm öffnen</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>{0} wird geöffnet…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>In use</source>
        <translation>In Benutzung</translation>
    </message>
    <message>
        <source>It leaves little memory for anything else.</source>
        <translation>Es lässt wenig Arbeitsspeicher für anderes übrig.</translation>
    </message>
    <message>
        <source>It needs more memory than this computer has.</source>
        <translation>Es braucht mehr Arbeitsspeicher, als dieser Computer hat.</translation>
    </message>
    <message>
        <source>Needs about {0} of {1} memory</source>
        <translation>Braucht etwa {0} von {1} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Not in use yet</source>
        <translation>Noch nicht in Benutzung</translation>
    </message>
    <message>
        <source>Remove {0} from this computer</source>
        <translation>{0} von diesem Computer entfernen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln passages a second here</source>
        <translation>
            <numerusform>hier etwa %Ln Textstelle pro Sekunde</numerusform>
            <numerusform>hier etwa %Ln Textstellen pro Sekunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln words a second here</source>
        <translation>
            <numerusform>hier etwa %Ln Wort pro Sekunde</numerusform>
            <numerusform>hier etwa %Ln Wörter pro Sekunde</numerusform>
        </translation>
    </message>
    <message>
        <source>came with Carrel</source>
        <translation>mit Carrel geliefert</translation>
    </message>
    <message>
        <source>licence {0}</source>
        <translation>Lizenz {0}</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Add a file with a model</source>
        <translation>Eine Datei mit einem Modell hinzufügen</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder with a model</source>
        <translation>Einen Ordner mit einem Modell hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Finds passages</source>
        <translation>Findet Textstellen</translation>
    </message>
    <message>
        <source>How far the model is taken in</source>
        <translation>Wie weit das Modell übernommen ist</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Es wird nach Modellen gesucht…</translation>
    </message>
    <message>
        <source>Models (*.gguf *.zip *.whl)</source>
        <translation>Modelle (*.gguf *.zip *.whl)</translation>
    </message>
    <message>
        <source>Models run on: {0}</source>
        <translation>Modelle laufen auf: {0}</translation>
    </message>
    <message>
        <source>Or drop it here: a .gguf file, or a folder with safetensors.</source>
        <translation>Oder hier ablegen: eine .gguf-Datei oder einen Ordner mit safetensors.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {0} from this computer?</source>
        <translation>{0} von diesem Computer entfernen?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop taking in the model</source>
        <translation>Die Übernahme des Modells anhalten</translation>
    </message>
    <message>
        <source>Taking in {0}</source>
        <translation>{0} wird übernommen</translation>
    </message>
    <message>
        <source>This computer has {0} of memory; {1} are free now.</source>
        <translation>Dieser Computer hat {0} Arbeitsspeicher; {1} davon sind jetzt frei.</translation>
    </message>
    <message>
        <source>This frees {0}. To use it again you need its file once more.</source>
        <translation>Das macht {0} frei. Um es wieder zu benutzen, brauchen Sie seine Datei noch einmal.</translation>
    </message>
    <message>
        <source>With another model that finds passages, your documents are prepared anew in the background. Until then the one before goes on serving.</source>
        <translation>Mit einem anderen Modell, das Textstellen findet, werden Ihre Dokumente im Hintergrund neu aufbereitet. Bis dahin dient das bisherige weiter.</translation>
    </message>
    <message>
        <source>Writes answers</source>
        <translation>Schreibt Antworten</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Put this notice away</source>
        <translation>Diesen Hinweis weglegen</translation>
    </message>
    <message>
        <source>Put this notice away: {0}</source>
        <translation>Diesen Hinweis weglegen: {0}</translation>
    </message>
    <message>
        <source>The words on this page are being looked for in the picture…</source>
        <translation>Die Wörter auf dieser Seite werden im Bild gesucht…</translation>
    </message>
    <message>
        <source>This file changed since it was read and no longer contains this passage.</source>
        <translation>Diese Datei hat sich geändert, seit sie gelesen wurde, und enthält diese Textstelle nicht mehr.</translation>
    </message>
    <message>
        <source>This file changed since it was read. This is where the passage stands now.</source>
        <translation>Diese Datei hat sich geändert, seit sie gelesen wurde. Hier steht die Textstelle jetzt.</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>{file}, page {page} of {count}</source>
        <translation>{file}, Seite {page} von {count}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find an action, a document or a conversation</source>
        <translation>Eine Aktion, ein Dokument oder eine Unterhaltung finden</translation>
    </message>
    <message>
        <source>Nothing here has that name.</source>
        <translation>Nichts hier hat diesen Namen.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>PassageCard</name>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>{0} öffnen</translation>
    </message>
    <message>
        <source>Passage from {0}</source>
        <translation>Textstelle aus {0}</translation>
    </message>
    <message>
        <source>Show less of {0}</source>
        <translation>Weniger von {0} zeigen</translation>
    </message>
    <message>
        <source>Show more of {0}</source>
        <translation>Mehr von {0} zeigen</translation>
    </message>
    <message>
        <source>The answer cites this passage as {0}</source>
        <translation>Die Antwort führt diese Textstelle als {0} an</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Enter password</source>
        <translation>Passwort eingeben</translation>
    </message>
    <message>
        <source>Enter the password of {0}</source>
        <translation>Geben Sie das Passwort von {0} ein</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of {0}</source>
        <translation>Passwort von {0}</translation>
    </message>
    <message>
        <source>Remember it in this computer&apos;s keyring</source>
        <translation>Im Schlüsselbund dieses Computers merken</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message numerus="yes">
        <source>%Ln settings have their defaults again.</source>
        <translation>
            <numerusform>%Ln Einstellung hat wieder ihren Standardwert.</numerusform>
            <numerusform>%Ln Einstellungen haben wieder ihre Standardwerte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Carrel changes its language the next time it is started.</source>
        <translation>Carrel wechselt die Sprache beim nächsten Start.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Every setting has its default already.</source>
        <translation>Jede Einstellung hat bereits ihren Standardwert.</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Restore all defaults</source>
        <translation>Alle Standardwerte wiederherstellen</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Sections of the preferences</source>
        <translation>Bereiche der Einstellungen</translation>
    </message>
    <message>
        <source>Some of this holds once Carrel prepares itself anew. That takes a few seconds; an answer that is being written is stopped.</source>
        <translation>Einiges davon gilt, sobald Carrel sich neu vorbereitet hat. Das dauert ein paar Sekunden; eine Antwort, die gerade geschrieben wird, wird angehalten.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>Jetzt anwenden</translation>
    </message>
    <message>
        <source>Use the changed settings now</source>
        <translation>Die geänderten Einstellungen jetzt anwenden</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Your question</source>
        <translation>Ihre Frage</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Please try again.</source>
        <translation>Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Something went wrong inside Carrel.</source>
        <translation>In Carrel ist etwas schiefgegangen.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Added {0}.</source>
        <translation>{0} hinzugefügt.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Go on adding</source>
        <translation>Weiter hinzufügen</translation>
    </message>
    <message>
        <source>No sign of life for {0} s.</source>
        <translation>Seit {0} s kein Lebenszeichen.</translation>
    </message>
    <message>
        <source>No sign of life for {0} s: {1} may be a difficult one.</source>
        <translation>Seit {0} s kein Lebenszeichen: {1} ist vielleicht ein schwieriger Fall.</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{0} could not be read.</source>
        <translation>{0} nicht lesbar.</translation>
    </message>
    <message>
        <source>{0} gone.</source>
        <translation>{0} nicht mehr da.</translation>
    </message>
    <message>
        <source>{0} is open now.</source>
        <translation>{0} ist jetzt offen.</translation>
    </message>
    <message>
        <source>{0} is still locked.</source>
        <translation>{0} ist immer noch gesperrt.</translation>
    </message>
    <message>
        <source>{0} moved.</source>
        <translation>{0} verschoben.</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message numerus="yes">
        <source>%Ln more waiting</source>
        <translation>
            <numerusform>%Ln weitere wartet</numerusform>
            <numerusform>%Ln weitere warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel reading documents</source>
        <translation>Das Lesen der Dokumente abbrechen</translation>
    </message>
    <message>
        <source>Looking for documents</source>
        <translation>Es wird nach Dokumenten gesucht</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause reading documents</source>
        <translation>Das Lesen der Dokumente unterbrechen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation>Dokumente werden gelesen</translation>
    </message>
    <message>
        <source>Reading is paused. New and changed documents wait.</source>
        <translation>Das Lesen ist unterbrochen. Neue und geänderte Dokumente warten.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume reading documents</source>
        <translation>Das Lesen der Dokumente fortsetzen</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>{0} pro Sekunde</translation>
    </message>
    <message>
        <source>{0} found so far</source>
        <translation>bisher {0} gefunden</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Der Bericht</translation>
    </message>
    <message>
        <source>This stays on your machine. It holds no text of your documents or questions; copy it if you want to show it to somebody.</source>
        <translation>Das bleibt auf Ihrem Computer. Es enthält keinen Text Ihrer Dokumente oder Fragen; kopieren Sie es, wenn Sie es jemandem zeigen möchten.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Restore the default: {0}</source>
        <translation>Standardwert wiederherstellen: {0}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
</context>
<context>
    <name>ScopeControl</name>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message>
        <source>Questions search: {0}</source>
        <translation>Fragen durchsuchen: {0}</translation>
    </message>
    <message>
        <source>Search all documents again</source>
        <translation>Wieder alle Dokumente durchsuchen</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search by name or folder</source>
        <translation>Nach Name oder Ordner suchen</translation>
    </message>
    <message>
        <source>Search the library by name or folder</source>
        <translation>Die Bibliothek nach Name oder Ordner durchsuchen</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Wieder alles zeigen</translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>Getting ready to answer: you can already search</source>
        <translation>Macht sich zum Antworten bereit: Suchen geht schon</translation>
    </message>
    <message>
        <source>Getting ready: you can already search by words</source>
        <translation>Macht sich bereit: Suchen nach Wörtern geht schon</translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation>Nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Ready, with limits</source>
        <translation>Bereit, mit Einschränkungen</translation>
    </message>
    <message>
        <source>Starting again after a problem…</source>
        <translation>Startet nach einem Problem neu…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Sheets</source>
        <translation>Tabellenblätter</translation>
    </message>
    <message>
        <source>{file}, sheet {sheet}</source>
        <translation>{file}, Tabellenblatt {sheet}</translation>
    </message>
</context>
<context>
    <name>ViewerHost</name>
    <message>
        <source>Carrel&apos;s viewer had to be started again.</source>
        <translation>Die Anzeige von Carrel musste neu gestartet werden.</translation>
    </message>
    <message>
        <source>It is not opened again here unless you say so.</source>
        <translation>Es wird hier nicht wieder geöffnet, außer Sie wünschen es.</translation>
    </message>
    <message>
        <source>Showing this document stopped Carrel&apos;s viewer twice.</source>
        <translation>Dieses Dokument anzuzeigen hat die Anzeige von Carrel zweimal abstürzen lassen.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Ask only this document</source>
        <translation>Nur dieses Dokument befragen</translation>
    </message>
    <message>
        <source>Close the document</source>
        <translation>Das Dokument schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>Ganze Seite</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Seitenbreite</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>In einem eigenen Fenster</translation>
    </message>
    <message>
        <source>It is not opened again here unless you say so.</source>
        <translation>Es wird hier nicht wieder geöffnet, außer Sie wünschen es.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Natural size</source>
        <translation>Natürliche Größe</translation>
    </message>
    <message>
        <source>Next source</source>
        <translation>Nächste Quelle</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>Im eigenen Programm öffnen</translation>
    </message>
    <message>
        <source>Previous source</source>
        <translation>Vorherige Quelle</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Showing this document stopped Carrel&apos;s viewer twice.</source>
        <translation>Dieses Dokument anzuzeigen hat die Anzeige von Carrel zweimal abstürzen lassen.</translation>
    </message>
    <message>
        <source>Small pages</source>
        <translation>Kleine Seiten</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Ask about</source>
        <translation>Fragen zu</translation>
    </message>
    <message>
        <source>Ask {0} a question</source>
        <translation>Eine Frage an {0}</translation>
    </message>
    <message>
        <source>Carrel has stopped</source>
        <translation>Carrel wurde angehalten</translation>
    </message>
    <message>
        <source>Carrel reads the documents in it and answers your questions, always showing the passages it goes by. Everything stays on this computer, and your files are never changed.</source>
        <translation>Carrel liest die Dokumente darin und beantwortet Ihre Fragen; dabei zeigt es immer die Textstellen, auf die es sich stützt. Alles bleibt auf diesem Computer, und Ihre Dateien werden nie verändert.</translation>
    </message>
    <message>
        <source>Drop a folder here to begin</source>
        <translation>Ziehen Sie einen Ordner hierher, um zu beginnen</translation>
    </message>
    <message>
        <source>Opening your library</source>
        <translation>Ihre Bibliothek wird geöffnet</translation>
    </message>
    <message>
        <source>The passages that matter appear at once, the answer below them. Drop more folders or files anywhere on this window at any time.</source>
        <translation>Die wichtigen Textstellen erscheinen sofort, darunter die Antwort. Weitere Ordner oder Dateien können Sie jederzeit irgendwo in dieses Fenster ziehen.</translation>
    </message>
    <message>
        <source>Try it with a sample</source>
        <translation>Mit einem Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Try one of these</source>
        <translation>Probieren Sie eine davon</translation>
    </message>
    <message>
        <source>You can ask as soon as the first one is done.</source>
        <translation>Sie können fragen, sobald das erste fertig ist.</translation>
    </message>
    <message>
        <source>You can start it again above.</source>
        <translation>Sie können es oben wieder starten.</translation>
    </message>
    <message>
        <source>Your documents are being read</source>
        <translation>Ihre Dokumente werden gelesen</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Add documents first, then ask them a question here</source>
        <translation>Fügen Sie erst Dokumente hinzu, und fragen Sie dann hier</translation>
    </message>
    <message>
        <source>Another Carrel is using this library.</source>
        <translation>Ein anderes Carrel benutzt diese Bibliothek.</translation>
    </message>
    <message>
        <source>Another Carrel is using this library. Add the documents there.</source>
        <translation>Ein anderes Carrel benutzt diese Bibliothek. Fügen Sie die Dokumente dort hinzu.</translation>
    </message>
    <message>
        <source>Ask your documents a question</source>
        <translation>Fragen Sie Ihre Dokumente</translation>
    </message>
    <message>
        <source>Begin a new conversation (Ctrl+N)</source>
        <translation>Eine neue Unterhaltung beginnen (Strg+N)</translation>
    </message>
    <message>
        <source>Carrel keeps stopping on this computer.</source>
        <translation>Carrel bleibt auf diesem Computer immer wieder stehen.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Reading is finished</source>
        <translation>Das Lesen ist beendet</translation>
    </message>
    <message>
        <source>Show or hide the side (Ctrl+B)</source>
        <translation>Seitenleiste ein- oder ausblenden (Strg+B)</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Erneut starten</translation>
    </message>
    <message>
        <source>You can ask questions here. To add documents, use the other one.</source>
        <translation>Hier können Sie Fragen stellen. Um Dokumente hinzuzufügen, benutzen Sie das andere.</translation>
    </message>
    <message>
        <source>Your documents and conversations are safe. Close other programs first.</source>
        <translation>Ihre Dokumente und Unterhaltungen sind sicher. Schließen Sie zuerst andere Programme.</translation>
    </message>
    <message>
        <source>{0} can be asked now.</source>
        <translation>Jetzt zum Fragen bereit: {0}.</translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>Ask in {0}</source>
        <translation>In {0} fragen</translation>
    </message>
</context>
<context>
    <name>_Versions</name>
    <message>
        <source>Show the version after</source>
        <translation>Die Fassung danach zeigen</translation>
    </message>
    <message>
        <source>Show the version before</source>
        <translation>Die Fassung davor zeigen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Carrel crashed the last time.</source>
        <translation>Carrel ist beim letzten Mal abgestürzt.</translation>
    </message>
    <message>
        <source>Carrel was ended abruptly the last time.</source>
        <translation>Carrel wurde beim letzten Mal abrupt beendet.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>Something went wrong inside Carrel.</source>
        <translation>In Carrel ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>You can go on. What happened is in {0}.</source>
        <translation>Sie können weitermachen. Was geschehen ist, steht in {0}.</translation>
    </message>
    <message>
        <source>Your documents and conversations are as they were.</source>
        <translation>Ihre Dokumente und Unterhaltungen sind, wie sie waren.</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>About Carrel</source>
        <translation>Über Carrel</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Carrel</source>
        <translation>Carrel</translation>
    </message>
    <message>
        <source>Change the last question</source>
        <translation>Die letzte Frage ändern</translation>
    </message>
    <message>
        <source>Close the document</source>
        <translation>Das Dokument schließen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <translation>Die Unterhaltung exportieren…</translation>
    </message>
    <message>
        <source>Find an action, a document or a conversation</source>
        <translation>Eine Aktion, ein Dokument oder eine Unterhaltung finden</translation>
    </message>
    <message>
        <source>Find: in the document, or else in the library</source>
        <translation>Suchen: im Dokument, sonst in der Bibliothek</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Go to the question box</source>
        <translation>Zum Fragefeld gehen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Next source</source>
        <translation>Nächste Quelle</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Previous source</source>
        <translation>Vorherige Quelle</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Show or hide the side</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <translation>Die Unterhaltungen zeigen</translation>
    </message>
    <message>
        <source>Show the library</source>
        <translation>Die Bibliothek zeigen</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Die Antwort anhalten</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>, of which {0:n} will be read again</source>
        <translation>, davon werden {0:n} erneut gelesen</translation>
    </message>
    <message>
        <source>A collection needs a name.</source>
        <translation>Eine Sammlung braucht einen Namen.</translation>
    </message>
    <message>
        <source>A folder of programs, not of documents.</source>
        <translation>Ein Ordner mit Programmen, nicht mit Dokumenten.</translation>
    </message>
    <message>
        <source>A library cannot move into itself.</source>
        <translation>Eine Bibliothek kann nicht in sich selbst verschoben werden.</translation>
    </message>
    <message>
        <source>A link; what it leads to is read where it is.</source>
        <translation>Eine Verknüpfung; ihr Ziel wird dort gelesen, wo es liegt.</translation>
    </message>
    <message>
        <source>A list of versions that a program keeps for itself.</source>
        <translation>Eine Liste von Versionen, die ein Programm für sich führt.</translation>
    </message>
    <message>
        <source>A message here is encrypted; only the mail program can open it.</source>
        <translation>Eine Nachricht hier ist verschlüsselt; nur das E-Mail-Programm kann sie öffnen.</translation>
    </message>
    <message>
        <source>A model could not be loaded: {0}</source>
        <translation>Ein Modell konnte nicht geladen werden: {0}</translation>
    </message>
    <message>
        <source>A part of the model is missing: {0}.</source>
        <translation>Ein Teil des Modells fehlt: {0}.</translation>
    </message>
    <message>
        <source>A temporary file of another program.</source>
        <translation>Eine temporäre Datei eines anderen Programms.</translation>
    </message>
    <message>
        <source>Add a copy without protection, if you have one.</source>
        <translation>Fügen Sie eine Kopie ohne Schutz hinzu, falls Sie eine haben.</translation>
    </message>
    <message>
        <source>Add a folder first.</source>
        <translation>Fügen Sie zuerst einen Ordner hinzu.</translation>
    </message>
    <message>
        <source>Add a transcript of it.</source>
        <translation>Fügen Sie eine Abschrift davon hinzu.</translation>
    </message>
    <message>
        <source>Add folders or documents to it, or search everything.</source>
        <translation>Fügen Sie ihr Ordner oder Dokumente hinzu, oder durchsuchen Sie alles.</translation>
    </message>
    <message>
        <source>Adding your files failed: {0}</source>
        <translation>Das Hinzufügen Ihrer Dateien ist fehlgeschlagen: {0}</translation>
    </message>
    <message>
        <source>Another Carrel is changing the models right now.</source>
        <translation>Ein anderes Carrel ändert gerade die Modelle.</translation>
    </message>
    <message>
        <source>Another Carrel is open on this library, so it can only be read here.</source>
        <translation>Ein anderes Carrel hat diese Bibliothek geöffnet; hier kann sie nur gelesen werden.</translation>
    </message>
    <message>
        <source>Another Carrel is open on this library.</source>
        <translation>Ein anderes Carrel hat diese Bibliothek geöffnet.</translation>
    </message>
    <message>
        <source>Another Carrel is open on this library: here it can only be read.</source>
        <translation>Ein anderes Carrel hat diese Bibliothek geöffnet: Hier kann sie nur gelesen werden.</translation>
    </message>
    <message>
        <source>Another answer is being written.</source>
        <translation>Eine andere Antwort wird gerade geschrieben.</translation>
    </message>
    <message>
        <source>Ask a shorter question, or choose a model with a larger window.</source>
        <translation>Stellen Sie eine kürzere Frage, oder wählen Sie ein Modell mit größerem Fenster.</translation>
    </message>
    <message>
        <source>Ask about it instead.</source>
        <translation>Fragen Sie stattdessen dazu nach.</translation>
    </message>
    <message>
        <source>Ask again, or choose a smaller model.</source>
        <translation>Fragen Sie noch einmal, oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Ask again; if it happens again, choose another model.</source>
        <translation>Fragen Sie noch einmal; geschieht es wieder, wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Ask for access to it.</source>
        <translation>Bitten Sie um Zugriff darauf.</translation>
    </message>
    <message>
        <source>Ask the question again.</source>
        <translation>Stellen Sie die Frage noch einmal.</translation>
    </message>
    <message>
        <source>Carrel does not know this kind of document.</source>
        <translation>Carrel kennt diese Art von Dokument nicht.</translation>
    </message>
    <message>
        <source>Carrel does not open {0} archives.</source>
        <translation>Carrel öffnet keine {0}-Archive.</translation>
    </message>
    <message>
        <source>Carrel does not read binary workbooks (xlsb) yet.</source>
        <translation>Carrel liest binäre Arbeitsmappen (xlsb) noch nicht.</translation>
    </message>
    <message>
        <source>Carrel does not read {0} files yet.</source>
        <translation>Carrel liest {0}-Dateien noch nicht.</translation>
    </message>
    <message>
        <source>Carrel does not read {0}.</source>
        <translation>Das liest Carrel nicht: {0}.</translation>
    </message>
    <message>
        <source>Carrel is getting ready to read.</source>
        <translation>Carrel bereitet sich auf das Lesen vor.</translation>
    </message>
    <message>
        <source>Changes in your folders are not seen at once: {0}. Carrel looks for them at every start and every hour.</source>
        <translation>Änderungen in Ihren Ordnern werden nicht sofort bemerkt: {0}. Carrel sucht bei jedem Start und jede Stunde danach.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt und ob Sie darin schreiben dürfen.</translation>
    </message>
    <message>
        <source>Check that {0} can be written to, and try again.</source>
        <translation>Prüfen Sie, ob in {0} geschrieben werden kann, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Checking every number of the converted model</source>
        <translation>Jede Zahl des umgewandelten Modells wird geprüft</translation>
    </message>
    <message>
        <source>Checking {0}</source>
        <translation>{0} wird geprüft</translation>
    </message>
    <message>
        <source>Choose a folder on a disk of this computer.</source>
        <translation>Wählen Sie einen Ordner auf einem Laufwerk dieses Computers.</translation>
    </message>
    <message>
        <source>Choose a folder outside the present one.</source>
        <translation>Wählen Sie einen Ordner außerhalb des jetzigen.</translation>
    </message>
    <message>
        <source>Choose a folder that stays on this computer.</source>
        <translation>Wählen Sie einen Ordner, der auf diesem Computer bleibt.</translation>
    </message>
    <message>
        <source>Choose a folder with safetensors and tokenizer, a .gguf file, or an exported .zip.</source>
        <translation>Wählen Sie einen Ordner mit safetensors und Tokenizer, eine .gguf-Datei oder eine exportierte .zip-Datei.</translation>
    </message>
    <message>
        <source>Choose a model that works without code of its own.</source>
        <translation>Wählen Sie ein Modell, das ohne eigenen Code auskommt.</translation>
    </message>
    <message>
        <source>Choose a smaller model.</source>
        <translation>Wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Choose another folder, or delete that one.</source>
        <translation>Wählen Sie einen anderen Ordner, oder löschen Sie jenen.</translation>
    </message>
    <message>
        <source>Choose another folder, or make this one writable.</source>
        <translation>Wählen Sie einen anderen Ordner, oder geben Sie diesen zum Schreiben frei.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose another model under Preferences instead.</source>
        <translation>Wählen Sie stattdessen in den Einstellungen ein anderes Modell.</translation>
    </message>
    <message>
        <source>Choose another model under Preferences.</source>
        <translation>Wählen Sie in den Einstellungen ein anderes Modell.</translation>
    </message>
    <message>
        <source>Choose another model, or update Carrel.</source>
        <translation>Wählen Sie ein anderes Modell, oder aktualisieren Sie Carrel.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another one first, then remove it.</source>
        <translation>Wählen Sie zuerst ein anderes, und entfernen Sie es dann.</translation>
    </message>
    <message>
        <source>Choose another one to use instead.</source>
        <translation>Wählen Sie stattdessen ein anderes.</translation>
    </message>
    <message>
        <source>Choose another one, or begin a new one.</source>
        <translation>Wählen Sie eine andere, oder beginnen Sie eine neue.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Choose something else, or search everything.</source>
        <translation>Wählen Sie etwas anderes, oder durchsuchen Sie alles.</translation>
    </message>
    <message>
        <source>Choose that model again, or index your folders into a new library.</source>
        <translation>Wählen Sie jenes Modell wieder, oder lesen Sie Ihre Ordner in eine neue Bibliothek ein.</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json, the weights and the tokenizer.</source>
        <translation>Wählen Sie den Ordner mit config.json, den Gewichten und dem Tokenizer.</translation>
    </message>
    <message>
        <source>Choose the model again.</source>
        <translation>Wählen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>Choose the safetensors copy of the model instead.</source>
        <translation>Wählen Sie stattdessen die safetensors-Kopie des Modells.</translation>
    </message>
    <message>
        <source>Choose the uncompressed copy of the model, or a GGUF file of it.</source>
        <translation>Wählen Sie die unkomprimierte Kopie des Modells oder eine GGUF-Datei davon.</translation>
    </message>
    <message>
        <source>Close it first, then try again.</source>
        <translation>Schließen Sie es zuerst, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Close it there and try again.</source>
        <translation>Schließen Sie sie dort, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Close other Carrel windows and try again.</source>
        <translation>Schließen Sie andere Carrel-Fenster, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Close other programs, ask a shorter question, or choose a smaller model.</source>
        <translation>Schließen Sie andere Programme, stellen Sie eine kürzere Frage, oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model under Preferences.</source>
        <translation>Schließen Sie andere Programme, oder wählen Sie in den Einstellungen ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Comparing the answers of original and copy</source>
        <translation>Die Antworten von Original und Kopie werden verglichen</translation>
    </message>
    <message>
        <source>Connect its disk and start Carrel again.</source>
        <translation>Schließen Sie das Laufwerk an, und starten Sie Carrel erneut.</translation>
    </message>
    <message>
        <source>Converting the model</source>
        <translation>Das Modell wird umgewandelt</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Kopieren Sie sie noch einmal, oder laden Sie sie erneut herunter.</translation>
    </message>
    <message>
        <source>Copy the model with the real files in it.</source>
        <translation>Kopieren Sie das Modell mit den echten Dateien darin.</translation>
    </message>
    <message>
        <source>Copy tokenizer.json and tokenizer_config.json into the folder and try again.</source>
        <translation>Kopieren Sie tokenizer.json und tokenizer_config.json in den Ordner, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Copying {0}</source>
        <translation>{0} wird kopiert</translation>
    </message>
    <message>
        <source>Damaged and not read: {0}.</source>
        <translation>Beschädigt und nicht gelesen: {0}.</translation>
    </message>
    <message>
        <source>Documents are packed inside each other here, more than {0:n} deep.</source>
        <translation>Hier sind Dokumente ineinander gepackt, mehr als {0:n} Ebenen tief.</translation>
    </message>
    <message>
        <source>Drop a folder on the window first.</source>
        <translation>Ziehen Sie zuerst einen Ordner in das Fenster.</translation>
    </message>
    <message>
        <source>Enter its password in Carrel, or save a copy without one and add the copy.</source>
        <translation>Geben Sie das Passwort in Carrel ein, oder speichern Sie eine Kopie ohne Passwort, und fügen Sie die Kopie hinzu.</translation>
    </message>
    <message>
        <source>Fetch it again from where it came from, or open it in its own program and save a copy.</source>
        <translation>Holen Sie sie noch einmal von dort, wo sie herkam, oder öffnen Sie sie in ihrem eigenen Programm, und speichern Sie eine Kopie.</translation>
    </message>
    <message>
        <source>Fetch it again from where it came from.</source>
        <translation>Holen Sie es noch einmal von dort, wo es herkam.</translation>
    </message>
    <message>
        <source>Fetch the archive again from where it came from.</source>
        <translation>Holen Sie das Archiv noch einmal von dort, wo es herkam.</translation>
    </message>
    <message>
        <source>For answers choose a model named …ForCausalLM, for passages a sentence-transformers folder with modules.json.</source>
        <translation>Wählen Sie für Antworten ein Modell namens …ForCausalLM, für Textstellen einen sentence-transformers-Ordner mit modules.json.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Geben Sie Platz frei, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder.</source>
        <translation>Geben Sie dort Platz frei, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>How this GGUF model splits words ({0}) is not known to Carrel.</source>
        <translation>Wie dieses GGUF-Modell Wörter zerlegt ({0}), kennt Carrel nicht.</translation>
    </message>
    <message>
        <source>If another program can open it, save it from there as PDF or text.</source>
        <translation>Wenn ein anderes Programm sie öffnen kann, speichern Sie sie dort als PDF oder Text.</translation>
    </message>
    <message>
        <source>If you trust it, unpack it and add the folder.</source>
        <translation>Wenn Sie ihr vertrauen, entpacken Sie sie, und fügen Sie den Ordner hinzu.</translation>
    </message>
    <message>
        <source>Import it again from a complete copy.</source>
        <translation>Übernehmen Sie es noch einmal aus einer vollständigen Kopie.</translation>
    </message>
    <message>
        <source>Import it again, or choose another model under Preferences.</source>
        <translation>Übernehmen Sie es noch einmal, oder wählen Sie in den Einstellungen ein anderes Modell.</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>Übernehmen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Import it under Preferences, or choose another model there.</source>
        <translation>Übernehmen Sie es in den Einstellungen, oder wählen Sie dort ein anderes Modell.</translation>
    </message>
    <message>
        <source>It cannot be read: {0}.</source>
        <translation>Es kann nicht gelesen werden: {0}.</translation>
    </message>
    <message>
        <source>It holds nothing that could be read any more. What was read is kept.</source>
        <translation>Darin ist nichts mehr, was gelesen werden könnte. Was gelesen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>It is not there, or a link to it is broken.</source>
        <translation>Es ist nicht da, oder eine Verknüpfung dorthin ist defekt.</translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation>Es ist nicht da.</translation>
    </message>
    <message>
        <source>It may have been moved or deleted, or its disk is not connected.</source>
        <translation>Vielleicht wurde sie verschoben oder gelöscht, oder ihr Laufwerk ist nicht angeschlossen.</translation>
    </message>
    <message>
        <source>It was deleted, moved or renamed.</source>
        <translation>Es wurde gelöscht, verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>Its disk does not answer. What was read is kept.</source>
        <translation>Das Laufwerk antwortet nicht. Was gelesen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Its folder cannot be reached now. What was read of it is kept and can be found.</source>
        <translation>Der Ordner ist gerade nicht erreichbar. Was daraus gelesen wurde, bleibt erhalten und kann gefunden werden.</translation>
    </message>
    <message>
        <source>Its name is not valid text: rename it.</source>
        <translation>Der Name ist kein gültiger Text: Benennen Sie die Datei um.</translation>
    </message>
    <message>
        <source>Leave the encoding open and Carrel finds it by itself.</source>
        <translation>Lassen Sie die Kodierung offen, dann findet Carrel sie selbst.</translation>
    </message>
    <message>
        <source>Leave them out; a file or folder with such a name has to be renamed first.</source>
        <translation>Lassen Sie sie weg; eine Datei oder ein Ordner mit einem solchen Namen muss zuerst umbenannt werden.</translation>
    </message>
    <message>
        <source>Left out by .carrelignore: {0}</source>
        <translation>Durch .carrelignore ausgenommen: {0}</translation>
    </message>
    <message>
        <source>Line {0:n} of this .carrelignore cannot be understood and is passed over.</source>
        <translation>Zeile {0:n} dieser .carrelignore ist nicht zu verstehen und wird übergangen.</translation>
    </message>
    <message>
        <source>Look for a copy of the model in the safetensors format.</source>
        <translation>Suchen Sie nach einer Kopie des Modells im safetensors-Format.</translation>
    </message>
    <message>
        <source>Look for a newer copy of the model.</source>
        <translation>Suchen Sie nach einer neueren Kopie des Modells.</translation>
    </message>
    <message>
        <source>Make it readable and start again; only your preferences are in it.</source>
        <translation>Machen Sie sie lesbar, und starten Sie erneut; sie enthält nur Ihre Einstellungen.</translation>
    </message>
    <message>
        <source>Make room and try again; everything that was indexed before is kept.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es erneut; alles vorher Gelesene bleibt erhalten.</translation>
    </message>
    <message>
        <source>Make room, or make the folder writable; until then they hold for this time only.</source>
        <translation>Schaffen Sie Platz, oder geben Sie den Ordner zum Schreiben frei; bis dahin gelten sie nur für dieses Mal.</translation>
    </message>
    <message>
        <source>Make your change there, or close it first.</source>
        <translation>Nehmen Sie die Änderung dort vor, oder schließen Sie es zuerst.</translation>
    </message>
    <message>
        <source>Memory ran out, so the model was given half as many passages.</source>
        <translation>Der Arbeitsspeicher ging aus; deshalb bekam das Modell nur halb so viele Textstellen.</translation>
    </message>
    <message>
        <source>More than {0:n} files are inside this one.</source>
        <translation>In dieser Datei sind mehr als {0:n} Dateien.</translation>
    </message>
    <message>
        <source>No text could be recognised reliably on {0}; in pictures, Carrel reads Latin, Chinese and Japanese script.</source>
        <translation>Hier ließ sich kein Text zuverlässig erkennen: {0}; in Bildern liest Carrel lateinische, chinesische und japanische Schrift.</translation>
    </message>
    <message>
        <source>None of the documents in this file can be read.</source>
        <translation>Keines der Dokumente in dieser Datei kann gelesen werden.</translation>
    </message>
    <message>
        <source>Not searchable yet: {0}.</source>
        <translation>Noch nicht durchsuchbar: {0}.</translation>
    </message>
    <message>
        <source>Nothing in the collection “{0}” can be searched.</source>
        <translation>In der Sammlung „{0}“ gibt es nichts zu durchsuchen.</translation>
    </message>
    <message>
        <source>Nothing in what you chose has text that can be searched.</source>
        <translation>Nichts von dem, was Sie gewählt haben, hat Text, der sich durchsuchen lässt.</translation>
    </message>
    <message>
        <source>Nothing in “{0}” has text that can be searched.</source>
        <translation>In „{0}“ gibt es keinen Text, der sich durchsuchen lässt.</translation>
    </message>
    <message>
        <source>One chapter</source>
        <translation>ein Kapitel</translation>
    </message>
    <message>
        <source>Open it in Jupyter and save it again.</source>
        <translation>Öffnen Sie es in Jupyter, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>Open it in a newer Word or in LibreOffice and save it as docx.</source>
        <translation>Öffnen Sie es in einem neueren Word oder in LibreOffice, und speichern Sie es als docx.</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it again.</source>
        <translation>Öffnen Sie sie in einer Tabellenkalkulation, und speichern Sie sie erneut.</translation>
    </message>
    <message>
        <source>Open it in its own program, save it as PDF and add that.</source>
        <translation>Öffnen Sie es in seinem eigenen Programm, speichern Sie es als PDF, und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>Open it in the program it was made with and save it again.</source>
        <translation>Öffnen Sie es im Programm, mit dem es erstellt wurde, und speichern Sie es erneut.</translation>
    </message>
    <message>
        <source>Open it in the program it was made with and save it as UTF-8 text.</source>
        <translation>Öffnen Sie es im Programm, mit dem es erstellt wurde, und speichern Sie es als UTF-8-Text.</translation>
    </message>
    <message>
        <source>Open it once for writing, so that it is brought up to date.</source>
        <translation>Öffnen Sie sie einmal zum Schreiben, damit sie auf den neuesten Stand gebracht wird.</translation>
    </message>
    <message>
        <source>Open it with that version, or choose another library.</source>
        <translation>Öffnen Sie sie mit jener Version, oder wählen Sie eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>Open the conversation again, or ask in a new one.</source>
        <translation>Öffnen Sie die Unterhaltung erneut, oder fragen Sie in einer neuen.</translation>
    </message>
    <message>
        <source>Page {0:n} is damaged and cannot be shown.</source>
        <translation>Seite {0:n} ist beschädigt und kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Pictures are read after everything else.</source>
        <translation>Bilder werden nach allem anderen gelesen.</translation>
    </message>
    <message>
        <source>Put it back and add it again.</source>
        <translation>Legen Sie sie zurück, und fügen Sie sie erneut hinzu.</translation>
    </message>
    <message>
        <source>Read the file again.</source>
        <translation>Lesen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>Reading the model&apos;s vocabulary</source>
        <translation>Das Vokabular des Modells wird gelesen</translation>
    </message>
    <message>
        <source>Reading this file failed: {0}: {1}</source>
        <translation>Das Lesen dieser Datei ist fehlgeschlagen: {0}: {1}</translation>
    </message>
    <message>
        <source>Reading this file needs more memory than Carrel may use.</source>
        <translation>Diese Datei zu lesen braucht mehr Arbeitsspeicher, als Carrel benutzen darf.</translation>
    </message>
    <message>
        <source>Reading this file took longer than {0:n} seconds.</source>
        <translation>Das Lesen dieser Datei hat länger als {0:n} Sekunden gedauert.</translation>
    </message>
    <message>
        <source>Remove some of them first.</source>
        <translation>Entfernen Sie zuerst einige davon.</translation>
    </message>
    <message>
        <source>Remove the model and import it again.</source>
        <translation>Entfernen Sie das Modell, und übernehmen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Rename or delete it and start again; only your preferences are in it.</source>
        <translation>Benennen Sie sie um, oder löschen Sie sie, und starten Sie erneut; sie enthält nur Ihre Einstellungen.</translation>
    </message>
    <message>
        <source>Save a smaller copy.</source>
        <translation>Speichern Sie eine kleinere Kopie.</translation>
    </message>
    <message>
        <source>Save it as PDF and add that.</source>
        <translation>Speichern Sie sie als PDF, und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG and add that.</source>
        <translation>Speichern Sie es als PNG oder JPEG, und fügen Sie dieses hinzu.</translation>
    </message>
    <message>
        <source>Save it as xlsx and add that.</source>
        <translation>Speichern Sie sie als xlsx, und fügen Sie diese hinzu.</translation>
    </message>
    <message>
        <source>Some bytes in {0} are damaged and shown as �.</source>
        <translation>Einige Bytes sind beschädigt und als � dargestellt: {0}.</translation>
    </message>
    <message>
        <source>Something newer was asked for.</source>
        <translation>Inzwischen wurde etwas anderes verlangt.</translation>
    </message>
    <message>
        <source>Split it, or raise the time limit in the preferences.</source>
        <translation>Teilen Sie sie auf, oder erhöhen Sie die Zeitgrenze in den Einstellungen.</translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation>Teilen Sie sie auf.</translation>
    </message>
    <message>
        <source>Start Carrel again.</source>
        <translation>Starten Sie Carrel erneut.</translation>
    </message>
    <message>
        <source>Start Carrel again: it mends what can be mended. Then move it.</source>
        <translation>Starten Sie Carrel erneut: Es repariert, was zu reparieren ist. Verschieben Sie sie danach.</translation>
    </message>
    <message>
        <source>Start Carrel again: it saves what can be saved.</source>
        <translation>Starten Sie Carrel erneut: Es rettet, was zu retten ist.</translation>
    </message>
    <message>
        <source>Storing the model</source>
        <translation>Das Modell wird gespeichert</translation>
    </message>
    <message>
        <source>Switch it on in the preferences.</source>
        <translation>Schalten Sie es in den Einstellungen ein.</translation>
    </message>
    <message>
        <source>Take it again from where it came from.</source>
        <translation>Holen Sie sie noch einmal von dort, wo sie herkam.</translation>
    </message>
    <message>
        <source>Take the model from another source.</source>
        <translation>Nehmen Sie das Modell aus einer anderen Quelle.</translation>
    </message>
    <message>
        <source>The GGUF file cannot be converted.</source>
        <translation>Die GGUF-Datei kann nicht umgewandelt werden.</translation>
    </message>
    <message>
        <source>The GGUF file lacks a part of the model ({0}).</source>
        <translation>In der GGUF-Datei fehlt ein Teil des Modells ({0}).</translation>
    </message>
    <message>
        <source>The SQLite of this Python has no full-text search (FTS5).</source>
        <translation>Dem SQLite dieses Pythons fehlt die Volltextsuche (FTS5).</translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation>Die Antwort wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The archive lacks {0}.</source>
        <translation>Im Archiv fehlt {0}.</translation>
    </message>
    <message>
        <source>The cloud folder {0}</source>
        <translation>Der Cloud-Ordner {0}</translation>
    </message>
    <message>
        <source>The collection&apos;s instructions are long: their beginning was used.</source>
        <translation>Die Anweisungen der Sammlung sind lang: Ihr Anfang wurde verwendet.</translation>
    </message>
    <message>
        <source>The converted model differs from the original in {0}.</source>
        <translation>Das umgewandelte Modell unterscheidet sich vom Original in {0}.</translation>
    </message>
    <message>
        <source>The converted model does not answer as the original does.</source>
        <translation>Das umgewandelte Modell antwortet nicht wie das Original.</translation>
    </message>
    <message>
        <source>The converted model does not understand plain English.</source>
        <translation>Das umgewandelte Modell versteht einfaches Englisch nicht.</translation>
    </message>
    <message>
        <source>The converted model is incomplete.</source>
        <translation>Das umgewandelte Modell ist unvollständig.</translation>
    </message>
    <message>
        <source>The copy of your library in {0} came out different.</source>
        <translation>Die Kopie Ihrer Bibliothek in {0} weicht vom Original ab.</translation>
    </message>
    <message>
        <source>The damaged file is kept as {0} in {1}.</source>
        <translation>Die beschädigte Datei ist als {0} in {1} aufbewahrt.</translation>
    </message>
    <message>
        <source>The description in this archive is damaged.</source>
        <translation>Die Beschreibung in diesem Archiv ist beschädigt.</translation>
    </message>
    <message>
        <source>The description of the model “{0}” is damaged.</source>
        <translation>Die Beschreibung des Modells „{0}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>The disk may be damaged: choose another one.</source>
        <translation>Der Datenträger ist vielleicht beschädigt: Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The disk of {0} has {1:n} GB left, but your library needs {2:n} GB.</source>
        <translation>Auf dem Datenträger von {0} sind noch {1:n} GB frei, Ihre Bibliothek braucht aber {2:n} GB.</translation>
    </message>
    <message>
        <source>The disk of {0} has {1:n} GB left, but {2:n} GB are needed for this model.</source>
        <translation>Auf dem Datenträger von {0} sind noch {1:n} GB frei, für dieses Modell werden aber {2:n} GB gebraucht.</translation>
    </message>
    <message>
        <source>The disk of {0} is full, so your library stays where it is.</source>
        <translation>Der Datenträger von {0} ist voll; Ihre Bibliothek bleibt deshalb, wo sie ist.</translation>
    </message>
    <message>
        <source>The disk of {0} is full.</source>
        <translation>Der Datenträger von {0} ist voll.</translation>
    </message>
    <message>
        <source>The disk {0}</source>
        <translation>Das Laufwerk {0}</translation>
    </message>
    <message>
        <source>The file is gone.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file modules.json is damaged.</source>
        <translation>Die Datei modules.json ist beschädigt.</translation>
    </message>
    <message>
        <source>The file {0} holds no model that Carrel knows.</source>
        <translation>Die Datei {0} enthält kein Modell, das Carrel kennt.</translation>
    </message>
    <message>
        <source>The file {0} is a GGUF model of version {1}, which Carrel cannot read.</source>
        <translation>Die Datei {0} ist ein GGUF-Modell der Version {1}, die Carrel nicht lesen kann.</translation>
    </message>
    <message>
        <source>The file {0} is damaged or incomplete.</source>
        <translation>Die Datei {0} ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <source>The file {0} is damaged.</source>
        <translation>Die Datei {0} ist beschädigt.</translation>
    </message>
    <message>
        <source>The file {0} is in a format that can hide programs, so Carrel does not open it.</source>
        <translation>Die Datei {0} hat ein Format, das Programme verbergen kann; deshalb öffnet Carrel sie nicht.</translation>
    </message>
    <message>
        <source>The file {0} is not a GGUF model.</source>
        <translation>Die Datei {0} ist kein GGUF-Modell.</translation>
    </message>
    <message>
        <source>The file {0} is not a model that Carrel can use.</source>
        <translation>Die Datei {0} ist kein Modell, das Carrel benutzen kann.</translation>
    </message>
    <message>
        <source>The file {0} is not the one its maker published: its check sum differs.</source>
        <translation>Die Datei {0} ist nicht die, die ihr Hersteller veröffentlicht hat: Ihre Prüfsumme weicht ab.</translation>
    </message>
    <message>
        <source>The file {0} wants to write outside its folder, so it was not opened.</source>
        <translation>Die Datei {0} will außerhalb ihres Ordners schreiben und wurde deshalb nicht geöffnet.</translation>
    </message>
    <message>
        <source>The folder {0}</source>
        <translation>Der Ordner {0}</translation>
    </message>
    <message>
        <source>The folder {0} brings program code ({1}), which Carrel never runs.</source>
        <translation>Der Ordner {0} bringt Programmcode mit ({1}), den Carrel nie ausführt.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be used: {1}.</source>
        <translation>Der Ordner {0} kann nicht benutzt werden: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} holds a link ({1}) instead of a file.</source>
        <translation>Der Ordner {0} enthält eine Verknüpfung ({1}) anstelle einer Datei.</translation>
    </message>
    <message>
        <source>The folder {0} holds no model: config.json is missing.</source>
        <translation>Der Ordner {0} enthält kein Modell: config.json fehlt.</translation>
    </message>
    <message>
        <source>The folder {0} holds no weights ({1}).</source>
        <translation>Der Ordner {0} enthält keine Gewichte ({1}).</translation>
    </message>
    <message>
        <source>The folder {0} holds other files.</source>
        <translation>Im Ordner {0} sind andere Dateien.</translation>
    </message>
    <message>
        <source>The folder {0} is not there any more. What was read in it is kept; it is followed again when it is back.</source>
        <translation>Der Ordner {0} ist nicht mehr da. Was darin gelesen wurde, bleibt erhalten; sobald er zurück ist, wird er wieder beobachtet.</translation>
    </message>
    <message>
        <source>The folder {0} is on another computer, where a library is not safe.</source>
        <translation>Der Ordner {0} liegt auf einem anderen Computer, wo eine Bibliothek nicht sicher ist.</translation>
    </message>
    <message>
        <source>The library ({0}) cannot be opened: {1}.</source>
        <translation>Die Bibliothek ({0}) kann nicht geöffnet werden: {1}.</translation>
    </message>
    <message>
        <source>The library ({0}) cannot grow: the disk is full, or does not take larger files.</source>
        <translation>Die Bibliothek ({0}) kann nicht wachsen: Der Datenträger ist voll oder nimmt keine größeren Dateien auf.</translation>
    </message>
    <message>
        <source>The library ({0}) is damaged.</source>
        <translation>Die Bibliothek ({0}) ist beschädigt.</translation>
    </message>
    <message>
        <source>The library ({0}) is in use by another program.</source>
        <translation>Die Bibliothek ({0}) wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>The library ({0}) reports: {1}.</source>
        <translation>Die Bibliothek ({0}) meldet: {1}.</translation>
    </message>
    <message>
        <source>The library cannot be opened: {0}.</source>
        <translation>Die Bibliothek kann nicht geöffnet werden: {0}.</translation>
    </message>
    <message>
        <source>The library cannot grow: the disk is full, or does not take larger files.</source>
        <translation>Die Bibliothek kann nicht wachsen: Der Datenträger ist voll oder nimmt keine größeren Dateien auf.</translation>
    </message>
    <message>
        <source>The library folder {0} cannot be written: {1}.</source>
        <translation>In den Bibliotheksordner {0} kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>The library is damaged.</source>
        <translation>Die Bibliothek ist beschädigt.</translation>
    </message>
    <message>
        <source>The library is in use by another program.</source>
        <translation>Die Bibliothek wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>The library reports: {0}.</source>
        <translation>Die Bibliothek meldet: {0}.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended.</source>
        <translation>Die Bibliothek war beschädigt und wurde repariert.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} was saved, and {1}.</source>
        <translation>Die Bibliothek war beschädigt und wurde repariert. Gerettet: {0} und {1}.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} was saved{1}, and {2}.</source>
        <translation>Die Bibliothek war beschädigt und wurde repariert. Gerettet: {0}{1}, und {2}.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} were saved, and {1}.</source>
        <translation>Die Bibliothek war beschädigt und wurde repariert. Gerettet: {0} und {1}.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} were saved{1}, and {2}.</source>
        <translation>Die Bibliothek war beschädigt und wurde repariert. Gerettet: {0}{1}, und {2}.</translation>
    </message>
    <message>
        <source>The library was damaged, and nothing in it could be read any more.</source>
        <translation>Die Bibliothek war beschädigt, und nichts darin war mehr lesbar.</translation>
    </message>
    <message>
        <source>The machine&apos;s memory did not suffice for this answer.</source>
        <translation>Der Arbeitsspeicher hat für diese Antwort nicht gereicht.</translation>
    </message>
    <message>
        <source>The model cannot be stored or read: {0}.</source>
        <translation>Das Modell kann nicht gespeichert oder gelesen werden: {0}.</translation>
    </message>
    <message>
        <source>The model failed in step {0:n} of {1:n}: {2}</source>
        <translation>Das Modell hat in Schritt {0:n} von {1:n} einen Fehler gemeldet: {2}</translation>
    </message>
    <message>
        <source>The model failed: {0}</source>
        <translation>Das Modell hat einen Fehler gemeldet: {0}</translation>
    </message>
    <message>
        <source>The model gave no text for {0:n} seconds and was stopped.</source>
        <translation>Das Modell hat {0:n} Sekunden lang keinen Text geliefert und wurde angehalten.</translation>
    </message>
    <message>
        <source>The model gives no sensible numbers.</source>
        <translation>Das Modell liefert keine sinnvollen Zahlen.</translation>
    </message>
    <message>
        <source>The model in {0} ({1}) can neither write answers nor find passages.</source>
        <translation>Das Modell in {0} ({1}) kann weder Antworten schreiben noch Textstellen finden.</translation>
    </message>
    <message>
        <source>The model in {0} has no tokenizer, so it cannot read text.</source>
        <translation>Das Modell in {0} hat keinen Tokenizer und kann deshalb keinen Text lesen.</translation>
    </message>
    <message>
        <source>The model in {0} is damaged: {1}</source>
        <translation>Das Modell in {0} ist beschädigt: {1}</translation>
    </message>
    <message>
        <source>The model that finds passages is being loaded.</source>
        <translation>Das Modell, das Textstellen findet, wird geladen.</translation>
    </message>
    <message>
        <source>The model that writes is being loaded.</source>
        <translation>Das Modell, das schreibt, wird geladen.</translation>
    </message>
    <message>
        <source>The model “{0}” came with Carrel and cannot be removed.</source>
        <translation>Das Modell „{0}“ kam mit Carrel und kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The model “{0}” came with Carrel and stays.</source>
        <translation>Das Modell „{0}“ kam mit Carrel und bleibt.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be loaded.</source>
        <translation>Das Modell „{0}“ kann nicht geladen werden.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be removed: {1}.</source>
        <translation>Das Modell „{0}“ kann nicht entfernt werden: {1}.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot find passages.</source>
        <translation>Das Modell „{0}“ kann keine Textstellen finden.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot read pictures of pages.</source>
        <translation>Das Modell „{0}“ kann keine Bilder von Seiten lesen.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot write answers.</source>
        <translation>Das Modell „{0}“ kann keine Antworten schreiben.</translation>
    </message>
    <message>
        <source>The model “{0}” is damaged: {1}.</source>
        <translation>Das Modell „{0}“ ist beschädigt: {1}.</translation>
    </message>
    <message>
        <source>The model “{0}” is in use.</source>
        <translation>Das Modell „{0}“ wird benutzt.</translation>
    </message>
    <message>
        <source>The model “{0}” is incomplete: some of its weights are missing.</source>
        <translation>Das Modell „{0}“ ist unvollständig: Einige Gewichte fehlen.</translation>
    </message>
    <message>
        <source>The model “{0}” is not installed.</source>
        <translation>Das Modell „{0}“ ist nicht installiert.</translation>
    </message>
    <message>
        <source>The network drive {0}</source>
        <translation>Das Netzlaufwerk {0}</translation>
    </message>
    <message>
        <source>The network folder {0}</source>
        <translation>Der Netzwerkordner {0}</translation>
    </message>
    <message>
        <source>The other files are not affected. Save a copy from its own program and add that.</source>
        <translation>Die anderen Dateien sind nicht betroffen. Speichern Sie aus dem eigenen Programm eine Kopie, und fügen Sie diese hinzu.</translation>
    </message>
    <message>
        <source>The other pages may be whole; else fetch the file again from where it came from.</source>
        <translation>Die anderen Seiten sind vielleicht heil; sonst holen Sie die Datei noch einmal von dort, wo sie herkam.</translation>
    </message>
    <message>
        <source>The parts of this e-mail are inside each other, thousands deep.</source>
        <translation>Die Teile dieser E-Mail stecken tausendfach ineinander.</translation>
    </message>
    <message>
        <source>The password was used and is not kept.</source>
        <translation>Das Passwort wurde benutzt und wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>The program that reads files did not start.</source>
        <translation>Das Leseprogramm ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The prompt leaves no room for any passage.</source>
        <translation>Der Auftrag lässt keinen Platz für eine Textstelle.</translation>
    </message>
    <message>
        <source>The prompt of {0:n} tokens and an answer of {1:n} do not fit the model&apos;s window of {2:n} ({3} left): ask a shorter question or choose a model with a larger window.</source>
        <translation>Der Auftrag mit {0:n} Tokens und eine Antwort mit {1:n} passen nicht in das Fenster des Modells von {2:n} (Rest: {3}): Stellen Sie eine kürzere Frage, oder wählen Sie ein Modell mit größerem Fenster.</translation>
    </message>
    <message>
        <source>The question and its passages have {0:n} tokens; {1} reads {2:n}.</source>
        <translation>Die Frage und ihre Textstellen haben {0:n} Tokens; {1} liest {2:n}.</translation>
    </message>
    <message>
        <source>The question is empty.</source>
        <translation>Die Frage ist leer.</translation>
    </message>
    <message>
        <source>The question is too long for the model: it was given its first {0:n} of {1:n} words.</source>
        <translation>Die Frage ist zu lang für das Modell: Es bekam die ersten {0:n} von {1:n} Wörtern.</translation>
    </message>
    <message>
        <source>The question is very long: its beginning and its end were used.</source>
        <translation>Die Frage ist sehr lang: Anfang und Ende wurden verwendet.</translation>
    </message>
    <message>
        <source>The removable disk {0}</source>
        <translation>Der Wechseldatenträger {0}</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read: {1}.</source>
        <translation>Die Einstellungsdatei {0} kann nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>The settings file {0} is damaged.</source>
        <translation>Die Einstellungsdatei {0} ist beschädigt.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not answer.</source>
        <translation>Der Schlüsselbund des Systems antwortet nicht.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring refused: {0}.</source>
        <translation>Der Schlüsselbund des Systems hat abgelehnt: {0}.</translation>
    </message>
    <message>
        <source>The tokenizer belongs to another model.</source>
        <translation>Der Tokenizer gehört zu einem anderen Modell.</translation>
    </message>
    <message>
        <source>The vocabulary in this GGUF file cannot be read.</source>
        <translation>Das Vokabular in dieser GGUF-Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The weights ({0}) are in a format that can hide programs, so Carrel does not open them.</source>
        <translation>Die Gewichte ({0}) haben ein Format, das Programme verbergen kann; deshalb öffnet Carrel sie nicht.</translation>
    </message>
    <message>
        <source>The words of this e-mail are damaged.</source>
        <translation>Der Text dieser E-Mail ist beschädigt.</translation>
    </message>
    <message>
        <source>The {0} folder</source>
        <translation>Der Ordner {0}</translation>
    </message>
    <message>
        <source>There are no documents in this file.</source>
        <translation>In dieser Datei sind keine Dokumente.</translation>
    </message>
    <message>
        <source>There are only pictures here, and their text was not recognised.</source>
        <translation>Hier sind nur Bilder, und ihr Text wurde nicht erkannt.</translation>
    </message>
    <message>
        <source>There are too many models of this name.</source>
        <translation>Es gibt zu viele Modelle dieses Namens.</translation>
    </message>
    <message>
        <source>There is a collection “{0}” already.</source>
        <translation>Eine Sammlung „{0}“ gibt es schon.</translation>
    </message>
    <message>
        <source>There is a library in {0} already.</source>
        <translation>In {0} gibt es schon eine Bibliothek.</translation>
    </message>
    <message>
        <source>There is no encoding called {0}.</source>
        <translation>Eine Kodierung namens {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <translation>Eine Datei oder einen Ordner {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no library here yet.</source>
        <translation>Hier gibt es noch keine Bibliothek.</translation>
    </message>
    <message>
        <source>There is no such sheet in this file.</source>
        <translation>Ein solches Tabellenblatt gibt es in dieser Datei nicht.</translation>
    </message>
    <message>
        <source>There is no text in it, only pictures, and reading those is switched off.</source>
        <translation>Es enthält keinen Text, nur Bilder, und das Lesen von Bildern ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>There is no text in this book.</source>
        <translation>In diesem Buch ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text in this document.</source>
        <translation>In diesem Dokument ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text in this file.</source>
        <translation>In dieser Datei ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text in this notebook.</source>
        <translation>In diesem Notizbuch ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text in this presentation.</source>
        <translation>In dieser Präsentation ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text in this saved web page.</source>
        <translation>In dieser gespeicherten Webseite ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text in this spreadsheet.</source>
        <translation>In dieser Tabelle ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text in this workbook.</source>
        <translation>In dieser Arbeitsmappe ist kein Text.</translation>
    </message>
    <message>
        <source>There is no text on {0}.</source>
        <translation>Hier ist kein Text: {0}.</translation>
    </message>
    <message>
        <source>There is not enough memory left for the model “{0}”.</source>
        <translation>Für das Modell „{0}“ ist nicht genug Arbeitsspeicher frei.</translation>
    </message>
    <message>
        <source>There is nothing to search yet.</source>
        <translation>Es gibt noch nichts zu durchsuchen.</translation>
    </message>
    <message>
        <source>These sheets are damaged and not complete: {0}.</source>
        <translation>Diese Tabellenblätter sind beschädigt und nicht vollständig: {0}.</translation>
    </message>
    <message>
        <source>These slides are damaged and could not be read: {0}.</source>
        <translation>Diese Folien sind beschädigt und konnten nicht gelesen werden: {0}.</translation>
    </message>
    <message>
        <source>This .carrelignore cannot be read, so it is not followed: {0}.</source>
        <translation>Diese .carrelignore kann nicht gelesen werden und wird deshalb nicht beachtet: {0}.</translation>
    </message>
    <message>
        <source>This .carrelignore is no ordinary file, so it is not followed.</source>
        <translation>Diese .carrelignore ist keine gewöhnliche Datei und wird deshalb nicht beachtet.</translation>
    </message>
    <message>
        <source>This .carrelignore is too large, so it is not followed.</source>
        <translation>Diese .carrelignore ist zu groß und wird deshalb nicht beachtet.</translation>
    </message>
    <message>
        <source>This PDF has no pages.</source>
        <translation>Dieses PDF hat keine Seiten.</translation>
    </message>
    <message>
        <source>This PDF has {0:n} pages.</source>
        <translation>Dieses PDF hat {0:n} Seiten.</translation>
    </message>
    <message>
        <source>This PDF is damaged and cannot be opened.</source>
        <translation>Dieses PDF ist beschädigt und kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This answer is not there any more.</source>
        <translation>Diese Antwort gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This answer is whole already.</source>
        <translation>Diese Antwort ist bereits vollständig.</translation>
    </message>
    <message>
        <source>This answer will not be kept.</source>
        <translation>Diese Antwort wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>This archive is damaged and cannot be opened.</source>
        <translation>Dieses Archiv ist beschädigt und kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This archive is damaged or cut off; only its beginning is read.</source>
        <translation>Dieses Archiv ist beschädigt oder abgeschnitten; nur der Anfang wird gelesen.</translation>
    </message>
    <message>
        <source>This book is damaged: its chapters are missing.</source>
        <translation>Dieses Buch ist beschädigt: Seine Kapitel fehlen.</translation>
    </message>
    <message>
        <source>This book is damaged: the list of its chapters is missing.</source>
        <translation>Dieses Buch ist beschädigt: Das Verzeichnis seiner Kapitel fehlt.</translation>
    </message>
    <message>
        <source>This book is protected: only the program it was bought for can open it.</source>
        <translation>Dieses Buch ist geschützt: Nur das Programm, für das es gekauft wurde, kann es öffnen.</translation>
    </message>
    <message>
        <source>This collection is not there any more.</source>
        <translation>Diese Sammlung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This conversation is not there any more.</source>
        <translation>Diese Unterhaltung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This document has no page {0:n}.</source>
        <translation>Dieses Dokument hat keine Seite {0:n}.</translation>
    </message>
    <message>
        <source>This document is damaged inside its archive.</source>
        <translation>Dieses Dokument ist innerhalb seines Archivs beschädigt.</translation>
    </message>
    <message>
        <source>This document is damaged; what stands after the damage is missing.</source>
        <translation>Dieses Dokument ist beschädigt; was nach der Beschädigung steht, fehlt.</translation>
    </message>
    <message>
        <source>This document is no longer in the file it was in.</source>
        <translation>Dieses Dokument ist nicht mehr in der Datei, in der es war.</translation>
    </message>
    <message>
        <source>This document is not open.</source>
        <translation>Dieses Dokument ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>This document is packed in a way that Carrel does not know.</source>
        <translation>Dieses Dokument ist auf eine Weise gepackt, die Carrel nicht kennt.</translation>
    </message>
    <message>
        <source>This document is protected with a password.</source>
        <translation>Dieses Dokument ist mit einem Passwort geschützt.</translation>
    </message>
    <message>
        <source>This document was written by a Word from before 1997.</source>
        <translation>Dieses Dokument stammt aus einem Word von vor 1997.</translation>
    </message>
    <message>
        <source>This e-mail is damaged and cannot be opened.</source>
        <translation>Diese E-Mail ist beschädigt und kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This failed: {0}</source>
        <translation>Das ist fehlgeschlagen: {0}</translation>
    </message>
    <message>
        <source>This file cannot be opened: {0}.</source>
        <translation>Diese Datei kann nicht geöffnet werden: {0}.</translation>
    </message>
    <message>
        <source>This file defines abbreviations of its own inside its markup, and Carrel follows none.</source>
        <translation>Diese Datei legt in ihrer Auszeichnung eigene Abkürzungen fest, und Carrel folgt keinen.</translation>
    </message>
    <message>
        <source>This file has more text than Carrel reads from one file.</source>
        <translation>Diese Datei hat mehr Text, als Carrel aus einer Datei liest.</translation>
    </message>
    <message>
        <source>This file is called {0} but its content is something else, or damaged.</source>
        <translation>Diese Datei heißt {0}, aber ihr Inhalt ist etwas anderes oder beschädigt.</translation>
    </message>
    <message>
        <source>This file is called {0}, but the parts of such a document are missing.</source>
        <translation>Diese Datei heißt {0}, aber die Teile eines solchen Dokuments fehlen.</translation>
    </message>
    <message>
        <source>This file is damaged and cannot be opened.</source>
        <translation>Diese Datei ist beschädigt und kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This file is damaged: its markup breaks off.</source>
        <translation>Diese Datei ist beschädigt: Ihre Auszeichnung bricht ab.</translation>
    </message>
    <message>
        <source>This file is damaged: its table of contents cannot be read.</source>
        <translation>Diese Datei ist beschädigt: Ihr Inhaltsverzeichnis kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This file is damaged: some of its parts cannot be unpacked.</source>
        <translation>Diese Datei ist beschädigt: Einige Teile lassen sich nicht entpacken.</translation>
    </message>
    <message>
        <source>This file is damaged: the part with its cells is missing.</source>
        <translation>Diese Datei ist beschädigt: Der Teil mit den Zellen fehlt.</translation>
    </message>
    <message>
        <source>This file is damaged: the part with its text is missing.</source>
        <translation>Diese Datei ist beschädigt: Der Teil mit dem Text fehlt.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>This file is larger than 1 GB.</source>
        <translation>Diese Datei ist größer als 1 GB.</translation>
    </message>
    <message>
        <source>This file is not text in any encoding that Carrel knows.</source>
        <translation>Diese Datei ist kein Text in einer Kodierung, die Carrel kennt.</translation>
    </message>
    <message>
        <source>This file is not there, or a link to it is broken.</source>
        <translation>Diese Datei ist nicht da, oder eine Verknüpfung dorthin ist defekt.</translation>
    </message>
    <message>
        <source>This file is not where it was.</source>
        <translation>Diese Datei ist nicht mehr an ihrem Ort.</translation>
    </message>
    <message>
        <source>This file is not {0} text: byte {1:n} does not fit.</source>
        <translation>Diese Datei ist kein {0}-Text: Byte {1:n} passt nicht.</translation>
    </message>
    <message>
        <source>This file is only in the cloud (OneDrive, iCloud or the like): make it available on this computer first.</source>
        <translation>Diese Datei liegt nur in der Cloud (OneDrive, iCloud oder Ähnliches): Machen Sie sie zuerst auf diesem Computer verfügbar.</translation>
    </message>
    <message>
        <source>This file made the program that reads files stop.</source>
        <translation>Diese Datei hat das Leseprogramm zum Absturz gebracht.</translation>
    </message>
    <message>
        <source>This file was deleted, moved or renamed.</source>
        <translation>Diese Datei wurde gelöscht, verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>This folder is not there: it was renamed, moved or deleted, or its disk was taken out. What was read is kept until you remove it.</source>
        <translation>Diesen Ordner gibt es hier nicht: Er wurde umbenannt, verschoben oder gelöscht, oder sein Laufwerk wurde entfernt. Was gelesen wurde, bleibt erhalten, bis Sie ihn herausnehmen.</translation>
    </message>
    <message>
        <source>This is a picture, or pictures of pages; nobody has read them yet.</source>
        <translation>Das ist ein Bild, oder es sind Bilder von Seiten; sie wurden noch nicht gelesen.</translation>
    </message>
    <message>
        <source>This is a picture: the text in it is read after everything else.</source>
        <translation>Das ist ein Bild: Der Text darin wird nach allem anderen gelesen.</translation>
    </message>
    <message>
        <source>This is a program, not a document.</source>
        <translation>Das ist ein Programm und kein Dokument.</translation>
    </message>
    <message>
        <source>This is not a file but a folder, pipe or device.</source>
        <translation>Das ist keine Datei, sondern ein Ordner, eine Pipe oder ein Gerät.</translation>
    </message>
    <message>
        <source>This is not a file but a pipe, socket or device.</source>
        <translation>Das ist keine Datei, sondern eine Pipe, ein Socket oder ein Gerät.</translation>
    </message>
    <message>
        <source>This is not a text file, and Carrel does not know its format.</source>
        <translation>Das ist keine Textdatei, und Carrel kennt das Format nicht.</translation>
    </message>
    <message>
        <source>This is not an e-mail, or it is damaged.</source>
        <translation>Das ist keine E-Mail, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>This is not possible with this kind of document.</source>
        <translation>Das geht mit dieser Art von Dokument nicht.</translation>
    </message>
    <message>
        <source>This is sound or video; Carrel reads text.</source>
        <translation>Das ist Ton oder Video; Carrel liest Text.</translation>
    </message>
    <message>
        <source>This kind of GGUF model ({0}) is not known to this version of Carrel.</source>
        <translation>Diese Art von GGUF-Modell ({0}) kennt diese Version von Carrel nicht.</translation>
    </message>
    <message>
        <source>This kind of model ({0}) is not known to this version of Carrel.</source>
        <translation>Diese Art von Modell ({0}) kennt diese Version von Carrel nicht.</translation>
    </message>
    <message>
        <source>This library was made by a newer version of Carrel.</source>
        <translation>Diese Bibliothek wurde mit einer neueren Version von Carrel angelegt.</translation>
    </message>
    <message>
        <source>This library was made by an older version of Carrel.</source>
        <translation>Diese Bibliothek wurde mit einer älteren Version von Carrel angelegt.</translation>
    </message>
    <message>
        <source>This library was made with the model {0}, and the one in use is {1}.</source>
        <translation>Diese Bibliothek wurde mit dem Modell {0} angelegt, und benutzt wird {1}.</translation>
    </message>
    <message>
        <source>This model asks to run program code of its own ({0}), which Carrel never does.</source>
        <translation>Dieses Modell will eigenen Programmcode ausführen ({0}), was Carrel nie zulässt.</translation>
    </message>
    <message>
        <source>This model needs about {0:n} GB of memory, and this machine has {1:n} GB.</source>
        <translation>Dieses Modell braucht etwa {0:n} GB Arbeitsspeicher, und dieser Computer hat {1:n} GB.</translation>
    </message>
    <message>
        <source>This model needs program code that Carrel does not have ({0}).</source>
        <translation>Dieses Modell braucht Programmcode, den Carrel nicht hat ({0}).</translation>
    </message>
    <message>
        <source>This model&apos;s weights are compressed in a way Carrel cannot read ({0}).</source>
        <translation>Die Gewichte dieses Modells sind auf eine Weise komprimiert, die Carrel nicht lesen kann ({0}).</translation>
    </message>
    <message>
        <source>This notebook is damaged: its cells cannot be told apart.</source>
        <translation>Dieses Notizbuch ist beschädigt: Seine Zellen lassen sich nicht unterscheiden.</translation>
    </message>
    <message>
        <source>This picture has more pixels than Carrel reads.</source>
        <translation>Dieses Bild hat mehr Bildpunkte, als Carrel liest.</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be opened.</source>
        <translation>Dieses Bild ist beschädigt und kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be shown.</source>
        <translation>Dieses Bild ist beschädigt und kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>This presentation is damaged; no slide can be read.</source>
        <translation>Diese Präsentation ist beschädigt; keine Folie kann gelesen werden.</translation>
    </message>
    <message>
        <source>This spreadsheet is damaged; what stands after the damage is missing.</source>
        <translation>Diese Tabelle ist beschädigt; was nach der Beschädigung steht, fehlt.</translation>
    </message>
    <message>
        <source>This system has no keyring that keeps passwords safely.</source>
        <translation>Dieses System hat keinen Schlüsselbund, der Passwörter sicher aufbewahrt.</translation>
    </message>
    <message>
        <source>This table has more text than Carrel reads.</source>
        <translation>Diese Tabelle hat mehr Text, als Carrel liest.</translation>
    </message>
    <message>
        <source>This workbook has more text than Carrel reads.</source>
        <translation>Diese Arbeitsmappe hat mehr Text, als Carrel liest.</translation>
    </message>
    <message>
        <source>This workbook is damaged and cannot be opened.</source>
        <translation>Diese Arbeitsmappe ist beschädigt und kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This workbook is damaged; nothing is left of: {0}.</source>
        <translation>Diese Arbeitsmappe ist beschädigt; nichts ist übrig von: {0}.</translation>
    </message>
    <message>
        <source>Too many documents in this file made the program that reads files stop.</source>
        <translation>Zu viele Dokumente in dieser Datei haben das Leseprogramm zum Absturz gebracht.</translation>
    </message>
    <message>
        <source>Try again when it is done.</source>
        <translation>Versuchen Sie es erneut, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, check this machine&apos;s disk and memory.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, prüfen Sie Datenträger und Arbeitsspeicher dieses Computers.</translation>
    </message>
    <message>
        <source>Try the import again.</source>
        <translation>Versuchen Sie die Übernahme erneut.</translation>
    </message>
    <message>
        <source>Trying the model</source>
        <translation>Das Modell wird ausprobiert</translation>
    </message>
    <message>
        <source>Turn on text recognition in the preferences and read the file again.</source>
        <translation>Schalten Sie die Texterkennung in den Einstellungen ein, und lesen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>Geben Sie einen ein.</translation>
    </message>
    <message>
        <source>Type what you want to know.</source>
        <translation>Schreiben Sie, was Sie wissen möchten.</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>Entsperren Sie ihn, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Unpack it and add the folder.</source>
        <translation>Entpacken Sie die Datei, und fügen Sie den Ordner hinzu.</translation>
    </message>
    <message>
        <source>Unpack it and choose the model&apos;s folder. Known archives: {0}.</source>
        <translation>Entpacken Sie sie, und wählen Sie den Ordner des Modells. Bekannte Archive: {0}.</translation>
    </message>
    <message>
        <source>Unpack the archive and add the folder.</source>
        <translation>Entpacken Sie das Archiv, und fügen Sie den Ordner hinzu.</translation>
    </message>
    <message>
        <source>Unpack them and add the folder.</source>
        <translation>Entpacken Sie sie, und fügen Sie den Ordner hinzu.</translation>
    </message>
    <message>
        <source>Unpacked, this file is larger than Carrel reads.</source>
        <translation>Entpackt ist diese Datei größer, als Carrel liest.</translation>
    </message>
    <message>
        <source>Unpacking {0}</source>
        <translation>{0} wird entpackt</translation>
    </message>
    <message>
        <source>Use a Python from python.org or from your distribution.</source>
        <translation>Verwenden Sie ein Python von python.org oder aus Ihrer Distribution.</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>Warten Sie, bis das erledigt ist.</translation>
    </message>
    <message>
        <source>Waiting for {0}.</source>
        <translation>Es wird gewartet auf: {0}.</translation>
    </message>
    <message>
        <source>What is in the folder {0} is sent to a service on the internet.</source>
        <translation>Was im Ordner {0} liegt, wird an einen Dienst im Internet geschickt.</translation>
    </message>
    <message>
        <source>What you asked before is not in this conversation any more.</source>
        <translation>Was Sie vorher gefragt haben, steht nicht mehr in dieser Unterhaltung.</translation>
    </message>
    <message>
        <source>What you chose to search has no document of the collection “{0}”.</source>
        <translation>Was Sie zum Durchsuchen gewählt haben, enthält kein Dokument der Sammlung „{0}“.</translation>
    </message>
    <message>
        <source>You are not allowed to read it.</source>
        <translation>Sie dürfen es nicht lesen.</translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation>Sie dürfen diese Datei nicht lesen.</translation>
    </message>
    <message>
        <source>You left it out of the library.</source>
        <translation>Sie haben es aus der Bibliothek ausgenommen.</translation>
    </message>
    <message>
        <source>Your documents do not seem to say. The passages above come nearest.</source>
        <translation>Ihre Dokumente scheinen darauf keine Antwort zu geben. Die Textstellen oben kommen ihr am nächsten.</translation>
    </message>
    <message>
        <source>Your library is being moved.</source>
        <translation>Ihre Bibliothek wird gerade verschoben.</translation>
    </message>
    <message>
        <source>Your library is damaged, so it was not moved.</source>
        <translation>Ihre Bibliothek ist beschädigt und wurde deshalb nicht verschoben.</translation>
    </message>
    <message>
        <source>Your library is in {0}, and it is not there now.</source>
        <translation>Ihre Bibliothek liegt in {0} und ist gerade nicht da.</translation>
    </message>
    <message>
        <source>Your library is in {0}, and that folder is not there now.</source>
        <translation>Ihre Bibliothek liegt in {0}, und dieser Ordner ist gerade nicht da.</translation>
    </message>
    <message>
        <source>Your library is there already.</source>
        <translation>Ihre Bibliothek ist schon dort.</translation>
    </message>
    <message>
        <source>Your preferences cannot be written to {0}: {1}.</source>
        <translation>Ihre Einstellungen können nicht in {0} geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>a fault in Carrel itself</source>
        <translation>ein Fehler in Carrel selbst</translation>
    </message>
    <message>
        <source>one place</source>
        <translation>an einer Stelle</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>Seite {0}</translation>
    </message>
    <message>
        <source>pages {0}</source>
        <translation>Seiten {0}</translation>
    </message>
    <message>
        <source>pages {0} and others</source>
        <translation>Seiten {0} und weitere</translation>
    </message>
    <message>
        <source>the cloud folder {0}</source>
        <translation>der Cloud-Ordner {0}</translation>
    </message>
    <message>
        <source>the disk {0}</source>
        <translation>das Laufwerk {0}</translation>
    </message>
    <message>
        <source>the network drive {0}</source>
        <translation>das Netzlaufwerk {0}</translation>
    </message>
    <message>
        <source>the network folder {0}</source>
        <translation>der Netzwerkordner {0}</translation>
    </message>
    <message>
        <source>the removable disk {0}</source>
        <translation>der Wechseldatenträger {0}</translation>
    </message>
    <message>
        <source>the {0} folder</source>
        <translation>der Ordner {0}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>this computer&apos;s limit of watched folders is reached</source>
        <translation>Die Grenze dieses Computers für beobachtete Ordner ist erreicht</translation>
    </message>
    <message>
        <source>this kind of picture</source>
        <translation>diese Art von Bild</translation>
    </message>
    <message>
        <source>{0:n} chapters</source>
        <translation>{0:n} Kapitel</translation>
    </message>
    <message>
        <source>{0:n} conversation</source>
        <translation>{0:n} Unterhaltung</translation>
    </message>
    <message>
        <source>{0:n} conversations</source>
        <translation>{0:n} Unterhaltungen</translation>
    </message>
    <message>
        <source>{0:n} document</source>
        <translation>{0:n} Dokument</translation>
    </message>
    <message>
        <source>{0:n} documents</source>
        <translation>{0:n} Dokumente</translation>
    </message>
    <message>
        <source>{0:n} places</source>
        <translation>an {0:n} Stellen</translation>
    </message>
    <message>
        <source>{0} cannot be reached. Connect it; what was read is kept.</source>
        <translation>{0} ist nicht erreichbar. Stellen Sie die Verbindung her; was gelesen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} kann nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>{0} does not answer. Connect it, then try again.</source>
        <translation>{0} antwortet nicht. Stellen Sie die Verbindung her, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>{0} has another size than when it was imported</source>
        <translation>{0} hat eine andere Größe als bei der Übernahme</translation>
    </message>
    <message>
        <source>{0} has another size than when it was imported.</source>
        <translation>{0} hat eine andere Größe als bei der Übernahme.</translation>
    </message>
    <message>
        <source>{0} has changed since it was imported.</source>
        <translation>{0} hat sich seit der Übernahme geändert.</translation>
    </message>
    <message>
        <source>{0} is empty. What was read is kept.</source>
        <translation>{0} ist leer. Was gelesen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0} fehlt</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>{0} fehlt.</translation>
    </message>
    <message>
        <source>{0} is not there. What was read is kept.</source>
        <translation>{0} ist nicht da. Was gelesen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{0} is program code, which does not belong to a model.</source>
        <translation>{0} ist Programmcode, der nicht zu einem Modell gehört.</translation>
    </message>
    <message>
        <source>{0} lies among the models, but is not imported yet.</source>
        <translation>{0} liegt bei den Modellen, ist aber noch nicht übernommen.</translation>
    </message>
    <message>
        <source>{0} of this book cannot be found in it.</source>
        <translation>In diesem Buch nicht zu finden: {0}.</translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation>{0}-Bilder</translation>
    </message>
    <message>
        <source>“{0}” has characters that cannot be written down.</source>
        <translation>„{0}“ enthält Zeichen, die sich nicht aufschreiben lassen.</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Bücher</translation>
    </message>
    <message>
        <source>Code and data</source>
        <translation>Code und Daten</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mails</translation>
    </message>
    <message>
        <source>Other types</source>
        <translation>Andere Arten</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Folien</translation>
    </message>
    <message>
        <source>Tables (Excel and others)</source>
        <translation>Tabellen (Excel und andere)</translation>
    </message>
    <message>
        <source>Text documents (Word and others)</source>
        <translation>Textdokumente (Word und andere)</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message numerus="yes">
        <source>%Ln languages</source>
        <translation>
            <numerusform>%Ln Sprache</numerusform>
            <numerusform>%Ln Sprachen</numerusform>
        </translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation>Apple-Grafik</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic measures once which is quicker here. Half needs half the memory; answers differ little.</source>
        <translation>Automatisch misst einmal, was hier schneller ist. Halb braucht den halben Arbeitsspeicher; die Antworten unterscheiden sich kaum.</translation>
    </message>
    <message>
        <source>Automatic takes a graphics card where one works, else the processor.</source>
        <translation>Automatisch nimmt eine Grafikkarte, wo eine funktioniert, sonst den Prozessor.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Follow your folders</source>
        <translation>Ihre Ordner beobachten</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>Voll (float32)</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Half (bfloat16)</source>
        <translation>Halb (bfloat16)</translation>
    </message>
    <message>
        <source>How large text is, compared with other programs.</source>
        <translation>Wie groß Text ist, verglichen mit anderen Programmen.</translation>
    </message>
    <message>
        <source>How long an answer may become, in pieces of a word: four of them are about three words.</source>
        <translation>Wie lang eine Antwort werden darf, in Wortstücken: Vier davon sind etwa drei Wörter.</translation>
    </message>
    <message>
        <source>How long reading one file may take before Carrel gives up on it.</source>
        <translation>Wie lange das Lesen einer Datei dauern darf, bevor Carrel aufgibt.</translation>
    </message>
    <message>
        <source>How many passages an answer may use. More takes longer to read.</source>
        <translation>Wie viele Textstellen eine Antwort verwenden darf. Mehr zu lesen dauert länger.</translation>
    </message>
    <message>
        <source>It compares the meaning of questions and passages.</source>
        <translation>Es vergleicht die Bedeutung von Fragen und Textstellen.</translation>
    </message>
    <message>
        <source>It reads the passages and puts an answer into words.</source>
        <translation>Es liest die Textstellen und fasst eine Antwort in Worte.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Model that finds passages</source>
        <translation>Modell, das Textstellen findet</translation>
    </message>
    <message>
        <source>Model that writes answers</source>
        <translation>Modell, das Antworten schreibt</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>NVIDIA graphics card</source>
        <translation>NVIDIA-Grafikkarte</translation>
    </message>
    <message>
        <source>Notice by itself when files in your folders change.</source>
        <translation>Von selbst bemerken, wenn sich Dateien in Ihren Ordnern ändern.</translation>
    </message>
    <message>
        <source>Passages for an answer</source>
        <translation>Textstellen für eine Antwort</translation>
    </message>
    <message>
        <source>Precision of models</source>
        <translation>Genauigkeit der Modelle</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Read pictures</source>
        <translation>Bilder lesen</translation>
    </message>
    <message>
        <source>Read the text in pictures and scanned pages.</source>
        <translation>Den Text in Bildern und gescannten Seiten lesen.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Say when reading is done</source>
        <translation>Melden, wenn das Lesen fertig ist</translation>
    </message>
    <message>
        <source>Show Carrel light, dark, or as your system has it.</source>
        <translation>Carrel hell, dunkel oder wie Ihr System zeigen.</translation>
    </message>
    <message>
        <source>Show a notification when a long reading ends while you are in another program.</source>
        <translation>Eine Benachrichtigung zeigen, wenn ein langes Lesen endet, während Sie in einem anderen Programm sind.</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Größe des Texts</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Schiefer</translation>
    </message>
    <message>
        <source>The colour of buttons, links and what is chosen.</source>
        <translation>Die Farbe von Schaltflächen, Links und Gewähltem.</translation>
    </message>
    <message>
        <source>The language of Carrel itself; answers follow your documents.</source>
        <translation>Die Sprache von Carrel selbst; Antworten richten sich nach Ihren Dokumenten.</translation>
    </message>
    <message>
        <source>Time for one file</source>
        <translation>Zeit für eine Datei</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>What Carrel knows of your documents, and your conversations, stand in one folder.</source>
        <translation>Was Carrel über Ihre Dokumente weiß, und Ihre Unterhaltungen, liegen in einem Ordner.</translation>
    </message>
    <message>
        <source>Where models run</source>
        <translation>Wo Modelle laufen</translation>
    </message>
    <message>
        <source>Where your library is</source>
        <translation>Wo Ihre Bibliothek liegt</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>Empty this field</source>
        <translation>Dieses Feld leeren</translation>
    </message>
</context>
<context>
    <name>standing</name>
    <message>
        <source>Away</source>
        <translation>Nicht da</translation>
    </message>
    <message>
        <source>Can be found</source>
        <translation>Auffindbar</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Zum Teil</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>No access</source>
        <translation>Kein Zugriff</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>Kein Text</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseite</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation>Zu langsam</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation>Wartet auf das Lesen</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Mit Problemen</translation>
    </message>
</context>
<context>
    <name>viewer</name>
    <message>
        <source>This page cannot be shown.</source>
        <translation>Diese Seite kann nicht angezeigt werden.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln weg</numerusform>
            <numerusform>%Ln weg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>%Ln verschoben</numerusform>
            <numerusform>%Ln verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new or changed</source>
        <translation>
            <numerusform>%Ln neu oder geändert</numerusform>
            <numerusform>%Ln neu oder geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passages</source>
        <translation>
            <numerusform>%Ln Textstelle</numerusform>
            <numerusform>%Ln Textstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passages found</source>
        <translation>
            <numerusform>%Ln Textstelle gefunden</numerusform>
            <numerusform>%Ln Textstellen gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <translation>
            <numerusform>%Ln s</numerusform>
            <numerusform>%Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>%Ln Wort</numerusform>
            <numerusform>%Ln Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 Dokument</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 passage</source>
        <translation>1 Textstelle</translation>
    </message>
    <message>
        <source>1 passage found</source>
        <translation>1 Textstelle gefunden</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 Wort</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln hours left</source>
        <translation>
            <numerusform>Noch etwa %Ln Stunde</numerusform>
            <numerusform>Noch etwa %Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln minutes left</source>
        <translation>
            <numerusform>Noch etwa %Ln Minute</numerusform>
            <numerusform>Noch etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>About a minute left</source>
        <translation>Noch etwa eine Minute</translation>
    </message>
    <message>
        <source>All of them can be found, or will be.</source>
        <translation>Alle sind auffindbar oder werden es noch.</translation>
    </message>
    <message>
        <source>Being read now</source>
        <translation>Wird gerade gelesen</translation>
    </message>
    <message>
        <source>Carrel does not read this kind of file.</source>
        <translation>Carrel liest diese Art von Datei nicht.</translation>
    </message>
    <message>
        <source>Changed since it was read</source>
        <translation>Geändert, seit es gelesen wurde</translation>
    </message>
    <message>
        <source>Could not be opened</source>
        <translation>Konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Could not be opened safely</source>
        <translation>Konnte nicht sicher geöffnet werden</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>In your folders: {0}.</source>
        <translation>In Ihren Ordnern: {0}.</translation>
    </message>
    <message>
        <source>It can be found: {0}.</source>
        <translation>Es kann gefunden werden: {0}.</translation>
    </message>
    <message>
        <source>It could not be opened.</source>
        <translation>Es konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>It could not be read.</source>
        <translation>Es konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It has changed and waits to be read; until then its earlier text is found.</source>
        <translation>Es hat sich geändert und wartet darauf, gelesen zu werden; bis dahin wird sein früherer Text gefunden.</translation>
    </message>
    <message>
        <source>It is being read now.</source>
        <translation>Es wird gerade gelesen.</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>Es ist beschädigt.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Es ist leer.</translation>
    </message>
    <message>
        <source>It is ignored.</source>
        <translation>Es wird ignoriert.</translation>
    </message>
    <message>
        <source>It is ignored: it is not read and not found.</source>
        <translation>Es wird ignoriert: Es wird nicht gelesen und nicht gefunden.</translation>
    </message>
    <message>
        <source>It is locked with a password.</source>
        <translation>Es ist mit einem Passwort gesperrt.</translation>
    </message>
    <message>
        <source>It is not opened again unless you say so.</source>
        <translation>Es wird nicht wieder geöffnet, außer Sie wünschen es.</translation>
    </message>
    <message>
        <source>It is too large to be read.</source>
        <translation>Es ist zu groß, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>It waits to be read; its turn comes by itself.</source>
        <translation>Es wartet darauf, gelesen zu werden; es kommt von selbst an die Reihe.</translation>
    </message>
    <message>
        <source>It was deleted, moved or renamed.</source>
        <translation>Es wurde gelöscht, verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>It was read; there is no text in it.</source>
        <translation>Es wurde gelesen; es ist kein Text darin.</translation>
    </message>
    <message>
        <source>Its folder cannot be reached at the moment. It is read when the folder is back.</source>
        <translation>Sein Ordner ist gerade nicht erreichbar. Es wird gelesen, wenn der Ordner zurück ist.</translation>
    </message>
    <message>
        <source>Its folder cannot be reached at the moment. What was read before is kept and can be found.</source>
        <translation>Sein Ordner ist gerade nicht erreichbar. Was vorher gelesen wurde, bleibt erhalten und kann gefunden werden.</translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation>Noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>Locked with a password</source>
        <translation>Mit einem Passwort gesperrt</translation>
    </message>
    <message>
        <source>Looking for documents</source>
        <translation>Es wird nach Dokumenten gesucht</translation>
    </message>
    <message>
        <source>No longer where it was</source>
        <translation>Nicht mehr, wo es war</translation>
    </message>
    <message>
        <source>No text in it, perhaps a scan</source>
        <translation>Kein Text darin, vielleicht ein Scan</translation>
    </message>
    <message>
        <source>Not a kind of file Carrel reads</source>
        <translation>Keine Dateiart, die Carrel liest</translation>
    </message>
    <message>
        <source>Not connected at the moment; kept</source>
        <translation>Zurzeit nicht verbunden; bleibt erhalten</translation>
    </message>
    <message>
        <source>Opening it made the reader fail.</source>
        <translation>Beim Öffnen ist das Leseprogramm abgestürzt.</translation>
    </message>
    <message>
        <source>Partly readable</source>
        <translation>Zum Teil lesbar</translation>
    </message>
    <message>
        <source>Parts of it could not be read.</source>
        <translation>Teile davon konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Preparing the library for the new model</source>
        <translation>Die Bibliothek wird für das neue Modell vorbereitet</translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation>Dokumente werden gelesen</translation>
    </message>
    <message>
        <source>Reading it failed badly twice, so it was set aside.</source>
        <translation>Das Lesen ist zweimal schwer fehlgeschlagen; deshalb wurde es beiseitegelegt.</translation>
    </message>
    <message>
        <source>Reading it took too long.</source>
        <translation>Das Lesen hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>Reading text in pictures</source>
        <translation>Text in Bildern wird gelesen</translation>
    </message>
    <message>
        <source>Set aside: opening it failed twice</source>
        <translation>Beiseitegelegt: Öffnen schlug zweimal fehl</translation>
    </message>
    <message>
        <source>Text was found in the pictures of {0}.</source>
        <translation>In Bildern wurde Text gefunden: {0}.</translation>
    </message>
    <message>
        <source>The library is ready for the new model.</source>
        <translation>Die Bibliothek ist für das neue Modell bereit.</translation>
    </message>
    <message>
        <source>The rest can be found: {0}.</source>
        <translation>Der Rest kann gefunden werden: {0}.</translation>
    </message>
    <message>
        <source>There are no documents in it that Carrel reads.</source>
        <translation>Darin sind keine Dokumente, die Carrel liest.</translation>
    </message>
    <message>
        <source>There is no text in it; it may be a scan.</source>
        <translation>Es ist kein Text darin; vielleicht ist es ein Scan.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Took too long to read</source>
        <translation>Das Lesen dauerte zu lange</translation>
    </message>
    <message>
        <source>Until it can be read, its earlier text is found.</source>
        <translation>Bis es gelesen werden kann, wird sein früherer Text gefunden.</translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation>Wartet auf das Lesen</translation>
    </message>
    <message>
        <source>What is inside it stands below it.</source>
        <translation>Was darin ist, steht darunter.</translation>
    </message>
    <message>
        <source>What was read before is kept and can be found.</source>
        <translation>Was vorher gelesen wurde, bleibt erhalten und kann gefunden werden.</translation>
    </message>
    <message>
        <source>a collection that is gone</source>
        <translation>eine Sammlung, die es nicht mehr gibt</translation>
    </message>
    <message>
        <source>can be found, {0}</source>
        <translation>kann gefunden werden, {0}</translation>
    </message>
    <message>
        <source>cells {0}</source>
        <translation>Zellen {0}</translation>
    </message>
    <message numerus="yes">
        <source>from %Ln documents</source>
        <translation>
            <numerusform>aus %Ln Dokument</numerusform>
            <numerusform>aus %Ln Dokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>from 1 document</source>
        <translation>aus 1 Dokument</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln documents</source>
        <translation>
            <numerusform>in %Ln Dokument</numerusform>
            <numerusform>in %Ln Dokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>in 1 document</source>
        <translation>in 1 Dokument</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>Zeile {0}</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>Seite {0}</translation>
    </message>
    <message>
        <source>part {0}</source>
        <translation>Teil {0}</translation>
    </message>
    <message>
        <source>sheet {0}</source>
        <translation>Tabellenblatt {0}</translation>
    </message>
    <message>
        <source>slide {0}</source>
        <translation>Folie {0}</translation>
    </message>
    <message>
        <source>under “{0}”</source>
        <translation>unter „{0}“</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <source>{0} with problems.</source>
        <translation>{0} mit Problemen.</translation>
    </message>
</context>
<context>
    <name>written</name>
    <message>
        <source>There is no answer to this question.</source>
        <translation>Zu dieser Frage gibt es keine Antwort.</translation>
    </message>
</context>
</TS>
