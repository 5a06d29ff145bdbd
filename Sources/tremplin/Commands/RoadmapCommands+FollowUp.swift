import Conversation
import Document
import Kernel
import Notebook
import Roadmap

/// `parcours fait|reporte|abandonne`: what becomes of the plan's steps, and what that moves.
extension RoadmapCommands {
  static let followUp: [Command] = [
    Command(
      words: ["parcours", "fait"], aliases: ["faite", "fini"], arguments: "ÉTAPE", arity: 1...6,
      options: [
        .init(name: "--candidature", value: nil, meaning: "noter que la candidature est envoyée, et non l’étape finie")
      ],
      summary: "noter qu’une étape est faite ; la suite se recalcule",
      examples: [
        .init("tremplin parcours fait comptes-personnels", "l’étape compte, avec ce qu’elle apporte"),
        .init("tremplin parcours fait bts-communication --candidature", "candidature envoyée à temps"),
      ], completions: planIDs, run: markDone),
    Command(
      words: ["parcours", "reporte"], aliases: ["reporter", "reportee"], arguments: "ÉTAPE [DATE]", arity: 1...7,
      summary: "remettre une étape à plus tard ; la suite se recalcule",
      examples: [.init("tremplin parcours reporte benevoles 01/03/2027", "pas avant mars")], completions: planIDs,
      run: postpone),
    Command(
      words: ["parcours", "abandonne"], aliases: ["abandonner", "abandonnee", "echec"], arguments: "ÉTAPE",
      arity: 1...6, summary: "renoncer à une étape ; d’autres parcours sont cherchés", completions: planIDs,
      run: abandon),
  ]

  private static func planIDs(_ session: Session) -> [String] {
    ((try? session.person().plan?.steps) ?? []).map(\.id)
  }

  /// The plan as it stands today.
  static func review(_ session: Session, _ person: Person) throws(Failure) -> PlanReview {
    let engine = try engine(session, person)
    return engine.review(engine.run())
  }

  /// A step by its number in the plan as it is shown today, which putting one off reorders; else a formation by name.
  private static func step(_ words: [String], _ session: Session, _ person: Person) throws(Failure) -> Formation {
    let knowledge = try session.roadmapKnowledge()
    if words.count == 1, let number = Int(words[0]), person.plan != nil {
      let steps = try review(session, person).steps.map(\.step)
      guard steps.indices.contains(number - 1), let found = knowledge.formation(steps[number - 1].id) else {
        throw Failure(.notFound, "Votre plan n’a pas d’étape \(number) : elles vont de 1 à \(steps.count).")
      }
      return found
    }
    return try formation(words, knowledge)
  }

  private static func markDone(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let person = try session.person()
    let found = try step(arguments.words, session, person)
    guard arguments.has("--candidature") else {
      return try keep(
        PlanStepChange(found.id, found.title, .done, session.today), "« \(found.title) » : c’est fait.", session)
    }
    guard let planned = person.plan?.steps.first(where: { $0.id == found.id }) else {
      throw Failure(
        .usage,
        "« \(found.title) » n’est pas une étape de votre plan : choisissez d’abord un parcours (tremplin parcours choisir N)."
      )
    }
    try keep(
      PlanStepChange(found.id, found.title, .applied, planned.start),
      "Candidature à « \(found.title) » notée, pour l’entrée du \(planned.start.inFrench).", session)
  }

  private static func postpone(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let person = try session.person()
    var words = arguments.words
    var until: CivilDate?
    if words.count > 1, let last = words.last, last.contains(where: \.isNumber), last.count > 4 {
      let range = session.today...session.today.adding(months: 240)
      do throws(ReplyProblem) {
        if case .date(let date) = try ReplyReader.read(last, as: .date(range, .month(from: session.today))) {
          until = date
        }
      } catch {
        throw Failure(.usage, error.description)
      }
      words.removeLast()
    }
    let found = try step(words, session, person)
    let planned = person.plan?.steps.first { $0.id == found.id }
    // From the date that is shown today: an earlier note may have moved it already.
    let shown = try person.plan.map { _ throws(Failure) in try review(session, person) }?.steps
      .first { $0.step.id == found.id }?.start
    let start = max(shown ?? planned?.start ?? session.today, session.today)
    // What has entries of its own goes to the next one; what begins any day, to a month later.
    let isDated = found.offers.first { $0.id == planned?.offer }?.intake.anyDay == false
    let day = until ?? (isDated ? start.adding(days: 1) : start.adding(months: 1))
    try keep(
      PlanStepChange(found.id, found.title, .postponed, day),
      "Étape reportée : « \(found.title) », pas avant le \(day.inFrench).", session)
  }

  private static func abandon(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let found = try step(arguments.words, session, try session.person())
    try keep(
      PlanStepChange(found.id, found.title, .abandoned, session.today),
      "Étape abandonnée : « \(found.title) ». Aucun parcours ne la propose plus.", session)
  }

  private static func keep(_ change: PlanStepChange, _ words: String, _ session: Session) throws(Failure) {
    let context = try session.entryContext()
    try session.withNotebook { notebook throws(NotebookError) in _ = try notebook.append([change.draft], in: context) }
    let person = try session.person()
    let review = try person.plan.map { _ throws(Failure) in try Self.review(session, person) }
    if session.options.json {
      return try session.show([
        "step": .string(change.step), "state": .string(change.state.rawValue), "day": .date(change.day),
        "plan": .optional(review, \.json),
      ])
    }
    try session.show(
      Document {
        Inline(words)
        if let review { PlanView(review, today: session.today).blocks }
        Block.commands([
          "tremplin parcours": "voir tous les parcours qui s’offrent maintenant",
          "tremplin annuler": "revenir sur cette note",
        ])
      }, paged: false)
  }
}
