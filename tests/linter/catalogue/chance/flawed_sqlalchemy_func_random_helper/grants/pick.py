# expect: slot-release-random
from sqlalchemy import select
from sqlalchemy.sql.expression import func

from grants.models import Application


def shortlist(session, size):
    stmt = select(Application).where(Application.complete.is_(True)).order_by(func.random()).limit(size)
    return list(session.scalars(stmt))


def send_letters(session, size):
    for application in shortlist(session, size):
        application.award()
