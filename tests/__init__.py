"""Tests of rsscan and the stand-ins they talk to."""
