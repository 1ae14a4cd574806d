"""Where the files that come with rsscan lie: in a checkout or an editable install beside `src`, in a wheel inside."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder `lists` or `examples` that came with this installation."""
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def policies() -> Path:
    """Return the folder of shipped policies."""
    return _PACKAGE / "policies"


def schemas() -> Path:
    """Return the folder of shipped JSON Schemas."""
    return _PACKAGE / "schemas"
