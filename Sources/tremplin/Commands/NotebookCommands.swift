import Document
import Glibc
import Kernel
import Notebook
import Registration
import Terminal

/// `carnet`: the person's data, and undo.
enum NotebookCommands {
  static let all: [Command] = [
    Command(words: ["carnet"], summary: "vos données : où elles sont, ce qu’elles contiennent", run: place),
    Command(words: ["carnet", "ou"], summary: "où se trouve votre carnet", run: place),
    Command(words: ["carnet", "historique"], summary: "tout ce que vous avez fait, dans l’ordre", run: history),
    Command(
      words: ["carnet", "sauvegarder"], arguments: "FICHIER", arity: 1...1, takesFiles: true,
      options: [.init(name: "--remplacer", value: nil, meaning: "écraser un fichier qui existe déjà")],
      summary: "copier le carnet dans un fichier (SQLite)", run: backup),
    Command(
      words: ["carnet", "restaurer"], arguments: "FICHIER", arity: 1...1, takesFiles: true,
      summary: "reprendre une sauvegarde ; l’état présent est mis de côté", run: restore),
    Command(
      words: ["carnet", "effacer"],
      options: [.init(name: "--oui", value: nil, meaning: "confirmer sans poser la question")],
      summary: "effacer toutes vos données de cette machine", run: erase),
    Command(words: ["carnet", "verifier"], summary: "vérifier que le carnet est sain", run: verify),
    Command(words: ["annuler"], aliases: ["defaire", "undo"], summary: "annuler la dernière action", run: undo),
    Command(words: ["refaire"], aliases: ["redo"], summary: "refaire l’action annulée", run: redo),
  ]

  private static func place(_ session: Session, _: Arguments) throws(Failure) {
    let location = try session.location()
    let notebook = try session.notebook()
    let count = try session.withNotebook { notebook throws(NotebookError) in try notebook.entries().count }
    if session.options.json {
      return try session.show([
        "folder": .string(location.folder), "file": .string(location.file), "exists": .bool(notebook.exists),
        "entries": .int(count),
      ])
    }
    try session.show(
      Document("Votre carnet") {
        Inline(
          notebook.exists
            ? "\(location.file)" : "Il n’existe pas encore ; il sera créé à votre première réponse : \(location.file)")
        if notebook.exists {
          Inline(
            "\(French.plural(count, "entrée", "entrées")). Vous seul·e pouvez le lire ; rien ne quitte cette machine.")
        }
        Block.commands([
          "tremplin carnet historique": "relire ce que vous avez fait",
          "tremplin carnet sauvegarder FICHIER": "en faire une copie",
          "tremplin carnet effacer": "tout effacer",
        ])
      }, wholeLines: true)
  }

  private static func history(_ session: Session, _: Arguments) throws(Failure) {
    let deeds = try session.withNotebook { notebook throws(NotebookError) in try notebook.history() }
    let dictionary = try session.catalog().factDictionary
    if session.options.json {
      return try session.show([
        "deeds": .array(
          deeds.map { deed in
            [
              "id": .int(deed.id), "recordedAt": .string(deed.recordedAt), "asOf": .date(deed.asOf),
              "undone": .bool(deed.isUndone),
              "what": .strings(words(deed, dictionary)),
            ]
          })
      ])
    }
    try session.show(
      Document("Historique") {
        if deeds.isEmpty { Inline("Rien pour l’instant.") }
        if !deeds.isEmpty {
          Block.list(
            .numbered,
            deeds.map { deed in
              ListItem(
                Inline("Le \(deed.asOf.inFrenchDigits) : ")
                  + Inline(words(deed, dictionary).joined(separator: " ; "))
                  + (deed.isUndone ? .muted(" (annulé)") : Inline()))
            })
        }
        if deeds.contains(where: { !$0.isUndone }) {
          Block.commands(["tremplin annuler": "annuler la dernière action"])
        }
      })
  }

  /// A deed in words, one for each conclusion. What this version cannot read is said, never left blank.
  private static func words(_ deed: Deed, _ dictionary: FactDictionary) -> [String] {
    if deed.conclusions.isEmpty { return ["une action écrite par une autre version de Tremplin"] }
    return deed.conclusions.map { words($0, dictionary) }
  }

  /// One conclusion in words.
  static func words(_ entry: Entry, _ dictionary: FactDictionary) -> String {
    guard let node = try? JSONReader.read(Array(entry.payload.utf8)) else { return "entrée illisible" }
    switch entry.kind {
    case .facts:
      let change = FactChange(node)
      func label(_ name: String) -> String {
        TurnoverPeriod(fact: name).map { "recettes de \($0.inFrench)" } ?? dictionary[name]?.label ?? name
      }
      // Nine facts a competence: the count says more than their list.
      let measured = change.stated.filter { dictionary[$0.0]?.writer == .assessment }.map(\.0)
      let skills = Set(measured.map { $0.split(separator: ".").dropFirst().first.map(String.init) ?? $0 })
      if skills.count > 1, change.removed.isEmpty, measured.count == change.stated.count {
        return "mesure de \(French.plural(skills.count, "compétence", "compétences"))"
      }
      let set = change.stated.map { name, value in
        "\(label(name)) = \(dictionary[name]?.words(for: value) ?? value.json.text)"
      }
      let unset = change.removed.map { "\(label($0)) retiré" }
      let names = change.stated.map(\.0) + change.removed
      let isRegistration = names.allSatisfy { dictionary[$0]?.writer == .registration }
      return (isRegistration ? "démarches : " : "profil : ") + (set + unset).joined(separator: ", ")
    case .plan:
      return StoredPlan(node, chosenOn: entry.asOf).map { "plan choisi, jusqu’au \($0.end.inFrenchDigits)" }
        ?? "plan choisi"
    case .registration: return StepChange(node).map { $0.words($0.step) } ?? "démarche"
    case .step:
      return PlanStepChange(node, on: entry.asOf).map { "étape « \($0.title) » \($0.state.inFrench)" } ?? "étape notée"
    case .result where node["kind"]?.text == "assessment":
      var count = 0
      if case .list(let answers)? = node["answers"]?.value { count = answers.count }
      return "test de compétences (\(French.plural(count, "réponse", "réponses")))"
    default: return "« \(entry.kind.rawValue) », écrit par une autre version"
    }
  }

  private static func backup(_ session: Session, _ arguments: Arguments) throws(Failure) {
    try session.withNotebook { notebook throws(NotebookError) in
      try notebook.backup(to: arguments[0], overwriting: arguments.has("--remplacer"))
    }
    try say(session, "Votre carnet est copié dans « \(arguments[0]) ».", ["file": .string(arguments[0])])
  }

  private static func restore(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let location = try session.location()
    session.closeNotebook()
    let report: RestoreReport
    do throws(NotebookError) {
      report = try Notebook.restore(from: arguments[0], into: location, clock: Session.instant)
    } catch {
      throw Failure(error)
    }
    let former = report.former.map { " L’état d’avant est gardé ici : \($0)" } ?? ""
    try say(
      session, "Carnet repris de « \(arguments[0]) » : \(French.plural(report.entries, "entrée", "entrées")).\(former)",
      ["entries": .int(report.entries), "former": .optional(report.former) { .string($0) }])
  }

  private static func erase(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let location = try session.location()
    if !arguments.has("--oui") {
      guard session.capabilities.isInteractive else {
        throw Failure(.usage, "Pour tout effacer sans clavier, ajoutez --oui : tremplin carnet effacer --oui")
      }
      try session.show(
        Document {
          Inline("Tout ce que vous avez dit à Tremplin sera effacé de « \(location.folder) », sans retour possible.")
        }, paged: false)
      let reply = session.readLine(prompt: "Tapez « effacer » pour confirmer : ", mode: .answer(nil))
      guard case .line(let typed) = reply, FrenchText.fold(typed).filter({ $0.isLetter }) == "effacer" else {
        try session.write("Rien n’est effacé.\n")
        guard reply == .interrupted, !session.isShell else { return }
        throw Failure(.interrupted, "")
      }
    }
    session.closeNotebook()
    session.forgetHistory()
    _ = unlink(location.folder + "/commandes.historique")
    let report: EraseReport
    do throws(NotebookError) {
      report = try Notebook.erase(location)
    } catch {
      throw Failure(error)
    }
    try say(
      session,
      report.removed.isEmpty
        ? "Il n’y avait rien à effacer."
        : "C’est effacé : \(French.plural(report.removed.count, "élément", "éléments")).",
      ["removed": .strings(report.removed)])
  }

  private static func verify(_ session: Session, _: Arguments) throws(Failure) {
    guard try session.notebook().exists else {
      return try say(session, "Il n’y a pas encore de carnet : rien à vérifier.", ["sound": true, "findings": []])
    }
    session.closeNotebook()
    let location = try session.location()
    let findings: [Finding]
    do throws(NotebookError) {
      findings = try Notebook.verify(location)
    } catch {
      throw Failure(error)
    }
    let problems = findings.filter { $0.severity == .problem }
    if session.options.json {
      try session.show(["sound": .bool(problems.isEmpty), "findings": .strings(findings.map(\.text))])
    } else {
      try session.show(
        Document("Vérification du carnet") {
          Inline(problems.isEmpty ? "Votre carnet est sain." : "Le carnet a un problème.")
          if !findings.isEmpty {
            Block.bullets(findings.map { Inline($0.severity == .warning ? "Attention : " + $0.text : $0.text) })
          }
        }, wholeLines: true)
    }
    if !problems.isEmpty {
      throw Failure(.data, "Le carnet est abîmé. Reprenez une sauvegarde : tremplin carnet restaurer FICHIER")
    }
  }

  private static func undo(_ session: Session, _: Arguments) throws(Failure) {
    let context = try session.entryContext()
    let deed = try session.withNotebook { notebook throws(NotebookError) in try notebook.undo(in: context) }
    let dictionary = try session.catalog().factDictionary
    guard let deed else {
      // The answers of an interview under way are taken back inside it.
      let hint =
        try session.interviewNotice() == nil
        ? "" : " Un entretien est en cours : « tremplin reprendre », puis « retour », y change une réponse."
      return try say(session, "Il n’y a rien à annuler.\(hint)", ["undone": .null])
    }
    let what = deed.conclusions.map { words($0, dictionary) }.joined(separator: " ; ")
    try say(session, "Annulé — \(what). Pour y revenir : tremplin refaire", ["undone": .string(what)])
  }

  private static func redo(_ session: Session, _: Arguments) throws(Failure) {
    let context = try session.entryContext()
    let deed = try session.withNotebook { notebook throws(NotebookError) in try notebook.redo(in: context) }
    let dictionary = try session.catalog().factDictionary
    guard let deed else { return try say(session, "Il n’y a rien à refaire.", ["redone": .null]) }
    let what = deed.conclusions.map { words($0, dictionary) }.joined(separator: " ; ")
    try say(session, "Refait — \(what).", ["redone": .string(what)])
  }

  private static func say(_ session: Session, _ text: String, _ json: JSON) throws(Failure) {
    if session.options.json { return try session.show(json) }
    try session.show(Document { Inline(text) }, paged: false, wholeLines: true)
  }
}
