"""What a zip holds, read with suspicion: it may swell without end, point elsewhere, nest, lie about its sizes, be cut."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from grading.text import Text, printable
from grading.variants import LITTER

MOST_FILES, MOST_BYTES, DEEPEST = 3000, 64 << 20, 3
"""Of what one person hands in: files, bytes once unpacked, zips within zips."""
LONGEST_DIRECTORY = 8 << 20
LONGEST_NAME = 240
LOCATOR = 20
"""Bytes of the record that says where the list of a zip64 ends."""
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, KeyError, NotImplementedError)


class Refused(ValueError):
    """An archive of which nothing is taken, with the reason."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.why = Text(fr=fr, en=en)


@dataclass
class Budget:
    """What is left of what may be unpacked."""

    files: int = MOST_FILES
    bytes: int = MOST_BYTES

    def take(self, size: int) -> None:
        """Count one more file, or folder. Raises Refused when there is no room for it."""
        self.files -= 1
        self.bytes -= size
        if self.files < 0 or self.bytes < 0:
            raise Refused(
                fr=f"l’archive se déplie au-delà de {MOST_BYTES >> 20} Mo ou de {MOST_FILES} fichiers",
                en=f"the archive unpacks to more than {MOST_BYTES >> 20} MB or {MOST_FILES} files",
            )


def opened(source: IO[bytes]) -> zipfile.ZipFile:
    """The zip of a file. Raises Refused when its list is damaged, or so long that it could not be a hand-in."""
    source.seek(0, io.SEEK_END)
    size = source.tell()
    source.seek(max(0, size - (1 << 16) - 22 - LOCATOR))
    tail = source.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) - end < 22:
        raise Refused(fr="ce n’est pas un zip, ou il est coupé", en="not a zip, or cut short")
    # Each line of the list is read into memory before anything can be counted. A zip64 gives its length elsewhere: it is
    # for more files, or more bytes, than are taken.
    is_64 = tail[max(0, end - LOCATOR) :].startswith(b"PK\x06\x07")
    if is_64 or int.from_bytes(tail[end + 12 : end + 16], "little") > LONGEST_DIRECTORY:
        raise Refused(fr="la liste de l’archive est trop longue", en="the list of the archive is too long")
    try:
        return zipfile.ZipFile(source)
    except DAMAGED:
        raise Refused(fr="l’archive est abîmée", en="the archive is damaged") from None


def parts_of(name: str) -> list[str]:
    """The folders and the file that a name is made of, on any system."""
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]


def leads_out(name: str) -> bool:
    """Whether a name is that of something outside the archive, on some system."""
    return name.startswith(("/", "\\")) or ".." in parts_of(name) or name[1:2] == ":"


def safe(name: str) -> PurePosixPath:
    """The path of an entry below the archive. Raises Refused when it would lead out of it, on any system."""
    if leads_out(name):
        raise Refused(
            fr=f"« {printable(name[:80])} » mènerait hors de l’archive",
            en=f"“{printable(name[:80])}” would lead out of the archive",
        )
    kept = [part.replace(":", "_") for part in parts_of(name)]
    if not kept or any(len(part.encode("utf-8", "replace")) > LONGEST_NAME for part in kept) or len(kept) > 40:
        raise Refused(fr="un nom de fichier vide ou trop long", en="a file name that is empty or too long")
    return PurePosixPath(*kept)


def content_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    """The bytes of an entry, counted as they come and not as they are declared. Raises Refused."""
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused(fr=f"« {printable(entry.filename)} » est un lien", en=f"“{printable(entry.filename)}” is a link")
    if entry.flag_bits & 1:
        raise Refused(fr="l’archive demande un mot de passe", en="the archive asks for a password")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(fr="une compression que l’on n’ouvre pas", en="a compression that is not opened")
    try:
        with archive.open(entry) as stream:
            content = stream.read(budget.bytes + 1)
    except (*DAMAGED, RuntimeError):
        raise Refused(fr="l’archive est abîmée", en="the archive is damaged") from None
    budget.take(len(content))
    return content


def files_of(content: bytes, budget: Budget, depth: int = 1) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Every file of a zip, those of the zips that it holds included. Raises Refused: then nothing of it is to be kept."""
    if depth > DEEPEST:
        raise Refused(fr="trop de zips l’un dans l’autre", en="too many zips within one another")
    with opened(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            path = safe(entry.filename)
            if entry.is_dir() or LITTER & set(path.parts):
                budget.take(0)
                continue
            yield from unfolded(path, content_of(archive, entry, budget), budget, depth)


def unfolded(
    path: PurePosixPath, content: bytes, budget: Budget, depth: int = 0
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """A file, or those of the zip that it is, below a folder named after it. Raises Refused."""
    if path.suffix.lower() != ".zip":
        yield path, content
        return
    for inner, found in files_of(content, budget, depth + 1):
        # « ...zip » would be named after the folder above.
        yield safe(f"{str(path)[: -len('.zip')]}/{inner}"), found
