import Kernel

/// A fictional client, from the first message to the invoice: the world of one engagement.
public struct Scenario: Record {
  public let id: String
  public let title: String
  public let version: Int
  /// 1, easy, to 5.
  public let difficulty: Int
  public let minutes: Int
  public let summary: String
  /// The day of the year when week 1 begins.
  public let startsOn: MonthDay
  public let persona: Persona
  public let start: StartMeters
  public let audience: [StartAudience]
  public let money: MoneyTerms
  public let kpis: [KPI]
  public let hidden: [HiddenFact]
  public let phases: [Decision.Phase]
  public let decisions: [Decision]
  public let events: [EventUse]
  public let endings: [Ending]
  public let revise: Revision
  /// Hand-written replies, by decision.
  public let expert: [String: ScriptedReply]
  public let cautious: [String: ScriptedReply]
  public let sources: [String]

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    version = fields.optionalInteger("version", in: 1...1_000) ?? 1
    difficulty = fields.integer("difficulty", in: 1...5)
    minutes = fields.integer("minutes", in: 5...60)
    summary = fields.value("summary")
    startsOn = fields.value("startsOn")
    persona = fields.record("persona")
    start = fields.record("start")
    audience = fields.records("audience")
    money = fields.record("money")
    kpis = fields.records("kpis")
    hidden = fields.records("hidden")
    phases = fields.choices("phases")
    decisions = fields.records("decisions")
    events = fields.records("events")
    endings = fields.records("endings")
    revise = fields.optionalRecord("revise") ?? Revision.nothing
    let policies: ScriptedPolicies = fields.record("policies")
    expert = policies.expert
    cautious = policies.cautious
    sources = fields.references("sources", to: "source")
    if !fields.isDescribing, !fields.reading.trusted {
      for problem in ScenarioCheck(scenario: self).problems {
        let place = fields.node.reached(by: problem.path)
        fields.problem(.contradiction, at: place["id"] ?? place, key: problem.path.first, problem.message)
      }
    }
  }
}

/// Who the client is. Fictional.
public struct Persona: Record {
  public enum Place: String, CaseIterable, Sendable { case village, bourg, ville, metropole, national }

  struct Where: Record {
    static var recordName: String { "PersonaPlace" }
    let kind: Place
    let inhabitants: Int
    init(_ fields: Fields) {
      kind = fields.choice("kind", default: .bourg, required: true)
      inhabitants = fields.integer("inhabitants", in: 100...70_000_000)
    }
  }

  public let name: String
  /// How events call the client.
  public let client: String
  public let trade: String
  public let sector: String
  public let employees: Int
  public let place: Place
  public let inhabitants: Int
  public let voice: String
  public let voiceWords: [String]
  /// Euros a month; 0 for a volunteer mission.
  public let statedBudget: Int
  public let brief: String

  public init(_ fields: Fields) {
    name = fields.value("name")
    client = fields.value("client")
    trade = fields.value("trade")
    sector = fields.reference("sector", to: "sector")
    employees = fields.integer("employees", in: 0...500)
    let place: Where = fields.record("place")
    self.place = place.kind
    inhabitants = place.inhabitants
    voice = fields.value("voice")
    voiceWords = fields.values("voiceWords")
    statedBudget = fields.integer("statedBudget", in: 0...10_000)
    brief = fields.value("brief")
  }
}

extension Persona {
  /// The brief as a quotation sets it: without guillemets of its own, where one pair holds it all.
  public var quotedBrief: String {
    guard brief.hasPrefix("«"), brief.hasSuffix("»"), brief.count(where: { $0 == "«" }) == 1 else { return brief }
    return String(
      brief.dropFirst().dropLast().drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

public struct StartMeters: Record {
  public let trust: Int
  public let reputation: Int
  public let quality: Int

  public init(_ fields: Fields) {
    trust = fields.integer("trust", in: 0...100)
    reputation = fields.integer("reputation", in: 0...100)
    quality = fields.integer("quality", in: 0...100)
  }
}

/// Where the client stands on one platform before week 1.
public struct StartAudience: Record {
  public let platform: String
  public let followers: Int
  /// Which share of the people aimed at is there, 0…1.2.
  public let fit: Double

  public init(_ fields: Fields) {
    platform = fields.reference("platform", to: "platform")
    followers = fields.integer("followers", in: 0...1_000_000)
    fit = fields.value("fit", Quantity.self).double
    if !fields.isDescribing, !(0...1.2).contains(fit) {
      fields.problem(.outOfRange, key: "fit", "« fit » va de 0 à 1.2.")
    }
  }
}

/// Whether the mission is paid, or given within honest hours.
public struct MoneyTerms: Record {
  public enum Kind: String, CaseIterable, Sendable { case paid, volunteer }
  public let kind: Kind
  public let hours: Int

  public init(_ fields: Fields) {
    kind = fields.choice("kind", default: .paid, required: true)
    hours = fields.optionalInteger("hours", in: 1...500) ?? 0
    if !fields.isDescribing, kind == .volunteer, hours == 0 {
      fields.problem(.missingKey, key: "hours", "une mission bénévole dit combien d’heures on peut donner.")
    }
  }
}

/// What the client wants to see change, and where the number comes from.
public struct KPI: Record {
  public let id: String
  public let label: String
  public let target: Double
  /// `clicks`, `reach`, `engagement`, `followersGained`, `replyHours`, or `fact:NAME`.
  public let from: String
  public let rate: Double
  public let lowerIsBetter: Bool

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    target = fields.value("target", Quantity.self).double
    from = fields.value("from")
    rate = fields.optional("rate", Quantity.self)?.double ?? 1
    lowerIsBetter = fields.optional("lowerIsBetter") ?? false
    if !fields.isDescribing, target <= 0 {
      fields.problem(.outOfRange, key: "target", "« target » doit être plus grand que zéro.")
    }
  }
}

/// Something that the client does not say unless asked.
public struct HiddenFact: Record {
  public let id: String
  public let text: String
  /// The question that opens it, told in the debrief.
  public let opens: String

  public init(_ fields: Fields) {
    id = fields.value("id")
    text = fields.value("text")
    opens = fields.value("opens")
  }
}

public struct Ending: Record {
  public let id: String
  /// Looked for after every reply and week; ends at once, nothing is invoiced.
  public let broken: Bool
  public let when: ScenarioCondition?
  public let text: String

  public init(_ fields: Fields) {
    id = fields.value("id")
    broken = fields.optional("broken") ?? false
    when = fields.optionalRecord("when")
    text = fields.value("text")
  }
}

/// What the debrief proposes to go on with.
public struct Revision: Record {
  public let competences: [String]
  public let terms: [String]
  public let formations: [String]

  static let nothing = Revision(competences: [], terms: [], formations: [])

  init(competences: [String], terms: [String], formations: [String]) {
    (self.competences, self.terms, self.formations) = (competences, terms, formations)
  }

  public init(_ fields: Fields) {
    competences = fields.references("competences", to: "competence")
    terms = fields.references("terms", to: "term")
    formations = fields.references("formations", to: "formation")
  }
}
