import Assessment
import Catalog
import Document
import Kernel

/// `competences calibrer`: difficulties from the anonymous answers of a cohort.
enum CalibrationCommand {
  /// The name of the schema of one line.
  static let schemaName = "calibration"

  static let command = Command(
    words: ["competences", "calibrer"], arguments: "FICHIER.jsonl", arity: 1...1, takesFiles: true,
    summary: "réestimer la difficulté des questions d’après les réponses anonymes d’un groupe",
    details: [
      "Une personne par ligne : {\"group\": \"…\", \"answers\": {\"mes-hausse-abonnes\": 1, …}} ; 1 pour une réponse juste, 0 sinon. « group » est facultatif, et ne doit venir que de personnes volontaires.",
      "Méthode \(Calibration.method).",
      "Signale les questions qui s’ajustent mal, et celles qui diffèrent selon le groupe à niveau égal (Mantel-Haenszel). Rien n’est changé au catalogue : reportez ce que vous retenez.",
    ],
    examples: [.init("tremplin competences calibrer promo.jsonl --json", "toutes les questions, pour un programme")],
    run: run)

  private static func run(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let file = arguments[0]
    let bytes = try InputFile.read(file, atMost: 256 << 20)
    let bank = try session.catalog().items
    let (people, problems) = CohortPerson.read(bytes, file: file, items: Set(bank.map(\.id)))
    guard problems.isEmpty else {
      throw Failure(.data, "Les réponses ne sont pas lues :\n" + problems.map(\.description).joined(separator: "\n"))
    }
    guard !people.isEmpty else { throw Failure(.data, "« \(file) » ne contient aucune réponse.") }
    let calibration = Calibration(bank, people)
    if session.options.json { return try session.show(CalibrationView.json(calibration)) }
    try session.show(CalibrationView.document(calibration))
  }
}
