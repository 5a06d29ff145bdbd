import Document
import Kernel

/// The glossary: one term, or the list.
public struct Glossary: Sendable {
  public let terms: [Term]
  private let figures: [Figure]
  private let today: CivilDate

  /// - Parameter today: the day whose figures the pages show.
  public init(_ terms: [Term], figures: [Figure], today: CivilDate) {
    (self.figures, self.today) = (figures, today)
    self.terms = terms.sorted { (FrenchText.fold($0.term), $0.id) < (FrenchText.fold($1.term), $1.id) }
  }

  /// By id, term or alias, accents and case free.
  public func term(_ word: String) -> Term? {
    let key = FrenchText.fold(word)
    return terms.first { $0.id == key || FrenchText.fold($0.term) == key }
      ?? terms.first { $0.aliases.contains { FrenchText.fold($0) == key } }
  }

  public func nearest(to word: String) -> String? {
    FrenchText.nearest(to: word, among: terms.map(\.id) + terms.map(\.term) + terms.flatMap(\.aliases))
  }

  public func page(_ term: Term) -> Document {
    Document(Inline(term.term)) {
      Inline(markup: term.text) + .cite(term.sources)
      if !term.figures.isEmpty {
        Block.definitions(figures(of: term).map { FigureView.definition($0, today: today) })
      }
      if let words = term.confidence.inFrench, term.confidence.mustBeChecked {
        Block.callout(.warning, Inline("\(words)."))
      }
      if !term.see.isEmpty {
        Inline("Voir aussi : ")
          + term.see.map { id in Inline(terms.first { $0.id == id }?.term ?? id) }.joined(separator: ", ") + "."
      }
    }
  }

  private func figures(of term: Term) -> [Figure] {
    term.figures.compactMap { id in figures.first { $0.id == id } }
  }

  public func index() -> Document {
    var domains: [String] = []
    for term in terms where !domains.contains(term.domain) { domains.append(term.domain) }
    return Document("Glossaire") {
      Inline(
        "\(French.plural(terms.count, "terme", "termes")). Dans un entretien, « ? mot » explique un mot sans quitter la question."
      )
      for domain in domains.sorted() {
        Block.subheading(Inline(domain.prefix(1).uppercased() + domain.dropFirst()))
        Inline(terms.filter { $0.domain == domain }.map(\.term).joined(separator: ", "))
      }
      Block.commands(["tremplin glossaire TERME": "lire la définition d’un terme"])
    }
  }

  public func json(_ term: Term) -> JSON {
    [
      "id": .string(term.id), "term": .string(term.term), "aliases": .strings(term.aliases),
      "domain": .string(term.domain), "text": .string(term.text), "see": .strings(term.see),
      "figures": .array(figures(of: term).map { FigureView.json($0, today: today) }),
      "sources": .strings(term.sources), "confidence": .string(term.confidence.rawValue),
    ]
  }
}
