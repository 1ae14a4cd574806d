"""Pictures of a subject for a page: its works by year, and the links from it to the listed bodies.

Each is a figure with an inline SVG, which needs neither script, nor style attribute, nor anything from elsewhere, and
with the same in a table. How it looks is in `pictures.css` beside this file.
"""

from importlib.resources import files

from rsscan.render.pictures.links import links
from rsscan.render.pictures.timeline import timeline

__all__ = ["links", "stylesheet", "timeline"]


def stylesheet() -> str:
    """Return the style sheet of both pictures."""
    return files(__name__).joinpath("pictures.css").read_text(encoding="utf-8")
