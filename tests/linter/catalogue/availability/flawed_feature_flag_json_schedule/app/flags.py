import json
from datetime import datetime, time
from pathlib import Path

FLAGS = json.loads(Path("flags.json").read_text())["flags"]


def is_on(name):
    flag = FLAGS[name]
    s = flag["schedule"]
    now = datetime.now()
    return flag["enabled"] and time.fromisoformat(s["start"]) <= now.time() < time.fromisoformat(s["end"])
