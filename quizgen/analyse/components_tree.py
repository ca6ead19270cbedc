"""From scores for heads to a tree: the best head of each word, mended if it is no tree.

Maximum spanning arborescence: Chu & Liu 1965, Edmonds 1967.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def find_cycle(heads: list[int]) -> list[int] | None:
    """Return the words of a cycle; heads[i] is the head of word i, word 0 the root."""
    state = [0] * len(heads)
    state[0] = 2
    for begin in range(1, len(heads)):
        path = []
        at = begin
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return None


def spanning_tree(scores: Scores) -> list[int]:
    """Return the heads of the best tree; scores[i, j] says how well j heads i, 0 is the root."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads = [0, *(int(h) for h in scores[1:].argmax(axis=1))]
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    outside = [i for i in range(len(heads)) if i not in inside]
    size = len(outside) + 1  # the cycle becomes the last node
    small = np.full((size, size), -np.inf, dtype=scores.dtype)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    kept = np.array([scores[i, heads[i]] for i in cycle])
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]
    enter = entering.argmax(axis=0)
    small[-1, :-1] = entering.max(axis=0)
    leaving = scores[np.ix_(outside, cycle)]
    leave = leaving.argmax(axis=1)
    small[:-1, -1] = leaving.max(axis=1)
    contracted = spanning_tree(small)
    for position, node in enumerate(outside[1:], 1):
        head = contracted[position]
        heads[node] = cycle[int(leave[position])] if head == size - 1 else outside[head]
    broken = cycle[int(enter[contracted[-1]])]
    heads[broken] = outside[contracted[-1]]
    return heads


def best_heads(scores: Scores) -> NDArray[np.int64]:
    """Return for each word the number of its head (from 1, 0 for the one root).

    scores: (words, words + 1); column 0 is the root.
    """
    chosen = scores.argmax(axis=1)
    roots = np.flatnonzero(chosen == 0)
    if len(roots) == 1 and find_cycle([0, *chosen.tolist()]) is None:
        return np.asarray(chosen, dtype=np.int64)
    others = scores[:, 1:].copy()
    np.fill_diagonal(others, -np.inf)
    gain = scores[:, 0] - (others.max(axis=1) if len(scores) > 1 else 0)
    root = int(gain.argmax())
    full = np.concatenate([np.full((1, scores.shape[1]), -np.inf, dtype=scores.dtype), scores])
    full[1:, 0] = -np.inf
    full[root + 1, :] = -np.inf
    full[root + 1, 0] = 0.0
    return np.asarray(spanning_tree(full)[1:], dtype=np.int64)
