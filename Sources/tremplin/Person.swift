import Conversation
import Kernel
import Notebook
import Registration
import Roadmap

/// What the notebook says of a person today: a fold over its conclusions.
struct Person {
  var facts = Facts()
  /// The chosen plan, as it was stored when it was chosen.
  var plan: StoredPlan?
  /// What was said of the steps of registration.
  var steps = StepRecords()
  /// What has become of steps, the last word on each.
  private var planSteps: [PlanStepChange] = []

  init(conclusions: [Entry]) {
    for entry in conclusions {
      guard let node = try? JSONReader.read(Array(entry.payload.utf8)) else { continue }
      switch entry.kind {
      case .facts: FactChange(node).apply(to: &facts)
      case .registration: StepChange(node).map { steps.apply($0) }
      case .plan: plan = StoredPlan(node, chosenOn: entry.asOf)
      case .step:
        if let change = PlanStepChange(node, on: entry.asOf) { planSteps.append(change) }
      default: break
      }
    }
  }
}

extension Facts {
  /// Whether the goal ends with a job search: no client to bill, nothing to register.
  var aimsAtAJob: Bool { ["employee", "socialMediaManager"].contains(choice("goal")) }
}

extension Person {
  /// The plan's steps and what has become of them, as the roadmap takes them into account.
  var progress: Progress {
    var progress = Progress()
    for change in planSteps { change.apply(to: &progress) }
    progress.steps = (plan?.steps ?? []).map { step in
      Progress.Step(
        id: step.id, offer: step.offer, title: step.title, start: step.start, end: step.end,
        applyBefore: step.applyBefore, cost: step.cost, hours: step.hours)
    }
    return progress
  }
}

/// What has become of one step: `{"step": id, "title": text, "state": "done", "day": date}`.
struct PlanStepChange {
  enum State: String {
    case done, applied, postponed, abandoned

    var inFrench: String {
      switch self {
      case .done: "faite"
      case .applied: "demandée (candidature)"
      case .postponed: "reportée"
      case .abandoned: "abandonnée"
      }
    }
  }

  let step: String
  let title: String
  let state: State
  /// Done on, applied for the start on, not before, or given up on.
  let day: CivilDate

  init(_ step: String, _ title: String, _ state: State, _ day: CivilDate) {
    (self.step, self.title, self.state, self.day) = (step, title, state, day)
  }

  init?(_ node: Node, on asOf: CivilDate) {
    guard case .scalar(let step, _)? = node["step"]?.value, case .scalar(let word, _)? = node["state"]?.value,
      let state = State(rawValue: word)
    else { return nil }
    var day = asOf
    if case .scalar(let text, _)? = node["day"]?.value, let told = CivilDate(iso: text) { day = told }
    self.init(step, StoredPlan.scalar(node["title"]) ?? step, state, day)
  }

  var draft: Draft {
    let payload: JSON = [
      "step": .string(step), "title": .string(title), "state": .string(state.rawValue), "day": .date(day),
    ]
    return Draft(.step, payload: payload.text)
  }

  /// The last word counts: a step put off again is not given up any more.
  func apply(to progress: inout Progress) {
    if state == .applied {
      progress.applied[step] = day
      progress.abandoned.remove(step)
      return
    }
    progress.done[step] = state == .done ? day : nil
    progress.postponed[step] = state == .postponed ? day : nil
    if state == .abandoned { progress.abandoned.insert(step) } else { progress.abandoned.remove(step) }
  }
}

/// What one deed changed among the facts: `{"set": {name: {type, value}}, "unset": [name]}`.
struct FactChange {
  var stated: [(String, FactValue)] = []
  var removed: [String] = []

  /// The change that leads from some facts to others; empty where nothing changed.
  init(from old: Facts, to new: Facts) {
    stated = new.names.compactMap { name in new[name].flatMap { old[name] == $0 ? nil : (name, $0) } }
    removed = old.names.filter { new[$0] == nil }
  }

  init(_ node: Node) {
    if case .map(let entries)? = node["set"]?.value {
      stated = entries.compactMap { entry in FactValue(typed: entry.value).map { (entry.key, $0) } }
    }
    if case .list(let items)? = node["unset"]?.value {
      removed = items.compactMap { if case .scalar(let name, _) = $0.value { name } else { nil } }
    }
  }

  var isEmpty: Bool { stated.isEmpty && removed.isEmpty }

  func apply(to facts: inout Facts) {
    for (name, value) in stated { facts[name] = value }
    for name in removed { facts[name] = nil }
  }

  var draft: Draft {
    let payload: JSON = .object([
      ("set", .object(stated.map { ($0.0, ["type": .string($0.1.typeName), "value": $0.1.json]) })),
      ("unset", .strings(removed)),
    ])
    return Draft(.facts, payload: payload.text)
  }
}

/// The route that the person chose, kept as it was shown: a later catalogue does not change it in silence.
struct StoredPlan {
  struct Step {
    let id: String
    /// The way in; nil in plans stored by the first version.
    let offer: String?
    let title: String
    let start: CivilDate
    let end: CivilDate
    let applyBefore: CivilDate?
    let cost: Money
    let hours: Int
  }

  let chosenOn: CivilDate
  let end: CivilDate
  let cost: Money
  let hours: Int
  let steps: [Step]

  init?(_ node: Node, chosenOn: CivilDate) {
    guard let route = node["route"], let end: CivilDate = StoredPlan.scalar(route["end"]),
      case .list(let items)? = route["steps"]?.value
    else { return nil }
    self.chosenOn = chosenOn
    self.end = end
    cost = StoredPlan.scalar(route["cost"]) ?? .zero
    // A step under way when the plan was chosen comes first, and counts like the others.
    hours = (StoredPlan.scalar(route["hours"]) ?? 0) + (StoredPlan.scalar(node["ongoing"]?["hours"]) ?? 0)
    steps = ([node["ongoing"]].compactMap { $0 } + items).compactMap { item in
      guard let id: String = StoredPlan.scalar(item["id"]), let title: String = StoredPlan.scalar(item["title"]),
        let start: CivilDate = StoredPlan.scalar(item["start"]), let end: CivilDate = StoredPlan.scalar(item["end"])
      else { return nil }
      return Step(
        id: id, offer: StoredPlan.scalar(item["offer"]), title: title, start: start, end: end,
        applyBefore: StoredPlan.scalar(item["applyBefore"]),
        cost: StoredPlan.scalar(item["cost"]) ?? .zero, hours: StoredPlan.scalar(item["hours"]) ?? 0)
    }
  }

  static func scalar<T: Scalar>(_ node: Node?) -> T? {
    guard case .scalar(let text, let plain)? = node?.value else { return nil }
    return T.read(text, plain: plain)
  }
}
