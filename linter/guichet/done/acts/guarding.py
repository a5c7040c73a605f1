"""What keeps an entry, or tells of a failure: a note that it takes is of no visit."""

from __future__ import annotations

import re

GUARDS = re.compile(r"login|sign_?in|attempt|auth|security|securit|audit|fraud|throttle|rate|abuse|connexion|admin|axes|session|token|signature|consent|error|exception|bug|report", re.I)  # fmt: skip
"""In the name of what notes, why it does."""
