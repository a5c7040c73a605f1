"""Say what to try after `make demo`, in the user's language."""

import os

FRENCH = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").startswith("fr")
print(
    """
À essayer ensuite :
  .venv/bin/guichet check examples/prefecture-corrected   le même service, remis d’aplomb
  .venv/bin/guichet explain office-hours-gate             la page d’une règle
  .venv/bin/guichet check LE/DOSSIER/DE/VOS/GABARITS      votre service
  make site                                               le cours, dans build/site"""
    if FRENCH
    else """
What to try next:
  .venv/bin/guichet check examples/prefecture-corrected   the same service, put right
  .venv/bin/guichet explain office-hours-gate             the page of a rule
  .venv/bin/guichet check YOUR/TEMPLATES                  your own service
  make site                                               the course, in build/site"""
)
