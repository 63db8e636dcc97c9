"""Furniture in a language without any phrases in the data, told by shape and place alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.articles import from_text
from tqcheck.articles.assembly import Known
from tqcheck.articles.furniture import classify
from tqcheck.articles.html import page
from tqcheck.articles.paragraphs import Block
from tqcheck.articles.text import from_blocks
from tqcheck.model import Article

# Words of no language: nothing here can be told by wording but the line of rights.
HEAD = "Marudo keltani bosqeri vantul opridan sekomar"
BODY = [
    "Keltani marudo bosqeri a lintevo opridan, sekomar vantul e dorimand keltani. Bosqeri solmeta varindo kelt.",
    "Vantul dorimand o lintevo solmeta marudo, varindo keltani e bosqeri opridan sekomar. Lintevo dorimand pero.",
    "Opridan sekomar a marudo vantul, keltani solmeta varindo e lintevo bosqeri. Dorimand marudo opridan velo.",
    "Solmeta varindo keltani, bosqeri marudo e vantul dorimand opridan o lintevo. Sekomar keltani bosqeri tal.",
]
RIGHTS = "© 2024 Zufiq Hrewa"


def told(article: Article) -> str:
    kept, at = [], 0
    for span in article.boilerplate:
        kept.append(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "".join([*kept, article.text[at:]])


def test_lines_below_the_story_are_none_of_it() -> None:
    below = ["Gwoxi jupha", "Hifqu wexun | Juxwo phigg", "Fyxan guwoph", RIGHTS]
    text = told(from_text("\n\n".join([HEAD, *BODY, *below]), "en"))
    assert all(piece in text for piece in (HEAD, *BODY))
    assert not any(piece in text for piece in below)


def test_a_line_with_the_name_of_the_site_is_not_the_storys() -> None:
    inside = "Gwoxi jupha wexun Zufiq Hrewa"
    lines = [HEAD, *BODY[:2], inside, *BODY[2:], "Gwoxi jupha", "Fyxan | Guwoph", RIGHTS]
    text = told(from_text("\n\n".join(lines), "en"))
    assert inside not in text
    assert all(piece in text for piece in (HEAD, *BODY))


def test_section_heads_stay_on_a_page_with_furniture() -> None:
    heads = ["Gwoxi jupha", "Wexun", "Phigg fyxan"]
    story = [HEAD, *(piece for pair in zip(BODY, [*heads, ""], strict=True) for piece in pair if piece)]
    text = told(from_text("\n\n".join([*story, "Hifqu | Juxwo", "Fyxan | Guwoph", "Nuqqa", RIGHTS]), "en"))
    assert all(piece in text for piece in story)


def test_a_page_tells_by_the_elements_of_its_paragraphs() -> None:
    def boxed(name: str, texts: list[str]) -> str:
        return "".join(f"<div class='{name}'>{text}</div>" for text in texts)

    between = "Gwoxi jupha wexun keltani"
    html = (
        f"<html><body><div><h1>{HEAD}</h1>{boxed('x1', ['Phigg', 'Fyxan guwoph'])}{boxed('s', BODY[:2])}"
        f"{boxed('x1', [between])}{boxed('s', ['Marudo.', *BODY[2:]])}{boxed('x1', ['Hifqu', 'Juxwo', RIGHTS])}"
        "</div></body></html>"
    )
    blocks, _ = page(html, "page.html")
    text = told(from_blocks(blocks, Known(headline=HEAD), language="en", path=None))
    assert all(piece in text for piece in (HEAD, "Marudo.", *BODY))
    assert not any(piece in text for piece in ("Phigg", "Fyxan", between, "Hifqu", RIGHTS))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*BODY, "Velo tal.", "Gwoxi jupha", "«Wexun», phigg."]), min_size=2, max_size=7, unique=True
    )
)
def test_a_text_that_shows_no_furniture_stays_whole(pieces: list[str]) -> None:
    article = from_text("\n\n".join([HEAD, *pieces]), "en")
    assert all(span.kind in ("headline", "standfirst") for span in article.boilerplate)


def test_months_of_a_table_are_no_counts_of_comments() -> None:
    lines = (HEAD, *BODY[:2], "4.1", "April 2014", "4.2", "April 2014", "4.3", "May 2014", *BODY[2:])
    kinds = classify([Block(line) for line in lines], "en")
    assert "comments" not in kinds
