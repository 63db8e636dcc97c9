"""Text of the site inside the story: links to other articles, share buttons, newsletter boxes."""

from collections.abc import Iterator

from tqcheck.aligned import AlignedPair
from tqcheck.articles.furniture import LEAKING
from tqcheck.articles.wording import says
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.model import Boilerplate, Sentence, Span

_SAYS = {
    "related": "a link to another article stands in the story",
    "share": "the text of a share button stands in the story",
    "newsletter": "an offer to subscribe stands in the story",
    "donation": "an appeal for donations stands in the story",
    "advertisement": "the mark of an advertisement stands in the story",
    "cookies": "a notice about cookies stands in the story",
    "login": "a request to log in stands in the story",
}
_OF_THE_STORY = frozenset(
    {"dateline", "byline", "credit", "copyright", "headline", "standfirst", "outlet", "end", "time"}
)
CLEAN = 2
"""Up to so many pieces of furniture, a text is a story with something left in it; with more it is a saved page."""


@check(
    "boilerplate-leaked",
    severity="note",
    needs="candidate",
    summary="“See also”, share buttons, newsletter text inside the story",
    examples=[
        Example(
            None,
            "Ferry runs aground off Hamnøy\n\nAll passengers were brought ashore on Monday, the police said.\n\n"
            "See also Attack on a shop in Bergen - Nordposten\n\nThe captain is not suspected of anything.",
            ("en", "en"),
            ("See also Attack on a shop in Bergen - Nordposten",),
        ),
        Example(
            None,
            "Incendie dans une verrerie\n\nPersonne n’a été blessé, a indiqué la police mardi matin.\n\n"
            "Lire aussi : Dix marchés de Noël à visiter\n\nL’enquête se poursuit.",
            ("fr", "fr"),
            ("Lire aussi : Dix marchés de Noël à visiter",),
        ),
        Example(
            None,
            "Brand in einer Glashütte\n\nVerletzt wurde niemand, teilte die Polizei am Dienstag mit.\n\n"
            "Abonnieren Sie unseren Newsletter\n\nDie Ermittlungen dauern an.",
            ("de", "de"),
            ("Abonnieren Sie unseren Newsletter",),
        ),
        Example(
            None,
            "На дне озера нашли пароход\n\nОб этом в понедельник сообщили исследователи университета.\n\n"
            "Читайте также: Куда поехать зимой\n\nСудно пропало сто лет назад.",
            ("ru", "ru"),
            ("Читайте также: Куда поехать зимой",),
        ),
        Example(
            None,
            "افتتاح محطة جديدة\n\nافتتح الوزير المحطة يوم الأربعاء بحضور سكان المدينة.\n\n"
            "اقرأ أيضاً: أجمل عشرة شواطئ\n\nوقال إن العمل استمر ثلاث سنوات.",
            ("ar", "ar"),
            ("اقرأ أيضاً: أجمل عشرة شواطئ",),
        ),
        Example(
            None,
            "寺の鐘が80年ぶりに戻る\n\n鐘は15日、町の人々に迎えられて寺に着いた。\n\n"
            "関連記事：冬の温泉10選\n\n住職は「夢のようだ」と話した。",
            ("ja", "ja"),
            ("関連記事：冬の温泉10選",),
        ),
        Example(
            None,
            "चमोली में नया पुल\n\nग्रामीणों ने सोमवार को पुल सबके लिए खोल दिया।\n\n"
            "यह भी पढ़ें: सर्दियों में कहाँ जाएँ\n\nपुल की लंबाई 86 मीटर है।",
            ("hi", "hi"),
            ("यह भी पढ़ें: सर्दियों में कहाँ जाएँ",),
        ),
        Example(
            None,
            "Council to vote again\n\nThe mayor asked people to read more about the plan before the vote on Monday.\n\n"
            "“Subscribe to our newsletter,” she told the meeting, and the meeting laughed.",
            ("en", "en"),
        ),
        Example(
            None,
            "Flere vil lese aviser\n\nHver tredje leser vil betale for å lese, viser tallene fra mandag.\n\n"
            "Les også-lenkene er blitt mindre brukt, sier forskeren.",
            ("nb", "nb"),
        ),
        Example(
            None,
            "Ilta kirjastossa\n\nLukijat saivat lukea myös omia runojaan, kertoo kirjaston johtaja.\n\n"
            "Seuraava ilta on tammikuussa.",
            ("fi", "fi"),
        ),
    ],
)
def boilerplate_leaked(aligned: AlignedPair) -> Iterator[Hit]:
    """A piece of the site stands inside the candidate's story.

    Scrapers take along what a page puts between two paragraphs: a link to another article ("See also Attack on a
    shop in Bergen - Nordposten"), share buttons, an offer to subscribe, an appeal for donations, the mark of an
    advertisement. A translation system then translates it, and it reads like a sentence of the story.

    How it decides: by the standing phrases of such furniture in the candidate's language (collected in
    `tqcheck/articles/data` for 67 languages, English ones in all), and by its place. Pieces between the first and the
    last sentence of the story are reported; so are up to two pieces under an otherwise clean text. What stands above
    and below the story of a saved page is not: there such pieces are where they belong, and they are shown as what was
    left out. Captions, datelines, bylines, credits and author boxes are never reported.

    It works without a reference. With one, nothing is said of a candidate that is not a version of it.

    Limits: a teaser without any of the known phrases ("Snow closes three passes - Nordposten") is not recognised; it
    is a `sentence-added`. Where a teaser and the story's next sentence were run together without a full stop, the
    finding quotes both. There are no options.
    """
    if aligned.reference is not None and not aligned.is_version:
        return
    document = aligned.candidate
    if not document.sentences:
        return
    body = document.sentences[1:] if document.has_headline else document.sentences
    spans = [span for span in document.article.boilerplate if span.kind not in _OF_THE_STORY]
    clean = len(spans) <= CLEAN
    for span in spans:
        if span.kind in LEAKING and _wording(aligned, span):
            inside = bool(body) and body[0].start < span.start < body[-1].start
            if inside or (clean and bool(body) and span.start > body[0].start):
                yield _hit(span.kind, Span(span.start, span.end), "high" if inside else "medium")
    for sentence in body:
        if _is_of_the_reference(aligned, sentence):
            continue
        kind = says(sentence.text, document.language)
        if kind in LEAKING and _unmatched(aligned, sentence.index):
            yield _hit(kind, Span(sentence.start, sentence.end), "medium")


def _is_of_the_reference(aligned: AlignedPair, sentence: Sentence) -> bool:
    """Whether the reference has a sentence letter by letter, in the same language: then it says as much there."""
    link = aligned.link_of_candidate.get(sentence.index)
    if aligned.reference is None or link is None or aligned.reference.language != aligned.candidate.language:
        return False
    return any(aligned.reference.sentences[at].text == sentence.text for at in link.reference)


def _wording(aligned: AlignedPair, span: Boilerplate) -> bool:
    """Whether the piece says by itself that it is furniture; an HTML page's markup alone leaves nothing in a text."""
    first = aligned.candidate.text[span.start : span.end].split("\n", maxsplit=1)[0]
    return says(first, aligned.candidate.language) is not None


def _unmatched(aligned: AlignedPair, index: int) -> bool:
    """Whether no sentence of the reference says as much: it has none beside this one, or one that is much alike."""
    if aligned.reference is None:
        return True
    link = aligned.link_of_candidate.get(index)
    if link is None or not link.reference:
        return True
    beside = [aligned.reference.sentences[at] for at in link.reference]
    return not any(says(one.text, aligned.reference.language) for one in beside)


def _hit(kind: str, span: Span, confidence: str) -> Hit:
    return Hit(_SAYS[kind], candidate=span, confidence="high" if confidence == "high" else "medium")
