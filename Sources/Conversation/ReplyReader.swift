import Kernel

/// Reads what a person typed, by the kind of reply that the prompt takes.
public enum ReplyReader {
  /// Longer replies are refused before anything looks at them.
  public static let longest = 4_000

  /// - Parameter listShown: whether the person sees the options under numbers, so that « 3 » is the third of them.
  public static func read(
    _ typed: String, as kind: ReplyKind, listShown: Bool = true
  ) throws(ReplyProblem) -> FactValue {
    guard typed.utf8.count <= longest else {
      throw ReplyProblem("La réponse est trop longue (\(longest) caractères au plus). \(expectation(kind))")
    }
    let text = trim(kind.isProse ? typed.replacing("\\n", with: "\n") : typed)
    guard
      text.unicodeScalars.allSatisfy({
        ($0.value >= 32 || kind.isProse && $0 == "\n") && !(0x7F...0x9F).contains($0.value) && $0.value != 0xFFFD
      })
    else { throw ReplyProblem("La réponse contient un caractère qui ne s’imprime pas. \(expectation(kind))") }
    guard !text.isEmpty else { throw ReplyProblem("Il manque une réponse. \(expectation(kind))") }
    switch kind {
    case .choice(let options): return .choice(try option(text, options, listShown).id)
    case .choices(let options, let most): return .choices(try severalOptions(text, options, most, listShown))
    case .yesNo:
      guard let yes = yesNo(text) else {
        throw ReplyProblem("« \(shown(text)) » n’est ni oui ni non. \(expectation(kind))")
      }
      return .flag(yes)
    case .integer(let range, _), .hours(let range):
      guard let value = NumberReader.integer(text) else {
        throw ReplyProblem("« \(shown(text)) » n’est pas un nombre entier. \(expectation(kind))")
      }
      guard range.contains(value) else { throw ReplyProblem("\(value) est hors des bornes. \(expectation(kind))") }
      return .number(Quantity(value))
    case .money(let range):
      guard let money = NumberReader.money(text) else {
        throw ReplyProblem("« \(shown(text)) » n’est pas un montant en euros. \(expectation(kind))")
      }
      guard range.contains(money) else {
        throw ReplyProblem(
          money < .zero
            ? "Un montant négatif ne convient pas ici. \(expectation(kind))"
            : "\(money.inFrench) est hors des bornes. \(expectation(kind))")
      }
      return .money(money)
    case .date(let range, let precision):
      return .date(try DateReader.date(text, in: range, precision, expectation(kind)))
    case .text(let most), .prose(let most):
      guard text.count <= most else { throw ReplyProblem("Le texte est trop long. \(expectation(kind))") }
      return .text(text)
    case .companyNumber(let number):
      do throws(CompanyNumber.Fault) {
        return .text(try number.read(text))
      } catch {
        throw ReplyProblem(number.sentence(error))
      }
    case .letters(let options, let pick): return try letters(text, options, pick)
    case .pairs(let left, let right): return try pairs(text, left, right)
    case .segments(let parts, let count): return try segments(text, parts, count: count)
    case .decimal(let unit): return try decimal(text, unit: unit)
    }
  }

  /// Whether a stored value still fits a prompt.
  static func fits(_ value: FactValue, _ kind: ReplyKind) -> Bool {
    switch (kind, value) {
    case (.choice(let options), .choice(let id)): options.contains { $0.id == id }
    case (.choices(let options, let most), .choices(let ids)):
      ids.count <= most ?? ids.count && ids.allSatisfy { id in options.contains { $0.id == id } }
    case (.yesNo, .flag): true
    case (.integer(let range, _), .number(let n)), (.hours(let range), .number(let n)):
      n.whole.map(range.contains) ?? false
    case (.money(let range), .money(let money)): range.contains(money)
    case (.date(let range, _), .date(let date)): range.contains(date)
    case (.text(let most), .text(let text)), (.prose(let most), .text(let text)): text.count <= most
    case (.companyNumber(let number), .text(let text)): (try? number.read(text)) == text
    case (.letters(let options, .one), .choice(let id)): options.contains { $0.id == id }
    case (.letters(let options, let pick), .choices(let ids)):
      pick != .one && ids.allSatisfy { id in options.contains { $0.id == id } }
        && (pick == .order ? ids.count == options.count : pick == .bestThenWorst ? ids.count == 2 : !ids.isEmpty)
    case (.pairs(let left, let right), .choices(let ids)):
      ids.count == left.count && ids.allSatisfy { id in right.contains { $0.id == id } }
    case (.segments(let segments, let count), .choices(let ids)):
      ids.count == count && ids.allSatisfy { id in Int(id).map { (1...segments.count).contains($0) } ?? false }
    case (.decimal, .number): true
    default: false
    }
  }

  /// What is expected, with an example: the end of each error message.
  public static func expectation(_ kind: ReplyKind) -> String {
    switch kind {
    case .choice(let options):
      "Répondez par un numéro de 1 à \(options.count), ou par les premières lettres du choix (ex. : 1)."
    case .choices(let options, let most?):
      "Répondez par \(most) numéros au plus, de 1 à \(options.count), séparés par des virgules (ex. : 1, 2), ou « aucun »."
    case .choices(let options, nil):
      "Répondez par un ou plusieurs numéros de 1 à \(options.count) séparés par des virgules (ex. : 1, 2), ou « aucun »."
    case .yesNo: "Répondez par oui ou non (o ou n)."
    case .integer(let range, let unit):
      "Il faut un nombre entier de \(range.lowerBound) à \(range.upperBound)\(unit.map { " (\($0))" } ?? "") (ex. : \(range.contains(4) ? 4 : range.lowerBound))."
    case .hours(let range):
      "Il faut un nombre d’heures par semaine, de \(range.lowerBound) à \(range.upperBound) (ex. : 10, ou 10 h)."
    case .money(let range):
      "Il faut un montant de \(range.lowerBound.inFrench) à \(range.upperBound.inFrench) (ex. : 1 200,50 €)."
    case .date(let range, .month(let today)):
      "Il faut un mois ou une date, du \(range.lowerBound.inFrenchDigits) au \(range.upperBound.inFrenchDigits) (ex. : \(MonthReader.examples(in: range, today)))."
    case .date(let range, .day):
      "Il faut une date du \(range.lowerBound.inFrenchDigits) au \(range.upperBound.inFrenchDigits) (ex. : 05/03/2007, ou 5 mars 2007)."
    case .text(let most): "Il faut un texte de \(most) caractères au plus."
    case .prose(let most):
      "Il faut un texte de \(most) caractères au plus ; \\n va à la ligne, « editeur » ouvre votre éditeur."
    case .companyNumber(let number): "Il faut \(number.digits) chiffres (ex. : \(number.example))."
    case .letters, .pairs, .segments, .decimal: testExpectation(kind)
    }
  }

  static func yesNo(_ text: String) -> Bool? {
    switch FrenchText.fold(text) {
    case "o", "oui", "ouais", "yes", "y", "vrai", "1": true
    case "n", "non", "no", "faux", "2": false
    default: nil
    }
  }

  /// A piece of what was typed, fit for a message: short and on one line.
  static func shown(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "…" : text }

  static func trim(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }
}

extension ReplyKind {
  public var isProse: Bool { if case .prose = self { true } else { false } }
}
