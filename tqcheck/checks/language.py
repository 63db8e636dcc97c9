"""The checks of sentences that are not in the candidate's language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from tqcheck.aligned import AlignedPair, base_language
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.checks.wording import (
    QUOTED,
    TOKEN,
    is_copied,
    is_headline,
    is_of,
    is_own,
    is_touched,
    small_words,
    tells,
    without_quotations,
    words_that_tell,
)
from tqcheck.languages import (
    language_name,
    likelihood,
    neighbours,
    rank,
    script,
    scripts,
    scripts_of_language,
)
from tqcheck.model import Confidence, Sentence, Span

_EN = "The government will present its new budget to parliament on Monday. The opposition has already said no to it."
UNTRANSLATED = (
    Example(
        _EN,
        "Die Regierung wird dem Parlament am Montag ihren neuen Haushalt vorlegen. The opposition has already said no"
        " to it.",
        ("en", "de"),
        ("The opposition has already said no to it.",),
    ),
    Example(
        _EN,
        "Die Regierung wird dem Parlament am Montag ihren neuen Haushalt vorlegen. Die Opposition hat ihn bereits"
        " abgelehnt.",
        ("en", "de"),
    ),
    Example(
        _EN,
        "政府将于周一向议会提交新预算。The opposition has already said no to it.",
        ("en", "zh"),
        ("The opposition has already said no to it.",),
    ),
    Example(
        "Murder charge over Bodø stabbing. The court sits on Monday in the old town hall.",
        "Murder charge over Bodø stabbing. Retten settes mandag i det gamle rådhuset.",
        ("en", "nb"),
        ("Murder charge over Bodø stabbing.",),
    ),
    Example(
        "La banda tocó anoche. El disco «Mi vida en la ciudad vieja» salió ayer.",
        "The band played last night. The record “Mi vida en la ciudad vieja” came out yesterday.",
        ("es", "en"),
    ),
    Example(
        "Правительство представит парламенту новый бюджет в понедельник. Оппозиция уже отказалась его поддержать.",
        "The government will present its new budget on Monday. Оппозиция уже отказалась его поддержать.",
        ("ru", "en"),
        ("Оппозиция уже отказалась его поддержать.",),
    ),
    Example(
        "Statsministeren kommer ikke tilbake før neste uke, sier hun. Møtet er utsatt fordi været er dårlig i nord.",
        "Premierministeren kommer ikke tilbage før næste uge, siger hun. Mødet er udsat, fordi vejret er dårligt.",
        ("nb", "da"),
    ),
    Example(
        "The committee met on Tuesday. The minister said that the new law would not be ready before summer.",
        "Komitee kokoontui tiistaina. Ministeri sanoi, that the new law would not be ready before summer.",
        ("en", "fi"),
        ("that the new law would not be ready before summer",),
    ),
    Example(
        "Rovers 38, Halton 17: Unbeaten Rovers go top. The match was played on Saturday in heavy rain.",
        "Rovers 38, Halton 17: Unbeaten Rovers go top. Mäng toimus laupäeval tugevas vihmas.",
        ("en", "et"),
        ("Rovers 38, Halton 17: Unbeaten Rovers go top.",),
    ),
    Example(
        "Premier League: Halton Stars 5-3 Leith Giants. The match was played on Saturday in heavy rain.",
        "Premier League: Halton Stars 5-3 Leith Giants. Spillet fant sted lørdag i kraftig regn.",
        ("en", "nb"),
    ),
    Example(
        "Det svenska laget såg inte sin motståndare. Matchen spelades i lördags i kraftigt regn.",
        "Det svenska laget såg inte sin motståndare. Kampen ble spilt på lørdag i kraftig regn.",
        ("sv", "nb"),
        ("Det svenska laget såg inte sin motståndare.",),
    ),
    Example(
        "قال الوزير إن القانون الجديد لن يكون جاهزا قبل الصيف. اجتمعت اللجنة يوم الثلاثاء.",
        "Le ministre a dit que la nouvelle loi ne serait pas prête avant l’été. اجتمعت اللجنة يوم الثلاثاء.",
        ("ar", "fr"),
        ("اجتمعت اللجنة يوم الثلاثاء.",),
    ),
)
WRONG = (
    Example(
        _EN,
        "Die Regierung wird dem Parlament am Montag ihren neuen Haushalt vorlegen. La oposición ya ha dicho que no"
        " piensa apoyarlo de ninguna manera.",
        ("en", "de"),
        ("La oposición ya ha dicho que no piensa apoyarlo de ninguna manera.",),
    ),
    Example(
        None,
        "Rząd przedstawi w poniedziałek nowy budżet. Оппозиция уже заявила, что не поддержит его.",
        ("pl", "pl"),
        ("Оппозиция уже заявила, что не поддержит его.",),
    ),
    Example(
        None, "Rząd przedstawi w poniedziałek nowy budżet. Opozycja już zapowiedziała, że go nie poprze.", ("pl", "pl")
    ),
    Example(
        None,
        "Regeringen legger fram budsjettet mandag. Han heter Jean-Pierre de la Fontaine og kommer fra Nice.",
        ("nb", "nb"),
    ),
    Example(
        None,
        "The government will present its budget. 政府は月曜日に新しい予算案を国会に提出する予定だ。",
        ("en", "en"),
        ("政府は月曜日に新しい予算案を国会に提出する予定だ。",),
    ),
    Example(
        _EN,
        "O governo vai apresentar o seu novo orçamento ao parlamento na segunda-feira. La oposición ya ha dicho que no"
        " piensa apoyarlo de ninguna manera.",
        ("en", "pt"),
        ("La oposición ya ha dicho que no piensa apoyarlo de ninguna manera.",),
    ),
    Example(
        _EN,
        "Правителството ще представи новия си бюджет в понеделник. Оппозиция уже заявила, что не будет его"
        " поддерживать, и назвала его слишком дорогим.",
        ("en", "bg"),
        ("Оппозиция уже заявила, что не будет его поддерживать, и назвала его слишком дорогим.",),
    ),
    Example(None, "सरकार सोमवार को नया बजट पेश करेगी। विपक्ष ने इसे अस्वीकार कर दिया है।", ("hi", "hi")),
    Example(
        None,
        "Hallitus esittelee budjetin maanantaina. Regeringen kommer att lägga fram sin nya budget redan på måndag.",
        ("fi", "fi"),
        ("Regeringen kommer att lägga fram sin nya budget redan på måndag.",),
    ),
)

# a copied sentence of fewer words may be a name
_FEW_WORDS = 4
_DENSE = frozenset({"Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Hang"})


@dataclass(frozen=True, slots=True)
class Foreign:
    """A sentence or a stretch that is not in the candidate's language; ``language`` is what it is in."""

    span: Span
    language: str
    confidence: Confidence
    copied: bool


@check(
    "untranslated",
    severity="error",
    needs="reference",
    summary="text left in the reference's language",
    examples=UNTRANSLATED,
)
def untranslated(aligned: AlignedPair) -> Iterator[Hit]:
    """A sentence, or a long stretch of one, was left in the language of the reference.

    How it decides: a sentence of which most letters are of the reference's script, where that is another than the
    candidate's; a sentence that the language identifier takes for the reference's language and that the candidate's
    language and its near neighbours do not explain; or words copied from the reference, five and more in a row with
    at least four in small letters, that are likelier in the reference's language; of a shorter sentence that is the
    reference's own, at least two words that are far commoner in its language. Words in small letters count, so that a
    list of names is no text; names, titles of works and quotations of up to eight words are allowed.

    Between near languages (Norwegian, Danish, Swedish; Serbian, Croatian, Bosnian; Indonesian, Malay; and others in
    the tool's data) a single sentence may be right in both. There a sentence is a finding only when it is copied from
    the reference nearly word for word, and the identifier is sure of the reference's language or two of its words are
    hardly words of the candidate's.

    Sentences in a row are one finding each. Text in a third language is ``wrong-language``. Nothing is looked for where
    both sides are in one language.
    """
    if aligned.same_language or aligned.reference is None:
        return
    source = base_language(aligned.reference.language)
    name = language_name(source)
    for one in aligned.once(_foreign):
        if base_language(one.language) == source:
            what = "copied from the reference" if one.copied else f"in {name}"
            yield Hit(f"left untranslated: {what}", candidate=one.span, confidence=one.confidence)


@check(
    "wrong-language",
    severity="error",
    needs="candidate",
    summary="text in a language that is neither the reference's nor the candidate's",
    examples=WRONG,
)
def wrong_language(aligned: AlignedPair) -> Iterator[Hit]:
    """A sentence of the candidate is in a language that is neither the candidate's nor the reference's.

    How it decides: by the script of most letters, where it is none that the candidate's language is written in; else by
    the language identifier, which must be sure of the other language and see nearly nothing of the candidate's
    language and of its near neighbours, over at least six words in small letters. What the reference has in the same
    words is left alone, and so are quotations and titles of up to eight words.

    The candidate's language is the one given, or the one detected for the whole article. Without a reference
    (``inspect``) every foreign sentence is reported here.

    Of a near language (Spanish beside Portuguese, Danish beside Norwegian) it is said where the identifier is sure and
    at least three words, a quarter of them all, are hardly words of the candidate's language by the frequency lists.

    Limits: short sentences are not told apart, nor Serbian, Croatian and Bosnian.
    """
    source = base_language(aligned.reference.language) if aligned.reference is not None else None
    for one in aligned.once(_foreign):
        if base_language(one.language) != source:
            yield Hit(
                f"in {language_name(one.language)}, not in {language_name(aligned.candidate.language)}",
                candidate=one.span,
                confidence=one.confidence,
            )


def _foreign(aligned: AlignedPair) -> tuple[Foreign, ...]:
    """Everything in the candidate that is not in its language, in order."""
    target = base_language(aligned.candidate.language)
    if target == "und":
        return ()
    known = {sentence.text for sentence in aligned.reference.sentences} if aligned.reference is not None else set()
    found: list[Foreign] = []
    for sentence in aligned.candidate.sentences:
        if aligned.same_language and sentence.text in known:
            continue
        stretches = [] if aligned.same_language else _stretches(aligned, sentence, target)
        inside = sum(stretch.span.end - stretch.span.start for stretch in stretches)
        if stretches and inside * 5 < len(sentence.text) * 4:
            found += stretches
        elif one := _whole(aligned, sentence, target):
            found.append(one)
    return tuple(found)


def _whole(aligned: AlignedPair, sentence: Sentence, target: str) -> Foreign | None:
    """The whole sentence, where it is foreign."""
    source = base_language(aligned.reference.language) if aligned.reference is not None else None
    copied = source not in {None, target} and is_copied(aligned, sentence)
    text = sentence.text if copied else without_quotations(sentence.text)
    span = Span(sentence.start, sentence.end)
    written = script(text)
    if written not in _scripts_of(aligned) and written != "Zyyy":
        return _by_script(aligned, sentence, text, copied)
    if written in _DENSE:
        # Japanese writes no sentence of this length without any kana
        if target == "ja" and written == "Hani" and source != "ja" and scripts(text)["Hani"] >= 12:
            return Foreign(span, "zh", "high" if copied else "medium", copied)
        return None
    if copied and source is not None:
        return _by_copy(aligned, sentence, text, source, target)
    return _by_identifier(aligned, text, span, source, target)


def _by_script(aligned: AlignedPair, sentence: Sentence, text: str, copied: bool) -> Foreign | None:
    """A sentence in a script that the candidate's language is not written in."""
    source = base_language(aligned.reference.language) if aligned.reference is not None else None
    counts = scripts(text)
    written = script(text)
    share = counts[written] / sum(counts.values())
    if written in _DENSE:
        if counts[written] < (5 if copied else 8):
            return None
    # a name in its own script may outweigh the few ideographs around it
    elif share < (0.4 if copied else 0.75) or words_that_tell(text, source if copied else None) < (2 if copied else 4):
        return None
    if aligned.same_language and _linked_has_script(aligned, sentence, written):
        return None
    sure = share > 0.9 or written in _DENSE
    return Foreign(Span(sentence.start, sentence.end), _best(text, source), "high" if sure else "medium", copied)


def _by_copy(aligned: AlignedPair, sentence: Sentence, text: str, source: str, target: str) -> Foreign | None:
    """A sentence that is the reference's own, where its words are likelier in the reference's language."""
    span = Span(sentence.start, sentence.end)
    small, every = len(small_words(text)), len(TOKEN.findall(text))
    near = neighbours(target)
    if is_touched(aligned, text, source, target):
        return None
    if source in near:
        sure = likelihood(text, source) >= 0.8 and small >= 5
        return Foreign(span, source, "medium", True) if sure or is_own(aligned, text, source, target) else None
    theirs = sum(likelihood(text, code) for code in neighbours(source) - near)
    own = sum(likelihood(text, code) for code in near)
    if every >= 5 and small >= 3 and theirs >= 3 * own:
        return Foreign(span, source, "high", True)
    # a short one: its names and figures outweigh the words that tell
    if every >= _FEW_WORDS and tells(aligned, text, source, target):
        return Foreign(span, source, "medium", True)
    # a short one without names
    if every >= 3 and small >= max(2, every - 1) and theirs >= 0.9 and own <= 0.02:
        return Foreign(span, source, "medium", True)
    # a headline that writes every word with a capital
    if every >= 8 and theirs >= 0.8 and own <= 0.05:
        return Foreign(span, source, "high", True)
    if every >= 5 and is_headline(aligned, text, source, target):
        return Foreign(span, source, "medium", True)
    return None


def _by_identifier(aligned: AlignedPair, text: str, span: Span, source: str | None, target: str) -> Foreign | None:
    """A sentence that the identifier takes for another language, with its names and without them."""
    small = small_words(text)
    ranked = rank(text)
    if len(small) < 3 or not ranked or len(small) * 5 < len(TOKEN.findall(text)) * 2:
        return None
    code, confidence = base_language(ranked[0].code), ranked[0].confidence
    near = neighbours(target)
    if code in near:
        third = code not in {source, target} and confidence >= 0.9 and likelihood(text, target) <= 0.05
        sure = third and len(small) >= 5 and is_of(aligned, text, code, target)
        return Foreign(span, ranked[0].code, "medium", False) if sure else None
    own = sum(likelihood(text, other) for other in near)
    words = " ".join(small)
    if sum(likelihood(words, other) for other in near) > 0.2:
        return None
    if code == source:
        if len(small) < 4 or confidence < 0.9 or own > 0.02:
            return None
    elif (
        len(small) < 4
        or confidence < (0.95 if len(small) >= 6 else 0.99)
        or own > (0.005 if len(small) >= 6 else 0.001)
    ):
        # a short one, by its words
        sure = confidence >= 0.9 and own <= 0.02 and is_of(aligned, text, code, target)
        return Foreign(span, ranked[0].code, "medium", False) if sure else None
    return Foreign(span, ranked[0].code, "high" if len(small) >= 7 and confidence > 0.99 else "medium", False)


def _stretches(aligned: AlignedPair, sentence: Sentence, target: str) -> list[Foreign]:
    """Runs of words that stand in the linked reference sentences too, and are of their language."""
    link = aligned.link_of_candidate.get(sentence.index)
    if link is None or not link.reference or aligned.reference is None:
        return []
    source = base_language(aligned.reference.language)
    own = [match.span() for match in TOKEN.finditer(sentence.text)]
    words = [sentence.text[start:end].casefold() for start, end in own]
    theirs = [
        match.group().casefold()
        for i in link.reference
        for match in TOKEN.finditer(aligned.reference.sentences[i].text)
    ]
    found = []
    for block in SequenceMatcher(None, words, theirs, autojunk=False).get_matching_blocks():
        if block.size < 5:
            continue
        start, end = own[block.a][0], own[block.a + block.size - 1][1]
        quoted = sentence.text[start:end]
        small = small_words(quoted)
        if len(small) < 4 or any(
            match.start() <= start and end <= match.end() and len(small) <= 8
            for match in QUOTED.finditer(sentence.text)
        ):
            continue
        if source in neighbours(target):
            continue
        if likelihood(quoted, source) < 0.5 or likelihood(quoted, target) > 0.1:
            continue
        found.append(
            Foreign(Span(sentence.start + start, sentence.start + end), aligned.reference.language, "high", True)
        )
    return found


def _scripts_of(aligned: AlignedPair) -> frozenset[str]:
    """The scripts of the candidate's language by CLDR, and one that most of its letters are of."""
    counts = aligned.once(_candidate_scripts)
    total = sum(counts.values())
    most = {name for name, count in counts.items() if count * 5 >= total * 3}
    return scripts_of_language(base_language(aligned.candidate.language)) | most


def _candidate_scripts(aligned: AlignedPair) -> Mapping[str, int]:
    return scripts("".join(sentence.text for sentence in aligned.candidate.sentences))


def _linked_has_script(aligned: AlignedPair, sentence: Sentence, name: str) -> bool:
    link = aligned.link_of_candidate.get(sentence.index)
    if link is None or aligned.reference is None:
        return False
    return any(script(aligned.reference.sentences[i].text) == name for i in link.reference)


def _best(text: str, source: str | None) -> str:
    """The likeliest language of a text in a foreign script; the reference's where it may well be that."""
    ranked = rank(text)
    if source is not None and any(base_language(one.code) == source and one.confidence > 0.05 for one in ranked):
        return source
    return ranked[0].code if ranked else "und"
