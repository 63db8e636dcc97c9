"""Language codes as people write them."""

import re
from functools import lru_cache

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_TWO_LETTERS = 2
# ISO 639-1, with those that it has withdrawn (bh, in, iw, ji, jw, mo, sh)
_ISO_639_1 = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw
    ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt
    my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO = frozenset(_ISO_639_1.split())


@lru_cache(maxsize=1024)
def language_tag(said: str) -> str | None:
    """The BCP 47 code that is meant: ``nb_NO`` is ``nb-NO``, ``deu_Latn`` is ``de-Latn``, ``arb`` is ``ar``; None for
    what has not the form of one, and for two letters that are no language's (``jp``)."""
    code = said.strip().replace("_", "-")
    if not _TAG.fullmatch(code):
        return None
    base, mark, rest = code.partition("-")
    base = base.lower()
    if len(base) == _TWO_LETTERS:
        return base + mark + rest if base in _TWO else None
    return _shortest(base) + mark + rest


def no_code(said: str) -> str:
    """What to tell whoever wrote this where a language code is wanted: that it is none, and which may be meant."""
    meant = _meant(said.strip())
    return f"{said!r} is no language code (BCP 47, such as nb or pt-BR)" + (f"; did you mean {meant}?" if meant else "")


def _meant(said: str) -> str | None:
    """The language of a country whose code this is (``jp``), or that is called so in English or by itself."""
    from babel import Locale
    from babel.core import get_global

    spoken = get_global("likely_subtags").get(f"und_{said.upper()}")
    if spoken:
        return str(spoken).split("_", maxsplit=1)[0]
    called = {str(name).casefold(): str(code) for code, name in Locale("en").languages.items()}
    found = called.get(said.casefold()) or next(
        (code for code in sorted(_TWO) if _own_name(code) == said.casefold()), None
    )
    return found.replace("_", "-") if found else None


def _own_name(code: str) -> str | None:
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale(code).get_display_name()
    except UnknownLocaleError:
        return None
    return name.casefold() if name else None


def _shortest(base: str) -> str:
    """The two letters for a code of three letters (ISO 639-2 or 639-3) where CLDR knows them; itself for others."""
    from babel.core import get_global  # not before a code of three letters is met: most runs have none

    found = str(get_global("language_aliases").get(base, base))
    return found.replace("_", "-") if len(found.split("_", maxsplit=1)[0]) == _TWO_LETTERS else base
