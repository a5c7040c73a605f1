"""The readers of acts: one module for each sort, in each language; each yields what is done and what decides it."""
