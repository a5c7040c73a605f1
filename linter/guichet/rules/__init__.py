"""Every rule of guichet, one file each, by family."""
