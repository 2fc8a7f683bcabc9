"""Which kind of file a CV is, is looked up in the file itself."""

import pytest

from tests.selection.files import (
    OLD_WORD,
    PDF,
    PICTURE,
    PROGRAM,
    TXT,
    docx,
    odt,
    with_macros,
    workbook,
    zipped,
)
from tweespraak.selection.rules.cvs import MOST_BYTES, Kind, NoCv, Problem, kept_name, kind_of

TAKEN = {
    "cv.pdf": (PDF, Kind.PDF),
    "CV.PDF": (PDF, Kind.PDF),
    "cv.docx": (docx(), Kind.DOCX),
    "cv.odt": (odt(), Kind.ODT),
    "cv.txt": (TXT, Kind.TXT),
    "utf16.txt": ("Anna".encode("utf-16"), Kind.TXT),
    "notepad.txt": ("Café Zoë".encode("cp1252"), Kind.TXT),
    "bom.txt": (b"\xef\xbb\xbfAnna", Kind.TXT),
}
REFUSED = {
    "cv.pdf": (b"", Problem.EMPTY),
    "cv2.pdf": (PDF[:30], Problem.BROKEN),
    "a program.pdf": (PROGRAM, Problem.DISGUISED),
    "a page.pdf": (b"<html><script>alert(1)</script>", Problem.DISGUISED),
    "a page.txt": (b"\n <!doctype html><p>hello", Problem.DISGUISED),
    "a drawing.txt": (b"<svg onload='x'/>", Problem.DISGUISED),
    "rich.txt": (b"{\\rtf1 hello}", Problem.DISGUISED),
    "a picture.docx": (PICTURE, Problem.DISGUISED),
    "a pdf.docx": (PDF, Problem.DISGUISED),
    "a workbook.docx": (workbook(), Problem.DISGUISED),
    "an archive.odt": (
        zipped(mimetype="application/zip", **{"content.xml": ""}),
        Problem.DISGUISED,
    ),
    "text.docx": (TXT, Problem.DISGUISED),
    "half.docx": (docx()[:-40], Problem.BROKEN),
    "macros.docx": (with_macros(), Problem.MACROS),
    "macros.odt": (odt(**{"Basic__x.xml": "x"}), Problem.MACROS),
    "old.doc": (OLD_WORD, Problem.LOCKED),
    "password.docx": (OLD_WORD, Problem.LOCKED),
    "cv.exe": (PROGRAM, Problem.OTHER),
    "cv.html": (b"<p>hello", Problem.OTHER),
    "no end": (PDF, Problem.OTHER),
    "nulls.txt": (b"Anna\0Bram", Problem.DISGUISED),
    "digits.txt": (b"12 34", Problem.DISGUISED),
    "zip first.pdf": (docx(), Problem.DISGUISED),
}


@pytest.mark.parametrize("name", TAKEN)
def test_the_four_kinds_are_taken(name):
    content, kind = TAKEN[name]
    assert kind_of(content, name) == kind


@pytest.mark.parametrize("name", REFUSED)
def test_anything_else_is_refused_with_its_reason(name):
    content, problem = REFUSED[name]
    with pytest.raises(NoCv) as refused:
        kind_of(content, name)
    assert refused.value.why == problem


def test_what_is_heavier_than_ten_megabytes_is_refused():
    with pytest.raises(NoCv) as refused:
        kind_of(PDF.ljust(MOST_BYTES + 1), "cv.pdf")
    assert refused.value.why == Problem.HEAVY


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Anna de Vries.pdf", "Anna de Vries.pdf"),
        ("../../etc/passwd.pdf", "etc passwd.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a b Set-Cookie x.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        (".pdf", "cv.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_file_gets_a_name_that_misleads_nobody(name, kept):
    assert kept_name(name, Kind.PDF) == kept
