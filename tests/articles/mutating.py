"""Inputs of every format, and damage done to them."""

import gzip
import io
import json
import random
from pathlib import Path

import polars
import zstandard

from tests.articles import test_formats

CORPORA = Path(__file__).parents[2] / "corpora"

TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"\r", b"\x1b[31m", b"&#0;", b"&amp;lt;",
    b"<p>", b"</div>", b"<!--", b"<![CDATA[", b"<script>", b"]]>", b"<table><td>", b"<br><br>", b'{"text":', b"[[[[",
    b"\\ud800", b"1e999", b"NaN", b"(AP) -", b"\xe2\x80\x93 ", b" | Outlet", b"See also ", b"1. ", b"Liked by 3 people",
    b"\n\n", b"\t", b"\xcc\x81" * 40, b"\xf0\x9f\x98\x80", b"\xe3\x80\x82", b"(" * 200, b"- " * 100, b"." * 300,
)  # fmt: skip


def samples() -> list[tuple[str, bytes]]:
    """One input of every format by a fitting name."""
    stories = sorted(CORPORA.glob("*/candidate.*.garbled.txt"))[:6] + sorted(CORPORA.glob("*/*.html"))
    found = [(path.name, path.read_bytes()) for path in stories]
    frame = io.BytesIO()
    polars.DataFrame(test_formats.ROWS).write_parquet(frame)
    lines = "\n".join(json.dumps(row) for row in test_formats.ROWS).encode()
    found += [
        ("a.json", json.dumps(test_formats.ROWS[0]).encode()), ("n.json", json.dumps(test_formats.NINJS).encode()),
        ("a.jsonl", lines), ("a.csv", polars.DataFrame(test_formats.ROWS).write_csv().encode()),
        ("a.parquet", frame.getvalue()), ("a.xml", test_formats.NEWSML.encode()),
        ("a.nitf", test_formats.NITF.encode()), ("a.tmx", test_formats.TMX.encode()),
        ("a.xlf", test_formats.XLIFF1.encode()),
        ("b.xlf", test_formats.XLIFF2.encode()), ("a.txt.gz", gzip.compress(found[0][1])),
        ("a.txt.zst", zstandard.compress(found[1][1])), ("b.txt", found[2][1].decode().encode("utf-16")),
        ("c.txt", found[3][1].decode().encode("cp1252", "replace")),
        ("a.md", b"---\ntitle: A\n---\n# A\n\n- b\n\n" + lines),
    ]  # fmt: skip
    return found


def damage(data: bytes, chance: random.Random) -> bytes:
    """The data with some bytes flipped, cut, doubled, moved or put in."""
    done = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        if not done:
            break
        at = chance.randrange(len(done))
        to = min(len(done), at + chance.choice((1, 2, 8, 60, 400)))
        match chance.randrange(6):
            case 0:
                done[at] = chance.randrange(256)
            case 1:
                del done[at:to]
            case 2:
                done[at:at] = done[at:to] * chance.choice((1, 3, 30))
            case 3:
                done[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 5))
            case 4:
                piece = done[at:to]
                del done[at:to]
                done[(other := chance.randrange(len(done) + 1)) : other] = piece
            case _:
                del done[at:]
    return bytes(done)
