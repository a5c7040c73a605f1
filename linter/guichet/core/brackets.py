"""What stands between brackets and commas, those inside texts left alone: the same in every language that is read here."""

from __future__ import annotations

from collections.abc import Iterator

OPENS, CLOSES, QUOTES = "([{", ")]}", "\"'`"


def end_of_text(written: str, start: int) -> int:
    """Return where the text between quotes that begins at a place has ended; the end of all where it never does."""
    at = start + 1
    while at < len(written) and written[at] != written[start]:
        at += 2 if written[at] == "\\" else 1
    return min(at + 1, len(written))


def end_of_bracket(written: str, start: int) -> int:
    """Return where the bracket that opens at a place has closed; the end of all where it never does."""
    depth, at = 0, start
    while at < len(written):
        if written[at] in QUOTES:
            at = end_of_text(written, at)
            continue
        depth += (written[at] in OPENS) - (written[at] in CLOSES)
        at += 1
        if not depth:
            return at
    return len(written)


def parts_between(written: str, opening: int) -> Iterator[tuple[int, int]]:
    """Yield where each thing begins and ends between the bracket that opens at a place and the one that closes it; the last is left out where nothing does."""
    at = start = opening + 1
    while at < len(written):
        sign = written[at]
        if sign in QUOTES:
            at = end_of_text(written, at)
        elif sign in OPENS:
            at = end_of_bracket(written, at)
        else:
            if sign == "," or sign in CLOSES:
                if written[start:at].strip():
                    yield start, at
                start = at + 1
            if sign in CLOSES:
                return
            at += 1


def split(written: str) -> list[str]:
    """Cut a list at its commas, those inside brackets and texts left alone."""
    found, start, at = [], 0, 0
    while at < len(written):
        if written[at] in QUOTES:
            at = end_of_text(written, at)
        elif written[at] in OPENS:
            at = end_of_bracket(written, at)
        else:
            if written[at] == ",":
                found.append(written[start:at])
                start = at + 1
            at += 1
    return [*found, written[start:]]
