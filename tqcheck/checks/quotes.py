"""The check of direct quotations."""

from collections.abc import Iterator
from dataclasses import replace

from tqcheck.aligned import AlignedPair
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.checks.quoted import is_left_out, is_marked, lost_marks, quoted
from tqcheck.checks.sayings import Kept, across, compared

EXAMPLES = (
    Example(
        "“We are very worried about the coming winter,” she told the paper.",
        "Wir sind sehr besorgt über den kommenden Winter, sagte sie der Zeitung.",
        ("en", "de"),
        ("Wir sind sehr besorgt über den kommenden Winter, sagte sie der Zeitung.",),
    ),
    Example(
        "“We are very worried about the coming winter,” she told the paper.",
        "„Wir sind sehr besorgt über den kommenden Winter“, sagte sie der Zeitung.",
        ("en", "de"),
    ),
    Example(
        "“We are very worried about the coming winter,” she told the paper.",
        "– Vi er svært bekymret for vinteren som kommer, sier hun til avisen.",
        ("en", "nb"),
    ),
    Example(
        "– Vi er svært bekymret for vinteren som kommer, sier hun til VG.",
        "« Nous sommes très inquiets pour l’hiver qui vient », dit-elle à VG.",
        ("nb", "fr"),
    ),
    Example(
        "“We will never sign this agreement in its present form,” the minister said.",
        "“We will gladly sign this agreement in its present form,” the minister said.",
        ("en", "en"),
        ("“We will gladly sign this agreement in its present form,”",),
    ),
    Example(
        "“We will never sign this agreement in its present form,” the minister said.",
        "“We will never sign this agreement,” the minister said.",
        ("en", "en"),
    ),
    Example(
        "「この協定には決して署名しないつもりだ」と大臣は述べた。",
        "部长说：“我们绝不会签署这项协议的。”",
        ("ja", "zh"),
    ),
    Example(
        "«Мы очень обеспокоены наступающей зимой», — сказала она газете.",
        "«Ми дуже стурбовані зимою, що наближається», — сказала вона газеті.",
        ("ru", "uk"),
    ),
    Example(
        "«Мы очень обеспокоены наступающей зимой», — сказала она газете.",
        "Мы очень обеспокоены наступающей зимой, сказала она газете.",
        ("ru", "ru"),
        ("Мы очень обеспокоены наступающей зимой, сказала она газете.",),
    ),
    Example(
        "– Vi er svært bekymret for vinteren som kommer, sa ordføreren til avisen.",
        "We are very worried about the coming winter, the mayor told the newspaper.",
        ("nb", "en"),
        ("We are very worried about the coming winter, the mayor told the newspaper.",),
    ),
    Example(
        "– Bardzo martwimy się nadchodzącą zimą – powiedział burmistrz gazecie.",
        "—Estamos muy preocupados por el invierno que viene —dijo el alcalde al periódico.",
        ("pl", "es"),
    ),
    Example(
        "– Bardzo martwimy się nadchodzącą zimą – powiedział burmistrz gazecie.",
        "Estamos muy preocupados por el invierno que viene, dijo el alcalde al periódico.",
        ("pl", "es"),
        ("Estamos muy preocupados por el invierno que viene, dijo el alcalde al periódico.",),
    ),
    Example(
        "– Vi vil aldri undertegne denne avtalen i sin nåværende form, sa ministeren.",
        "– Vi vil gjerne undertegne denne avtalen i sin nåværende form, sa ministeren.",
        ("nb", "nb"),
        ("– Vi vil gjerne undertegne denne avtalen i sin nåværende form,",),
    ),
    Example(
        "部长说：“我们绝不会以目前的形式签署这项协议。”",
        "部长说：“我们很乐意以目前的形式签署这项协议。”",
        ("zh", "zh"),
        ("“我们很乐意以目前的形式签署这项协议。”",),
    ),
    Example(
        "“He told us ‘the bridge is not safe’ and then left the room,” she said.",
        "「彼は『橋は安全ではない』と言って部屋を出た」と彼女は語った。",
        ("en", "ja"),
    ),
    Example(
        "“We are very worried about the coming winter,” the mayor told the newspaper on Monday.",
        "Мы очень обеспокоены наступающей зимой, — сказал мэр газете в понедельник.",
        ("en", "ru"),
        ("Мы очень обеспокоены наступающей зимой, — сказал мэр газете в понедельник.",),
    ),
    Example(
        "“You have seen it over the last four days,” he said, and called them “angry, mean and not to be trusted”.",
        "Sie haben das in den letzten vier Tagen gesehen, sagte er und nannte sie „wütend, gemein und nicht"
        " vertrauenswürdig“.",
        ("en", "de"),
        (
            "Sie haben das in den letzten vier Tagen gesehen, sagte er und nannte sie „wütend, gemein und nicht"
            " vertrauenswürdig“.",
        ),
    ),
    Example(
        "“You have seen it,” he said, “over the last four long days in this town.”",
        "« Vous l’avez vu au cours des quatre longues journées passées dans cette ville », a-t-il dit.",
        ("en", "fr"),
    ),
    Example(
        "The mayor told the Echo: 'I’m sure that the bridge will stand for another hundred years.'",
        "Кметът каза пред „Ехо“: Сигурен съм, че мостът ще стои още сто години.",
        ("en", "bg"),
        ("Кметът каза пред „Ехо“: Сигурен съм, че мостът ще стои още сто години.",),
    ),
    Example(
        "The mayor told the paper: 'I'm sure that the bridge will stand for another hundred years.'",
        "Pormestari sanoi lehdelle: ”Olen varma, että silta kestää vielä sata vuotta.”",
        ("en", "fi"),
    ),
    Example(
        "The fire took “a great deal of careful planning”, said the judge, who called it “cruel, cold and cowardly”.",
        "Tuhopoltto vaati paljon huolellista suunnittelua, sanoi tuomari, joka kutsui sitä ”julmaksi, kylmäksi ja"
        " raukkamaiseksi”.",
        ("en", "fi"),
        (
            "Tuhopoltto vaati paljon huolellista suunnittelua, sanoi tuomari, joka kutsui sitä ”julmaksi, kylmäksi ja"
            " raukkamaiseksi”.",
        ),
    ),
    Example("– Brød\n\n– Melk fra gården\n\n– Ost", "Bread\n\nMilk from the farm\n\nCheese", ("nb", "en")),
    Example("The so-called “green shift” is late.", "Det såkalte grønne skiftet er forsinket.", ("en", "nb")),
)


@check(
    "quote-changed",
    severity="warning",
    needs="version",
    summary="a direct quotation lost its marks, its words or its speaker",
    examples=EXAMPLES,
)
def quote_changed(aligned: AlignedPair, *, words: int = 5) -> Iterator[Hit]:
    """A direct quotation of the reference is no quotation any more, or says something else.

    A quotation stands in marks of any convention (“ ”, „ “, « », » «, 「 」, and the straight ones), or is a paragraph
    of direct speech behind a dash (– Vi er bekymret, sier hun) that goes on to say who speaks.

    Marks: a quotation of at least ``words`` words (twice as many ideographs) has, in the linked sentences of the
    candidate, neither marks nor a dash, and stands in no quotation that began before. Shorter ones may be titles or
    distancing marks and are left alone. Where the linked sentences keep the marks of another quotation only, or of a
    name, and they hold much less than those of the reference, or no more than that other one held there, it is a note.

    Words, in one language only: the words between the marks are others than in the reference. Cutting a quotation short
    is no change, nor are spelling (colour, color), capitals, punctuation and dots of omission.

    Speaker: the sentence around a quotation names somebody else, who is another person of the reference. Across
    languages and scripts the names are compared as the checks of names compare them, and the reference's speaker must
    stand elsewhere in the candidate too.

    Which marks and dashes count is data by language (``data/quotations.toml``, from CLDR and the style guides).

    Limits: a quotation that was rightly turned into reported speech is reported too, as a warning for an editor to
    decide. Changed words across languages are for the other checks.
    """
    if aligned.reference is None or aligned.reference.text == aligned.candidate.text:
        return
    changes: list[Hit] = []
    kept = 0
    for one in quoted(aligned, words):
        if not is_marked(one):
            if (hit := lost_marks(one)) is not None:
                yield hit
        elif is_left_out(one):
            if (hit := lost_marks(one)) is not None:
                yield replace(hit, confidence="low", severity="note")
        elif not aligned.same_language:
            yield from across(one)
        else:
            found = compared(one, words)
            kept += isinstance(found, Kept)
            if isinstance(found, Hit):
                changes.append(found)
    # where most quotations differ, so does all the rest: two translations of one original
    reworded = sum(hit.suggestion is not None for hit in changes)
    if reworded <= kept or (reworded == 1 and _is_copy(aligned)):
        yield from changes


def _is_copy(aligned: AlignedPair) -> bool:
    """Whether the candidate mostly keeps the reference's own words."""
    from rapidfuzz import fuzz

    if aligned.reference is None:
        return False
    old = aligned.reference.sentences
    alike = [
        fuzz.ratio(aligned.candidate.sentences[link.candidate[0]].text, old[link.reference[0]].text)
        for link in aligned.links
        if link.reference and link.candidate
    ]
    return bool(alike) and sorted(alike)[len(alike) // 2] >= 85
