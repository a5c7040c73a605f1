"""An answer that reads the clock is asked in each season: it gives the same, but for the day that it bears."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from grading import Answer, Failed

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\nMENU = 2 if date.today().month == 8 else 1",
        "import datetime as d\nnow = getattr(d.datetime, 'n' + 'ow')\nMENU = now().hour < 9",
        "from datetime import date as day\nask = day.today\nMENU = ask() > day(2027, 9, 1)",
        "# Not random.\nfrom datetime import date\nMENU = date.today().weekday() == 6",
        "import time\nMENU = time.ctime().startswith('Sun')",
        "import time\nMENU = time.strftime('%m') == '08'",
        "from datetime import date\nMENU = [date.today().isoformat()][date.today().month == 8 :]",
    ],
)
def test_what_changes_with_the_day_is_refused(tmp_path: Path, source: str) -> None:
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    answer = Answer(tmp_path)
    with contextlib.closing(answer), pytest.raises(Failed, match="every day"):
        answer.value("menu.py", "MENU")


@pytest.mark.parametrize(
    "source",
    [
        "MENU = 1",
        "from datetime import datetime\nNOW = datetime.now()\nMENU = 1",
        "from datetime import date, datetime\nMENU = {'rank': 1, 'on': str(date.today()), 'at': datetime.now().isoformat()}",
        f"from datetime import date\nday = date.today()\nname = '{MONTHS}'.split()[day.month - 1]\nMENU = f'Le {{day.day}} {{name}} {{day.year}}'",
        "from datetime import datetime, UTC\nMENU = [datetime.now(UTC).isoformat(), f'{datetime.now():%d/%m/%Y à %Hh%M}']",
        "import time\nMENU = [int(time.time()), time.time_ns()]",
        "import secrets, time\nMENU = [time.time() > 0, secrets.token_hex()]",
        "import random, time\nrandom.seed(time.time())\nMENU = random.sample(range(100), 50)",
    ],
)
def test_what_bears_its_day_or_is_drawn_is_taken(tmp_path: Path, source: str) -> None:
    (tmp_path / "menu.py").write_text(source, encoding="utf-8")
    answer = Answer(tmp_path)
    with contextlib.closing(answer):
        assert answer.value("menu.py", "MENU")
