"""Tests of what is handed in: lists, rosters, official files."""
