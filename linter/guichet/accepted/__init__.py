"""What a team has decided to live with, or to mend: derogations, the baseline, fixes."""
