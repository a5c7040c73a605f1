"""Accounts, files and letters."""
