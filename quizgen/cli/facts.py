"""``quizgen facts``: what was found in the articles, and where."""

from __future__ import annotations

import json

from quizgen.cli import options as opt
from quizgen.cli.ask import Ask
from quizgen.cli.say import tell


def facts(
    articles: opt.Articles,
    as_json: opt.AsJson = False,
    title: opt.Title = None,
    date: opt.Date = None,
    link: opt.Link = None,
    model: opt.Model = None,
    templates: opt.TemplateFolder = None,
    quiet: opt.Quiet = False,
) -> None:
    """Show the facts found, each with its sentence.

    Examples:

    \b
    quizgen facts seeds/
    quizgen facts seeds/ --json | jq -r '.[].kind' | sort | uniq -c
    """
    from quizgen.cli.places import place_of, quoted
    from quizgen.cli.work import journey_from

    ask = Ask(articles, title, date, link, model=model, templates=templates, quiet=quiet)
    journey, work = journey_from(ask)
    found = [fact for trace in journey.traces for fact in trace.facts]
    if as_json:
        tell(json.dumps([fact.model_dump(mode="json") for fact in found], ensure_ascii=False, indent=2))
    else:
        for fact in found:
            tell(f"{fact.kind}  ({fact.rule})")
            width = max((len(name) for name in fact.slots), default=0)
            for name, slot in fact.slots.items():
                via = f"  (for {slot.at.text!r})" if slot.text != slot.at.text else ""
                tell(f"  {name:<{width}}  {' '.join(slot.text.split())}{via}")
            for span in fact.evidence:
                tell(f"  {quoted(span)}")
                tell(f"  {place_of(work.quiz, span)}")
            tell("")
        tell(f"{len(found)} facts")
    work.end()
