"""The library is imported without measures that nobody asks for, which are there for whoever asks."""

import subprocess
import sys

SCRIPT = """
import sys
from tqcheck.embedding.library import import_library
import_library()
print("sentence_transformers" in sys.modules, "sklearn.metrics" in sys.modules)
from sentence_transformers.util import similarity
print(similarity.pairwise_distances([[0.0]], [[2.0]]).tolist(), "sklearn.metrics" in sys.modules)
import sklearn.metrics
print(isinstance(sklearn.metrics.ConfusionMatrixDisplay, type))
"""


def test_measures_are_imported_when_one_is_called() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["True False", "[[2.0]] True", "True"]
