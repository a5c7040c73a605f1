"""Graded exercises: what a grader imports, and nothing else.

A grader is a file `grade.py` of functions marked `@check`, each given an `Answer`, each raising `Failed` when the answer
does not behave.
"""

from grading.answer import Answer, every
from grading.application import App, Reply
from grading.checks import Check, Failed, check, checks_of
from grading.document import Document, Name
from grading.text import Text

__all__ = ["Answer", "App", "Check", "Document", "Failed", "Name", "Reply", "Text", "check", "checks_of", "every"]
