import Kernel

/// A number that is right within a tolerance.
public struct NumericKey: Sendable {
  public let value: Quantity
  public let tolerance: Quantity
  public let unit: String?
  /// Known wrong results, which must not be accepted.
  public let reject: [Quantity]

  init(_ fields: Fields) {
    let answer: AnswerEntry = fields.isDescribing ? AnswerEntry(fields) : fields.record("answer")
    (value, tolerance, unit) = (answer.value, answer.tolerance, answer.unit)
    reject = fields.isDescribing ? [] : fields.values("reject")
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    for wrong in reject where accepts(wrong) {
      fields.problem(
        .contradiction, key: "reject",
        "« \(wrong) » est donné pour faux et pourtant accepté (\(value) ± \(tolerance)). Resserrez la tolérance.")
    }
  }

  public func accepts(_ number: Quantity) -> Bool {
    let (difference, overflow) = number.millionths.subtractingReportingOverflow(value.millionths)
    return !overflow && difference.magnitude <= tolerance.millionths.magnitude
  }
}

struct AnswerEntry: Record {
  static var recordName: String { "ItemAnswer" }
  let value: Quantity
  let tolerance: Quantity
  let unit: String?

  init(_ fields: Fields) {
    value = fields.value("value")
    tolerance = fields.optional("tolerance") ?? 0
    unit = fields.optional("unit")
    if !fields.isDescribing, tolerance < 0 {
      fields.problem(.outOfRange, key: "tolerance", "« tolerance » ne peut pas être négative.")
    }
  }
}

/// A short answer that is right when its normal form is one of those listed, or has the listed pattern.
public struct TextKey: Sendable {
  /// As the catalogue writes them, the first being the one shown.
  public let accept: [String]
  /// Anchored, over the normal form.
  public let pattern: String?
  public let reject: [String]
  private let normal: Set<String>

  init(_ fields: Fields) {
    accept = fields.isDescribing ? [] : fields.values("accept")
    pattern = fields.isDescribing ? nil : fields.optional("pattern")
    reject = fields.isDescribing ? [] : fields.values("reject")
    normal = Set(accept.map { ShortText.normal($0) })
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    if accept.isEmpty {
      fields.problem(.missingKey, key: "accept", "il manque « accept » : au moins une bonne réponse.")
    }
    if let pattern {
      if !pattern.hasPrefix("^") || !pattern.hasSuffix("$") {
        fields.problem(.wrongValue, key: "pattern", "le motif doit commencer par ^ et finir par $.")
      }
      if (try? Regex(pattern)) == nil {
        fields.problem(.wrongValue, key: "pattern", "« \(pattern.prefix(60)) » n’est pas une expression régulière.")
      }
    }
    for wrong in reject where accepts(wrong) {
      fields.problem(
        .contradiction, key: "reject", "« \(wrong.prefix(60)) » est donné pour faux et pourtant accepté.")
    }
  }

  public func accepts(_ typed: String) -> Bool {
    let form = ShortText.normal(typed)
    if normal.contains(form) { return true }
    if normal.contains(where: { ShortText.isSlip(form, of: $0) }), !rejects(form) { return true }
    guard let pattern, let regex = try? Regex(pattern) else { return false }
    return form.count <= ShortText.longest && (try? regex.wholeMatch(in: form)) != nil
  }

  /// A word that the catalogue knows to be wrong is never taken for a slip of the right one.
  private func rejects(_ form: String) -> Bool { reject.contains { ShortText.normal($0) == form } }
}
