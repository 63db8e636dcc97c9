"""Headlines that do not say the same."""

import re
from collections.abc import Iterator

from tqcheck.aligned import AlignedPair
from tqcheck.checks.belonging import signs
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.model import Span

_CLEAR = 0.7
_SURE = 0.25  # of the bar
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_EN = (
    "A night train will again link Brussels and Gdańsk from December, the railway start-up Nachtzwaluw said on Monday."
    "\n\nThe journey takes sixteen hours. A seat costs 39 euros.\n\nPassenger groups welcomed the plan and asked for "
    "fair rules when trains are late."
)
_DE = (
    "Ein Nachtzug verbindet ab Dezember wieder Brüssel und Danzig, teilte die Firma Nachtzwaluw am Montag mit."
    "\n\nDie Fahrt dauert sechzehn Stunden. Ein Sitzplatz kostet 39 Euro.\n\nFahrgastverbände begrüßten den Plan und "
    "forderten faire Regeln bei Verspätungen."
)
_FR = (
    "Un train de nuit reliera de nouveau Bruxelles et Gdańsk en décembre, a annoncé lundi la jeune entreprise "
    "Nachtzwaluw.\n\nLe voyage dure seize heures. Une place assise coûte 39 euros.\n\nLes associations de voyageurs "
    "ont salué le projet et demandé des règles équitables en cas de retard."
)
_RU = (
    "Ночной поезд с декабря снова свяжет Брюссель и Гданьск, сообщила в понедельник компания Nachtzwaluw.\n\n"
    "Поездка занимает шестнадцать часов. Сидячее место стоит 39 евро.\n\nОбъединения пассажиров приветствовали "
    "этот план и попросили о справедливых правилах при опозданиях."
)
_JA = (
    "12月から夜行列車が再びブリュッセルとグダニスクを結ぶ。鉄道会社ナハトズワルーが月曜日に発表した。\n\n"
    "所要時間は16時間。座席は39ユーロ。\n\n乗客団体は計画を歓迎し、遅れた場合の公正な規則を求めた。"
)
_ES = (
    "Un tren nocturno volverá a unir Bruselas y Gdansk desde diciembre, anunció el lunes la empresa Nachtzwaluw.\n\n"
    "El viaje dura dieciséis horas. Un asiento cuesta 39 euros.\n\nLas asociaciones de viajeros celebraron el plan y "
    "pidieron reglas justas cuando haya retrasos."
)


@check(
    "headline-mismatch",
    severity="warning",
    needs="version",
    summary="the headlines do not say the same",
    examples=[
        Example(
            f"Night train from Brussels to Gdańsk to return\n\n{_EN}",
            f"Minister kündigt Kürzungen für Schulen an\n\n{_DE}",
            ("en", "de"),
            ("Minister kündigt Kürzungen für Schulen an",),
        ),
        Example(
            f"Nachtzug von Brüssel nach Danzig kehrt zurück\n\n{_DE}",
            f"Un incendie ravage une verrerie en Alsace\n\n{_FR}",
            ("de", "fr"),
            ("Un incendie ravage une verrerie en Alsace",),
        ),
        Example(
            f"Night train from Brussels to Gdańsk to return\n\n{_EN}",
            f"盗まれた寺の鐘が見つかる\n\n{_JA}",
            ("en", "ja"),
            ("盗まれた寺の鐘が見つかる",),
        ),
        Example(
            f"Ночной поезд Брюссель — Гданьск возвращается\n\n{_RU}",
            f"Descubren un cometa que pasará cerca de la Tierra\n\n{_ES}",
            ("ru", "es"),
            ("Descubren un cometa que pasará cerca de la Tierra",),
        ),
        Example(
            f"Night train from Brussels to Gdańsk to return\n\n{_EN}",
            f"Dormir entre Bruxelles et la Baltique : le train de nuit revient\n\n{_FR}",
            ("en", "fr"),
        ),
        Example(
            f"Night train from Brussels to Gdańsk to return\n\n{_EN}",
            f"Fahrgäste fordern faire Regeln für neuen Nachtzug\n\n{_DE}",
            ("en", "de"),
        ),
        Example(
            f"Ночной поезд Брюссель — Гданьск возвращается\n\n{_RU}",
            f"ブリュッセル―グダニスク間の夜行列車が復活\n\n{_JA}",
            ("ru", "ja"),
        ),
        Example(
            f"Night train from Brussels to Gdańsk to return\n\n{_EN}",
            f"Sixteen hours to Gdańsk: start-up brings back the sleeper\n\n{_EN}",
            ("en", "en"),
        ),
        Example(
            "Ferry capsizes on Lake Ilmen\n\nA ferry with forty people on board capsized on Lake Ilmen on Sunday, the "
            "coast guard said. All were pulled out of the water.\n\nThe wind had been strong since the morning.",
            "ইলমেন হ্রদে ফেরিডুবি\n\nরোববার ইলমেন হ্রদে চল্লিশ জন যাত্রী নিয়ে একটি ফেরি ডুবে গেছে বলে উপকূলরক্ষীরা জানিয়েছেন। "
            "সবাইকে পানি থেকে উদ্ধার করা হয়েছে।\n\nসকাল থেকেই বাতাস জোরালো ছিল।",
            ("en", "bn"),
        ),
        Example(
            "Dykes hold as the river rises\n\nThe flood defences of Osthavn held on Tuesday, although the river rose "
            "by two metres, the mayor said.\n\nSchools stay closed until Thursday. More rain is expected.",
            "ההגנות מחזיקות מעמד מול הנהר העולה\n\nההגנות מפני שיטפונות באוסטהאבן החזיקו מעמד ביום שלישי, אף שהנהר "
            "עלה בשני מטרים, אמרה ראש העיר.\n\nבתי הספר יישארו סגורים עד יום חמישי. צפוי גשם נוסף.",
            ("en", "he"),
        ),
        Example(
            "Volcano erupts for the tenth time\n\nA volcano in the south-west of Iceland erupted again on Monday, the "
            "weather office said.\n\nLava flowed to the north. No houses were in danger.",
            "Eldgos hafið í tíunda sinn\n\nEldgos hófst á ný á suðvesturhorni Íslands á mánudag, að sögn "
            "Veðurstofunnar.\n\nHraun rann til norðurs. Engin hús voru í hættu.",
            ("en", "is"),
        ),
    ],
)
def headline_mismatch(aligned: AlignedPair, *, least: float = 0.18) -> Iterator[Hit]:
    """The candidate's headline tells another story than the reference and than the candidate itself.

    A headline is written anew more freely than any other sentence, so another wording or another angle of the same
    story is no fault. What is reported is a headline of another story: a template that was not changed, a teaser that
    was taken for the title, a title set on the wrong text.

    How it decides: by meaning and by words. Where the alignment links the two headlines with a clear similarity, all is
    well. Otherwise four signs are weighed to a probability that the headline belongs to the story: how near it is to
    the reference's headline and to the nearest sentence of the reference, on the pair's own scale; how near to the
    nearest sentence of its own story, where no translation stands between; and how many of its words a sentence there
    uses. Short headlines lie far apart across languages whatever they say, so none of the signs is enough alone. Below
    `least` the headlines do not belong together; far below it the confidence is high, else medium. Between languages
    that the encoder compares well, a longer headline that nothing in the reference comes near is reported whatever
    its own story says: it may be made of the story's own words. A figure that both headlines have is taken for a sign
    that they do belong together.

    Options: `least`, the probability (default 0.18). `python benchmarks/headlines.py` measures it: faithful headlines
    that are reported, and headlines of other stories that are found, in all languages of NTREX-128.

    Limits: a headline that only exaggerates or turns a fact around is not found; `number-changed` and
    `polarity-flipped` look at those. A headline of another story of the same kind, in a language the encoder knows
    little, may pass. Articles without a headline on either side are left alone.
    """
    reference, candidate = aligned.reference, aligned.candidate
    if reference is None or not (reference.has_headline and candidate.has_headline):
        return
    if len(reference.sentences) < 3 or len(candidate.sentences) < 3:
        return
    link = aligned.link_of_candidate.get(0)
    if link is not None and link.reference == link.candidate == (0,) and (link.similarity or 0) >= _CLEAR:
        return
    ours, theirs = candidate.sentences[0], reference.sentences[0]
    if _numbers(ours.text) & _numbers(theirs.text):
        return
    found = signs(aligned)
    sure = found.belonging
    if sure < least or found.is_strange:
        yield Hit(
            f"the reference's headline is “{theirs.text}”, and no sentence of it says what this one says",
            reference=Span(theirs.start, theirs.end),
            candidate=Span(ours.start, ours.end),
            confidence="high" if sure < least * _SURE else "medium",
        )


def _numbers(text: str) -> set[str]:
    return {re.sub(r"\D", "", number) for number in _NUMBER.findall(text)}
