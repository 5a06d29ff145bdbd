/// The units in which the catalogue counts: each begins a unit such as « € brut par mois » or « % des recettes ».
public enum Units {
  static let known = ["€", "%", "SMIC", "minutes", "heures", "h", "jours", "semaines", "mois", "ans", "points", "sur"]

  /// What people write for them.
  private static let others = [
    "euro": "€", "euros": "€", "eur": "€", "pourcent": "%", "pour": "%", "pct": "%", "jour": "jours", "j": "jours",
    "an": "ans", "annee": "ans", "annees": "ans", "heure": "heures", "minute": "minutes", "semaine": "semaines",
    "smic": "SMIC", "point": "points",
  ]

  static func head(_ unit: String) -> String {
    String(unit.prefix { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" })
  }

  /// The unit that was most likely meant.
  static func nearest(to head: String) -> String? {
    others[FrenchText.fold(head)] ?? FrenchText.nearest(to: head, among: known)
  }

  /// What a figure in this unit can be at all.
  static func bounds(_ unit: String) -> ClosedRange<Quantity>? {
    switch head(unit) {
    case "%": 0...200
    case "€", "heures", "h", "jours", "semaines", "mois", "minutes", "ans": 0...9_000_000
    default: nil
    }
  }
}

extension Fields {
  /// The unit of dated figures, and the figures themselves within what the unit can be.
  ///
  ///     unit = fields.unit("unit", of: "low", "high")
  public func unit(_ key: String, of series: String...) -> String {
    let unit: String = value(key)
    guard !isDescribing, !reading.trusted, !unit.isEmpty else { return unit }
    let head = Units.head(unit)
    guard Units.known.contains(head) else {
      let nearest = Units.nearest(to: head).map { "Vouliez-vous dire « \($0) » ? " } ?? ""
      problem(
        .unit, key: key,
        "« \(unit.prefix(40)) » n’est pas une unité. \(nearest)Une unité commence par \(Units.known.joined(separator: ", "))."
      )
      return unit
    }
    guard let bounds = Units.bounds(unit) else { return unit }
    for name in series {
      for period in node[name]?.items ?? [] {
        guard let value = period["value"], let number = value.text.flatMap({ Quantity($0) }), !bounds.contains(number)
        else { continue }
        problem(
          .outOfRange, at: value, key: name,
          "\(number) \(head) : il faut un nombre de \(bounds.lowerBound) à \(bounds.upperBound). Corrigez la valeur, ou l’unité."
        )
      }
    }
    return unit
  }

  /// Whether a text says nothing: blanks and signs alone, or a mark left for later.
  static func saysNothing(_ text: String) -> Bool {
    // A letter or a digit at the head, as nearly always, says enough.
    let head = text.utf8.first ?? 32
    let isWord = (97...122).contains(head | 32) || (48...57).contains(head)
    if !isWord, !text.contains(where: { $0.isLetter || $0.isNumber || $0.isCurrencySymbol || $0 == "%" }) {
      return true
    }
    guard text.utf8.count < 24, !isWord || "afltx".utf8.contains(head | 32) else { return false }
    let words = FrenchText.words(text).joined(separator: " ")
    return ["todo", "tbd", "fixme", "xxx", "a completer", "a rediger", "lorem ipsum"].contains(words)
  }
}
