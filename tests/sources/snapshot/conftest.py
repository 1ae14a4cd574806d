"""What tests of a store share."""

from pathlib import Path

import pytest

from tests.made_snapshot import World, write_snapshot


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a made snapshot in both formats; whoever changes it copies it first."""
    folder = tmp_path_factory.mktemp("snapshot")
    write_snapshot(folder, World(works=400, widest=300), part_size=100)
    return folder
