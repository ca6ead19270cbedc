import itertools

import numpy as np
import pytest

from quizgen.analyse.components_features import KnownNames, fold, shape, strings, word_class
from quizgen.analyse.components_names import viterbi
from quizgen.analyse.components_network import BiLSTM, Packing
from quizgen.analyse.components_tree import best_heads, find_cycle


def test_features_fold_typography():
    assert strings("“") == strings('"') == strings("``")
    assert fold("1995") == "0000"
    assert shape("McDonald") == "XxXxxxx"


def test_inflected_words_have_a_class():
    assert word_class("dismantling") != 0
    assert word_class("dismantling") != word_class("dismantle")
    assert word_class("qzxv") == 0


def test_known_names_are_marked_longest_first():
    finder = KnownNames({"York": "PERSON2", "New York": "PLACE2", "New York Times": "ORG2", "Times Square": "PLACE1"})
    assert finder("She left New York for York .".split()) == ["", "", "BPLACE2", "IPLACE2", "", "BPERSON2", ""]
    assert finder("New York Times Square".split()) == ["BORG2", "IORG2", "IORG2", ""]
    assert finder("new york".split()) == ["", ""]
    assert KnownNames({})(["York"]) == [""]


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def naive(layer, x, side):
    hidden = layer.recur.shape[1]
    state, cell, result = np.zeros(hidden), np.zeros(hidden), []
    for row in x:
        gate = row @ layer.read[side] + layer.bias[side] + state @ layer.recur[side]
        i, f, g, o = np.split(gate, 4)
        cell = sigmoid(f) * cell + sigmoid(i) * np.tanh(g)
        state = sigmoid(o) * np.tanh(cell)
        result.append(state)
    return np.array(result)


@pytest.mark.parametrize("lengths", [[1], [3], [2, 5, 1, 5], [4, 4], [1, 1, 7]])
def test_sentences_in_step_give_what_each_gives_alone(lengths):
    rng = np.random.default_rng(0)
    width, hidden = 3, 4
    layer = BiLSTM(
        read=[rng.normal(size=(width, 4 * hidden)).astype("f4") for _ in "fb"],
        bias=[rng.normal(size=4 * hidden).astype("f4") for _ in "fb"],
        recur=rng.normal(size=(2, hidden, 4 * hidden)).astype("f4"),
    )
    x = rng.normal(size=(sum(lengths), width)).astype("f4")
    found = layer(x, Packing(lengths))
    begin = 0
    for length in lengths:
        part = x[begin : begin + length]
        np.testing.assert_allclose(found[begin : begin + length, :hidden], naive(layer, part, 0), atol=1e-5)
        np.testing.assert_allclose(found[begin : begin + length, hidden:], naive(layer, part[::-1], 1)[::-1], atol=1e-5)
        begin += length


def best_by_trying(scores):
    size = len(scores)
    trees = []
    for heads in itertools.product(range(size + 1), repeat=size):
        if heads.count(0) == 1 and all(h != i + 1 for i, h in enumerate(heads)) and find_cycle([0, *heads]) is None:
            trees.append((sum(scores[i, h] for i, h in enumerate(heads)), heads))
    return max(trees)


@pytest.mark.parametrize("seed", range(20))
def test_best_tree_is_a_tree(seed):
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype("f4")
    heads = best_heads(scores).tolist()
    assert heads.count(0) == 1
    assert find_cycle([0, *heads]) is None
    total, best = best_by_trying(scores)
    root = heads.index(0)
    if best[root] == 0:  # the root is chosen first; given it, the tree is the best
        assert sum(scores[i, h] for i, h in enumerate(heads)) == pytest.approx(total, abs=1e-4)


def test_single_word_is_its_own_root():
    assert best_heads(np.zeros((1, 2), dtype="f4")).tolist() == [0]


@pytest.mark.parametrize("lengths", [[1], [3, 1, 2], [4, 4]])
def test_viterbi_finds_the_best_sequence(lengths):
    rng = np.random.default_rng(1)
    scores = rng.normal(size=(sum(lengths), 3)).astype("f4")
    first, moves = rng.normal(size=3).astype("f4"), rng.normal(size=(3, 3)).astype("f4")
    found = viterbi(scores, Packing(lengths), first, moves)
    begin = 0
    for length in lengths:
        rows = scores[begin : begin + length]
        best = max(
            itertools.product(range(3), repeat=length),
            key=lambda path: (
                first[path[0]]
                + sum(row[label] for row, label in zip(rows, path, strict=True))
                + sum(moves[a, b] for a, b in itertools.pairwise(path))
            ),
        )
        assert tuple(found[begin : begin + length]) == best
        begin += length
