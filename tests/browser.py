"""What browser tests share: where Chromium is, and why they are skipped when it is nowhere."""

from course.tools.chromium import ABSENT, find_chromium

__all__ = ["ABSENT", "find_chromium"]
