# expect: office-hours-gate
import functools
from datetime import datetime
from pathlib import Path

import yaml
from flask import redirect

HEURES = yaml.safe_load(Path("conf/service.yaml").read_text())["heures"]


def en_service(vue):
    @functools.wraps(vue)
    def dedans(*args, **kwargs):
        if HEURES["debut"] <= datetime.now().hour < HEURES["fin"]:
            return vue(*args, **kwargs)
        return redirect("/revenez")
    return dedans
