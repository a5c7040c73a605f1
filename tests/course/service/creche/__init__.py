"""Nursery places."""
