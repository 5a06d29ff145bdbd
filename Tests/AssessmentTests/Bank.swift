import Assessment
import Conversation
import Kernel

/// Small banks and a script driver for tests.
enum Bank {
  static let today = CivilDate(iso: "2026-11-23") ?? CivilDate(daysSinceEpoch: 0)

  static func node(_ text: String) -> Node {
    (try? JSONReader.read(Array(text.utf8))) ?? Node(.null)
  }

  static func item(_ json: String) -> Item { Reading().read(node(json)) }

  /// A right-or-wrong question whose right option is stored first.
  static func single(
    _ id: String, _ competence: String = "k0", level: Int = 2, shade: String = "moyen", extra: String = ""
  ) -> Item {
    item(
      """
      {"id":"\(id)","competence":"\(competence)","kind":"single","level":\(level),"nuance":"\(shade)",
       "prompt":"Question \(id) ?","options":[{"text":"Juste \(id)","right":true},{"text":"Faux un"},{"text":"Faux deux"}],
       "explanation":"Une explication de \(id), assez longue pour apprendre."\(extra)}
      """)
  }

  static func competence(_ id: String) -> Competence {
    Reading().read(
      node(
        """
        {"id":"\(id)","title":"Titre \(id)","domain":"analyser","definition":"Savoir \(id).",
         "levels":["Je débute","Je suis aidé","Je suis seul","J’adapte","Je transmets"],"missions":[],"rome":[]}
        """))
  }

  /// `count` questions a competence, spread over the levels.
  static func knowledge(competences: Int = 3, items count: Int = 12, aim: [Int]? = nil) -> AssessmentKnowledge {
    let ids = (0..<competences).map { "k\($0)" }
    let items = ids.flatMap { id in
      (0..<count).map { index in
        single(
          "\(id)-\(index)", id, level: index % 4 + 1, shade: ["facile", "moyen", "difficile"][index / 4 % 3])
      }
    }
    let aims = aim.map { levels in
      [
        SkillAim(
          id: "aim", goal: "freelance", tier: nil, label: "Un but",
          thresholds: zip(ids, levels).map { .init(competence: $0, level: $1, isBlocking: $1 > 1) })
      ]
    }
    return AssessmentKnowledge(
      competences: ids.map(competence), items: items, aims: aims ?? [],
      remedies: [
        SkillRemedy(id: "long", title: "Long", competence: "k0", from: 0, to: 3, hours: 300),
        SkillRemedy(id: "court", title: "Court", competence: "k0", from: 0, to: 2, hours: 20),
      ])
  }

  static func setting(
    seed: UInt64 = 1, _ length: SittingLength = .court, only competence: String? = nil, aim: String? = nil,
    on day: CivilDate = today
  ) -> SittingSetting {
    SittingSetting(seed: seed, length: length, competence: competence, aim: aim, startedOn: day)
  }

  /// The item that a prompt asks, if it asks one.
  static func item(of prompt: Prompt, _ knowledge: AssessmentKnowledge) -> Item? {
    knowledge.items.first { prompt.id == "item.\($0.id).\($0.fingerprint)" }
  }

  /// What a person who knows, or does not know, types for a single choice.
  static func typed(_ prompt: Prompt, right: Bool) -> String {
    guard case .letters(let options, _) = prompt.kind,
      let place = options.firstIndex(where: { ($0.id == "0") == right })
    else { return "?" }
    return ReplyReader.letter(place)
  }

  /// Answers everything until the end, or until so many questions were answered.
  static func run(
    _ conversation: inout Conversation<Sitting>, feedback: String = "1", atMost most: Int = .max,
    right: (Item) -> Bool
  ) throws {
    var answered = 0
    while let prompt = conversation.prompt, answered < most {
      if let item = item(of: prompt, conversation.script.knowledge) {
        try conversation.answer(typed(prompt, right: right(item)))
        answered += 1
      } else if prompt.id == "feedback" {
        try conversation.answer(feedback)
      } else {
        try conversation.answer(prompt.id == "rate" ? "non" : "3")
      }
    }
  }
}
