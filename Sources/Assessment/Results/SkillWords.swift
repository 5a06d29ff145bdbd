import Document
import Kernel

/// A measure in words: never a bare figure, always its doubt.
enum SkillWords {
  static let caution: Inline = "Repères fixés par expertise, pas encore étalonnés sur un public."

  /// « 2,3 ± 0,6 ».
  static func figure(_ measure: SkillMeasure) -> String {
    "\(French.number(measure.level.double)) ± \(French.number(measure.deviation.double))"
  }

  static func name(_ level: Int) -> String { Competence.levelNames[min(max(level, 0), 4)].lowercased() }

  /// « entre débutant·e et confirmé·e ».
  static func between(_ measure: SkillMeasure) -> String {
    func whole(_ level: Quantity) -> Int { min(max((level.millionths + 500_000) / 1_000_000, 0), 4) }
    let (low, high) = (whole(measure.low), whole(measure.high))
    return low == high ? "sans guère de doute" : "entre \(name(low)) et \(name(high))"
  }

  /// « 2,3 ± 0,6 — autonome (entre débutant·e et confirmé·e), 6 réponses, le 23/11/2026 ».
  static func sentence(_ measure: SkillMeasure) -> Inline {
    let answers = French.plural(measure.answers, "réponse", "réponses")
    return Inline(figure(measure)) + " — " + .strong(Inline(name(measure.wholeLevel)))
      + Inline(" (\(between(measure))), \(answers), le \(measure.on.inFrenchDigits)")
  }

  static func verdict(_ verdict: Verdict) -> Inline {
    switch verdict {
    case .reached: .success(Inline(verdict.inFrench))
    case .notYet: .warning(Inline(verdict.inFrench))
    default: Inline(verdict.inFrench)
    }
  }
}
