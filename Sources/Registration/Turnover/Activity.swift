import Kernel

/// The nature of what is sold: the line of the declaration on which an amount stands.
public enum Activity: String, CaseIterable, Sendable {
  case liberalBNC, servicesBIC, salesBIC

  /// The person's main line, as they told it; liberal, as most community managers are, until they do.
  public init(_ facts: Facts) { self = facts.choice("registration.activity").flatMap(Activity.init) ?? .liberalBNC }

  /// « 850 € en libéral », « 200 € en ventes ».
  public var after: String {
    switch self {
    case .liberalBNC: "en libéral"
    case .servicesBIC: "en services commerciaux"
    case .salesBIC: "en ventes"
    }
  }

  /// The head of a column.
  public var column: String {
    switch self {
    case .liberalBNC: "Libéral"
    case .servicesBIC: "Services"
    case .salesBIC: "Vente"
    }
  }

  /// What a person types to name the line: `--vente 200`.
  public var option: String {
    switch self {
    case .liberalBNC: "--liberal"
    case .servicesBIC: "--services"
    case .salesBIC: "--vente"
    }
  }

  /// The figure of the flat abatement.
  var abatement: String {
    switch self {
    case .liberalBNC: "abattement-liberal"
    case .servicesBIC: "abattement-services"
    case .salesBIC: "abattement-vente"
    }
  }

  /// The figures of what is paid on each euro that comes in, income tax left out.
  var contributions: [String] {
    switch self {
    case .liberalBNC: ["cotisations-liberal", "cfp-liberal"]
    case .servicesBIC: ["cotisations-services", "cfp-commerce", "taxe-chambre-services"]
    case .salesBIC: ["cotisations-vente", "cfp-commerce", "taxe-chambre-vente"]
    }
  }

  /// The figure of the income tax paid with the contributions, where that option was taken.
  var versementLiberatoire: String {
    switch self {
    case .liberalBNC: "versement-liberatoire-liberal"
    case .servicesBIC: "versement-liberatoire-services"
    case .salesBIC: "versement-liberatoire-vente"
    }
  }
}
