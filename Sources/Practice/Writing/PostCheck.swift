import Kernel

/// Checks a written text by the rules of the catalogue. It reads words and lengths, never meaning or taste.
///
/// The score is 80 − 40 an error − 12 a warning − 4 an advice, and 5 more for each thing that helps a reader (a concrete
/// detail, a question or an action, a word of the brand's voice, an alternative text), within 0…100; a text shorter than
/// forty characters gets 30 at most.
public struct PostCheck: Sendable {
  public struct Remark: Sendable, Equatable {
    public let rule: String
    public let severity: PostRule.Severity
    /// How many faults it stands for: each counts.
    public let times: Int
    public let text: String
    public let mend: String
    public let sources: [String]
    public let mustBeChecked: Bool
  }

  public struct Report: Sendable, Equatable {
    public let score: Int
    public let remarks: [Remark]
    /// What helps the reader, in words.
    public let strengths: [String]

    /// Whether something is worth writing again: more than advice.
    public var asksForMore: Bool { remarks.contains { $0.severity != .advice } }
  }

  let rules: [PostRule]
  let platform: Platform?
  let task: WritingTask
  let persona: Persona?
  let day: CivilDate

  public init(rules: [PostRule], platform: Platform?, task: WritingTask, persona: Persona?, day: CivilDate) {
    (self.rules, self.platform, self.task, self.persona, self.day) = (rules, platform, task, persona, day)
  }

  public func report(on text: String) -> Report {
    let written = WrittenText(text)
    let detectors = PostDetectors(text: written, platform: platform, task: task, day: day)
    var remarks: [Remark] = []
    for rule in rules where applies(rule) {
      for finding in detectors.findings(rule) {
        remarks.append(
          Remark(
            rule: rule.id, severity: finding.severity ?? rule.severity, times: finding.times,
            text: finding.fill(rule.text), mend: rule.mend,
            sources: finding.sources.isEmpty ? rule.sources : finding.sources,
            mustBeChecked: rule.confidence.mustBeChecked || finding.mustBeChecked))
      }
    }
    let strengths = detectors.strengths(voice: persona?.voiceWords ?? [])
    var score = 80 + 5 * strengths.count
    for remark in remarks {
      switch remark.severity {
      case .error: score -= 40 * remark.times
      case .warning: score -= 12 * remark.times
      case .advice: score -= 4 * remark.times
      }
    }
    if written.length < 40 { score = min(score, 30) }
    return Report(score: max(0, min(100, score)), remarks: remarks, strengths: strengths)
  }

  private func applies(_ rule: PostRule) -> Bool {
    (rule.sectors.isEmpty || persona.map { rule.sectors.contains($0.sector) } ?? false)
      && (rule.platforms.isEmpty || platform.map { rule.platforms.contains($0.id) } ?? false)
      && (rule.genres.isEmpty || rule.genres.contains(task.genre))
  }
}
