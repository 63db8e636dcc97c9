"""An article's text cut into sentences."""

import re

import sentencex

from tqcheck.model import Article, Sentence

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the story, in order; boilerplate is left out. The headline, where there is one, is sentence 0.

    Every sentence slices back: ``article.text[start:end] == text``.
    """
    language = (article.language or "en").split("-")[0]
    found: list[Sentence] = []
    for paragraph in _PARAGRAPH.finditer(article.text):
        if any(b.start <= paragraph.start() and paragraph.end() <= b.end for b in article.boilerplate):
            continue
        for piece in sentencex.get_sentence_boundaries(language, paragraph.group()):
            raw = paragraph.group()[piece["start_index"] : piece["end_index"]]
            text = raw.strip()
            if text:
                start = paragraph.start() + piece["start_index"] + raw.index(text)
                found.append(Sentence(len(found), start, start + len(text), text))
    return tuple(found)
