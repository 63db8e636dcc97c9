"""Give the shipped quality model the weights that are set and not learnt, as training/quality.py has them now.

    python -m training.reweigh

What was learnt and the calibration stay as they are.
"""

import numpy as np

from tqcheck.quality.checkpoint import FILE, read, save
from training.quality import ALONE, FACTS, NEARNESS


def main() -> None:
    """The command."""
    checkpoint = read()
    weights = {"nearness": NEARNESS, "facts": FACTS, "alone": ALONE}
    tensors = checkpoint.tensors | {name: np.array(values, np.float16) for name, values in weights.items()}
    told = {**checkpoint.training, **{name: list(values) for name, values in weights.items()}}
    print(save(FILE, checkpoint.shape, tensors, told))


if __name__ == "__main__":
    main()
