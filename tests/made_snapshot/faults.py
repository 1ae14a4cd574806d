"""What goes wrong with a copy of a snapshot: each function spoils one `data/FORMAT/ENTITY`, and says where."""

import shutil
from pathlib import Path

from tests.made_snapshot.manifests import ENDINGS


def _parts(folder: Path, form: str, entity: str) -> list[Path]:
    return sorted((folder / "data" / form / entity).glob(f"updated_date=*/part_*.{ENDINGS[form]}"))


def half_download(folder: Path, form: str, entity: str = "works") -> Path:
    """Leave the first half of the first part, as a broken download does."""
    path = _parts(folder, form, entity)[0]
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def lose_part(folder: Path, form: str, entity: str = "works") -> Path:
    """Remove the last part."""
    path = _parts(folder, form, entity)[-1]
    path.unlink()
    return path


def spoil_bytes(folder: Path, form: str, entity: str = "works") -> Path:
    """Change bytes in the middle of the first part and keep its length, as a bad disk does."""
    path = _parts(folder, form, entity)[0]
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(byte ^ 0x5A for byte in content[middle : middle + 64])
    path.write_bytes(content)
    return path


def leave_old_folder(folder: Path, form: str, entity: str = "works") -> Path:
    """Leave a folder that no manifest names and whose records stand elsewhere, as a copy without --delete does."""
    source = _parts(folder, form, entity)[0].parent
    old = source.with_name("updated_date=2024-02-29")
    shutil.copytree(source, old)
    return old


def lose_manifest(folder: Path, form: str, entity: str | None = "works") -> Path:
    """Remove the manifest of an entity, or of a whole format where no entity is named."""
    path = folder / "data" / form / (entity or "") / "manifest.json"
    path.unlink()
    return path
