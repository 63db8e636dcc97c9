"""The library is imported without what nobody asks for, which is there for whoever asks, and knows all its classes."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from tqcheck.embedding.library import import_library
import_library()
print("sentence_transformers" in sys.modules, "sklearn.metrics" in sys.modules, "scipy.optimize" in sys.modules)
from sentence_transformers.util import similarity
print(similarity.pairwise_distances([[0.0]], [[2.0]]).tolist(), "sklearn.metrics" in sys.modules)
import sklearn.metrics
print(isinstance(sklearn.metrics.ConfusionMatrixDisplay, type))
import scipy.optimize
print(scipy.optimize.linear_sum_assignment([[1, 0], [0, 1]])[1].tolist())
"""

STRUCTURE = """
import sys
from pathlib import Path
from tqcheck.derived import keep
from tqcheck.embedding import structure
read = []
plain = structure._plain
structure._plain = lambda found: read.append(found) or plain(found)
with structure.remembered_structure():
    import transformers
keep()
from transformers.utils import import_utils
remembering = import_utils.define_import_structure
original = remembering.__closure__[0].cell_contents
models = Path(transformers.__file__).parent / "models"
for given in ({"module_path": models, "prefix": "models"}, {"module_path": str(models / "__init__.py")},
              {"module_path": str(models / "bert" / "__init__.py")}):
    assert remembering(**given) == original(**given), given
print(len(read), transformers.BertModel.__name__, transformers.__name__, structure._Finder in map(type, sys.meta_path))
"""


def _said(script: str, cache: Path) -> list[str]:
    environment = {**os.environ, "TQCHECK_CACHE_DIR": str(cache)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    return done.stdout.splitlines()


def test_measures_are_imported_when_one_is_called(tmp_path: Path) -> None:
    assert _said(SCRIPT, tmp_path) == ["True False False", "[[2.0]] True", "True", "[1, 0]"]


def test_the_classes_of_transformers_are_remembered_as_it_says_them(tmp_path: Path) -> None:
    """The first process reads its files, the second one does not, and both have what the library itself finds."""
    first, second = _said(STRUCTURE, tmp_path), _said(STRUCTURE, tmp_path)
    assert first[-1].split()[1:] == second[-1].split()[1:] == ["BertModel", "transformers", "False"]
    assert int(first[-1].split()[0]) > 0
    assert second[-1].split()[0] == "0"


def test_another_library_than_expected_is_imported_as_it_is(tmp_path: Path) -> None:
    """A function that is no longer there is not missed."""
    (tmp_path / "transformers" / "utils").mkdir(parents=True)
    (tmp_path / "transformers" / "__init__.py").write_text("from .utils import import_utils\n")
    (tmp_path / "transformers" / "utils" / "__init__.py").write_text("")
    (tmp_path / "transformers" / "utils" / "import_utils.py").write_text("said = 'here'\n")
    script = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
from tqcheck.embedding.structure import remembered_structure
with remembered_structure():
    import transformers
print(transformers.import_utils.said)
"""
    assert _said(script, tmp_path / "cache") == ["here"]
