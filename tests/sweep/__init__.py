"""Many persons of a store at once."""
