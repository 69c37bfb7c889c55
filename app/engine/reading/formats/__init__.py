"""One module per family of formats: bytes → ``Parsed`` (text, spans, warnings), or ``ReadError``.

    decoding languages       which characters a text file's bytes are
    plain markdown headings csv subtitles notebook feeds    text with a structure of its own
    html mhtml               web pages
    pdf pdfium               PDF pages, their fields and comments
    pictures ocr layout      pictures, and reading the text in them
    office                   the entrance to docx slides xlsx opendocument ods epub rtf doc ppt xls
    flow grid                how running text and tables are laid out as text with spans
    package compound zipcrypt protection    the containers they come in, and their locks
    mail outlook archives    files that hold documents; see ``reading.members``

Nothing here opens a file, writes one, or knows who asks. Modules are imported with the first file
that needs them.
"""
