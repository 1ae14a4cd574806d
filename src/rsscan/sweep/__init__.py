"""Many or all researchers of a store at once: what is printed is matched once, then joined back to who printed it."""
