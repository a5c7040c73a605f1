"""Archives that are the same bytes for the same files, whenever and wherever they are made."""

import gzip
import io
import tarfile
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest that an archive knows: a date of its own would make two archives of the same files differ."""


def archived(files: Mapping[str, bytes | str]) -> bytes:
    """An archive of these files, in this order."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, DAY), content, ZIP_DEFLATED)
    return made.getvalue()


def pressed(files: Mapping[str, bytes]) -> bytes:
    """The same files pressed together (tar, gzip), in this order: what they have in common is written once."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(made.getvalue(), 9, mtime=0)
