import Kernel

/// Two entries that say different figures for the same thing: dated values under one label whose periods meet, sheets of
/// the register under one code that end on different days, words of the glossary with one name.
struct Contradictions {
  let nodes: CatalogNodes
  let problems: ProblemList

  func run() {
    figures()
    sheets()
    names()
  }

  // MARK: Figures

  private struct Saying {
    let entry: String
    let path: String
    let value: String
    let from: CivilDate
    let until: CivilDate?
    let position: Position?
  }

  /// « SMIC brut par mois » is one thing, wherever it is written: on each day it has one value.
  private func figures() {
    var said: [String: [Saying]] = [:]
    for kind in [CatalogKind.fundings, .tariffs, .figures] {
      for node in nodes.entries[kind] ?? [] {
        let entry = "\(kind.rawValue).\(nodes.id(of: node) ?? "?")"
        for series in DatedSeries.places(in: node, of: kind) {
          guard let label = series.label else { continue }
          let name = Contradictions.name(of: label, unit: series.unit, isHigh: series.path.hasSuffix("high"))
          let periods = series.periods.compactMap { saying($0, entry, series.path) }
          for period in periods {
            let other = said[name]?.first { $0.entry != entry && meet($0, period) && $0.value != period.value }
            if let other { differ(period, other, label) }
          }
          said[name, default: []] += periods
        }
      }
    }
  }

  /// What a figure is about, whatever the order of its words, their accents and their plurals: « € » and « € par an » are
  /// one unit, the two ends of a range are two things.
  private static func name(of label: String, unit: String?, isHigh: Bool) -> String {
    let words = Set(FrenchText.searchWords(label).map(\.stem)).sorted().joined(separator: " ")
    let money = unit.map { FrenchText.fold($0).prefix { $0 != " " } } ?? ""
    return [words, String(money), isHigh ? "high" : "low"].joined(separator: "\t")
  }

  private func saying(_ period: Node, _ entry: String, _ path: String) -> Saying? {
    guard let value = period["value"]?.text, let from = date(period["from"]) else { return nil }
    return Saying(
      entry: entry, path: path, value: Quantity(value)?.description ?? value, from: from, until: date(period["until"]),
      position: period["value"]?.position)
  }

  private func meet(_ a: Saying, _ b: Saying) -> Bool {
    a.from <= b.until ?? a.from && b.from <= a.until ?? b.from
  }

  private func differ(_ here: Saying, _ there: Saying, _ label: String) {
    let place = there.position.map { " (\($0))" } ?? ""
    problems.add(
      Problem(
        .contradiction, at: here.position ?? there.position, path: "\(here.entry).\(here.path)",
        "« \(label.prefix(80)) » vaut \(here.value) ici et \(there.value) dans \(there.entry)\(place), aux mêmes dates. Corrigez l’un des deux, ou dites dans le libellé ce qui les distingue."
      ))
  }

  // MARK: Sheets of the register

  private func sheets() {
    var first: [String: (entry: String, until: String, position: Position?)] = [:]
    for node in nodes.entries[.formations] ?? [] {
      let entry = nodes.id(of: node) ?? "?"
      for sheet in node["register"]?.items ?? [] {
        guard let code = sheet["code"]?.text, let until = sheet["until"]?.text else { continue }
        guard let known = first[code] else {
          first[code] = (entry, until, sheet["until"]?.position)
          continue
        }
        guard known.until != until else { continue }
        let place = known.position.map { " (\($0))" } ?? ""
        problems.add(
          Problem(
            .contradiction, at: sheet["until"]?.position, path: "formations.\(entry).register",
            "la fiche \(code) finit le \(until) ici, et le \(known.until) dans « \(known.entry) »\(place). Corrigez l’une des deux."
          ))
      }
    }
  }

  // MARK: Names

  /// A word that names two entries of the glossary opens only the first of them.
  private func names() {
    var first: [String: (id: String, position: Position?)] = [:]
    for node in nodes.entries[.terms] ?? [] {
      guard let id = nodes.id(of: node) else { continue }
      for name in [node["term"]].compactMap({ $0 }) + (node["aliases"]?.items ?? []) {
        guard let text = name.text else { continue }
        let key = FrenchText.fold(text)
        guard let known = first[key] else {
          first[key] = (id, name.position)
          continue
        }
        guard known.id != id else { continue }
        let place = known.position.map { " (\($0))" } ?? ""
        problems.add(
          Problem(
            .contradiction, at: name.position, path: "terms.\(id)",
            "« \(text.prefix(60)) » nomme déjà le terme « \(known.id) »\(place). Gardez le mot dans un seul des deux."))
      }
    }
  }

  private func date(_ node: Node?) -> CivilDate? { node?.text.flatMap { CivilDate(iso: $0) } }
}
