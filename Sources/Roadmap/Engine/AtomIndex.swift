import Kernel

/// Gives each thing that can be required or held a number: the planner's atoms.
struct AtomIndex {
  enum Atom {
    case level(competence: String, Int)
    case credential(String)
    case euLevel(Int)
    case recognition(Int)
  }

  /// The levels of one scale that somebody asks for, in ascending order, each with its number once it has one.
  private struct Rungs {
    private(set) var asked: [(level: Int, number: Int?)] = []

    mutating func ask(_ level: Int) {
      var place = asked.count
      while place > 0, asked[place - 1].level >= level { place -= 1 }
      if place < asked.count, asked[place].level == level { return }
      asked.insert((level, nil), at: place)
    }

    /// The number of a level, asked for or not: the next one where it has none, under which `atom` is put down.
    mutating func number(_ level: Int, _ atom: Atom, _ atoms: inout [Atom]) -> Int {
      ask(level)
      var place = 0
      while asked[place].level != level { place += 1 }
      if let known = asked[place].number { return known }
      asked[place].number = atoms.count
      atoms.append(atom)
      return atoms.count - 1
    }

    func asked(upTo level: Int) -> ArraySlice<(level: Int, number: Int?)> { asked.prefix { $0.level <= level } }
  }

  private(set) var atoms: [Atom] = []
  private var competences: [String: Int] = [:]
  private var levels: [Rungs] = []
  /// Whether somebody asks for it, which is enough to stand here, and its number once it has one.
  private var credentials: [String: Int?] = [:]
  private var euLevels = Rungs()
  private var recognitions = Rungs()

  /// Only what is asked somewhere becomes an atom: the rest cannot matter.
  mutating func ask(_ needed: [LevelNeeded]) {
    for needed in needed where needed.level > 0 { levels[place(needed.competence)].ask(needed.level) }
  }
  mutating func ask(_ requirement: Requirement) {
    ask(requirement.levels)
    ask(credentials: requirement.credentials)
    if requirement.euLevel > 0 { euLevels.ask(requirement.euLevel) }
  }
  mutating func ask(_ trainings: [Training]) {
    for training in trainings where training.from > 0 { levels[place(training.competence)].ask(training.from) }
  }
  mutating func ask(credentials ids: [String]) {
    for id in ids where credentials[id] == nil { credentials[id] = .some(nil) }
  }

  /// Adds a competence from that level on, a credential, or a requirement.
  mutating func need(_ competence: String, _ level: Int, _ set: inout AtomSet) {
    set.insert(levels[place(competence)].number(level, .level(competence: competence, level), &atoms))
  }
  mutating func need(credential id: String, _ set: inout AtomSet) {
    if let known = credentials[id], let known {
      set.insert(known)
    } else {
      credentials[id] = atoms.count
      set.insert(atoms.count)
      atoms.append(.credential(id))
    }
  }
  mutating func need(_ needed: [LevelNeeded], _ set: inout AtomSet) {
    for needed in needed where needed.level > 0 { need(needed.competence, needed.level, &set) }
  }
  mutating func need(_ requirement: Requirement, _ set: inout AtomSet) {
    need(requirement.levels, &set)
    for id in requirement.credentials { need(credential: id, &set) }
    if requirement.euLevel > 0 {
      set.insert(euLevels.number(requirement.euLevel, .euLevel(requirement.euLevel), &atoms))
    }
  }

  /// Adds what is held with a competence at that level: all that is asked of it up to there.
  mutating func hold(_ competence: String, at level: Int, _ set: inout AtomSet) {
    guard let place = competences[competence] else { return }
    for (rung, number) in levels[place].asked(upTo: level) {
      set.insert(number ?? levels[place].number(rung, .level(competence: competence, rung), &atoms))
    }
  }
  mutating func hold(credential id: String, _ set: inout AtomSet) {
    if credentials[id] != nil { need(credential: id, &set) }
  }
  mutating func hold(euLevel level: Int, _ set: inout AtomSet) {
    for (rung, number) in euLevels.asked(upTo: level) {
      set.insert(number ?? euLevels.number(rung, .euLevel(rung), &atoms))
    }
  }
  /// A recognition holds those below it: each is an atom, asked or not.
  mutating func hold(recognition level: Int, _ set: inout AtomSet) {
    for rung in stride(from: 1, through: level, by: 1) {
      set.insert(recognitions.number(rung, .recognition(rung), &atoms))
    }
  }

  private mutating func place(_ competence: String) -> Int {
    if let place = competences[competence] { return place }
    competences[competence] = levels.count
    levels.append(Rungs())
    return levels.count - 1
  }
}
