"""Scripts that are written without spaces between words: Chinese, Japanese, Thai, Lao, Burmese and Khmer."""

from tqcheck.late import late

UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Their characters, for a class of a pattern."""

SIGN = late(f"[{UNSPACED}]")
"""One of their characters. A set so wide takes ``re`` two milliseconds to compile: it is compiled here, once."""
