import Catalog
import Kernel
import Registration
import ShippedCatalog

/// The rules that the program carries.
enum Shipped {
  static let knowledge: RegistrationKnowledge = {
    let shipped = ShippedCatalog.compiled
    let reader = CompiledReader(UnsafeBufferPointer(start: shipped.utf8Start, count: shipped.utf8CodeUnitCount))
    guard let reader else { fatalError("no catalogue") }
    return Catalog(reader).registrationKnowledge
  }()

  static let engine = DeadlineEngine(knowledge, area: .metropole)

  /// The deadlines of somebody who told no more than this.
  static func deadlines(
    start: CivilDate, registered: CivilDate? = nil, _ period: DeclarationPeriod = .month, today: CivilDate? = nil,
    until: CivilDate, done: Set<String> = []
  ) -> [Deadline] {
    let facts = Facts([
      "registration.startDate": .date(start), "registration.date": .date(registered ?? start),
      "registration.declarationPeriod": .choice(period.rawValue), "registration.acre": .choice("wanted"),
      "registration.versementLiberatoire": .choice("wanted"),
    ])
    let context = FactContext(facts, knowledge.dictionary, today: today ?? start)
    return engine.deadlines(context, until: until, done: done)
  }
}

extension CivilDate: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = CivilDate(iso: value) ?? CivilDate(daysSinceEpoch: 0) }
}
