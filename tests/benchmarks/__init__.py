"""Figures, printed and never asserted: machines are noisy."""
