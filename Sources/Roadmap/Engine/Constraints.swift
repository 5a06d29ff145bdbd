import Kernel

/// The person's hard limits and starting point, read from the facts once, with what had to be assumed.
struct Constraints: Sendable {
  var weeklyHours: Int
  var weeklyHoursKnown: Bool
  var budget: Money?
  /// A month, while learning; nil where none is needed.
  var incomeToKeep: Money?
  var distanceOnly: Bool
  var apprenticeship: Bool
  var wantsDiploma: Bool
  var cpfBalance: Money
  var diplomaLevel: Int
  var assumptions: [Assumption] = []

  /// Hours a week supposed where nothing was said: what an employed person gives in the evenings.
  static let usualWeeklyHours = 10
  /// The bac: what most French people of school-leaving age hold.
  static let usualDiplomaLevel = 4

  /// The age from which the limit of apprenticeship (30) comes within reach of a plan.
  static let lastYearsOfApprenticeship = 27

  init(_ facts: Facts, today: CivilDate) {
    var assumed: [Assumption] = []
    let hours = facts.number("weeklyHours")?.whole
    weeklyHours = max(1, hours ?? Constraints.usualWeeklyHours)
    weeklyHoursKnown = hours != nil
    if hours == nil {
      assumed.append(
        Assumption(
          "weeklyHours",
          "Temps supposé : \(Constraints.usualWeeklyHours) heures par semaine hors des formations à plein temps."))
    }
    budget = facts.money("budget")
    if budget == nil {
      assumed.append(Assumption("budget", "Budget non précisé : aucun parcours n’est écarté pour son prix."))
    }
    incomeToKeep = facts.money("incomeToKeep").flatMap { $0 > .zero ? $0 : nil }
    distanceOnly = facts.flag("distanceOnly") ?? false
    if facts.flag("distanceOnly") == nil {
      assumed.append(Assumption("distanceOnly", "Formations sur place supposées possibles."))
    }
    apprenticeship = facts.flag("apprenticeshipWanted") ?? true
    if apprenticeship, facts["disabledWorker"] == nil, let birth = facts.date("birthDate"),
      today.age(bornOn: birth) >= Constraints.lastYearsOfApprenticeship
    {
      assumed.append(
        Assumption(
          "disabledWorker",
          "Apprentissage : vous êtes supposé·e sans reconnaissance de travailleur·euse handicapé·e (RQTH). Si vous l’avez, dites-le : il n’y a alors plus d’âge limite."
        ))
    }
    wantsDiploma = facts.flag("wantsDiploma") ?? false
    if facts.flag("wantsDiploma") == nil {
      assumed.append(Assumption("wantsDiploma", "Diplôme supposé non indispensable pour vous."))
    }
    cpfBalance = facts.money("cpfBalance") ?? .zero
    // A public agent's account is counted in hours: no balance is supposed.
    if facts.money("cpfBalance") == nil, facts.flag("publicAgent") != true {
      assumed.append(Assumption("cpfBalance", "CPF supposé vide."))
    }
    let level = facts.number("diplomaLevel")?.whole
    diplomaLevel = level ?? Constraints.usualDiplomaLevel
    if level == nil {
      assumed.append(Assumption("diplomaLevel", "Niveau bac supposé : dites votre diplôme pour un parcours juste."))
    }
    assumptions = assumed
  }
}
