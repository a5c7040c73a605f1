"""Places that say a flaw by a name and a value, though the rest of the chain is not read: what is done there is asked, never said."""
