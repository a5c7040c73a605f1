"""The benefit of the town."""
