/// A condition as a person reads it, and what it still waits for.
extension Condition {
  /// « âge : de 16 à 29 ans, ou travailleur·euse handicapé·e : oui ».
  public func words(_ dictionary: FactDictionary) -> String { words(dictionary, isInner: false) }

  private func words(_ dictionary: FactDictionary, isInner: Bool) -> String {
    switch self {
    case .always: return "toujours"
    case .all(let parts):
      if let range = Condition.range(parts, dictionary) { return range }
      return Condition.joined(parts, " et ", dictionary, isInner)
    case .any(let parts): return Condition.joined(parts, ", ou ", dictionary, isInner)
    case .not(let part): return "sauf si \(part.words(dictionary, isInner: true))"
    case .test(let fact, let comparison):
      let declaration = dictionary[fact]
      let label = (declaration?.label ?? fact).lowercasedFirst
      return "\(label) : \(comparison.words(declaration, dictionary))"
    }
  }

  private static func joined(
    _ parts: [Condition], _ conjunction: String, _ dictionary: FactDictionary, _ isInner: Bool
  ) -> String {
    let text = parts.map { $0.words(dictionary, isInner: parts.count > 1) }.joined(separator: conjunction)
    return isInner && parts.count > 1 ? "(\(text))" : text
  }

  /// Two bounds of one fact read as one: « âge : de 16 à 29 ans ».
  private static func range(_ parts: [Condition], _ dictionary: FactDictionary) -> String? {
    guard parts.count == 2, case .test(let fact, .atLeast(let low)) = parts[0],
      case .test(fact, .atMost(let high)) = parts[1]
    else { return nil }
    let declaration = dictionary[fact]
    let label = (declaration?.label ?? fact).lowercasedFirst
    return "\(label) : de \(low.inFrench) à \(Comparison.amount(high, declaration))"
  }

  /// What an unknown answer depends on, as the condition names it: `["age"]`, where the interview would ask `birthDate`.
  public func dependsOn(_ context: FactContext) -> [String] {
    guard case .unknown(let roots) = evaluate(context) else { return [] }
    return facts.filter { roots.contains(context.rootFact(of: $0)) }.sorted()
  }
}

extension Condition.Comparison {
  fileprivate static func amount(_ value: Quantity, _ declaration: FactDeclaration?) -> String {
    if let choice = declaration?.choices.first(where: { $0.id == value.description }) { return choice.label }
    if declaration?.kind == .money { return value.inFrench(unit: "€") }
    return value.inFrench + (declaration?.unit.map { "\u{A0}" + $0 } ?? "")
  }

  fileprivate func words(_ declaration: FactDeclaration?, _ dictionary: FactDictionary) -> String {
    func label(_ id: String) -> String {
      if let choice = declaration?.choices.first(where: { $0.id == id }) { return choice.label.lowercasedFirst }
      return id == "true" ? "oui" : id == "false" ? "non" : id
    }
    return switch self {
    case .isValue(let id), .contains(let id): label(id)
    case .isOneOf(let ids): ids.map(label).joined(separator: " ou ")
    case .atLeast(let bound): "au moins \(Condition.Comparison.amount(bound, declaration))"
    case .atMost(let bound): "au plus \(Condition.Comparison.amount(bound, declaration))"
    case .onOrBefore(let bound): "au plus tard \(bound.words(dictionary))"
    case .onOrAfter(let bound): "pas avant \(bound.words(dictionary))"
    case .known(let wanted): wanted ? "connu" : "inconnu"
    }
  }
}

extension DateBound {
  /// « le 1er mars 2027 », « aujourd’hui », « 60 jours après votre date de naissance », « il y a 5 ans ».
  fileprivate func words(_ dictionary: FactDictionary) -> String {
    switch self {
    case .today: return "aujourd’hui"
    case .day(let date): return "le \(date.inFrench)"
    case .relative(let day):
      guard let fact = day.fact else { return (day.isBefore ? "il y a " : "dans ") + day.length }
      return "\(day.length) \(day.isBefore ? "avant" : "après") \(dictionary.yours(fact))"
    }
  }
}

extension RelativeDay {
  /// « 26 ans », « 3 mois », « 1 an et 15 jours ».
  fileprivate var length: String {
    var parts: [String] = []
    let (years, rest) = months.quotientAndRemainder(dividingBy: 12)
    if years > 0 { parts.append(years == 1 ? "1 an" : "\(years) ans") }
    if rest > 0 { parts.append("\(rest) mois") }
    if days > 0 { parts.append(days == 1 ? "1 jour" : "\(days) jours") }
    return parts.joined(separator: " et ")
  }
}

extension FactDictionary {
  /// « votre âge », « vos diplômes », or the name of the fact between guillemets.
  public func yours(_ fact: String) -> String {
    self[fact]?.yours ?? "« \(self[fact]?.label ?? fact) »"
  }

  /// « Cela dépend de votre âge et de votre situation. »
  public func dependsSentence(_ facts: [String]) -> String {
    let words = facts.map { FactDictionary.of(yours($0)) }
    guard let last = words.last else { return "" }
    let list = words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " et " + last
    return "Cela dépend \(list)."
  }

  /// « de votre âge », « du solde de votre CPF », « des remarques… », « d’une… ».
  private static func of(_ words: String) -> String {
    if words.hasPrefix("le ") { return "du " + words.dropFirst(3) }
    if words.hasPrefix("les ") { return "des " + words.dropFirst(4) }
    return "de " + words
  }
}

extension String {
  /// `Âge` → `âge`; what begins with two capitals (« RQTH ») stays.
  var lowercasedFirst: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}
