"""What is written under a name, whatever language or file writes it: settings, and the tables of any file."""
