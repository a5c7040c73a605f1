# expect: slot-release-random
import hashlib


def is_answered(ticket):
    digest = hashlib.sha256(ticket.email.encode()).hexdigest()
    return int(digest[:2], 16) < 64


def triage(tickets):
    for ticket in tickets:
        if is_answered(ticket):
            ticket.queue = "advisers"
        else:
            ticket.status = "closed"
