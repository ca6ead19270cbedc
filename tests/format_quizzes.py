"""Quizzes for the tests of the classroom formats: one of every form, a hostile one, and any number of chance text."""

from __future__ import annotations

import random

from quizgen.model import BLANK, Article, Block, Form, Question, Quiz, Span

TEXT = (
    "A long peace\n\n"
    "Washington normalized relations with Hanoi in 1995. The talks had begun in 1991.\n\n"
    "Pham Van Dong was prime minister; Le Duan led the party. The embassy cost $3 million, about a tenth of the plan."
)
HOSTILE = (
    "<b>bold</b> {{7*7}} {% x %} ~=#{}: \\n \"quoted\" 'single' שלום عالم 😀👩‍🏫 a->b // c\n\n"
    "`code` *star* _under_ [link](u) [verbatim]z[/verbatim] [[$\\tex$]] !img.png! %50%x &amp; ]]> <!-- $x$ ;,| \x07end"
)
OPENINGS = ("=cmd|' /C calc'!A0 ", "+1+1 ", "-2 ", "@SUM(A1) ", "// ", ":: ", "# ", "1. ", "- ", "* ", "> ", "[html]")

MARKS = [
    *"< > & &lt; {{ }} = ~ # : :: \\ -> // | _ * ` [ ] ( ) + - @ ! $ $$ %50% ^ ' \" 1. 2) A. ANSWER:".split(),
    *"]]> <!-- === [verbatim] שלום عالم 😀 é Title: T TRUE word word x".split(),
    *("\n\n", "\t", " ", " ", "\u00a0", "\u200f", "IncludeFile: /etc/passwd"),
]


def shown(text: str) -> str:
    """Return what a reader has to see of a text: every visible character, on one line."""
    return " ".join(text.replace("\x07", "").split())


def article(text: str = TEXT, title: str = "A long peace", id_: str = "peace") -> Article:
    """Return an article whose paragraphs are parted by blank lines, the first of them its title."""
    blocks, start = [], 0
    for number, part in enumerate(text.split("\n\n")):
        end = start + len(part)
        blocks.append(Block(start=start, end=end, role="body" if number else "title", number=number))
        start = end + 2
    return Article(id=id_, title=title, source="peace.txt", text=text, blocks=tuple(blocks))


def span(of: Article, text: str) -> Span:
    """Return where the text stands first."""
    start = of.text.index(text)
    return of.span(start, start + len(text))


def ask(of: Article, form: str, prompt: str, answer: str, sentence: str, **more: object) -> Question:
    """Return a question whose answer stands in the sentence, or whose sentence settles it."""
    evidence = span(of, sentence)
    at = span(of, answer) if answer in sentence else evidence
    given = {"id": f"{form}-{len(prompt):04d}", "kind": "statement", "answer_at": at, "evidence": (evidence,)}
    return Question.model_validate({**given, "form": form, "prompt": prompt, "answer": answer, **more})


def every_form() -> Quiz:
    """Return a quiz of eleven questions in all five forms."""
    a = article()
    one, two = "Washington normalized relations with Hanoi in 1995.", "The talks had begun in 1991."
    three = "Pham Van Dong was prime minister; Le Duan led the party."
    four = "The embassy cost $3 million, about a tenth of the plan."
    no = ("In 1991 talks began.", "")
    who = ("Premise", "Other")
    questions = (
        ask(a, "choice", "When were relations normalized?", "1995", one, distractors=("1991", "1975"), why_not=no),
        ask(a, "choice", "With whom did Washington make peace?", "Hanoi", one, distractors=("Paris", "Rome", "Lima")),
        ask(a, "choice", "What cost $3 million?", "The embassy", four, distractors=("The plan", "The talks")),
        ask(a, "true_false", "The talks began in 1991.", "True", two),
        ask(a, "true_false", "The talks had begun in 1985.", "False", two, why_not=("The article says 1991.",)),
        ask(a, "matching", "Prime minister", "Pham Van Dong", three, group=who[0], distractors=("Ho Chi Minh",)),
        ask(a, "matching", "Leader of the party", "Le Duan", three, group=who[0]),
        ask(a, "cloze", f"Relations were normalized in {BLANK}, after talks.", "1995", one, distractors=("1991",)),
        ask(a, "cloze", f"The embassy cost {BLANK}.", "$3 million", four, accepted=("3 million dollars", "$3,000,000")),
        ask(a, "open", "What was Pham Van Dong?", "prime minister", three, accepted=("the prime minister",)),
        ask(a, "open", "What share of the plan did the embassy cost?", "about a tenth", four),
    )
    return Quiz(title="Peace & war", articles=(a,), questions=questions, seed=7)


def hostile() -> Quiz:
    """Return a quiz in which title, article, prompts, answers and reasons are made to break out."""
    text = f"{HOSTILE}\n\n=cmd {HOSTILE} and the answer.\n\n-> {HOSTILE}"
    a = article(text, title=f"=cmd {HOSTILE}", id_=f"id {HOSTILE}")
    sentence = text.split("\n\n", maxsplit=1)[0]
    evidence = a.span(0, len(sentence))
    questions = []
    for n, opening in enumerate(OPENINGS):
        more = {"answer_at": evidence, "evidence": (evidence,), "kind": "statement", "why_not": (HOSTILE, HOSTILE)}
        prompt, answer = f"{opening}{HOSTILE} {n}", f"{opening}right {HOSTILE}"
        others = (f"{opening}wrong {HOSTILE}", f"{opening}worse {HOSTILE}")
        for form in Form:
            blank = f" {BLANK} end" if form == Form.CLOZE else ""
            said = ("True", "False")[n % 2] if form == Form.TRUE_FALSE else f"{answer} {n}"
            given = {**more, "id": f"{form} {opening} {n}", "form": form, "prompt": prompt + blank, "answer": said}
            if form in (Form.CHOICE, Form.MATCHING):
                given["distractors"] = others
            if form == Form.MATCHING:
                given["group"] = f"group {n // 4}"
            questions.append(Question.model_validate(given))
    return Quiz(title=f"=cmd {HOSTILE}", articles=(a,), questions=tuple(questions), seed=3)


def text(chance: random.Random) -> str:
    """Return a text of signs that formats take for markup, some of which can be seen."""
    while True:
        made = "".join(chance.choices(MARKS, k=chance.randint(1, 6)))
        if shown(made):
            return made


def quiz_of(seed: int) -> Quiz:
    """Return a quiz with an item of every form, made of what formats take for markup."""
    chance = random.Random(seed)
    title = text(chance)
    a = article(f"{title}\n\n{text(chance)}", title=title)
    evidence = a.span(0, len(title))
    questions = []
    for n, form in enumerate([*Form, Form.MATCHING]):
        words = [f"{text(chance)}{number}" for number in range(3)]
        blank = f" {BLANK} {text(chance)}" if form == Form.CLOZE else ""
        asked = {
            "id": f"id {n}",
            "kind": "statement",
            "form": form,
            "prompt": f"{text(chance)}{n}{blank}",
            "answer": chance.choice(["True", "False"]) if form == Form.TRUE_FALSE else words[0],
            "distractors": words[1:] if form == Form.CHOICE else (),
            "answer_at": evidence,
            "evidence": (evidence,),
            "group": "g" if form == Form.MATCHING else "",
        }
        questions.append(Question.model_validate(asked))
    return Quiz(title=text(chance), articles=(a,), questions=tuple(questions))
