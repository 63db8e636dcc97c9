"""py3langid's model at work: which languages the bytes of a text speak for.

The model, its features and its arithmetic are py3langid's (a multinomial naive Bayes model over byte n-grams; Lui &
Baldwin 2012, "langid.py"); a test holds the two to the same numbers. What is done otherwise is the walk through the
automaton that finds the features: where it stands is told by the last few bytes alone, so that all places of a text
take their steps together instead of one behind the other.
"""

import math
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tqcheck.derived import folders, installed

_LONG = 200  # bytes, from which on walking together is faster
_LONGEST_FEATURE = 6  # bytes
_LAYOUT = 2  # of the files; part of their folder's name

Arrays = Mapping[str, npt.NDArray[Any]]


class Identifier:
    """A model by its arrays: ``table``, shape (features, classes), and ``priors``, (classes,), log probabilities;
    ``classes``, their names; ``moves``, ``rows`` and ``output``, the automaton: from state s by byte b to
    ``moves[rows[s] + b]``, which finds the feature ``output[s]``, negative for none.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._table, self._priors = np.asarray(arrays["table"]), np.asarray(arrays["priors"])
        self._moves, self._rows, self._output = (np.asarray(arrays[name]) for name in ("moves", "rows", "output"))
        self._steps = tuple(one.data for one in (self._moves, self._rows, self._output))
        names = [str(name) for name in arrays["classes"]]
        # one language in two scripts is two classes of one name
        self._same = [(names.index(name), at) for at, name in enumerate(names) if names.index(name) < at]
        self._names = names

    def rank(self, text: str) -> list[tuple[str, float]]:
        """The languages by their probability, most likely first."""
        scores = self._probabilities(_bytes_of(text)).tolist()
        merged: dict[str, float] = {}
        for name, score in zip(self._names, scores, strict=True):
            merged.setdefault(name, score)
        return sorted(merged.items(), key=lambda one: one[1], reverse=True)

    def _probabilities(self, data: bytes) -> npt.NDArray[np.float32]:
        found, counts = self._features(data)
        if len(found):
            scores: npt.NDArray[np.float32] = np.log1p(counts) @ self._table[found] + self._priors
        else:
            scores = np.zeros(len(self._names), dtype=np.float32)
        scores *= 1.0 / math.sqrt(len(data) or 1)
        np.exp(scores - scores.max(), out=scores)
        scores /= scores.sum()
        for first, other in self._same:
            scores[first] += scores[other]
            scores[other] = 0.0
        return scores

    def _features(self, data: bytes) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]:
        """The features of a text in the order in which they first occur, and how often each does."""
        if len(data) < _LONG:
            counted = self._walk(data)
            return (
                np.fromiter(counted, dtype=np.intp, count=len(counted)),
                np.fromiter(counted.values(), dtype=np.float32, count=len(counted)),
            )
        features = self._output[self._states(np.frombuffer(data, np.uint8))]
        features = features[features >= 0]
        # without sorting: where each feature stands first, and how manieth among all it is
        places = np.arange(len(features))
        first = np.empty(len(self._table), dtype=np.int32)
        first[features[::-1]] = places[::-1]
        found = features[first[features] == places].astype(np.intp)
        first[found] = np.arange(len(found))
        return found, np.bincount(first[features], minlength=len(found)).astype(np.float32)

    def _walk(self, data: bytes) -> Counter[int]:
        moves, rows, output = self._steps
        state, found = 0, []
        for byte in data:
            state = moves[rows[state] + byte]
            feature = output[state]
            if feature >= 0:
                found.append(feature)
        return Counter(found)

    def _states(self, data: npt.NDArray[np.uint8]) -> npt.NDArray[np.intp]:
        """Where the automaton stands after each byte: where the last bytes lead to from its beginning."""
        states = np.zeros(len(data), dtype=np.intp)
        for back in range(_LONGEST_FEATURE - 1, -1, -1):
            states[back:] = self._moves[self._rows[states[back:]] + data[: len(data) - back]]
        return states


def identifier(languages: Collection[str]) -> Identifier:
    """The identifier over these of its languages; of what ``keep_unpacked`` has kept, where it has."""
    kept = next((found for folder in folders() if (found := _kept(folder / _name(languages))) is not None), None)
    return Identifier(_unpacked(languages) if kept is None else kept)


def keep_unpacked(languages: Collection[str]) -> None:
    """Keep the model unpacked where derived data are kept, so that later runs map it instead of unpacking it.

    Saves half a second a run and takes 40 MB. Where the folder cannot be written to, nothing happens.
    """
    name = _name(languages)
    if any((folder / name).exists() for folder in folders()):
        return
    folder = folders()[-1] / name
    arrays = _unpacked(languages)
    with suppress(OSError):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            whole = Path(made) / folder.name
            whole.mkdir()
            for name, values in arrays.items():
                np.save(whole / f"{name}.npy", values)
            # another process may have been faster; its folder is as good
            whole.rename(folder)


def _unpacked(languages: Collection[str]) -> Arrays:
    from py3langid.langid import MODEL_DIR, MODEL_FILE
    from py3langid.modelio import load_model

    table, priors, classes, moves, rows, output = load_model(MODEL_DIR / MODEL_FILE)
    chosen = [number for number, code in enumerate(classes) if code in languages]
    return {
        "table": np.ascontiguousarray(np.asarray(table)[:, chosen]),
        "priors": np.asarray(priors)[chosen],
        "classes": np.array([classes[number] for number in chosen]),
        "moves": np.asarray(moves),
        "rows": np.asarray(rows, dtype=np.intp) << 8,
        "output": np.asarray(output, dtype=np.int32),
    }


def _kept(folder: Path) -> Arrays | None:
    if not folder.is_dir():
        return None
    try:
        read = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
        return read if {"table", "priors", "classes", "moves", "rows", "output"} <= read.keys() else None
    except (OSError, ValueError):
        return None


def _name(languages: Collection[str]) -> str:
    chosen = blake2b(" ".join(sorted(languages)).encode(), digest_size=8).hexdigest()
    return f"py3langid-{installed('py3langid')}-{chosen}.{_LAYOUT}"


def _bytes_of(text: str) -> bytes:
    if text.isupper():
        text = text.lower()
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")
