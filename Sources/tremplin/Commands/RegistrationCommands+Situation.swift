import Document
import Kernel
import Registration

/// `demarches situation`: what concerns the person, all of it or one answer.
extension RegistrationCommands {
  static func situation(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let knowledge = try session.catalog().registrationKnowledge
    let person = try session.person()
    let asks = knowledge.steps.flatMap(\.asks)
    guard let first = arguments.words.first else {
      guard let step = knowledge.steps.first(where: { $0.id == situationStep }) else {
        throw Failure(.defect, "L’étape « \(situationStep) » manque au catalogue.")
      }
      let script = StepScript(step.asks, knowledge.dictionary, known: person.facts, today: session.today)
      let change = StepChange(step.id, .done(on: session.today, piece: nil))
      guard
        let told = try ask(
          session, script, answers: [], kind: conversationPrefix + step.id, command: "demarches situation",
          conclude: { told in drafts(told, over: person.facts, step, change) })
      else { return }
      return try afterwards(session, step, before: person, told)
    }
    // The longest run of leading words that names an answer; the rest is the answer itself.
    var found: (ask: RegistrationStep.Ask, count: Int)?
    for count in stride(from: arguments.words.count, to: 0, by: -1) where found == nil {
      let key = FrenchText.fold(arguments.words.prefix(count).joined(separator: " "))
      let ask = asks.first { ask in
        FrenchText.fold(ask.fact) == key || FrenchText.fold(ask.fact) == "registration." + key
          || FrenchText.fold(knowledge.dictionary[ask.fact]?.label ?? "") == key
      }
      found = ask.map { ($0, count) }
    }
    guard let (ask, count) = found else {
      let labels = asks.map { knowledge.dictionary[$0.fact]?.label ?? $0.fact }
      let names = labels.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let nearest = FrenchText.nearest(to: first, among: names).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      throw Failure(
        .notFound,
        "« \(first.prefix(60)) » n’est pas une réponse des démarches.\(nearest) Les noms : \(names.joined(separator: ", "))."
      )
    }
    let script = StepScript([ask], knowledge.dictionary, known: person.facts, today: session.today)
    let rest = arguments.words.dropFirst(count).joined(separator: " ")
    guard
      let told = try self.ask(
        session, script, answers: rest.isEmpty ? [] : [rest], kind: conversationPrefix + situationStep + "." + ask.fact,
        command: "demarches situation \(ask.fact)", conclude: { told in drafts(told, over: person.facts, nil, nil) })
    else { return }
    let old = try followUp(session, facts: person.facts, steps: person.steps)
    let new = try followUp(session)
    if session.options.json { return try session.show(FollowUpView(knowledge, new).json()) }
    try session.show(
      Document {
        if let value = told[ask.fact], let declaration = knowledge.dictionary[ask.fact] {
          Inline("\(declaration.label) : ") + .strong(Inline(declaration.words(for: value))) + "."
        } else {
          "Rien n’a changé."
        }
        keptLines(person.facts, told)
        moved(Movement(from: old.deadlines, to: new.deadlines))
        Block.commands(["tremplin demarches": "voir vos étapes", "tremplin annuler": "revenir en arrière"])
      }, paged: false)
  }

  static let situationStep = "decrire-sa-situation"
}
