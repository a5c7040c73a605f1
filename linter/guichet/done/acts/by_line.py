"""Requests that are counted by the line that they come by: how few, for how long, and which are none that people make."""

from __future__ import annotations

import re

FEW = 20
"""People of one device beyond which it is a hall, and no helper."""
LONG = 6 * 3600
"""Seconds of a wait beyond which one comes back another day."""
NO_REQUEST = ("sessions.entrance", "sessions.codes", "sessions.no_request")
"""What is limited without anything being asked for: a way in, a code, an export."""
BY_LINE = re.compile(
    r"(?<![a-z])ip(?![a-z])|remote_?(?:addr|ip)|remotehost|get_remote_address|real_?ip|forwarded_?for|client_?ip", re.I
)
"""That what is counted is a line."""
