"""The check of text that is broken as text, whatever it says."""

import re
from collections.abc import Iterator
from html.entities import html5
from itertools import chain

from tqcheck.aligned import AlignedPair, base_language
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.checks.fragments import fragments as run_together
from tqcheck.checks.misdecoded import misdecoded
from tqcheck.frequency import zipf
from tqcheck.languages import scripts
from tqcheck.model import Confidence, Span

EXAMPLES = (
    Example(None, "The cafÃ© on the corner was closed.", ("en", "en"), ("cafÃ©",)),
    Example(None, "The café on the corner was closed.", ("en", "en")),
    Example(None, "NATO´s concerns and Russia´s plans are known.", ("en", "en"), ("NATO´s",)),
    Example(None, "Die Regierung hat fÃ¼r morgen eingeladen.", ("de", "de"), ("fÃ¼r",)),
    Example(None, "Die Regierung hat für morgen eingeladen; AT&T und R&D auch.", ("de", "de")),
    Example(None, "Le ministre a quittÃ© la salle.", ("fr", "fr"), ("quittÃ©",)),
    Example(None, "Le ministre a quitté la salle (hier).", ("fr", "fr")),
    Example(None, "Prisen er 5&nbsp;kroner.", ("nb", "nb"), ("&nbsp;",)),
    Example(None, "Statsråden sa <b>nei</b> til det.", ("nb", "nb"), ("<b>",)),
    Example(None, "Премьер уехал в Ки�в.", ("ru", "ru"), ("Ки�в",)),
    Example(None, "Премьер-министр уехал в IT-компанию.", ("ru", "ru")),
    Example(None, "Президент Рoссии уехал.", ("ru", "ru"), ("Рoссии",)),
    Example(None, "首相は&quot;残念&quot;と述べた。", ("ja", "ja"), ("&quot;",)),
    Example(None, "首相は「残念」と述べた（月曜日）。", ("ja", "ja")),
    Example(None, "she has You can read the documents.", ("en", "en"), ("has You can",)),
    Example(None, "She said that You Only Live Twice is a film.", ("en", "en")),
    Example(None, "Le soir, elle a Nous pouvons lire les documents.", ("fr", "fr"), ("a Nous pouvons",)),
    Example(
        "Der Rat tagte lange im Saal. Einige Bauern warteten draußen.",
        "The council met for long in the Some farmers waited outside.",
        ("de", "en"),
        ("the Some farmers",),
    ),
    Example(
        "Der Rat tagte im Saal. Die Kampagne für das Nein begann danach.",
        "The council met in the hall and the No campaign began later.",
        ("de", "en"),
    ),
    Example(None, "Die RegIerung tritt zurück.", ("de", "de"), ("RegIerung",)),
    Example(None, "RegJeringen går av.", ("nb", "nb"), ("RegJeringen",)),
    Example(None, "Le gouVernement s’est réuni.", ("fr", "fr"), ("gouVernement",)),
    Example(None, "ПравиТельство собралось.", ("ru", "ru"), ("ПравиТельство",)),
    Example(None, "El gobIerno se reunió.", ("es", "es"), ("gobIerno",)),
    Example(None, "McDonald, DeepMind, YouTube, WhatsApp, PayPal, LinkedIn and eBay met DiCaprio.", ("en", "en")),
    Example(None, "L´accord d´hier a été signé.", ("fr", "fr"), ("L´accord",)),
    Example(None, "部长（来自奥斯陆说不。", ("zh", "zh"), ("（",)),
    Example(None, "Der Minister aus Oslo) sagte nein.", ("de", "de"), (")",)),
    Example(None, "På ettermiddagen har hun Vi kan lese dokumentene.", ("nb", "nb"), ("hun Vi kan",)),
    Example(None, "The goVernment will act on the iPhone law.", ("en", "en"), ("goVernment",)),
    Example(None, "O ministro (da Fazenda saiu da sala.", ("pt", "pt"), ("(",)),
    Example(None, "O ministro (da Fazenda) saiu: a) cedo, b) só.", ("pt", "pt")),
    Example(None, "وقال الوزير&#39; إنه سيغادر.", ("ar", "ar"), ("&#39;",)),
    Example(None, "ظˆظ‚ط§ظ„ الوزير إنه سيغادر.", ("ar", "ar"), ("ظˆظ‚ط§ظ„",)),
    Example(None, "官员表示部长将离开。 瀹樺憳琛ㄧず澶у潩", ("zh", "zh"), ("瀹樺憳琛ㄧず澶у潩",)),
)

_WORD = re.compile(r"\S+")
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|img|h[1-6]|ul|ol|li|table|t[rdh]|blockquote|figure|figcaption|script|style"
    r"|iframe|section|article|font)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|%\d?\$?[sd](?!\w)|\[/?(?:b|i|url|img|quote|caption|embed)\b[^\]\n]*\]"
    r"|\]\(https?://[^)\s]*\)|!\[[^\]\n]*\]\("
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ue000-\uf8ff\U000f0000-\U000ffffd]+")
_REPLACED = re.compile(r"\w*(?:(?:\ufffd|ï¿½)\w*)+")
_ACUTE = re.compile(r"[^\W\d_]+[´`][^\W\d_]+")
_QUESTION = re.compile(r"[^\W\d_]*[a-zà-öø-ÿ]\?[a-zà-öø-ÿ]+[^\W\d_]*|\?{5,}")
_MIXED = re.compile(r"[^\W\d_]{3,}")
_INNER = re.compile(r"(?<![\w.@/#-])[^\W\d_]{5,}(?![\w@/-])")
# On the Zipf scale: how common a word is that somebody mistyped, and what may be a word of a name.
_COMMON, _VERY_COMMON, _A_WORD = 3.5, 4.3, 2.0
# words that are not set apart
_UNCUT = frozenset({"zh", "ja", "ko"})
_BRACKETS = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】"}
_BRACKET = re.compile("[" + re.escape("".join([*_BRACKETS, *_BRACKETS.values()])) + "]")
_CLOSING = {close: opening for opening, close in _BRACKETS.items()}
_ITEM = re.compile(r"(?:(?<=\s)|\A|(?<=[;,:]))(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,4})[)）]\Z")
_FACE = re.compile(r"(?<![\w(])[:;=][-'^]?[()\[\]]+|\([^\s\w]{1,3}\)")
_TRAIL = r"\x80-\x9f\xa1-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LEAD_AND_TRAIL = re.compile(
    rf"[\xc2-\xf4][{_TRAIL}]|[ÃÂ]\xa0|[ÃÂ]\s|[ĂÄĹΓÎÏ][{_TRAIL}΄΅Ά-Ώ¤-ż]|[РСГ][{_TRAIL}Ђ-Џђ-џ]|[√├┬╨╤╬╧ÔÇ][\W\w]"
)
_ALIKE = frozenset("аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅаο" + "aeopcyxijsABEKMHOPCTYXIJS" + "οΟαΑΒΕΖΗΙΚΜΝΡΤΥΧνυ")


@check(
    "garbled-text",
    severity="warning",
    needs="candidate",
    summary="encoding damage, broken characters, markup left inside, fragments that are no sentence",
    examples=EXAMPLES,
)
def garbled_text(aligned: AlignedPair, *, brackets: bool = True, fragments: bool = True) -> Iterator[Hit]:
    """The candidate's text is damaged as text, whatever it says.

    What is looked for, surest first: replacement characters (�) and control characters; mojibake (cafÃ©), as the ftfy
    library's table of impossible letter sequences finds it, with its repair as the suggestion, and UTF-8 that was read
    in the code page of Arabic, Hebrew, Thai, Chinese, Japanese or Korean (ظˆظ‚ط§ظ„); HTML entities, tags, template
    marks and link marks left inside; an accent in the place of an apostrophe (NATO´s), reported once an article with
    its count; a question mark inside a word; a word of two scripts (a Latin o in a Russian word);
    capitals inside a common word (goVernment); two sentences run together ("she has You can read the documents"); and
    brackets that do not close within their paragraph.

    How it decides: the first four cannot be right in a story and are of high confidence. The others look at words:
    capitals inside a word count only where the word in small letters is a common one of the language, so iPhone and
    LinkedIn stay; run-together sentences are seen by a word that this language never writes with a capital inside a
    sentence, between two words in small letters, or by another very common word where the linked sentences of the
    reference begin anew with it, as the encoder's token vectors tell. Whatever the reference writes in the same way is
    left alone.

    Options: ``brackets = false`` and ``fragments = false`` leave out the last two.

    Limits: text that is only wrong, not broken, is for the other checks. Quotation marks are not counted, for a
    quotation over several paragraphs opens in each and closes once. Without a reference fragments are found only in
    languages whose function words are in the tool's data.
    """
    reference = aligned.reference.text if aligned.reference is not None else ""
    taken: list[Span] = []
    text = aligned.candidate.text
    language = base_language(aligned.candidate.language)
    accents: list[Span] = []
    for sentence in aligned.candidate.sentences:
        known = sentence.text in reference  # and so is every part of it
        found = _in_sentence(text, Span(sentence.start, sentence.end), language, reference, known=known)
        for hit in chain(found, run_together(aligned, sentence) if fragments and not known else ()):
            span = hit.candidate
            if span is None or any(span.start < other.end and other.start < span.end for other in taken):
                continue
            taken.append(span)
            yield hit
        accents += [
            Span(sentence.start + match.start(), sentence.start + match.end())
            for match in (
                _ACUTE.finditer(sentence.text) if not known and ("´" in sentence.text or "`" in sentence.text) else ()
            )
            if match.group() not in reference
        ]
    if accents:
        first = text[accents[0].start : accents[0].end]
        count = f", {len(accents)} times in the article" if len(accents) > 1 else ""
        yield Hit(
            f"an accent stands for an apostrophe: {first}{count}",
            candidate=accents[0],
            suggestion=first.replace("´", "’").replace("`", "’"),
        )
    if brackets:
        yield from _brackets(aligned)


def _in_sentence(text: str, part: Span, language: str, reference: str, *, known: bool) -> Iterator[Hit]:
    """What is damaged in a sentence; in one that is ``known``, the reference having it, only what is never right."""
    inner = text[part.start : part.end]

    def at(match: re.Match[str], message: str, confidence: Confidence = "high", suggestion: str | None = None) -> Hit:
        span = Span(part.start + match.start(), part.start + match.end())
        return Hit(message, candidate=span, confidence=confidence, suggestion=suggestion)

    # most sentences have none of the marks that the slower patterns need
    for match in _REPLACED.finditer(inner) if "\ufffd" in inner or "ï¿½" in inner else ():
        yield at(match, f"a character is lost: {match.group()}")
    for match in _CONTROL.finditer(inner) if not inner.isprintable() else ():
        yield at(match, "control characters inside the text")
    if known:
        return
    if _may_be_mojibake(inner):
        yield from _mojibake(text, part, reference)
    yield from _in_another_code_page(inner, part, language, reference)
    for pattern, needed, what in (
        (_ENTITY, "&", "an HTML entity is"),
        (_TAG, "<", "an HTML tag is"),
        (_TEMPLATE, "{%[]", "a mark of a template is"),
    ):
        if not any(mark in inner for mark in needed):
            continue
        marks = [one for one in pattern.finditer(inner) if _is_mark(one.group()) and one.group() not in reference]
        if marks:
            count = f" ({len(marks)} of them in this sentence)" if len(marks) > 1 else ""
            yield at(marks[0], f"{what} left in the text: {marks[0].group()}{count}")
    for match in _QUESTION.finditer(inner) if "?" in inner else ():
        if match.group() not in reference:
            yield at(match, f"a question mark in place of a character: {match.group()}", "medium")
    for match in _MIXED.finditer(inner) if _has_two_scripts(inner) else ():
        if _is_mixed(match.group()) and match.group() not in reference:
            yield at(match, f"letters of two scripts in one word: {match.group()}", "medium")
    for match in _INNER.finditer(inner):
        if _has_odd_capitals(match.group(), language) and match.group() not in reference:
            yield at(match, f"capitals inside a word: {match.group()}", "medium", match.group().lower())


def _is_mark(mark: str) -> bool:
    """Whether what looks like an entity is one (and not "AT&T;")."""
    name = mark.replace("&amp;", "&").lstrip("&")
    return not mark.startswith("&") or name.startswith("#") or name in html5


def _may_be_mojibake(text: str) -> bool:
    """A cheap first look before ftfy is loaded: the lead byte of UTF-8 read as a letter, and a trail byte after it."""
    return not text.isascii() and _LEAD_AND_TRAIL.search(text) is not None


def _mojibake(text: str, part: Span, reference: str) -> Iterator[Hit]:
    from ftfy import TextFixerConfig, fix_encoding
    from ftfy.badness import is_bad

    inner = text[part.start : part.end]
    if not is_bad(inner):
        return
    settings = TextFixerConfig(unescape_html=False, replace_lossy_sequences=False)
    spans: list[Span] = []
    for match in _WORD.finditer(inner):
        word = match.group()
        if word in reference or not is_bad(word):
            continue
        span = Span(part.start + match.start(), part.start + match.end())
        if spans and not text[spans[-1].end : span.start].strip():
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    for span in spans:
        quoted = text[span.start : span.end]
        start = len(quoted) - len(quoted.lstrip("\"'“”„«»‘’(["))
        end = len(quoted.rstrip(".,;:!?)]\"'"))
        end = max(end, start + 1)
        quoted = quoted[start:end]
        fixed = fix_encoding(quoted, settings)
        if fixed == quoted:
            continue
        place = Span(span.start + start, span.start + end)
        yield Hit(f"broken encoding: {quoted}", candidate=place, suggestion=fixed)


def _in_another_code_page(inner: str, part: Span, language: str, reference: str) -> Iterator[Hit]:
    """Words of a sentence that are UTF-8 read in the code page of their script, those side by side as one."""
    runs: list[tuple[int, int, str]] = []
    for start, end, meant in misdecoded(inner, language):
        if inner[start:end] in reference:
            continue
        joined = bool(runs) and not inner[runs[-1][1] : start].strip()
        first, _, before = runs.pop() if joined else (start, end, "")
        runs.append((first, end, f"{before} {meant}".lstrip()))
    for start, end, meant in runs:
        place = Span(part.start + start, part.start + end)
        yield Hit(f"broken encoding: {inner[start:end]}", candidate=place, suggestion=meant)


def _has_two_scripts(text: str) -> bool:
    """Whether letters of Latin and of Cyrillic or Greek stand in one text."""
    found = {} if text.isascii() else scripts(text)
    return "Latn" in found and ("Cyrl" in found or "Grek" in found)


def _is_mixed(word: str) -> bool:
    """Whether a word has letters of Latin and of Cyrillic or Greek, some of which only look like the others."""
    if not _has_two_scripts(word):
        return False
    found = scripts(word)
    rarer = min(found, key=lambda name: found[name])
    odd = [character for character in word if character.isalpha() and scripts(character).get(rarer)]
    return 0 < len(odd) <= 2 and all(character in _ALIKE for character in odd)


def _has_odd_capitals(word: str, language: str) -> bool:
    if word.isupper() or word[1:].islower() or word.islower():
        return False
    inside = sum(character.isupper() for character in word[1:])
    small = sum(character.islower() for character in word)
    if inside > 2 or small < 4:
        return False
    if not word[0].islower():
        return inside == 1 and _is_cut_word(word, language)
    # one or two letters before the capital are how companies and units write (iPhone, eBay, kWh)
    if next(i for i, character in enumerate(word) if character.isupper()) < 2 and word[1].isupper():
        return False
    return _frequency(word.lower(), language) >= _COMMON


def _is_cut_word(word: str, language: str) -> bool:
    """Whether a capital stands inside a very common word (RegIerung), not at the beginning of a word or a name inside a
    name (YouTube, McDonald, DiCaprio)."""
    at = next(i for i, character in enumerate(word) if i and character.isupper())
    rest = word[at:].lower()
    return at >= 3 and _frequency(word.lower(), language) >= _VERY_COMMON and _frequency(rest, language) < _A_WORD


def _frequency(word: str, language: str) -> float:
    """On the Zipf scale; 0 where it is not known."""
    return 0.0 if language in _UNCUT else zipf(word, language)


def _brackets(aligned: AlignedPair) -> Iterator[Hit]:
    """Brackets without their partner, counted by paragraph; none where the reference has as many of its own."""
    text = aligned.candidate.text
    sentences = aligned.candidate.sentences
    start = 0
    for number, sentence in enumerate(sentences):
        last = number + 1 == len(sentences) or "\n" in text[sentence.end : sentences[number + 1].start]
        if not last:
            continue
        first = sentences[start]
        start = number + 1
        part = text[first.start : sentence.end]
        for index in _unclosed(part):
            if _reference_has_it(aligned, Span(first.start, sentence.end)):
                continue
            yield Hit(
                f"a bracket without its partner: {part[max(0, index - 20) : index + 20].strip()}",
                candidate=Span(first.start + index, first.start + index + 1),
                confidence="medium",
            )
            break


def _reference_has_it(aligned: AlignedPair, part: Span) -> bool:
    """Whether what is linked to a part of the candidate has a bracket without its partner too."""
    if aligned.reference is None:
        return False
    inside = [one.index for one in aligned.candidate.sentences if part.start <= one.start < part.end]
    linked = {i for index in inside if (link := aligned.link_of_candidate.get(index)) for i in link.reference}
    return any(_unclosed(aligned.reference.sentences[i].text) for i in linked)


def _unclosed(part: str) -> list[int]:
    if _BRACKET.search(part) is None:
        return []
    plain = _FACE.sub(lambda match: "_" * len(match.group()), part)
    opened: list[tuple[str, int]] = []
    lonely: list[int] = []
    for index, character in enumerate(plain.replace("（", "(").replace("）", ")")):
        if character in _BRACKETS:
            opened.append((character, index))
        elif character in _CLOSING:
            if opened and opened[-1][0] == _CLOSING[character]:
                opened.pop()
            elif not _ITEM.search(plain[: index + 1]):
                lonely.append(index)
    return sorted([*lonely, *(index for _, index in opened)])
