"""Files as candidates send them, real and disguised, made here."""

import io
import zipfile

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TXT = "Anna, teamleider sinds 2019. Café, crème.".encode()
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 400
PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 100
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def zipped(**parts: str) -> bytes:
    """A zip with these parts; a slash in a name is written as two underscores."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/"), text)
    return kept.getvalue()


def docx(kind: str = _WORD, **more: str) -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    return zipped(**{"[Content_Types].xml": types, "word__document.xml": "<w:document/>", **more})


def odt(**more: str) -> bytes:
    mime = "application/vnd.oasis.opendocument.text"
    return zipped(**{"mimetype": mime, "content.xml": "<office/>", **more})


def with_macros() -> bytes:
    return docx(_MACROS, **{"word__vbaProject.bin": "x"})


def workbook() -> bytes:
    return zipped(**{"[Content_Types].xml": "<Types/>", "xl__workbook.xml": "<x/>"})
