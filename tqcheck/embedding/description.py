"""What ``tqcheck doctor`` says of the encoder: which model, where it computes, in which numbers, and how fast."""

import time

from tqcheck.embedding.encoder import CachedEncoder, SentenceEncoder

_SECONDS = 2.0
_BATCH = 32
# 20 words each, as a news sentence has; written for this measurement
_SENTENCES = (
    "The harbour council of a small northern town decided on Monday to repair the old bridge before the winter storms "
    "begin again this year.",
    "Hafenrat und Bürgermeister einer kleinen Stadt im Norden beschlossen am Montag, die alte Brücke noch vor den "
    "ersten Winterstürmen dieses Jahres reparieren zu lassen.",
    "Le conseil du port d'une petite ville du nord a décidé lundi de réparer le vieux pont avant les tempêtes de "
    "l'hiver prochain.",
)


def describe(encoder: CachedEncoder, *, measure: bool = True) -> dict[str, str]:
    """Facts by name, as text: model, device, number format, cache and, where measured (4 s), load time and rate.

    Raises ``ModelError`` where the model cannot be loaded.
    """
    from importlib import metadata

    inner = encoder.encoder
    facts: dict[str, str] = {"model": f"{encoder.name} ({encoder.revision})"}
    if measure:
        start = time.perf_counter()
        _ = inner.engine
        facts["loaded in"] = f"{time.perf_counter() - start:.1f} s, libraries included"
        versions = (f"{name} {metadata.version(name)}" for name in ("torch", "sentence-transformers"))
        facts["computed by"] = f"{', '.join(versions)}, {_threads()}"
    computation = inner.computation
    facts["device"] = _device(computation.device, measured=measure)
    facts["number format"] = computation.number_format
    if measure:
        facts["rate"] = f"{rate(inner):.0f} sentences of 20 words a second"
    facts["cache"] = _cache(encoder)
    for note in encoder.notes:
        facts["cache note"] = note
    return facts


def rate(encoder: SentenceEncoder, seconds: float = _SECONDS) -> float:
    """Sentences a second, measured over at least ``seconds`` seconds."""
    batch = [f"{sentence} ({number})" for number in range(_BATCH) for sentence in _SENTENCES]
    encoder.encode(batch[:_BATCH])
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        encoder.encode(batch)
        done += len(batch)
    return done / (time.perf_counter() - start)


def _threads() -> str:
    import torch

    count = torch.get_num_threads()
    return f"{count} thread{'s' if count > 1 else ''}"


def _device(device: str, *, measured: bool) -> str:
    if device == "cuda" and measured:
        import torch

        return f"cuda ({torch.cuda.get_device_name()})"
    return device


def _cache(encoder: CachedEncoder) -> str:
    if encoder.cache is None:
        return "not used"
    cache = encoder.cache
    return f"{cache.path}: {cache.count():,} vectors, {cache.size() / 1e6:,.0f} of at most {cache.limit / 1e6:,.0f} MB"
