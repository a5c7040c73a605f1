"""Makes the graders importable and hands pytest the hooks of the exercises."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

if "--answers" in sys.argv[1:]:
    # Written in two words, pytest takes the folder for one of tests, and would load next a conftest.py of the hand-in.
    from grading.course import TWO_WORDS
    from grading.text import language_of_machine

    print(TWO_WORDS.to(language_of_machine()), file=sys.stderr)
    raise SystemExit(4)

from grading.plugin import (  # noqa: E402, F401
    pytest_addoption,
    pytest_cmdline_main,
    pytest_configure,
    pytest_generate_tests,
    pytest_ignore_collect,
    pytest_report_teststatus,
    pytest_sessionfinish,
    pytest_sessionstart,
    pytest_terminal_summary,
    pytest_unconfigure,
)
