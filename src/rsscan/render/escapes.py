"""Text from outside, shown and never obeyed."""

import re

_UNSHOWN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def shown(text: str | None) -> str:
    """Return text with every control and direction character written out; line ends become spaces."""
    return _UNSHOWN.sub(lambda met: " " if met.group() in "\n\t" else f"\\x{ord(met.group()):02x}", text or "")
