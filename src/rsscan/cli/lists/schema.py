"""`rsscan lists schema`: the form of a list, for editors."""

import sys


def schema() -> None:
    """Print the JSON Schema of a list; an editor with a YAML language server checks and explains while you type.

    Save it beside your list and begin the list with: # yaml-language-server: $schema=watchlist.schema.json
    """
    from rsscan import shipped

    sys.stdout.write((shipped.schemas() / "watchlist.schema.json").read_text(encoding="utf-8"))
