"""``quizgen explain``: what became of each sentence."""

from __future__ import annotations

import json

from quizgen.cli import options as opt
from quizgen.cli.ask import Ask, asking
from quizgen.cli.say import tell


@asking
def explain(
    *,
    as_json: opt.AsJson = False,
    ask: Ask,
) -> None:
    """Show what became of each sentence.

    For each: what was found in it, what is asked about it, and what was dropped by which rule.

    Examples:

    \b
    quizgen explain news.txt
    quizgen explain seeds/ | grep dropped | sort | uniq -c
    quizgen explain seeds/ --forms all --json > explained.json
    """
    from quizgen.cli.places import place_of, quoted
    from quizgen.cli.work import journey_from

    journey, work = journey_from(ask)
    if as_json:
        tell(json.dumps([trace.model_dump(mode="json") for trace in journey.traces], ensure_ascii=False, indent=2))
    else:
        for trace in journey.traces:
            tell(quoted(trace.sentence))
            tell(f"  {place_of(work.quiz, trace.sentence)}")
            for fact in trace.facts:
                slots = " | ".join(f"{name}: {' '.join(slot.text.split())}" for name, slot in fact.slots.items())
                tell(f"  found    {fact.kind} by {fact.rule}: {slots}")
            for question in trace.asked:
                tell(f"  asked    {question.form}: {question.prompt} -> {question.answer}")
            for drop in trace.dropped:
                tell(f"  dropped  {drop.rule}: {drop.prompt} -> {drop.answer} ({drop.why})")
            if not trace.facts and not trace.asked and not trace.dropped:
                tell("  nothing found")
            tell("")
        facts, dropped = (sum(len(getattr(t, what)) for t in journey.traces) for what in ("facts", "dropped"))
        tell(
            f"{len(journey.traces)} sentences, {facts} facts, {len(work.quiz.questions)} questions in the quiz, "
            f"{dropped} candidates dropped"
        )
    work.end()
