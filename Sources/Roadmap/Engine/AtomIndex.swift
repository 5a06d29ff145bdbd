import Kernel

/// Gives each thing that can be required or held a number: the planner's atoms.
struct AtomIndex {
  enum Atom: Hashable {
    case level(competence: String, Int)
    case credential(String)
    case euLevel(Int)
    case recognition(Int)
  }

  private var numbers: [Atom: Int] = [:]
  private(set) var atoms: [Atom] = []
  /// The thresholds that somebody asks of each competence.
  private var thresholds: [String: Set<Int>] = [:]
  private var credentials = Set<String>()
  private var euLevels = Set<Int>()

  /// Only what is asked somewhere becomes an atom: the rest cannot matter.
  mutating func ask(_ levels: [LevelNeeded]) {
    for needed in levels where needed.level > 0 { thresholds[needed.competence, default: []].insert(needed.level) }
  }
  mutating func ask(_ requirement: Requirement) {
    ask(requirement.levels)
    credentials.formUnion(requirement.credentials)
    if requirement.euLevel > 0 { euLevels.insert(requirement.euLevel) }
  }
  mutating func ask(_ trainings: [Training]) {
    for training in trainings where training.from > 0 {
      thresholds[training.competence, default: []].insert(training.from)
    }
  }
  mutating func ask(credentials ids: [String]) { credentials.formUnion(ids) }

  mutating func number(_ atom: Atom) -> Int {
    if let known = numbers[atom] { return known }
    numbers[atom] = atoms.count
    atoms.append(atom)
    return atoms.count - 1
  }

  mutating func level(_ competence: String, reaching level: Quantity) -> AtomSet {
    var set = AtomSet()
    for threshold in (thresholds[competence] ?? []).sorted() where Quantity(threshold) <= level {
      set.insert(number(.level(competence: competence, threshold)))
    }
    return set
  }

  mutating func needed(_ levels: [LevelNeeded]) -> AtomSet {
    var set = AtomSet()
    for needed in levels where needed.level > 0 {
      set.insert(number(.level(competence: needed.competence, needed.level)))
    }
    return set
  }

  mutating func needed(_ requirement: Requirement) -> AtomSet {
    var set = needed(requirement.levels)
    for id in requirement.credentials { set.insert(number(.credential(id))) }
    if requirement.euLevel > 0 { set.insert(number(.euLevel(requirement.euLevel))) }
    return set
  }

  mutating func held(credential id: String) -> AtomSet {
    credentials.contains(id) ? [number(.credential(id))] : []
  }

  mutating func held(euLevel level: Int) -> AtomSet {
    var set = AtomSet()
    for asked in euLevels.sorted() where asked <= level { set.insert(number(.euLevel(asked))) }
    return set
  }

  mutating func held(recognition level: Int) -> AtomSet {
    var set = AtomSet()
    for rung in stride(from: 1, through: level, by: 1) { set.insert(number(.recognition(rung))) }
    return set
  }
}
