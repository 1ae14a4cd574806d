"""The door: one file a command, options shared."""
