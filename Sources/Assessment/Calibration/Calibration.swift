import Kernel

/// Difficulties estimated again from a cohort’s answers: marginal and Bayesian, by EM.
///
/// For each competence, θ ~ N(μ, σ²) with μ and σ estimated; a and c stay those of the catalogue; each b has the
/// expert’s value, ± σ_b, as its prior, so that few answers move it little and many move it to where they point. What is
/// found is the maximum of the marginal posterior (Bock & Aitkin 1981; Mislevy 1986).
public struct Calibration: Sendable {
  public struct ItemResult: Sendable {
    public let item: Item
    public let answers: Int
    public let right: Int
    public let difficulty: Double
    public let standardError: Double
    /// Mean squared residuals, 1 where the model holds: weighted by information, and not.
    public let infit: Double
    public let outfit: Double
    public let differences: [GroupDifference]

    /// Whether people answer it otherwise than their level says. Under a hundred answers nobody can tell.
    public var misfits: Bool { answers >= 100 && (abs(infit - 1) > 0.2 || outfit > 1.5) }
  }

  public struct Ability: Sendable {
    public let competence: String
    public let mean: Double
    public let deviation: Double
    public let people: Int
  }

  public let people: Int
  public let items: [ItemResult]
  public let abilities: [Ability]
  /// Whether every competence settled within the iterations allowed.
  public let converged: Bool

  public static let method =
    "marginale bayésienne (maximum a posteriori par EM) : pente et hasard du catalogue, difficulté de l’expert ± 0,6 a priori, moyenne et écart type du groupe estimés"

  public init(_ bank: [Item], _ people: [CohortPerson], difficultyError: Double = 0.6) {
    self.people = people.count
    let place = Dictionary(bank.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var byCompetence: [String: [Int]] = [:]
    for (index, item) in bank.enumerated() { byCompetence[item.competence, default: []].append(index) }
    var results: [Int: ItemResult] = [:]
    var abilities: [Ability] = []
    var converged = true
    for competence in byCompetence.keys.sorted() {
      let members = byCompetence[competence] ?? []
      let local = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
      var scale = ScaleCalibration(members.map { bank[$0] }, priorError: difficultyError)
      for person in people {
        let answers = person.answers.compactMap { answer in
          place[answer.item].flatMap { local[$0] }.map { (item: $0, isRight: answer.isRight) }
        }
        if !answers.isEmpty { scale.add(answers, group: person.group) }
      }
      guard !scale.isEmpty else { continue }
      converged = scale.run() && converged
      abilities.append(
        Ability(competence: competence, mean: scale.mean, deviation: scale.spread, people: scale.count))
      for (index, member) in members.enumerated() {
        if let result = scale.result(of: index) { results[member] = result }
      }
    }
    self.abilities = abilities
    self.converged = converged
    items = results.keys.sorted().compactMap { results[$0] }
  }
}
