"""How much of the story and how little of the page the reader keeps, beside other extractors on the same HTML.

`python benchmarks/extraction.py` (the odd stories); `--develop` measures the even ones, which the reader was made on,
and shows what went wrong. A second set (``held_out``) and the third to the sixth one were written as trials and
developed on afterwards; of the seventh one the lines were looked at, by kind. The trees know nothing of the eighth one
(``eighth_set``): that is the honest figure. Pages by other hands are in ``real_pages.py``.
"""

import re
import sys
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import eighth_set, fifth_set, fourth_set, held_out, ntrex, seventh_set, sixth_set, third_set
from benchmarks.pages import LANGUAGES, MAKES, Page, pages
from benchmarks.results import write_section
from tqcheck.articles import from_text
from tqcheck.articles.assembly import Known
from tqcheck.articles.html import page as read_page
from tqcheck.articles.second_look import looked_at
from tqcheck.articles.text import from_blocks
from tqcheck.embedding import Encoder, load_encoder
from tqcheck.errors import UnreadableArticleError
from tqcheck.model import Article

STOPLISTS = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian",
    "nl": "Dutch", "nb": "Norwegian_Bokmal", "sv": "Swedish", "fi": "Finnish", "pl": "Polish", "ru": "Russian",
    "uk": "Ukrainian", "tr": "Turkish", "ar": "Arabic", "ko": "Korean", "hi": "Hindi", "lv": "Latvian",
}  # fmt: skip


def read(page: Page) -> Article | None:
    """The page as tqcheck reads it, language told by itself; None where it finds no story."""
    try:
        if page.is_html:
            blocks, said = read_page(page.content, "page.html")
            return from_blocks(blocks, Known(headline=said.headline), language=None, path=None)
        return from_text(page.content)
    except UnreadableArticleError:
        return None


def tqcheck(page: Page) -> str:
    """The story as tqcheck reads it."""
    article = read(page)
    return "" if article is None else told(article)


@cache
def encoder() -> Encoder:
    return load_encoder()


def tqcheck_twice(page: Page) -> str:
    """The same with the encoder at hand, as ``check`` and ``inspect`` have it."""
    article = read(page)
    return "" if article is None else told(looked_at(article, encoder().encode))


def told(article: Article) -> str:
    """An article without its furniture."""
    kept, at = [], 0
    for span in article.boilerplate:
        kept.append(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "\n".join([*kept, article.text[at:]])


def trafilatura(page: Page) -> str:
    from trafilatura import bare_extraction

    document = bare_extraction(page.content, include_comments=False)
    return f"{document.title or ''}\n{document.text or ''}" if document else ""


def justext(page: Page) -> str:
    import justext as library

    stoplist = frozenset[str]()
    if page.language in STOPLISTS:
        stoplist = library.get_stoplist(STOPLISTS[page.language])
    settings = {} if stoplist else {"stopwords_low": 0.0, "stopwords_high": 0.0}
    found = library.justext(page.content.encode(), stoplist, **settings)
    return "\n".join(one.text for one in found if not one.is_boilerplate)


def readability(page: Page) -> str:
    from lxml import html
    from readability import Document

    document = Document(page.content)
    text = html.fromstring(document.summary()).text_content()
    return f"{document.title()}\n{text}"


EXTRACTORS: dict[str, Callable[[Page], str]] = {
    "tqcheck": tqcheck, "trafilatura": trafilatura, "jusText": justext, "readability-lxml": readability,
}  # fmt: skip


def kept(pieces: tuple[str, ...], text: str) -> list[bool]:
    """Of each piece, whether it stands in the text, white space and marks aside."""
    told = letters(text)
    return [letters(piece) in told for piece in pieces]


def letters(text: str) -> str:
    """A text without white space and marks, in small letters."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text)).lower()


_ORDINALS = {2: "second", 3: "third", 4: "fourth"}
Counts = Counter[tuple[str, str, str]]


def measure(extract: Callable[[Page], str], chosen: list[Page], show: bool) -> Counts:
    counts: Counts = Counter()
    for page in chosen:
        text = extract(page)
        said = letters("".join(page.story))  # a word of a menu that the story has too tells nothing
        furniture = tuple(piece for piece in page.furniture if letters(piece) not in said)
        for what, pieces in (("story", page.story), ("furniture", furniture)):
            found = kept(pieces, text)
            for by in ("all", page.make, page.language):
                counts[what, by, "kept"] += sum(found)
                counts[what, by, "of"] += len(found)
            if show:
                wrong = [piece for piece, is_kept in zip(pieces, found, strict=True) if is_kept == (what != "story")]
                for piece in wrong:
                    print(f"{page.language} {page.make} {what}: {piece[:110]}")
    return counts


def share(counts: Counts, what: str, by: str) -> float:
    return counts[what, by, "kept"] / max(1, counts[what, by, "of"])


def whole_lines(chosen: list[Page], makes: tuple[str, ...], said: str, every: int = 0) -> list[str]:
    """A set that has no parts, beside the peers, with totals by make and language; every so manieth page with the
    encoder at hand too, which takes its time."""
    lines = ["", said, "", "| reader | on | part | pages | story kept | furniture kept |"]
    lines.append("| --- | --- | --- | --- | --- | --- |")
    both: Counts = Counter()
    for on, is_html in (("HTML", True), ("flattened text", False)):
        of_kind = [page for page in chosen if page.is_html == is_html]
        counts = measure(tqcheck, of_kind, show=False)
        both += counts
        lines.append(_row("tqcheck", on, "all", len(of_kind), counts))
        if every:
            some = of_kind[::every]
            for name, extract in (("tqcheck", tqcheck), ("tqcheck with the encoder", tqcheck_twice)):
                if every > 1 or extract is tqcheck_twice:
                    part = f"every {_ORDINALS[every]}" if every > 1 else "all"
                    lines.append(_row(name, on, part, len(some), measure(extract, some, show=False)))
        lines += _peers(of_kind) if is_html else []
    for what, named in (("make", makes), ("language", sorted({page.language for page in chosen}))):
        each = (f"{one} {share(both, 'story', one):.3f} / {share(both, 'furniture', one):.3f}" for one in named)
        lines += ["", f"By {what}, story / furniture: {', '.join(each)}."]
    return lines


def _peers(of_kind: list[Page]) -> list[str]:
    lines = []
    for name, extract in EXTRACTORS.items():
        if name != "tqcheck":
            try:
                lines.append(_row(name, "HTML", "all", len(of_kind), measure(extract, of_kind, show=False)))
            except ImportError as error:
                print(f"{name}: not measured ({error}); pip install 'tqcheck[bench]'")
    return lines


def _row(name: str, on: str, part: str, count: int, counts: Counts) -> str:
    story, furniture = share(counts, "story", "all"), share(counts, "furniture", "all")
    return f"| {name} | {on} | {part} | {count} | {story:.4f} | {furniture:.4f} |"


SECOND_SAID = (
    f"A second set, of {len(held_out.MAKES)} other makes in {len(held_out.languages())} languages, the odd "
    "stories. Rules of shape and place were developed on half of its makes and languages, and the wording of all "
    "of its languages went into the pages that the trees are made from."
)

THIRD_SAID = (
    f"A third set, of {len(third_set.SET.makes)} further makes in 16 languages, written before the reader was run on "
    "any of it. As the reader then was, it kept .3633 of the furniture on HTML (story .9981) and .3542 in "
    "flattened text (story .9182): rules made on two sets did not carry to a third. The trees that weigh the "
    "evidence of a page were made for that, on half of its makes and languages; now they know the wording of all "
    "of them."
)

FOURTH_SAID = (
    f"A fourth set, of {len(fourth_set.SET.makes)} further makes in 12 languages, likewise written before the reader "
    "was run on it and blind until its figures were reported: .2239 of the furniture kept on HTML (story .9982) "
    "and .1506 in flattened text (story .9985), by trees that saw no meaning. Then it was looked at, and its "
    "wording went into what the trees are made from. Trees that see meaning and were made without its wording, of 20 "
    "pages a language, kept .0732 on HTML (story .9981) and .1148 in flattened text (story 1.0000) of a quarter of "
    "its even stories."
)

FIFTH_SAID = (
    f"A fifth set, of {len(fifth_set.SET.makes)} further makes in 14 languages, likewise blind until its figures were "
    "reported: .0759 on HTML (story .9983) and .2224 in flattened text (story .9971). Then it was looked at: two "
    "thirds of what was kept were other stories' headlines and beginnings. Its wording went into what the trees are "
    "made from."
)

SIXTH_SAID = (
    f"`python benchmarks/extraction.py --blind`. {len(sixth_set.SET.makes)} further makes in 8 languages, written and "
    "committed before the reader was run on them, and blind for two reports: .0820 of the furniture on HTML and .1947 "
    "in flattened text (story .9978 and .9959), then .0807 and .1526 (.9949, .9956), with the encoder .0550 and .1319 "
    "(.9964, .9956), then .0581 and .1152 (.9934, .9922). Then it was looked at, for the story it lost: last sentences "
    "of a quotation and thresholds, and trees that knew none of it kept .0712 and .1294 (.9993, .9985). Now they are "
    "made of its layouts and wording on the even stories too."
)

SEVENTH_SAID = (
    f"{len(seventh_set.SET.makes)} further makes in 9 languages, likewise written and committed before the reader was "
    "run on them, by the hand that wrote the other sets, and blind for two reports: .0316 of the furniture on HTML and "
    ".1241 in flattened text (story .9955 and .9934), then .0274 and .1184 (.9968, .9947), with the encoder .0196 and "
    ".1040. Then what was kept was looked at, by kind, and trees that knew none of it kept .0274 and .1178 (.9968, "
    ".9947). Now they are made of its layouts and wording on the even stories too."
)

EIGHTH_SAID = (
    f"{len(eighth_set.SET.makes)} further makes in 9 languages, written by another hand, committed before the reader "
    "was run on them. Trees made of random layouts and the wording of the first five sets kept .0974 of the furniture "
    "on HTML and .1757 in flattened text (story 1.0000 and .9951). Then a sample of what was kept in flattened text "
    "was looked at once. The trees of now are made of the layouts and wording of the other sets and of nothing of this "
    "one. This is what to expect of pages that the reader does not know."
)


def blind() -> None:
    """The sixth and seventh set, which were blind, and the eighth, which no tree knows, in a section of their own."""
    lines = ["## Blind sets of pages", *whole_lines(sixth_set.SET.pages(1), sixth_set.SET.makes, SIXTH_SAID, every=1)]
    lines += whole_lines(seventh_set.SET.pages(1), seventh_set.SET.makes, SEVENTH_SAID, every=1)
    lines += whole_lines(eighth_set.SET.pages(1), eighth_set.SET.makes, EIGHTH_SAID, every=1)
    print("\n".join(lines))
    write_section("extraction-sixth", "\n".join(lines))


def dates_line() -> str:
    dated = [page for page in held_out.pages(1) if page.date and not page.is_html]
    right = wrong = 0
    for page in dated:
        article = read(page)
        if article is not None and article.date:
            right += article.date == page.date
            wrong += article.date != page.date
    return f"The day of publication on {len(dated)} flattened pages that say it: {right} right, {wrong} wrong."


def clean(part: int) -> tuple[int, int]:
    """Of every other story as a clean text in all languages of NTREX: sentences taken for furniture, of how many."""
    taken = total = 0
    for name in ntrex.CODES:
        for lines in ntrex.stories(name)[part::2]:
            article = from_text("\n\n".join(line for line in lines if line))
            taken += sum(span.kind not in ("headline", "standfirst") for span in article.boilerplate)
            total += sum(bool(line) for line in lines)
    return taken, total


def main() -> None:
    if reason := ntrex.missing():
        print(reason)
        return
    warnings.simplefilter("ignore")
    if "--blind" in sys.argv:
        blind()
        return
    develop = "--develop" in sys.argv
    everything = pages(0 if develop else 1)
    of_html = [page for page in everything if page.is_html]
    results: dict[str, Counts] = {}
    for name, extract in EXTRACTORS.items():
        try:
            results[name] = measure(extract, of_html, develop and name == "tqcheck")
        except ImportError as error:
            print(f"{name}: not measured ({error}); pip install 'tqcheck[bench]'")
        if develop:
            break
    flat = measure(tqcheck, [page for page in everything if not page.is_html], develop)
    lines = [
        "## The story out of the page (ntrex stories, furniture written for this, 20 languages)",
        "",
        f"`python benchmarks/extraction.py`. {len(of_html)} pages of HTML of three makes and "
        f"{len(everything) - len(of_html)} flattened ones, the odd stories. The even ones of the same languages, "
        "makes and furniture served to develop, so this set shows that the parts fit, not how pages by other hands are "
        "read; the further sets below come nearer to that. A piece counts as kept where all its letters stand in the "
        "text. Wanted: story at least .995, furniture at most .02. With the encoder: what `check` and `inspect` make "
        "of a page, who look at it a second time.",
        "",
        "| reader | on | story kept | furniture kept | "
        + " | ".join(f"{make}: story / furniture" for make in MAKES)
        + " |",
        "|" + " --- |" * (4 + len(MAKES)),
    ]
    rows = [(name, "HTML", counts) for name, counts in results.items()]
    for name, on, counts in [*rows, ("tqcheck", "flattened text", flat)]:
        makes = " | ".join(
            f"{share(counts, 'story', make):.3f} / {share(counts, 'furniture', make):.3f}"
            if counts["story", make, "of"]
            else ""
            for make in MAKES
        )
        overall = f"{share(counts, 'story', 'all'):.4f} | {share(counts, 'furniture', 'all'):.4f}"
        lines.append(f"| {name} | {on} | {overall} | {makes} |")
    both = results["tqcheck"] + flat
    weakest = sorted(LANGUAGES, key=lambda code: share(both, "story", code) - share(both, "furniture", code))[:5]
    lines += [
        "",
        "tqcheck's weakest languages (story / furniture, all makes): "
        + ", ".join(
            f"{code} {share(both, 'story', code):.3f} / {share(both, 'furniture', code):.3f}" for code in weakest
        )
        + ".",
    ]
    taken, total = clean(0 if develop else 1)
    lines += [
        "",
        f"Stories without any furniture, as text in {len(ntrex.CODES)} files: {taken} of {total:,} sentences were "
        "taken for furniture, repeated headlines aside (all stories were looked at while developing this).",
    ]
    if not develop:
        lines += whole_lines(held_out.pages(1), held_out.MAKES, SECOND_SAID)
        lines += ["", dates_line()]
        lines += whole_lines(third_set.SET.pages(1), third_set.SET.makes, THIRD_SAID)
        lines += whole_lines(fourth_set.SET.pages(1), fourth_set.SET.makes, FOURTH_SAID, every=4)
        lines += whole_lines(fifth_set.SET.pages(1), fifth_set.SET.makes, FIFTH_SAID, every=4)
    print("\n".join(lines))
    if not develop:
        write_section("extraction", "\n".join(lines))
        blind()


if __name__ == "__main__":
    main()
