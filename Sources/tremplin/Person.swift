import Conversation
import Kernel
import Notebook
import Registration

/// What the notebook says of a person today: a fold over its conclusions.
struct Person {
  var facts = Facts()
  /// The chosen plan, as it was stored when it was chosen.
  var plan: StoredPlan?
  /// What was said of the steps of registration.
  var steps = StepRecords()

  init(conclusions: [Entry]) {
    for entry in conclusions {
      guard let node = try? JSONReader.read(Array(entry.payload.utf8)) else { continue }
      switch entry.kind {
      case .facts: FactChange(node).apply(to: &facts)
      case .registration: StepChange(node).map { steps.apply($0) }
      case .plan: plan = StoredPlan(node, chosenOn: entry.asOf)
      default: break
      }
    }
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
    hours = StoredPlan.scalar(route["hours"]) ?? 0
    steps = items.compactMap { item in
      guard let id: String = StoredPlan.scalar(item["id"]), let title: String = StoredPlan.scalar(item["title"]),
        let start: CivilDate = StoredPlan.scalar(item["start"]), let end: CivilDate = StoredPlan.scalar(item["end"])
      else { return nil }
      return Step(
        id: id, title: title, start: start, end: end, applyBefore: StoredPlan.scalar(item["applyBefore"]),
        cost: StoredPlan.scalar(item["cost"]) ?? .zero, hours: StoredPlan.scalar(item["hours"]) ?? 0)
    }
  }

  private static func scalar<T: Scalar>(_ node: Node?) -> T? {
    guard case .scalar(let text, let plain)? = node?.value else { return nil }
    return T.read(text, plain: plain)
  }
}
