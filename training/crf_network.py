"""The network of the name finder: a BiLSTM and a linear-chain CRF (see crf.py)."""

from __future__ import annotations

import torch
from biaffine import shared_dropout
from torch import Tensor, nn
from torch.nn.functional import dropout

SIZES = {
    "word": 80,
    "prefix": 32,
    "suffix2": 24,
    "suffix3": 32,
    "suffix4": 24,
    "shape": 32,
    "class": 48,
    "tag": 32,
    "dep": 32,
    "source": 16,
    "known": 32,
    "people": 24,
    "places": 24,
}


class Finder(nn.Module):
    """The network; see the module's docstring."""

    def __init__(self, sizes: dict[str, int], labels: list[str], hidden: int) -> None:
        super().__init__()
        self.embeddings = nn.ModuleDict({c: nn.Embedding(n, SIZES[c], padding_idx=0) for c, n in sizes.items()})
        for name, embedding in self.embeddings.items():
            nn.init.normal_(embedding.weight, std=0.0 if name == "word" else 0.1)
        self.lstm1 = nn.LSTM(sum(SIZES.values()), hidden, batch_first=True, bidirectional=True)
        self.lstm2 = nn.LSTM(2 * hidden, hidden, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * hidden, len(labels))
        self.transitions = nn.Parameter(torch.zeros(len(labels), len(labels)))
        forbidden = torch.zeros(len(labels), len(labels))
        for i, before in enumerate(labels):
            for j, after in enumerate(labels):
                if after.startswith("I-") and before[2:] != after[2:]:
                    forbidden[i, j] = -1e4
        self.register_buffer("forbidden", forbidden)
        first = torch.tensor([-1e4 if label.startswith("I-") else 0.0 for label in labels])
        self.register_buffer("first", first)
        self.p = 0.35

    def forward(self, ids: Tensor) -> Tensor:
        """Return label scores."""
        x = torch.cat([e(ids[..., i]) for i, e in enumerate(self.embeddings.values())], dim=-1)
        x = dropout(x, self.p, self.training)
        x, _ = self.lstm1(x)
        x, _ = self.lstm2(shared_dropout(x, self.p, self.training))
        return self.out(shared_dropout(x, self.p, self.training))

    def total(self, scores: Tensor) -> Tensor:
        """Sum over all label sequences, in log space."""
        moves = self.transitions + self.forbidden
        alpha = scores[:, 0] + self.first
        for t in range(1, scores.shape[1]):
            alpha = torch.logsumexp(alpha.unsqueeze(2) + moves, dim=1) + scores[:, t]
        return alpha.logsumexp(-1)

    def decode(self, scores: Tensor) -> list[list[int]]:
        """Return the best label sequences."""
        moves = self.transitions + self.forbidden
        alpha = scores[:, 0] + self.first
        back = []
        for t in range(1, scores.shape[1]):
            best, arg = (alpha.unsqueeze(2) + moves).max(1)
            back.append(arg)
            alpha = best + scores[:, t]
        last = alpha.argmax(-1)
        path = [last]
        for arg in reversed(back):
            path.append(arg.gather(1, path[-1].unsqueeze(1)).squeeze(1))
        return torch.stack(path[::-1], 1).tolist()
