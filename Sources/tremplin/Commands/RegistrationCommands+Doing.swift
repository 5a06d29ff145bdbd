import Conversation
import Document
import Kernel
import Notebook
import Registration

/// What a person does to a step: done, undone, put off, set aside, noted.
extension RegistrationCommands {
  // MARK: Done

  static func markDone(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let knowledge = try session.catalog().registrationKnowledge
    let (step, answers) = try stepAndRest(arguments, knowledge)
    if step.deadline?.isDeclaration == true {
      throw Failure(
        .usage,
        "Une déclaration se note avec sa période et son montant : tremplin demarches declarer 2027-02 850 (zéro compte)."
      )
    }
    let day = try day(arguments.options["--le"], session)
    let person = try session.person()
    if case .done(let before, _) = person.steps[step.id].state, answers.isEmpty, arguments.options.isEmpty,
      step.deadline?.recurs != true
    {
      return try say(
        session, "« \(step.title) » était déjà notée faite, le \(before.inFrench) : rien n’a changé.",
        ["tremplin demarches annuler \(step.id)": "la remettre à faire"])
    }
    guard answers.count <= max(1, step.asks.count) || step.asks.count == 1 else {
      throw Failure(
        .usage, "« \(step.title) » attend \(step.asks.count) réponse(s). Usage : tremplin demarches fait \(step.id).")
    }
    if step.asks.isEmpty, !answers.isEmpty {
      throw Failure(
        .usage,
        "« \(step.title) » ne demande rien. Pour garder un mot : tremplin demarches noter \(step.id) TEXTE.")
    }
    let change = StepChange(step.id, .done(on: day, piece: arguments.options["--piece"]))
    let script = StepScript(step.asks, knowledge.dictionary, known: person.facts, today: session.today)
    guard
      let told = try ask(
        session, script, answers: step.asks.count == 1 && !answers.isEmpty ? [answers.joined(separator: " ")] : answers,
        kind: conversationPrefix + step.id, command: "demarches fait \(step.id)",
        conclude: { told in drafts(told, over: person.facts, step, change) })
    else { return }
    try afterwards(session, step, before: person, told)
  }

  /// What one deed writes: the step, and the facts that it gives.
  static func drafts(
    _ told: Facts, over known: Facts, _ step: RegistrationStep?, _ change: StepChange?
  ) -> [Draft] {
    var facts = known
    for name in told.names { facts[name] = told[name] }
    if let fact = step?.marks { facts[fact] = .flag(true) }
    // What was told under one activity stays on its line when the activity changes.
    if let old = known.choice("registration.activity").flatMap(Activity.init), Activity(facts) != old {
      for line in TurnoverLedger(known).lines {
        for (activity, amount) in line.parts { facts[line.period.fact(of: activity)] = .money(amount) }
      }
    }
    // The SIREN is the beginning of the SIRET.
    if case .text(let siret)? = told["registration.siret"] {
      facts["registration.siren"] = .text(String(siret.prefix(9)))
    }
    let facts2 = FactChange(from: known, to: facts)
    return (change.map { [$0.draft] } ?? []) + (facts2.isEmpty ? [] : [facts2.draft])
  }

  /// Asks what is not given; nil when the person left before the end.
  static func ask(
    _ session: Session, _ script: StepScript, answers: [String], kind: String, command: String,
    conclude: @escaping (Facts) -> [Draft]
  ) throws(Failure) -> Facts? {
    if answers.isEmpty {
      var loop = ConversationLoop(session: session, kind: kind, command: command, script: script, conclude: conclude)
      guard case .finished(let facts) = try loop.run() else { return nil }
      return facts
    }
    var conversation = Conversation(script)
    for answer in answers {
      do throws(ReplyProblem) {
        try conversation.answer(answer)
      } catch {
        throw Failure(.usage, error.description)
      }
    }
    while let prompt = conversation.prompt {
      guard prompt.canSkip, (try? conversation.skip()) != nil else {
        throw Failure(.usage, "Il manque une réponse : \(prompt.text) Usage : tremplin \(command).")
      }
    }
    guard let facts = conversation.outcome else { return nil }
    try write(session, conclude(facts))
    return facts
  }

  /// What changed, what moved, what it rested on, what comes next.
  static func afterwards(
    _ session: Session, _ step: RegistrationStep, before: Person, _ told: Facts
  ) throws(Failure) {
    let knowledge = try session.catalog().registrationKnowledge
    let old = try followUp(session, facts: before.facts, steps: before.steps)
    let new = try followUp(session)
    let missing = step.after.compactMap { id -> RegistrationStep? in
      guard let item = new.item(id), item.isOpen else { return nil }
      return item.step
    }
    let next = new.following
    if session.options.json { return try session.show(FollowUpView(knowledge, new).json()) }
    try session.show(
      Document {
        Inline("C’est noté : « ") + .strong(Inline(step.title)) + " »."
        for (name, value) in step.asks.compactMap({ ask in told[ask.fact].map { (ask.fact, $0) } }) {
          if let declaration = knowledge.dictionary[name] {
            Inline("\(declaration.label) : ") + .strong(Inline(declaration.words(for: value))) + "."
          }
        }
        if !missing.isEmpty {
          Block.callout(
            .info,
            Inline(
              "Elle vient d’ordinaire après \(French.list(missing.map { "« \($0.title) »" })), \(missing.count == 1 ? "qui n’est pas encore notée faite" : "qui ne sont pas encore notées faites")."
            ))
        }
        keptLines(before.facts, told)
        if step.deadline?.recurs == true { closed(step, old, new) }
        moved(Movement(from: old.deadlines, to: new.deadlines))
        for scam in step.scams { Block.callout(.warning, Inline(markup: scam)) }
        if let next {
          Block.commands([
            CommandHint("tremplin demarches voir \(next.step.id)", Inline("la suite : \(next.step.title)"))
          ])
        }
        Block.commands(["tremplin annuler": "revenir en arrière"])
      }, paged: false)
  }

  /// Which date of a step that comes back is done, and when it comes back.
  @BlockBuilder private static func closed(_ step: RegistrationStep, _ old: FollowUp, _ new: FollowUp) -> [Block] {
    let own = new.deadlines.filter { $0.step == step.id && $0.due != nil }
    let before = Set(old.deadlines.filter { $0.status == .done }.map(\.key))
    let done = own.filter { $0.status == .done && !before.contains($0.key) }.compactMap(\.due)
    let next = own.first { $0.status == .open || $0.status == .future }?.due
    if !done.isEmpty {
      Inline(
        "Échéance tenue : \(French.list(done.map(\.inFrench))).\(next.map { " La prochaine : \($0.inFrench)." } ?? "")")
    } else if let next {
      Inline("Aucune échéance n’était proche. La prochaine reste le \(next.inFrench).")
    }
  }

  /// What becomes of the turnover already told when the activity changes.
  @BlockBuilder static func keptLines(_ known: Facts, _ told: Facts) -> [Block] {
    if let old = known.choice("registration.activity").flatMap(Activity.init),
      let new = told.choice("registration.activity").flatMap(Activity.init), old != new
    {
      let count = TurnoverLedger(known).lines.count
      if count > 0 {
        Block.callout(
          .info,
          Inline(
            count == 1
              ? "La recette déjà notée reste comptée \(old.after). C’était une erreur ? Redéclarez-la."
              : "Les \(count) recettes déjà notées restent comptées \(old.after). C’était une erreur ? Redéclarez-les.")
        )
      }
    }
  }

  @BlockBuilder static func moved(_ movement: Movement) -> [Block] {
    if !movement.moved.isEmpty {
      Inline("Ce que cela change dans vos dates :")
      Block.bullets(
        movement.moved.map {
          Inline("\($0.title) : du \($0.from.inFrenchDigits) au ") + .strong(Inline($0.to.inFrenchDigits))
        })
    } else if !movement.added.isEmpty {
      let count = movement.added.count
      let names =
        count > 3
        ? ""
        : " : "
          + French.list(
            movement.added.map { one in
              DeadlineWords.title(one).lowercasedFirstLetter + (one.due.map { ", le \($0.inFrench)" } ?? "")
            })
      Inline("\(French.plural(count, "échéance s’ajoute", "échéances s’ajoutent")) à votre calendrier\(names).")
    }
    if movement.moved.isEmpty, movement.removed > 0, movement.added.count < movement.removed {
      Inline(
        "\(French.plural(movement.removed, "échéance disparaît", "échéances disparaissent")) de votre calendrier.")
    }
    if !movement.late.isEmpty {
      Block.callout(.warning) {
        Inline("D’après ces dates, ceci est déjà passé :")
        Block.bullets(
          movement.late.prefix(6).map { Inline("\(DeadlineWords.title($0)), le \($0.due?.inFrench ?? "?")") }
            + (movement.late.count > 6 ? [Inline("et \(movement.late.count - 6) de plus")] : []))
        Block.commands(["tremplin demarches echeances": "ce qu’il faut faire maintenant"])
      }
    }
  }

  // MARK: Undone, put off, set aside, noted

  static func undo(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let knowledge = try session.catalog().registrationKnowledge
    let step = try step(arguments.words, knowledge)
    let person = try session.person()
    var facts = person.facts
    let given = step.asks.map(\.fact).filter { facts[$0] != nil }
    guard person.steps[step.id].state != .todo || !given.isEmpty else {
      return try say(
        session, "« \(step.title) » n’était pas notée faite : rien n’a changé.",
        ["tremplin demarches voir \(step.id)": "la lire"])
    }
    for fact in given { facts[fact] = nil }
    if given.contains("registration.siret") { facts["registration.siren"] = nil }
    if let fact = step.marks { facts[fact] = nil }
    let change = FactChange(from: person.facts, to: facts)
    try write(session, [StepChange(step.id, .todo).draft] + (change.isEmpty ? [] : [change.draft]))
    let old = try followUp(session, facts: person.facts, steps: person.steps)
    let new = try followUp(session)
    let resting = knowledge.steps.filter { other in
      other.after.contains(step.id) && new.item(other.id)?.isDone == true
    }
    if session.options.json { return try session.show(FollowUpView(knowledge, new).json()) }
    try session.show(
      Document {
        Inline("« \(step.title) » est remise à faire.")
        if !given.isEmpty {
          Inline(
            "Oublié avec elle : \(French.list(given.map { (knowledge.dictionary[$0]?.label ?? $0).lowercased() })).")
        }
        if !resting.isEmpty {
          Block.callout(
            .warning,
            Inline(
              "Reposent sur elle et restent notées faites : \(French.list(resting.map { "« \($0.title) »" })). Vérifiez-les."
            ))
        }
        moved(Movement(from: old.deadlines, to: new.deadlines))
        Block.commands(["tremplin annuler": "revenir en arrière"])
      }, paged: false)
  }

  static func postpone(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let (step, rest) = try stepAndRest(arguments, try session.catalog().registrationKnowledge)
    let last = session.today.adding(months: 60)
    let day = try date(rest.joined(separator: " "), session.today.adding(days: 1)...last)
    let due = try followUp(session).item(step.id)?.next?.due
    try write(session, [StepChange(step.id, .postponed(until: day)).draft])
    let warning = due.flatMap { $0 < day ? " Attention : son échéance est le \($0.inFrench), avant cette date." : nil }
    try say(
      session, "« \(step.title) » est reportée au \(day.inFrench).\(warning ?? "")",
      ["tremplin demarches annuler \(step.id)": "la remettre à faire maintenant"])
  }

  static func dismiss(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let (step, rest) = try stepAndRest(arguments, try session.catalog().registrationKnowledge)
    let reason = try text(rest, longest: 300)
    try write(session, [StepChange(step.id, .notConcerned(reason: reason)).draft])
    let duty = step.deadline.map { !$0.optional } ?? false
    try say(
      session,
      "« \(step.title) » est écartée : \(reason)."
        + (duty
          ? " Ses échéances ne vous seront plus rappelées ; vérifiez que l’obligation ne vous concerne vraiment pas."
          : ""),
      ["tremplin demarches annuler \(step.id)": "la remettre à faire"])
  }

  static func note(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let (step, rest) = try stepAndRest(arguments, try session.catalog().registrationKnowledge)
    let words = try text(rest, longest: 1000)
    let note = words == "-" ? "" : words
    try write(session, [StepChange(step.id, note: note).draft])
    try say(
      session, note.isEmpty ? "La note de « \(step.title) » est effacée." : "Note gardée sur « \(step.title) ».",
      ["tremplin demarches voir \(step.id)": "la relire"])
  }

  // MARK: Helpers

  static func write(_ session: Session, _ drafts: [Draft]) throws(Failure) {
    guard !drafts.isEmpty else { return }
    let context = try session.entryContext()
    try session.withNotebook { notebook throws(NotebookError) in _ = try notebook.append(drafts, in: context) }
  }

  static func say(_ session: Session, _ text: String, _ commands: KeyValuePairs<String, Inline>) throws(Failure) {
    if session.options.json { return try session.show(["message": .string(text)]) }
    try session.show(
      Document {
        Inline(text)
        Block.commands(commands)
      }, paged: false)
  }

  private static func day(_ typed: String?, _ session: Session) throws(Failure) -> CivilDate {
    guard let typed else { return session.today }
    return try date(typed, (CivilDate(year: 2009, month: 1, day: 1) ?? session.today)...session.today)
  }

  private static func date(_ typed: String, _ range: ClosedRange<CivilDate>) throws(Failure) -> CivilDate {
    do throws(ReplyProblem) {
      guard case .date(let day) = try ReplyReader.read(typed, as: .date(range)) else { return range.lowerBound }
      return day
    } catch {
      throw Failure(.usage, error.description)
    }
  }

  private static func text(_ words: [String], longest: Int) throws(Failure) -> String {
    do throws(ReplyProblem) {
      guard case .text(let text) = try ReplyReader.read(words.joined(separator: " "), as: .text(longest: longest))
      else {
        return ""
      }
      return text
    } catch {
      throw Failure(.usage, error.description)
    }
  }
}

extension StepChange {
  var draft: Draft { Draft(.registration, payload: json.text) }
}

extension DeadlineRule {
  var isDeclaration: Bool { if case .declarations = timing { true } else { false } }
}
