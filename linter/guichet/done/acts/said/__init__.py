"""Places that say a flaw by a name and a value, where nothing that is understood says that it is carried out: they are asked about."""
