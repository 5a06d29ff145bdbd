#!/usr/bin/env python3
"""Runs catsim on the banks and people that `benchmarks evaluation FOLDER` wrote: the same, so that figures compare.

    swift run -c release --package-path Tests/Benchmarks benchmarks evaluation banks
    python3 Tests/Benchmarks/Oracle/adaptive.py banks

Two stacks: catsim out of the box (numerical search of the maximum likelihood), and with an EAP estimator on 121 points
added to it. Needs catsim 0.21 (`pip install catsim==0.21.0`); without it the script says so and exits 0.
"""
import argparse
import json
import os
import sys
import time

try:
    import numpy
    from catsim import irt
    from catsim.estimation import NumericalSearchEstimator
    from catsim.item_bank import ItemBank
    from catsim.selection import MaxInfoSelector
except ImportError:
    print("catsim is not installed (pip install catsim==0.21.0): nothing compared.")
    sys.exit(0)

POINTS = numpy.linspace(-8, 8, 121)
PRIOR = -POINTS ** 2 / 2
WANTED = 0.30


def eap(items, answers):
    """Mean and deviation of the ability; prior N(0, 1)."""
    logs = PRIOR.copy()
    for (a, b), right in zip(items, answers):
        x = a * (POINTS - b)
        logs -= numpy.logaddexp(0, -x if right else x)
    weights = numpy.exp(logs - logs.max())
    weights /= weights.sum()
    mean = (weights * POINTS).sum()
    return mean, numpy.sqrt((weights * (POINTS - mean) ** 2).sum())


def examine(bank, items, theta, generator, use_eap, selector, estimator):
    """One person; the number of questions, the estimate, its deviation."""
    asked, answers, estimate, deviation = [], [], 0.0, 1.0
    while deviation >= WANTED and len(asked) < len(bank):
        index = selector.select(item_bank=items, administered_items=asked, est_theta=estimate)
        if index is None:
            break
        index = int(index)
        asked.append(index)
        answers.append(bool(generator.random() < irt.icc(theta, *bank[index, :4])))
        if use_eap:
            estimate, deviation = eap(bank[asked, :2], answers)
        else:
            estimate = estimator.estimate(
                item_bank=items, administered_items=asked, response_vector=answers, est_theta=estimate)
            deviation = irt.see(estimate, bank[asked])
    return len(asked), estimate, deviation


def run(name, bank, abilities, use_eap):
    generator = numpy.random.default_rng(1)
    selector = MaxInfoSelector()
    estimator = NumericalSearchEstimator()
    items = ItemBank(bank)
    start = time.perf_counter()
    rows = [examine(bank, items, theta, generator, use_eap, selector, estimator) for theta in abilities]
    seconds = time.perf_counter() - start
    counts, estimates, deviations = (numpy.array(column, dtype=float) for column in zip(*rows))
    errors = estimates - abilities
    print(
        f"{len(bank):6d}   {name:6s} {counts.mean():6.1f} {numpy.quantile(counts, .9):6.0f}    "
        f"{(deviations < WANTED).mean():5.3f}   {errors.mean():+6.3f}   {numpy.sqrt((errors ** 2).mean()):5.3f}   "
        f"{(abs(errors) < 1.6449 * deviations).mean():5.3f}   {seconds * 1000 / len(abilities):9.3f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--people", type=int, default=500)
    options = parser.parse_args()
    print("  bank   stack  questions (mean, p90)   reached   bias     RMSE    cover   ms per examinee")
    for size in (60, 600, 6000):
        path = os.path.join(options.folder, f"bank-{size}.json")
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        # catsim wants a, b, c, d.
        bank = numpy.array([[a, b, c, 1.0] for a, b, c in data["bank"]])
        abilities = numpy.array(data["abilities"][: options.people])
        run("MLE", bank, abilities, False)
        run("EAP", bank, abilities, True)


if __name__ == "__main__":
    main()
