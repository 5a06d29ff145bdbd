#!/usr/bin/env python3
"""Compare `tremplin lot` (engine routeProblem) with CP-SAT on the same random problems, in the same run.

    python3 Tests/Benchmarks/Oracle/compare.py .build/release/tremplin --kind tiny --count 50
    python3 Tests/Benchmarks/Oracle/compare.py .build/release/tremplin --kind catalogue --size 30 --count 5

CP-SAT gets the front by an epsilon-constraint loop: the lexicographic minimum of (end, cost, hours) among the vectors that
no known point covers, again and again, until it proves that none is left. Exits 1 when a front differs. Needs ortools
(`pip install ortools`); without it the script says so and exits 0.
"""
import argparse
import calendar
import datetime
import json
import subprocess
import sys
import time

import generate

try:
    from ortools.sat.python import cp_model
except ImportError:
    print("ortools is not installed (pip install ortools): nothing compared.")
    sys.exit(0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="the tremplin executable, or any program that speaks the same JSON lines")
    parser.add_argument("--kind", default="tiny", choices=["tiny", "catalogue", "scattered", "register"])
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--size", type=int, help="the number of steps (not for tiny)")
    parser.add_argument("--years", type=int, default=12, help="horizon of the oracle")
    parser.add_argument("--seconds", type=float, default=60, help="time limit of the oracle, a problem")
    options = parser.parse_args()

    make = getattr(generate, options.kind)
    sized = {"count": options.size} if options.size and options.kind != "tiny" else {}
    problems = {seed: make(seed, **sized) for seed in range(options.first, options.first + options.count)}
    print(f"{'seed':>6} {'steps':>6} {'points':>7} {'tremplin ms':>12} {'CP-SAT ms':>10}  verdict")
    tremplin = Tremplin(options.program)
    wrong = 0
    spent = {True: [0.0, 0.0], False: [0.0, 0.0]}
    for seed, problem in problems.items():
        answer, ours = tremplin.run(seed, problem)
        began = time.perf_counter()
        front, proven = Oracle(problem, options.years).front(options.seconds)
        theirs = (time.perf_counter() - began) * 1000
        spent[proven][0] += ours
        spent[proven][1] += theirs
        verdict = judge(problem, answer, front, proven, options.years)
        wrong += verdict.startswith("DIFFERENT") or verdict.startswith("WRONG")
        print(f"{seed:>6} {len(problem['steps']):>6} {len(answer['front']):>7} {ours:>12.1f} {theirs:>10.1f}  {verdict}")
    for proven, (ours, theirs) in spent.items():
        if ours:
            what = "proven by CP-SAT" if proven else "given up by CP-SAT"
            print(f"{what}: {ours:.0f} ms against {theirs:.0f} ms, {theirs / ours:.0f} times as long")
    print("all fronts agree" if not wrong else f"{wrong} fronts differ")
    sys.exit(1 if wrong else 0)


class Tremplin:
    """One process for all problems, started beforehand: each line is timed from its sending to its answer."""

    def __init__(self, program):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen([program, "lot", "--coeurs", "1"], text=True, bufsize=1, **pipes)
        self.run(0, generate.tiny(0))

    def run(self, seed, problem):
        line = json.dumps({"id": seed, "engine": "routeProblem", "input": problem})
        began = time.perf_counter()
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        reply = json.loads(self.process.stdout.readline())
        spent = (time.perf_counter() - began) * 1000
        if "output" not in reply:
            sys.exit(f"seed {seed}: {reply}")
        return reply["output"], spent


def judge(problem, answer, front, proven, years):
    for entry in answer["front"]:
        if replay(problem, entry["route"]) != vector(entry):
            return f"WRONG: the route of {vector(entry)} does not replay"
    horizon = iso(problem["today"]) + datetime.timedelta(365 * years)
    ours = [v for v in map(vector, answer["front"]) if iso(v[0]) <= horizon]
    if not answer["complete"]:
        return "incomplete (it says so)"
    if not proven:
        missing = [v for v in front if not any(covers(o, v) for o in ours)]
        return f"DIFFERENT: misses {missing[0]}" if missing else "CP-SAT gave up; nothing better found"
    return "same" if sorted(ours) == sorted(front) else f"DIFFERENT: {sorted(ours)} against {sorted(front)}"


def covers(a, b):
    return all(x <= y for x, y in zip(a, b))


def vector(entry):
    return (entry["end"], round(entry["cost"] * 100), round(entry["hours"] * 100))


# The rules of the interface, once more, in Python.


def iso(text):
    return datetime.date.fromisoformat(text)


def add_months(date, months):
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def allowed(step, date, today):
    starts = step["starts"]
    if starts is None:
        return True
    key = date.strftime("%m-%d")
    if key not in starts:
        return False
    last = step.get("applyBefore", {}).get(key)
    if last is None:
        return True
    while date.strftime("%m-%d") != last:
        date -= datetime.timedelta(1)
    return date >= today


def needs(attainment):
    for name in attainment.get("credentials", []):
        yield ("credential", name, 1)
    for name, level in attainment.get("levels", {}).items():
        if level > 0:
            yield ("level", name, level)


def meets(attainment, need):
    kind, name, level = need
    if kind == "credential":
        return name in attainment.get("credentials", [])
    return attainment.get("levels", {}).get(name, 0) >= level


def replay(problem, route):
    """What a route comes to when it is walked, or None when it cannot be."""
    today = iso(problem["today"])
    steps = {step["id"]: step for step in problem["steps"]}
    had = [{"credentials": problem["has"], "levels": problem["levels"]}]
    day, cost, hours = today, 0, 0
    for name in route:
        if all(any(meets(h, need) for h in had) for need in needs(problem["goal"])):
            return None
        step = steps.pop(name, None)
        if step is None or not all(any(meets(h, need) for h in had) for need in needs(step["requires"])):
            return None
        while not allowed(step, day, today):
            day += datetime.timedelta(1)
        day = add_months(day, step["months"])
        cost += step["cost"]
        hours += step["hours"]
        had.append(step["gives"])
    if not all(any(meets(h, need) for h in had) for need in needs(problem["goal"])):
        return None
    return (day.isoformat(), round(cost * 100), round(hours * 100))


class Oracle:
    """The same problem as a constraint model: who is taken, in which order, when."""

    def __init__(self, problem, years):
        self.today = iso(problem["today"])
        self.horizon = 365 * years
        self.model = model = cp_model.CpModel()
        steps = problem["steps"]
        held = {"credentials": problem["has"], "levels": problem["levels"]}
        days = [self.today + datetime.timedelta(n) for n in range(self.horizon + 1)]
        self.taken = [model.NewBoolVar(f"taken {s['id']}") for s in steps]
        rank = [model.NewIntVar(0, len(steps), "") for _ in steps]
        start, end = [], []
        for step, taken in zip(steps, self.taken):
            possible = [n for n, day in enumerate(days) if allowed(step, day, self.today)]
            ends = {n: (add_months(days[n], step["months"]) - self.today).days for n in possible}
            possible = [n for n in possible if ends[n] <= self.horizon]
            if not possible:
                model.Add(taken == 0)
                possible, ends = [0], {0: 0}
            begin = model.NewIntVarFromDomain(cp_model.Domain.FromValues(possible), "")
            finish = model.NewIntVar(0, self.horizon, "")
            if step["starts"] is None:
                model.AddElement(begin, [ends.get(n, self.horizon) for n in range(max(possible) + 1)], finish)
            else:
                model.AddAllowedAssignments([begin, finish], [(n, ends[n]) for n in possible])
            start.append(begin)
            end.append(finish)
        for i in range(len(steps)):
            for j in range(i):
                both = [self.taken[i], self.taken[j]]
                before = model.NewBoolVar("")
                model.Add(end[i] <= start[j]).OnlyEnforceIf(both + [before])
                model.Add(rank[i] < rank[j]).OnlyEnforceIf(both + [before])
                model.Add(end[j] <= start[i]).OnlyEnforceIf(both + [before.Not()])
                model.Add(rank[j] < rank[i]).OnlyEnforceIf(both + [before.Not()])
        for j, step in enumerate(steps):
            for need in needs(step["requires"]):
                if meets(held, need):
                    continue
                given = []
                for i, other in enumerate(steps):
                    if i != j and meets(other["gives"], need):
                        link = model.NewBoolVar("")
                        model.AddImplication(link, self.taken[i])
                        model.Add(rank[i] < rank[j]).OnlyEnforceIf(link)
                        model.Add(end[i] <= start[j]).OnlyEnforceIf(link)
                        given.append(link)
                model.AddBoolOr(given + [self.taken[j].Not()])
        for need in needs(problem["goal"]):
            if not meets(held, need):
                model.AddBoolOr([t for t, step in zip(self.taken, steps) if meets(step["gives"], need)])
        last = model.NewIntVar(0, self.horizon, "end")
        for finish, taken in zip(end, self.taken):
            model.Add(last >= finish).OnlyEnforceIf(taken)
        cost = sum(round(s["cost"] * 100) * t for s, t in zip(steps, self.taken))
        hours = sum(round(s["hours"] * 100) * t for s, t in zip(steps, self.taken))
        self.criteria = [last, cost, hours]

    def front(self, seconds):
        """The points found, and whether the front is proven complete."""
        found = []
        deadline = time.perf_counter() + seconds
        while True:
            point = []
            fixed = []
            for criterion in self.criteria:
                value, status = self.minimise(criterion, fixed, deadline)
                if status == cp_model.INFEASIBLE and not point:
                    return found, True
                if status != cp_model.OPTIMAL:
                    return found, False
                point.append(value)
                fixed.append((criterion, value))
            end = (self.today + datetime.timedelta(point[0])).isoformat()
            found.append((end, point[1], point[2]))
            better = [self.model.NewBoolVar("") for _ in point]
            for literal, criterion, value in zip(better, self.criteria, point):
                self.model.Add(criterion < value).OnlyEnforceIf(literal)
            self.model.AddBoolOr(better)

    def minimise(self, criterion, fixed, deadline):
        model = self.model.Clone()
        for other, value in fixed:
            model.Add(other <= value)
        model.Minimize(criterion)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.max_time_in_seconds = max(0.01, deadline - time.perf_counter())
        status = solver.Solve(model)
        return (round(solver.ObjectiveValue()) if status == cp_model.OPTIMAL else None), status


if __name__ == "__main__":
    main()
