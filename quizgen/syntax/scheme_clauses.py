"""From CLEAR to Universal Dependencies, in clauses: copulas, raised subjects, and the names of the relations.

Each step is a function that changes a sentence's tree in place; ``scheme`` runs them in order.
Sources: Choi & Palmer 2012, "Guidelines for the CLEAR Style Constituent to Dependency Conversion";
https://universaldependencies.org/en/dep/.
"""

from __future__ import annotations

from quizgen.syntax.scheme_phrases import takes_oblique
from quizgen.syntax.scheme_tree import Node, Tree

# One relation for another, wherever it stands.
RENAMED = {
    "acomp": "xcomp", "attr": "xcomp", "oprd": "xcomp",
    "agent": "obl", "pobj": "obl",
    "auxpass": "aux:pass", "csubjpass": "csubj:pass", "nsubjpass": "nsubj:pass",
    "dative": "iobj", "dobj": "obj",
    "intj": "discourse", "meta": "parataxis", "pcomp": "advcl",
    "poss": "nmod:poss", "preconj": "cc:preconj", "predet": "det:predet", "prep": "obl",
    "prt": "compound:prt", "quantmod": "advmod",
}  # fmt: skip
COMPLEMENTS = ("attr", "acomp", "oprd")
PLACES = frozenset("here there away home abroad out back up down over nearby outside inside ahead everywhere".split())
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
SET_OFF = frozenset({"appos", "acl", "relcl", "advcl", "nmod:unmarked"})
PRECEDING = frozenset({"advcl", "obl", "advmod", "npadvmod"})
TELLING = frozenset({"tell", "ask", "show"})


def copulas(tree: Tree) -> None:
    """Make the nominal, adjective, place or clause after "be" the predicate, and "be" its ``cop``.

    After "there" what follows "be" is its subject, and "be" stays the predicate.
    """
    for be in tree.bottom_up():
        if not be.is_be or be.dep in {"aux", "auxpass", "cop"}:
            continue
        if any(c.lower == "there" for c in tree.children(be, "expl")):
            for thing in tree.children(be, "attr"):
                thing.dep = "nsubj"
            continue
        predicate = _predicate(tree, be)
        if predicate is not None:
            clause = predicate.dep in {"ccomp", "xcomp"}
            tree.promote(predicate, be, "cop")
            if not clause:
                _extraposed(tree, predicate)


def _predicate(tree: Tree, be: Node) -> Node | None:
    named = tree.children(be, *COMPLEMENTS)
    if named:
        return named[0]
    for child in tree.children(be):
        if child.i < be.i:
            continue
        if child.dep in {"ccomp", "xcomp"} or (child.dep == "obl" and tree.children(child, "case")):
            return child
        if child.dep in {"advmod", "prt", "obl"} and child.lower in PLACES:
            return child
        if child.dep not in {"advmod", "neg", "nsubj", "punct", "cc"}:
            break
    return None


def _extraposed(tree: Tree, predicate: Node) -> None:
    """Make "it" an expletive in "it is clear that …", and the clause the subject."""
    subject = next((c for c in tree.children(predicate, "nsubj") if c.lower == "it"), None)
    clause = next((c for c in tree.children(predicate, "ccomp") if c.i > predicate.i), None)
    if subject and clause and any(m.lower in {"that", "whether"} for m in tree.children(clause, "mark")):
        subject.dep, clause.dep = "expl", "csubj"


def raised(tree: Tree) -> None:
    """Make the subject of a bare or "to" infinitive the object of the verb above: "wanted him to leave"."""
    for verb in tree.bottom_up():
        if verb.dep != "ccomp" or not tree.head(verb).is_verbal:
            continue
        marks = tree.children(verb, "mark")
        own = [c for c in tree.children(verb, "aux", "auxpass", "cop") if c.tag not in {"TO", "VB", "VBN"}]
        first = min([verb, *tree.children(verb, "aux", "auxpass", "cop")], key=lambda n: n.i)
        subjects = tree.children(verb, "nsubj", "nsubjpass")
        if first.tag in {"TO", "VB"} and not own and not marks and len(subjects) == 1 and subjects[0].i > verb.head:
            subjects[0].head, subjects[0].dep = verb.head, "dobj"
            verb.dep = "xcomp"


def commas(tree: Tree) -> None:
    """Hang the commas around an aside, and the one after what precedes a clause, on what they set off."""
    for comma in tree:
        if comma.dep != "punct" or comma.lower != ",":
            continue
        for part in tree.children(tree.head(comma)):
            left, right = tree.edges(part)
            behind = part.i > part.head
            opens = behind and left == comma.i + 1
            opened = "," in {tree[left].lower, tree[max(left - 1, 0)].lower}
            closes = right == comma.i - 1 and (opened or not behind)
            if part.dep in (SET_OFF if behind else PRECEDING) and (opens or closes):
                comma.head = part.i
                break


def relations(tree: Tree) -> None:
    """Give every relation its name in Universal Dependencies."""
    for node in tree:
        head = tree.head(node)
        if node.dep == "aux" and node.tag == "TO":
            node.dep = "mark"
        elif node.dep == "neg":
            node.dep = "det" if node.tag == "DT" else "advmod"
        elif node.dep == "npadvmod":
            node.dep = "obl:unmarked" if takes_oblique(tree, head) or tree.children(head, "cop") else "nmod:unmarked"
        elif node.dep == "relcl":
            node.dep = "advcl:relcl" if head.is_verbal else "acl:relcl"
        elif node.dep == "nmod" and node.i < head.i and not tree.children(node, "case"):
            node.dep = "compound"
        elif node.dep == "dobj" and head.lemma in TELLING and tree.children(head, "ccomp"):
            node.dep = "iobj"
        else:
            node.dep = RENAMED.get(node.dep, node.dep)


def parts_of_speech(tree: Tree) -> None:
    """Call copulas and auxiliaries AUX and other verbs VERB; tell conjunctions from prepositions."""
    for node in tree:
        if node.tag.startswith("VB") or node.tag == "MD":
            if node.dep in AUXILIARIES:
                node.pos = "AUX"
            elif node.pos in {"AUX", ""}:
                node.pos = "VERB"
        elif node.tag == "IN" and node.dep == "mark":
            node.pos = "SCONJ"
        elif node.tag == "IN" and node.dep == "case":
            node.pos = "ADP"
