"""Random routeProblem inputs, seeded: the same seed, the same problems on any machine (Python's Mersenne Twister)."""
import random

COMPETENCES = [f"c{i:02d}" for i in range(14)]


def catalogue(seed, count=100):
    """What Tremplin's own catalogue looks like: mostly self-study, some vendor courses, some dated diplomas."""
    r = random.Random(seed)
    steps = []
    diplomas = max(4, count // 8)
    for n in range(diplomas):
        size = r.randint(4, 9)
        steps.append(step(
            f"diplome-{n:03d}", gives=creds(f"d{n}") | levels({c: r.randint(1, 3) for c in r.sample(COMPETENCES, size)}),
            requires=creds(f"d{r.randrange(n)}") if n and r.random() < 0.4 else {},
            starts=r.choice([["09-01"], ["09-01"], ["09-15"], ["09-01", "02-01"]]), months=r.choice([12, 12, 24, 36]),
            hours=r.randrange(300, 1800, 50), cost=r.choice([0, 0, 300, 3500, 6500])))
        if r.random() < 0.5:
            steps[-1]["applyBefore"] = {steps[-1]["starts"][0]: "04-01"}
    for n in range(count - diplomas):
        top = r.randint(1, 4)
        chosen = r.sample(COMPETENCES, r.choice([1, 1, 1, 2, 2, 3]))
        need = {chosen[0]: top - 1} if top > 1 and r.random() < 0.7 else {}
        if r.random() < 0.15:
            need[r.choice(COMPETENCES)] = r.randint(1, 2)
        steps.append(step(
            f"etude-{n:03d}", gives=levels({c: top if c == chosen[0] else max(1, top - 1) for c in chosen}),
            requires=levels(need) if need else {}, starts=None if r.random() < 0.97 else ["01-10", "04-10", "10-10"],
            months=r.choice([0, 0, 1, 1, 1, 2, 3]), hours=r.choice([8, 10, 15, 20, 30, 40, 60, 100]),
            cost=r.choice([0, 0, 0, 0, 29, 59, 290, 990])))
    goal = levels({c: r.randint(2, 3) for c in r.sample(COMPETENCES, 10)})
    has = {c: r.randint(0, 1) for c in r.sample(COMPETENCES, 5)}
    return problem("2026-11-23", goal, steps, has)


def scattered(seed, count=200):
    """No structure: credentials and levels at random, a third of the steps dated."""
    r = random.Random(seed)
    names = [f"k{i}" for i in range(max(3, count // 6))]
    steps = []
    for n in range(count):
        gives = {}
        if r.random() < 0.6:
            gives |= creds(*r.sample(names, r.randint(1, 2)))
        if not gives or r.random() < 0.6:
            gives |= levels({c: r.randint(1, 4) for c in r.sample(COMPETENCES, r.randint(1, 2))})
        requires = {}
        if r.random() < 0.4:
            requires |= creds(r.choice(names))
        if r.random() < 0.3:
            requires |= levels({r.choice(COMPETENCES): r.randint(1, 3)})
        starts = None if r.random() < 0.66 else sorted(day(r) for _ in range(r.randint(1, 3)))
        steps.append(step(f"s{n:04d}", gives, requires, starts, r.randint(0, 12), r.randint(0, 200), r.randint(0, 3000)))
        if starts and r.random() < 0.3:
            steps[-1]["applyBefore"] = {starts[0]: day(r)}
    goal = creds(*r.sample(names, 3)) | levels({c: r.randint(2, 4) for c in r.sample(COMPETENCES, 4)})
    return problem("2026-11-23", goal, steps, {})


def register(seed, count=1000):
    """Like the national registers: few kinds of sheet, each offered by many schools at other prices and dates."""
    r = random.Random(seed)
    kinds = catalogue(seed, 100)["steps"]
    steps = []
    for n in range(count):
        copy = dict(r.choice(kinds), id=f"f{n:04d}")
        copy["cost"] += r.choice([0, 0, 50, 100, 250])
        copy["hours"] = max(0, copy["hours"] + r.choice([-5, 0, 0, 5, 10]))
        if copy["starts"] and r.random() < 0.3:
            copy["starts"] = [r.choice(["09-01", "10-01", "01-15"])]
        if "applyBefore" in copy:
            copy.pop("applyBefore")
        steps.append(copy)
    return dict(catalogue(seed, 100), steps=steps)


def tiny(seed):
    """Every feature at once, small: 29 February, month ends, decimals, zeros, repeated vectors, closed applications."""
    r = random.Random(seed)
    names = ["a", "b", "c"]
    steps = []
    for n in range(r.randint(1, 9)):
        requires = creds(r.choice(names)) if r.random() < 0.4 else {}
        if r.random() < 0.3:
            requires |= levels({"x": r.choice([1, 1.5, 2])})
        gives = creds(r.choice(names)) if r.random() < 0.7 else levels({"x": r.choice([1, 1.5, 2, 3])})
        starts = r.choice([None, None, ["09-01"], ["02-29"], ["01-31", "03-15"], []])
        steps.append(step(
            f"s{n}", gives, requires, starts, r.choice([0, 0, 1, 1, 2, 5]), r.choice([0, 1, 1.5]), r.choice([0, 1, 2.25])))
        if starts and r.random() < 0.4:
            steps[-1]["applyBefore"] = {starts[0]: r.choice(["02-29", "01-05", "12-31", starts[0]])}
    goal = creds(*r.sample(names, r.randint(1, 2))) | (levels({"x": 2}) if r.random() < 0.5 else {})
    return problem(r.choice(["2027-01-30", "2027-01-31", "2028-02-29", "2026-11-23"]), goal, steps, {})


def day(r):
    return f"{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"


def creds(*names):
    return {"credentials": sorted(names)}


def levels(values):
    return {"levels": {name: values[name] for name in sorted(values)}}


def step(id, gives, requires, starts, months, hours, cost):
    return {"id": id, "requires": requires, "gives": gives, "starts": starts, "months": months, "hours": hours, "cost": cost}


def problem(today, goal, steps, has):
    return {"today": today, "has": [], "levels": has, "goal": goal, "steps": steps}
