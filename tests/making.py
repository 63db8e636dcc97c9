"""Checked pairs made by hand, for the tests of tables and reports."""

import hashlib
from dataclasses import replace

from tqcheck.model import (
    Article,
    Boilerplate,
    Checked,
    Confidence,
    Cost,
    Finding,
    Link,
    Pair,
    Place,
    Relation,
    Score,
    Sentence,
    Severity,
    Side,
    Skipped,
)


def article(
    *sentences: str, boilerplate: str | None = None, **fields: str | None
) -> tuple[Article, tuple[Sentence, ...]]:
    """An article of one sentence a paragraph, the first of them its headline, and its sentences."""
    text = "\n\n".join(sentences)
    found, start = [], 0
    for index, sentence in enumerate(sentences):
        found.append(Sentence(index, start, start + len(sentence), sentence))
        start += len(sentence) + 2
    furniture: tuple[Boilerplate, ...] = ()
    if boilerplate is not None:
        furniture = (Boilerplate(len(text) + 2, len(text) + 2 + len(boilerplate), "comments"),)
        text = f"{text}\n\n{boilerplate}"
    return Article(text=text, headline=sentences[0], boilerplate=furniture, **fields), tuple(found)  # type: ignore[arg-type]


class PairMaker:
    """One pair under construction: quote what a finding points at, and its places are found."""

    def __init__(
        self,
        pair_id: str,
        reference: tuple[Article, tuple[Sentence, ...]] | None,
        candidate: tuple[Article, tuple[Sentence, ...]],
        *,
        relation: Relation | None = None,
        source: tuple[Article, tuple[Sentence, ...]] | None = None,
        columns: dict[str, str] | None = None,
    ) -> None:
        self.pair = Pair(
            pair_id,
            reference[0] if reference else None,
            candidate[0],
            source[0] if source else None,
            columns=columns or {},
        )
        self.source_sentences = source[1] if source else ()
        self.reference_sentences = reference[1] if reference else ()
        self.candidate_sentences = candidate[1]
        self.relation = relation
        self.links: list[Link] = []
        self.scores: list[Score] = []
        self.findings: list[Finding] = []
        self.costs: dict[int, Cost] = {}

    def link(
        self, *links: tuple[tuple[int, ...], tuple[int, ...]], similarity: float = 0.9, moved: int = -1
    ) -> "PairMaker":
        for number, (reference, candidate) in enumerate(links):
            if not candidate:
                self.links.append(Link(reference, candidate, "dropped"))
            elif not reference:
                self.links.append(Link(reference, candidate, "added"))
            else:
                self.links.append(Link(reference, candidate, "moved" if number == moved else "match", similarity))
        return self

    def score(self, **values: float) -> "PairMaker":
        self.scores += [Score(metric, value) for metric, value in values.items()]
        return self

    def between(self, low: float, high: float) -> "PairMaker":
        """The range of fidelity, which must be there already."""
        at = next(n for n, score in enumerate(self.scores) if score.metric == "fidelity")
        self.scores[at] = replace(self.scores[at], low=low, high=high)
        return self

    def pay(self, link: int, quality: float | None = None, **reasons: float) -> "PairMaker":
        """What a link costs; a reason's underscores stand for hyphens."""
        lost = ((reason.replace("_", "-"), points) for reason, points in reasons.items())
        self.costs[link] = Cost(tuple(sorted(lost, key=lambda one: -one[1])), quality)
        return self

    def find(
        self,
        check: str,
        message: str,
        *,
        reference: str | None = None,
        candidate: str | None = None,
        suggestion: str | None = None,
        severity: Severity = "error",
        confidence: Confidence = "high",
        elsewhere: tuple[str, ...] = (),
    ) -> "PairMaker":
        places = (self._place("reference", reference), self._place("candidate", candidate))
        key = f"{check}|{reference}|{candidate}|{sum(f.check == check for f in self.findings)}"
        fingerprint = hashlib.sha256(key.encode()).hexdigest()[:16]
        further = tuple(place for place in (self._place("candidate", quoted) for quoted in elsewhere) if place)
        self.findings.append(Finding(check, severity, confidence, message, suggestion, *places, fingerprint, further))
        return self

    def done(self) -> Checked:
        return Checked(
            self.pair,
            self.relation,
            self.reference_sentences,
            self.candidate_sentences,
            tuple(self.links),
            tuple(self.scores),
            tuple(self.findings),
            self.source_sentences,
            costs=tuple(self.costs.get(n, Cost()) for n in range(len(self.links))) if self.costs else (),
        )

    def _place(self, side: Side, quoted: str | None) -> Place | None:
        if quoted is None:
            return None
        of_reference = side == "reference"
        whole = self.pair.reference if of_reference else self.pair.candidate
        assert whole is not None
        start = whole.text.index(quoted)
        sentences = self.reference_sentences if of_reference else self.candidate_sentences
        inside = next((s.index for s in sentences if s.start <= start < s.end), None)
        return Place(inside, start, start + len(quoted), quoted)


def norwegian() -> Checked:
    """A Norwegian story and its English version: a garbled name, a changed number, a dropped sentence, a moved one."""
    reference = article(
        "Huitfeldt krever svar av Ungarn",
        "Utenriksminister Anniken Huitfeldt sier at 31 land har godkjent søknaden.",
        "– Vi venter fortsatt på to parlamenter, sier hun til NTB.",
        "Statsminister Jonas Gahr Støre vil ikke kommentere saken.",
        "Avstemningen i Budapest er utsatt til 21. november.",
        "Helsingfors-avtalen ble undertegnet for to år siden.",
        "Saken skal opp igjen i januar.",
        path="wire/nato.nb.txt",
        language="nb",
        byline="Kari Nordmann",
        credit="NTB",
        boilerplate="Les også: Slik blir været i helgen\n\nDel saken på Facebook",
    )
    candidate = article(
        "Heitfeldt demands answers from Hungary",
        "Foreign Minister Aniken Heitfeldt says that 13 countries have approved the application.",
        "The Helsinki agreement was signed two years ago.",
        "“We are still waiting for two parliaments,” she tells NTB.",
        "The vote in Budapest has been postponed to 21 November.",
        "Read our other stories about the alliance.",
        "The matter will come up again in January.",
        path="copy/nato.en.txt",
        language="en",
        boilerplate="Leave a comment below",
    )
    maker = PairMaker(
        "nato-outlet-3", reference, candidate, relation=Relation("translation", 0.98), columns={"outlet": "Nordic Post"}
    )
    maker.link(
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (3,)),
        ((3,), ()),
        ((4,), (4,)),
        ((5,), (2,)),
        ((), (5,)),
        ((6,), (6,)),
        moved=5,
    )
    maker.score(fidelity=61.2, coverage=0.86, support=0.88, similarity=0.91, name_fidelity=0.5, fact_fidelity=0.67)
    maker.between(58.4, 66.0)
    maker.pay(0, 0.62, name_misspelled=3.1, wording=1.4).pay(
        1, 0.55, name_misspelled=6.2, number_changed=7.0, wording=1.7
    )
    maker.pay(2, 0.98, wording=0.2).pay(3, dropped=13.4).pay(4, 0.97, wording=0.02).pay(5, 0.91, moved=1.9, wording=0.3)
    maker.pay(6, added=3.5).pay(7, 0.99, wording=0.08)
    maker.find(
        "name-misspelled",
        "“Anniken Huitfeldt” is spelled “Aniken Heitfeldt” (1 time, sentence 1) and “Heitfeldt” (1 time, sentence 0)",
        reference="Anniken Huitfeldt",
        candidate="Aniken Heitfeldt",
        suggestion="Anniken Huitfeldt",
        elsewhere=("Heitfeldt",),
    )
    maker.find(
        "number-changed", "31 became 13", reference="31 land", candidate="13 countries", suggestion="31 countries"
    )
    maker.find(
        "passage-moved",
        "This passage stands in another place than in the reference",
        reference="Helsingfors-avtalen ble undertegnet for to år siden.",
        candidate="The Helsinki agreement was signed two years ago.",
        severity="note",
        confidence="medium",
    )
    maker.find(
        "sentence-dropped",
        "The candidate says this nowhere",
        reference="Statsminister Jonas Gahr Støre vil ikke kommentere saken.",
    )
    maker.find(
        "sentence-added",
        "The reference says this nowhere",
        candidate="Read our other stories about the alliance.",
        severity="warning",
        confidence="low",
    )
    maker.find("credit-missing", "The reference is credited to NTB, the candidate to nobody", severity="warning")
    return maker.done()


def arabic() -> Checked:
    """An Arabic story and its English version."""
    reference = article(
        "الرئيس يصل إلى بيروت",
        "وصل الرئيس إيمانويل ماكرون إلى بيروت يوم الثلاثاء، وفق وكالة الأنباء.",
        "وقال إن بلاده ستقدم 25 مليون يورو.",
        path="wire/beirut.ar.txt",
        language="ar",
    )
    candidate = article(
        "President arrives in Beirut",
        "President Emanuel Macaron arrived in Beirut on Tuesday, the news agency said.",
        "He said his country would give 25 million dollars.",
        path="copy/beirut.en.txt",
        language="en",
    )
    source = article("Le président arrive à Beyrouth", "Il promet 25 millions d’euros.", language="fr")
    maker = PairMaker("beirut", reference, candidate, relation=Relation("translation", 0.93), source=source)
    maker.link(((0,), (0,)), ((1,), (1,)), ((2,), (2,)))
    maker.score(fidelity=78.0, coverage=1.0, support=1.0, similarity=0.88, name_fidelity=0.5, fact_fidelity=0.5)
    maker.find(
        "name-misspelled",
        "“إيمانويل ماكرون” is spelled “Emanuel Macaron” (1 time, sentence 1)",
        reference="إيمانويل ماكرون",
        candidate="Emanuel Macaron",
        suggestion="Emmanuel Macron",
    )
    maker.find(
        "number-changed",
        "The currency became another: euro, dollar",
        reference="25 مليون يورو",
        candidate="25 million dollars",
        confidence="medium",
    )
    return maker.done()


def japanese() -> Checked:
    """A Japanese story copied into Japanese, with a name and a year changed."""
    reference = article(
        "首相、来年度予算案の早期成立を訴え",
        "高市早苗首相は2026年1月23日、国会で演説し、総額122兆円の予算案の早期成立を求めた。",
        "野党は物価高対策が足りないと批判している。",
        path="wire/yosan.ja.txt",
        language="ja",
        credit="共同",
    )
    candidate = article(
        "首相、来年度予算案の早期成立を訴え",
        "高市早苗首相は2025年1月23日、国会で演説し、総額122兆円の予算案の早期成立を求めた。",
        path="copy/yosan.ja.txt",
        language="ja",
    )
    maker = PairMaker("yosan", reference, candidate, relation=Relation("edited", 0.99))
    maker.link(((0,), (0,)), ((1,), (1,)), ((2,), ()))
    maker.score(fidelity=70.5, coverage=0.67, support=1.0, similarity=0.99, name_fidelity=1.0, fact_fidelity=0.75)
    maker.find(
        "date-changed",
        "2026 became 2025",
        reference="2026年1月23日",
        candidate="2025年1月23日",
        suggestion="2026年1月23日",
    )
    maker.find(
        "sentence-dropped", "The candidate says this nowhere", reference="野党は物価高対策が足りないと批判している。"
    )
    return maker.done()


def unrelated() -> Checked:
    """Two articles that have nothing to do with each other."""
    reference = article("Rain in Bergen", "It rained all day.", path="wire/rain.en.txt", language="en")
    candidate = article("Sun in Oslo", "The sun shone.", path="copy/sun.en.txt", language="en")
    maker = PairMaker("rain", reference, candidate, relation=Relation("unrelated", 0.91))
    maker.link(((0,), ()), ((1,), ()), ((), (0,)), ((), (1,)))
    maker.score(fidelity=0.0, coverage=0.0, support=0.0, similarity=0.2, name_fidelity=0.0, fact_fidelity=1.0)
    maker.find("not-a-version", "The candidate is another story")
    return maker.done()


def inspected() -> Checked:
    """A candidate alone."""
    candidate = article(
        "Heitfeldt meets Blinken",
        "Aniken Heitfeldt met Blinken; Huitfeldt smiled.",
        path="copy/alone.en.txt",
        language="en",
    )
    maker = PairMaker("copy/alone.en.txt", None, candidate)
    maker.find(
        "name-inconsistent",
        "One name, several spellings: Heitfeldt (2 times), Huitfeldt (1 time)",
        candidate="Aniken Heitfeldt",
    )
    return maker.done()


SKIPPED = (Skipped("copy/empty.txt", "there is no text in it"),)


def several() -> list[Checked]:
    """All of the pairs above."""
    return [norwegian(), arabic(), japanese(), unrelated(), inspected()]
