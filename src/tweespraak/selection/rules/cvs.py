"""Which kind of file a CV is, as looked up in the file itself: what it is called proves nothing."""

import codecs
import io
import unicodedata
import zipfile
import zlib
from enum import StrEnum

MOST_BYTES = 10 * 1024 * 1024
_MOST_PARTS = 5_000  # of a zip
_MOST_UNFOLDED = 500 * 1024 * 1024  # what a zip may hold, by its own saying
_READ = 1024 * 1024  # of one part of a zip, at most
_TAIL = 2_048  # of a PDF, in which its end stands
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and whatever has a password
_DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ODT = b"application/vnd.oasis.opendocument.text"
_NO_PLAIN_TEXT = ("<", "{\\rtf", "%!", "#!")  # a page, rich text, PostScript, a program
_SPACES = "\t\n\r\f"


class Kind(StrEnum):
    """What may be sent; also the end of the name."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    TXT = "txt"


class Problem(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    HEAVY = "heavy"
    OTHER = "other"  # another kind, also by its name
    DISGUISED = "disguised"  # it is called one thing and is another
    LOCKED = "locked"  # an old Word file, or one with a password
    MACROS = "macros"  # it holds a program
    BROKEN = "broken"


class NoCv(Exception):
    """This file is not taken; `why` says what is wrong with it."""

    def __init__(self, why: Problem) -> None:
        super().__init__(why)
        self.why = why


def kind_of(content: bytes, name: str) -> Kind:
    """The kind of a file, which is also what it is called after. Raises NoCv."""
    if not content:
        raise NoCv(Problem.EMPTY)
    if len(content) > MOST_BYTES:
        raise NoCv(Problem.HEAVY)
    called = name.rpartition(".")[2].casefold()
    if called not in set(Kind) | {"doc"}:
        raise NoCv(Problem.OTHER)
    if content.startswith(_OLE):
        raise NoCv(Problem.LOCKED)
    found = _found_in(content)
    if found is None or found != called:
        raise NoCv(Problem.DISGUISED)
    return found


def kept_name(name: str, kind: Kind) -> str:
    """What a file is called from now on: one that any computer can keep, without what misleads."""
    stem = unicodedata.normalize("NFC", name.rpartition(".")[0])
    plain = "".join(
        " " if unicodedata.category(sign)[0] in "CZ" or sign in '/\\:*?"<>|;%' else sign
        for sign in stem
    )
    return f"{' '.join(plain.split())[:100].strip(' .') or 'cv'}.{kind}"


def _found_in(content: bytes) -> Kind | None:
    if content.startswith(b"%PDF-"):
        if b"%%EOF" not in content[-_TAIL:]:
            raise NoCv(Problem.BROKEN)
        return Kind.PDF
    if content.startswith(b"PK\x03\x04"):
        try:
            return _found_in_zip(content)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError,
            RuntimeError, ValueError,
        ) as damaged:  # fmt: skip
            raise NoCv(Problem.BROKEN) from damaged
    return Kind.TXT if _is_text(content) else None


def _found_in_zip(content: bytes) -> Kind | None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        rows = parts.infolist()
        if len(rows) > _MOST_PARTS or sum(row.file_size for row in rows) > _MOST_UNFOLDED:
            raise NoCv(Problem.BROKEN)
        names = {row.filename for row in rows}
        if {"[Content_Types].xml", "word/document.xml"} <= names:
            return _word(_start_of(parts, "[Content_Types].xml"), names)
        if {"mimetype", "content.xml"} <= names:
            is_odt = _start_of(parts, "mimetype").strip() == _ODT
            if is_odt and any(name.startswith(("Basic/", "Scripts/")) for name in names):
                raise NoCv(Problem.MACROS)
            return Kind.ODT if is_odt else None
    return None


def _word(types: bytes, names: set[str]) -> Kind | None:
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names):
        raise NoCv(Problem.MACROS)
    return Kind.DOCX if _DOCX in types else None


def _start_of(parts: zipfile.ZipFile, name: str) -> bytes:
    with parts.open(name) as part:
        return part.read(_READ)


def _is_text(content: bytes) -> bool:
    text = _decoded(content)
    if text is None or text.lstrip().casefold().startswith(_NO_PLAIN_TEXT):
        return False
    written = any(sign.isalpha() for sign in text)
    return written and not any(
        unicodedata.category(sign) == "Cc" and sign not in _SPACES for sign in text
    )


def _decoded(content: bytes) -> str | None:
    """The words, as Notepad and others write them; None when these are no letters."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
