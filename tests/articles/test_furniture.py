"""What is the story of a flattened page, and what stands around it."""

import pytest

from tqcheck.articles import from_text, settle_furniture
from tqcheck.articles.structure import labelled_byline
from tqcheck.articles.wording import load_data, says, wordings
from tqcheck.model import Article
from tqcheck.sentences import split

HEAD = "Council votes for a new bridge over the sound"
LEAD = "The council of Osthavn voted on Monday to build a new bridge over the sound, the mayor said."
MORE = "Work will begin in May and cost 40 million kroner, according to the plan that was shown on Monday."


def story(*blocks: str) -> list[str]:
    return [sentence.text for sentence in split(from_text("\n\n".join(blocks), "en"))]


def kinds(article: Article) -> dict[str, str]:
    return {article.text[span.start : span.end]: span.kind for span in article.boilerplate}


@pytest.mark.parametrize(
    "furniture",
    [
        ("1. What a waste of money, who wants to go there at all?", "Liked by 3 people",
         "2. I have lived here for forty years and I do not believe it.", "Liked by 12 people"),
        ("Leave a Reply", "Your email address will not be published."),
        ("Read more:", "Ten cafés for readers in the north", "The harbour that nobody wanted"),
        ("Ann Lee", "Ann Lee is a writer who lives by the sea with two dogs and a boat.", "Leave a comment"),
        ("Share", "Tweet", "Print"),
        ("12 people like this", "A word of thanks to the council from all of us.", "7 people like this"),
    ],
    ids=["thread", "form", "teasers", "author", "share", "likes"],
)  # fmt: skip
def test_what_stands_under_a_story(furniture: tuple[str, ...]) -> None:
    assert story(HEAD, LEAD, MORE, *furniture)[:3] == [HEAD, LEAD, MORE]
    assert story(HEAD, LEAD, MORE, *furniture)[3:] in ([], ["A word of thanks to the council from all of us."])


def test_a_menu_above_a_story() -> None:
    assert story("Home", "Politics", "Sport", "Log in", HEAD, LEAD, MORE) == [HEAD, LEAD, MORE]


def test_captions_say_whose_picture_it_is() -> None:
    assert story(HEAD, "The town hall on a grey morning. Photo: Press office", LEAD, MORE) == [HEAD, LEAD, MORE]


def test_a_link_inside_a_paragraph() -> None:
    assert story(HEAD, f"{LEAD} Read also: Olive harvest begins", MORE) == [HEAD, LEAD, MORE]


def test_two_pieces_run_together() -> None:
    appeal = "Your donation keeps our reporters on the ground. Your support makes all the difference."
    assert story(HEAD, appeal + LEAD, MORE) == [HEAD, LEAD, MORE]


def test_a_headline_with_its_outlet_and_said_twice() -> None:
    article = from_text(f"{HEAD} | Harbour Gazette\n\n{HEAD}\n\n{LEAD}\n\n{MORE}", "en")
    assert article.headline == HEAD
    assert kinds(article) == {" | Harbour Gazette": "outlet", HEAD: "headline"}


def test_a_scrap_above_the_headline_is_none() -> None:
    article = from_text(f"- Harbour Gazette, 1920\n\nWorld\n\n{HEAD}\n\n{LEAD}\n\n{MORE}", "en")
    assert article.headline == HEAD


def test_section_heads_lists_and_questions_stay() -> None:
    kept = ["A vote with a history", "Why now?", "– We have waited long enough, says the mayor.", "1. Money", "2. Time"]
    assert story(HEAD, LEAD, *kept, MORE) == [HEAD, LEAD, *kept, MORE]


def test_a_block_with_a_counterpart_is_no_furniture() -> None:
    appeal = "Support our journalism, the editors wrote on the front page"
    reference = from_text(f"{HEAD}\n\n{LEAD}\n\n{appeal}\n\n{MORE}", "en")
    assert kinds(reference) == {appeal: "donation"}
    other = Article(text=f"{HEAD}\n\n{LEAD}\n\n{appeal}\n\n{MORE}", language="en", headline=HEAD)
    settled, _ = settle_furniture(reference, other)
    assert settled.boilerplate == ()


LANGUAGES = [
    "ar",
    "de",
    "en",
    "es",
    "fi",
    "fr",
    "hi",
    "ja",
    "ko",
    "lv",
    "nb",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
    "zh",
]
KINDS = {"related", "share", "comments", "newsletter", "cookies", "login", "advertisement", "copyright"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_corpora_has_its_wording(language: str) -> None:
    assert set(load_data("furniture.toml")[language]) >= KINDS


def test_every_phrase_is_what_it_is_listed_as() -> None:
    modes = {"whole", "start", "label", "within", "opener"}
    for language, of_language in wordings().items():
        for kind, phrases in of_language.items():
            assert set(phrases) <= modes, (language, kind)
            for phrase in phrases.get("whole", []):
                assert says(phrase.replace("*", "12"), language) is not None, (language, kind, phrase)


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("bg", "Вече имате профил?", "login"),
        ("vi", "7 phút đọc", "time"),
        ("hr", "Dodaj odgovor", "comments"),
        ("et", "Jätka tellimust", "newsletter"),
        ("sl", "Novejše objave", "related"),
        ("is", "Fyrir 3 klukkustundum", "time"),
        ("sw", "Huna akaunti?", "login"),
        ("ta", "உள்ளடக்கத்திற்கு செல்க", "navigation"),
        ("th", "ความคิดเห็นนี้ถูกลบ", "comments"),
    ],
)
def test_what_software_of_sites_says_is_known_in_its_translations(language: str, line: str, kind: str) -> None:
    assert says(line, language) == kind


@pytest.mark.parametrize(
    ("language", "line"), [("es", "Hace 36 años."), ("de", "Vor zwei Jahren brannte die Mühle ab.")]
)
def test_years_ago_are_a_story(language: str, line: str) -> None:
    assert says(line, language) is None


@pytest.mark.parametrize("language", sorted(set(load_data("furniture.toml")) - {"any"}))
def test_every_language_has_what_most_pages_say(language: str) -> None:
    least = KINDS | {"author", "caption", "correction", "donation", "navigation", "time"}
    assert set(wordings()[language]) >= least


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("lv", "Teksts: Baiba Ozola"),
        ("id", "Teks: Rina Wulandari"),
        ("nl", "Tekst en foto's: Sanne de Wit"),
        ("tr", "Yazı ve fotoğraf: Derya Aksoy"),
        ("bg", "Текст и снимки: Мила Донева"),
        ("hi", "प्रस्तुति: नीलम वर्मा"),
        ("ja", "文：松本かおり"),
    ],
)
def test_a_labelled_author_is_none_of_the_story_wherever_the_line_stands(language: str, line: str) -> None:
    assert labelled_byline(line, language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Words: what they do to us, and what we do to them"),
        ("de", "Von Hamburg nach Berlin"),
        ("zh", "记者：你怎么看？"),
        ("pl", "Tekst: nie do końca jasny, uznał sąd"),
        ("fr", "Par Saint-Denis et Paris"),
    ],
)
def test_what_only_begins_like_a_label_stays(language: str, line: str) -> None:
    assert not labelled_byline(line, language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fi", "Oikaisu: lautan lähtöaika oli väärin jutun ensimmäisessä versiossa."),
        ("hu", "Helyreigazítás: tegnapi számunkban hibásan írtuk a polgármester nevét."),
        ("ko", "바로잡습니다: 어제 기사에 실린 이름이 틀렸습니다."),
        ("ca", "Fe d'errades: el concert és dissabte, no diumenge."),
        ("uk", "Якщо ви помітили помилку, виділіть її та натисніть Ctrl+Enter."),
    ],
)
def test_corrections_are_told(language: str, line: str) -> None:
    assert says(line, language) == "correction"


@pytest.mark.parametrize(
    ("language", "line"),
    [("vi", "Cập nhật về thủy triều đỏ: mật độ giảm ở ba quận"), ("sk", "O autorovi vraždy polícia nič nevie.")],
)
def test_a_story_may_begin_with_words_of_a_site(language: str, line: str) -> None:
    assert says(line, language) is None
