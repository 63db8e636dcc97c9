"""Does the quality model agree with people? ``python benchmarks/fidelity.py [PART...]``

Parts: ``segments`` (segments.py). Without one, all.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import segments

PARTS = {"segments": segments.main}


def main() -> None:
    """Run the parts named on the command line."""
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main()
