"""From CLEAR to Universal Dependencies, inside phrases: coordination, prepositions, quantities, dates, names.

Each step is a function that changes a sentence's tree in place; ``scheme`` runs them in order.
Sources: Choi & Palmer 2012, "Guidelines for the CLEAR Style Constituent to Dependency Conversion";
https://universaldependencies.org/en/dep/; habits of the English Web Treebank and GUM where those leave a choice.
"""

from __future__ import annotations

from quizgen.lexicon.calendar import MONTHS
from quizgen.syntax.scheme_tree import Node, Tree

# What stands together as one preposition or conjunction: https://universaldependencies.org/en/dep/fixed.html
FIXED = frozenset(
    {
        ("according", "to"), ("as", "of"), ("as", "per"), ("as", "to"), ("because", "of"), ("depending", "on"),
        ("due", "to"), ("instead", "of"), ("out", "of"), ("prior", "to"), ("rather", "than"), ("such", "as"),
        ("as", "if"), ("as", "though"), ("in", "order"), ("so", "that"),
    }
)  # fmt: skip
INSTEAD = ("advmod", "prep")
COMPARED = frozenset({("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to")})
EXTENT = frozenset({"least", "most"})
RANGE = frozenset({"to", "-", "–", "—", "or"})
CURRENCY = "$"
PERSON = frozenset({"PERSON", "PER"})
PREPOSED = frozenset({"prep", "agent", "dative"})
_MONTHS = frozenset(name.lower() for name in MONTHS)
BEFORE_TITLE = frozenset({"compound", "amod", "det", "poss", "nummod", "nmod"})


def coordination(tree: Tree) -> None:
    """Hang all conjuncts on the first one, conjunctions and commas on the conjunct that follows.

    "(A (B and C))" with "and" below B becomes "(A B (and C))".
    """
    following = {n.i: [c for c in tree.children(n, "conj") if c.i > n.i] for n in tree}
    for node in tree:
        after = following[node.i]
        if not after:
            continue
        for child in tree.children(node, "cc", "punct"):
            if child.i < node.i or child.i > after[0].i or (child.dep == "punct" and child.lower not in {",", ";"}):
                continue
            between = [c for c in tree.children(node) if child.i < c.i < after[0].i]
            if all(c.dep in {"cc", "punct", "preconj"} for c in between):
                child.head = after[0].i
    for node in tree:
        while node.dep == "conj" and tree.head(node).dep == "conj" and tree.head(node) is not node:
            node.head = tree.head(node).head


def fixed(tree: Tree) -> None:
    """Head "as well as", "such as", "so that" and the like at their first word."""
    for node in tree:
        if node.i < 1:
            continue
        before = tree[node.i - 1]
        first = tree[node.i - 2] if node.i > 1 else before
        if (first.lower, before.lower, node.lower) == ("as", "well", "as") and node.dep == "cc":
            run = {first.i, before.i, node.i}
            if not {first.head, before.head, *(c.i for c in tree.children(first))} <= run or node.head in run:
                continue
            first.head, first.dep = node.head, "cc"
            before.head = node.head = first.i
            before.dep = node.dep = "fixed"
        elif (before.lower, node.lower) in FIXED and before.head == node.i and not tree.children(before):
            tree.promote(before, node, "fixed")
        elif (before.lower, node.lower) in FIXED and before.dep == node.dep == "mark" and before.head == node.head:
            node.head, node.dep = before.i, "fixed"
        elif (before.lower, node.lower) in FIXED and node.head == before.i and (before.dep, node.dep) == INSTEAD:
            before.dep = "prep"


def prepositions(tree: Tree) -> None:
    """Hang a preposition on its object as ``case`` and let the object stand where the preposition stood.

    Before a clause it becomes a ``mark``; without object it is an oblique, or an adverb by its tag.
    """
    for prep in tree.bottom_up():
        if _purpose(tree, prep):
            continue
        thing = _object(tree, prep)
        if thing is None:
            if prep.dep in PREPOSED and prep.tag in {"IN", "TO", "RP", "RB"}:
                prep.dep = "advmod" if prep.tag in {"RB", "RP"} else "obl"
            continue
        clause = thing.dep == "pcomp" and (thing.is_verbal or bool(tree.children(thing, "nsubj", "nsubjpass")))
        label, head = prep.dep, tree.head(prep)
        tree.promote(thing, prep, "mark" if clause else "case")
        if label in PREPOSED or label in {"advmod", "pcomp"}:
            thing.dep = _stands_as(tree, head, clause)
        for word in tree.children(thing):
            if word.i == prep.i + 1 and word.dep in {"case", "pcomp"} and (prep.lower, word.lower) in FIXED:
                word.head, word.dep = prep.i, "fixed"


def _object(tree: Tree, prep: Node) -> Node | None:
    objects = tree.children(prep, "pobj") or [
        c for c in tree.children(prep, "pcomp") if c.tag not in {"IN", "TO"} or tree.children(c)
    ]
    return objects[0] if objects else None


def _stands_as(tree: Tree, head: Node, clause: bool) -> str:
    """Return the relation of what followed a preposition below that head."""
    if head.dep in PREPOSED and head.tag in {"IN", "TO", "VBG", "JJ", "RB"} and _object(tree, head) is None:
        return "pcomp" if clause else "pobj"  # "out of the house": below "out", which is next
    if takes_oblique(tree, head):
        return "advcl" if clause else "obl"
    return "acl" if clause else "nmod"


def _purpose(tree: Tree, prep: Node) -> bool:
    """Turn "in order" with an infinitive below "order" into a mark of the infinitive."""
    order = _object(tree, prep) if prep.lower == "in" else None
    if order is None or order.lower != "order" or order.i != prep.i + 1 or prep.head == prep.i:
        return False
    clauses = [c for c in tree.children(order, "acl") if any(a.tag == "TO" for a in tree.children(c))]
    if not clauses:
        return False
    clause, head = clauses[0], tree.head(prep)
    clause.head, clause.dep = head.i, "advcl" if takes_oblique(tree, head) else "acl"
    prep.head, prep.dep = clause.i, "mark"
    order.head, order.dep = prep.i, "fixed"
    return True


def takes_oblique(tree: Tree, head: Node) -> bool:
    """Tell whether what modifies the head is an oblique: a predicate or an adverb, not a noun."""
    if head.tag.startswith("JJ"):
        return not any(c.i < head.i for c in tree.children(head, "det", "poss"))
    return head.is_verbal or head.tag.startswith(("RB", "WRB"))


def quantities(tree: Tree) -> None:
    """Head sums of money at the currency sign and ranges at their first number; join "more than", "up to"."""
    for node in list(tree):
        if node.tag == CURRENCY and node.dep in {"quantmod", "nmod"} and tree.head(node).tag == "CD":
            number = tree.head(node)
            label = number.dep
            tree.promote(node, number, "nummod")
            node.dep = "compound" if label == "nummod" else label
            for word in tree.children(node, "compound"):
                if word.tag == "CD" and word.i < number.i:
                    word.head = number.i
        elif node.dep == "quantmod" and node.tag == "CD" and tree.head(node).tag == "CD":
            last = tree.head(node)
            between = [tree[i] for i in range(node.i + 1, last.i)]
            if len(between) == 1 and between[0].lower in RANGE and between[0].head == last.i:
                tree.promote(node, last, "conj" if between[0].lower == "or" else "nmod")
                between[0].head, between[0].dep = last.i, "cc" if between[0].lower == "or" else "case"
    for node in tree:
        before = tree[node.i - 1] if node.i else node
        if node.head in {node.i, before.i}:
            continue
        if (before.lower, node.lower) in COMPARED and before.head == node.head and "quantmod" in {before.dep, node.dep}:
            before.dep, node.head, node.dep = "advmod", before.i, "fixed"
        elif before.lower == "at" and node.lower in EXTENT and before.head == node.i:
            before.dep = "case"
            node.dep = "obl" if takes_oblique(tree, tree.head(node)) else "nmod"


def dates(tree: Tree) -> None:
    """Head a date at its day; month and year modify without a mark."""
    for month in list(tree):
        if month.lower not in _MONTHS or not month.tag.startswith("NNP"):
            continue
        numbers = [c for c in tree.children(month, "nummod") if c.tag == "CD"]
        for number in numbers:
            number.dep = "nmod:unmarked"
        days = [n for n in numbers if n.lower.isdigit() and len(n.lower) < 3 and abs(n.i - month.i) == 1]
        if days:
            tree.promote(days[0], month, "nmod:unmarked")


def names(tree: Tree) -> None:
    """Head a person's name at its first word, and let a title before it modify it with what precedes the title."""
    start = 0
    while start < len(tree.nodes):
        end = start
        while end < len(tree.nodes) and tree[end].entity in PERSON and tree[end].tag.startswith("NNP"):
            end += 1
        if end > start:
            _name(tree, tree.nodes[start:end])
        start = end + 1


def _name(tree: Tree, words: list[Node]) -> None:
    first, last = words[0], words[-1]
    if any(w.dep != "compound" or w.head != last.i for w in words[:-1]):
        return
    if first is not last:
        tree.promote(first, last, "flat")
        for word in words[1:]:
            word.head, word.dep = first.i, "flat"
        for mark in tree.children(first, "case"):
            if mark.i < first.i and mark.tag == "POS":
                mark.dep = "punct"
    title = tree[first.i - 1] if first.i else first
    if title.head == first.i and title.dep == "compound" and title.tag in {"NN", "NNP"}:
        title.dep = "nmod:desc"
        for word in tree.children(first):
            if word.i < title.i and word.dep in BEFORE_TITLE:
                word.head = title.i
