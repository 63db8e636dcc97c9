"""The check of what the candidate says twice."""

import re
from collections.abc import Iterator, Sequence
from operator import eq

from tqcheck.aligned import AlignedPair
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.languages import scripts
from tqcheck.model import Confidence, Sentence, Span

_EN = "The bridge was closed on Monday after the storm. Nobody was hurt in the accident at the harbour. "
_DE = "Die Brücke wurde am Montag nach dem Sturm gesperrt. Bei dem Unfall am Hafen wurde niemand verletzt. "
EXAMPLES = (
    Example(
        _EN,
        _DE + "Bei dem Unfall am Hafen wurde niemand verletzt.",
        ("en", "de"),
        ("Bei dem Unfall am Hafen wurde niemand verletzt.",),
    ),
    Example(_EN, _DE, ("en", "de")),
    Example(
        None,
        "Le pont a été fermé lundi après la tempête. Le pont a été fermé lundi après la tempête.",
        ("fr", "fr"),
        ("Le pont a été fermé lundi après la tempête.",),
    ),
    Example(None, "Regjeringen sier at at at at den ikke vet det.", ("nb", "nb"), ("at at at at",)),
    Example(None, "Hun sa nei, nei, nei. Han sa ja.", ("nb", "nb")),
    Example(
        None,
        "Президент заявил, что переговоры продолжатся, что переговоры продолжатся, что переговоры продолжатся.",
        ("ru", "ru"),
        ("что переговоры продолжатся, что переговоры продолжатся, что переговоры продолжатся",),
    ),
    Example(
        None,
        "政府は発表した政府は発表した政府は発表した。",
        ("ja", "ja"),
        ("政府は発表した政府は発表した政府は発表した",),
    ),
    Example(
        None,
        "मंत्री ने कहा कि बातचीत जारी रहेगी कि बातचीत जारी रहेगी कि बातचीत जारी रहेगी।",
        ("hi", "hi"),
        ("कि बातचीत जारी रहेगी कि बातचीत जारी रहेगी कि बातचीत जारी रहेगी",),
    ),
    Example(None, "Sie lief und lief und lief. Dann schlief sie.", ("de", "de")),
    Example(None, "政府は発表した。人々は少しずつ、少しずつ戻った。", ("ja", "ja")),
    Example(
        None,
        "El puente se cerró el lunes por la tormenta. Nadie murió. El puente se cerró el lunes por la tormenta.",
        ("es", "es"),
        ("El puente se cerró el lunes por la tormenta.",),
    ),
    Example(None, "الجسر مغلق منذ يوم الاثنين بسبب العاصفة. لم يصب أحد.", ("ar", "ar")),
)

_TOKEN = re.compile(r"[\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff]+(?:['’-]\w+)*")
_LONGEST_LOOP = 14
_REPEATED_TOO = 75  # of a hundred, from which on two sentences of the reference are one said twice
_SCRIPTS_WITHOUT_SPACES = frozenset({"Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"})


@check(
    "sentence-repeated",
    severity="warning",
    needs="candidate",
    summary="the candidate says the same thing twice, or loops",
    examples=EXAMPLES,
)
def sentence_repeated(aligned: AlignedPair, *, words: int = 6, alike: int = 93) -> Iterator[Hit]:
    """The candidate says a sentence twice, or a phrase over and over, where the reference does not.

    Machines that translate get into loops; editors paste a paragraph twice. A sentence of at least ``words`` words
    (twice as many ideographs) is repeated when an earlier one is the same but for case, spaces and punctuation, or,
    with medium confidence, alike to at least ``alike`` in a hundred (Levenshtein, rapidfuzz) at 60 letters or more.
    Inside a sentence a phrase of two words or more said three times in a row is a loop, and one word said four times.

    A refrain stays: where the sentences of the reference that both are linked to are alike as well, or the
    reference loops in the same place, there is no finding. The headline and what repeats it are left alone, for pages
    give it twice. Sentences repeated one after the other are one finding.

    Limits: the same content in other words is not seen; sentences that came twice in one language but not in the other
    (a motto left in both) need the reference to be told from a loop.
    """
    from rapidfuzz import fuzz

    if alike >= _REPEATED_TOO and aligned.word_for_word:
        return  # whatever it says twice, the reference does too
    sentences = aligned.candidate.sentences
    plain = [_plain(sentence.text) for sentence in sentences]
    seen: dict[str, int] = {}
    long: list[int] = []
    runs: list[tuple[Sentence, Sentence, int, Confidence]] = []
    for index, (sentence, text) in enumerate(zip(sentences, plain, strict=True)):
        yield from _loops(aligned, sentence)
        if _size(sentence.text) < words:
            continue
        earlier, confidence = seen.get(text), "high"
        if earlier is None and len(text) >= 60:
            near = [other for other in long if abs(len(plain[other]) - len(text)) * 12 <= len(text)]
            earlier = next((other for other in near if fuzz.ratio(plain[other], text) >= alike), None)
            confidence = "medium"
        if len(text) >= 60:
            long.append(index)
        seen.setdefault(text, index)
        if (
            earlier is None
            or (aligned.candidate.has_headline and earlier == 0)
            or _in_reference(aligned, earlier, index)
        ):
            continue
        if runs and runs[-1][1].index == sentence.index - 1 and runs[-1][2] == earlier - 1:
            runs[-1] = (runs[-1][0], sentence, earlier, "high")
        else:
            runs.append((sentence, sentence, earlier, "high" if confidence == "high" else "medium"))
    for first, last, earlier, level in runs:
        count = last.index - first.index + 1
        what = "this sentence is" if count == 1 else f"these {count} sentences are"
        where = earlier - count + 2
        yield Hit(
            f"{what} in the text before (sentence {where})", candidate=Span(first.start, last.end), confidence=level
        )


def _plain(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold()))


def _size(text: str) -> int:
    """Words; two ideographs count for one."""
    counts = scripts(text)
    dense = sum(counts.get(name, 0) for name in _SCRIPTS_WITHOUT_SPACES)
    if dense * 2 > sum(counts.values()):
        return dense // 2
    return len(_TOKEN.findall(text))


def _in_reference(aligned: AlignedPair, earlier: int, later: int) -> bool:
    """Whether the reference says it twice too."""
    from rapidfuzz import fuzz

    if aligned.reference is None:
        return False
    texts = []
    for index in (earlier, later):
        link = aligned.link_of_candidate.get(aligned.candidate.sentences[index].index)
        if link is None or not link.reference:
            return False
        texts.append(_plain(" ".join(aligned.reference.sentences[i].text for i in link.reference)))
    if aligned.link_of_candidate[earlier] is aligned.link_of_candidate[later]:
        return False
    return bool(fuzz.ratio(*texts) >= _REPEATED_TOO)


def _loops(aligned: AlignedPair, sentence: Sentence) -> Iterator[Hit]:
    link = aligned.link_of_candidate.get(sentence.index)
    known = (
        []
        if link is None or aligned.reference is None
        else [aligned.reference.sentences[i].text for i in link.reference]
    )
    found = None if sentence.text in known else _loop(sentence.text)
    if found is None:
        return
    span, count = found
    if any(_loop(text) for text in known):
        return
    quoted = sentence.text[span.start : span.end]
    yield Hit(
        f"the same words {count} times in a row: {quoted[:60]}",
        candidate=Span(sentence.start + span.start, sentence.start + span.end),
        confidence="high" if len(quoted) >= 12 else "medium",
    )


def _loop(text: str) -> tuple[Span, int] | None:
    """The first loop of a text and how many times it goes round."""
    spaceless = max(scripts(text).items(), key=lambda item: item[1], default=("Zyyy", 0))[0] in _SCRIPTS_WITHOUT_SPACES
    pieces = (
        [match.span() for match in re.finditer(r"\w", text)] if spaceless else [m.span() for m in _TOKEN.finditer(text)]
    )
    words = [text[start:end].casefold() for start, end in pieces]
    if len(words) - len(set(words)) < 2:
        return None  # no word stands three times, as each of a loop does
    for size in range(1, min(_LONGEST_LOOP * (2 if spaceless else 1), len(words) // 3) + 1):
        least = 3
        if size == 1:
            least = 8 if spaceless else 4
        elif spaceless and size < 4:
            least = 5
        if sum(map(eq, words, words[size:])) < size * (least - 1):
            continue  # too few words stand again where the phrase would begin anew
        found = _run(words, size, least)
        if found is not None:
            start, count = found
            repeated = words[start : start + size]
            if all(word.isdigit() for word in repeated) or (size > 1 and len(set(repeated)) == 1):
                continue
            quoted = text[pieces[start][0] : pieces[start + size * count - 1][1]]
            # somebody calls out: "No, no, no, no!"
            if size == 1 and re.search(r"[,!…-]", quoted):
                continue
            return Span(pieces[start][0], pieces[start + size * count - 1][1]), count
    return None


def _run(words: Sequence[str], size: int, least: int) -> tuple[int, int] | None:
    start = 0
    while start + size * least <= len(words):
        count = 1
        while words[start : start + size] == words[start + size * count : start + size * (count + 1)]:
            count += 1
        if count >= least:
            return start, count
        start += 1
    return None
