from datetime import date
from pathlib import Path

import yaml
from flask import abort, request

from depot.modeles import Depot

QUOTA = yaml.safe_load(Path("conf/quota.yml").read_text())["depots"]["par_jour"]


def deposer():
    if Depot.query.filter(Depot.jour == date.today()).count() >= QUOTA:
        abort(409)
    Depot(request.form).save()
    return "ok"
