"""Places of works in a store, as a bit each: of half a billion works in 64 MB."""

import mmap
from collections.abc import Iterable, Iterator
from pathlib import Path


class Places:
    """Places of works, each once, of so many that there are."""

    def __init__(self, works: int, *, every: bool = False) -> None:
        """Begin with none, or with every place."""
        self._bits = bytearray(b"\xff" if every else b"\0") * (works // 8 + 1)
        self._count = works if every else 0

    def update(self, places: Iterable[int]) -> None:
        """Add places."""
        for place in places:
            byte, bit = place >> 3, 1 << (place & 7)
            if not self._bits[byte] & bit:
                self._bits[byte] |= bit
                self._count += 1

    def write(self, to: Path, but: Iterable[int]) -> None:
        """Write them for `Written`, some left out."""
        bits = bytearray(self._bits)
        for place in but:
            bits[place >> 3] &= ~(1 << (place & 7))
        to.write_bytes(bits)

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    def __iter__(self) -> Iterator[int]:
        """Yield them in order."""
        for byte, bits in enumerate(self._bits):
            if bits:
                yield from (byte * 8 + bit for bit in range(8) if bits >> bit & 1)


class Written:
    """Places that were written: all processes of a machine read the same bytes."""

    def __init__(self, path: Path) -> None:
        """Open what was written."""
        with path.open("rb") as file:
            self._bits = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __contains__(self, place: object) -> bool:
        """Whether a place is among them."""
        return isinstance(place, int) and bool(self._bits[place >> 3] >> (place & 7) & 1)
