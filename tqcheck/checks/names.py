"""Checks of names: misspelled, inconsistent, missing, added."""

from collections.abc import Iterator, Sequence

from tqcheck.aligned import AlignedPair
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.model import Span
from tqcheck.names.evidence import added, fates
from tqcheck.names.garbled.inconsistency import inconsistencies
from tqcheck.names.garbled.otherwise import by_mention, written_otherwise
from tqcheck.names.garbled.slips import slips
from tqcheck.names.garbled.trusted import slips_of_trusted
from tqcheck.names.mentions.groups import Garbling, gather


def misspelled(aligned: AlignedPair) -> tuple[Garbling, ...]:
    """All garbled names of the candidate, by the reference where there is one and by the list of trusted names."""
    found = aligned.once(slips) if aligned.is_version else ()
    taken = {(slip.candidate.start, slip.candidate.end) for slip in found}
    listed = tuple(
        slip for slip in aligned.once(slips_of_trusted) if (slip.candidate.start, slip.candidate.end) not in taken
    )
    # where the article cannot decide on one spelling, one of them is no evidence against another
    undecided = {text for one in aligned.once(inconsistencies) for text in one.instead}
    by_reference = gather(aligned, tuple(slip for slip in found if slip.candidate.text not in undecided))
    by_list = gather(aligned, listed)
    accused = taken | {(slip.candidate.start, slip.candidate.end) for slip in listed}
    otherwise = [
        one
        for one in aligned.once(written_otherwise)
        if not any((word.start, word.end) in accused for word in one.words)
    ]
    return tuple(
        sorted((*by_reference, *by_list, *by_mention(aligned, otherwise)), key=lambda one: one.candidate.start)
    )


def _listed(spellings: Sequence[tuple[str, Sequence[int]]]) -> str:
    return ", ".join(f"“{text}” ({len(sentences)}×, {_sentences(sentences)})" for text, sentences in spellings)


def _sentences(indices: Sequence[int]) -> str:
    distinct = sorted(set(indices))
    return f"sentence{'s' if len(distinct) > 1 else ''} {', '.join(map(str, distinct))}"


@check(
    "name-misspelled",
    severity="error",
    needs="candidate",
    summary="a name is spelled otherwise than in the reference or the name list; between scripts: Latin, Cyrillic, "
    "Greek, Arabic, Hebrew, Armenian, Georgian, eight of India, Thai, kana, Hangul, Chinese",
    examples=[
        Example(
            "The foreign minister Anniken Huitfeldt met Antony Blinken in Washington on Friday.",
            "The foreign minister Aniken Heitfeldt met Antony Blinken in Washington on Friday.",
            ("en", "en"),
            ("Aniken Heitfeldt",),
        ),
        Example(
            "Statsminister Jonas Gahr Støre besøkte Tromsø sammen med Sandra Borch.",
            "Ministerpräsident Jonas Gahr Støre besuchte Tromsø gemeinsam mit Sandra Burch.",
            ("nb", "de"),
            ("Sandra Burch",),
        ),
        Example(
            "The spokesman Graham Pickering said that Hendrik Lauwers would resign.",
            "El portavoz Graham Pickerring dijo que Hendrik Lauwers dimitiría.",
            ("en", "es"),
            ("Graham Pickerring",),
        ),
        Example(
            "The spokesman Graham Pickering said that Hendrik Lauwers would resign in Helsinki.",
            "Tiedottaja Graham Pickeringin mukaan Hendrik Lauwersin ero tapahtuu Helsingissä.",
            ("en", "fi"),
        ),
        Example(
            "Prime Minister Vladimir Putin spoke with Sergey Lavrov in Moscow.",
            "Ministerpräsident Wladimir Putin sprach in Moskau mit Sergej Lawrow.",
            ("en", "de"),
        ),
        Example(
            "President Joe Biden arrived in Riga with Jens Stoltenberg.",
            "Prezidents Džo Baidens ieradās Rīgā kopā ar Jensu Stoltenbergu.",
            ("en", "lv"),
        ),
        Example(
            "Chancellor Angela Merkel visited Kyiv.",
            "Chancellor Angela Merkel visited Kiev.",
            ("en", "en"),
        ),
        Example(
            "Former president George W. Bush met Ursula von der Leyen in Brussels.",
            "L'ancien président George H. Bush a rencontré Ursula van der Leyen à Bruxelles.",
            ("en", "fr"),
            ("George H. Bush", "Ursula van der Leyen"),
        ),
        Example(
            "Olaf Scholz and Martin Schulz spoke in Berlin.",
            "Olaf Scholz et Martin Schulz ont pris la parole à Berlin.",
            ("de", "fr"),
        ),
    ],
)
def name_misspelled(aligned: AlignedPair) -> Iterator[Hit]:
    """A name of the candidate is a garbled form of a name in the aligned sentence of the reference, or of a name in
    the list of trusted spellings.

    What it says: the right spelling, every wrong one, how often and in which sentences. One name is one finding,
    however many places it has; the place quoted is the first. The suggestion is the right spelling for that place.

    How it decides: a capitalised word of the candidate that stands nowhere in the reference is compared with the
    names of its aligned sentence. What the candidate's language does to foreign names is no error: endings
    (Kavanaughin), exonyms (Moskau), its own way to write names from Cyrillic and Arabic letters (Shoigu, Schoigu,
    Szojgu; Mohammed, Muhamed), respelling by sound in Latvian, Lithuanian, Serbian, Azerbaijani and Albanian. In
    languages whose endings are not known any short ending is one, and small letters before a capital are no part of the
    name (Zulu uMacron, Irish nGaillimh). Two people with similar names who both stand in the
    reference are two people. Words that a language makes its own (Senate, Senátny) and words for the people of a
    country are none to compare. A spelling that is a word or a name of the candidate's language in its own right counts
    only where a neighbouring word of the same name shows who is meant, or where both are names of persons one letter
    apart and the reference has the second nowhere. Given names of rulers, popes and saints may take the form of the
    text's own language (Queen Camilla, la reina Camila).

    A name whose letters are right is wrong all the same where other particles stand between given name and surname
    (Ursula van der Leyen, Ursula Leyen) or another initial before it (George H. Bush), in every language that keeps the
    spelling of names; Arabic particles are left out and transcribed in many ways and count for nothing. Within one
    language a lost or misplaced mark (Gurria, Gurriá for Gurría), a full name without any capital and a person's name
    torn apart or written together (Blin ken, Vonderleyen) are findings, too; of low confidence where the candidate
    writes none of the reference's letters with marks. Hyphens, the order of the words and marks that the reference does
    not have are no errors. A common given name two letters away counts before the same surname (Antonio Blinken).

    Within one language whose script has no capitals (Arabic, Hebrew, Hindi, Korean, Japanese katakana, Chinese) only
    near copies are judged: a rare word, or a character of a name behind a Chinese surname or beside the point of a
    foreign name, that became another one at the same place.

    Between scripts the odds are weighed that a slip made the word of another spelling: how likely either spelling is by
    frequency lists, lists of names and the letters that the language puts together, how well either sounds like a word
    of the reference, through tables learnt for Cyrillic, Greek, Arabic, Hebrew, Armenian, Georgian, eight scripts of
    India (Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Malayalam), Thai, katakana, Hangul and
    Chinese characters (their transcriptions, pinyin, Japanese readings), which spellings lists of names and of cities
    have for that word in the script, and how likely the slip is. A rare name that is rendered farther from its sound
    than one slip explains is a finding of low confidence, without a suggestion, where nothing else in either text
    explains it; in scripts without capitals only beside another such word. A spelling that sounds right is a finding of
    low confidence only, and only where another is far likelier; where both spellings are accepted romanisations of a
    rare name (Zeitoun, Zaytoun; Chiranjiv, Chiranjeev), it is none. Confidence is never high. What
    the article writes so in several places and never otherwise is no slip by its sound alone. A word with signs that
    its script never writes so (a vowel sign behind another, two accents) is likelier a slip. In a script without
    capitals a word one slip from what the article writes for the same name in other sentences is one, where no accepted
    romanisation writes it so or three other sentences agree. In a candidate in Chinese
    only names are judged whose transcription of three characters or more is known: from lists, from another sentence of
    the candidate, or as a word of the language that sounds like the name; a run that differs from it in one character
    that is read otherwise, or a part of a foreign name between points one character of which sounds like nothing in it.

    The name of a Chinese or Korean person in Latin letters is held against all that the linked sentences may say: a
    frequent surname and the characters or syllables behind it. It is a finding where surname or given name is right and
    the other a letter or two away, its syllables in the wrong order, or (Chinese) the words cut in wrong places, and
    where nothing in the reference is written so by any reading or romanisation. What a bearer may have chosen is none:
    in Chinese a name with a hyphen or with a surname as Cantonese, Hokkien or Korean has it, in Korean whatever vowels
    may be read so.
    Full names that nothing lists are judged together, between any two of these scripts, by way of the Latin spellings
    that both may stand for: where one name of the linked sentences is by far the nearest and no romanisation explains
    any word of it, and then the same surname elsewhere, with low confidence and without a suggestion; so are foreign
    names read sign by sign from katakana or Chinese characters (Sukotto for Scott). A name that lists have in Greek or
    Cyrillic letters for Latin ones in use is garbled where its letters are read out instead (Zerom for Jérôme).
    In Hangul words of three syllables and more are judged, their particles aside, and of low confidence where nothing
    has the right spelling. Polish and Dutch names are heard as their languages read them. The check says nothing of
    Japanese names that a candidate writes in Chinese characters, of names in Lao, Khmer, Burmese, Sinhala and Ethiopic
    letters, of a single word that the candidate has in Thai, Georgian or Armenian letters or in those of India other
    than Devanagari, but where it has the right spelling, too, and of a single word between two scripts neither of which
    is Latin, but where both write every vowel and an i became o or u, or one of these an i (Bisht, Бошт).

    Confidence: high where the wrong spelling is no known word, medium where it is a rare one, low where it is known
    but much rarer than the name, or where only a sound table between two scripts speaks against it. What has low
    confidence is a note, not an error.

    Latvian, Lithuanian, Serbian, Bosnian, Albanian, Azerbaijani, Uzbek, Turkmen, Somali and Esperanto texts are judged
    by letters only where they keep those of most names, or of this one; what stands in parentheses behind a respelled
    name, or shows by a letter or by its end that it was not respelled (Latvian Newman), is judged by its letters.
    Where the reference is in such a language, a candidate that writes names by their own letters is judged by their
    sound, as between two scripts (Latvian Robinsons, English Robinnson); and a name that no list has is garbled all the
    same where one letter of it answers no sound (Latvian Dzintra, English Dzintara).
    Respelled names are judged by their sound, without a suggestion: where a Cyrillic reference or lists have the name
    in Cyrillic letters, a spelling one letter or only vowels away that sounds clearly less like it; else a word that
    the language is unlikely to write, one slip from one that it is likelier to write and that sounds like the name; and
    in Latvian, Lithuanian, Serbian and Bosnian a letter that adapted names do not have there (Teksasash, Simpsonaa).

    Between two languages of Cyrillic letters only names that are at home in them (Жуковский, Жуковський) are judged
    letter by letter, and the suggestion is as the candidate's language writes the name. Foreign names are transcribed
    by each in its own way (Гамильтон, Гемілтон, Хамилтън): there only a consonant that none of these ways explains is a
    finding, of low confidence unless the language is known to write the name one slip away.

    Limits: without a reference only the name list tells right from wrong, in every script but Chinese characters;
    accepted variants of a listed name are right, and so are its forms with endings and with the prefixes of Arabic and
    Hebrew. Names of up to three letters and acronyms are not compared. A slip that makes another common name (Grant,
    Grand) may pass.
    """
    for one in aligned.once(misspelled):
        if all(text == one.name for text, _ in one.spellings):
            continue  # where the name starts differs, not how it is spelled
        yield Hit(
            message=f"“{one.name}” is spelled otherwise than in {one.evidence}: {_listed(one.spellings)}",
            reference=one.reference,
            candidate=one.candidate,
            suggestion=one.right,
            confidence=one.confidence,
            severity="note" if one.confidence == "low" else None,
            elsewhere=one.elsewhere,
        )


@check(
    "name-inconsistent",
    severity="error",
    needs="candidate",
    summary="one name, several spellings in the candidate",
    examples=[
        Example(
            None,
            "Foreign Minister Aniken Heitfeldt spoke on Friday. Huitfeldt said no more. Later Heitfeldt met the press.",
            ("en", "en"),
            ("Aniken Heitfeldt",),
        ),
        Example(
            None,
            "La ministre Sylvie Goularde a démissionné. Selon Sylvie Goulharde, rien ne presse. Goularde se tait.",
            ("fr", "fr"),
            ("Sylvie Goularde",),
        ),
        Example(
            None,
            "The former leader Martin Schulz praised Olaf Scholz. Scholz thanked Schulz.",
            ("en", "en"),
        ),
        Example(
            None,
            "Ministeri Annika Saarikko tapasi toimittajat. Saarikon mukaan asia on selvä. Saarikkoa kuultiin.",
            ("fi", "fi"),
        ),
        Example(
            "The minister Anniken Huitfeldt met reporters in Oslo. Huitfeldt said the talks had been useful.",
            "안니켄 휘트펠트 장관은 오슬로에서 기자들을 만났다. 헤이트팰드 장관은 회담이 유익했다고 말했다.",
            ("en", "ko"),
            ("휘트펠트",),
        ),
    ],
)
def name_inconsistent(aligned: AlignedPair) -> Iterator[Hit]:
    """One person or thing is spelled in several ways within the candidate.

    What it says: all spellings with their counts and sentences, in one finding; full name and surname alone belong
    together. There is no suggestion, since the article alone does not tell which spelling is right.

    How it decides: rare capitalised words of the article that differ by a slip (a vowel, a doubled, lost or swapped
    letter, c and k, i and y) and of which neither is a word or a well-known name of the language; or a well-known name
    and a word that no list has, one slip from it. Endings are no slip:
    in languages that inflect names a difference at the end of the word alone is never reported. Where there is a
    reference, spellings that it has too are two names, and what ``name-misspelled`` reports is not repeated here.
    Beside a reference in another script, or one that writes foreign names by their sound, spellings farther apart are
    one name too if the reference has the same word for both, each can stand for no other name of its sentence, and
    their consonants are much alike; so in languages that hardly inflect names. Where one of them is reported as
    misspelled, the other is reported here if its own sound is doubtful.

    Beside a reference in Latin letters a candidate in Cyrillic, Greek, Arabic, Hebrew, Devanagari, Hangul or kana is
    judged by sound: what sounds like a name of its linked sentences, like no other one there, and is no word of the
    language stands for that name; two such words in two sentences that are alike, but no forms of one spelling, are two
    spellings of it. Where all of them have the sound of the name it is no finding, where none has it a note.

    Limits: two unknown people whose names differ by one letter cannot be told from one. Scripts without capitals are
    judged only beside such a reference, Chinese characters never, nor are languages that write foreign names by their
    sound with the original beside it (Latvian, Lithuanian, Serbian, Azerbaijani, Albanian).
    """
    taken = {text for one in aligned.once(misspelled) for text, _ in one.spellings}
    for one in aligned.once(inconsistencies):
        if one.name is None and any(text in taken for text, _ in one.spellings):
            continue
        yield Hit(
            message=f"one name, {len(one.spellings)} spellings: {_listed(one.spellings)}",
            reference=one.name,
            candidate=one.candidate,
            confidence=one.confidence,
            severity="note" if one.confidence == "low" else None,
            elsewhere=one.elsewhere,
        )


@check(
    "name-missing",
    severity="warning",
    needs="version",
    summary="a name of the aligned reference sentence is not there",
    examples=[
        Example(
            "The report was presented on Friday by the minister Katarzyna Lubnauer in Warsaw.",
            "The report was presented on Friday by the minister in Warsaw.",
            ("en", "en"),
            ("Katarzyna Lubnauer",),
        ),
        Example(
            "Selon le ministre, la société Carrefour a licencié Bernard Quetier et deux collègues.",
            "Selon le ministre, la société Carrefour a licencié deux collègues.",
            ("fr", "fr"),
            ("Bernard Quetier",),
        ),
        Example(
            "The report was written by Sandra Mitchell and two colleagues in Paris.",
            "Le rapport a été écrit à Paris avec deux collègues.",
            ("en", "fr"),
            ("Sandra Mitchell",),
        ),
        Example(
            "Katarzyna Lubnauer spoke first. Then Katarzyna Lubnauer left the room.",
            "Katarzyna Lubnauer spoke first. Then she left the room.",
            ("en", "en"),
        ),
        Example(
            "Die Ministerin Annegret Kühnapfel reiste nach München.",
            "The minister Annegret Kühnapfel travelled to Munich.",
            ("de", "en"),
        ),
        Example(
            "Podle starosty Žatčic Bohuslava Přikryla hlasovali zastupitelé třikrát.",
            "According to Karel Novotný, the mayor of Žatčice, the council voted three times.",
            ("cs", "en"),
            ("Bohuslava Přikryla",),
        ),
    ],
)
def name_missing(aligned: AlignedPair) -> Iterator[Hit]:
    """A name of the reference stands nowhere in the candidate, though its sentence was kept.

    What it says: which name, with its place in the reference.

    How it decides: every name of an aligned sentence is looked for in its counterpart and then in the whole
    candidate, in all forms that the language may give it. A pronoun in place of a repeated name is style and no
    finding: only a name that the article loses altogether is. A sentence that was dropped is
    ``sentence-dropped``, not a missing name. Names that may be translated (places, institutions of common words)
    are only reported where the two sentences are otherwise nearly the same words in one language, and ordinary words of
    institutions and titles (Commission, Tribute) only where no other word differs. A word that begins a sentence is a
    name only where lists of persons and places have it or no list of words does; a place is kept where its people or
    another of its names stands (Argentina, Argentine; USA, Vereinigte Staaten). Where every noun has a capital (German)
    a word is a name that stands in a full name or behind a title somewhere in the article, a place, or a word as well
    known in other languages that no article, adjective or number introduces.

    Between two languages only full names of persons are reported. Either nothing in the linked sentences resembles the
    name by letters or by sound, its given name stands nowhere in the candidate, and the encoder's token vectors show
    nothing that stands for it: the words nearest to it are nearer to other words of the sentence. Or its given name is
    there, followed by another name that the reference does not have (Krzysztof Wojciechowski for Krzysztof
    Jędrzejczyk; within one script only), or its surname is there behind another given name (Andrew Blinken). Or the
    last words of the name have left no trace anywhere, while a full name of a person of which the reference shows
    nothing stands in the linked sentence (Karel Novotný for Bohuslav Přikryl): between Latin, Cyrillic and Greek
    letters, where neither language respells names. Names of institutions, which translators shorten and explain,
    are left alone.

    Confidence is high for near copies, medium otherwise.
    """
    seen: set[str] = set()
    for fate in aligned.once(fates):
        link = aligned.link_of_reference.get(fate.mention.sentence)
        if fate.outcome != "missing" or link is None or not link.candidate or fate.mention.text in seen:
            continue
        seen.add(fate.mention.text)
        said = f"“{fate.mention.text}” (sentence {fate.mention.sentence} of the reference)"
        yield Hit(
            message=f"{said} is nowhere in the candidate",
            reference=Span(fate.mention.start, fate.mention.end),
            confidence="high" if fate.certain else "medium",
        )


@check(
    "name-added",
    severity="warning",
    needs="version",
    summary="a name that the reference does not have",
    examples=[
        Example(
            "The report was presented on Friday by the minister in Warsaw.",
            "The report was presented on Friday by the minister Katarzyna Lubnauer in Warsaw.",
            ("en", "en"),
            ("Katarzyna Lubnauer",),
        ),
        Example(
            "La empresa despidió el lunes a dos colegas del director.",
            "La empresa despidió el lunes a dos colegas del director Bernardo Quetglas.",
            ("es", "es"),
            ("Bernardo Quetglas",),
        ),
        Example(
            "The minister said on Friday that the talks in Warsaw had failed.",
            "The minister said in Warsaw on Friday that the talks had failed.",
            ("en", "en"),
        ),
        Example(
            "Die Kanzlerin reiste am Freitag nach Brüssel.",
            "The chancellor travelled to Brussels on Friday.",
            ("de", "en"),
        ),
    ],
)
def name_added(aligned: AlignedPair) -> Iterator[Hit]:
    """A sentence of the candidate has a name that the reference has nowhere.

    What it says: which name, with its place in the candidate.

    How it decides: every name of the candidate is looked for in the whole reference, in all forms that either language
    may give it. Names that a garbling explains are ``name-misspelled``. Only sentences that have a counterpart are
    looked at: a sentence that was added is ``sentence-added``. Between two wordings in one language only near copies
    are judged. Between two languages translators add names to explain, so that only the full name of a person is
    reported no word of which the reference shows by letters or by sound, and for which the encoder's token vectors
    show nothing in the linked sentences. What begins a sentence, and places beside their people, are taken as
    ``name-missing`` takes them.

    Confidence is high where the two sentences are nearly the same words, medium otherwise.
    """
    seen: set[str] = set()
    for one in aligned.once(added):
        if one.mention.text in seen:
            continue
        seen.add(one.mention.text)
        yield Hit(
            message=f"“{one.mention.text}” (sentence {one.mention.sentence}) is nowhere in the reference",
            candidate=Span(one.mention.start, one.mention.end),
            confidence="high" if one.certain else "medium",
        )
