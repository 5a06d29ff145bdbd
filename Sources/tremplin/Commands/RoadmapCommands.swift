import Document
import Kernel
import Notebook
import Roadmap

/// `parcours`: routes, formations, the chosen plan.
enum RoadmapCommands {
  static let all: [Command] =
    [
      Command(
        words: ["parcours"], aliases: ["planifier", "roadmap"], arguments: "[N]", arity: 0...1,
        options: [
          .init(
            name: "--priorites", value: "LISTE",
            meaning:
              "ce qui compte d’abord, dans l’ordre : temps, argent, effort, diplome, distance, risque ; gardé dans votre profil"
          )
        ],
        summary: "les parcours qui mènent à votre objectif, datés et chiffrés",
        details: [
          "Avec un numéro : le détail de ce parcours. Aucun des parcours montrés n’est battu par un autre à la fois sur la date, le prix, les heures et la reconnaissance."
        ],
        examples: [
          .init("tremplin parcours", "calculer vos parcours"),
          .init("tremplin parcours 2", "lire le deuxième en détail"),
          .init("tremplin parcours --priorites argent,temps", "mettre le prix avant la date"),
        ],
        run: roadmap),
      Command(
        words: ["parcours", "lister"], aliases: ["liste"],
        summary: "toutes les formations, et celles qui sont écartées",
        run: list),
      Command(
        words: ["parcours", "voir"], arguments: "ID", arity: 1...6, summary: "la fiche d’une formation ou d’une étape",
        examples: [.init("tremplin parcours voir dut-mmi", "ce que le DUT MMI est devenu")], completions: ids, run: view
      ),
      Command(
        words: ["parcours", "comparer"], arguments: "ID ID…", arity: 2...5, summary: "des formations côte à côte",
        completions: ids, run: compare),
      Command(
        words: ["parcours", "choisir"], arguments: "N", arity: 1...1, summary: "faire du parcours N votre plan",
        examples: [.init("tremplin parcours choisir 1", "prendre le premier parcours pour plan")], run: choose),
    ] + explanations + followUp

  static func ids(_ session: Session) -> [String] {
    ((try? session.catalog().formations) ?? []).map(\.id)
  }

  /// The engine over what the notebook says of the person, or over other facts.
  static func engine(_ session: Session, _ person: Person, facts: Facts? = nil) throws(Failure) -> RoadmapEngine {
    RoadmapEngine(
      try session.roadmapKnowledge(), facts: facts ?? person.facts, today: session.today, progress: person.progress)
  }

  private static func roadmap(_ session: Session, _ arguments: Arguments) throws(Failure) {
    if let list = arguments.options["--priorites"] { try keepPriorities(list, session) }
    let person = try session.person()
    let engine = try engine(session, person)
    var result = engine.run(explained: arguments.words.isEmpty)
    func view() throws(Failure) -> RoadmapView {
      RoadmapView(
        result, knowledge: try session.roadmapKnowledge(), facts: person.facts, today: session.today)
    }
    if let word = arguments.words.first {
      let number = try number(word, of: result)
      if let goal = result.goal { result.routes[number - 1] = engine.explaining(result.routes[number - 1], goal) }
      if session.options.json { return try session.show(result.routes[number - 1].json) }
      if let document = try view().document(ofRoute: number) { try session.showCited(document) }
      return
    }
    if session.options.json { return try session.show(result.json) }
    var document = try view().document()
    if let notice = try session.interviewNotice() {
      document.blocks.insert(.callout(.info, [.paragraph(notice)]), at: 0)
    }
    try session.showCited(document)
  }

  /// The ranking is an answer of the profile: it is kept, and can be undone like one.
  private static func keepPriorities(_ list: String, _ session: Session) throws(Failure) {
    let known = try session.person().facts
    let facts = try assume(["priorities=" + list], over: known, session).facts
    let change = FactChange(from: known, to: facts)
    guard !change.isEmpty else { return }
    let context = try session.entryContext()
    try session.withNotebook { notebook throws(NotebookError) in _ = try notebook.append([change.draft], in: context) }
    session.warn("Ces priorités sont gardées dans votre profil ; « tremplin annuler » revient à celles d’avant.")
  }

  private static func number(_ word: String, of result: RoadmapResult) throws(Failure) -> Int {
    guard let number = Int(word) else {
      throw Failure(
        .usage,
        "« \(word.prefix(40)) » n’est ni un numéro de parcours ni une commande. Usage : tremplin parcours [N], ou lister, voir ID, comparer ID ID, choisir N."
      )
    }
    guard result.routes.indices.contains(number - 1) else {
      let range =
        result.routes.isEmpty
        ? "Aucun parcours ne tient dans vos limites : voyez tremplin parcours."
        : result.routes.count == 1
          ? "Il n’y en a qu’un, le n° 1." : "Les parcours vont de 1 à \(result.routes.count)."
      throw Failure(.notFound, "Il n’y a pas de parcours \(number). \(range)")
    }
    return number
  }

  private static func list(_ session: Session, _: Arguments) throws(Failure) {
    let knowledge = try session.roadmapKnowledge()
    if session.options.json {
      return try session.show([
        "formations": .array(knowledge.formations.map { FormationList.json($0, today: session.today) })
      ])
    }
    try session.show(FormationList.document(knowledge, try engine(session, try session.person()).run()))
  }

  /// A formation by id, title, former title, alias or register code.
  static func formation(_ words: [String], _ knowledge: RoadmapKnowledge) throws(Failure) -> Formation {
    let typed = words.joined(separator: " ")
    let key = FrenchText.fold(typed)
    let dashed = key.replacing(" ", with: "-")
    if let found = knowledge.formations.first(where: { $0.id == key || $0.id == dashed }) { return found }
    let byName = knowledge.formations.first { formation in
      ([formation.title] + formation.formerTitles + formation.aliases + formation.register.map(\.code))
        .contains { FrenchText.fold($0) == key }
    }
    if let byName { return byName }
    let names = knowledge.formations.flatMap { [$0.id, $0.title] + $0.formerTitles }
    let nearest =
      FrenchText.nearest(to: typed, among: names)
      ?? knowledge.formations.first { FrenchText.fold($0.title).contains(key) && key.count >= 3 }?.id
    throw Failure(
      .notFound,
      "« \(typed.prefix(60)) » n’est pas une formation connue.\(nearest.map { " Vouliez-vous dire « \($0) » ?" } ?? " La liste : tremplin parcours lister.")"
    )
  }

  private static func view(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let knowledge = try session.roadmapKnowledge()
    let formation = try formation(arguments.words, knowledge)
    if session.options.json { return try session.show(FormationList.json(formation, today: session.today)) }
    try session.showCited(FormationView(knowledge, today: session.today).document(formation))
  }

  private static func compare(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let knowledge = try session.roadmapKnowledge()
    var chosen: [Formation] = []
    for word in arguments.words { chosen.append(try formation([word], knowledge)) }
    let engine = try engine(session, try session.person())
    let result = engine.run()
    let verdicts = chosen.map { engine.whyNot($0, result) }
    if session.options.json {
      return try session.show([
        "formations": .array(chosen.map { FormationList.json($0, today: session.today) }),
        "forYou": .array(verdicts.map(\.json)),
      ])
    }
    try session.show(FormationList.comparison(chosen, knowledge, forYou: verdicts, today: session.today))
  }

  private static func choose(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let result = try engine(session, try session.person()).run()
    let number = try number(arguments[0], of: result)
    let route = result.routes[number - 1]
    let payload: JSON = [
      "goal": .optional(result.goal) { .string($0.id) }, "route": route.json,
      "ongoing": .optional(result.ongoing) { step in
        [
          "id": .string(step.id), "offer": .optional(step.offer) { .string($0) }, "title": .string(step.title),
          "start": .date(step.start), "end": .date(step.end), "cost": .money(step.cost), "hours": .int(step.hours),
        ]
      },
    ]
    let context = try session.entryContext()
    try session.withNotebook { notebook throws(NotebookError) in
      _ = try notebook.append([Draft(.plan, payload: payload.text)], in: context)
    }
    if session.options.json { return try session.show(route.json) }
    try session.show(
      Document {
        Inline("C’est noté : le parcours \(number) est votre plan, jusqu’au \(route.end.inFrench).")
        Block.commands(["tremplin bilan": "voir où vous en êtes", "tremplin annuler": "revenir sur ce choix"])
      }, paged: false)
  }
}
