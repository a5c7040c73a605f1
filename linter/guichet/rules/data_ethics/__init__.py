"""Rules of the family data_ethics."""
