import Kernel

/// A word of advice for whom it concerns: on the steps that it names, or on the roadmap as a whole.
///
///     - id: agent-public-cpf
///       when: { fact: publicAgent, is: true }
///       at: { fundings: [cpf] }
///       text: "Votre CPF se compte en heures…"
public final class Advice: Record {
  public enum Tone: String, CaseIterable, Sendable {
    /// Good to know: stands with the reasons of a step.
    case note
    /// Could go wrong: stands with its warnings.
    case warning
  }

  public let id: String
  /// Given only where this holds for certain: an unknown fact keeps it back.
  public let when: Condition
  /// Nil: the roadmap as a whole.
  public let at: Place?
  public let tone: Tone
  public let text: String
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    when = fields.record("when")
    at = fields.optionalRecord("at")
    tone = fields.choice("tone", default: .note)
    text = fields.value("text")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
  }

  /// Which steps: all that is given must hold.
  public struct Place: Record {
    public static var recordName: String { "AdvicePlace" }
    public let formations: [String]
    public let families: [Formation.Family]
    public let modes: [Offer.Mode]
    /// Steps that one of these schemes may pay.
    public let fundings: [String]
    /// Ways in that ask this EU level and no more: 4 is the first year after the bac.
    public let entryLevel: Int?
    public let onSite: Bool
    /// Steps that can be obtained by experience as well (VAE).
    public let byExperience: Bool

    public init(_ fields: Fields) {
      formations = fields.references("formations", to: "formation")
      families = fields.choices("families")
      modes = fields.choices("modes")
      fundings = fields.references("fundings", to: "funding")
      entryLevel = fields.optionalInteger("entryLevel", in: 0...8)
      onSite = fields.optional("onSite") ?? false
      byExperience = fields.optional("byExperience") ?? false
    }

    func holds(_ offer: Offer, of formation: Formation) -> Bool {
      (formations.isEmpty || formations.contains(formation.id))
        && (families.isEmpty || families.contains(formation.family))
        && (modes.isEmpty || modes.contains(offer.mode))
        && (fundings.isEmpty || fundings.contains(where: offer.fundings.contains))
        && (entryLevel == nil || entryLevel == offer.requires.euLevel)
        && (!onSite || !offer.distance)
        && (!byExperience || formation.access?.vae == .yes)
    }
  }
}
