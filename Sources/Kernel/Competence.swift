/// One of the fourteen competences: what it is, and what each of five levels looks like in the first person.
public final class Competence: Record {
  public let id: String
  public let title: String
  public let domain: String
  public let definition: String
  /// Five anchors, from 0 (novice) to 4 (expert).
  public let levels: [String]
  public let missions: [String]
  public let rome: [String]
  /// Months after which a measure of it should be taken again.
  public let freshMonths: Int

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    domain = fields.value("domain")
    definition = fields.value("definition")
    levels = fields.values("levels")
    missions = fields.values("missions")
    rome = fields.references("rome", to: "rome")
    freshMonths = fields.optionalInteger("freshMonths", in: 1...60) ?? 12
    if !fields.isDescribing, !fields.reading.trusted, levels.count != 5 {
      fields.problem(
        .outOfRange, key: "levels", "« \(id) » : il faut cinq niveaux, de 0 à 4 (\(levels.count) trouvés).")
    }
  }

  /// Novice … Expert·e.
  public static let levelNames = ["Novice", "Débutant·e", "Autonome", "Confirmé·e", "Expert·e"]
}
