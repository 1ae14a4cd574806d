"""Figures, printed and never asserted: machines are noisy."""

import os
from pathlib import Path


def shared_data() -> Path:
    """Return the folder of real data, which a user's clone has not: RSSCAN_SHARED_DATA, or beside the checkout."""
    named = os.environ.get("RSSCAN_SHARED_DATA")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "shared" / "data"
