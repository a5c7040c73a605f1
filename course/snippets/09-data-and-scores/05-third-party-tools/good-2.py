def resumer(demande):
    """The agent reads the request; the first lines are enough to sort it, and nothing leaves the service."""
    debut = demande.situation.splitlines()[:3]
    return {"reference": demande.reference, "debut": debut}
