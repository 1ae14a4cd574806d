"""Tests of the formats in which lists are published."""
