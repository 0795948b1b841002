"""Writes fsrs-loss.json: what fsrs-optimizer makes of histories and parameters.

    python3 -m venv venv && venv/bin/pip install fsrs-optimizer==6.5.0
    venv/bin/python fsrs_loss.py > fsrs-loss.json

The model, its loss, the penalty and the recency weights are those of the package, in doubles.
"""

import json
import random

import numpy as np
import pandas as pd
import torch
from fsrs_optimizer import fsrs_optimizer as published

DEFAULT = [float(w) for w in published.DEFAULT_PARAMETER]
BOUNDS = [
    (0.001, 100), (0.001, 100), (0.001, 100), (0.001, 100), (1, 10), (0.001, 4), (0.001, 4),
    (0.001, 0.75), (0, 4.5), (0, 0.8), (0.001, 3.5), (0.001, 5), (0.001, 0.25), (0.001, 0.9),
    (0, 4), (0, 1), (1, 6), (0, 2), (0, 2), (0.01, 0.8), (0.1, 0.8),
]


def make_histories(rng, count):
    """Reviews with ratings and gaps; `order` counts those on a later day, over all in time."""
    histories = []
    for _ in range(count):
        day = rng.randrange(60)
        reviews = [{"rating": rng.choice([1, 2, 3, 3, 4]), "days": 0, "day": day}]
        for _ in range(rng.randrange(12)):
            days = rng.choice([0, 0, 1, 1, 2, 3, 5, 8, 20, 45, 130])
            day += days
            reviews.append(
                {"rating": rng.choice([1, 2, 3, 3, 3, 4]), "days": days, "day": day}
            )
        histories.append(reviews)
    later = [(r["day"], i, k) for i, h in enumerate(histories) for k, r in enumerate(h) if r["days"]]
    for order, (_, item, place) in enumerate(sorted(later)):
        histories[item][place]["order"] = order
    return histories, len(later)


def make_samples(histories):
    rows = []
    for reviews in histories:
        for place, review in enumerate(reviews):
            if "order" not in review:
                continue
            before = reviews[:place]
            rows.append({
                "order": review["order"],
                "i": place + 1,
                "delta_t": review["days"],
                "y": int(review["rating"] > 1),
                "t_history": ",".join(str(r["days"]) for r in before),
                "r_history": ",".join(str(r["rating"]) for r in before),
            })
    return pd.DataFrame(rows).sort_values("order").reset_index(drop=True)


def measure(samples, start, values):
    model = published.FSRS(DEFAULT).double()
    model.w.data = torch.tensor(values, dtype=torch.float64)
    chances = []
    for row in samples.itertuples():
        line = published.lineToTensor((row.t_history, row.r_history)).double().unsqueeze(1)
        outputs, _ = model(line)
        stability = outputs[-1][0][0]
        chances.append(published.power_forgetting_curve(float(row.delta_t), stability, -model.w[20]))
    chances = torch.stack(chances)
    outcomes = torch.tensor(samples["y"].values, dtype=torch.float64)
    weights = torch.tensor(0.25 + 0.75 * np.power(np.linspace(0, 1, len(samples)), 3))
    entropy = torch.nn.BCELoss(reduction="none")(chances, outcomes)
    deviations = torch.tensor(
        [round(float(s), 2) for s in published.DEFAULT_PARAMS_STDDEV_TENSOR], dtype=torch.float64
    )
    distance = torch.square(model.w - torch.tensor(start, dtype=torch.float64))
    loss = (entropy * weights).sum() + torch.sum(distance / torch.square(deviations))
    loss.backward()
    table = samples.assign(p=chances.detach().numpy())
    return {
        "w": values,
        "mean": float(loss.detach()) / len(samples),
        "gradient": model.w.grad.tolist(),
        "log_loss": float(entropy.mean().detach()),
        "rmse_bins": float(published.rmse_matrix(table)),
    }


def main():
    torch.set_default_dtype(torch.float64)
    rng = random.Random(20261125)
    histories, count = make_histories(rng, 120)
    samples = make_samples(histories)
    start = [0.4, 1.1, 2.9, 11.0] + DEFAULT[4:]
    sets = [DEFAULT, start]
    for spread in (0.1, 0.2, 0.3, 0.5):
        values = [
            min(max(w * (1 + spread * rng.uniform(-1, 1)), low), high)
            for w, (low, high) in zip(DEFAULT, BOUNDS)
        ]
        sets.append([round(w, 6) for w in values])
    print(json.dumps({
        "made_by": "fsrs-optimizer 6.5.0",
        "predicted": count,
        "start": start,
        "histories": [
            [{k: r[k] for k in ("rating", "days", "order") if k in r} for r in h] for h in histories
        ],
        "sets": [measure(samples, start, values) for values in sets],
    }))


main()
