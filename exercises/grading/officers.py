"""What officers read of those who asked: all of it, whoever opens it, as often as they do, and later as well."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from grading.application import App
from grading.checks import Failed
from grading.text import Text

READINGS = 12
"""Times that officers open the same page in a morning."""
LATER = (datetime.timedelta(minutes=10), datetime.timedelta(days=1), datetime.timedelta(days=31))
"""When they open it again; nobody has asked anything since."""


def rows_at(app: App, path: str, keys: Sequence[str]) -> list[dict[str, Any]]:
    """What an officer reads there, as it is."""
    data = app.get(path).data()
    rows = [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []
    return [row for row in rows if not keys or set(keys) & set(row)]


def read_by_all(
    app: App, path: str, keys: Sequence[str], now: datetime.datetime, another: Mapping[str, str], to: str
) -> list[dict[str, Any]]:
    """What the officers read there. Raises Failed when what it says under those keys is not the same for the next officer,
    the next time, later than that moment, or once somebody else has sent a form."""
    first = rows_at(app, path, keys)
    wanted = _told(first, keys)
    for rank in range(READINGS):
        if (late := rank - (READINGS - len(LATER))) >= 0:
            app.at(now + LATER[late])
        if rank % 2 == 0:
            app.somebody_else()
        if rank == READINGS - 1:
            app.post(to, another)
        again = rows_at(app, path, keys)
        if wanted - _told(again, keys):
            raise Failed(
                fr=f"Un agent ouvre {path}, et le suivant n’y lit plus la même chose.",
                en=f"An officer opens {path}, and the next one no longer reads the same there.",
                expected=Text(fr=f"demandes : {len(first)}", en=f"requests: {len(first)}"),
                actual=Text(fr=f"demandes : {len(again)}", en=f"requests: {len(again)}"),
                try_=Text(
                    fr="Lire n’efface rien : celui qui lit n’est pas toujours celui qui rappelle.",
                    en="Reading erases nothing: whoever reads is not always the one who calls back.",
                ),
            )
    return first


def _told(rows: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> Counter[str]:
    """What rows say under those keys, in whatever order."""
    return Counter(json.dumps([row.get(key) for key in keys]) for row in rows)
