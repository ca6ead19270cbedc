"""A quiz built by hand from one of the articles in ``seeds/``, and a hostile one, for the tests of print."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from quizgen.model import BLANK, Article, Block, Form, Question, Quiz, question_id

SEED = Path(__file__).parent.parent / "seeds" / "002_cfb9b7ddee76e901.txt"


def read(path: Path = SEED) -> Article:
    """Return the article of a file whose first line is its title and whose lines are its paragraphs."""
    text = path.read_text(encoding="utf-8")
    blocks, start, number = [], 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            role = "title" if not blocks else "boilerplate" if line.startswith("©") else "body"
            number += role == "body"
            blocks.append(Block(start=start, end=end, role=role, number=number if role == "body" else 0))
        start = end + 1
    return Article(id="vietnam", title=text.split("\n", 1)[0], source=path.name, text=text, blocks=tuple(blocks))


def ask(article: Article, form: str, prompt: str, answer: str, said: str, **more: object) -> Question:
    """Return a question whose evidence is the sentence that holds ``said``, which holds the answer or settles it."""
    at = article.text.index(said)
    block = next(b for b in article.blocks if b.start <= at < b.end)
    stops = [m.end() for m in re.finditer(r'(?<!U\.S)(?<!No)\.(?=["”]? [A-Z"“])["”]?', article.text)]
    start = max([block.start, *(stop + 1 for stop in stops if stop < at)])
    end = min([block.end, *(stop for stop in stops if stop >= at + len(said))])
    inside = said.find(answer) if form != Form.TRUE_FALSE else -1
    first, last = (at + inside, at + inside + len(answer)) if inside >= 0 else (at, at + len(said))
    fact = str(more.pop("fact", said))
    return Question(
        **{
            "id": question_id(fact, form, len(prompt)),
            "kind": "statement",
            "form": form,
            "prompt": prompt,
            "answer": answer,
            "answer_at": article.span(first, last),
            "evidence": (article.span(start, end),),
            "fact": fact,
            "score": 0.9,
            **more,
        }
    )


def sample() -> Quiz:
    """Return a quiz of 24 questions in all five forms."""
    article = read()
    rows = yaml.safe_load((Path(__file__).parent / "data" / "sample_quiz.yaml").read_text(encoding="utf-8"))
    questions = tuple(ask(article, **{"said": row["answer"], **row}) for row in rows)
    return Quiz(title="Vietnam and the United States", articles=(article,), questions=questions, seed=7)


def sticky() -> Quiz:
    """Return a quiz of blanks that something sticks to, everywhere on the line."""
    quiz = sample()
    cloze = next(q for q in quiz.questions if q.form == Form.CLOZE)
    prompts = [f"{'so ' * n}{'o' * (n % 3)} (${BLANK}'s end) it is" for n in range(2, 32)]
    questions = [cloze.model_copy(update={"id": f"sticky{n}", "prompt": prompt}) for n, prompt in enumerate(prompts)]
    return quiz.model_copy(update={"questions": tuple(questions)})


NASTY = (
    """</title></style><script>alert("x")</script>{{ 7 * 191 }} {% raw %} "two" 'one' & \\22 """
    "\u05e9\u05dc\u05d5\u05dd 😀 =cmd"
)
"""Text that would do harm if it were anything but text."""


def hostile() -> Quiz:
    """Return a quiz in every form whose title, article, prompts, answers and options are all hostile."""
    text = f"{NASTY}\n\nThe first says {NASTY} here. It is so.\n"
    blocks = (
        Block(start=0, end=len(NASTY), role="title"),
        Block(start=len(NASTY) + 2, end=len(text) - 1, role="body", number=1),
    )
    article = Article(id="nasty", title=NASTY, source="nasty.txt", text=text, blocks=blocks)
    at = article.span(text.index("The first") + 15, text.index("The first") + 15 + len(NASTY))
    whole = (article.span(blocks[1].start, blocks[1].end),)
    questions = [
        Question(
            id=f"{form}{n}",
            kind="speech",
            form=form,
            prompt=f"{form} {n} {NASTY}" + (f" {BLANK}." if form == "cloze" else "?"),
            answer="True" if form == "true_false" else NASTY if n == 0 else f"{NASTY} {n}",
            accepted=(f"so: {NASTY}",),
            distractors=(f"not {NASTY}", f"nor {NASTY}"),
            why_not=(f"why {NASTY}", ""),
            answer_at=at,
            evidence=whole,
            group="nasty" if form == "matching" else "",
        )
        for form in Form
        for n in range(4 if form == "matching" else 1)
    ]
    return Quiz(title=NASTY, articles=(article,), questions=tuple(questions), seed=1)
