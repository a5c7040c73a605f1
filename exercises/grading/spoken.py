"""What an answer gives and raises, as the data that its process sends (standard library only)."""

import dataclasses
import datetime
import decimal
import dis
import enum
import fractions
import math
import os
import sys
import traceback
from typing import Any

LONGEST = 2000
"""Characters of what an exception says."""
RAISE = dis.opmap["RAISE_VARARGS"]


def is_meant(error: Exception) -> bool:
    """Whether an exception is a refusal: a ValueError, or what a "raise" or an "assert" says; not what a slip sets off."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    return isinstance(error, ValueError) or (
        last is not None and last.tb_frame.f_code.co_code[last.tb_lasti] == RAISE and not isinstance(error, ImportError)
    )


class Absent(Exception):
    """The file loads but does not define that name."""


def plain(value: Any) -> Any:
    """Data that JSON can carry; anything else is refused by name."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, dict):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=repr)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (decimal.Decimal, fractions.Fraction)):
        return plain(float(value))
    if isinstance(value, float) and not math.isfinite(value):
        raise TypeError(f"{value} is not a number that can be compared")
    if isinstance(value, int) and abs(value) > sys.float_info.max:
        raise TypeError(f"a number of {value.bit_length()} bits is not one that can be compared")
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if hasattr(value, "__iter__") and hasattr(value, "__next__"):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} is not data")


def is_inside(file: str, folder: str) -> bool:
    """Whether a file that a traceback names is the learner's; "<frozen codecs>" is no file."""
    return not file.startswith("<") and os.path.abspath(file).startswith(folder)


def told(error: BaseException, folder: str) -> dict[str, Any]:
    """An exception as data: its kind, its text, and the last line of the learner's own files that it went through."""
    kind = "exception"
    went = [(frame.f_code.co_filename, number) for frame, number in traceback.walk_tb(error.__traceback__)]
    last = next((one for one in reversed(went) if is_inside(one[0], folder)), None)
    file, line = (os.path.relpath(last[0], folder).replace(os.sep, "/"), last[1]) if last else (None, None)
    if isinstance(error, SyntaxError) and error.filename and is_inside(error.filename, folder):
        kind, line = "syntax", error.lineno
        file = os.path.relpath(error.filename, folder).replace(os.sep, "/")
    elif isinstance(error, ModuleNotFoundError):
        kind = "import"
    elif isinstance(error, EOFError):
        kind = "input"
    elif isinstance(error, MemoryError):
        kind = "memory"
    elif isinstance(error, (SystemExit, KeyboardInterrupt)):
        kind = "exit"
    elif isinstance(error, Absent):
        kind = "absent"
    elif isinstance(error, OSError) and error.errno == 27:
        kind = "output"
    elif isinstance(error, OSError) and error.errno == 28:
        kind = "disk"
    elif type(error).__name__ in ("TemplateSyntaxError", "TemplateAssertionError"):
        kind, line = "template", getattr(error, "lineno", None)
    message = str(error)[:LONGEST].replace(folder + os.sep, "").replace(folder, ".")
    return {"kind": kind, "type": type(error).__name__[:LONGEST], "message": message, "file": file, "line": line}
