"""Utility classes, one for each declaration: what a project's theme makes of the words of its `class` attributes."""
