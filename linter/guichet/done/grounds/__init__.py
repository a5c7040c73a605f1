"""What decides an act: each module answers for one sort of reason, from the value that decides back to where it comes from."""
