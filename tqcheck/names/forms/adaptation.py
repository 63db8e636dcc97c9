"""Words that languages make their own: Senate, Senátny; Methodist, Metodist; Victoria, Viktóriin."""

from functools import lru_cache

from tqcheck.names.lexicon import is_person_name, is_well_listed, zipf

# how languages that spell loans by their own rules write them; applied to both sides, so that the order matters little
_NATIVE = (
    ("tch", "c"), ("sch", "s"), ("sz", "s"), ("ch", "h"), ("sh", "s"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("qu", "kv"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
_LEAST = 4
_SHARE = 0.6
_TAIL = 4
# Zipf frequencies of words that a language may have made its own at all, and by an ending alone
_KNOWN = 2.0
_USUAL = 3.0


@lru_cache(maxsize=16384)
def native(word: str) -> str:
    """A folded word as a language that writes loans by sound might spell it."""
    for written, own in _NATIVE:
        word = word.replace(written, own)
    return word[:-1] if word.endswith("ah") else word


@lru_cache(maxsize=16384)
def adapted(name: str, form: str, language: str, other: str) -> bool:
    """Whether folded ``form`` may be what ``other`` makes of the ordinary folded word ``name`` of ``language``.

    Such words (titles, institutions, creeds, given names of saints and queens) get the spelling and the endings of the
    language that they enter. Where a large word list tells which words a language has, none is taken for adapted.
    """
    if is_well_listed(other) and is_well_listed(language):
        return False
    known = max(zipf(form, other), *(zipf(word, language) for word in (name, name.removesuffix("s"), name[:-1])))
    if known < _KNOWN:
        return False
    mine, own = native(name), native(form)
    shared = _shared(mine, own)
    if shared < max(_LEAST, _SHARE * len(mine)):
        return False
    rest, ending = mine[shared:], own[shared:]
    if len(rest) > _TAIL or len(ending) > _TAIL:
        return False
    respelled = _shared(name, form) < shared
    if is_person_name(name):
        return respelled and rest != ending and known >= _USUAL
    return respelled or (bool(ending) and rest != ending and known >= _USUAL)


def _shared(a: str, b: str) -> int:
    size = 0
    while size < min(len(a), len(b)) and a[size] == b[size]:
        size += 1
    return size
