"""Made snapshots of OpenAlex: the layout and schema of 2026, people who do not exist, ties that are known.

`write_snapshot(folder, World(works=200), part_size=60)` writes one; `python -m tests.made_snapshot DIR` does by hand.
"""

from tests.made_snapshot.faults import half_download, leave_old_folder, lose_manifest, lose_part, spoil_bytes
from tests.made_snapshot.parts import World
from tests.made_snapshot.records import Records, records
from tests.made_snapshot.writing import write_snapshot

__all__ = [
    "Records",
    "World",
    "half_download",
    "leave_old_folder",
    "lose_manifest",
    "lose_part",
    "records",
    "spoil_bytes",
    "write_snapshot",
]
