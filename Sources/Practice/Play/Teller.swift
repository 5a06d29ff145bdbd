import Kernel

/// Turns what happened into sentences, in the order in which it happened.
struct Teller {
  let world: CompiledScenario
  let engagement: Engagement<Chronicle>

  static let warning =
    "Modèle pédagogique : les ordres de grandeur sont réalistes, les chiffres ne prédisent rien."

  /// Before the first decision: who the client is, and the warning about the model.
  var opening: [String] {
    let persona = world.scenario.persona
    return [
      "**\(world.scenario.title)** — \(persona.name), \(persona.trade).",
      persona.brief,
      "Sa voix : \(persona.voice).",
      "\(Teller.warning) La personne et sa maison sont inventées.",
    ]
  }

  /// Where one is: the week, the phase, about how much is left, what came of earlier choices.
  func scene(_ index: Int, number: Int) -> [String] {
    let played = PlayedDecision(world, index)
    let about = number + engagement.decisionsLeft
    var lines = [
      "**\(Teller.when(engagement.week)) — \(played.title ?? played.phase.inFrench)** (décision \(number) sur \(about) environ)"
    ]
    if let context = played.context { lines.append(fill(context)) }
    return lines
  }

  static func when(_ week: Int) -> String {
    switch week {
    case ...0: "Avant de commencer"
    case 1...12: "Semaine \(week) sur 12"
    default: "Après les douze semaines"
    }
  }

  /// « semaine 2 », in a sentence.
  static func shortly(_ week: Int) -> String {
    (1...12).contains(week) ? "semaine \(week)" : when(week).lowercased()
  }

  /// `{followers}`, `{kpi.galettes}`, `{client}`: what the run says now.
  func fill(_ text: String) -> String {
    guard text.contains("{") else { return text }
    var out = text.replacing("{client}", with: world.scenario.persona.client)
    for (name, slot) in world.names.slots where out.contains("{\(name)}") {
      out = out.replacing("{\(name)}", with: engagement.slots[slot].number.inFrenchGroups)
    }
    return out
  }

  /// What one outcome says; of several questions asked at once, each answer stands after its question.
  func feedback(_ decision: Int, _ outcome: Int) -> [String] {
    let played = PlayedDecision(world, decision)
    guard let written = played.outcome(outcome) else { return [] }
    let said = fill(written.feedback)
    var lines = [played.kind == .pick ? "**\(played.written[outcome].text)** \(said)" : said]
    if written.redLine { lines.append("**Ligne rouge** : la conformité ne dépassera pas 30 sur 100.") }
    return lines
  }

  /// What is new: the feedback and its law, what came back, the weeks that passed.
  func lines(since told: Int, report: PostCheck.Report?) -> [String] {
    var lines: [String] = []
    if let report { lines += ReportTeller.lines(report) }
    var weeks = Weeks(world)
    var last: Int?
    func closeReply() {
      guard let decision = last else { return }
      let played = PlayedDecision(world, decision)
      if let law = played.law { lines.append("Le droit : \(law.told)") }
      if let task = played.writing { lines += ReportTeller.model(task) }
      last = nil
    }
    for (place, entry) in engagement.log.entries.enumerated().dropFirst(told) {
      switch entry {
      case .outcome(let decision, let outcome):
        if let last, last != decision { closeReply() }
        lines += feedback(decision, outcome)
        last = decision
      case .later(let decision, let outcome):
        closeReply()
        if let later = PlayedDecision(world, decision).outcome(outcome)?.later {
          lines.append("**Une suite** \(origin(of: decision, outcome, before: place)) : \(fill(later.text))")
        }
      case .week: closeReply()
      case .played(let week, let account, let outcome, let followers):
        weeks.add(week, account, outcome.reach, followers)
      }
    }
    closeReply()
    return lines + weeks.lines
  }

  /// « de la semaine 2 (« Elle, face caméra… ») » : which reply it comes from.
  private func origin(of decision: Int, _ outcome: Int, before place: Int) -> String {
    var week = 0
    var since = 0
    for entry in engagement.log.entries.prefix(place) {
      if case .week(let current) = entry { week = current }
      if entry == .outcome(decision: decision, outcome: outcome) { since = week }
    }
    let played = PlayedDecision(world, decision)
    let turn = engagement.replied.lastIndex(of: decision)
    let words =
      switch played.kind {
      case .text: "votre texte"
      case .order: "l’ordre choisi"
      case .pick: "vos questions"
      case .choice, .number, .info: turn.map { played.words(.init(engagement.replies[$0]), longest: 80) } ?? ""
      }
    return "\(since == 0 ? "de vos débuts" : "de la semaine \(since)") (\(words))"
  }
}

extension LawNote {
  /// Its text, with « à vérifier » unless it says so itself.
  var told: String {
    confidence.mustBeChecked && !FrenchText.fold(text).contains("a verifier") ? text + " (à vérifier)" : text
  }
}

/// The weeks that passed between two decisions: by account, since audiences do not add up.
private struct Weeks {
  let world: CompiledScenario
  private var count = 0
  private var first = 0
  private var last = 0
  private var reach: [Double]
  private var followers: [Double]

  init(_ world: CompiledScenario) {
    self.world = world
    reach = Array(repeating: 0, count: world.accounts.count)
    followers = reach
  }

  mutating func add(_ week: Int, _ account: Int, _ reached: Double, _ follow: Double) {
    if account == 0 {
      count += 1
      if first == 0 { first = week }
      last = week
    }
    reach[account] += reached
    followers[account] = follow
  }

  /// « Semaines 6 à 7, par semaine : Instagram, environ 500 personnes touchées (644 abonnés) ; Facebook… »
  var lines: [String] {
    guard count > 0 else { return [] }
    let span = first == last ? "Semaine \(first)" : "Semaines \(first) à \(last), en moyenne"
    let accounts = world.accounts.indices.map { place in
      let account = world.accounts[place]
      let follow = account.hasFollowers ? ", \(followers[place].inFrenchGroups) abonnés" : ""
      return "\(account.name), environ \((reach[place] / Double(count)).inFrenchGroups) personnes touchées\(follow)"
    }
    return ["\(span) : \(accounts.joined(separator: " ; "))."]
  }
}

/// What the writing check found, in sentences.
enum ReportTeller {
  static func lines(_ report: PostCheck.Report) -> [String] {
    var lines = [
      "Contrôle par règles : \(report.score) sur 100. Il ne lit que des règles ; faites relire par une personne."
    ]
    for remark in report.remarks {
      lines.append(
        "\(remark.severity.inFrench) : \(remark.text) \(remark.mend)" + (remark.mustBeChecked ? " (à vérifier)" : ""))
    }
    if !report.strengths.isEmpty { lines.append("Ce qui aide : \(report.strengths.joined(separator: " ; ")).") }
    return lines
  }

  /// What rules cannot judge is left to the person, beside one answer that would do.
  static func model(_ task: WritingTask) -> [String] {
    var lines = ["Une réponse possible :"]
    lines += task.model.replacing(" Alt :", with: "\nAlt :").split(separator: "\n").map(String.init)
    return lines + ["À vous demander : \(task.questions.joined(separator: " "))"]
  }
}

extension Double {
  /// `1 150`, rounded, with narrow no-break spaces.
  var inFrenchGroups: String { isFinite ? Quantity(Int(rounded())).inFrench : "?" }
}
