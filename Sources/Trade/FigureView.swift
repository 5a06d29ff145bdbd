import Document
import Kernel

/// A dated figure in words: what held on a day, since when, how sure, with the notice where it is of another day.
public enum FigureView {
  /// « plus de 2 150 € brut par mois (relevé en 2023) — à vérifier [1] »; « 50 % (du 01/01/2020 au 30/06/2026) [2] ».
  public static func definition(_ figure: Figure, today: CivilDate) -> Definition {
    guard let low = figure.low.at(today) else { return Definition(Inline(figure.label), .muted("inconnu")) }
    let high = figure.high?.at(today)
    var amount = figure.amount(low.value)
    if let high, high.value != low.value { amount = low.value.inFrench + " à " + figure.amount(high.value) }
    let isRange = high.map { $0.value != low.value } ?? false
    let qualifier = figure.qualifier.map { $0 + " " } ?? (isRange ? "de " : "")
    var text: Inline = .strong(Inline(qualifier + amount))
    text += Inline(" (\(span(low.period, figure.setBy)))")
    if let words = low.period.confidence.inFrench {
      text += low.period.confidence.mustBeChecked ? Inline(" — ") + .warning(Inline(words)) : Inline(" — \(words)")
    }
    // A survey is of its year; a rule that ran out, or had not begun, is news.
    if let notice = low.notice, figure.setBy == .law || low.period.until?.year != low.period.from.year {
      text += Inline(" ; ") + .warning(Inline(notice.inFrench))
    }
    text += .cite(low.period.sources)
    if let note = low.period.note ?? figure.note { text += Inline(". ") + Inline(markup: note) }
    return Definition(Inline(figure.label), text)
  }

  private static func span(_ period: Period<Quantity>, _ setBy: Figure.SetBy) -> String {
    guard setBy == .law else { return "relevé en \(period.from.year)" }
    guard let until = period.until else { return "depuis le \(period.from.inFrenchDigits)" }
    return "du \(period.from.inFrenchDigits) au \(until.inFrenchDigits)"
  }

  public static func json(_ figure: Figure, today: CivilDate) -> JSON {
    let low = figure.low.at(today)
    return [
      "id": .string(figure.id), "label": .string(figure.label), "unit": .string(figure.unit),
      "low": .optional(low) { .quantity($0.value) }, "high": .optional(figure.high?.at(today)) { .quantity($0.value) },
      "from": .optional(low) { .date($0.period.from) }, "until": .optional(low?.period.until) { .date($0) },
      "confidence": .optional(low) { .string($0.period.confidence.rawValue) },
      "notice": .optional(low?.notice) { .string($0.inFrench) },
      "sources": .optional(low) { .strings($0.period.sources) },
    ]
  }
}

extension Figure {
  /// « 360 € par jour », « 25,6 % des recettes ».
  public func amount(_ value: Quantity) -> String { value.inFrench(unit: unit) }
}
