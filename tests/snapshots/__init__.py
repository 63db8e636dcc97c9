"""What a person or a program sees, asserted whole.

``TQCHECK_UPDATE_SNAPSHOTS=1 pytest`` writes the snapshots anew; the difference is then read in the commit.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent


def assert_snapshot(name: str, text: str) -> None:
    """The text is what ``tests/snapshots/NAME`` holds."""
    file = FOLDER / name
    if os.environ.get("TQCHECK_UPDATE_SNAPSHOTS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    assert file.exists(), f"no snapshot {name}: write it with TQCHECK_UPDATE_SNAPSHOTS=1"
    assert text == file.read_bytes().decode("utf-8")
