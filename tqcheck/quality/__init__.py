"""How well a segment says what its reference or its source says, judged as people would: the quality model."""

from tqcheck.quality.scoring import Quality, load_quality

__all__ = ["Quality", "load_quality"]
