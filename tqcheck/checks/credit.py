"""The agency's credit and the author's name: what a licence to syndicate usually asks for."""

import re
from collections.abc import Iterator, Sequence

from anyascii import anyascii
from rapidfuzz import fuzz

from tqcheck.aligned import AlignedPair, Document
from tqcheck.articles.agencies import agency_of, mentions, signs_of
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.languages import script
from tqcheck.model import Span

_NOT_A_CREDIT = frozenset({"comments", "related", "caption", "newsletter", "navigation", "advertisement"})
_CREDITS = ("credit", "dateline", "copyright", "byline")
_ALIKE = 78
_LIST = re.compile(
    r"\s*(?:[,;/&،、]|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bog\b|\boch\b|\bja\b|\bi\b|\bи\b|\bта\b|\bve\b)\s*"
)
_STORY = "The council of Osthavn voted on Monday to build a new bridge over the sound. Work will begin in May."


@check(
    "credit-missing",
    severity="warning",
    needs="version",
    summary="agency credit or byline of the reference is gone",
    examples=[
        Example(
            f"A new bridge for Osthavn\n\nOSTHAVN (AP) – {_STORY}",
            f"A new bridge for Osthavn\n\nOSTHAVN – {_STORY}",
            ("en", "en"),
            ("AP",),
        ),
        Example(
            "Neue Brücke für Osthavn\n\nOsthavn (dpa) – Der Rat von Osthavn stimmte am Montag für eine neue Brücke."
            " Die Arbeiten beginnen im Mai.",
            "A new bridge for Osthavn\n\nThe council of Osthavn voted for a new bridge on Monday. Work begins in May.",
            ("de", "en"),
            ("dpa",),
        ),
        Example(
            "Un nouveau pont à Osthavn\n\nLe conseil d’Osthavn a voté lundi la construction d’un nouveau pont.\n\n"
            "Les travaux commenceront en mai, a dit la maire.\n\n(Agence Littorale/ykg)",
            "Un nouveau pont à Osthavn\n\nLe conseil d’Osthavn a voté lundi la construction d’un nouveau pont.\n\n"
            "Les travaux commenceront en mai, a dit la maire.",
            ("fr", "fr"),
            ("Agence Littorale",),
        ),
        Example(
            "オストハウン市に新しい橋\n\n【オストハウン共同】市議会は月曜日、海峡に新しい橋を架けることを決めた。工事は5月に始まる。",
            "オストハウン市に新しい橋\n\n市議会は月曜日、海峡に新しい橋を架けることを決めた。工事は5月に始まる。",
            ("ja", "ja"),
            ("共同",),
        ),
        Example(
            "В Остхавне построят мост\n\nОСТХАВН, 18 сентября. /ТАСС/. Совет города в понедельник решил построить "
            "новый мост через пролив. Работы начнутся в мае.",
            "В Остхавне построят мост\n\nОСТХАВН, 18 сентября. Совет города в понедельник решил построить новый "
            "мост через пролив. Работы начнутся в мае.",
            ("ru", "ru"),
            ("ТАСС",),
        ),
        Example(
            f"A new bridge for Osthavn\n\nBy Ann Lee\n\n{_STORY}",
            f"A new bridge for Osthavn\n\n{_STORY}",
            ("en", "en"),
            ("Ann Lee",),
        ),
        Example(
            f"A new bridge for Osthavn\n\nOSTHAVN (AP) – {_STORY}",
            "Новый мост в Остхавне\n\nОСТХАВН (АП) – Совет Остхавна в понедельник решил построить новый мост. "
            "Работы начнутся в мае.",
            ("en", "ru"),
        ),
        Example(
            f"A new bridge for Osthavn\n\nOSTHAVN (AP) – {_STORY}",
            f"A new bridge for Osthavn\n\nOSTHAVN – {_STORY}\n\nThe Associated Press",
            ("en", "en"),
        ),
        Example(
            "جسر جديد في أوستهافن\n\nأوستهافن (وكالة الضفاف) – صوت مجلس المدينة يوم الاثنين على بناء جسر جديد.",
            "Un nouveau pont à Osthavn\n\nOSTHAVN (Agence Al-Difaf) – Le conseil a voté lundi pour un nouveau pont.",
            ("ar", "fr"),
        ),
        Example(
            f"A new bridge for Osthavn\n\nBy Jürgen Meyer\n\n{_STORY}",
            f"A new bridge for Osthavn\n\nJuergen Meyer reports\n\n{_STORY}",
            ("en", "en"),
        ),
        Example(
            f"A new bridge for Osthavn\n\nBy Ann Lee, Associated Press\n\n{_STORY}",
            "奥斯特港将建新桥\n\n据美联社报道，奥斯特港市议会星期一投票决定在海峡上修建一座新桥。工程将于五月开始。",
            ("en", "zh"),
            ("Ann Lee",),
        ),
    ],
)
def credit_missing(aligned: AlignedPair, *, authors: bool = True) -> Iterator[Hit]:
    """The reference is credited to an agency or an author, and the candidate nowhere says so.

    Licences to syndicate ask for the credit, and it is the first thing that a copy loses.

    How it decides: the reference's credit is what its dateline ("BRUSSELS (AP) –"), its signature ("(dpa)", "(Any
    Agency/abc)"), its credit or copyright line, its byline or its metadata names. It is kept where the candidate names
    the same agency in any such place, in any script ("AP", "АП", "美联社": `tqcheck/articles/data/agencies.toml`), or
    names it in its text more often than the reference's own sentences do ("the news agency AP reports"). An agency
    that is not in that list is compared by its letters; where both articles sign with an unlisted agency and are in
    different languages, its name may be translated, and nothing is said. Comments, captions and links to
    other articles do not credit a story.

    An author is kept where the candidate has the surname, also transliterated. Where the agency's credit is kept and
    only the author is gone, the finding is a note.

    Options: `authors` (default true) says whether an author's name is asked for at all.

    Limits: a byline that stands in the text without any sign of being one ("Ann Lee" on a line of its own) is not
    recognised. Initials of an editor are not asked for.
    """
    reference, candidate = aligned.reference, aligned.candidate
    if reference is None:
        return
    credit = reference.article.credit
    kept = credit is None or _credited(credit, reference, candidate, aligned.same_language)
    if credit is not None and not kept:
        other = candidate.article.credit
        instead = f"the candidate to {other}" if other else "the candidate to nobody"
        yield Hit(
            f"the reference is credited to {credit}, {instead}",
            reference=_place(reference, signs_of(credit)),
            suggestion=credit if aligned.same_language else None,
            confidence="high" if agency_of(credit) else "medium",
            identity=credit,
        )
    for author in _authors(reference) if authors else ():
        if not _named(author, candidate):
            yield Hit(
                f"the reference names {author} as its author, the candidate does not",
                reference=_place(reference, (author,)),
                confidence="medium",
                severity="note" if credit is not None and kept else None,
                identity=author,
            )


def _credited(credit: str, reference: Document, candidate: Document, same_language: bool) -> bool:
    signs = signs_of(credit)
    other = candidate.article.credit
    if other is not None:
        if agency_of(other) is None and agency_of(credit) is None:
            return not same_language or _alike(credit, other)
        if agency_of(other) is not None and agency_of(other) == agency_of(credit):
            return True
        if any(_sounds_alike(other, sign) for sign in signs):
            return True
    if candidate.article.byline and any(mentions(candidate.article.byline, sign) for sign in signs):
        return True
    said = sum(len(mentions(one.text, sign)) for one in reference.sentences for sign in signs)
    text = _without(candidate, _NOT_A_CREDIT)
    if sum(len(mentions(text, sign)) for sign in signs) > said:
        return True
    if agency_of(credit) is not None:
        return False
    places = (candidate.text[one.start : one.end] for one in candidate.article.boilerplate if one.kind in _CREDITS)
    return any(_alike(credit, place) for place in places)


def _sounds_alike(credit: str, sign: str) -> bool:
    """Whether a credit is an agency's sign in another script: IRNA, إيرنا. Vowels are written too freely to count where
    there is anything else."""
    if script(credit) == script(sign):
        return False
    whole = [re.sub(r"[\W\d_]", "", anyascii(text).casefold()) for text in (credit, sign)]
    one, other = (re.sub(r"[aeiouy]", "", text) for text in whole)
    return (len(one) >= 2 and one == other) or (len(whole[0]) >= 2 and whole[0] == whole[1])


def _alike(credit: str, place: str) -> bool:
    """Whether a credit stands in a place, whatever its script; a short one must stand there letter by letter."""
    one, other = (re.sub(r"\W+", " ", anyascii(text)).casefold().strip() for text in (credit, place))
    short, long = sorted((one, other), key=len)
    if len(short) < 5:
        return re.search(rf"\b{re.escape(short)}\b", long) is not None
    return fuzz.partial_ratio(short, long) >= _ALIKE


def _without(document: Document, kinds: frozenset[str]) -> str:
    kept, at = [], 0
    for span in document.article.boilerplate:
        if span.kind in kinds:
            kept.append(document.text[at : span.start])
            at = max(at, span.end)
    return "\n".join([*kept, document.text[at:]])


def _authors(document: Document) -> list[str]:
    """The people of a byline, without agencies, offices and addresses."""
    named = []
    for listed in _LIST.split(document.article.byline or ""):
        part = re.sub(r"^(?:by|von|par|por|av|af|di|door)\s+", "", listed.strip(" .:–—-"), flags=re.IGNORECASE)
        spaced = len(part.split()) >= 2 or script(part) in ("Hani", "Jpan", "Kore", "Hang")
        if part and spaced and "@" not in part and agency_of(part) is None and len(part.split()) <= 5:
            named.append(part)
    return named


def _named(author: str, candidate: Document) -> bool:
    """Whether the candidate has an author's surname, in its own letters or in any other script's."""
    words = [word for word in re.findall(r"\w+", author) if len(word) > 2] or [author]
    text = _without(candidate, frozenset({"comments"})) + "\n" + (candidate.article.byline or "")
    if any(mentions(text, word) for word in words[-1:]) or author in text:
        return True
    foreign = script(author) != script(candidate.text[:2000])
    if foreign and candidate.article.byline is not None:
        return True
    letters = [anyascii(word).casefold() for word in re.findall(r"\w+", text)]
    surname = anyascii(words[-1]).casefold()
    bar = 70 if foreign else 85
    return any(abs(len(one) - len(surname)) <= 3 and fuzz.ratio(surname, one) >= bar for one in set(letters))


def _place(document: Document, signs: Sequence[str]) -> Span | None:
    """Where the reference says so: in its credits first, then anywhere, the last time; None where only metadata do."""
    spans = sorted(
        document.article.boilerplate, key=lambda one: _CREDITS.index(one.kind) if one.kind in _CREDITS else 9
    )
    for span in spans:
        if span.kind in _CREDITS:
            for sign in signs:
                found = mentions(document.text[span.start : span.end], sign)
                if found:
                    return Span(span.start + found[0][0], span.start + found[0][1])
    found = [place for sign in signs for place in mentions(document.text, sign)]
    return Span(*max(found)) if found else None
