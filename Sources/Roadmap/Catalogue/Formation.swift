import Kernel

/// Anything that can be a step of a roadmap: a diploma, a title, a short course, an internship, a rung of practice.
///
/// What it is (this record) is apart from the ways to follow it (`Offer`): one BTS is offered in a public lycée, in a
/// private school, in apprenticeship, at a distance, each with its own price, calendar and conditions.
///
/// Never changed once read, and large: a class, so that passing one on costs nothing. So are the other records that a
/// roadmap reads over and over: `Offer`, `Price`, `Tariff`, `Funding`, `Advice`, `Goal`, `ApplicationCalendar`, `Competence`.
public final class Formation: Record {
  public enum Family: String, CaseIterable, Sendable {
    case bts, dut, but, licencePro, licence, master, grandeEcole, iep, mba, rncpTitle, rsCertification
    case vendorCertificate, course, selfStudy, internship, practice, registration, jobSearch

    public var inFrench: String {
      switch self {
      case .bts: "BTS"
      case .dut: "DUT"
      case .but: "BUT"
      case .licencePro: "Licence professionnelle"
      case .licence: "Licence"
      case .master: "Master"
      case .grandeEcole: "École de commerce"
      case .iep: "Institut d’études politiques"
      case .mba: "MBA ou mastère"
      case .rncpTitle: "Titre RNCP"
      case .rsCertification: "Certification du répertoire spécifique"
      case .vendorCertificate: "Certificat d’éditeur"
      case .course: "Cours en ligne"
      case .selfStudy: "Travail personnel"
      case .internship: "Stage"
      case .practice: "Pratique"
      case .registration: "Immatriculation"
      case .jobSearch: "Recherche d’emploi"
      }
    }
  }

  /// How near to the trade its official ROME codes are.
  public enum Closeness: String, CaseIterable, Sendable {
    case direct, near, far

    public var inFrench: String {
      switch self {
      case .direct: "mène directement au métier"
      case .near: "proche du métier"
      case .far: "éloignée du métier"
      }
    }
  }

  public let id: String
  public let title: String
  public let family: Family
  /// Named by the article from which Tremplin grew.
  public let founding: Bool
  public let formerTitles: [String]
  /// Words that people type for it.
  public let aliases: [String]
  public let summary: String
  /// EU level (EQF, 4 = bac … 7 = master) that it awards; nil where it awards none.
  public let euLevel: Known<Int>?
  public let ects: Known<Int>?
  /// What it is worth on paper: 0 none, 1 vendor certificate, 2 RS certification, 3…7 the EU level.
  public let recognition: Int
  public let register: [RegisterSheet]
  public let closure: Closure?
  public let rome: [String]
  public let closeness: Closeness?
  public let access: Access?
  public let subjects: [String]
  public let trains: [Training]
  public let weakOn: [String]
  public let changes: [Change]
  public let places: [Places]
  public let warnings: [String]
  /// Facts that show the step to be behind the person already.
  public let done: Condition?
  public let offers: [Offer]
  public let unknown: [Gap]
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    family = fields.choice("family", default: .course, required: true)
    founding = fields.optional("founding") ?? false
    formerTitles = fields.values("formerTitles")
    aliases = fields.values("aliases")
    summary = fields.value("summary")
    euLevel = fields.optionalKnown("euLevel")
    ects = fields.optionalKnown("ects")
    recognition = fields.integer("recognition", in: 0...7)
    register = fields.records("register")
    closure = fields.optionalRecord("closure")
    rome = fields.references("rome", to: "rome")
    closeness = fields.choice("closeness")
    access = fields.optionalRecord("access")
    subjects = fields.values("subjects")
    trains = fields.records("trains")
    weakOn = fields.references("weakOn", to: "competence")
    changes = fields.records("changes")
    places = fields.records("places")
    warnings = fields.values("warnings")
    done = fields.optionalRecord("done")
    offers = fields.records("offers")
    unknown = fields.records("unknown")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    if closure == nil, offers.isEmpty {
      fields.problem(
        .missingKey, key: "offers",
        "« \(id) » est ouverte mais n’a aucune voie d’accès : ajoutez « offers », ou « closure ».")
    }
    let ids = offers.map(\.id)
    for (index, offer) in ids.enumerated() where ids[..<index].contains(offer) {
      fields.problem(.duplicateID, key: "offers", "« \(id) » : la voie « \(offer) » est écrite deux fois.")
    }
  }
}

/// One sheet of the national registers: RNCP (diplomas and titles) or RS (short certifications).
public struct RegisterSheet: Record {
  public enum Renewal: String, CaseIterable, Sendable {
    /// A national diploma is registered by right: the sheet is renewed, under a code perhaps not known yet.
    case byRight
    /// A private title is registered on request: past its end, nobody can enter any more.
    case onRequest
  }

  public let code: String
  public let title: String?
  public let certifier: String?
  public let until: Known<CivilDate>
  public let renewal: Renewal
  public let replaces: [String]
  /// The register says « inactive » and names no successor: nobody should enter before it is checked.
  public let inactive: Bool
  public let note: String?
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    code = fields.value("code")
    title = fields.optional("title")
    certifier = fields.optional("certifier")
    until = fields.known("until")
    renewal = fields.choice("renewal", default: .onRequest, required: true)
    replaces = fields.values("replaces")
    inactive = fields.optional("inactive") ?? false
    note = fields.optional("note")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
  }

  /// The last day on which one may enter, where the register sets one: a national diploma is renewed by right.
  public var lastEntry: CivilDate? { renewal == .onRequest ? until.value : nil }
}

/// A diploma that nobody can enter any more, and what replaced it.
public struct Closure: Record {
  public let since: CivilDate
  public let what: String
  public let replacedBy: [String]
  public let sources: [String]

  public init(_ fields: Fields) {
    since = fields.value("since")
    what = fields.value("what")
    replacedBy = fields.references("replacedBy", to: "formation")
    sources = fields.references("sources", to: "source")
  }
}

/// In which ways it can be followed or obtained.
public struct Access: Record {
  public enum Possible: String, CaseIterable, Sendable {
    case yes, no, some, rare, unknown

    public var inFrench: String {
      switch self {
      case .yes: "oui"
      case .no: "non"
      case .some: "parfois"
      case .rare: "rarement"
      case .unknown: "à vérifier"
      }
    }
  }

  public let route: String
  public let selective: Possible
  public let initial: Possible
  public let apprenticeship: Possible
  public let continuing: Possible
  public let professionalisation: Possible
  public let vae: Possible
  public let individual: Possible
  public let distance: Possible
  public let note: String?
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    route = fields.value("route")
    selective = fields.choice("selective", default: .unknown)
    initial = fields.choice("initial", default: .unknown)
    apprenticeship = fields.choice("apprenticeship", default: .unknown)
    continuing = fields.choice("continuing", default: .unknown)
    professionalisation = fields.choice("professionalisation", default: .unknown)
    vae = fields.choice("vae", default: .unknown)
    individual = fields.choice("individual", default: .unknown)
    distance = fields.choice("distance", default: .unknown)
    note = fields.optional("note")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
  }
}

/// What it raises: a competence, from the level that one must have on entry to the level that one leaves with.
public struct Training: Record {
  public let competence: String
  public let from: Int
  public let to: Int
  public let confidence: Confidence

  public init(_ fields: Fields) {
    competence = fields.reference("competence", to: "competence")
    from = fields.integer("from", in: 0...3)
    to = fields.integer("to", in: 1...4)
    confidence = fields.choice("confidence", default: .editorial)
    if !fields.isDescribing, !fields.reading.trusted, to <= from {
      fields.problem(.outOfRange, key: "to", "« to » (\(to)) doit être plus grand que « from » (\(from)).")
    }
  }
}

/// What changed, since when.
public struct Change: Record {
  public let since: CivilDate
  public let what: String
  public let sources: [String]

  public init(_ fields: Fields) {
    since = fields.value("since")
    what = fields.value("what")
    sources = fields.references("sources", to: "source")
  }
}

/// Places and wishes of one session, so that a person sees how realistic an entry is.
public struct Places: Record {
  public let label: String
  public let year: Int
  public let lines: Int?
  public let places: Int?
  public let wishes: Int?
  public let sources: [String]

  public init(_ fields: Fields) {
    label = fields.value("label")
    year = fields.integer("year", in: 2015...2100)
    lines = fields.optional("lines")
    places = fields.optional("places")
    wishes = fields.optional("wishes")
    sources = fields.references("sources", to: "source")
  }

  /// Wishes per place, rounded to the nearest whole; a wish is not a candidate.
  public var pressure: Int? {
    guard let places, let wishes, places > 0 else { return nil }
    return (wishes + places / 2) / places
  }
}
