<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>Version {version}. It never opens a connection to a network, and asks nobody for updates.</source>
        <translation>الإصدار {version}. لا يفتح اتصالًا بأي شبكة أبدًا، ولا يسأل أحدًا عن تحديثات.</translation>
    </message>
    <message>
        <source>Warraq is free software under the Apache License 2.0. It is made with the works below, each under its own licence.</source>
        <translation>ورّاق برنامج حر بموجب رخصة Apache 2.0. وقد صُنع بالأعمال المذكورة أدناه، ولكل منها رخصته.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>العمل</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>About Warraq</source>
        <translation>عن ورّاق</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Next passage</source>
        <translation>المقطع التالي</translation>
    </message>
    <message>
        <source>Previous passage</source>
        <translation>المقطع السابق</translation>
    </message>
    <message>
        <source>Show or hide the library</source>
        <translation>إظهار المكتبة أو إخفاؤها</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Filters…</source>
        <translation>عوامل التصفية…</translation>
    </message>
    <message>
        <source>Concordance</source>
        <translation>الكشّاف السياقي</translation>
    </message>
    <message>
        <source>Watch list</source>
        <translation>قائمة المراقبة</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>حفظ هذا البحث</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Add the files on the clipboard</source>
        <translation>إضافة الملفات التي في الحافظة</translation>
    </message>
    <message>
        <source>Report of the last import</source>
        <translation>تقرير آخر استيراد</translation>
    </message>
    <message>
        <source>Recognise the text of scanned pages</source>
        <translation>التعرّف على نصوص الصفحات الممسوحة ضوئيًا</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>سلة المحذوفات…</translation>
    </message>
    <message>
        <source>New library…</source>
        <translation>مكتبة جديدة…</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>فتح مكتبة أخرى…</translation>
    </message>
    <message>
        <source>Open the sample library</source>
        <translation>فتح مكتبة النماذج</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>نسخ مع التوثيق</translation>
    </message>
    <message>
        <source>Export passages…</source>
        <translation>تصدير المقاطع…</translation>
    </message>
    <message>
        <source>Evidence pack…</source>
        <translation>حزمة أدلة…</translation>
    </message>
    <message>
        <source>Print the document with its marks…</source>
        <translation>طباعة الوثيقة مع علاماتها…</translation>
    </message>
    <message>
        <source>Save the document with its marks as PDF…</source>
        <translation>حفظ الوثيقة مع علاماتها بصيغة PDF…</translation>
    </message>
    <message>
        <source>Go to the next pane</source>
        <translation>الانتقال إلى اللوح التالي</translation>
    </message>
    <message>
        <source>Go to the previous pane</source>
        <translation>الانتقال إلى اللوح السابق</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Full screen: the text alone</source>
        <translation>ملء الشاشة: النص وحده</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>as it is written</source>
        <translation>كما كُتبت</translation>
    </message>
    <message>
        <source>looked for by its letters alone</source>
        <translation>بُحث عنها بحروفها وحدها</translation>
    </message>
    <message>
        <source>Words, and what was looked for as well</source>
        <translation>الكلمات، وما بُحث عنه معها</translation>
    </message>
    <message>
        <source>Has to be there, spelling taken lightly</source>
        <translation>يجب أن يرد، مع التساهل في الرسم</translation>
    </message>
    <message>
        <source>Has to be there, letter by letter</source>
        <translation>يجب أن يرد حرفًا بحرف</translation>
    </message>
    <message>
        <source>Must not be there</source>
        <translation>يجب ألّا يرد</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>عوامل التصفية</translation>
    </message>
    <message>
        <source>Looked in</source>
        <translation>بُحث في</translation>
    </message>
    <message>
        <source>Model of meanings</source>
        <translation>نموذج المعاني</translation>
    </message>
    <message>
        <source>Where and how</source>
        <translation>أين وكيف</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>as {word}</source>
        <translation>بصورة {word}</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Add files</source>
        <translation>إضافة ملفات</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>إضافة مجلد</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>التصدير بصيغة CSV</translation>
    </message>
    <message>
        <source>New library</source>
        <translation>مكتبة جديدة</translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation>فتح مكتبة</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>نسخ المكتبة احتياطيًّا</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>اختيار مجلد نموذج</translation>
    </message>
</context>
<context>
    <name>ColoursDialog</name>
    <message>
        <source>What the colours mean</source>
        <translation>معاني الألوان</translation>
    </message>
    <message>
        <source>Name of {colour}</source>
        <translation>اسم اللون {colour}</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Say which column of {name} is what. It holds for all of {files}.</source>
        <translation>حدِّد معنى كل عمود في {name}. يسري ذلك على {files} كلها.</translation>
    </message>
    <message>
        <source>Read it this way</source>
        <translation>اقرأه هكذا</translation>
    </message>
    <message>
        <source>None</source>
        <comment>column</comment>
        <translation>لا عمود</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>الصفوف الأولى</translation>
    </message>
    <message>
        <source>Say which column of {name} is what.</source>
        <translation>حدِّد معنى كل عمود في {name}.</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>أعمدة الجدول</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Perhaps the same</source>
        <translation>ربما المعنى نفسه</translation>
    </message>
    <message>
        <source>tied paragraphs</source>
        <translation>ربط فقرتين</translation>
    </message>
    <message>
        <source>Nothing answers</source>
        <translation>لا مقابل لها</translation>
    </message>
    <message>
        <source>Tied by hand</source>
        <translation>مربوطتان باليد</translation>
    </message>
    <message>
        <source>Surely the same</source>
        <translation>المعنى نفسه قطعًا</translation>
    </message>
    <message>
        <source>Probably the same</source>
        <translation>المعنى نفسه على الأرجح</translation>
    </message>
    <message>
        <source>Second document</source>
        <translation>الوثيقة الثانية</translation>
    </message>
    <message>
        <source>Tie these paragraphs by hand</source>
        <translation>اربط هاتين الفقرتين بيدك</translation>
    </message>
    <message>
        <source>Close the second document</source>
        <translation>أغلق الوثيقة الثانية</translation>
    </message>
    <message>
        <source>Read beside</source>
        <translation>اقرأ إلى جانبها</translation>
    </message>
    <message>
        <source>Some letters of a title</source>
        <translation>بضعة حروف من عنوان</translation>
    </message>
    <message>
        <source>No other document has this title.</source>
        <translation>ليس لوثيقة أخرى هذا العنوان.</translation>
    </message>
</context>
<context>
    <name>ConcordancePane</name>
    <message>
        <source>No passage holds this or what answers it.</source>
        <translation>لا مقطع فيه هذا أو ما يجيب عنه.</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>السطور</translation>
    </message>
    <message>
        <source>Words to be shown in lines</source>
        <translation>كلمات تُعرض في سطور</translation>
    </message>
    <message>
        <source>A word, or a few</source>
        <translation>كلمة أو بضع كلمات</translation>
    </message>
    <message>
        <source>With words of other languages</source>
        <translation>مع كلمات اللغات الأخرى</translation>
    </message>
    <message>
        <source>Without article and clitics</source>
        <translation>دون أداة التعريف واللواصق</translation>
    </message>
    <message>
        <source>Order of the lines</source>
        <translation>ترتيب السطور</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>حفظ في جدول…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Concordance</source>
        <translation>الكشّاف السياقي</translation>
    </message>
    <message>
        <source>Words that answer; those switched off are left out</source>
        <translation>الكلمات المجيبة؛ ما أُطفئ منها يُترك</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>By the words after</source>
        <translation>بحسب الكلمات التالية</translation>
    </message>
    <message>
        <source>By the words before</source>
        <translation>بحسب الكلمات السابقة</translation>
    </message>
    <message>
        <source>By the word itself</source>
        <translation>بحسب الكلمة نفسها</translation>
    </message>
    <message>
        <source>There are more than {count} lines.</source>
        <translation>هناك أكثر من {count} سطر.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{day} {month} {year} AH</source>
        <comment>Hijri date</comment>
        <translation>{day} {month} {year} هـ</translation>
    </message>
    <message>
        <source>{day} {month} {year} SH</source>
        <comment>Jalali date</comment>
        <translation>{day} {month} {year} هـ.ش</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Copied with its citation</source>
        <translation>نُسخ مع توثيقه</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>العلامات</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>الحفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>كُتب: {name}</translation>
    </message>
    <message>
        <source>document</source>
        <translation>وثيقة</translation>
    </message>
</context>
<context>
    <name>DocumentEdits</name>
    <message>
        <source>In the trash: {documents}. Undo brings them back.</source>
        <translation>في سلة المحذوفات: {documents}. التراجع يعيدها.</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>المجموعات</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>مجموعة جديدة…</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>مجموعة جديدة</translation>
    </message>
    <message>
        <source>Rename the collection</source>
        <translation>إعادة تسمية المجموعة</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>اسم المجموعة</translation>
    </message>
    <message>
        <source>restoring</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>collections</source>
        <translation>المجموعات</translation>
    </message>
    <message>
        <source>deletion</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>DocumentModel</name>
    <message>
        <source>file missing</source>
        <translation>الملف مفقود</translation>
    </message>
    <message>
        <source>file changed, not readable</source>
        <translation>تغيّر الملف وتعذّرت قراءته</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>تغيّر</translation>
    </message>
</context>
<context>
    <name>DocumentsPane</name>
    <message>
        <source>Documents</source>
        <translation>الوثائق</translation>
    </message>
    <message>
        <source>Copy the title</source>
        <translation>نسخ العنوان</translation>
    </message>
    <message>
        <source>Read with another encoding…</source>
        <translation>القراءة بترميز آخر…</translation>
    </message>
    <message>
        <source>Columns of the table…</source>
        <translation>أعمدة الجدول…</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>النسخ السابقة</translation>
    </message>
    <message>
        <source>Put into a collection…</source>
        <translation>وضع في مجموعة…</translation>
    </message>
    <message>
        <source>Delete from the library</source>
        <translation>حذف من المكتبة</translation>
    </message>
</context>
<context>
    <name>DropSign</name>
    <message>
        <source>Drop to add to the library</source>
        <translation>أفلِت لتُضاف إلى المكتبة</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>The same elsewhere</source>
        <translation>المعنى نفسه في موضع آخر</translation>
    </message>
    <message>
        <source>What to look for in other documents</source>
        <translation>ما يُبحث عنه في الوثائق الأخرى</translation>
    </message>
    <message>
        <source>The passage</source>
        <translation>المقطع</translation>
    </message>
    <message>
        <source>No other document says this.</source>
        <translation>لا تقول هذا وثيقة أخرى.</translation>
    </message>
</context>
<context>
    <name>EncodingDialog</name>
    <message>
        <source>Read it this way</source>
        <translation>اقرأه هكذا</translation>
    </message>
    <message>
        <source>Choose how {name} reads right. All of {files} are read this way.</source>
        <translation>اختر القراءة الصحيحة للملف {name}. تُقرأ بها {files} كلها.</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>لا يناسب</translation>
    </message>
    <message>
        <source>Another encoding</source>
        <translation>ترميز آخر</translation>
    </message>
    <message>
        <source>Encodings</source>
        <translation>الترميزات</translation>
    </message>
    <message>
        <source>Choose how {name} reads right.</source>
        <translation>اختر القراءة الصحيحة للملف {name}.</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Written to {name} and verified. SHA-256 of its tag manifest, for a time stamp: {hash}</source>
        <translation>كُتبت في {name} وجرى التحقق منها. بصمة SHA-256 لبيان ملفاتها، لأجل ختم زمني: {hash}</translation>
    </message>
    <message>
        <source>Evidence pack</source>
        <translation>حزمة أدلة</translation>
    </message>
    <message>
        <source>Left empty, no name is in the pack</source>
        <translation>إن تُرك فارغًا فلا اسم في الحزمة</translation>
    </message>
    <message>
        <source>The files themselves</source>
        <translation>الملفات نفسها</translation>
    </message>
    <message>
        <source>Where the files stood on this computer</source>
        <translation>مواضع الملفات على هذا الحاسوب</translation>
    </message>
    <message>
        <source>As one zip file</source>
        <translation>في ملف zip واحد</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>المُسلِّم</translation>
    </message>
    <message>
        <source>Files of the pack</source>
        <translation>ملفات الحزمة</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>محتوى الملف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Where the pack is to be written</source>
        <translation>أين تُكتب الحزمة</translation>
    </message>
    <message>
        <source>Writing and verifying…</source>
        <translation>جارٍ الكتابة والتحقق…</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln document(s) the file does not go along, only its hash.</source>
        <translation>
            <numerusform>تُرفق ملفات كل الوثائق.</numerusform>
            <numerusform>لا يُرفق ملف وثيقة واحدة، بل بصمته فقط.</numerusform>
            <numerusform>لا يُرفق ملفا وثيقتين، بل بصمتاهما فقط.</numerusform>
            <numerusform>لا تُرفق ملفات %Ln وثائق، بل بصماتها فقط.</numerusform>
            <numerusform>لا تُرفق ملفات %Ln وثيقة، بل بصماتها فقط.</numerusform>
            <numerusform>لا تُرفق ملفات %Ln وثيقة، بل بصماتها فقط.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mark(s) of changed documents are listed, but are no evidence.</source>
        <translation>
            <numerusform>لا علامات من وثائق تغيّرت.</numerusform>
            <numerusform>علامة واحدة من وثيقة تغيّرت مدرجة، لكنها ليست دليلًا.</numerusform>
            <numerusform>علامتان من وثائق تغيّرت مدرجتان، لكنهما ليستا دليلًا.</numerusform>
            <numerusform>%Ln علامات من وثائق تغيّرت مدرجة، لكنها ليست دليلًا.</numerusform>
            <numerusform>%Ln علامة من وثائق تغيّرت مدرجة، لكنها ليست دليلًا.</numerusform>
            <numerusform>%Ln علامة من وثائق تغيّرت مدرجة، لكنها ليست دليلًا.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the pack…</source>
        <translation>كتابة الحزمة…</translation>
    </message>
    <message>
        <source>This file is no text: its bytes go along as they are.</source>
        <translation>هذا الملف ليس نصًّا: تُرفق بايتاته كما هي.</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>أدلة</translation>
    </message>
</context>
<context>
    <name>Explainer</name>
    <message>
        <source>Why this passage</source>
        <translation>لماذا هذا المقطع</translation>
    </message>
    <message>
        <source>What was really asked</source>
        <translation>ما الذي بُحث عنه فعلًا</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export passages</source>
        <translation>تصدير المقاطع</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Save the passages</source>
        <translation>حفظ المقاطع</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them stand(s) apart, not as evidence: the document has changed.</source>
        <translation>
            <numerusform>لا شيء منها منفصل.</numerusform>
            <numerusform>واحد منها منفصل وليس دليلًا: فقد تغيّرت الوثيقة.</numerusform>
            <numerusform>اثنان منها منفصلان وليسا دليلًا: فقد تغيّرت الوثيقة.</numerusform>
            <numerusform>%Ln منها منفصلة وليست دليلًا: فقد تغيّرت الوثيقة.</numerusform>
            <numerusform>%Ln منها منفصلة وليست دليلًا: فقد تغيّرت الوثيقة.</numerusform>
            <numerusform>%Ln منها منفصلة وليست دليلًا: فقد تغيّرت الوثيقة.</numerusform>
        </translation>
    </message>
    <message>
        <source>passages</source>
        <translation>مقاطع</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>نوع الملف</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>A year, a month, a day, or from one to another: 2017-11..2018</source>
        <translation>سنة أو شهر أو يوم، أو من تاريخ إلى آخر: 2017-11..2018</translation>
    </message>
    <message>
        <source>Other days…</source>
        <translation>أيام أخرى…</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>All</source>
        <comment>languages</comment>
        <translation>الكل</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>من {first} إلى {last}</translation>
    </message>
    <message>
        <source>Filters of the passages</source>
        <translation>عوامل تصفية المقاطع</translation>
    </message>
    <message>
        <source>not {filter}</source>
        <translation>ليس: {filter}</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>منذ {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>حتى {date}</translation>
    </message>
    <message>
        <source>Remove the filter {filter}</source>
        <translation>إزالة عامل التصفية {filter}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} من {count}</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>ابحث في هذه الوثيقة</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>حرفيًّا</translation>
    </message>
    <message>
        <source>Only this spelling: case, vowel marks and letter forms count</source>
        <translation>هذا الرسم وحده: تُحسب حالة الحروف والتشكيل وأشكال الحروف</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>الموضع السابق</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>الموضع التالي</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لا وجود له</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Markdown</source>
        <translation>ماركداون</translation>
    </message>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>جدول لبرامج الجداول (CSV)</translation>
    </message>
    <message>
        <source>Web page in one file (HTML)</source>
        <translation>صفحة ويب في ملف واحد (HTML)</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>مستند Word‏ (DOCX)</translation>
    </message>
    <message>
        <source>W3C Web Annotations (JSON-LD)</source>
        <translation>تعليقات ويب W3C‏ (JSON-LD)</translation>
    </message>
    <message>
        <source>Bibliography (CSL-JSON)</source>
        <translation>قائمة مراجع (CSL-JSON)</translation>
    </message>
    <message>
        <source>Bibliography (BibTeX)</source>
        <translation>قائمة مراجع (BibTeX)</translation>
    </message>
    <message>
        <source>Report for printing (PDF)</source>
        <translation>تقرير للطباعة (PDF)</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Interface</source>
        <translation>الواجهة</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كالنظام</translation>
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
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Size of the interface</source>
        <translation>حجم الواجهة</translation>
    </message>
    <message>
        <source>The size holds from the next start on.</source>
        <translation>يسري الحجم ابتداءً من التشغيل القادم.</translation>
    </message>
    <message>
        <source>Numbers and dates</source>
        <translation>الأرقام والتواريخ</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Names of the months</source>
        <translation>أسماء الشهور</translation>
    </message>
    <message>
        <source>Hijri dates beside the Gregorian ones</source>
        <translation>التاريخ الهجري بجانب الميلادي</translation>
    </message>
    <message>
        <source>Jalali dates beside the Gregorian ones</source>
        <translation>التاريخ الجلالي بجانب الميلادي</translation>
    </message>
    <message>
        <source>Hijri days are those of Umm al-Qura from 1924 to 2077. Other days are reckoned and may be one day off.</source>
        <translation>الأيام الهجرية بتقويم أم القرى من 1924 إلى 2077. ما عداها محسوب وقد يختلف بيوم.</translation>
    </message>
</context>
<context>
    <name>Gloss</name>
    <message>
        <source>No near word is known.</source>
        <translation>لا تُعرف كلمة قريبة.</translation>
    </message>
    <message>
        <source>{language}, approximate: words near in meaning</source>
        <translation>{language}، على التقريب: كلمات قريبة في المعنى</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Find</source>
        <translation>البحث</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>التعليم</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>التسليم</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>{languages}; answers by {strength}</source>
        <translation>{languages}؛ تجيب بنسبة {strength}</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>More for reading</source>
        <translation>المزيد للقراءة</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>recognised text, mostly doubtful</source>
        <translation>نصّ تُعُرِّف عليه آليًا، معظمه مشكوك فيه</translation>
    </message>
    <message>
        <source>recognised text; what is doubtful is dim</source>
        <translation>نصّ تُعُرِّف عليه آليًا؛ المشكوك فيه باهت</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>All keys</source>
        <translation>كل المفاتيح</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>الأمر</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>المساعدة</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>كل المفاتيح</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
</context>
<context>
    <name>KeyCapture</name>
    <message>
        <source>Press the key, or Escape</source>
        <translation>اضغط المفتاح، أو Escape</translation>
    </message>
    <message>
        <source>Add a key…</source>
        <translation>إضافة مفتاح…</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Single letters are keys outside text</source>
        <translation>الحروف المفردة مفاتيح خارج النص</translation>
    </message>
    <message>
        <source>By the place on the keyboard: H is the same key on an Arabic layout. Switch them off if you speak to the computer or hit keys by accident.</source>
        <translation>بحسب موضعها على اللوحة: H هو المفتاح نفسه في التخطيط العربي. عطّلها إن كنت تخاطب الحاسوب بالصوت أو تضغط المفاتيح سهوًا.</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>البحث عن أمر</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Its default keys</source>
        <translation>مفاتيحه المبدئية</translation>
    </message>
    <message>
        <source>All default keys</source>
        <translation>كل المفاتيح المبدئية</translation>
    </message>
    <message>
        <source>{key} was a key of “{command}”, which no longer has it.</source>
        <translation>كان {key} مفتاحًا للأمر «{command}» ولم يعد له.</translation>
    </message>
    <message>
        <source>No command is called that.</source>
        <translation>لا أمر بهذا الاسم.</translation>
    </message>
    <message>
        <source>Take {key} away</source>
        <translation>إزالة {key}</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Archive</source>
        <translation>أرشيف مضغوط</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>وورد</translation>
    </message>
    <message>
        <source>E-book</source>
        <translation>كتاب إلكتروني</translation>
    </message>
    <message>
        <source>News feed</source>
        <translation>موجز أخبار</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>صفحة ويب</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>بريد</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>صندوق بريد</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>ماركداون</translation>
    </message>
    <message>
        <source>Saved web page</source>
        <translation>صفحة ويب محفوظة</translation>
    </message>
    <message>
        <source>OpenDocument</source>
        <translation>أوبن دوكيومنت</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>بي دي إف</translation>
    </message>
    <message>
        <source>Rich text</source>
        <translation>نص منسّق</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>ترجمة مرئية</translation>
    </message>
    <message>
        <source>Telegram export</source>
        <translation>تصدير تلغرام</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>نص عادي</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>The copy is written and has been checked: {folder}</source>
        <translation>كُتبت النسخة وفُحصت: {folder}</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>إظهار المجلد</translation>
    </message>
    <message>
        <source>Keep a copy of every imported file</source>
        <translation>الاحتفاظ بنسخة من كل ملف مستورد</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>الملفات المستوردة</translation>
    </message>
    <message>
        <source>With its copy a document can be handed over as evidence though the file is gone. Copies that are there stay.</source>
        <translation>بوجود النسخة يمكن تسليم الوثيقة دليلًا ولو ضاع الملف. النسخ الموجودة تبقى.</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>العناية</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>فحص المكتبة</translation>
    </message>
    <message>
        <source>Repair it</source>
        <translation>إصلاحها</translation>
    </message>
    <message>
        <source>Back it up…</source>
        <translation>نسخها احتياطيًّا…</translation>
    </message>
    <message>
        <source>No library is open.</source>
        <translation>لا مكتبة مفتوحة.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>يجري الفحص…</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>يجري الإصلاح…</translation>
    </message>
    <message>
        <source>Writing the copy…</source>
        <translation>تُكتب النسخة…</translation>
    </message>
    <message>
        <source>The library is whole.</source>
        <translation>المكتبة سليمة.</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>New collection…</source>
        <translation>مجموعة جديدة…</translation>
    </message>
    <message>
        <source>Rename the collection or saved search…</source>
        <translation>إعادة تسمية المجموعة أو البحث المحفوظ…</translation>
    </message>
    <message>
        <source>Delete the collection or saved search</source>
        <translation>حذف المجموعة أو البحث المحفوظ</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>الرفوف</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>كل شيء محدَّث</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>جارٍ فتح المكتبة…</translation>
    </message>
</context>
<context>
    <name>Lookups</name>
    <message>
        <source>No word yet. Ctrl+D looks up the word at the caret.</source>
        <translation>لا كلمات بعد. Ctrl+D يبحث عن معنى الكلمة عند المؤشر.</translation>
    </message>
    <message>
        <source>Words looked up</source>
        <translation>كلمات بحثت عن معناها</translation>
    </message>
    <message>
        <source>Some letters of a word or of its meaning</source>
        <translation>بضعة حروف من كلمة أو من معناها</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Mark in yellow</source>
        <translation>تعليم بالأصفر</translation>
    </message>
    <message>
        <source>Mark in green</source>
        <translation>تعليم بالأخضر</translation>
    </message>
    <message>
        <source>Mark in blue</source>
        <translation>تعليم بالأزرق</translation>
    </message>
    <message>
        <source>Mark in pink</source>
        <translation>تعليم بالوردي</translation>
    </message>
    <message>
        <source>Mark in orange</source>
        <translation>تعليم بالبرتقالي</translation>
    </message>
    <message>
        <source>Mark in purple</source>
        <translation>تعليم بالبنفسجي</translation>
    </message>
    <message>
        <source>Mark in teal</source>
        <translation>تعليم بالفيروزي</translation>
    </message>
    <message>
        <source>Mark in grey</source>
        <translation>تعليم بالرمادي</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Highlight the selection</source>
        <translation>تمييز المحدَّد</translation>
    </message>
    <message>
        <source>Note and tags…</source>
        <translation>ملاحظة ووسوم…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>وسوم…</translation>
    </message>
    <message>
        <source>Delete the mark</source>
        <translation>حذف العلامة</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>العلامة التالية</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>العلامة السابقة</translation>
    </message>
    <message>
        <source>Confirm that the mark belongs here</source>
        <translation>تأكيد أن العلامة في موضعها</translation>
    </message>
    <message>
        <source>Attach to the selected words</source>
        <translation>إلحاق بالكلمات المحددة</translation>
    </message>
    <message>
        <source>All marks of the library</source>
        <translation>كل علامات المكتبة</translation>
    </message>
    <message>
        <source>All tags…</source>
        <translation>كل الوسوم…</translation>
    </message>
    <message>
        <source>Name the colours…</source>
        <translation>تسمية الألوان…</translation>
    </message>
    <message>
        <source>Relevant, and on to the next</source>
        <translation>ذو صلة، ثم إلى التالي</translation>
    </message>
    <message>
        <source>Not relevant, and on to the next</source>
        <translation>غير ذي صلة، ثم إلى التالي</translation>
    </message>
    <message>
        <source>To be checked, and on to the next</source>
        <translation>للتحقق، ثم إلى التالي</translation>
    </message>
    <message>
        <source>Unread again</source>
        <translation>غير مقروء من جديد</translation>
    </message>
    <message>
        <source>state: {state}</source>
        <translation>الحالة: {state}</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>وسوم</translation>
    </message>
    <message>
        <source>another colour</source>
        <translation>لون آخر</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>deleted mark</source>
        <translation>حذف علامة</translation>
    </message>
    <message>
        <source>Mark deleted</source>
        <translation>حُذفت العلامة</translation>
    </message>
    <message>
        <source>attached mark</source>
        <translation>إلحاق علامة</translation>
    </message>
    <message>
        <source>highlight</source>
        <translation>تمييز</translation>
    </message>
    <message>
        <source>Marked in {colour}</source>
        <translation>عُلِّم باللون: {colour}</translation>
    </message>
    <message>
        <source>confirmed mark</source>
        <translation>تأكيد علامة</translation>
    </message>
    <message>
        <source>Undo: {edit}</source>
        <translation>تراجع عن: {edit}</translation>
    </message>
    <message>
        <source>Do again: {edit}</source>
        <translation>إعادة: {edit}</translation>
    </message>
    <message>
        <source>Show the marks</source>
        <translation>إظهار العلامات</translation>
    </message>
    <message>
        <source>names of colours</source>
        <translation>أسماء الألوان</translation>
    </message>
    <message>
        <source>Undone: {edit}</source>
        <translation>تم التراجع عن: {edit}</translation>
    </message>
    <message>
        <source>Done again: {edit}</source>
        <translation>أُعيد: {edit}</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message numerus="yes">
        <source>%Ln mark(s)</source>
        <translation>
            <numerusform>لا علامات</numerusform>
            <numerusform>علامة واحدة</numerusform>
            <numerusform>علامتان</numerusform>
            <numerusform>%Ln علامات</numerusform>
            <numerusform>%Ln علامة</numerusform>
            <numerusform>%Ln علامة</numerusform>
        </translation>
    </message>
    <message>
        <source>unread</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>relevant</source>
        <translation>ذو صلة</translation>
    </message>
    <message>
        <source>not relevant</source>
        <translation>غير ذي صلة</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>للتحقق</translation>
    </message>
    <message>
        <source>in its place</source>
        <translation>في موضعه</translation>
    </message>
    <message>
        <source>place to be confirmed</source>
        <translation>الموضع بانتظار التأكيد</translation>
    </message>
    <message>
        <source>without a place</source>
        <translation>بلا موضع</translation>
    </message>
    <message>
        <source>Marks after reading again: {sure} in place, {doubtful} to confirm, {orphan} lost</source>
        <translation>العلامات بعد إعادة القراءة: {sure} في مكانها، {doubtful} تحتاج إلى تأكيد، {orphan} بلا مكان</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>أصفر</translation>
    </message>
    <message>
        <source>green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>برتقالي</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>بنفسجي</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>فيروزي</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>رمادي</translation>
    </message>
    <message>
        <source>note: {note}</source>
        <translation>ملاحظة: {note}</translation>
    </message>
</context>
<context>
    <name>MarksPane</name>
    <message>
        <source>Marks</source>
        <translation>العلامات</translation>
    </message>
    <message>
        <source>Search in marks and notes</source>
        <translation>البحث في العلامات والملاحظات</translation>
    </message>
    <message>
        <source>Which marks</source>
        <translation>أي العلامات</translation>
    </message>
    <message>
        <source>No mark is like this.</source>
        <translation>لا علامة كهذه.</translation>
    </message>
    <message>
        <source>Select words in a text and highlight them: they are listed here.</source>
        <translation>حدّد كلمات في نص وميّزها: تُدرج هنا.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>الكل</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>In no collection</source>
        <translation>في غير مجموعة</translation>
    </message>
    <message>
        <source>No exact date</source>
        <translation>بلا تاريخ دقيق</translation>
    </message>
    <message>
        <source>Week of {date}</source>
        <translation>أسبوع {date}</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The library cannot be opened</source>
        <translation>تعذّر فتح المكتبة</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>جارٍ فتح المكتبة…</translation>
    </message>
    <message>
        <source>Ask, or choose a document</source>
        <translation>اسأل، أو اختر وثيقة</translation>
    </message>
    <message>
        <source>The passage that answers is shown here.</source>
        <translation>يظهر هنا المقطع الذي يجيب.</translation>
    </message>
    <message>
        <source>Drop articles here</source>
        <translation>أفلِت المقالات هنا</translation>
    </message>
    <message>
        <source>Files or whole folders, in any language. They stay on this computer, and nothing is ever sent anywhere.</source>
        <translation>ملفات أو مجلدات كاملة، بأي لغة. تبقى على هذا الحاسوب، ولا يُرسل شيء إلى أي مكان.</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>فتح مكتبة أخرى…</translation>
    </message>
    <message>
        <source>New library…</source>
        <translation>مكتبة جديدة…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Open the sample library</source>
        <translation>فتح مكتبة النماذج</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>إنشاؤها</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>This library is embedded with {model}, {count} dimensions.</source>
        <translation>هذه المكتبة مضمَّنة بالنموذج {model}، بعدد أبعاد {count}.</translation>
    </message>
    <message>
        <source>Embedding the library anew…</source>
        <translation>يُعاد تضمين المكتبة…</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>The bundled model knows fifteen languages and needs nothing else. A folder of any SentenceTransformer model can take its place: it is slower, may be better, and is read from this computer alone.</source>
        <translation>النموذج المرفق يعرف خمس عشرة لغة ولا يحتاج إلى شيء آخر. يمكن أن يحل محله مجلد أي نموذج SentenceTransformer: أبطأ، وقد يكون أفضل، ويُقرأ من هذا الحاسوب وحده.</translation>
    </message>
    <message>
        <source>Choose a model folder…</source>
        <translation>اختيار مجلد نموذج…</translation>
    </message>
    <message>
        <source>Back to the bundled model</source>
        <translation>العودة إلى النموذج المرفق</translation>
    </message>
    <message>
        <source>Progress of the embedding</source>
        <translation>تقدم التضمين</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>NoteSheet</name>
    <message>
        <source>Note and tags</source>
        <translation>ملاحظة ووسوم</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>الوسوم، تفصل بينها فواصل</translation>
    </message>
    <message>
        <source>Esc keeps what is written.</source>
        <translation>يحفظ مفتاح Esc ما كُتب.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message>
        <source>A list for every language</source>
        <translation>قائمة لكل لغة</translation>
    </message>
    <message>
        <source>Order of the passages</source>
        <translation>ترتيب المقاطع</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>الأفضل أولًا</translation>
    </message>
    <message>
        <source>By document, in reading order</source>
        <translation>بحسب الوثيقة، بترتيب القراءة</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>الأحدث أولًا</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>الأقدم أولًا</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>This document has no headings.</source>
        <translation>ليس في هذه الوثيقة عناوين.</translation>
    </message>
    <message>
        <source>No heading has these letters.</source>
        <translation>لا عنوان فيه هذه الحروف.</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>الفهرس</translation>
    </message>
    <message>
        <source>Some letters of a heading</source>
        <translation>بضعة حروف من عنوان</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands…</source>
        <translation>كل الأوامر…</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>لا شيء بهذا الاسم.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>ماذا تريد أن تفعل؟</translation>
    </message>
</context>
<context>
    <name>PassagesForm</name>
    <message>
        <source>With my notes</source>
        <translation>مع ملاحظاتي</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>المقاطع</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Language of the words around</source>
        <translation>لغة الكلمات المحيطة</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing</source>
        <translation>الطباعة</translation>
    </message>
    <message>
        <source>Setting the pages…</source>
        <translation>جارٍ إعداد الصفحات…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>QuickOpen</name>
    <message>
        <source>Open a document by its title…</source>
        <translation>فتح وثيقة بعنوانها…</translation>
    </message>
    <message>
        <source>Open a document</source>
        <translation>فتح وثيقة</translation>
    </message>
    <message>
        <source>Some letters of its title</source>
        <translation>بضعة أحرف من عنوانها</translation>
    </message>
    <message>
        <source>No title has these letters.</source>
        <translation>لا عنوان فيه هذه الأحرف.</translation>
    </message>
    <message>
        <source>No library is open.</source>
        <translation>لا مكتبة مفتوحة.</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} من {count}</translation>
    </message>
    <message>
        <source>direction of a paragraph</source>
        <translation>اتجاه فقرة</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>القارئ</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>ابحث في هذه الوثيقة</translation>
    </message>
    <message>
        <source>Back to where I was</source>
        <translation>عُد إلى حيث كنت</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>تقدّم من جديد</translation>
    </message>
    <message>
        <source>Next place of what I find here</source>
        <translation>الموضع التالي لما أبحث عنه هنا</translation>
    </message>
    <message>
        <source>Previous place of what I find here</source>
        <translation>الموضع السابق لما أبحث عنه هنا</translation>
    </message>
    <message>
        <source>Outline…</source>
        <translation>الفهرس…</translation>
    </message>
    <message>
        <source>Next heading</source>
        <translation>العنوان التالي</translation>
    </message>
    <message>
        <source>Previous heading</source>
        <translation>العنوان السابق</translation>
    </message>
    <message>
        <source>Next paragraph</source>
        <translation>الفقرة التالية</translation>
    </message>
    <message>
        <source>Previous paragraph</source>
        <translation>الفقرة السابقة</translation>
    </message>
    <message>
        <source>What this word means</source>
        <translation>ما معنى هذه الكلمة</translation>
    </message>
    <message>
        <source>Words looked up…</source>
        <translation>كلمات بحثت عن معناها…</translation>
    </message>
    <message>
        <source>The same elsewhere…</source>
        <translation>المعنى نفسه في موضع آخر…</translation>
    </message>
    <message>
        <source>Read another document beside…</source>
        <translation>اقرأ وثيقة أخرى إلى جانبها…</translation>
    </message>
    <message>
        <source>Tie these paragraphs by hand</source>
        <translation>اربط هاتين الفقرتين بيدك</translation>
    </message>
    <message>
        <source>Typography…</source>
        <translation>هيئة النص…</translation>
    </message>
    <message>
        <source>Show or hide vowel marks</source>
        <translation>أظهر التشكيل أو أخفه</translation>
    </message>
    <message>
        <source>Turn the direction of the paragraph</source>
        <translation>عكس اتجاه الفقرة</translation>
    </message>
    <message>
        <source>Reading ruler</source>
        <translation>مسطرة القراءة</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>نص أصغر</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>نص أكبر</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
</context>
<context>
    <name>ReportPane</name>
    <message>
        <source>All</source>
        <comment>files</comment>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>الوثيقة</translation>
    </message>
    <message>
        <source>Close the report</source>
        <translation>إغلاق التقرير</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>عمليات الاستيراد</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Find a file or a reason</source>
        <translation>ابحث عن ملف أو سبب</translation>
    </message>
    <message>
        <source>Another encoding…</source>
        <translation>ترميز آخر…</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>الأعمدة…</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>تصدير CSV…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Try the rest again</source>
        <translation>إعادة محاولة ما لم يُستورد</translation>
    </message>
    <message>
        <source>Report of the import</source>
        <translation>تقرير الاستيراد</translation>
    </message>
    <message>
        <source>The report was written.</source>
        <translation>كُتب التقرير.</translation>
    </message>
    <message>
        <source>Files of the import</source>
        <translation>ملفات الاستيراد</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
</context>
<context>
    <name>ReviewStates</name>
    <message>
        <source>Unread</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>Relevant</source>
        <translation>ذو صلة</translation>
    </message>
    <message>
        <source>Not relevant</source>
        <translation>غير ذي صلة</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>للتحقق</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <source>Rename the saved search</source>
        <translation>إعادة تسمية البحث المحفوظ</translation>
    </message>
    <message>
        <source>Delete the saved search</source>
        <translation>حذف البحث المحفوظ</translation>
    </message>
    <message>
        <source>Save the search</source>
        <translation>حفظ البحث</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>اسم البحث</translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>Passages found</source>
        <translation>المقاطع التي وُجدت</translation>
    </message>
    <message>
        <source>Chosen marks</source>
        <translation>العلامات المختارة</translation>
    </message>
    <message>
        <source>Marks in this document</source>
        <translation>علامات هذه الوثيقة</translation>
    </message>
    <message>
        <source>All marks</source>
        <translation>كل العلامات</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Ask in any language</source>
        <translation>اسأل بأي لغة</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>عوامل التصفية</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Nothing found</source>
        <translation>لم يوجد شيء</translation>
    </message>
    <message>
        <source>The best {passages}, in {documents}</source>
        <translation>الأفضل: {passages} في {documents}</translation>
    </message>
    <message>
        <source>No passage holds these words or means the same.</source>
        <translation>لا مقطع فيه هذه الكلمات أو ما في معناها.</translation>
    </message>
    <message>
        <source>Nothing here is likely to answer this. The nearest passages, all weak:</source>
        <translation>لا يبدو أن شيئًا هنا يجيب عن هذا. أقرب المقاطع، وكلها ضعيفة:</translation>
    </message>
    <message>
        <source>Passages found</source>
        <translation>المقاطع التي وُجدت</translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>لا ملاحظات</numerusform>
            <numerusform>ملاحظة واحدة</numerusform>
            <numerusform>ملاحظتان</numerusform>
            <numerusform>%Ln ملاحظات</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
            <numerusform>%Ln ملاحظة</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be looked for</source>
        <translation>لا يمكن البحث عن هذا</translation>
    </message>
    <message>
        <source>{passages} in {documents}</source>
        <translation>{passages} في {documents}</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>ملاحظاتك</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>نسخ الجملة</translation>
    </message>
    <message>
        <source>The library is being opened…</source>
        <translation>المكتبة قيد الفتح…</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Mark what is selected</source>
        <translation>تعليم ما اختير</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
</context>
<context>
    <name>Shelves</name>
    <message>
        <source>Saved searches</source>
        <translation>عمليات بحث محفوظة</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>File is missing</source>
        <translation>ملفها مفقود</translation>
    </message>
    <message>
        <source>Changed, not readable</source>
        <translation>تغيّر ملفها وتعذّرت قراءته</translation>
    </message>
    <message>
        <source>With earlier versions</source>
        <translation>لها نسخ سابقة</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>كل الوثائق</translation>
    </message>
    <message>
        <source>Added this week</source>
        <translation>أضيفت هذا الأسبوع</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>المجموعات</translation>
    </message>
    <message>
        <source>Without usable text</source>
        <translation>بلا نص صالح</translation>
    </message>
    <message>
        <source>Awaiting text recognition</source>
        <translation>تنتظر التعرف على النص</translation>
    </message>
    <message>
        <source>Doubtful order</source>
        <translation>ترتيبها مشكوك فيه</translation>
    </message>
    <message>
        <source>Doubtful characters</source>
        <translation>حروفها مشكوك فيها</translation>
    </message>
    <message>
        <source>Doubtful columns</source>
        <translation>أعمدتها مشكوك فيها</translation>
    </message>
    <message>
        <source>Read only in part</source>
        <translation>قُرئ جزء منها</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>تحتاج إلى نظرة</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>the meaning of the whole</source>
        <translation>معنى المقطع كله</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>الحروف</translation>
    </message>
    <message>
        <source>translated words</source>
        <translation>الكلمات المترجمة</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Recognising text…</source>
        <translation>يجري التعرّف على النصوص…</translation>
    </message>
    <message>
        <source>Embed it anew</source>
        <translation>إعادة التضمين</translation>
    </message>
    <message>
        <source>Embedding the library anew…</source>
        <translation>جارٍ تضمين المكتبة من جديد…</translation>
    </message>
    <message>
        <source>Preparing the import…</source>
        <translation>جارٍ الإعداد للاستيراد…</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>تقدّم الاستيراد</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>إغلاق الرسالة</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>عرض التقرير</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Importing {done} of {files}</source>
        <translation>جارٍ الاستيراد: {done} من {files}</translation>
    </message>
    <message>
        <source>{files} imported</source>
        <translation>استُورد: {files}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>أُوقف</translation>
    </message>
    <message>
        <source>There was no file to import.</source>
        <translation>لم يكن هناك ملف لاستيراده.</translation>
    </message>
    <message>
        <source>Text recognised in {files}</source>
        <translation>تمّ التعرّف على النصّ في {files}</translation>
    </message>
    <message>
        <source>Recognising text: {done} of {files}</source>
        <translation>التعرّف على النصوص: {done} من {files}</translation>
    </message>
    <message>
        <source>{files} not</source>
        <translation>لم يُستورد: {files}</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Tags of the library</source>
        <translation>وسوم المكتبة</translation>
    </message>
    <message>
        <source>Nothing has a tag yet.</source>
        <translation>لا شيء يحمل وسمًا بعد.</translation>
    </message>
    <message>
        <source>Rename or merge…</source>
        <translation>إعادة تسمية أو دمج…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>New name; that of another tag makes the two one</source>
        <translation>الاسم الجديد؛ واسم وسم آخر يدمج الاثنين</translation>
    </message>
    <message>
        <source>tags of the library</source>
        <translation>وسوم المكتبة</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Warraq</source>
        <translation>ورّاق</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Language of the interface</source>
        <translation>لغة الواجهة</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>The trash is empty.</source>
        <translation>سلة المحذوفات فارغة.</translation>
    </message>
    <message>
        <source>These documents are found by no search. Text, marks and the library&apos;s copies of the files stay until the trash is emptied.</source>
        <translation>لا يجد أي بحث هذه الوثائق. يبقى النص والعلامات ونسخ المكتبة من الملفات حتى تُفرَّغ السلة.</translation>
    </message>
    <message>
        <source>Delete {documents} for good?</source>
        <translation>أتُحذف {documents} نهائيًا؟</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>سلة المحذوفات</translation>
    </message>
    <message>
        <source>Deleted documents</source>
        <translation>الوثائق المحذوفة</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>تفريغ السلة…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>This cannot be undone. The files that they were imported from stay where they are; their marks stay in the list of marks.</source>
        <translation>لا يمكن التراجع عن ذلك. تبقى الملفات التي استوردت منها في مكانها، وتبقى علاماتها في قائمة العلامات.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>The trash is being emptied…</source>
        <translation>يجري تفريغ السلة…</translation>
    </message>
    <message>
        <source>deleted {when}</source>
        <translation>حُذفت {when}</translation>
    </message>
</context>
<context>
    <name>Typography</name>
    <message>
        <source>Latin, Cyrillic and others</source>
        <translation>اللاتينية والكيريلية وغيرهما</translation>
    </message>
    <message>
        <source>Arabic and Persian</source>
        <translation>العربية والفارسية</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>الأردية</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>العبرية</translation>
    </message>
    <message>
        <source>Typography</source>
        <translation>هيئة النص</translation>
    </message>
    <message>
        <source>Show vowel marks</source>
        <translation>أظهر علامات التشكيل</translation>
    </message>
    <message>
        <source>As it was made</source>
        <translation>كما كان في الأصل</translation>
    </message>
    <message>
        <source>The program&apos;s own</source>
        <translation>خط البرنامج</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>الكتابة</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>الخط</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Space between lines</source>
        <translation>المسافة بين الأسطر</translation>
    </message>
    <message>
        <source>Letters in a line</source>
        <translation>الحروف في السطر</translation>
    </message>
</context>
<context>
    <name>WatchPane</name>
    <message>
        <source>Nothing in the library is likely to answer these.</source>
        <translation>لا شيء في المكتبة يُرجَّح أن يجيب عن هذه.</translation>
    </message>
    <message>
        <source>Terms, one a line</source>
        <translation>المصطلحات، في كل سطر واحد</translation>
    </message>
    <message>
        <source>A question or a term a line</source>
        <translation>سؤال أو مصطلح في كل سطر</translation>
    </message>
    <message>
        <source>Terms and where they are answered</source>
        <translation>المصطلحات وأين أُجيب عنها</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>العدّ بحسب</translation>
    </message>
    <message>
        <source>Kept lists</source>
        <translation>قوائم محفوظة</translation>
    </message>
    <message>
        <source>Keep this list…</source>
        <translation>حفظ هذه القائمة…</translation>
    </message>
    <message>
        <source>Delete the kept list</source>
        <translation>حذف القائمة المحفوظة</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>حفظ في جدول…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Watch list</source>
        <translation>قائمة المراقبة</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>أوقف</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>ابحث</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>اسم القائمة</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>by document</source>
        <translation>بحسب الوثيقة</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>بحسب الأسبوع</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>بحسب الشهر</translation>
    </message>
    <message>
        <source>by year</source>
        <translation>بحسب السنة</translation>
    </message>
    <message>
        <source>by collection</source>
        <translation>بحسب المجموعة</translation>
    </message>
    <message>
        <source>by language</source>
        <translation>بحسب اللغة</translation>
    </message>
    <message>
        <source>kept list</source>
        <translation>حفظ قائمة</translation>
    </message>
    <message>
        <source>deleted list</source>
        <translation>حذف قائمة</translation>
    </message>
</context>
<context>
    <name>WatchedPage</name>
    <message>
        <source>Not there now: {folders}</source>
        <translation>غير متاحة الآن: {folders}</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>مفقود: {count}</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>المجلدات المتابَعة</translation>
    </message>
    <message>
        <source>New files in these folders come in by themselves; a changed one becomes the next version of its document. What is deleted there is only marked here.</source>
        <translation>تدخل الملفات الجديدة في هذه المجلدات من تلقاء نفسها، ويصير الملف المتغيّر نسخة تالية من وثيقته. وما يُحذف هناك يُعلَّم هنا ولا يُحذف.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>افحصها الآن</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>the same letters</source>
        <translation>الحروف نفسها</translation>
    </message>
    <message>
        <source>the same word, written otherwise</source>
        <translation>الكلمة نفسها برسم آخر</translation>
    </message>
    <message>
        <source>translated</source>
        <translation>ترجمة</translation>
    </message>
    <message>
        <source>near in meaning</source>
        <translation>قريبة المعنى</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Begin with an empty library</source>
        <translation>ابدأ بمكتبة فارغة</translation>
    </message>
    <message>
        <source>Welcome to Warraq</source>
        <translation>أهلًا بك في ورّاق</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطٍّ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Ask in your language, read in theirs</source>
        <translation>اسأل بلغتك واقرأ بلغتهم</translation>
    </message>
    <message>
        <source>Drop articles in any language into the window and ask. Warraq finds the passage that answers, shows it in the original and says why.

Everything stays on this computer. The program opens no network connection.</source>
        <translation>أفلت مقالات بأي لغة على النافذة واسأل. يجد ورّاق المقطع الذي يجيب ويعرضه في أصله ويقول لماذا.

كل شيء يبقى على هذا الحاسوب. لا يفتح البرنامج أي اتصال بالشبكة.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>اختيار مجلد آخر…</translation>
    </message>
    <message>
        <source>Where your library lies</source>
        <translation>أين مكتبتك</translation>
    </message>
    <message>
        <source>A library is one folder with everything in it. You can copy it, back it up and move it like any other.</source>
        <translation>المكتبة مجلد واحد فيه كل شيء. تنسخه وتحفظ نسخة منه وتنقله كأي مجلد.</translation>
    </message>
    <message>
        <source>Try the sample library</source>
        <translation>تجربة المكتبة النموذجية</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>Look around in fourteen sample articles in six languages, or begin with an empty library and your own files.</source>
        <translation>تجوّل في أربع عشرة مقالة نموذجية بست لغات، أو ابدأ بمكتبة فارغة وبملفاتك.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>far above what is usual in {language} ({number})</source>
        <translation>أعلى بكثير من المعتاد في {language} ({number})</translation>
    </message>
    <message>
        <source>none that count</source>
        <translation>لا شيء يُعتدّ به</translation>
    </message>
    <message>
        <source>more than any other passage</source>
        <translation>أكثر من أي مقطع آخر</translation>
    </message>
    <message>
        <source>Word by word</source>
        <translation>كلمةً كلمة</translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>ما يرجّحه</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>ليست هنا</translation>
    </message>
    <message>
        <source>Question answered by its words</source>
        <translation>ما أجابت عنه كلماته من السؤال</translation>
    </message>
    <message>
        <source>Meaning of the words</source>
        <translation>معنى الكلمات</translation>
    </message>
    <message>
        <source>Meaning of the whole</source>
        <translation>معنى المقطع كله</translation>
    </message>
    <message>
        <source>Letters in common</source>
        <translation>حروف مشتركة</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>وُجد بـ</translation>
    </message>
    <message>
        <source>Chance that it answers</source>
        <translation>احتمال أن يجيب</translation>
    </message>
    <message>
        <source>above what is usual in {language} ({number})</source>
        <translation>أعلى من المعتاد في {language} ({number})</translation>
    </message>
    <message>
        <source>{percent} of the passage with most</source>
        <translation>{percent} مما في أكثر المقاطع اشتراكًا</translation>
    </message>
    <message>
        <source>say little: not looked for</source>
        <translation>قليلة الدلالة: لم يُبحث عنها</translation>
    </message>
    <message>
        <source>{words} ({way})</source>
        <translation>{words} ({way})</translation>
    </message>
    <message>
        <source>Meaning of the best sentence</source>
        <translation>معنى أفضل جملة</translation>
    </message>
    <message>
        <source>a little above what is usual in {language} ({number})</source>
        <translation>أعلى قليلًا من المعتاد في {language} ({number})</translation>
    </message>
    <message>
        <source>no more than is usual in {language} ({number})</source>
        <translation>لا يزيد على المعتاد في {language} ({number})</translation>
    </message>
    <message>
        <source>{percent}: too low to count as an answer</source>
        <translation>{percent}: أقل من أن يُعدّ جوابًا</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Warraq</source>
        <translation>ورّاق</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>الكاتب</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
</context>
<context>
    <name>counts</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>لا وثائق</numerusform>
            <numerusform>وثيقة واحدة</numerusform>
            <numerusform>وثيقتان</numerusform>
            <numerusform>%Ln وثائق</numerusform>
            <numerusform>%Ln وثيقة</numerusform>
            <numerusform>%Ln وثيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s)</source>
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
        <source>%Ln paragraph(s)</source>
        <translation>
            <numerusform>لا فقرات</numerusform>
            <numerusform>فقرة واحدة</numerusform>
            <numerusform>فقرتان</numerusform>
            <numerusform>%Ln فقرات</numerusform>
            <numerusform>%Ln فقرة</numerusform>
            <numerusform>%Ln فقرة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>لا جديد</numerusform>
            <numerusform>جديد واحد</numerusform>
            <numerusform>جديدان</numerusform>
            <numerusform>%Ln جديدة</numerusform>
            <numerusform>%Ln جديدًا</numerusform>
            <numerusform>%Ln جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>لا سطور</numerusform>
            <numerusform>سطر واحد</numerusform>
            <numerusform>سطران</numerusform>
            <numerusform>%Ln سطور</numerusform>
            <numerusform>%Ln سطرًا</numerusform>
            <numerusform>%Ln سطر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
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
        <source>%Ln hour(s) left</source>
        <translation>
            <numerusform>بقي أقل من ساعة</numerusform>
            <numerusform>بقيت ساعة واحدة</numerusform>
            <numerusform>بقيت ساعتان</numerusform>
            <numerusform>بقيت %Ln ساعات</numerusform>
            <numerusform>بقيت %Ln ساعة</numerusform>
            <numerusform>بقيت %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>بقي أقل من دقيقة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>بقي أقل من دقيقة</numerusform>
            <numerusform>بقيت دقيقة واحدة</numerusform>
            <numerusform>بقيت دقيقتان</numerusform>
            <numerusform>بقيت %Ln دقائق</numerusform>
            <numerusform>بقيت %Ln دقيقة</numerusform>
            <numerusform>بقيت %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation>صفحة {page}</translation>
    </message>
</context>
<context>
    <name>encodings</name>
    <message>
        <source>Arabic, Persian, Urdu</source>
        <translation>العربية والفارسية والأردية</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>الكيريلية</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>لغات غرب أوروبا</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>Sorani</source>
        <translation>السورانية</translation>
    </message>
    <message>
        <source>German</source>
        <translation>الألمانية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>الإسبانية</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>الفارسية</translation>
    </message>
    <message>
        <source>French</source>
        <translation>الفرنسية</translation>
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
        <source>Indonesian</source>
        <translation>الإندونيسية</translation>
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
        <source>Kurdish</source>
        <translation>الكردية</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>الهولندية</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>البولندية</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>الدرية</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>البشتوية</translation>
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
        <source>Turkish</source>
        <translation>التركية</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>الأوكرانية</translation>
    </message>
    <message>
        <source>Unknown language</source>
        <translation>لغة غير معروفة</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>الأردية</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>الصينية</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>There is no library at {subject}. Create it, or choose another folder.</source>
        <translation>لا توجد مكتبة في {subject}. أنشئها، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>{subject} already holds a library. Open it, or choose another folder.</source>
        <translation>في {subject} مكتبة من قبل. افتحها، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>{subject} is in use for other things. Choose a new name for the library.</source>
        <translation>‏{subject} مستعمل لأشياء أخرى. اختر اسمًا جديدًا للمكتبة.</translation>
    </message>
    <message>
        <source>{subject} is open in another program ({detail}). Close it there first.</source>
        <translation>‏{subject} مفتوحة في برنامج آخر ({detail}). أغلقها هناك أولًا.</translation>
    </message>
    <message>
        <source>{subject} was made by a newer Warraq (version {detail}). Update Warraq to open it.</source>
        <translation>أُنشئت {subject} بإصدار أحدث من ورّاق (الإصدار {detail}). حدِّث ورّاق لفتحها.</translation>
    </message>
    <message>
        <source>{subject} is damaged ({detail}). Nothing was changed: restore a backup, or run repair.</source>
        <translation>‏{subject} تالفة ({detail}). لم يتغير شيء: استعد نسخة احتياطية، أو شغّل الإصلاح.</translation>
    </message>
    <message>
        <source>{subject} was closed.</source>
        <translation>أُغلقت {subject}.</translation>
    </message>
    <message>
        <source>{subject} cannot be written ({detail}). Check space and permissions.</source>
        <translation>لا يمكن الكتابة في {subject} ({detail}). تحقق من المساحة والأذونات.</translation>
    </message>
    <message>
        <source>The disk that holds {subject} is full. Free some space and try again.</source>
        <translation>القرص الذي فيه {subject} ممتلئ. أفرغ بعض المساحة ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>There is no saved search {subject} in this library.</source>
        <translation>ليس في هذه المكتبة بحث محفوظ رقمه {subject}.</translation>
    </message>
    <message>
        <source>There is no document {subject} in this library.</source>
        <translation>لا توجد الوثيقة {subject} في هذه المكتبة.</translation>
    </message>
    <message>
        <source>The file of {subject} is in the library again. Delete that one first, or leave this one in the trash.</source>
        <translation>ملف {subject} في المكتبة من جديد. احذف تلك الوثيقة أولًا، أو اترك هذه في سلة المحذوفات.</translation>
    </message>
    <message>
        <source>This is no longer in the trash: it was emptied, or everything is back.</source>
        <translation>لم يعد هذا في سلة المحذوفات: فُرِّغت السلة، أو عاد كل شيء.</translation>
    </message>
    <message>
        <source>There is a collection {subject} already. Choose another name.</source>
        <translation>توجد مجموعة باسم {subject} من قبل. اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>This mark was deleted.</source>
        <translation>حُذفت هذه العلامة.</translation>
    </message>
    <message>
        <source>The place to be marked is not in the text. Select some words first.</source>
        <translation>الموضع المراد تعليمه ليس في النص. حدّد كلمات أولًا.</translation>
    </message>
    <message>
        <source>There is no folder {subject}. Choose one that is there.</source>
        <translation>لا يوجد مجلد {subject}. اختر مجلدًا موجودًا.</translation>
    </message>
    <message>
        <source>{subject} lies in the library itself. Choose another folder.</source>
        <translation>المجلد {subject} داخل المكتبة نفسها. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>There is no import {subject} in this library.</source>
        <translation>لا يوجد استيراد برقم {subject} في هذه المكتبة.</translation>
    </message>
    <message>
        <source>The report cannot be written to {subject} ({detail}). Choose another place.</source>
        <translation>تعذّرت كتابة التقرير في {subject} ({detail}). اختر مكانًا آخر.</translation>
    </message>
    <message>
        <source>{subject} exists already. Choose another name for the backup.</source>
        <translation>‏{subject} موجود من قبل. اختر اسمًا آخر للنسخة الاحتياطية.</translation>
    </message>
    <message>
        <source>There is nothing to hand over. Choose marks or passages first.</source>
        <translation>لا شيء يُسلَّم. اختر علامات أو مقاطع أولًا.</translation>
    </message>
    <message>
        <source>None of these marks is evidence: their places in changed documents are not sure. Confirm them first.</source>
        <translation>ليست أي من هذه العلامات دليلًا: فمواضعها في وثائق تغيّرت غير مؤكدة. أكّدها أولًا.</translation>
    </message>
    <message>
        <source>{subject} exists already. Choose another name.</source>
        <translation>{subject} موجود من قبل. اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>What was written to {subject} is not what it should be ({detail}). It was deleted; check the disk and try again.</source>
        <translation>ما كُتب في {subject} ليس كما ينبغي ({detail}). وقد حُذف؛ افحص القرص وحاول مرة أخرى.</translation>
    </message>
    <message>
        <source>The evidence pack {subject} cannot be read ({detail}).</source>
        <translation>تتعذر قراءة حزمة الأدلة {subject} ({detail}).</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>لم يعد الملف في مكانه.</translation>
    </message>
    <message>
        <source>The file cannot be opened ({detail}). Check its permissions.</source>
        <translation>لا يمكن فتح الملف ({detail}). تحقق من أذوناته.</translation>
    </message>
    <message>
        <source>Something went wrong that should not ({detail}). Other files are not affected; please report it.</source>
        <translation>وقع خطأ ما كان ينبغي أن يقع ({detail}). لم تتأثر الملفات الأخرى؛ نرجو الإبلاغ عنه.</translation>
    </message>
    <message>
        <source>The file is larger than {detail}. Split it and import the parts.</source>
        <translation>الملف أكبر من {detail}. قسّمه واستورد أجزاءه.</translation>
    </message>
    <message>
        <source>The file holds more than {detail} characters. Split it and import the parts.</source>
        <translation>في الملف أكثر من {detail} حرف. قسّمه واستورد أجزاءه.</translation>
    </message>
    <message>
        <source>The file has more than {detail} pages. Split it and import the parts.</source>
        <translation>في الملف أكثر من {detail} صفحة. قسّمه واستورد أجزاءه.</translation>
    </message>
    <message>
        <source>The page has a tag with more than {detail} attributes and was refused.</source>
        <translation>في الصفحة وسم له أكثر من {detail} خاصية، فرُفضت.</translation>
    </message>
    <message>
        <source>This kind of file is not read ({detail}).</source>
        <translation>هذا النوع من الملفات لا يُقرأ ({detail}).</translation>
    </message>
    <message>
        <source>The file is protected by a password. Remove the password and try again.</source>
        <translation>الملف محمي بكلمة مرور. أزل كلمة المرور ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>The archive was refused ({detail}).</source>
        <translation>رُفض الأرشيف ({detail}).</translation>
    </message>
    <message>
        <source>The file is damaged or not what its name says ({detail}).</source>
        <translation>الملف تالف أو ليس ما يقوله اسمه ({detail}).</translation>
    </message>
    <message>
        <source>Reading the file took longer than {detail} and was stopped.</source>
        <translation>استغرقت قراءة الملف أكثر من {detail} فأُوقفت.</translation>
    </message>
    <message>
        <source>Reading the file needed more than {detail} of memory and was stopped.</source>
        <translation>احتاجت قراءة الملف إلى ذاكرة أكثر من {detail} فأُوقفت.</translation>
    </message>
    <message>
        <source>The reader of this file stopped unexpectedly ({detail}).</source>
        <translation>توقف قارئ هذا الملف على غير توقع ({detail}).</translation>
    </message>
    <message>
        <source>The file holds no text.</source>
        <translation>لا نص في الملف.</translation>
    </message>
    <message>
        <source>The file is not a table of articles.</source>
        <translation>ليس الملف جدول مقالات.</translation>
    </message>
    <message>
        <source>The pages are pictures without text. Text recognition (OCR) is needed.</source>
        <translation>الصفحات صور بلا نص. يلزم التعرف على النص (OCR).</translation>
    </message>
    <message>
        <source>No text was recognised in the pictures of the pages.</source>
        <translation>لم يُتعرَّف على أيّ نصّ في صور الصفحات.</translation>
    </message>
    <message>
        <source>Text recognition needs the program Tesseract, which was not found. Install it with the data of your languages, then try again.</source>
        <translation>يحتاج التعرّف على النصوص إلى برنامج Tesseract، ولم يُعثَر عليه. ثبّته مع بيانات لغاتك، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Tesseract has no data for this writing ({detail}). Install it, then try again.</source>
        <translation>ليست لدى Tesseract بيانات لهذا الخطّ ({detail}). ثبّتها، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Text recognition failed ({detail}).</source>
        <translation>فشل التعرّف على النصّ ({detail}).</translation>
    </message>
    <message>
        <source>The file is needed again, but no copy was kept and it is no longer at {subject}. Put it back, or import it again.</source>
        <translation>الملفّ مطلوب من جديد، لكن لم تُحفَظ نسخة منه ولم يعد في {subject}. أعده إلى مكانه، أو استورده مرة أخرى.</translation>
    </message>
    <message>
        <source>The characters could not be told with certainty ({detail}). Try another encoding.</source>
        <translation>تعذّرت معرفة الحروف على وجه اليقين ({detail}). جرّب ترميزًا آخر.</translation>
    </message>
    <message>
        <source>The same file is in the library already ({detail}).</source>
        <translation>الملف نفسه في المكتبة من قبل ({detail}).</translation>
    </message>
    <message>
        <source>The import was stopped before this file.</source>
        <translation>أُوقف الاستيراد قبل هذا الملف.</translation>
    </message>
    <message>
        <source>There is no model at {subject}. Choose another folder.</source>
        <translation>لا يوجد نموذج في {subject}. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>The model at {subject} cannot be read ({detail}).</source>
        <translation>لا يمكن قراءة النموذج في {subject} ({detail}).</translation>
    </message>
    <message>
        <source>The model {subject} needs the transformers add-on. Install it, or choose another model.</source>
        <translation>يحتاج النموذج {subject} إلى إضافة transformers. ثبّتها، أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>The transformers add-on at {subject} was made for another version of the program (wanted: {detail}). Install the one that came with this version.</source>
        <translation>إضافة transformers في {subject} مصنوعة لإصدار آخر من البرنامج (المطلوب: {detail}). ثبّت الإضافة التي جاءت مع هذا الإصدار.</translation>
    </message>
    <message>
        <source>{subject} exists already and is not empty. Choose another folder.</source>
        <translation>‏{subject} موجود من قبل وليس فارغًا. اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>The model cannot be written to {subject} ({detail}).</source>
        <translation>لا يمكن كتابة النموذج في {subject} ({detail}).</translation>
    </message>
    <message>
        <source>The model at {subject} holds {detail}, which can run programs. Only safetensors are read.</source>
        <translation>في النموذج {subject} ما يمكنه تشغيل برامج: {detail}. لا يُقرأ إلا safetensors.</translation>
    </message>
    <message>
        <source>The library was made with the model {detail}. Embed it anew to use {subject}.</source>
        <translation>أُنشئت المكتبة بالنموذج {detail}. أعد تضمينها لاستعمال {subject}.</translation>
    </message>
    <message>
        <source>The query holds no word to look for.</source>
        <translation>ليس في السؤال كلمة يُبحث عنها.</translation>
    </message>
    <message>
        <source>A quotation mark is opened and not closed.</source>
        <translation>فُتحت علامة اقتباس ولم تُغلق.</translation>
    </message>
    <message>
        <source>{subject} is not a date or a range of dates. Write date:2017-11..2018.</source>
        <translation>‏{subject} ليس تاريخًا ولا مدى من التواريخ. اكتب date:2017-11..2018.</translation>
    </message>
    <message>
        <source>{subject} is not a filter. The filters are lang:, in:, kind:, state:, tag:, date: and exact:.</source>
        <translation>{subject} ليس عامل تصفية. عوامل التصفية هي lang: و in: و kind: و state: و tag: و date: و exact:.</translation>
    </message>
    <message>
        <source>The pages are pictures whose text has not been recognised yet.</source>
        <translation>الصفحات صور لم يُتعرَّف على نصّها بعد.</translation>
    </message>
    <message>
        <source>Some pages are pictures whose text has not been recognised yet.</source>
        <translation>بعض الصفحات صور لم يُتعرَّف على نصّها بعد.</translation>
    </message>
    <message>
        <source>Text was recognised from pictures of the pages and may hold mistakes.</source>
        <translation>تُعُرِّف على النصّ من صور الصفحات، وقد تكون فيه أخطاء.</translation>
    </message>
    <message>
        <source>Much of the recognised text is doubtful.</source>
        <translation>كثير من النصّ المتعرَّف عليه مشكوك فيه.</translation>
    </message>
    <message>
        <source>Some of the file could not be read.</source>
        <translation>تعذّرت قراءة بعض الملف.</translation>
    </message>
    <message>
        <source>The order of the text is doubtful.</source>
        <translation>ترتيب النص غير مؤكد.</translation>
    </message>
    <message>
        <source>The encoding was guessed.</source>
        <translation>خُمِّن الترميز.</translation>
    </message>
    <message>
        <source>Which column of the table is what was guessed.</source>
        <translation>خُمِّن معنى أعمدة الجدول تخمينًا.</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Imported</source>
        <translation>مستورد</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>موجود من قبل</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>بلا نص</translation>
    </message>
    <message>
        <source>Needs OCR</source>
        <translation>يلزمه OCR</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>لم يُبلغ</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>, </source>
        <comment>between the members of a list</comment>
        <translation>، </translation>
    </message>
</context>
</TS>
