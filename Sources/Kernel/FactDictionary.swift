/// The declarations of all facts: what reads a value in, and what a name means. A class: every context of conditions holds
/// the same one.
public final class FactDictionary: Sendable {
  public let declarations: [FactDeclaration]
  private let exact: [String: Int]
  private let families: [FactDeclaration]
  private let derivations: [String: FactDeclaration.Derivation]
  private let members: [String: FactMembers]

  /// - Parameter members: by family (`competence.*`) or by fact whose value lists ids; without them, any word does.
  public init(_ declarations: [FactDeclaration], members: [String: FactMembers] = [:]) {
    self.declarations = declarations
    self.members = members
    families = declarations.filter { $0.id.contains("*") }
    let single = declarations.enumerated().filter { !$1.id.contains("*") }
    exact = Dictionary(single.map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    derivations = Dictionary(
      single.compactMap { declaration in declaration.1.derivation.map { (declaration.1.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  public subscript(name: String) -> FactDeclaration? {
    if let index = exact[name] { return declarations[index] }
    return families.first { $0.covers(name) }
  }

  /// Whether it follows from another fact and the day, such as an age.
  public func isDerived(_ name: String) -> Bool { derivations[name] != nil }

  /// From which fact that one follows, if it does: conditions ask it over and over.
  func derivation(of name: String) -> FactDeclaration.Derivation? { derivations[name] }

  /// The name that was most likely meant, among those that may be given; in a family, with the member that was named.
  public func nearest(to name: String) -> String? {
    let words = name.split(separator: ".")
    let names = declarations.filter { $0.writer != .derived }.compactMap { declaration -> String? in
      guard let star = declaration.id.split(separator: ".").firstIndex(of: "*") else { return declaration.id }
      return words.indices.contains(star) ? declaration.id.replacing("*", with: words[star]) : nil
    }
    return FrenchText.nearest(to: name, among: names)
  }

  /// How a person types the name of a fact in a command: a French word, never the internal name.
  public func typed(_ name: String) -> String {
    guard let declaration = self[name], !declaration.id.contains("*") else { return name }
    // Some internal names are French ones: « budget ».
    let label = FrenchText.fold(declaration.label)
    if label == declaration.id || label.hasPrefix(declaration.id + " ") { return declaration.id }
    return declaration.aliases.first ?? declaration.label
  }

  /// Reads the facts of a JSON or YAML group. Nested groups are shorthand for dotted names:
  /// `{"competences": {"redaction": 2}}` is `competence.redaction = 2`.
  public func read(_ node: Node, path: String, reading: Reading) -> Facts {
    var facts = Facts()
    read(node, prefix: "", path: path, reading, into: &facts)
    return facts
  }

  static let families = ["competences": "competence", "competence": "competence"]

  private func read(_ node: Node, prefix: String, path: String, _ reading: Reading, into facts: inout Facts) {
    guard case .map(let entries) = node.value else {
      reading.problems.add(
        Problem(
          .wrongType, at: node.position, path: path,
          "\(node.kindInFrench) se trouve là où un groupe de faits était attendu."))
      return
    }
    for entry in entries {
      let key = prefix.isEmpty ? FactDictionary.families[entry.key] ?? entry.key : entry.key
      let name = prefix.isEmpty ? key : prefix + "." + key
      let place = path.isEmpty ? entry.key : path + "." + entry.key
      let isGroup = if case .map = entry.value.value { true } else { false }
      if isGroup, hasGroup(name) {
        read(entry.value, prefix: name, path: place, reading, into: &facts)
      } else if let problem = fault(name) {
        reading.problems.add(Problem(.unknownFact, at: entry.keyPosition, path: place, problem))
      } else if let declaration = self[name] {
        // Null says that it is unknown.
        if case .null = entry.value.value { continue }
        if let value = value(entry.value, declaration, path: place, reading) { facts[name] = value }
      }
    }
  }

  /// Whether some fact’s name goes on after this one.
  private func hasGroup(_ name: String) -> Bool {
    let words = name.split(separator: ".")
    return declarations.contains { declaration in
      let parts = declaration.id.split(separator: ".")
      return parts.count > words.count && zip(parts, words).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }

  /// Why nobody can give a fact of that name, and which one to give; nil where all is well.
  private func fault(_ name: String) -> String? {
    guard let declaration = self[name] else {
      let nearest = nearest(to: name).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      return "« \(name.prefix(80)) » n’est pas un fait connu.\(nearest)"
    }
    switch declaration.derivation {
    case .yearsSince(let given)?, .monthsSince(let given)?:
      return "« \(name) » se calcule : donnez plutôt « \(given) »."
    case nil where declaration.writer == .derived: return "« \(name) » se calcule : il ne se donne pas."
    case nil: return strayMember(name, declaration)
    }
  }

  /// Why the word under the star of a family is none of its members.
  private func strayMember(_ name: String, _ declaration: FactDeclaration) -> String? {
    guard let star = declaration.id.firstIndex(of: "*") else { return nil }
    let family = String(declaration.id[...star])
    let before = declaration.id[..<star]
    let after = declaration.id[declaration.id.index(after: star)...]
    let word = String(name.dropFirst(before.count).dropLast(after.count))
    return members[family]?.fault(word) { before + $0 + after }
  }

  /// One value by its declaration, bounds and choices checked; nil after a problem.
  public func value(_ node: Node, _ declaration: FactDeclaration, path: String, _ reading: Reading) -> FactValue? {
    func wrong(_ expectation: String) -> FactValue? {
      reading.problems.add(
        Problem(
          .wrongType, at: node.position, path: path,
          "« \(place(declaration, path)) » : \(node.words(reading)) se trouve là où il fallait \(expectation)."))
      return nil
    }
    func scalar<T: Scalar>(_ type: T.Type) -> T? {
      guard case .scalar(let text, let plain) = node.value else { return nil }
      if reading.strict, plain, T.self is String.Type { return nil }
      return T.read(text, plain: plain || !reading.strict)
    }
    switch declaration.kind {
    case .choice:
      guard let text = scalar(String.self) else { return wrong("un mot") }
      return choice(text, declaration, node, path, reading).map { .choice($0) }
    case .choices, .formations:
      guard case .list(let items) = node.value else { return wrong("une liste") }
      var ids: [String] = []
      for item in items {
        guard case .scalar(let text, _) = item.value else { return wrong("une liste de mots") }
        guard declaration.kind == .choices else {
          if let fault = members[declaration.id]?.fault(text, spelt: { $0 }) {
            reading.problems.add(Problem(.unknownReference, at: item.position, path: path, fault))
            return nil
          }
          ids.append(text)
          continue
        }
        guard let id = choice(text, declaration, item, path, reading) else { return nil }
        ids.append(id)
      }
      return .choices(ids)
    case .flag:
      return scalar(Bool.self).map { .flag($0) } ?? wrong(Bool.expectation)
    case .integer, .hours:
      guard let number = scalar(Int.self) else { return wrong(Int.expectation) }
      return bounded(Quantity(clamping: number), declaration, node, path, reading).map { .number($0) }
    case .decimal:
      guard let number = scalar(Quantity.self) else { return wrong(Quantity.expectation) }
      return bounded(number, declaration, node, path, reading).map { .number($0) }
    case .money:
      guard let money = scalar(Money.self) else { return wrong(Money.expectation) }
      let euros = Quantity(millionths: money.cents * 10_000)
      return bounded(euros, declaration, node, path, reading) == nil ? nil : .money(money)
    case .date:
      return scalar(CivilDate.self).map { .date($0) } ?? wrong(CivilDate.expectation)
    case .text:
      guard let text = scalar(String.self) else { return wrong(String.expectation) }
      guard let check = declaration.check else { return .text(text) }
      do throws(CompanyNumber.Fault) {
        return .text(try check.read(text))
      } catch {
        reading.problems.add(
          Problem(
            .wrongValue, at: node.position, path: path, "« \(place(declaration, path)) » : \(check.sentence(error))"))
        return nil
      }
    }
  }

  /// What a message calls the fact: its id, or, in a family, where it stands.
  private func place(_ declaration: FactDeclaration, _ path: String) -> String {
    declaration.id.contains("*") ? path : declaration.id
  }

  private func choice(
    _ text: String, _ declaration: FactDeclaration, _ node: Node, _ path: String, _ reading: Reading
  ) -> String? {
    if declaration.choices.contains(where: { $0.id == text }) { return text }
    let ids = declaration.choices.map(\.id)
    let nearest = FrenchText.nearest(to: text, among: ids).map { "Vouliez-vous dire « \($0) » ? " } ?? ""
    reading.problems.add(
      Problem(
        .wrongValue, at: node.position, path: path,
        "« \(place(declaration, path)) » : « \(text.prefix(60)) » n’est pas possible. \(nearest)Valeurs : \(ids.joined(separator: ", "))."
      ))
    return nil
  }

  private func bounded(
    _ number: Quantity, _ declaration: FactDeclaration, _ node: Node, _ path: String, _ reading: Reading
  ) -> Quantity? {
    let low = declaration.minimum ?? number
    let high = declaration.maximum ?? number
    if number >= low, number <= high { return number }
    let bounds =
      switch (declaration.minimum, declaration.maximum) {
      case (let a?, let b?): "de \(a) à \(b)"
      case (let a?, nil): "au moins \(a)"
      case (nil, let b?): "au plus \(b)"
      case (nil, nil): ""
      }
    reading.problems.add(
      Problem(
        .outOfRange, at: node.position, path: path,
        "« \(place(declaration, path)) » vaut \(number) ; il faut \(bounds)."))
    return nil
  }
}

extension Quantity {
  /// A whole number, held within what a Quantity can say.
  public init(clamping whole: Int) {
    self.init(min(max(whole, -9_000_000_000_000), 9_000_000_000_000))
  }
}

extension FactDictionary {
  /// The fact that a person names by its id, its label or another of its words; accents and case are free.
  ///
  ///     dictionary.named("heures")?.id   // weeklyHours
  public func named(_ typed: String) -> FactDeclaration? {
    let key = FrenchText.fold(typed)
    return declarations.first { declaration in
      !declaration.id.hasSuffix(".*")
        && ([declaration.id, declaration.label] + declaration.aliases).contains { FrenchText.fold($0) == key }
    } ?? (self[typed]?.id.hasSuffix(".*") == true && fault(typed) == nil ? self[typed] : nil)
  }
}
