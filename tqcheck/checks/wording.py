"""What the words of a sentence say about its language, where the identifier has too few to go by.

A short sentence or a headline that is the reference's own is mostly names and figures; its few other words are looked
up in the frequency lists of both languages.
"""

import re
from collections import Counter
from functools import cache
from statistics import median

from tqcheck.aligned import AlignedPair
from tqcheck.languages import function_words, neighbours
from tqcheck.model import Sentence
from tqcheck.names.lexicon import has_list, is_person_name, is_well_listed, same_list, zipf

# distances on the Zipf scale from which on a word tells, and from which on it is hardly a word of the other language
_COMMONER = 1.4
_FAR_COMMONER = 2.2
_KNOWN = 3.0
# where the large and the small lists end
_LARGE, _SMALL, _ANY = 1.0, 2.8, 9.0
# languages of the Latin script with a large frequency list, of several families
_LISTED = ("cs", "de", "en", "es", "fi", "fr", "it", "nl", "pl", "pt", "sv")
TOKEN = re.compile(r"[^\W\d_][\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff]*(?:['’-]\w+)*")
_FIRST = re.compile(r"(?:\A|[:–—-]\s)[\W\d_]*([^\W\d_]+)")
QUOTED = re.compile(r"[“„«»”「『\"‘‚].{1,120}?[”“»«」』\"’]")


def is_copied(aligned: AlignedPair, sentence: Sentence) -> bool:
    from rapidfuzz import fuzz

    if aligned.reference is None:
        return False
    link = aligned.link_of_candidate.get(sentence.index)
    linked = [aligned.reference.sentences[i].text for i in link.reference] if link is not None else []
    texts = linked or [one.text for one in aligned.reference.sentences]
    return any(fuzz.ratio(sentence.text, text) >= 90 for text in texts)


def is_touched(aligned: AlignedPair, text: str, source: str, target: str) -> bool:
    """Whether a word that the reference has not is of the candidate's language: names around it were only kept."""
    known = aligned.once(_reference_words)
    return any(
        zipf(word, target) > max(zipf(word, source), _KNOWN)
        for word in map(str.casefold, TOKEN.findall(text))
        if word not in known
    )


def _reference_words(aligned: AlignedPair) -> frozenset[str]:
    sentences = aligned.reference.sentences if aligned.reference is not None else ()
    return frozenset(word.casefold() for one in sentences for word in TOKEN.findall(one.text))


def tells(aligned: AlignedPair, text: str, source: str, target: str) -> bool:
    """Whether at least two words of a text are far commoner in the one language than in the other, and hardly any the
    other way round."""
    told = _differences(aligned, text, source, target)
    telling = [one for one in told if one >= _COMMONER]
    return len(telling) >= 2 and len(telling) * 2 >= len(told) and sum(told) >= 2 * _COMMONER


def is_headline(aligned: AlignedPair, text: str, source: str, target: str) -> bool:
    """Whether three words of a text, with a capital or not, are hardly words of the other language, nor known names."""
    return sum(one >= _FAR_COMMONER for one in _differences(aligned, text, source, target, True)) >= 3


def is_own(aligned: AlignedPair, text: str, source: str, target: str) -> bool:
    """Whether a text of one of two near languages has words that only that one writes, and none of the other's.

    Near languages write most words alike, so that the words in common say nothing.
    """
    if not (has_list(source) and has_list(target)) or same_list(source, target):
        return False
    told = _differences(aligned, text, source, target)
    return sum(one >= _FAR_COMMONER for one in told) >= 2 and not any(one <= -_FAR_COMMONER for one in told)


def is_of(aligned: AlignedPair, text: str, language: str, target: str) -> bool:
    """Whether a text of one of two near languages is the other's: three words and a quarter of them are hardly words
    of the candidate's language, and none is hardly one of the other."""
    if same_list(language, target):
        return False
    told = _differences(aligned, text, language, target, least=2)
    far = sum(one >= _FAR_COMMONER for one in told)
    return far >= 3 and far * 4 >= len(told) and not any(one <= -_FAR_COMMONER for one in told)


def _differences(
    aligned: AlignedPair, text: str, source: str, target: str, capitals: bool = False, least: int = 1
) -> list[float]:
    """How much commoner each of a text's words is in the one language than in the other, on the Zipf scale.

    Counted are words in small letters outside short quotations, and those that have a capital only because something
    begins with them or because they stand in a headline; with ``capitals`` all words but known names. What the list of
    the candidate's language does not hold is as common there as in other languages that are not the source's (loans and
    names); where it has none, its own words are those that stand in at least ``least`` of its sentences.
    """
    if not has_list(source):
        return []
    listed = has_list(target)
    own: Counter[str] = Counter() if listed else aligned.once(_own_words)
    floor = (_LARGE if is_well_listed(target) else _SMALL) if listed else _ANY
    told = []
    text = without_quotations(text)
    words = [*small_words(text), *_first_words(text), *_capital_function_words(text, source)]
    if capitals:
        words = [word for word in map(str.casefold, TOKEN.findall(text)) if not is_person_name(word)]
    for word in dict.fromkeys(map(str.casefold, words)):
        here = zipf(word, target) or min(floor, _usual_zipf(word, source))
        told.append(0.0 if own[word] >= least else zipf(word, source) - here)
    return told


def _own_words(aligned: AlignedPair) -> Counter[str]:
    """In how many of the candidate's sentences that are no copies of the reference's each word stands."""
    return Counter(
        word
        for sentence in aligned.candidate.sentences
        if not is_copied(aligned, sentence)
        for word in {word.casefold() for word in TOKEN.findall(sentence.text)}
    )


@cache
def _usual_zipf(word: str, source: str) -> float:
    """How common a word is in languages that are not its own: the median over some of them."""
    return median(zipf(word, code) for code in _LISTED if code not in neighbours(source))


def _capital_function_words(text: str, source: str) -> list[str]:
    """Words that no name is made of, with a capital as in headlines that write every word so."""
    known = function_words(source)
    return [word for word in TOKEN.findall(text) if word[0].isupper() and word.casefold() in known]


def _first_words(text: str) -> list[str]:
    """Words with a capital at the beginning and behind a colon or a dash that are no known names."""
    return [word for word in _FIRST.findall(text) if word[0].isupper() and not is_person_name(word.casefold())]


def words_that_tell(text: str, source: str | None) -> int:
    """How many words no name is made of."""
    headline = _capital_function_words(text, source) if source is not None else []
    return len(small_words(text)) + len(headline)


def without_quotations(text: str) -> str:
    """The text without short quotations and titles, unless nothing is left."""

    def blank(match: re.Match[str]) -> str:
        return " " if len(TOKEN.findall(match.group())) <= 8 else match.group()

    rest = QUOTED.sub(blank, text)
    return rest if sum(map(str.isalpha, rest)) * 2 >= sum(map(str.isalpha, text)) else text


def small_words(text: str) -> list[str]:
    """Words that are no names: in small letters, where the script has capitals."""
    return [word for word in TOKEN.findall(text) if not (word[0].isupper() or word[0].istitle()) and len(word) > 1]
