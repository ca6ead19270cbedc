"""A dependency tree that can be rebuilt: the words of one sentence as plain nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

BE_FORMS = frozenset("be am is are was were been being 's ’s 're ’re 'm ’m".split())


@dataclass
class Node:
    """A word: its place in the sentence from 0, and its head's; a root is its own head."""

    i: int
    head: int
    dep: str
    tag: str
    pos: str
    lower: str
    lemma: str
    entity: str

    @property
    def is_verbal(self) -> bool:
        """Tell whether it is tagged as a verb or modal."""
        return self.tag.startswith("VB") or self.tag == "MD"

    @property
    def is_be(self) -> bool:
        """Tell whether it is a form of "be"."""
        return self.tag.startswith("VB") and (self.lemma == "be" or self.lower in BE_FORMS)


class Tree:
    """The nodes of a sentence in order. Every change keeps it a tree with the same words."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = list(nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __getitem__(self, i: int) -> Node:
        return self.nodes[i]

    def head(self, node: Node) -> Node:
        """Return the head, the node itself for a root."""
        return self.nodes[node.head]

    def children(self, node: Node, *deps: str) -> list[Node]:
        """Return the dependents in order, all or those of the given relations."""
        return [n for n in self.nodes if n.head == node.i and n is not node and (not deps or n.dep in deps)]

    def bottom_up(self) -> list[Node]:
        """Return the nodes, those farthest from the root first, else in order."""
        return sorted(self.nodes, key=self._depth, reverse=True)

    def _depth(self, node: Node) -> int:
        depth = 0
        while node.head != node.i:
            node = self.nodes[node.head]
            depth += 1
        return depth

    def edges(self, node: Node) -> tuple[int, int]:
        """Return the places of the first and the last word below the node, itself included."""
        inside = {node.i}
        todo = [node]
        while todo:
            for child in self.children(todo.pop()):
                inside.add(child.i)
                todo.append(child)
        return min(inside), max(inside)

    def promote(self, new: Node, old: Node, label: str) -> None:
        """Let a dependent take its head's place, relation and dependents; the old head hangs on it by ``label``."""
        for child in self.children(old):
            child.head = new.i
        new.head = new.i if old.head == old.i else old.head
        new.dep = old.dep
        old.head, old.dep = new.i, label


def tree_of(sentence: Span) -> Tree:
    """Return the tree of a parsed sentence."""
    start = sentence.start
    return Tree(
        [
            Node(
                i=t.i - start,
                head=t.head.i - start,
                dep=t.dep_,
                tag=t.tag_,
                pos=t.pos_,
                lower=t.lower_,
                lemma=t.lemma_.lower(),
                entity=t.ent_type_,
            )
            for t in sentence
        ]
    )
