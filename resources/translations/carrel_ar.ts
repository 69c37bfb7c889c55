<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Carrel</source>
        <translation>حول Carrel</translation>
    </message>
    <message>
        <source>Carrel answers questions about your own documents. It works on this computer alone: no document, question or answer ever leaves it, and it does not use the network.</source>
        <translation>يجيب Carrel عن الأسئلة حول مستنداتك. وهو يعمل على هذا الجهاز وحده: لا يغادره مستند ولا سؤال ولا إجابة، ولا يستخدم الشبكة.</translation>
    </message>
    <message>
        <source>Carrel stands on the work of many</source>
        <translation>يقوم Carrel على عمل كثيرين</translation>
    </message>
    <message>
        <source>Choose a component to read its licence.</source>
        <translation>اختر مكوّنًا لقراءة رخصته.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Components and their licences</source>
        <translation>المكوّنات ورخصها</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Copy these facts</source>
        <translation>نسخ هذه المعلومات</translation>
    </message>
    <message>
        <source>Copy these facts: version and library</source>
        <translation>نسخ هذه المعلومات: الإصدار والمكتبة</translation>
    </message>
    <message>
        <source>Library: {0}</source>
        <translation>المكتبة: {0}</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>نص الرخصة</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>الإصدار {0}</translation>
    </message>
    <message>
        <source>{0} is licensed under {1}. Its text is not on this computer.</source>
        <translation>{0} مرخص بموجب {1}. نصها غير موجود على هذا الجهاز.</translation>
    </message>
</context>
<context>
    <name>AnswerActions</name>
    <message>
        <source>Answer again</source>
        <translation>إعادة الإجابة</translation>
    </message>
    <message>
        <source>Answer the question again; this answer is kept</source>
        <translation>الإجابة عن السؤال من جديد؛ تُحفظ هذه الإجابة</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>نسخ بصيغة Markdown</translation>
    </message>
    <message>
        <source>Copy the answer as Markdown with footnotes</source>
        <translation>نسخ الإجابة بصيغة Markdown مع الحواشي</translation>
    </message>
    <message>
        <source>Copy the answer with its sources</source>
        <translation>نسخ الإجابة مع مصادرها</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>The whole conversation…</source>
        <translation>المحادثة كلها…</translation>
    </message>
    <message>
        <source>This answer…</source>
        <translation>هذه الإجابة…</translation>
    </message>
    <message>
        <source>Write it to a file, with its sources</source>
        <translation>كتابتها في ملف مع مصادرها</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy this code</source>
        <translation>نسخ هذه الشيفرة</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>Change the question</source>
        <translation>تغيير السؤال</translation>
    </message>
    <message>
        <source>Change this question and ask again</source>
        <translation>تغيير هذا السؤال وطرحه من جديد</translation>
    </message>
    <message>
        <source>Change what is searched for</source>
        <translation>تغيير ما يُبحث عنه</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Edit what is searched for</source>
        <translation>تعديل ما يُبحث عنه</translation>
    </message>
    <message>
        <source>Only in: {0}</source>
        <translation>فقط في: {0}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>السؤال</translation>
    </message>
    <message>
        <source>Searched for: {0}</source>
        <translation>بُحث عن: {0}</translation>
    </message>
    <message>
        <source>Show the whole question</source>
        <translation>إظهار السؤال كله</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>يجري الإيقاف</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
</context>
<context>
    <name>CollectionEditor</name>
    <message>
        <source>Another number of words</source>
        <translation>عدد آخر من الكلمات</translation>
    </message>
    <message>
        <source>As in the preferences</source>
        <translation>كما في التفضيلات</translation>
    </message>
    <message>
        <source>Delete collection</source>
        <translation>حذف المجموعة</translation>
    </message>
    <message>
        <source>Edit collection</source>
        <translation>تعديل المجموعة</translation>
    </message>
    <message>
        <source>Folders and documents of the collection</source>
        <translation>مجلدات المجموعة ومستنداتها</translation>
    </message>
    <message>
        <source>For example: Answer in German. Name the paragraph of the law.</source>
        <translation>مثلًا: أجب بالعربية. اذكر مادة القانون.</translation>
    </message>
    <message>
        <source>For example: Taxes</source>
        <translation>مثلًا: الضرائب</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>أعطها اسمًا.</translation>
    </message>
    <message>
        <source>Instructions that every question in it carries</source>
        <translation>تعليمات ترافق كل سؤال فيها</translation>
    </message>
    <message>
        <source>Length of answers</source>
        <translation>طول الإجابات</translation>
    </message>
    <message>
        <source>Length of its answers</source>
        <translation>طول إجاباتها</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>طويلة</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>متوسطة</translation>
    </message>
    <message>
        <source>Most words of an answer</source>
        <translation>أقصى عدد كلمات للإجابة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>اسم المجموعة</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>مجموعة جديدة</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>قصيرة</translation>
    </message>
    <message>
        <source>Standing instructions</source>
        <translation>تعليمات دائمة</translation>
    </message>
    <message>
        <source>Tick the folders and documents that belong to it.</source>
        <translation>علّم المجلدات والمستندات التي تنتمي إليها.</translation>
    </message>
    <message>
        <source>What comes into its folders later belongs to it, too.</source>
        <translation>وما يأتي إلى مجلداتها لاحقًا ينتمي إليها أيضًا.</translation>
    </message>
    <message>
        <source>{0}: about {1}</source>
        <translation>{0}: نحو {1}</translation>
    </message>
</context>
<context>
    <name>CollectionsPanel</name>
    <message>
        <source>All documents</source>
        <translation>كل المستندات</translation>
    </message>
    <message>
        <source>Edit the collection {0}</source>
        <translation>تعديل المجموعة {0}</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>مجموعة جديدة…</translation>
    </message>
    <message>
        <source>Questions go to</source>
        <translation>تُوجَّه الأسئلة إلى</translation>
    </message>
    <message>
        <source>Questions go to all documents</source>
        <translation>تُوجَّه الأسئلة إلى كل المستندات</translation>
    </message>
    <message>
        <source>The collection {0} was deleted. Its documents stay.</source>
        <translation>حُذفت المجموعة {0}. مستنداتها باقية.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask</source>
        <translation>اسأل</translation>
    </message>
    <message>
        <source>Ask (Enter)</source>
        <translation>اسأل (Enter)</translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>Title of the conversation</source>
        <translation>عنوان المحادثة</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message numerus="yes">
        <source>%Ln questions</source>
        <translation>
            <numerusform>لا أسئلة</numerusform>
            <numerusform>سؤال واحد</numerusform>
            <numerusform>سؤالان</numerusform>
            <numerusform>%Ln أسئلة</numerusform>
            <numerusform>%Ln سؤالًا</numerusform>
            <numerusform>%Ln سؤال</numerusform>
        </translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>سؤال واحد</translation>
    </message>
    <message>
        <source>Conversation without a question</source>
        <translation>محادثة بلا سؤال</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>أقدم</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر ٧ أيام</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>المثبتة</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>مثبتة</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%Ln documents chosen</source>
        <translation>
            <numerusform>لم يُختر أي مستند</numerusform>
            <numerusform>اختير مستند واحد</numerusform>
            <numerusform>اختير مستندان</numerusform>
            <numerusform>اختيرت %Ln مستندات</numerusform>
            <numerusform>اختير %Ln مستندًا</numerusform>
            <numerusform>اختير %Ln مستند</numerusform>
        </translation>
    </message>
    <message>
        <source>Add its folder again to see it.</source>
        <translation>أضف مجلده من جديد لتراه.</translation>
    </message>
    <message>
        <source>Ask only this</source>
        <translation>اسأل هذا فقط</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>إدخال كلمة المرور…</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>It was moved or renamed, or its drive is not connected.</source>
        <translation>نُقل أو أُعيدت تسميته، أو أن قرصه غير موصول.</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>البحث عن تغييرات</translation>
    </message>
    <message>
        <source>Look whether it is connected, then try again.</source>
        <translation>تأكد من أنه موصول ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Make a collection of this…</source>
        <translation>إنشاء مجموعة من هذا…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>فتح في برنامجه</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>إلغاء التجاهل</translation>
    </message>
    <message>
        <source>Take out of the library…</source>
        <translation>إخراج من المكتبة…</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>إخراج…</translation>
    </message>
    <message>
        <source>The drive that {0} is on does not answer.</source>
        <translation>القرص الذي عليه {0} لا يستجيب.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>{0} could run as a program, so its folder was opened.</source>
        <translation>قد يعمل {0} كبرنامج، لذا فُتح مجلده.</translation>
    </message>
    <message>
        <source>{0} is not in your library any more.</source>
        <translation>لم يعد {0} في مكتبتك.</translation>
    </message>
    <message>
        <source>{0} is not where it was.</source>
        <translation>لم يعد {0} في مكانه.</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>Single files</source>
        <translation>ملفات مفردة</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>مطوي</translation>
    </message>
    <message>
        <source>open</source>
        <translation>مبسوط</translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>Carrel does not read web pages</source>
        <translation>لا يقرأ Carrel صفحات الويب</translation>
    </message>
    <message>
        <source>Carrel reads files and folders. Save the page or the text as a file, then drop that.</source>
        <translation>يقرأ Carrel الملفات والمجلدات. احفظ الصفحة أو النص في ملف ثم أفلته هنا.</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln files to your library</source>
        <translation>
            <numerusform>أفلت لإضافة الملفات إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة ملف واحد إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة ملفين إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة %Ln ملفات إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة %Ln ملفًا إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة %Ln ملف إلى مكتبتك</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %Ln folders to your library</source>
        <translation>
            <numerusform>أفلت لإضافة المجلدات إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة مجلد واحد إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة مجلدين إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة %Ln مجلدات إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة %Ln مجلدًا إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة %Ln مجلد إلى مكتبتك</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to add all %Ln to your library</source>
        <translation>
            <numerusform>أفلت لإضافة الكل إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة عنصر واحد إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة عنصرين إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة %Ln عناصر كلها إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة %Ln عنصرًا كلها إلى مكتبتك</numerusform>
            <numerusform>أفلت لإضافة %Ln عنصر كلها إلى مكتبتك</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to add these documents and install the model</source>
        <translation>أفلت لإضافة هذه المستندات وتثبيت النموذج</translation>
    </message>
    <message>
        <source>Drop to add this to your library</source>
        <translation>أفلت لإضافة هذا إلى مكتبتك</translation>
    </message>
    <message>
        <source>Drop to add {0} to your library</source>
        <translation>أفلت لإضافة {0} إلى مكتبتك</translation>
    </message>
    <message numerus="yes">
        <source>Drop to install %Ln models</source>
        <translation>
            <numerusform>أفلت لتثبيت النماذج</numerusform>
            <numerusform>أفلت لتثبيت نموذج واحد</numerusform>
            <numerusform>أفلت لتثبيت نموذجين</numerusform>
            <numerusform>أفلت لتثبيت %Ln نماذج</numerusform>
            <numerusform>أفلت لتثبيت %Ln نموذجًا</numerusform>
            <numerusform>أفلت لتثبيت %Ln نموذج</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to install this model</source>
        <translation>أفلت لتثبيت هذا النموذج</translation>
    </message>
    <message>
        <source>Files are read where they are, and never changed.</source>
        <translation>تُقرأ الملفات في أماكنها ولا تُغيَّر أبدًا.</translation>
    </message>
    <message>
        <source>Folders are read with everything in them; files stay unchanged.</source>
        <translation>تُقرأ المجلدات بكل ما فيها؛ وتبقى الملفات بلا تغيير.</translation>
    </message>
    <message>
        <source>It is checked before it is used.</source>
        <translation>يُتحقق منه قبل استخدامه.</translation>
    </message>
    <message>
        <source>Nothing can be added now</source>
        <translation>لا يمكن إضافة شيء الآن</translation>
    </message>
    <message>
        <source>This cannot be added</source>
        <translation>لا يمكن إضافة هذا</translation>
    </message>
    <message>
        <source>What is inside is read, and nothing is unpacked on your disk.</source>
        <translation>يُقرأ ما في داخله، ولا يُفك شيء على قرصك.</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Ask again</source>
        <translation>اسأل من جديد</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>تركه</translation>
    </message>
    <message>
        <source>Leave it as it was (Esc)</source>
        <translation>تركه كما كان (Esc)</translation>
    </message>
</context>
<context>
    <name>EngineHost</name>
    <message>
        <source>Carrel had to stop working on this unexpectedly.</source>
        <translation>اضطر Carrel إلى التوقف عن هذا على غير توقع.</translation>
    </message>
    <message>
        <source>Choose “Start again” at the top of the window, then try again.</source>
        <translation>اختر «البدء من جديد» أعلى النافذة، ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Nothing you added is lost. Try again in a moment.</source>
        <translation>لم يضع شيء مما أضفته. حاول مرة أخرى بعد لحظة.</translation>
    </message>
    <message>
        <source>This was stopped, because Carrel prepares itself anew.</source>
        <translation>أُوقف هذا لأن Carrel يعيد تهيئة نفسه.</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message numerus="yes">
        <source>Show %Ln more</source>
        <translation>
            <numerusform>لا مزيد</numerusform>
            <numerusform>إظهار واحد آخر</numerusform>
            <numerusform>إظهار اثنين آخرين</numerusform>
            <numerusform>إظهار %Ln أخرى</numerusform>
            <numerusform>إظهار %Ln أخرى</numerusform>
            <numerusform>إظهار %Ln أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>إظهار أقل</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>إظهار {0}</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>From your documents</source>
        <translation>من مستنداتك</translation>
    </message>
    <message>
        <source>From your documents: {0} {1}</source>
        <translation>من مستنداتك: {0} {1}</translation>
    </message>
    <message>
        <source>No sentence of this answer could be matched to your documents.</source>
        <translation>لم يمكن ردّ أي جملة من هذه الإجابة إلى مستنداتك.</translation>
    </message>
    <message>
        <source>Reading {0}</source>
        <translation>يقرأ {0}</translation>
    </message>
    <message>
        <source>Rely on the passages above rather than on it.</source>
        <translation>اعتمد على المقاطع أعلاه لا عليها.</translation>
    </message>
    <message>
        <source>Searching in {0}</source>
        <translation>يبحث في {0}</translation>
    </message>
    <message>
        <source>Searching {0}</source>
        <translation>يبحث في {0}</translation>
    </message>
    <message>
        <source>Source {0}: {1}</source>
        <translation>المصدر {0}: {1}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation>إيقاف هذه الإجابة</translation>
    </message>
    <message>
        <source>Stop this answer (Esc)</source>
        <translation>إيقاف هذه الإجابة (Esc)</translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation>الإجابة جاهزة.</translation>
    </message>
    <message>
        <source>The answer reached its greatest length.</source>
        <translation>بلغت الإجابة أقصى طول لها.</translation>
    </message>
    <message>
        <source>The nearest passages</source>
        <translation>أقرب المقاطع</translation>
    </message>
    <message>
        <source>The passages below come nearest. Try other words, or add more documents.</source>
        <translation>المقاطع أدناه هي الأقرب. جرّب كلمات أخرى، أو أضف مزيدًا من المستندات.</translation>
    </message>
    <message>
        <source>This answer was interrupted.</source>
        <translation>قُطعت هذه الإجابة.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Try other words, or add the documents that would know.</source>
        <translation>جرّب كلمات أخرى، أو أضف المستندات التي قد تعرف.</translation>
    </message>
    <message>
        <source>Waiting for Carrel to get ready</source>
        <translation>في انتظار أن يستعد Carrel</translation>
    </message>
    <message>
        <source>Waiting for the answer before this one</source>
        <translation>في انتظار الإجابة السابقة</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>يكتب</translation>
    </message>
    <message>
        <source>Writing · {0} a second</source>
        <translation>يكتب · {0} في الثانية</translation>
    </message>
    <message>
        <source>You stopped this answer.</source>
        <translation>أوقفتَ هذه الإجابة.</translation>
    </message>
    <message>
        <source>Your documents do not seem to say.</source>
        <translation>لا يبدو أن مستنداتك تجيب عن هذا.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export with sources</source>
        <translation>تصدير مع المصادر</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>ملف Markdown (*.md)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>ملف PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>إظهار المجلد</translation>
    </message>
    <message>
        <source>Something went wrong inside Carrel. Try another kind of file.</source>
        <translation>حدث خطأ داخل Carrel. جرّب نوعًا آخر من الملفات.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, or choose another one.</source>
        <translation>القرص ممتلئ. أفسح مكانًا أو اختر غيره.</translation>
    </message>
    <message>
        <source>The folder is no longer there. Choose another one.</source>
        <translation>لم يعد المجلد موجودًا. اختر غيره.</translation>
    </message>
    <message>
        <source>The system says: {0}</source>
        <translation>يفيد النظام بما يلي: {0}</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>مستند Word (*.docx)</translation>
    </message>
    <message>
        <source>You may not write there. Choose another folder.</source>
        <translation>لا يُسمح لك بالكتابة هناك. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>“{0}” could not be written.</source>
        <translation>تعذرت كتابة «{0}».</translation>
    </message>
    <message>
        <source>“{0}” is written.</source>
        <translation>كُتب «{0}».</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>لا مشكلات</numerusform>
            <numerusform>مشكلة واحدة</numerusform>
            <numerusform>مشكلتان</numerusform>
            <numerusform>%Ln مشكلات</numerusform>
            <numerusform>%Ln مشكلة</numerusform>
            <numerusform>%Ln مشكلة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>مشكلة واحدة</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>كل الأنواع</translation>
    </message>
    <message>
        <source>Show only {0} with problems</source>
        <translation>إظهار ما فيه مشكلات فقط: {0}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>State: {0}</source>
        <translation>الحالة: {0}</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Type of file: {0}</source>
        <translation>نوع الملف: {0}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close the search</source>
        <translation>إغلاق البحث</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>البحث في هذا المستند</translation>
    </message>
    <message>
        <source>Next find</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لم يُعثر عليه</translation>
    </message>
    <message>
        <source>Previous find</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>more than {0}</source>
        <translation>أكثر من {0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} من {1}</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Page, of {0}</source>
        <translation>الصفحة، من {0}</translation>
    </message>
    <message>
        <source>Source {0}</source>
        <translation>المصدر {0}</translation>
    </message>
    <message>
        <source>Zoom: {0}. Choose for the natural size.</source>
        <translation>التكبير: {0}. اختر هذا للحجم الطبيعي.</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>من {0}</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}٪</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} من {1}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Begin a new conversation (Ctrl+N)</source>
        <translation>بدء محادثة جديدة (Ctrl+N)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Nothing was found. Try other words, or fewer.</source>
        <translation>لم يُعثر على شيء. جرّب كلمات أخرى أو أقل.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>تثبيت</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>البحث في المحادثات</translation>
    </message>
    <message>
        <source>Search your conversations</source>
        <translation>البحث في محادثاتك</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Your conversations appear here once you have asked a question.</source>
        <translation>تظهر محادثاتك هنا حالما تطرح سؤالًا.</translation>
    </message>
    <message>
        <source>“{0}” is deleted.</source>
        <translation>حُذفت «{0}».</translation>
    </message>
</context>
<context>
    <name>HomePanel</name>
    <message>
        <source>Carrel was started with this folder, so it is not moved from here.</source>
        <translation>شُغّل Carrel بهذا المجلد، لذا لا يُنقل من هنا.</translation>
    </message>
    <message>
        <source>Choose a folder for your library</source>
        <translation>اختر مجلدًا لمكتبتك</translation>
    </message>
    <message>
        <source>How far the library is moved</source>
        <translation>مقدار ما نُقل من المكتبة</translation>
    </message>
    <message>
        <source>It is where it was, with all that is in it.</source>
        <translation>إنها حيث كانت بكل ما فيها.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>تركه</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>نقلها</translation>
    </message>
    <message>
        <source>Move the library to another folder</source>
        <translation>نقل المكتبة إلى مجلد آخر</translation>
    </message>
    <message>
        <source>Move your library, {0}, to {1}? There are {2} free. Carrel cannot answer while it moves; your documents stay where they are.</source>
        <translation>هل تُنقل مكتبتك، {0}، إلى {1}؟ المتاح هناك {2}. لا يستطيع Carrel الإجابة أثناء النقل؛ وتبقى مستنداتك حيث هي.</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>نقل…</translation>
    </message>
    <message>
        <source>Moving your library…</source>
        <translation>يجري نقل مكتبتك…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop moving the library</source>
        <translation>إيقاف نقل المكتبة</translation>
    </message>
    <message>
        <source>What Carrel knows of your documents, and your conversations, stand in one folder on this computer. Nothing of it is sent anywhere.</source>
        <translation>ما يعرفه Carrel عن مستنداتك، ومحادثاتك، في مجلد واحد على هذا الجهاز. لا يُرسل شيء منه إلى أي مكان.</translation>
    </message>
    <message>
        <source>Where your library is</source>
        <translation>مكان مكتبتك</translation>
    </message>
    <message>
        <source>Your library is in {0} now.</source>
        <translation>مكتبتك الآن في {0}.</translation>
    </message>
    <message>
        <source>Your library was not moved.</source>
        <translation>لم تُنقل مكتبتك.</translation>
    </message>
    <message>
        <source>{0}, with your conversations and without the documents themselves</source>
        <translation>{0}، مع محادثاتك ومن دون المستندات نفسها</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Carrel will no longer find it.</source>
        <translation>لن يعثر Carrel عليه بعد الآن.</translation>
    </message>
    <message>
        <source>Carrel will no longer find them.</source>
        <translation>لن يعثر Carrel عليها بعد الآن.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>إخراج</translation>
    </message>
    <message>
        <source>Take {0} out of your library?</source>
        <translation>هل تريد إخراج {0} من مكتبتك؟</translation>
    </message>
    <message>
        <source>The files themselves stay where they are.</source>
        <translation>تبقى الملفات نفسها في أماكنها.</translation>
    </message>
    <message>
        <source>Took out {0}.</source>
        <translation>أُخرج {0}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>What it stands in stays in your library, so it is left out from now on: the list shows it as ignored.</source>
        <translation>ما هو فيه يبقى في مكتبتك، لذا يُستبعد من الآن: وتُظهره القائمة متجاهَلًا.</translation>
    </message>
    <message>
        <source>What they stand in stays in your library, so they are left out from now on: the list shows them as ignored.</source>
        <translation>ما هي فيه يبقى في مكتبتك، لذا تُستبعد من الآن: وتُظهرها القائمة متجاهَلة.</translation>
    </message>
    <message>
        <source>{0} are ignored from now on.</source>
        <translation>من الآن يُتجاهل {0}.</translation>
    </message>
    <message>
        <source>{0} is ignored from now on.</source>
        <translation>من الآن يُتجاهل {0}.</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Add a folder to your library</source>
        <translation>إضافة مجلد إلى مكتبتك</translation>
    </message>
    <message>
        <source>Add files to your library</source>
        <translation>إضافة ملفات إلى مكتبتك</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Close the other one, or add the documents there.</source>
        <translation>أغلق النسخة الأخرى، أو أضف المستندات هناك.</translation>
    </message>
    <message>
        <source>Documents in your library</source>
        <translation>المستندات في مكتبتك</translation>
    </message>
    <message>
        <source>Nothing in your library matches.</source>
        <translation>لا شيء في مكتبتك يطابق ذلك.</translation>
    </message>
    <message>
        <source>Nothing was added: another Carrel is using this library.</source>
        <translation>لم يُضف شيء: نسخة أخرى من Carrel تستخدم هذه المكتبة.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <source>There is nothing here yet. Add a folder, or drop one on this window.</source>
        <translation>لا شيء هنا بعد. أضف مجلدًا، أو أفلت مجلدًا في هذه النافذة.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>حاول مرة أخرى بعد لحظة.</translation>
    </message>
    <message>
        <source>Your library is still being opened.</source>
        <translation>ما زالت مكتبتك تُفتح.</translation>
    </message>
    <message>
        <source>{0} of {1} can be found: {2}.</source>
        <translation>يمكن العثور على: {0}. المجموع: {1}، {2}.</translation>
    </message>
</context>
<context>
    <name>LinkOffer</name>
    <message>
        <source>Copy address</source>
        <translation>نسخ العنوان</translation>
    </message>
    <message>
        <source>Copy the address of the link</source>
        <translation>نسخ عنوان الرابط</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>الرابط</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>فتح الرابط</translation>
    </message>
    <message>
        <source>Open this address in your browser?</source>
        <translation>هل تريد فتح هذا العنوان في متصفحك؟</translation>
    </message>
    <message>
        <source>Write to this address in your mail program?</source>
        <translation>هل تريد الكتابة إلى هذا العنوان في برنامج بريدك؟</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Enter password…</source>
        <translation>إدخال كلمة المرور…</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>فتح في برنامجه</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>يجري فتح {0}…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>In use</source>
        <translation>قيد الاستخدام</translation>
    </message>
    <message>
        <source>It leaves little memory for anything else.</source>
        <translation>لا يترك إلا ذاكرة قليلة لغيره.</translation>
    </message>
    <message>
        <source>It needs more memory than this computer has.</source>
        <translation>يحتاج إلى ذاكرة أكبر مما في هذا الجهاز.</translation>
    </message>
    <message>
        <source>Needs about {0} of {1} memory</source>
        <translation>يحتاج إلى نحو {0} من أصل {1} من الذاكرة</translation>
    </message>
    <message>
        <source>Not in use yet</source>
        <translation>لم يُستخدم بعد</translation>
    </message>
    <message>
        <source>Remove {0} from this computer</source>
        <translation>إزالة {0} من هذا الجهاز</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>إزالة…</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln passages a second here</source>
        <translation>
            <numerusform>أقل من مقطع في الثانية هنا</numerusform>
            <numerusform>نحو مقطع في الثانية هنا</numerusform>
            <numerusform>نحو مقطعين في الثانية هنا</numerusform>
            <numerusform>نحو %Ln مقاطع في الثانية هنا</numerusform>
            <numerusform>نحو %Ln مقطعًا في الثانية هنا</numerusform>
            <numerusform>نحو %Ln مقطع في الثانية هنا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln words a second here</source>
        <translation>
            <numerusform>أقل من كلمة في الثانية هنا</numerusform>
            <numerusform>نحو كلمة في الثانية هنا</numerusform>
            <numerusform>نحو كلمتين في الثانية هنا</numerusform>
            <numerusform>نحو %Ln كلمات في الثانية هنا</numerusform>
            <numerusform>نحو %Ln كلمة في الثانية هنا</numerusform>
            <numerusform>نحو %Ln كلمة في الثانية هنا</numerusform>
        </translation>
    </message>
    <message>
        <source>came with Carrel</source>
        <translation>جاء مع Carrel</translation>
    </message>
    <message>
        <source>licence {0}</source>
        <translation>الرخصة {0}</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Add a file with a model</source>
        <translation>إضافة ملف فيه نموذج</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>إضافة ملف…</translation>
    </message>
    <message>
        <source>Add a folder with a model</source>
        <translation>إضافة مجلد فيه نموذج</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>اختيار نموذج</translation>
    </message>
    <message>
        <source>Finds passages</source>
        <translation>يجد المقاطع</translation>
    </message>
    <message>
        <source>How far the model is taken in</source>
        <translation>مقدار ما استُورد من النموذج</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>يجري البحث عن نماذج…</translation>
    </message>
    <message>
        <source>Models (*.gguf *.zip *.whl)</source>
        <translation>النماذج (*.gguf *.zip *.whl)</translation>
    </message>
    <message>
        <source>Models run on: {0}</source>
        <translation>تعمل النماذج على: {0}</translation>
    </message>
    <message>
        <source>Or drop it here: a .gguf file, or a folder with safetensors.</source>
        <translation>أو أفلته هنا: ملف ‎.gguf أو مجلد فيه safetensors.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove {0} from this computer?</source>
        <translation>هل تريد إزالة {0} من هذا الجهاز؟</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop taking in the model</source>
        <translation>إيقاف استيراد النموذج</translation>
    </message>
    <message>
        <source>Taking in {0}</source>
        <translation>يجري استيراد {0}</translation>
    </message>
    <message>
        <source>This computer has {0} of memory; {1} are free now.</source>
        <translation>ذاكرة هذا الجهاز {0}؛ والمتاح منها الآن {1}.</translation>
    </message>
    <message>
        <source>This frees {0}. To use it again you need its file once more.</source>
        <translation>يفرّغ هذا {0}. ولاستخدامه من جديد تحتاج إلى ملفه مرة أخرى.</translation>
    </message>
    <message>
        <source>With another model that finds passages, your documents are prepared anew in the background. Until then the one before goes on serving.</source>
        <translation>مع نموذج آخر يجد المقاطع تُجهَّز مستنداتك من جديد في الخلفية. وحتى ذلك الحين يبقى النموذج السابق في الخدمة.</translation>
    </message>
    <message>
        <source>Writes answers</source>
        <translation>يكتب الإجابات</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Put this notice away</source>
        <translation>إخفاء هذا التنبيه</translation>
    </message>
    <message>
        <source>Put this notice away: {0}</source>
        <translation>إخفاء هذا التنبيه: {0}</translation>
    </message>
    <message>
        <source>The words on this page are being looked for in the picture…</source>
        <translation>يجري البحث في الصورة عن كلمات هذه الصفحة…</translation>
    </message>
    <message>
        <source>This file changed since it was read and no longer contains this passage.</source>
        <translation>تغيّر هذا الملف منذ قُرئ ولم يعد فيه هذا المقطع.</translation>
    </message>
    <message>
        <source>This file changed since it was read. This is where the passage stands now.</source>
        <translation>تغيّر هذا الملف منذ قُرئ. هنا موضع المقطع الآن.</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>{file}, page {page} of {count}</source>
        <translation>{file}، الصفحة {page} من {count}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find an action, a document or a conversation</source>
        <translation>العثور على إجراء أو مستند أو محادثة</translation>
    </message>
    <message>
        <source>Nothing here has that name.</source>
        <translation>لا شيء هنا بهذا الاسم.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما عُثر عليه</translation>
    </message>
</context>
<context>
    <name>PassageCard</name>
    <message>
        <source>Less</source>
        <translation>أقل</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>فتح {0}</translation>
    </message>
    <message>
        <source>Passage from {0}</source>
        <translation>مقطع من {0}</translation>
    </message>
    <message>
        <source>Show less of {0}</source>
        <translation>إظهار أقل من {0}</translation>
    </message>
    <message>
        <source>Show more of {0}</source>
        <translation>إظهار المزيد من {0}</translation>
    </message>
    <message>
        <source>The answer cites this passage as {0}</source>
        <translation>تستشهد الإجابة بهذا المقطع برقم {0}</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Enter password</source>
        <translation>إدخال كلمة المرور</translation>
    </message>
    <message>
        <source>Enter the password of {0}</source>
        <translation>أدخل كلمة مرور {0}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Password of {0}</source>
        <translation>كلمة مرور {0}</translation>
    </message>
    <message>
        <source>Remember it in this computer&apos;s keyring</source>
        <translation>تذكّرها في حافظة مفاتيح هذا الجهاز</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>إظهار كلمة المرور</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message numerus="yes">
        <source>%Ln settings have their defaults again.</source>
        <translation>
            <numerusform>لم يتغير أي إعداد.</numerusform>
            <numerusform>عاد إعداد واحد إلى قيمته الافتراضية.</numerusform>
            <numerusform>عاد إعدادان إلى قيمتيهما الافتراضيتين.</numerusform>
            <numerusform>عادت %Ln إعدادات إلى قيمها الافتراضية.</numerusform>
            <numerusform>عاد %Ln إعدادًا إلى قيمه الافتراضية.</numerusform>
            <numerusform>عاد %Ln إعداد إلى قيمه الافتراضية.</numerusform>
        </translation>
    </message>
    <message>
        <source>Carrel changes its language the next time it is started.</source>
        <translation>يغيّر Carrel لغته عند تشغيله في المرة القادمة.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Every setting has its default already.</source>
        <translation>كل الإعدادات على قيمها الافتراضية بالفعل.</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>لا يحوي أي إعداد هذه الكلمات.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>التفضيلات</translation>
    </message>
    <message>
        <source>Restore all defaults</source>
        <translation>استعادة كل القيم الافتراضية</translation>
    </message>
    <message>
        <source>Search the preferences</source>
        <translation>البحث في التفضيلات</translation>
    </message>
    <message>
        <source>Sections of the preferences</source>
        <translation>أقسام التفضيلات</translation>
    </message>
    <message>
        <source>Some of this holds once Carrel prepares itself anew. That takes a few seconds; an answer that is being written is stopped.</source>
        <translation>يسري بعض هذا حالما يعيد Carrel تهيئة نفسه. يستغرق ذلك بضع ثوانٍ؛ وتُوقف أي إجابة تُكتب حينها.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>تطبيق الآن</translation>
    </message>
    <message>
        <source>Use the changed settings now</source>
        <translation>تطبيق الإعدادات المتغيرة الآن</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Your question</source>
        <translation>سؤالك</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Please try again.</source>
        <translation>يُرجى المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>Something went wrong inside Carrel.</source>
        <translation>حدث خطأ داخل Carrel.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Added {0}.</source>
        <translation>أُضيف {0}.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>اكتمل.</translation>
    </message>
    <message>
        <source>Go on adding</source>
        <translation>متابعة الإضافة</translation>
    </message>
    <message>
        <source>No sign of life for {0} s.</source>
        <translation>لا علامة حياة منذ {0} ث.</translation>
    </message>
    <message>
        <source>No sign of life for {0} s: {1} may be a difficult one.</source>
        <translation>لا علامة حياة منذ {0} ث: ربما كان {1} ملفًا صعبًا.</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>لم يتغير شيء.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>أُوقف.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>{0} could not be read.</source>
        <translation>تعذرت قراءة {0}.</translation>
    </message>
    <message>
        <source>{0} gone.</source>
        <translation>لم يعد موجودًا: {0}.</translation>
    </message>
    <message>
        <source>{0} is open now.</source>
        <translation>{0} مفتوح الآن.</translation>
    </message>
    <message>
        <source>{0} is still locked.</source>
        <translation>{0} ما زال مقفلًا.</translation>
    </message>
    <message>
        <source>{0} moved.</source>
        <translation>نُقل {0}.</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message numerus="yes">
        <source>%Ln more waiting</source>
        <translation>
            <numerusform>لا ملفات أخرى تنتظر</numerusform>
            <numerusform>ملف آخر ينتظر</numerusform>
            <numerusform>ملفان آخران ينتظران</numerusform>
            <numerusform>%Ln ملفات أخرى تنتظر</numerusform>
            <numerusform>%Ln ملفًا آخر ينتظر</numerusform>
            <numerusform>%Ln ملف آخر ينتظر</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Cancel reading documents</source>
        <translation>إلغاء قراءة المستندات</translation>
    </message>
    <message>
        <source>Looking for documents</source>
        <translation>يجري البحث عن مستندات</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Pause reading documents</source>
        <translation>إيقاف قراءة المستندات مؤقتًا</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation>تجري قراءة المستندات</translation>
    </message>
    <message>
        <source>Reading is paused. New and changed documents wait.</source>
        <translation>القراءة متوقفة مؤقتًا. تنتظر المستندات الجديدة والمتغيرة.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Resume reading documents</source>
        <translation>استئناف قراءة المستندات</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>يجري الإيقاف</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>{0} في الثانية</translation>
    </message>
    <message>
        <source>{0} found so far</source>
        <translation>عُثر حتى الآن على {0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} من {1}</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>This stays on your machine. It holds no text of your documents or questions; copy it if you want to show it to somebody.</source>
        <translation>يبقى هذا على جهازك. ليس فيه نص من مستنداتك ولا أسئلتك؛ انسخه إن أردت أن تريه لأحد.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>ما حدث</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Restore the default: {0}</source>
        <translation>استعادة القيمة الافتراضية: {0}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>on</source>
        <translation>مشغّل</translation>
    </message>
</context>
<context>
    <name>ScopeControl</name>
    <message>
        <source>All documents</source>
        <translation>كل المستندات</translation>
    </message>
    <message>
        <source>Questions search: {0}</source>
        <translation>تبحث الأسئلة في: {0}</translation>
    </message>
    <message>
        <source>Search all documents again</source>
        <translation>البحث في كل المستندات من جديد</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search by name or folder</source>
        <translation>البحث بالاسم أو المجلد</translation>
    </message>
    <message>
        <source>Search the library by name or folder</source>
        <translation>البحث في المكتبة بالاسم أو المجلد</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>إظهار الكل من جديد</translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>Getting ready to answer: you can already search</source>
        <translation>يستعد للإجابة: يمكنك البحث منذ الآن</translation>
    </message>
    <message>
        <source>Getting ready: you can already search by words</source>
        <translation>يستعد: يمكنك البحث بالكلمات منذ الآن</translation>
    </message>
    <message>
        <source>Nothing leaves this machine</source>
        <translation>لا شيء يغادر هذا الجهاز</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Ready, with limits</source>
        <translation>جاهز، مع قيود</translation>
    </message>
    <message>
        <source>Starting again after a problem…</source>
        <translation>يُعاد البدء بعد مشكلة…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>يبدأ…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>متوقف</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Sheets</source>
        <translation>أوراق البيانات</translation>
    </message>
    <message>
        <source>{file}, sheet {sheet}</source>
        <translation>{file}، الورقة {sheet}</translation>
    </message>
</context>
<context>
    <name>ViewerHost</name>
    <message>
        <source>Carrel&apos;s viewer had to be started again.</source>
        <translation>لزم بدء عارض Carrel من جديد.</translation>
    </message>
    <message>
        <source>It is not opened again here unless you say so.</source>
        <translation>لن يُفتح هنا من جديد إلا إذا طلبت ذلك.</translation>
    </message>
    <message>
        <source>Showing this document stopped Carrel&apos;s viewer twice.</source>
        <translation>أوقف عرض هذا المستند عارض Carrel مرتين.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>حاول مرة أخرى بعد لحظة.</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Ask only this document</source>
        <translation>اسأل هذا المستند فقط</translation>
    </message>
    <message>
        <source>Close the document</source>
        <translation>إغلاق المستند</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>البحث في هذا المستند</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>ملاءمة الصفحة</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>ملاءمة العرض</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>في نافذة مستقلة</translation>
    </message>
    <message>
        <source>It is not opened again here unless you say so.</source>
        <translation>لن يُفتح هنا من جديد إلا إذا طلبت ذلك.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>أكبر</translation>
    </message>
    <message>
        <source>Natural size</source>
        <translation>الحجم الطبيعي</translation>
    </message>
    <message>
        <source>Next source</source>
        <translation>المصدر التالي</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>فتح في برنامجه</translation>
    </message>
    <message>
        <source>Previous source</source>
        <translation>المصدر السابق</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Showing this document stopped Carrel&apos;s viewer twice.</source>
        <translation>أوقف عرض هذا المستند عارض Carrel مرتين.</translation>
    </message>
    <message>
        <source>Small pages</source>
        <translation>صفحات مصغرة</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>أصغر</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Ask about</source>
        <translation>اسأل عن</translation>
    </message>
    <message>
        <source>Ask {0} a question</source>
        <translation>اطرح سؤالًا على {0}</translation>
    </message>
    <message>
        <source>Carrel has stopped</source>
        <translation>توقف Carrel</translation>
    </message>
    <message>
        <source>Carrel reads the documents in it and answers your questions, always showing the passages it goes by. Everything stays on this computer, and your files are never changed.</source>
        <translation>يقرأ Carrel المستندات التي فيه ويجيب عن أسئلتك، ويُظهر دائمًا المقاطع التي يستند إليها. كل شيء يبقى على هذا الجهاز، ولا تُغيَّر ملفاتك أبدًا.</translation>
    </message>
    <message>
        <source>Drop a folder here to begin</source>
        <translation>أفلت مجلدًا هنا للبدء</translation>
    </message>
    <message>
        <source>Opening your library</source>
        <translation>يجري فتح مكتبتك</translation>
    </message>
    <message>
        <source>The passages that matter appear at once, the answer below them. Drop more folders or files anywhere on this window at any time.</source>
        <translation>تظهر المقاطع المهمة فورًا، والإجابة تحتها. أفلت مزيدًا من المجلدات أو الملفات في أي مكان من هذه النافذة متى شئت.</translation>
    </message>
    <message>
        <source>Try it with a sample</source>
        <translation>جرّبه بعيّنة</translation>
    </message>
    <message>
        <source>Try one of these</source>
        <translation>جرّب أحد هذه الأسئلة</translation>
    </message>
    <message>
        <source>You can ask as soon as the first one is done.</source>
        <translation>يمكنك أن تسأل حالما ينتهي أولها.</translation>
    </message>
    <message>
        <source>You can start it again above.</source>
        <translation>يمكنك تشغيله من جديد أعلاه.</translation>
    </message>
    <message>
        <source>Your documents are being read</source>
        <translation>تجري قراءة مستنداتك</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Action</source>
        <translation>إجراء</translation>
    </message>
    <message>
        <source>Add documents first, then ask them a question here</source>
        <translation>أضف مستندات أولًا، ثم اسألها هنا</translation>
    </message>
    <message>
        <source>Another Carrel is using this library.</source>
        <translation>نسخة أخرى من Carrel تستخدم هذه المكتبة.</translation>
    </message>
    <message>
        <source>Another Carrel is using this library. Add the documents there.</source>
        <translation>نسخة أخرى من Carrel تستخدم هذه المكتبة. أضف المستندات هناك.</translation>
    </message>
    <message>
        <source>Ask your documents a question</source>
        <translation>اسأل مستنداتك</translation>
    </message>
    <message>
        <source>Begin a new conversation (Ctrl+N)</source>
        <translation>بدء محادثة جديدة (Ctrl+N)</translation>
    </message>
    <message>
        <source>Carrel keeps stopping on this computer.</source>
        <translation>يتوقف Carrel على هذا الجهاز مرة بعد مرة.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>المستند</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Reading is finished</source>
        <translation>اكتملت القراءة</translation>
    </message>
    <message>
        <source>Show or hide the side (Ctrl+B)</source>
        <translation>إظهار الجانب أو إخفاؤه (Ctrl+B)</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>You can ask questions here. To add documents, use the other one.</source>
        <translation>يمكنك طرح الأسئلة هنا. ولإضافة المستندات استخدم النسخة الأخرى.</translation>
    </message>
    <message>
        <source>Your documents and conversations are safe. Close other programs first.</source>
        <translation>مستنداتك ومحادثاتك في أمان. أغلق برامج أخرى أولًا.</translation>
    </message>
    <message>
        <source>{0} can be asked now.</source>
        <translation>يمكن الآن سؤال {0}.</translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>Ask in {0}</source>
        <translation>اسأل في {0}</translation>
    </message>
</context>
<context>
    <name>_Versions</name>
    <message>
        <source>Show the version after</source>
        <translation>إظهار النسخة التالية</translation>
    </message>
    <message>
        <source>Show the version before</source>
        <translation>إظهار النسخة السابقة</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} من {1}</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Carrel crashed the last time.</source>
        <translation>انهار Carrel في المرة الماضية.</translation>
    </message>
    <message>
        <source>Carrel was ended abruptly the last time.</source>
        <translation>أُنهي Carrel فجأة في المرة الماضية.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>إظهار التقرير</translation>
    </message>
    <message>
        <source>Something went wrong inside Carrel.</source>
        <translation>حدث خطأ داخل Carrel.</translation>
    </message>
    <message>
        <source>You can go on. What happened is in {0}.</source>
        <translation>يمكنك المتابعة. ما حدث مسجل في {0}.</translation>
    </message>
    <message>
        <source>Your documents and conversations are as they were.</source>
        <translation>مستنداتك ومحادثاتك كما كانت.</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>About Carrel</source>
        <translation>حول Carrel</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Carrel</source>
        <translation>Carrel</translation>
    </message>
    <message>
        <source>Change the last question</source>
        <translation>تغيير السؤال الأخير</translation>
    </message>
    <message>
        <source>Close the document</source>
        <translation>إغلاق المستند</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>المستند</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <translation>تصدير المحادثة…</translation>
    </message>
    <message>
        <source>Find an action, a document or a conversation</source>
        <translation>العثور على إجراء أو مستند أو محادثة</translation>
    </message>
    <message>
        <source>Find: in the document, or else in the library</source>
        <translation>بحث: في المستند وإلا ففي المكتبة</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Go to the question box</source>
        <translation>الانتقال إلى مربع السؤال</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>النماذج…</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Next source</source>
        <translation>المصدر التالي</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>التفضيلات…</translation>
    </message>
    <message>
        <source>Previous source</source>
        <translation>المصدر السابق</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Show or hide the side</source>
        <translation>إظهار الجانب أو إخفاؤه</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <translation>إظهار المحادثات</translation>
    </message>
    <message>
        <source>Show the library</source>
        <translation>إظهار المكتبة</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>إيقاف الإجابة</translation>
    </message>
</context>
<context>
    <name>copying</name>
    <message>
        <source>Sources</source>
        <translation>المصادر</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>, of which {0:n} will be read again</source>
        <translation>، وسيُقرأ {0:n} منها من جديد</translation>
    </message>
    <message>
        <source>A collection needs a name.</source>
        <translation>تحتاج المجموعة إلى اسم.</translation>
    </message>
    <message>
        <source>A folder of programs, not of documents.</source>
        <translation>مجلد برامج لا مستندات.</translation>
    </message>
    <message>
        <source>A library cannot move into itself.</source>
        <translation>لا يمكن نقل المكتبة إلى داخل نفسها.</translation>
    </message>
    <message>
        <source>A link; what it leads to is read where it is.</source>
        <translation>رابط؛ ويُقرأ ما يؤدي إليه في مكانه.</translation>
    </message>
    <message>
        <source>A list of versions that a program keeps for itself.</source>
        <translation>قائمة إصدارات يحتفظ بها برنامج لنفسه.</translation>
    </message>
    <message>
        <source>A message here is encrypted; only the mail program can open it.</source>
        <translation>هنا رسالة مشفّرة؛ لا يفتحها إلا برنامج البريد.</translation>
    </message>
    <message>
        <source>A model could not be loaded: {0}</source>
        <translation>تعذر تحميل نموذج: {0}</translation>
    </message>
    <message>
        <source>A part of the model is missing: {0}.</source>
        <translation>جزء من النموذج مفقود: {0}.</translation>
    </message>
    <message>
        <source>A temporary file of another program.</source>
        <translation>ملف مؤقت لبرنامج آخر.</translation>
    </message>
    <message>
        <source>Add a copy without protection, if you have one.</source>
        <translation>أضف نسخة بلا حماية إن كانت لديك.</translation>
    </message>
    <message>
        <source>Add a folder first.</source>
        <translation>أضف مجلدًا أولًا.</translation>
    </message>
    <message>
        <source>Add a transcript of it.</source>
        <translation>أضف نصه المكتوب.</translation>
    </message>
    <message>
        <source>Add folders or documents to it, or search everything.</source>
        <translation>أضف إليها مجلدات أو مستندات، أو ابحث في كل شيء.</translation>
    </message>
    <message>
        <source>Adding your files failed: {0}</source>
        <translation>أخفقت إضافة ملفاتك: {0}</translation>
    </message>
    <message>
        <source>Another Carrel is changing the models right now.</source>
        <translation>نسخة أخرى من Carrel تغيّر النماذج الآن.</translation>
    </message>
    <message>
        <source>Another Carrel is open on this library, so it can only be read here.</source>
        <translation>نسخة أخرى من Carrel تفتح هذه المكتبة، فلا يمكن هنا إلا قراءتها.</translation>
    </message>
    <message>
        <source>Another Carrel is open on this library.</source>
        <translation>نسخة أخرى من Carrel تفتح هذه المكتبة.</translation>
    </message>
    <message>
        <source>Another Carrel is open on this library: here it can only be read.</source>
        <translation>نسخة أخرى من Carrel تفتح هذه المكتبة: لا يمكن هنا إلا قراءتها.</translation>
    </message>
    <message>
        <source>Another answer is being written.</source>
        <translation>تُكتب إجابة أخرى الآن.</translation>
    </message>
    <message>
        <source>Ask a shorter question, or choose a model with a larger window.</source>
        <translation>اطرح سؤالًا أقصر، أو اختر نموذجًا ذا نافذة أكبر.</translation>
    </message>
    <message>
        <source>Ask about it instead.</source>
        <translation>اسأل عنها بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>Ask again, or choose a smaller model.</source>
        <translation>اسأل مرة أخرى، أو اختر نموذجًا أصغر.</translation>
    </message>
    <message>
        <source>Ask again; if it happens again, choose another model.</source>
        <translation>اسأل مرة أخرى؛ وإن تكرر ذلك فاختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>Ask for access to it.</source>
        <translation>اطلب إذنًا بالوصول إليه.</translation>
    </message>
    <message>
        <source>Ask the question again.</source>
        <translation>اطرح السؤال مرة أخرى.</translation>
    </message>
    <message>
        <source>Carrel does not know this kind of document.</source>
        <translation>لا يعرف Carrel هذا النوع من المستندات.</translation>
    </message>
    <message>
        <source>Carrel does not open {0} archives.</source>
        <translation>لا يفتح Carrel أرشيفات {0}.</translation>
    </message>
    <message>
        <source>Carrel does not read binary workbooks (xlsb) yet.</source>
        <translation>لا يقرأ Carrel المصنفات الثنائية (xlsb) بعد.</translation>
    </message>
    <message>
        <source>Carrel does not read {0} files yet.</source>
        <translation>لا يقرأ Carrel ملفات {0} بعد.</translation>
    </message>
    <message>
        <source>Carrel does not read {0}.</source>
        <translation>لا يقرأ Carrel {0}.</translation>
    </message>
    <message>
        <source>Carrel is getting ready to read.</source>
        <translation>يستعد Carrel للقراءة.</translation>
    </message>
    <message>
        <source>Changes in your folders are not seen at once: {0}. Carrel looks for them at every start and every hour.</source>
        <translation>لا تُلاحظ التغييرات في مجلداتك فورًا: {0}. يبحث Carrel عنها عند كل تشغيل وكل ساعة.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it.</source>
        <translation>تأكد من وجود المجلد ومن أنه يُسمح لك بالكتابة فيه.</translation>
    </message>
    <message>
        <source>Check that {0} can be written to, and try again.</source>
        <translation>تأكد من إمكان الكتابة في {0} وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Checking every number of the converted model</source>
        <translation>يجري التحقق من كل رقم في النموذج المحوَّل</translation>
    </message>
    <message>
        <source>Checking {0}</source>
        <translation>يجري التحقق من {0}</translation>
    </message>
    <message>
        <source>Choose a folder on a disk of this computer.</source>
        <translation>اختر مجلدًا على قرص في هذا الجهاز.</translation>
    </message>
    <message>
        <source>Choose a folder outside the present one.</source>
        <translation>اختر مجلدًا خارج المجلد الحالي.</translation>
    </message>
    <message>
        <source>Choose a folder that stays on this computer.</source>
        <translation>اختر مجلدًا يبقى على هذا الجهاز.</translation>
    </message>
    <message>
        <source>Choose a folder with safetensors and tokenizer, a .gguf file, or an exported .zip.</source>
        <translation>اختر مجلدًا فيه safetensors والمُرمِّز، أو ملف ‎.gguf، أو ملف ‎.zip مُصدَّرًا.</translation>
    </message>
    <message>
        <source>Choose a model that works without code of its own.</source>
        <translation>اختر نموذجًا يعمل بلا شيفرة خاصة به.</translation>
    </message>
    <message>
        <source>Choose a smaller model.</source>
        <translation>اختر نموذجًا أصغر.</translation>
    </message>
    <message>
        <source>Choose another folder, or delete that one.</source>
        <translation>اختر مجلدًا آخر، أو احذف ذلك المجلد.</translation>
    </message>
    <message>
        <source>Choose another folder, or make this one writable.</source>
        <translation>اختر مجلدًا آخر، أو اجعل هذا قابلًا للكتابة.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Choose another model under Preferences instead.</source>
        <translation>اختر بدلًا منه نموذجًا آخر من التفضيلات.</translation>
    </message>
    <message>
        <source>Choose another model under Preferences.</source>
        <translation>اختر نموذجًا آخر من التفضيلات.</translation>
    </message>
    <message>
        <source>Choose another model, or update Carrel.</source>
        <translation>اختر نموذجًا آخر، أو حدّث Carrel.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>Choose another one first, then remove it.</source>
        <translation>اختر غيره أولًا ثم أزله.</translation>
    </message>
    <message>
        <source>Choose another one to use instead.</source>
        <translation>اختر غيره لاستخدامه بدلًا منه.</translation>
    </message>
    <message>
        <source>Choose another one, or begin a new one.</source>
        <translation>اختر محادثة أخرى، أو ابدأ محادثة جديدة.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>اختر غيرها.</translation>
    </message>
    <message>
        <source>Choose something else, or search everything.</source>
        <translation>اختر شيئًا آخر، أو ابحث في كل شيء.</translation>
    </message>
    <message>
        <source>Choose that model again, or index your folders into a new library.</source>
        <translation>اختر ذلك النموذج من جديد، أو اقرأ مجلداتك في مكتبة جديدة.</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json, the weights and the tokenizer.</source>
        <translation>اختر المجلد الذي فيه config.json والأوزان والمُرمِّز.</translation>
    </message>
    <message>
        <source>Choose the model again.</source>
        <translation>اختر النموذج من جديد.</translation>
    </message>
    <message>
        <source>Choose the safetensors copy of the model instead.</source>
        <translation>اختر بدلًا منه نسخة النموذج بصيغة safetensors.</translation>
    </message>
    <message>
        <source>Choose the uncompressed copy of the model, or a GGUF file of it.</source>
        <translation>اختر نسخة النموذج غير المضغوطة، أو ملف GGUF منه.</translation>
    </message>
    <message>
        <source>Close it first, then try again.</source>
        <translation>أغلقها أولًا ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Close it there and try again.</source>
        <translation>أغلقها هناك وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Close other Carrel windows and try again.</source>
        <translation>أغلق نوافذ Carrel الأخرى وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Close other programs, ask a shorter question, or choose a smaller model.</source>
        <translation>أغلق برامج أخرى، أو اطرح سؤالًا أقصر، أو اختر نموذجًا أصغر.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model under Preferences.</source>
        <translation>أغلق برامج أخرى، أو اختر نموذجًا أصغر من التفضيلات.</translation>
    </message>
    <message>
        <source>Comparing the answers of original and copy</source>
        <translation>تجري مقارنة إجابات الأصل والنسخة</translation>
    </message>
    <message>
        <source>Connect its disk and start Carrel again.</source>
        <translation>صِل قرصه وشغّل Carrel من جديد.</translation>
    </message>
    <message>
        <source>Converting the model</source>
        <translation>يجري تحويل النموذج</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>انسخه أو نزّله من جديد.</translation>
    </message>
    <message>
        <source>Copy the model with the real files in it.</source>
        <translation>انسخ النموذج وفيه الملفات الحقيقية.</translation>
    </message>
    <message>
        <source>Copy tokenizer.json and tokenizer_config.json into the folder and try again.</source>
        <translation>انسخ tokenizer.json وtokenizer_config.json إلى المجلد وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Copying {0}</source>
        <translation>يجري نسخ {0}</translation>
    </message>
    <message>
        <source>Damaged and not read: {0}.</source>
        <translation>تالف ولم يُقرأ: {0}.</translation>
    </message>
    <message>
        <source>Documents are packed inside each other here, more than {0:n} deep.</source>
        <translation>المستندات هنا محزومة بعضها داخل بعض لأكثر من {0:n} مستويات.</translation>
    </message>
    <message>
        <source>Drop a folder on the window first.</source>
        <translation>أفلت مجلدًا في النافذة أولًا.</translation>
    </message>
    <message>
        <source>Enter its password in Carrel, or save a copy without one and add the copy.</source>
        <translation>أدخل كلمة مروره في Carrel، أو احفظ نسخة بلا كلمة مرور وأضفها.</translation>
    </message>
    <message>
        <source>Fetch it again from where it came from, or open it in its own program and save a copy.</source>
        <translation>أحضره من جديد من مصدره، أو افتحه في برنامجه واحفظ نسخة منه.</translation>
    </message>
    <message>
        <source>Fetch it again from where it came from.</source>
        <translation>أحضره من جديد من مصدره.</translation>
    </message>
    <message>
        <source>Fetch the archive again from where it came from.</source>
        <translation>أحضر الأرشيف من جديد من مصدره.</translation>
    </message>
    <message>
        <source>For answers choose a model named …ForCausalLM, for passages a sentence-transformers folder with modules.json.</source>
        <translation>للإجابات اختر نموذجًا اسمه …ForCausalLM، وللمقاطع مجلد sentence-transformers فيه modules.json.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>أفسح بعض المكان وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder.</source>
        <translation>أفسح بعض المكان هناك، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>How this GGUF model splits words ({0}) is not known to Carrel.</source>
        <translation>لا يعرف Carrel كيف يقسّم نموذج GGUF هذا الكلمات ({0}).</translation>
    </message>
    <message>
        <source>If another program can open it, save it from there as PDF or text.</source>
        <translation>إن كان برنامج آخر يفتحه فاحفظه منه بصيغة PDF أو نصًا.</translation>
    </message>
    <message>
        <source>If you trust it, unpack it and add the folder.</source>
        <translation>إن كنت تثق به ففُك حزمه وأضف المجلد.</translation>
    </message>
    <message>
        <source>Import it again from a complete copy.</source>
        <translation>استورده من جديد من نسخة كاملة.</translation>
    </message>
    <message>
        <source>Import it again, or choose another model under Preferences.</source>
        <translation>استورده من جديد، أو اختر نموذجًا آخر من التفضيلات.</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>استورده من جديد.</translation>
    </message>
    <message>
        <source>Import it under Preferences, or choose another model there.</source>
        <translation>استورده من التفضيلات، أو اختر هناك نموذجًا آخر.</translation>
    </message>
    <message>
        <source>It cannot be read: {0}.</source>
        <translation>لا يمكن قراءته: {0}.</translation>
    </message>
    <message>
        <source>It holds nothing that could be read any more. What was read is kept.</source>
        <translation>لم يعد فيه ما يمكن قراءته. ما قُرئ محفوظ.</translation>
    </message>
    <message>
        <source>It is not there, or a link to it is broken.</source>
        <translation>إنه غير موجود، أو أن رابطًا إليه معطل.</translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation>إنه غير موجود.</translation>
    </message>
    <message>
        <source>It may have been moved or deleted, or its disk is not connected.</source>
        <translation>ربما نُقل أو حُذف، أو أن قرصه غير موصول.</translation>
    </message>
    <message>
        <source>It was deleted, moved or renamed.</source>
        <translation>حُذف أو نُقل أو أُعيدت تسميته.</translation>
    </message>
    <message>
        <source>Its disk does not answer. What was read is kept.</source>
        <translation>قرصه لا يستجيب. ما قُرئ منه محفوظ.</translation>
    </message>
    <message>
        <source>Its folder cannot be reached now. What was read of it is kept and can be found.</source>
        <translation>لا يمكن الوصول إلى مجلده الآن. ما قُرئ منه محفوظ ويمكن العثور عليه.</translation>
    </message>
    <message>
        <source>Its name is not valid text: rename it.</source>
        <translation>اسمه ليس نصًا صالحًا: أعد تسميته.</translation>
    </message>
    <message>
        <source>Leave the encoding open and Carrel finds it by itself.</source>
        <translation>اترك الترميز مفتوحًا ليجده Carrel بنفسه.</translation>
    </message>
    <message>
        <source>Leave them out; a file or folder with such a name has to be renamed first.</source>
        <translation>احذفها؛ ويجب أولًا تغيير اسم أي ملف أو مجلد بمثل هذا الاسم.</translation>
    </message>
    <message>
        <source>Left out by .carrelignore: {0}</source>
        <translation>مستبعد بموجب ‎.carrelignore: {0}</translation>
    </message>
    <message>
        <source>Line {0:n} of this .carrelignore cannot be understood and is passed over.</source>
        <translation>السطر {0:n} من ملف ‎.carrelignore هذا غير مفهوم ويُتجاوز.</translation>
    </message>
    <message>
        <source>Look for a copy of the model in the safetensors format.</source>
        <translation>ابحث عن نسخة من النموذج بصيغة safetensors.</translation>
    </message>
    <message>
        <source>Look for a newer copy of the model.</source>
        <translation>ابحث عن نسخة أحدث من النموذج.</translation>
    </message>
    <message>
        <source>Make it readable and start again; only your preferences are in it.</source>
        <translation>اجعله قابلًا للقراءة وابدأ من جديد؛ فليس فيه إلا تفضيلاتك.</translation>
    </message>
    <message>
        <source>Make room and try again; everything that was indexed before is kept.</source>
        <translation>أفسح مكانًا وحاول مرة أخرى؛ وكل ما قُرئ من قبل محفوظ.</translation>
    </message>
    <message>
        <source>Make room, or make the folder writable; until then they hold for this time only.</source>
        <translation>أفسح مكانًا أو اجعل المجلد قابلًا للكتابة؛ وحتى ذلك الحين تسري هذه المرة فقط.</translation>
    </message>
    <message>
        <source>Make your change there, or close it first.</source>
        <translation>أجرِ التغيير هناك، أو أغلقها أولًا.</translation>
    </message>
    <message>
        <source>Memory ran out, so the model was given half as many passages.</source>
        <translation>نفدت الذاكرة، فأُعطي النموذج نصف عدد المقاطع.</translation>
    </message>
    <message>
        <source>More than {0:n} files are inside this one.</source>
        <translation>داخل هذا الملف أكثر من {0:n} ملف.</translation>
    </message>
    <message>
        <source>No text could be recognised reliably on {0}; in pictures, Carrel reads Latin, Chinese and Japanese script.</source>
        <translation>لم يمكن التعرف على نص موثوق في {0}؛ يقرأ Carrel في الصور الخط اللاتيني والصيني والياباني.</translation>
    </message>
    <message>
        <source>None of the documents in this file can be read.</source>
        <translation>لا يمكن قراءة أي من المستندات في هذا الملف.</translation>
    </message>
    <message>
        <source>Not searchable yet: {0}.</source>
        <translation>لا يمكن البحث فيها بعد: {0}.</translation>
    </message>
    <message>
        <source>Nothing in the collection “{0}” can be searched.</source>
        <translation>لا شيء في المجموعة «{0}» يمكن البحث فيه.</translation>
    </message>
    <message>
        <source>Nothing in what you chose has text that can be searched.</source>
        <translation>لا شيء مما اخترته فيه نص يمكن البحث فيه.</translation>
    </message>
    <message>
        <source>Nothing in “{0}” has text that can be searched.</source>
        <translation>لا يوجد في «{0}» نص يمكن البحث فيه.</translation>
    </message>
    <message>
        <source>One chapter</source>
        <translation>فصل واحد</translation>
    </message>
    <message>
        <source>Open it in Jupyter and save it again.</source>
        <translation>افتحه في Jupyter واحفظه من جديد.</translation>
    </message>
    <message>
        <source>Open it in a newer Word or in LibreOffice and save it as docx.</source>
        <translation>افتحه في إصدار Word أحدث أو في LibreOffice واحفظه بصيغة docx.</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it again.</source>
        <translation>افتحه في برنامج جداول البيانات واحفظه من جديد.</translation>
    </message>
    <message>
        <source>Open it in its own program, save it as PDF and add that.</source>
        <translation>افتحه في برنامجه واحفظه بصيغة PDF وأضف ذلك.</translation>
    </message>
    <message>
        <source>Open it in the program it was made with and save it again.</source>
        <translation>افتحه في البرنامج الذي أُنشئ به واحفظه من جديد.</translation>
    </message>
    <message>
        <source>Open it in the program it was made with and save it as UTF-8 text.</source>
        <translation>افتحه في البرنامج الذي أُنشئ به واحفظه نصًا بترميز UTF-8.</translation>
    </message>
    <message>
        <source>Open it once for writing, so that it is brought up to date.</source>
        <translation>افتحها مرة للكتابة كي تُحدَّث.</translation>
    </message>
    <message>
        <source>Open it with that version, or choose another library.</source>
        <translation>افتحها بذلك الإصدار، أو اختر مكتبة أخرى.</translation>
    </message>
    <message>
        <source>Open the conversation again, or ask in a new one.</source>
        <translation>افتح المحادثة من جديد، أو اسأل في محادثة جديدة.</translation>
    </message>
    <message>
        <source>Page {0:n} is damaged and cannot be shown.</source>
        <translation>الصفحة {0:n} تالفة ولا يمكن عرضها.</translation>
    </message>
    <message>
        <source>Pictures are read after everything else.</source>
        <translation>تُقرأ الصور بعد كل شيء آخر.</translation>
    </message>
    <message>
        <source>Put it back and add it again.</source>
        <translation>أعده إلى مكانه وأضفه من جديد.</translation>
    </message>
    <message>
        <source>Read the file again.</source>
        <translation>اقرأ الملف من جديد.</translation>
    </message>
    <message>
        <source>Reading the model&apos;s vocabulary</source>
        <translation>تجري قراءة مفردات النموذج</translation>
    </message>
    <message>
        <source>Reading this file failed: {0}: {1}</source>
        <translation>أخفقت قراءة هذا الملف: {0}: {1}</translation>
    </message>
    <message>
        <source>Reading this file needs more memory than Carrel may use.</source>
        <translation>تحتاج قراءة هذا الملف إلى ذاكرة أكبر مما يُسمح لـ Carrel باستخدامه.</translation>
    </message>
    <message>
        <source>Reading this file took longer than {0:n} seconds.</source>
        <translation>استغرقت قراءة هذا الملف أكثر من {0:n} ثانية.</translation>
    </message>
    <message>
        <source>Remove some of them first.</source>
        <translation>أزل بعضها أولًا.</translation>
    </message>
    <message>
        <source>Remove the model and import it again.</source>
        <translation>أزل النموذج واستورده من جديد.</translation>
    </message>
    <message>
        <source>Rename or delete it and start again; only your preferences are in it.</source>
        <translation>أعد تسميته أو احذفه وابدأ من جديد؛ فليس فيه إلا تفضيلاتك.</translation>
    </message>
    <message>
        <source>Save a smaller copy.</source>
        <translation>احفظ نسخة أصغر.</translation>
    </message>
    <message>
        <source>Save it as PDF and add that.</source>
        <translation>احفظه بصيغة PDF وأضف ذلك.</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG and add that.</source>
        <translation>احفظها بصيغة PNG أو JPEG وأضف ذلك.</translation>
    </message>
    <message>
        <source>Save it as xlsx and add that.</source>
        <translation>احفظه بصيغة xlsx وأضف ذلك.</translation>
    </message>
    <message>
        <source>Some bytes in {0} are damaged and shown as �.</source>
        <translation>بعض البايتات في {0} تالفة وتظهر هكذا: �.</translation>
    </message>
    <message>
        <source>Something newer was asked for.</source>
        <translation>طُلب شيء أحدث.</translation>
    </message>
    <message>
        <source>Split it, or raise the time limit in the preferences.</source>
        <translation>قسّمه، أو ارفع الحد الزمني في التفضيلات.</translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation>قسّمه.</translation>
    </message>
    <message>
        <source>Start Carrel again.</source>
        <translation>شغّل Carrel من جديد.</translation>
    </message>
    <message>
        <source>Start Carrel again: it mends what can be mended. Then move it.</source>
        <translation>شغّل Carrel من جديد: فهو يصلح ما يمكن إصلاحه. ثم انقلها.</translation>
    </message>
    <message>
        <source>Start Carrel again: it saves what can be saved.</source>
        <translation>شغّل Carrel من جديد: فهو ينقذ ما يمكن إنقاذه.</translation>
    </message>
    <message>
        <source>Storing the model</source>
        <translation>يجري تخزين النموذج</translation>
    </message>
    <message>
        <source>Switch it on in the preferences.</source>
        <translation>شغّلها من التفضيلات.</translation>
    </message>
    <message>
        <source>Take it again from where it came from.</source>
        <translation>خذه من جديد من مصدره.</translation>
    </message>
    <message>
        <source>Take the model from another source.</source>
        <translation>خذ النموذج من مصدر آخر.</translation>
    </message>
    <message>
        <source>The GGUF file cannot be converted.</source>
        <translation>لا يمكن تحويل ملف GGUF.</translation>
    </message>
    <message>
        <source>The GGUF file lacks a part of the model ({0}).</source>
        <translation>ينقص ملف GGUF جزء من النموذج ({0}).</translation>
    </message>
    <message>
        <source>The SQLite of this Python has no full-text search (FTS5).</source>
        <translation>تخلو SQLite في نسخة Python هذه من البحث في النص الكامل (FTS5).</translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation>قُطعت الإجابة.</translation>
    </message>
    <message>
        <source>The archive lacks {0}.</source>
        <translation>ينقص الأرشيف {0}.</translation>
    </message>
    <message>
        <source>The cloud folder {0}</source>
        <translation>المجلد السحابي {0}</translation>
    </message>
    <message>
        <source>The collection&apos;s instructions are long: their beginning was used.</source>
        <translation>تعليمات المجموعة طويلة: استُخدمت بدايتها.</translation>
    </message>
    <message>
        <source>The converted model differs from the original in {0}.</source>
        <translation>يختلف النموذج المحوَّل عن الأصل في {0}.</translation>
    </message>
    <message>
        <source>The converted model does not answer as the original does.</source>
        <translation>لا يجيب النموذج المحوَّل كما يجيب الأصل.</translation>
    </message>
    <message>
        <source>The converted model does not understand plain English.</source>
        <translation>لا يفهم النموذج المحوَّل الإنجليزية البسيطة.</translation>
    </message>
    <message>
        <source>The converted model is incomplete.</source>
        <translation>النموذج المحوَّل ناقص.</translation>
    </message>
    <message>
        <source>The copy of your library in {0} came out different.</source>
        <translation>جاءت نسخة مكتبتك في {0} مختلفة.</translation>
    </message>
    <message>
        <source>The damaged file is kept as {0} in {1}.</source>
        <translation>الملف التالف محفوظ باسم {0} في {1}.</translation>
    </message>
    <message>
        <source>The description in this archive is damaged.</source>
        <translation>الوصف في هذا الأرشيف تالف.</translation>
    </message>
    <message>
        <source>The description of the model “{0}” is damaged.</source>
        <translation>وصف النموذج «{0}» تالف.</translation>
    </message>
    <message>
        <source>The disk may be damaged: choose another one.</source>
        <translation>ربما كان القرص تالفًا: اختر غيره.</translation>
    </message>
    <message>
        <source>The disk of {0} has {1:n} GB left, but your library needs {2:n} GB.</source>
        <translation>بقي في قرص {0} {1:n} غيغابايت، لكن مكتبتك تحتاج إلى {2:n} غيغابايت.</translation>
    </message>
    <message>
        <source>The disk of {0} has {1:n} GB left, but {2:n} GB are needed for this model.</source>
        <translation>بقي في قرص {0} {1:n} غيغابايت، لكن هذا النموذج يحتاج إلى {2:n} غيغابايت.</translation>
    </message>
    <message>
        <source>The disk of {0} is full, so your library stays where it is.</source>
        <translation>قرص {0} ممتلئ، لذا تبقى مكتبتك حيث هي.</translation>
    </message>
    <message>
        <source>The disk of {0} is full.</source>
        <translation>قرص {0} ممتلئ.</translation>
    </message>
    <message>
        <source>The disk {0}</source>
        <translation>القرص {0}</translation>
    </message>
    <message>
        <source>The file is gone.</source>
        <translation>لم يعد الملف موجودًا.</translation>
    </message>
    <message>
        <source>The file modules.json is damaged.</source>
        <translation>الملف modules.json تالف.</translation>
    </message>
    <message>
        <source>The file {0} holds no model that Carrel knows.</source>
        <translation>لا يحتوي الملف {0} على نموذج يعرفه Carrel.</translation>
    </message>
    <message>
        <source>The file {0} is a GGUF model of version {1}, which Carrel cannot read.</source>
        <translation>الملف {0} نموذج GGUF من الإصدار {1} الذي لا يستطيع Carrel قراءته.</translation>
    </message>
    <message>
        <source>The file {0} is damaged or incomplete.</source>
        <translation>الملف {0} تالف أو ناقص.</translation>
    </message>
    <message>
        <source>The file {0} is damaged.</source>
        <translation>الملف {0} تالف.</translation>
    </message>
    <message>
        <source>The file {0} is in a format that can hide programs, so Carrel does not open it.</source>
        <translation>الملف {0} بصيغة قد تخفي برامج، لذا لا يفتحه Carrel.</translation>
    </message>
    <message>
        <source>The file {0} is not a GGUF model.</source>
        <translation>الملف {0} ليس نموذج GGUF.</translation>
    </message>
    <message>
        <source>The file {0} is not a model that Carrel can use.</source>
        <translation>الملف {0} ليس نموذجًا يستطيع Carrel استخدامه.</translation>
    </message>
    <message>
        <source>The file {0} is not the one its maker published: its check sum differs.</source>
        <translation>الملف {0} ليس الذي نشره صانعه: مجموع التحقق مختلف.</translation>
    </message>
    <message>
        <source>The file {0} wants to write outside its folder, so it was not opened.</source>
        <translation>يريد الملف {0} الكتابة خارج مجلده، لذا لم يُفتح.</translation>
    </message>
    <message>
        <source>The folder {0}</source>
        <translation>المجلد {0}</translation>
    </message>
    <message>
        <source>The folder {0} brings program code ({1}), which Carrel never runs.</source>
        <translation>في المجلد {0} شيفرة برمجية ({1}) لا يشغّلها Carrel أبدًا.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be used: {1}.</source>
        <translation>لا يمكن استخدام المجلد {0}: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} holds a link ({1}) instead of a file.</source>
        <translation>في المجلد {0} رابط ({1}) بدلًا من ملف.</translation>
    </message>
    <message>
        <source>The folder {0} holds no model: config.json is missing.</source>
        <translation>لا يحتوي المجلد {0} على نموذج: الملف config.json مفقود.</translation>
    </message>
    <message>
        <source>The folder {0} holds no weights ({1}).</source>
        <translation>لا أوزان في المجلد {0} ({1}).</translation>
    </message>
    <message>
        <source>The folder {0} holds other files.</source>
        <translation>في المجلد {0} ملفات أخرى.</translation>
    </message>
    <message>
        <source>The folder {0} is not there any more. What was read in it is kept; it is followed again when it is back.</source>
        <translation>لم يعد المجلد {0} موجودًا. ما قُرئ فيه محفوظ؛ وستُستأنف متابعته حين يعود.</translation>
    </message>
    <message>
        <source>The folder {0} is on another computer, where a library is not safe.</source>
        <translation>المجلد {0} على جهاز آخر، والمكتبة ليست آمنة هناك.</translation>
    </message>
    <message>
        <source>The library ({0}) cannot be opened: {1}.</source>
        <translation>لا يمكن فتح المكتبة ({0}): {1}.</translation>
    </message>
    <message>
        <source>The library ({0}) cannot grow: the disk is full, or does not take larger files.</source>
        <translation>لا يمكن للمكتبة ({0}) أن تكبر: القرص ممتلئ أو لا يقبل ملفات أكبر.</translation>
    </message>
    <message>
        <source>The library ({0}) is damaged.</source>
        <translation>المكتبة ({0}) تالفة.</translation>
    </message>
    <message>
        <source>The library ({0}) is in use by another program.</source>
        <translation>يستخدم برنامج آخر المكتبة ({0}).</translation>
    </message>
    <message>
        <source>The library ({0}) reports: {1}.</source>
        <translation>تفيد المكتبة ({0}) بما يلي: {1}.</translation>
    </message>
    <message>
        <source>The library cannot be opened: {0}.</source>
        <translation>لا يمكن فتح المكتبة: {0}.</translation>
    </message>
    <message>
        <source>The library cannot grow: the disk is full, or does not take larger files.</source>
        <translation>لا يمكن للمكتبة أن تكبر: القرص ممتلئ أو لا يقبل ملفات أكبر.</translation>
    </message>
    <message>
        <source>The library folder {0} cannot be written: {1}.</source>
        <translation>لا يمكن الكتابة في مجلد المكتبة {0}: {1}.</translation>
    </message>
    <message>
        <source>The library is damaged.</source>
        <translation>المكتبة تالفة.</translation>
    </message>
    <message>
        <source>The library is in use by another program.</source>
        <translation>يستخدم برنامج آخر المكتبة.</translation>
    </message>
    <message>
        <source>The library reports: {0}.</source>
        <translation>تفيد المكتبة بما يلي: {0}.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended.</source>
        <translation>كانت المكتبة تالفة وأُصلحت.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} was saved, and {1}.</source>
        <translation>كانت المكتبة تالفة وأُصلحت. أُنقذ: {0} و{1}.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} was saved{1}, and {2}.</source>
        <translation>كانت المكتبة تالفة وأُصلحت. أُنقذ: {0}{1}، و{2}.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} were saved, and {1}.</source>
        <translation>كانت المكتبة تالفة وأُصلحت. أُنقذ: {0} و{1}.</translation>
    </message>
    <message>
        <source>The library was damaged and has been mended: {0} were saved{1}, and {2}.</source>
        <translation>كانت المكتبة تالفة وأُصلحت. أُنقذ: {0}{1}، و{2}.</translation>
    </message>
    <message>
        <source>The library was damaged, and nothing in it could be read any more.</source>
        <translation>كانت المكتبة تالفة ولم يعد ممكنًا قراءة أي شيء فيها.</translation>
    </message>
    <message>
        <source>The machine&apos;s memory did not suffice for this answer.</source>
        <translation>لم تكفِ ذاكرة الجهاز لهذه الإجابة.</translation>
    </message>
    <message>
        <source>The model cannot be stored or read: {0}.</source>
        <translation>لا يمكن تخزين النموذج أو قراءته: {0}.</translation>
    </message>
    <message>
        <source>The model failed in step {0:n} of {1:n}: {2}</source>
        <translation>أخفق النموذج في الخطوة {0:n} من {1:n}: {2}</translation>
    </message>
    <message>
        <source>The model failed: {0}</source>
        <translation>أخفق النموذج: {0}</translation>
    </message>
    <message>
        <source>The model gave no text for {0:n} seconds and was stopped.</source>
        <translation>لم يُخرج النموذج نصًا منذ {0:n} ثانية فأُوقف.</translation>
    </message>
    <message>
        <source>The model gives no sensible numbers.</source>
        <translation>لا يعطي النموذج أرقامًا معقولة.</translation>
    </message>
    <message>
        <source>The model in {0} ({1}) can neither write answers nor find passages.</source>
        <translation>النموذج في {0} ({1}) لا يستطيع كتابة الإجابات ولا العثور على المقاطع.</translation>
    </message>
    <message>
        <source>The model in {0} has no tokenizer, so it cannot read text.</source>
        <translation>ليس للنموذج في {0} مُرمِّز، لذا لا يستطيع قراءة النص.</translation>
    </message>
    <message>
        <source>The model in {0} is damaged: {1}</source>
        <translation>النموذج في {0} تالف: {1}</translation>
    </message>
    <message>
        <source>The model that finds passages is being loaded.</source>
        <translation>يجري تحميل النموذج الذي يجد المقاطع.</translation>
    </message>
    <message>
        <source>The model that writes is being loaded.</source>
        <translation>يجري تحميل النموذج الذي يكتب.</translation>
    </message>
    <message>
        <source>The model “{0}” came with Carrel and cannot be removed.</source>
        <translation>النموذج «{0}» جاء مع Carrel ولا يمكن إزالته.</translation>
    </message>
    <message>
        <source>The model “{0}” came with Carrel and stays.</source>
        <translation>النموذج «{0}» جاء مع Carrel ويبقى.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be loaded.</source>
        <translation>لا يمكن تحميل النموذج «{0}».</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be removed: {1}.</source>
        <translation>لا يمكن إزالة النموذج «{0}»: {1}.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot find passages.</source>
        <translation>لا يستطيع النموذج «{0}» العثور على المقاطع.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot read pictures of pages.</source>
        <translation>لا يستطيع النموذج «{0}» قراءة صور الصفحات.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot write answers.</source>
        <translation>لا يستطيع النموذج «{0}» كتابة الإجابات.</translation>
    </message>
    <message>
        <source>The model “{0}” is damaged: {1}.</source>
        <translation>النموذج «{0}» تالف: {1}.</translation>
    </message>
    <message>
        <source>The model “{0}” is in use.</source>
        <translation>النموذج «{0}» قيد الاستخدام.</translation>
    </message>
    <message>
        <source>The model “{0}” is incomplete: some of its weights are missing.</source>
        <translation>النموذج «{0}» ناقص: بعض أوزانه مفقودة.</translation>
    </message>
    <message>
        <source>The model “{0}” is not installed.</source>
        <translation>النموذج «{0}» غير مثبت.</translation>
    </message>
    <message>
        <source>The network drive {0}</source>
        <translation>محرك أقراص الشبكة {0}</translation>
    </message>
    <message>
        <source>The network folder {0}</source>
        <translation>مجلد الشبكة {0}</translation>
    </message>
    <message>
        <source>The other files are not affected. Save a copy from its own program and add that.</source>
        <translation>لم تتأثر الملفات الأخرى. احفظ نسخة منه من برنامجه وأضفها.</translation>
    </message>
    <message>
        <source>The other pages may be whole; else fetch the file again from where it came from.</source>
        <translation>قد تكون الصفحات الأخرى سليمة؛ وإلا فأحضر الملف من جديد من مصدره.</translation>
    </message>
    <message>
        <source>The parts of this e-mail are inside each other, thousands deep.</source>
        <translation>أجزاء هذه الرسالة متداخلة بعضها في بعض آلاف المرات.</translation>
    </message>
    <message>
        <source>The password was used and is not kept.</source>
        <translation>استُخدمت كلمة المرور ولم تُحفظ.</translation>
    </message>
    <message>
        <source>The program that reads files did not start.</source>
        <translation>لم يبدأ البرنامج الذي يقرأ الملفات.</translation>
    </message>
    <message>
        <source>The prompt leaves no room for any passage.</source>
        <translation>لا يترك الطلب مكانًا لأي مقطع.</translation>
    </message>
    <message>
        <source>The prompt of {0:n} tokens and an answer of {1:n} do not fit the model&apos;s window of {2:n} ({3} left): ask a shorter question or choose a model with a larger window.</source>
        <translation>لا يتسع إطار النموذج البالغ {2:n} لطلب من {0:n} رمزًا وإجابة من {1:n} (الباقي: {3}): اطرح سؤالًا أقصر أو اختر نموذجًا ذا نافذة أكبر.</translation>
    </message>
    <message>
        <source>The question and its passages have {0:n} tokens; {1} reads {2:n}.</source>
        <translation>في السؤال ومقاطعه {0:n} رمزًا؛ ويقرأ {1} {2:n} رمزًا.</translation>
    </message>
    <message>
        <source>The question is empty.</source>
        <translation>السؤال فارغ.</translation>
    </message>
    <message>
        <source>The question is too long for the model: it was given its first {0:n} of {1:n} words.</source>
        <translation>السؤال أطول مما يقرأه النموذج: أُعطي أول {0:n} من كلماته البالغة {1:n}.</translation>
    </message>
    <message>
        <source>The question is very long: its beginning and its end were used.</source>
        <translation>السؤال طويل جدًا: استُخدمت بدايته ونهايته.</translation>
    </message>
    <message>
        <source>The removable disk {0}</source>
        <translation>القرص القابل للإزالة {0}</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read: {1}.</source>
        <translation>لا يمكن قراءة ملف الإعدادات {0}: {1}.</translation>
    </message>
    <message>
        <source>The settings file {0} is damaged.</source>
        <translation>ملف الإعدادات {0} تالف.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not answer.</source>
        <translation>لا تستجيب حافظة مفاتيح النظام.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring refused: {0}.</source>
        <translation>رفضت حافظة مفاتيح النظام: {0}.</translation>
    </message>
    <message>
        <source>The tokenizer belongs to another model.</source>
        <translation>المُرمِّز يخص نموذجًا آخر.</translation>
    </message>
    <message>
        <source>The vocabulary in this GGUF file cannot be read.</source>
        <translation>لا يمكن قراءة المفردات في ملف GGUF هذا.</translation>
    </message>
    <message>
        <source>The weights ({0}) are in a format that can hide programs, so Carrel does not open them.</source>
        <translation>الأوزان ({0}) بصيغة قد تخفي برامج، لذا لا يفتحها Carrel.</translation>
    </message>
    <message>
        <source>The words of this e-mail are damaged.</source>
        <translation>نص هذه الرسالة تالف.</translation>
    </message>
    <message>
        <source>The {0} folder</source>
        <translation>مجلد {0}</translation>
    </message>
    <message>
        <source>There are no documents in this file.</source>
        <translation>لا مستندات في هذا الملف.</translation>
    </message>
    <message>
        <source>There are only pictures here, and their text was not recognised.</source>
        <translation>هنا صور فقط، ولم يُتعرف على نصها.</translation>
    </message>
    <message>
        <source>There are too many models of this name.</source>
        <translation>توجد نماذج كثيرة جدًا بهذا الاسم.</translation>
    </message>
    <message>
        <source>There is a collection “{0}” already.</source>
        <translation>توجد مجموعة باسم «{0}» بالفعل.</translation>
    </message>
    <message>
        <source>There is a library in {0} already.</source>
        <translation>توجد مكتبة في {0} بالفعل.</translation>
    </message>
    <message>
        <source>There is no encoding called {0}.</source>
        <translation>لا يوجد ترميز اسمه {0}.</translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <translation>لا يوجد ملف أو مجلد {0}.</translation>
    </message>
    <message>
        <source>There is no library here yet.</source>
        <translation>لا توجد مكتبة هنا بعد.</translation>
    </message>
    <message>
        <source>There is no such sheet in this file.</source>
        <translation>لا توجد ورقة كهذه في هذا الملف.</translation>
    </message>
    <message>
        <source>There is no text in it, only pictures, and reading those is switched off.</source>
        <translation>لا نص فيه، بل صور فقط، وقراءة الصور متوقفة.</translation>
    </message>
    <message>
        <source>There is no text in this book.</source>
        <translation>لا نص في هذا الكتاب.</translation>
    </message>
    <message>
        <source>There is no text in this document.</source>
        <translation>لا نص في هذا المستند.</translation>
    </message>
    <message>
        <source>There is no text in this file.</source>
        <translation>لا نص في هذا الملف.</translation>
    </message>
    <message>
        <source>There is no text in this notebook.</source>
        <translation>لا نص في دفتر الملاحظات هذا.</translation>
    </message>
    <message>
        <source>There is no text in this presentation.</source>
        <translation>لا نص في هذا العرض التقديمي.</translation>
    </message>
    <message>
        <source>There is no text in this saved web page.</source>
        <translation>لا نص في صفحة الويب المحفوظة هذه.</translation>
    </message>
    <message>
        <source>There is no text in this spreadsheet.</source>
        <translation>لا نص في جدول البيانات هذا.</translation>
    </message>
    <message>
        <source>There is no text in this workbook.</source>
        <translation>لا نص في هذا المصنف.</translation>
    </message>
    <message>
        <source>There is no text on {0}.</source>
        <translation>لا نص في {0}.</translation>
    </message>
    <message>
        <source>There is not enough memory left for the model “{0}”.</source>
        <translation>لم تبق ذاكرة كافية للنموذج «{0}».</translation>
    </message>
    <message>
        <source>There is nothing to search yet.</source>
        <translation>لا يوجد ما يُبحث فيه بعد.</translation>
    </message>
    <message>
        <source>These sheets are damaged and not complete: {0}.</source>
        <translation>أوراق البيانات هذه تالفة وغير كاملة: {0}.</translation>
    </message>
    <message>
        <source>These slides are damaged and could not be read: {0}.</source>
        <translation>هذه الشرائح تالفة ولم يمكن قراءتها: {0}.</translation>
    </message>
    <message>
        <source>This .carrelignore cannot be read, so it is not followed: {0}.</source>
        <translation>لا يمكن قراءة ملف ‎.carrelignore هذا، لذا لا يُعمل به: {0}.</translation>
    </message>
    <message>
        <source>This .carrelignore is no ordinary file, so it is not followed.</source>
        <translation>ملف ‎.carrelignore هذا ليس ملفًا عاديًا، لذا لا يُعمل به.</translation>
    </message>
    <message>
        <source>This .carrelignore is too large, so it is not followed.</source>
        <translation>ملف ‎.carrelignore هذا كبير جدًا، لذا لا يُعمل به.</translation>
    </message>
    <message>
        <source>This PDF has no pages.</source>
        <translation>لا صفحات في ملف PDF هذا.</translation>
    </message>
    <message>
        <source>This PDF has {0:n} pages.</source>
        <translation>عدد صفحات ملف PDF هذا {0:n}.</translation>
    </message>
    <message>
        <source>This PDF is damaged and cannot be opened.</source>
        <translation>ملف PDF هذا تالف ولا يمكن فتحه.</translation>
    </message>
    <message>
        <source>This answer is not there any more.</source>
        <translation>لم تعد هذه الإجابة موجودة.</translation>
    </message>
    <message>
        <source>This answer is whole already.</source>
        <translation>هذه الإجابة مكتملة بالفعل.</translation>
    </message>
    <message>
        <source>This answer will not be kept.</source>
        <translation>لن تُحفظ هذه الإجابة.</translation>
    </message>
    <message>
        <source>This archive is damaged and cannot be opened.</source>
        <translation>هذا الأرشيف تالف ولا يمكن فتحه.</translation>
    </message>
    <message>
        <source>This archive is damaged or cut off; only its beginning is read.</source>
        <translation>هذا الأرشيف تالف أو مبتور؛ ولا تُقرأ إلا بدايته.</translation>
    </message>
    <message>
        <source>This book is damaged: its chapters are missing.</source>
        <translation>هذا الكتاب تالف: فصوله مفقودة.</translation>
    </message>
    <message>
        <source>This book is damaged: the list of its chapters is missing.</source>
        <translation>هذا الكتاب تالف: قائمة فصوله مفقودة.</translation>
    </message>
    <message>
        <source>This book is protected: only the program it was bought for can open it.</source>
        <translation>هذا الكتاب محمي: لا يفتحه إلا البرنامج الذي اشتُري له.</translation>
    </message>
    <message>
        <source>This collection is not there any more.</source>
        <translation>لم تعد هذه المجموعة موجودة.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>هذا الجهاز</translation>
    </message>
    <message>
        <source>This conversation is not there any more.</source>
        <translation>لم تعد هذه المحادثة موجودة.</translation>
    </message>
    <message>
        <source>This document has no page {0:n}.</source>
        <translation>لا توجد صفحة {0:n} في هذا المستند.</translation>
    </message>
    <message>
        <source>This document is damaged inside its archive.</source>
        <translation>هذا المستند تالف داخل أرشيفه.</translation>
    </message>
    <message>
        <source>This document is damaged; what stands after the damage is missing.</source>
        <translation>هذا المستند تالف؛ وما يلي موضع التلف مفقود.</translation>
    </message>
    <message>
        <source>This document is no longer in the file it was in.</source>
        <translation>لم يعد هذا المستند في الملف الذي كان فيه.</translation>
    </message>
    <message>
        <source>This document is not open.</source>
        <translation>هذا المستند غير مفتوح.</translation>
    </message>
    <message>
        <source>This document is packed in a way that Carrel does not know.</source>
        <translation>هذا المستند محزوم بطريقة لا يعرفها Carrel.</translation>
    </message>
    <message>
        <source>This document is protected with a password.</source>
        <translation>هذا المستند محمي بكلمة مرور.</translation>
    </message>
    <message>
        <source>This document was written by a Word from before 1997.</source>
        <translation>كُتب هذا المستند بإصدار Word يسبق عام 1997.</translation>
    </message>
    <message>
        <source>This e-mail is damaged and cannot be opened.</source>
        <translation>هذه الرسالة تالفة ولا يمكن فتحها.</translation>
    </message>
    <message>
        <source>This failed: {0}</source>
        <translation>أخفق هذا: {0}</translation>
    </message>
    <message>
        <source>This file cannot be opened: {0}.</source>
        <translation>لا يمكن فتح هذا الملف: {0}.</translation>
    </message>
    <message>
        <source>This file defines abbreviations of its own inside its markup, and Carrel follows none.</source>
        <translation>يعرّف هذا الملف اختصارات خاصة به داخل ترميزه، وCarrel لا يعمل بأي منها.</translation>
    </message>
    <message>
        <source>This file has more text than Carrel reads from one file.</source>
        <translation>في هذا الملف نص أكثر مما يقرأه Carrel من ملف واحد.</translation>
    </message>
    <message>
        <source>This file is called {0} but its content is something else, or damaged.</source>
        <translation>امتداد هذا الملف {0} لكن محتواه شيء آخر أو تالف.</translation>
    </message>
    <message>
        <source>This file is called {0}, but the parts of such a document are missing.</source>
        <translation>امتداد هذا الملف {0}، لكن أجزاء مثل هذا المستند مفقودة.</translation>
    </message>
    <message>
        <source>This file is damaged and cannot be opened.</source>
        <translation>هذا الملف تالف ولا يمكن فتحه.</translation>
    </message>
    <message>
        <source>This file is damaged: its markup breaks off.</source>
        <translation>هذا الملف تالف: ترميزه مبتور.</translation>
    </message>
    <message>
        <source>This file is damaged: its table of contents cannot be read.</source>
        <translation>هذا الملف تالف: لا يمكن قراءة فهرس محتوياته.</translation>
    </message>
    <message>
        <source>This file is damaged: some of its parts cannot be unpacked.</source>
        <translation>هذا الملف تالف: لا يمكن فك حزم بعض أجزائه.</translation>
    </message>
    <message>
        <source>This file is damaged: the part with its cells is missing.</source>
        <translation>هذا الملف تالف: الجزء الذي فيه خلاياه مفقود.</translation>
    </message>
    <message>
        <source>This file is damaged: the part with its text is missing.</source>
        <translation>هذا الملف تالف: الجزء الذي فيه نصه مفقود.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>هذا الملف فارغ.</translation>
    </message>
    <message>
        <source>This file is larger than 1 GB.</source>
        <translation>هذا الملف أكبر من غيغابايت واحد.</translation>
    </message>
    <message>
        <source>This file is not text in any encoding that Carrel knows.</source>
        <translation>هذا الملف ليس نصًا بأي ترميز يعرفه Carrel.</translation>
    </message>
    <message>
        <source>This file is not there, or a link to it is broken.</source>
        <translation>هذا الملف غير موجود، أو أن رابطًا إليه معطل.</translation>
    </message>
    <message>
        <source>This file is not where it was.</source>
        <translation>لم يعد هذا الملف في مكانه.</translation>
    </message>
    <message>
        <source>This file is not {0} text: byte {1:n} does not fit.</source>
        <translation>هذا الملف ليس نصًا بترميز {0}: البايت {1:n} لا يوافقه.</translation>
    </message>
    <message>
        <source>This file is only in the cloud (OneDrive, iCloud or the like): make it available on this computer first.</source>
        <translation>هذا الملف في السحابة فقط (OneDrive أو iCloud أو ما شابه): اجعله متاحًا على هذا الجهاز أولًا.</translation>
    </message>
    <message>
        <source>This file made the program that reads files stop.</source>
        <translation>أوقف هذا الملف البرنامج الذي يقرأ الملفات.</translation>
    </message>
    <message>
        <source>This file was deleted, moved or renamed.</source>
        <translation>حُذف هذا الملف أو نُقل أو أُعيدت تسميته.</translation>
    </message>
    <message>
        <source>This folder is not there: it was renamed, moved or deleted, or its disk was taken out. What was read is kept until you remove it.</source>
        <translation>هذا المجلد غير موجود: أُعيدت تسميته أو نُقل أو حُذف، أو أُخرج قرصه. ما قُرئ محفوظ إلى أن تزيله.</translation>
    </message>
    <message>
        <source>This is a picture, or pictures of pages; nobody has read them yet.</source>
        <translation>هذه صورة أو صور صفحات؛ لم تُقرأ بعد.</translation>
    </message>
    <message>
        <source>This is a picture: the text in it is read after everything else.</source>
        <translation>هذه صورة: يُقرأ النص الذي فيها بعد كل شيء آخر.</translation>
    </message>
    <message>
        <source>This is a program, not a document.</source>
        <translation>هذا برنامج وليس مستندًا.</translation>
    </message>
    <message>
        <source>This is not a file but a folder, pipe or device.</source>
        <translation>هذا ليس ملفًا، بل مجلد أو أنبوب أو جهاز.</translation>
    </message>
    <message>
        <source>This is not a file but a pipe, socket or device.</source>
        <translation>هذا ليس ملفًا، بل أنبوب أو مقبس أو جهاز.</translation>
    </message>
    <message>
        <source>This is not a text file, and Carrel does not know its format.</source>
        <translation>هذا ليس ملفًا نصيًا، ولا يعرف Carrel صيغته.</translation>
    </message>
    <message>
        <source>This is not an e-mail, or it is damaged.</source>
        <translation>هذه ليست رسالة بريد إلكتروني، أو أنها تالفة.</translation>
    </message>
    <message>
        <source>This is not possible with this kind of document.</source>
        <translation>هذا غير ممكن مع هذا النوع من المستندات.</translation>
    </message>
    <message>
        <source>This is sound or video; Carrel reads text.</source>
        <translation>هذا صوت أو فيديو؛ وCarrel يقرأ النصوص.</translation>
    </message>
    <message>
        <source>This kind of GGUF model ({0}) is not known to this version of Carrel.</source>
        <translation>لا يعرف هذا الإصدار من Carrel هذا النوع من نماذج GGUF ({0}).</translation>
    </message>
    <message>
        <source>This kind of model ({0}) is not known to this version of Carrel.</source>
        <translation>لا يعرف هذا الإصدار من Carrel هذا النوع من النماذج ({0}).</translation>
    </message>
    <message>
        <source>This library was made by a newer version of Carrel.</source>
        <translation>أنشأ هذه المكتبة إصدار أحدث من Carrel.</translation>
    </message>
    <message>
        <source>This library was made by an older version of Carrel.</source>
        <translation>أنشأ هذه المكتبة إصدار أقدم من Carrel.</translation>
    </message>
    <message>
        <source>This library was made with the model {0}, and the one in use is {1}.</source>
        <translation>أُنشئت هذه المكتبة بالنموذج {0}، والمستخدم الآن هو {1}.</translation>
    </message>
    <message>
        <source>This model asks to run program code of its own ({0}), which Carrel never does.</source>
        <translation>يطلب هذا النموذج تشغيل شيفرة خاصة به ({0})، وهو ما لا يفعله Carrel أبدًا.</translation>
    </message>
    <message>
        <source>This model needs about {0:n} GB of memory, and this machine has {1:n} GB.</source>
        <translation>يحتاج هذا النموذج إلى نحو {0:n} غيغابايت من الذاكرة، وفي هذا الجهاز {1:n} غيغابايت.</translation>
    </message>
    <message>
        <source>This model needs program code that Carrel does not have ({0}).</source>
        <translation>يحتاج هذا النموذج إلى شيفرة برمجية ليست لدى Carrel ({0}).</translation>
    </message>
    <message>
        <source>This model&apos;s weights are compressed in a way Carrel cannot read ({0}).</source>
        <translation>أوزان هذا النموذج مضغوطة بطريقة لا يستطيع Carrel قراءتها ({0}).</translation>
    </message>
    <message>
        <source>This notebook is damaged: its cells cannot be told apart.</source>
        <translation>دفتر الملاحظات هذا تالف: لا يمكن التمييز بين خلاياه.</translation>
    </message>
    <message>
        <source>This picture has more pixels than Carrel reads.</source>
        <translation>في هذه الصورة نقاط أكثر مما يقرأه Carrel.</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be opened.</source>
        <translation>هذه الصورة تالفة ولا يمكن فتحها.</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be shown.</source>
        <translation>هذه الصورة تالفة ولا يمكن عرضها.</translation>
    </message>
    <message>
        <source>This presentation is damaged; no slide can be read.</source>
        <translation>هذا العرض التقديمي تالف؛ ولا يمكن قراءة أي شريحة.</translation>
    </message>
    <message>
        <source>This spreadsheet is damaged; what stands after the damage is missing.</source>
        <translation>جدول البيانات هذا تالف؛ وما يلي موضع التلف مفقود.</translation>
    </message>
    <message>
        <source>This system has no keyring that keeps passwords safely.</source>
        <translation>لا توجد في هذا النظام حافظة مفاتيح تحفظ كلمات المرور بأمان.</translation>
    </message>
    <message>
        <source>This table has more text than Carrel reads.</source>
        <translation>في هذا الجدول نص أكثر مما يقرأه Carrel.</translation>
    </message>
    <message>
        <source>This workbook has more text than Carrel reads.</source>
        <translation>في هذا المصنف نص أكثر مما يقرأه Carrel.</translation>
    </message>
    <message>
        <source>This workbook is damaged and cannot be opened.</source>
        <translation>هذا المصنف تالف ولا يمكن فتحه.</translation>
    </message>
    <message>
        <source>This workbook is damaged; nothing is left of: {0}.</source>
        <translation>هذا المصنف تالف؛ ولم يبق شيء من: {0}.</translation>
    </message>
    <message>
        <source>Too many documents in this file made the program that reads files stop.</source>
        <translation>مستندات كثيرة جدًا في هذا الملف أوقفت البرنامج الذي يقرأ الملفات.</translation>
    </message>
    <message>
        <source>Try again when it is done.</source>
        <translation>حاول مرة أخرى حين تنتهي.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, check this machine&apos;s disk and memory.</source>
        <translation>حاول مرة أخرى؛ وإن تكرر ذلك فافحص قرص هذا الجهاز وذاكرته.</translation>
    </message>
    <message>
        <source>Try the import again.</source>
        <translation>حاول الاستيراد مرة أخرى.</translation>
    </message>
    <message>
        <source>Trying the model</source>
        <translation>تجري تجربة النموذج</translation>
    </message>
    <message>
        <source>Turn on text recognition in the preferences and read the file again.</source>
        <translation>شغّل التعرف على النص في التفضيلات واقرأ الملف من جديد.</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>اكتب اسمًا.</translation>
    </message>
    <message>
        <source>Type what you want to know.</source>
        <translation>اكتب ما تريد معرفته.</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>افتح قفلها ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Unpack it and add the folder.</source>
        <translation>فُك حزمه وأضف المجلد.</translation>
    </message>
    <message>
        <source>Unpack it and choose the model&apos;s folder. Known archives: {0}.</source>
        <translation>فُك حزمه واختر مجلد النموذج. الأرشيفات المعروفة: {0}.</translation>
    </message>
    <message>
        <source>Unpack the archive and add the folder.</source>
        <translation>فُك حزم الأرشيف وأضف المجلد.</translation>
    </message>
    <message>
        <source>Unpack them and add the folder.</source>
        <translation>فُك حزمها وأضف المجلد.</translation>
    </message>
    <message>
        <source>Unpacked, this file is larger than Carrel reads.</source>
        <translation>هذا الملف بعد فك حزمه أكبر مما يقرأه Carrel.</translation>
    </message>
    <message>
        <source>Unpacking {0}</source>
        <translation>يجري فك حزم {0}</translation>
    </message>
    <message>
        <source>Use a Python from python.org or from your distribution.</source>
        <translation>استخدم نسخة Python من python.org أو من توزيعتك.</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>انتظر حتى ينتهي ذلك.</translation>
    </message>
    <message>
        <source>Waiting for {0}.</source>
        <translation>في انتظار {0}.</translation>
    </message>
    <message>
        <source>What is in the folder {0} is sent to a service on the internet.</source>
        <translation>ما في المجلد {0} يُرسل إلى خدمة على الإنترنت.</translation>
    </message>
    <message>
        <source>What you asked before is not in this conversation any more.</source>
        <translation>ما سألته من قبل لم يعد في هذه المحادثة.</translation>
    </message>
    <message>
        <source>What you chose to search has no document of the collection “{0}”.</source>
        <translation>ما اخترت البحث فيه لا يضم مستندًا من المجموعة «{0}».</translation>
    </message>
    <message>
        <source>You are not allowed to read it.</source>
        <translation>لا يُسمح لك بقراءته.</translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation>لا يُسمح لك بقراءة هذا الملف.</translation>
    </message>
    <message>
        <source>You left it out of the library.</source>
        <translation>استبعدته من المكتبة.</translation>
    </message>
    <message>
        <source>Your documents do not seem to say. The passages above come nearest.</source>
        <translation>لا يبدو أن مستنداتك تجيب عن هذا. المقاطع أعلاه هي الأقرب.</translation>
    </message>
    <message>
        <source>Your library is being moved.</source>
        <translation>يجري نقل مكتبتك.</translation>
    </message>
    <message>
        <source>Your library is damaged, so it was not moved.</source>
        <translation>مكتبتك تالفة، لذا لم تُنقل.</translation>
    </message>
    <message>
        <source>Your library is in {0}, and it is not there now.</source>
        <translation>مكتبتك في {0}، وهي غير موجودة هناك الآن.</translation>
    </message>
    <message>
        <source>Your library is in {0}, and that folder is not there now.</source>
        <translation>مكتبتك في {0}، وهذا المجلد غير موجود الآن.</translation>
    </message>
    <message>
        <source>Your library is there already.</source>
        <translation>مكتبتك هناك بالفعل.</translation>
    </message>
    <message>
        <source>Your preferences cannot be written to {0}: {1}.</source>
        <translation>لا يمكن كتابة تفضيلاتك في {0}: {1}.</translation>
    </message>
    <message>
        <source>a fault in Carrel itself</source>
        <translation>خلل في Carrel نفسه</translation>
    </message>
    <message>
        <source>one place</source>
        <translation>موضع واحد</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>الصفحة {0}</translation>
    </message>
    <message>
        <source>pages {0}</source>
        <translation>الصفحات {0}</translation>
    </message>
    <message>
        <source>pages {0} and others</source>
        <translation>الصفحات {0} وغيرها</translation>
    </message>
    <message>
        <source>the cloud folder {0}</source>
        <translation>المجلد السحابي {0}</translation>
    </message>
    <message>
        <source>the disk {0}</source>
        <translation>القرص {0}</translation>
    </message>
    <message>
        <source>the network drive {0}</source>
        <translation>محرك أقراص الشبكة {0}</translation>
    </message>
    <message>
        <source>the network folder {0}</source>
        <translation>مجلد الشبكة {0}</translation>
    </message>
    <message>
        <source>the removable disk {0}</source>
        <translation>القرص القابل للإزالة {0}</translation>
    </message>
    <message>
        <source>the {0} folder</source>
        <translation>مجلد {0}</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>هذا الجهاز</translation>
    </message>
    <message>
        <source>this computer&apos;s limit of watched folders is reached</source>
        <translation>بُلغ حد هذا الجهاز للمجلدات المتابَعة</translation>
    </message>
    <message>
        <source>this kind of picture</source>
        <translation>هذا النوع من الصور</translation>
    </message>
    <message>
        <source>{0:n} chapters</source>
        <translation>{0:n} من الفصول</translation>
    </message>
    <message>
        <source>{0:n} conversation</source>
        <translation>{0:n} محادثة</translation>
    </message>
    <message>
        <source>{0:n} conversations</source>
        <translation>{0:n} من المحادثات</translation>
    </message>
    <message>
        <source>{0:n} document</source>
        <translation>{0:n} مستند</translation>
    </message>
    <message>
        <source>{0:n} documents</source>
        <translation>{0:n} من المستندات</translation>
    </message>
    <message>
        <source>{0:n} places</source>
        <translation>{0:n} من المواضع</translation>
    </message>
    <message>
        <source>{0} cannot be reached. Connect it; what was read is kept.</source>
        <translation>لا يمكن الوصول إلى {0}. صِله؛ وما قُرئ محفوظ.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>لا يمكن قراءة {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} does not answer. Connect it, then try again.</source>
        <translation>{0} لا يستجيب. صِله ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>{0} has another size than when it was imported</source>
        <translation>حجم {0} مختلف عما كان عند استيراده</translation>
    </message>
    <message>
        <source>{0} has another size than when it was imported.</source>
        <translation>حجم {0} مختلف عما كان عند استيراده.</translation>
    </message>
    <message>
        <source>{0} has changed since it was imported.</source>
        <translation>تغيّر {0} منذ استيراده.</translation>
    </message>
    <message>
        <source>{0} is empty. What was read is kept.</source>
        <translation>{0} فارغ. ما قُرئ محفوظ.</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0} مفقود</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>{0} مفقود.</translation>
    </message>
    <message>
        <source>{0} is not there. What was read is kept.</source>
        <translation>{0} غير موجود. ما قُرئ محفوظ.</translation>
    </message>
    <message>
        <source>{0} is program code, which does not belong to a model.</source>
        <translation>{0} شيفرة برمجية لا تنتمي إلى نموذج.</translation>
    </message>
    <message>
        <source>{0} lies among the models, but is not imported yet.</source>
        <translation>يوجد {0} بين النماذج، لكنه لم يُستورد بعد.</translation>
    </message>
    <message>
        <source>{0} of this book cannot be found in it.</source>
        <translation>لا يمكن العثور في هذا الكتاب على {0}.</translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation>صور {0}</translation>
    </message>
    <message>
        <source>“{0}” has characters that cannot be written down.</source>
        <translation>في «{0}» محارف لا يمكن كتابتها.</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Archives</source>
        <translation>الأرشيفات</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>الكتب</translation>
    </message>
    <message>
        <source>Code and data</source>
        <translation>الشيفرة والبيانات</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>البريد</translation>
    </message>
    <message>
        <source>Other types</source>
        <translation>أنواع أخرى</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>نص عادي</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>الشرائح</translation>
    </message>
    <message>
        <source>Tables (Excel and others)</source>
        <translation>الجداول (Excel وغيره)</translation>
    </message>
    <message>
        <source>Text documents (Word and others)</source>
        <translation>المستندات النصية (Word وغيره)</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>صفحات الويب</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message numerus="yes">
        <source>%Ln languages</source>
        <translation>
            <numerusform>لا لغات</numerusform>
            <numerusform>لغة واحدة</numerusform>
            <numerusform>لغتان</numerusform>
            <numerusform>%Ln لغات</numerusform>
            <numerusform>%Ln لغة</numerusform>
            <numerusform>%Ln لغة</numerusform>
        </translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>الصينية</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>الهولندية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>French</source>
        <translation>الفرنسية</translation>
    </message>
    <message>
        <source>German</source>
        <translation>الألمانية</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>العبرية</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>الهندية</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>الإيطالية</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>اليابانية</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>الكورية</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>البولندية</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>البرتغالية</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>الروسية</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>الإسبانية</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>التركية</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>Sources</source>
        <translation>المصادر</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>%</source>
        <translation>٪</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>متقدم</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>كهرماني</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>الإجابات</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation>رسوميات Apple</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Automatic measures once which is quicker here. Half needs half the memory; answers differ little.</source>
        <translation>يقيس «تلقائي» مرة واحدة أيهما أسرع هنا. يحتاج النصف إلى نصف الذاكرة؛ ولا تختلف الإجابات إلا قليلًا.</translation>
    </message>
    <message>
        <source>Automatic takes a graphics card where one works, else the processor.</source>
        <translation>يستخدم «تلقائي» بطاقة الرسوميات حيث تعمل، وإلا فالمعالج.</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Follow your folders</source>
        <translation>متابعة مجلداتك</translation>
    </message>
    <message>
        <source>Full (float32)</source>
        <translation>كاملة (float32)</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>Half (bfloat16)</source>
        <translation>نصف (bfloat16)</translation>
    </message>
    <message>
        <source>How large text is, compared with other programs.</source>
        <translation>حجم النص مقارنة بالبرامج الأخرى.</translation>
    </message>
    <message>
        <source>How long an answer may become, in pieces of a word: four of them are about three words.</source>
        <translation>أقصى طول للإجابة بأجزاء الكلمات: كل أربعة منها نحو ثلاث كلمات.</translation>
    </message>
    <message>
        <source>How long reading one file may take before Carrel gives up on it.</source>
        <translation>أطول مدة لقراءة ملف واحد قبل أن يتخلى Carrel عنه.</translation>
    </message>
    <message>
        <source>How many passages an answer may use. More takes longer to read.</source>
        <translation>عدد المقاطع التي يجوز أن تستخدمها الإجابة. قراءة الأكثر تستغرق وقتًا أطول.</translation>
    </message>
    <message>
        <source>It compares the meaning of questions and passages.</source>
        <translation>يقارن معاني الأسئلة والمقاطع.</translation>
    </message>
    <message>
        <source>It reads the passages and puts an answer into words.</source>
        <translation>يقرأ المقاطع ويصوغ الإجابة بالكلمات.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>فاتح أو داكن</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>أطول إجابة</translation>
    </message>
    <message>
        <source>Model that finds passages</source>
        <translation>النموذج الذي يجد المقاطع</translation>
    </message>
    <message>
        <source>Model that writes answers</source>
        <translation>النموذج الذي يكتب الإجابات</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>NVIDIA graphics card</source>
        <translation>بطاقة رسوميات NVIDIA</translation>
    </message>
    <message>
        <source>Notice by itself when files in your folders change.</source>
        <translation>ملاحظة تغيّر الملفات في مجلداتك تلقائيًا.</translation>
    </message>
    <message>
        <source>Passages for an answer</source>
        <translation>المقاطع لكل إجابة</translation>
    </message>
    <message>
        <source>Precision of models</source>
        <translation>دقة النماذج</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>Read pictures</source>
        <translation>قراءة الصور</translation>
    </message>
    <message>
        <source>Read the text in pictures and scanned pages.</source>
        <translation>قراءة النص في الصور والصفحات الممسوحة ضوئيًا.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>Say when reading is done</source>
        <translation>الإخبار حين تكتمل القراءة</translation>
    </message>
    <message>
        <source>Show Carrel light, dark, or as your system has it.</source>
        <translation>عرض Carrel فاتحًا أو داكنًا أو كما في نظامك.</translation>
    </message>
    <message>
        <source>Show a notification when a long reading ends while you are in another program.</source>
        <translation>إظهار إشعار حين تنتهي قراءة طويلة وأنت في برنامج آخر.</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>أردوازي</translation>
    </message>
    <message>
        <source>The colour of buttons, links and what is chosen.</source>
        <translation>لون الأزرار والروابط وما هو مختار.</translation>
    </message>
    <message>
        <source>The language of Carrel itself; answers follow your documents.</source>
        <translation>لغة Carrel نفسه؛ أما الإجابات فتتبع مستنداتك.</translation>
    </message>
    <message>
        <source>Time for one file</source>
        <translation>الوقت لكل ملف</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>بنفسجي</translation>
    </message>
    <message>
        <source>What Carrel knows of your documents, and your conversations, stand in one folder.</source>
        <translation>ما يعرفه Carrel عن مستنداتك، ومحادثاتك، في مجلد واحد.</translation>
    </message>
    <message>
        <source>Where models run</source>
        <translation>مكان تشغيل النماذج</translation>
    </message>
    <message>
        <source>Where your library is</source>
        <translation>مكان مكتبتك</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>جزءًا</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>ثانية</translation>
    </message>
</context>
<context>
    <name>spoken</name>
    <message>
        <source>Empty this field</source>
        <translation>إفراغ هذا الحقل</translation>
    </message>
</context>
<context>
    <name>standing</name>
    <message>
        <source>Away</source>
        <translation>بعيد</translation>
    </message>
    <message>
        <source>Can be found</source>
        <translation>يمكن العثور عليه</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>تغيّر</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>فارغ</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>اختفى</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>متجاهَل</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>جزئيًا</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>No access</source>
        <translation>لا وصول</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>بلا نص</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>غير موصول</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>لم يُقرأ</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>مستبعد</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>كبير جدًا</translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation>بطيء جدًا</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation>غير آمن</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>ينتظر</translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation>ينتظر القراءة</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>فيه مشكلات</translation>
    </message>
</context>
<context>
    <name>viewer</name>
    <message>
        <source>This page cannot be shown.</source>
        <translation>لا يمكن عرض هذه الصفحة.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>لا مستندات</numerusform>
            <numerusform>مستند واحد</numerusform>
            <numerusform>مستندان</numerusform>
            <numerusform>%Ln مستندات</numerusform>
            <numerusform>%Ln مستندًا</numerusform>
            <numerusform>%Ln مستند</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>لا ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>%Ln ملفات</numerusform>
            <numerusform>%Ln ملفًا</numerusform>
            <numerusform>%Ln ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>لم يختفِ شيء</numerusform>
            <numerusform>اختفى واحد</numerusform>
            <numerusform>اختفى اثنان</numerusform>
            <numerusform>اختفى %Ln</numerusform>
            <numerusform>اختفى %Ln</numerusform>
            <numerusform>اختفى %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>لم يُنقل شيء</numerusform>
            <numerusform>نُقل واحد</numerusform>
            <numerusform>نُقل اثنان</numerusform>
            <numerusform>نُقل %Ln</numerusform>
            <numerusform>نُقل %Ln</numerusform>
            <numerusform>نُقل %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new or changed</source>
        <translation>
            <numerusform>لا جديد ولا متغيّر</numerusform>
            <numerusform>واحد جديد أو متغيّر</numerusform>
            <numerusform>اثنان جديدان أو متغيّران</numerusform>
            <numerusform>%Ln جديدة أو متغيّرة</numerusform>
            <numerusform>%Ln جديدًا أو متغيّرًا</numerusform>
            <numerusform>%Ln جديد أو متغيّر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passages</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passages found</source>
        <translation>
            <numerusform>لم يُعثر على مقاطع</numerusform>
            <numerusform>عُثر على مقطع واحد</numerusform>
            <numerusform>عُثر على مقطعين</numerusform>
            <numerusform>عُثر على %Ln مقاطع</numerusform>
            <numerusform>عُثر على %Ln مقطعًا</numerusform>
            <numerusform>عُثر على %Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s</source>
        <translation>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
            <numerusform>%Ln ث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>لا كلمات</numerusform>
            <numerusform>كلمة واحدة</numerusform>
            <numerusform>كلمتان</numerusform>
            <numerusform>%Ln كلمات</numerusform>
            <numerusform>%Ln كلمة</numerusform>
            <numerusform>%Ln كلمة</numerusform>
        </translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>مستند واحد</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>ملف واحد</translation>
    </message>
    <message>
        <source>1 passage</source>
        <translation>مقطع واحد</translation>
    </message>
    <message>
        <source>1 passage found</source>
        <translation>عُثر على مقطع واحد</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>كلمة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln hours left</source>
        <translation>
            <numerusform>بقي أقل من ساعة</numerusform>
            <numerusform>بقيت نحو ساعة</numerusform>
            <numerusform>بقيت نحو ساعتين</numerusform>
            <numerusform>بقيت نحو %Ln ساعات</numerusform>
            <numerusform>بقيت نحو %Ln ساعة</numerusform>
            <numerusform>بقيت نحو %Ln ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln minutes left</source>
        <translation>
            <numerusform>بقي أقل من دقيقة</numerusform>
            <numerusform>بقيت نحو دقيقة</numerusform>
            <numerusform>بقيت نحو دقيقتين</numerusform>
            <numerusform>بقيت نحو %Ln دقائق</numerusform>
            <numerusform>بقيت نحو %Ln دقيقة</numerusform>
            <numerusform>بقيت نحو %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>About a minute left</source>
        <translation>بقيت نحو دقيقة</translation>
    </message>
    <message>
        <source>All of them can be found, or will be.</source>
        <translation>يمكن العثور عليها كلها، أو سيمكن ذلك.</translation>
    </message>
    <message>
        <source>Being read now</source>
        <translation>يُقرأ الآن</translation>
    </message>
    <message>
        <source>Carrel does not read this kind of file.</source>
        <translation>لا يقرأ Carrel هذا النوع من الملفات.</translation>
    </message>
    <message>
        <source>Changed since it was read</source>
        <translation>تغيّر منذ قُرئ</translation>
    </message>
    <message>
        <source>Could not be opened</source>
        <translation>تعذر فتحه</translation>
    </message>
    <message>
        <source>Could not be opened safely</source>
        <translation>تعذر فتحه بأمان</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>تعذرت قراءته</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>فارغ</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>متجاهَل</translation>
    </message>
    <message>
        <source>In your folders: {0}.</source>
        <translation>في مجلداتك: {0}.</translation>
    </message>
    <message>
        <source>It can be found: {0}.</source>
        <translation>يمكن العثور عليه: {0}.</translation>
    </message>
    <message>
        <source>It could not be opened.</source>
        <translation>تعذر فتحه.</translation>
    </message>
    <message>
        <source>It could not be read.</source>
        <translation>تعذرت قراءته.</translation>
    </message>
    <message>
        <source>It has changed and waits to be read; until then its earlier text is found.</source>
        <translation>تغيّر وينتظر القراءة؛ وحتى ذلك الحين يُعثر على نصه السابق.</translation>
    </message>
    <message>
        <source>It is being read now.</source>
        <translation>يُقرأ الآن.</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>إنه تالف.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>إنه فارغ.</translation>
    </message>
    <message>
        <source>It is ignored.</source>
        <translation>إنه متجاهَل.</translation>
    </message>
    <message>
        <source>It is ignored: it is not read and not found.</source>
        <translation>إنه متجاهَل: لا يُقرأ ولا يُعثر عليه.</translation>
    </message>
    <message>
        <source>It is locked with a password.</source>
        <translation>إنه مقفل بكلمة مرور.</translation>
    </message>
    <message>
        <source>It is not opened again unless you say so.</source>
        <translation>لن يُفتح من جديد إلا إذا طلبت ذلك.</translation>
    </message>
    <message>
        <source>It is too large to be read.</source>
        <translation>إنه أكبر من أن يُقرأ.</translation>
    </message>
    <message>
        <source>It waits to be read; its turn comes by itself.</source>
        <translation>ينتظر القراءة؛ ويأتي دوره من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>It was deleted, moved or renamed.</source>
        <translation>حُذف أو نُقل أو أُعيدت تسميته.</translation>
    </message>
    <message>
        <source>It was read; there is no text in it.</source>
        <translation>قُرئ؛ ولا نص فيه.</translation>
    </message>
    <message>
        <source>Its folder cannot be reached at the moment. It is read when the folder is back.</source>
        <translation>لا يمكن الوصول إلى مجلده الآن. يُقرأ حين يعود المجلد.</translation>
    </message>
    <message>
        <source>Its folder cannot be reached at the moment. What was read before is kept and can be found.</source>
        <translation>لا يمكن الوصول إلى مجلده الآن. ما قُرئ من قبل محفوظ ويمكن العثور عليه.</translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation>بقي أقل من دقيقة</translation>
    </message>
    <message>
        <source>Locked with a password</source>
        <translation>مقفل بكلمة مرور</translation>
    </message>
    <message>
        <source>Looking for documents</source>
        <translation>يجري البحث عن مستندات</translation>
    </message>
    <message>
        <source>No longer where it was</source>
        <translation>لم يعد حيث كان</translation>
    </message>
    <message>
        <source>No text in it, perhaps a scan</source>
        <translation>لا نص فيه، ربما كان ممسوحًا ضوئيًا</translation>
    </message>
    <message>
        <source>Not a kind of file Carrel reads</source>
        <translation>ليس نوعًا يقرأه Carrel</translation>
    </message>
    <message>
        <source>Not connected at the moment; kept</source>
        <translation>غير موصول الآن؛ محفوظ</translation>
    </message>
    <message>
        <source>Opening it made the reader fail.</source>
        <translation>أخفق القارئ عند فتحه.</translation>
    </message>
    <message>
        <source>Partly readable</source>
        <translation>يُقرأ جزئيًا</translation>
    </message>
    <message>
        <source>Parts of it could not be read.</source>
        <translation>تعذرت قراءة أجزاء منه.</translation>
    </message>
    <message>
        <source>Preparing the library for the new model</source>
        <translation>تجهَّز المكتبة للنموذج الجديد</translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation>تجري قراءة المستندات</translation>
    </message>
    <message>
        <source>Reading it failed badly twice, so it was set aside.</source>
        <translation>أخفقت قراءته إخفاقًا شديدًا مرتين، فاستُبعد.</translation>
    </message>
    <message>
        <source>Reading it took too long.</source>
        <translation>استغرقت قراءته وقتًا طويلًا جدًا.</translation>
    </message>
    <message>
        <source>Reading text in pictures</source>
        <translation>يُقرأ النص في الصور</translation>
    </message>
    <message>
        <source>Set aside: opening it failed twice</source>
        <translation>مستبعد: أخفق فتحه مرتين</translation>
    </message>
    <message>
        <source>Text was found in the pictures of {0}.</source>
        <translation>عُثر على نص في صور {0}.</translation>
    </message>
    <message>
        <source>The library is ready for the new model.</source>
        <translation>المكتبة جاهزة للنموذج الجديد.</translation>
    </message>
    <message>
        <source>The rest can be found: {0}.</source>
        <translation>يمكن العثور على الباقي: {0}.</translation>
    </message>
    <message>
        <source>There are no documents in it that Carrel reads.</source>
        <translation>لا مستندات فيه يقرأها Carrel.</translation>
    </message>
    <message>
        <source>There is no text in it; it may be a scan.</source>
        <translation>لا نص فيه؛ ربما كان ممسوحًا ضوئيًا.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>كبير جدًا</translation>
    </message>
    <message>
        <source>Took too long to read</source>
        <translation>استغرقت قراءته وقتًا طويلًا</translation>
    </message>
    <message>
        <source>Until it can be read, its earlier text is found.</source>
        <translation>يُعثر على نصه السابق حتى تمكن قراءته.</translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation>ينتظر القراءة</translation>
    </message>
    <message>
        <source>What is inside it stands below it.</source>
        <translation>ما في داخله مذكور تحته.</translation>
    </message>
    <message>
        <source>What was read before is kept and can be found.</source>
        <translation>ما قُرئ من قبل محفوظ ويمكن العثور عليه.</translation>
    </message>
    <message>
        <source>a collection that is gone</source>
        <translation>مجموعة لم تعد موجودة</translation>
    </message>
    <message>
        <source>can be found, {0}</source>
        <translation>يمكن العثور عليه، {0}</translation>
    </message>
    <message>
        <source>cells {0}</source>
        <translation>الخلايا {0}</translation>
    </message>
    <message numerus="yes">
        <source>from %Ln documents</source>
        <translation>
            <numerusform>بلا مستندات</numerusform>
            <numerusform>من مستند واحد</numerusform>
            <numerusform>من مستندين</numerusform>
            <numerusform>من %Ln مستندات</numerusform>
            <numerusform>من %Ln مستندًا</numerusform>
            <numerusform>من %Ln مستند</numerusform>
        </translation>
    </message>
    <message>
        <source>from 1 document</source>
        <translation>من مستند واحد</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln documents</source>
        <translation>
            <numerusform>بلا مستندات</numerusform>
            <numerusform>في مستند واحد</numerusform>
            <numerusform>في مستندين</numerusform>
            <numerusform>في %Ln مستندات</numerusform>
            <numerusform>في %Ln مستندًا</numerusform>
            <numerusform>في %Ln مستند</numerusform>
        </translation>
    </message>
    <message>
        <source>in 1 document</source>
        <translation>في مستند واحد</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>السطر {0}</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>الصفحة {0}</translation>
    </message>
    <message>
        <source>part {0}</source>
        <translation>الجزء {0}</translation>
    </message>
    <message>
        <source>sheet {0}</source>
        <translation>الورقة {0}</translation>
    </message>
    <message>
        <source>slide {0}</source>
        <translation>الشريحة {0}</translation>
    </message>
    <message>
        <source>under “{0}”</source>
        <translation>تحت «{0}»</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} د {1} ث</translation>
    </message>
    <message>
        <source>{0} with problems.</source>
        <translation>مشكلات في {0}.</translation>
    </message>
</context>
<context>
    <name>written</name>
    <message>
        <source>There is no answer to this question.</source>
        <translation>لا إجابة عن هذا السؤال.</translation>
    </message>
</context>
</TS>
