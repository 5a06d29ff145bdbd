import Conversation
import Document
import Kernel
import Notebook
import Registration

/// `demarches declarer`: the turnover of a month or a quarter, against the thresholds.
extension RegistrationCommands {
  static func declare(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let knowledge = try session.catalog().registrationKnowledge
    let person = try session.person()
    func view(_ facts: Facts) -> TurnoverView {
      TurnoverView(knowledge, facts: facts, routeEnd: person.plan?.end, today: session.today)
    }
    guard !arguments.words.isEmpty else {
      if let option = arguments.options.keys.sorted().first {
        throw Failure(
          .usage, "« \(option) » attend une période : tremplin demarches declarer 2027-02 850 \(option) 200.")
      }
      if session.options.json { return try session.show(view(person.facts).json()) }
      return try session.showCited(view(person.facts).document())
    }
    let (period, parts) = try read(arguments, main: Activity(person.facts))
    try check(period, person.facts, session.today)
    let before = TurnoverLedger(person.facts)[period]
    try refuseLoss(of: before, parts)
    let facts = person.facts.declaring(parts, in: period)
    guard let line = TurnoverLedger(facts)[period], before != line else {
      return try say(
        session,
        "\(French.capitalized(period.inFrench)) était déjà noté à \(before.map(amount) ?? "zéro") : rien n’a changé.",
        ["tremplin demarches declarer": "relire l’année"])
    }
    try write(session, [FactChange(from: person.facts, to: facts).draft])
    let year = period.range.lowerBound.year
    if session.options.json { return try session.show(view(facts).json(year: year)) }
    let said =
      before.map {
        "\(French.capitalized(period.inFrench)) corrigé : \(amount($0)) devient \(amount(line)). L’ancien montant reste dans l’historique ; corrigez aussi votre compte Urssaf."
      }
      ?? "\(French.capitalized(period.inFrench)) noté : \(amount(line))\(line.amount == .zero ? ". Zéro se déclare aussi à l’Urssaf" : "")."
    let isOver = period.range.upperBound < session.today
    let unrounded = Activity.allCases.compactMap { line.parts[$0] }.filter { $0.cents % 100 != 0 }
    try session.showCited(
      Document {
        Inline(said)
        if !unrounded.isEmpty {
          let rounded = unrounded.map { French.euros(($0.cents + 50) / 100 * 100) }
          Inline("L’Urssaf demande un montant à l’euro près : \(French.list(rounded)).")
        }
        if let doubt = doubt(period, line, facts, view(facts).readings(year)) { Block.callout(.info, Inline(doubt)) }
        if !isOver { Block.callout(.info, "Cette période n’est pas finie : vous pourrez corriger ce montant.") }
        view(facts).document(year: year).blocks
      }, paged: false)
  }

  /// What looks odd without being wrong: more than a year may bring, another rhythm than the one told, after the end.
  private static func doubt(
    _ period: TurnoverPeriod, _ line: TurnoverLedger.Line, _ facts: Facts, _ readings: [ThresholdReading]
  ) -> String? {
    if let most = readings.map(\.bound).max(), line.amount > most {
      return
        "\(line.amount.inFrench) d’un coup, c’est plus que le plafond d’une année entière : est-ce le bon montant ? Sinon : tremplin annuler."
    }
    if let closed = facts.date("registration.closed"), period.range.lowerBound > closed {
      return
        "C’est après la fin de votre activité, le \(closed.inFrench) : demandez à l’Urssaf comment déclarer cette somme."
    }
    switch (period, facts.choice("registration.declarationPeriod")) {
    case (.quarter, "month"?):
      return "Vous avez dit déclarer chaque mois : à l’Urssaf, ce trimestre fait trois déclarations, une par mois."
    case (.month, "quarter"?):
      return "Vous avez dit déclarer chaque trimestre : à l’Urssaf, additionnez les trois mois."
    default: return nil
    }
  }

  /// A line left out of a correction would be lost without a word.
  private static func refuseLoss(of before: TurnoverLedger.Line?, _ parts: [Activity: Money]) throws(Failure) {
    guard let before, let lost = Activity.allCases.first(where: { before.parts[$0] != nil && parts[$0] == nil })
    else { return }
    throw Failure(
      .usage,
      "\(French.capitalized(before.period.inFrench)) est déjà noté : \(amount(before)). Redonnez chaque ligne, ou \(lost.option) 0 pour l’effacer."
    )
  }

  /// « 1 050 € (850 € en libéral et 200 € en ventes) ».
  private static func amount(_ line: TurnoverLedger.Line) -> String {
    guard line.parts.count > 1 else { return line.amount.inFrench }
    let parts = Activity.allCases.compactMap { activity in
      line.parts[activity].map { "\($0.inFrench) \(activity.after)" }
    }
    return "\(line.amount.inFrench) (\(French.list(parts)))"
  }

  /// The period is the first words, the amount all that follows: « février 2027 1 200,50 € ». It stands on the main line;
  /// the other lines have their options.
  private static func read(
    _ arguments: Arguments, main: Activity
  ) throws(Failure) -> (TurnoverPeriod, [Activity: Money]) {
    let words = arguments.words
    var parts: [Activity: Money] = [:]
    for activity in Activity.allCases {
      if let typed = arguments.options[activity.option] { parts[activity] = try money(typed) }
    }
    if let period = TurnoverPeriod(words.joined(separator: " ")) {
      guard parts.isEmpty else { return (period, parts) }
      throw Failure(.usage, "Il manque le montant : tremplin demarches declarer \(period.typed) 850 (ou 0).")
    }
    for count in stride(from: words.count - 1, through: 1, by: -1) {
      guard let period = TurnoverPeriod(words[0..<count].joined(separator: " ")) else { continue }
      guard parts[main] == nil else {
        throw Failure(
          .usage,
          "Deux montants \(main.after), votre activité principale : l’un sans option, l’autre avec \(main.option). Gardez l’un des deux."
        )
      }
      parts[main] = try money(words[count...].joined(separator: " "))
      return (period, parts)
    }
    throw Failure(
      .usage,
      "« \(words[0].prefix(40)) » n’est pas une période. Écrivez un mois ou un trimestre, puis le montant : tremplin demarches declarer 2027-02 850, ou 2027-T1 2400."
    )
  }

  private static func money(_ typed: String) throws(Failure) -> Money {
    do throws(ReplyProblem) {
      guard case .money(let amount) = try ReplyReader.read(typed, as: .money(.zero...(.euros(10_000_000)))) else {
        return .zero
      }
      return amount
    } catch {
      throw Failure(.usage, error.description)
    }
  }

  private static func check(_ period: TurnoverPeriod, _ facts: Facts, _ today: CivilDate) throws(Failure) {
    if period.range.lowerBound > today {
      throw Failure(
        .usage,
        "\(French.capitalized(period.inFrench)) n’a pas commencé : on ne déclare que ce qui est encaissé.")
    }
    if let start = facts.date("registration.startDate"), period.range.upperBound < start {
      throw Failure(
        .usage,
        "\(French.capitalized(period.inFrench)) est avant votre début d’activité, le \(start.inFrench). Si cette date est fausse : tremplin demarches situation registration.startDate."
      )
    }
    let overlapping = TurnoverLedger(facts).overlapping(period)
    if let line = overlapping.first {
      throw Failure(
        .usage,
        "\(French.capitalized(line.period.inFrench)) est déjà noté (\(line.amount.inFrench)), sur le même temps que \(period.inFrench). Corrigez plutôt ce qui est noté : tremplin demarches declarer \(line.period.typed) MONTANT."
      )
    }
  }
}
