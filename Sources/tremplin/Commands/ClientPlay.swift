import Catalog
import Conversation
import Document
import Kernel
import Notebook
import Practice

/// Playing a mission, reading it again, and « et si… ».
enum ClientPlay {
  static func play(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let scenario = try ClientCommands.scenario(arguments[0], session)
    let kind = ClientCommands.conversation + "." + scenario.id
    let setting =
      try unfinished(kind, session)
      ?? MissionSetting(
        scenario: scenario.id, version: scenario.version,
        seed: session.options.seed ?? UInt64.random(in: .min ... .max),
        day: session.today)
    let catalog = try session.catalog()
    let script = script(scenario, setting, catalog)
    let facts = try session.person().facts
    let past = try missions(session)
    var loop = ConversationLoop(
      session: session, kind: kind, command: "client jouer \(scenario.id)", script: script, input: setting.json.text,
      story: { Story(script, $0).document },
      conclude: { state in
        let mission = StoredMission(setting, Debrief(script.run(state)))
        let change = FactChange(from: facts, to: PracticeFacts.facts(facts, after: past + [mission]))
        return [Draft(.score, payload: mission.json.text)] + (change.isEmpty ? [] : [change.draft])
      })
    guard case .finished(let state) = try loop.run() else { return }
    let debrief = Debrief(script.run(state))
    if session.options.json { return try session.show(debrief.json) }
    // What came of the last reply and how it ended; then the scores.
    try session.show(Document { for line in script.news(state) { Inline(markup: line) } }, paged: false)
    try session.showCited(DebriefView(debrief, tellsEnding: false).document, paged: false)
  }

  static func script(_ scenario: Scenario, _ setting: MissionSetting, _ catalog: Catalog) -> EngagementScript {
    EngagementScript(
      catalog.practiceWorld(scenario, on: setting.day), seed: setting.seed, desk: catalog.writingDesk(on: setting.day))
  }

  /// The setting of the mission that was begun and left.
  private static func unfinished(_ kind: String, _ session: Session) throws(Failure) -> MissionSetting? {
    let found = try session.withNotebook { notebook throws(NotebookError) in try notebook.unfinishedConversations() }
    return found.last { $0.kind == kind }?.input.flatMap { try? JSONReader.read(Array($0.utf8)) }
      .flatMap { MissionSetting($0) }
  }

  // MARK: Looking back

  /// The missions that were played to their end, in order.
  static func missions(_ session: Session) throws(Failure) -> [StoredMission] {
    let conclusions = try session.withNotebook { notebook throws(NotebookError) in try notebook.activeConclusions() }
    return conclusions.filter { $0.kind == .score }
      .compactMap { (try? JSONReader.read(Array($0.payload.utf8))).flatMap { StoredMission($0) } }
  }

  static func best(_ session: Session) throws(Failure) -> [String: Double] {
    Dictionary(try missions(session).map { ($0.setting.scenario, $0.total) }, uniquingKeysWith: max)
  }

  static func review(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let wanted = try arguments.words.first.map { word throws(Failure) in try ClientCommands.scenario(word, session).id }
    if try story(session, wanted) { return }
    guard let mission = try missions(session).last(where: { wanted == nil || $0.setting.scenario == wanted }) else {
      if session.options.json { return try session.show(["mission": .null]) }
      return try session.show(
        Document {
          Inline("Aucune mission n’est commencée.")
          Block.commands(["tremplin client lister": "choisir un client d’entraînement"])
        }, paged: false)
    }
    guard let run = try again(mission, session) else { return try changed(mission, session) }
    let debrief = Debrief(run)
    if session.options.json { return try session.show(debrief.json) }
    try session.showCited(DebriefView(debrief).document)
  }

  /// The story of a mission under way; false when there is none.
  private static func story(_ session: Session, _ wanted: String?) throws(Failure) -> Bool {
    let catalog = try session.catalog()
    let found = try session.withNotebook { notebook throws(NotebookError) in try notebook.unfinishedConversations() }
    guard
      let running = found.last(where: {
        $0.kind == ClientCommands.conversation + "." + (wanted ?? String($0.kind.dropFirst(7)))
          && $0.kind.hasPrefix(ClientCommands.conversation + ".")
      }),
      let setting = running.input.flatMap({ try? JSONReader.read(Array($0.utf8)) }).flatMap({ MissionSetting($0) }),
      let scenario = catalog.scenarios.first(where: { $0.id == setting.scenario })
    else { return false }
    let script = script(scenario, setting, catalog)
    var conversation = Conversation(script)
    var stored = running.replies.compactMap { entry in
      (try? JSONReader.read(Array(entry.payload.utf8))).flatMap { Reply($0) }
    }
    conversation.replay(&stored)
    let state = conversation.state
    if session.options.json {
      try session.show(["scenario": .string(scenario.id), "run": script.run(state).json])
      return true
    }
    try session.show(
      Story(script, state).document
        + Document {
          Block.commands([CommandHint("tremplin client jouer \(scenario.id)", "continuer la mission")])
        })
    return true
  }

  /// The stored replies played again; nil where the client changed since.
  private static func again(_ mission: StoredMission, _ session: Session) throws(Failure) -> PracticeRun? {
    let catalog = try session.catalog()
    guard let scenario = catalog.scenarios.first(where: { $0.id == mission.setting.scenario }) else { return nil }
    let world = catalog.practiceWorld(scenario, on: mission.setting.day)
    let given = GivenReply(world, catalog.writingDesk(on: mission.setting.day))
    let answers = mission.answers { id, node in
      given.decision(id).flatMap { index in try? given.read(node, to: index) }
    }
    let run = PracticeRun(world, seed: mission.setting.seed, replaying: answers)
    return run.digestText == mission.digest ? run : nil
  }

  /// What was stored, where it can no longer be played again.
  private static func changed(_ mission: StoredMission, _ session: Session) throws(Failure) {
    if session.options.json { return try session.show(mission.json) }
    try session.show(
      Document(Inline("\(mission.title) : \(Int(mission.total.rounded())) sur 100")) {
        Inline(
          "Ce client a changé depuis votre mission : la note d’alors est gardée, mais le détail ne peut plus être rejoué."
        )
        Block.commands([
          CommandHint("tremplin client jouer \(mission.setting.scenario)", "mener la mission d’aujourd’hui")
        ])
      }, paged: false)
  }

  // MARK: What if

  static func replay(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let parts = arguments[0].split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw Failure(.usage, "Écrivez DÉCISION=RÉPONSE, par exemple : tremplin client rejouer perimetre=deux-formules")
    }
    let wanted = try arguments.options["--client"].map { word throws(Failure) in
      try ClientCommands.scenario(word, session).id
    }
    guard let mission = try missions(session).last(where: { wanted == nil || $0.setting.scenario == wanted }) else {
      throw Failure(.notFound, "Aucune mission terminée à rejouer. Commencez par : tremplin client lister")
    }
    guard let run = try again(mission, session) else { return try changed(mission, session) }
    let given = GivenReply(run.world, try session.catalog().writingDesk(on: mission.setting.day))
    guard let index = given.decision(parts[0]), run.turns.contains(where: { $0.id == parts[0] }) else {
      let met = run.turns.map(\.id)
      let nearest = FrenchText.nearest(to: parts[0], among: met).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      throw Failure(
        .notFound,
        "« \(parts[0].prefix(60)) » n’a pas été rencontrée dans cette mission.\(nearest) Rencontrées : \(met.joined(separator: ", "))."
      )
    }
    let answer: PracticeRun.Answer
    do throws(GivenReply.Refusal) {
      answer = try given.read(typed: parts[1], to: index)
    } catch {
      throw Failure(.notFound, "« \(parts[0]) » : \(error.message)")
    }
    guard let change = WhatIf(run, changing: parts[0], to: answer) else {
      throw Failure(.notFound, "Cette réponse n’était pas possible à ce moment de la mission.")
    }
    if session.options.json { return try session.show(WhatIfView(change).json) }
    try session.show(WhatIfView(change).document)
  }
}
