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
    guard !arguments.words.isEmpty else {
      let view = TurnoverView(knowledge, facts: person.facts, today: session.today)
      if session.options.json { return try session.show(view.json()) }
      return try session.showCited(view.document())
    }
    let (period, amount) = try read(arguments.words)
    try check(period, person.facts, session.today)
    let before = TurnoverLedger(person.facts)[period]
    var facts = person.facts
    facts[period.fact] = .money(amount)
    let change = FactChange(from: person.facts, to: facts)
    guard !change.isEmpty else {
      return try say(
        session, "\(French.capitalized(period.inFrench)) était déjà noté à \(amount.inFrench) : rien n’a changé.",
        ["tremplin demarches declarer": "relire l’année"])
    }
    try write(session, [change.draft])
    let view = TurnoverView(knowledge, facts: facts, today: session.today)
    let year = period.range.lowerBound.year
    if session.options.json { return try session.show(view.json(year: year)) }
    let said =
      before.map {
        "\(French.capitalized(period.inFrench)) corrigé : \($0.inFrench) devient \(amount.inFrench). L’ancien montant reste dans l’historique ; corrigez aussi votre compte Urssaf."
      }
      ?? "\(French.capitalized(period.inFrench)) noté : \(amount.inFrench)\(amount == .zero ? ". Zéro se déclare aussi à l’Urssaf" : "")."
    let isOver = period.range.upperBound < session.today
    try session.showCited(
      Document {
        Inline(said)
        if amount.cents % 100 != 0 {
          Inline("L’Urssaf demande un montant à l’euro près : \(French.euros((amount.cents + 50) / 100 * 100)).")
        }
        if !isOver { Block.callout(.info, "Cette période n’est pas finie : vous pourrez corriger ce montant.") }
        view.document(year: year).blocks
      }, paged: false)
  }

  /// The period is the first words, the amount all that follows: « février 2027 1 200,50 € ».
  private static func read(_ words: [String]) throws(Failure) -> (TurnoverPeriod, Money) {
    for count in stride(from: words.count - 1, through: 1, by: -1) {
      guard let period = TurnoverPeriod(words[0..<count].joined(separator: " ")) else { continue }
      let typed = words[count...].joined(separator: " ")
      do throws(ReplyProblem) {
        guard case .money(let amount) = try ReplyReader.read(typed, as: .money(.zero...(.euros(10_000_000)))) else {
          continue
        }
        return (period, amount)
      } catch {
        throw Failure(.usage, error.description)
      }
    }
    if words.count == 1, TurnoverPeriod(words[0]) != nil {
      throw Failure(.usage, "Il manque le montant : tremplin demarches declarer \(words[0]) 850 (ou 0).")
    }
    throw Failure(
      .usage,
      "« \(words[0].prefix(40)) » n’est pas une période. Écrivez un mois ou un trimestre, puis le montant : tremplin demarches declarer 2027-02 850, ou 2027-T1 2400."
    )
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
        "\(French.capitalized(line.period.inFrench)) est déjà noté (\(line.amount.inFrench)) et recouvre \(period.inFrench) : corrigez plutôt ce qui est noté, avec la même période."
      )
    }
  }
}
