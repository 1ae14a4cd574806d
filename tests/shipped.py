"""What comes with the program, read once for all tests of a process; nothing of it can be changed."""

from functools import cache

from rsscan.inputs.lists import load_lists
from rsscan.inputs.policies import load_policy
from rsscan.inputs.technology import load_technology
from rsscan.matching import Index
from rsscan.policy import Policy
from rsscan.technology import TechnologyList
from rsscan.watchlist import Watchlist


@cache
def watchlists() -> dict[str, Watchlist]:
    """Return every list by its id."""
    return {each.id: each for each in load_lists()}


@cache
def index(*ids: str) -> Index:
    """Lay out these lists, or all of them."""
    return Index(load_lists(ids) if ids else watchlists().values())


@cache
def technology() -> tuple[TechnologyList, ...]:
    """Return every technology list."""
    return load_technology()


@cache
def policy(name: str) -> Policy:
    """Return a policy by its id."""
    return load_policy(name)
