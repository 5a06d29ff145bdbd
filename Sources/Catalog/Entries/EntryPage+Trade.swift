import Document
import Kernel
import Roadmap
import Trade

/// Words, figures, tariffs.
extension EntryPage {
  func term(_ term: Term) -> Document {
    var page = Glossary(catalog.terms, figures: catalog.figures, today: today).page(term)
    for id in term.figures {
      guard let figure = catalog.figures.first(where: { $0.id == id }) else { continue }
      page.blocks += history(of: figure)
    }
    return page
  }

  func figure(_ figure: Figure, _ entry: SearchIndex.Entry) -> Document {
    Document(Inline(figure.label)) {
      Block.definitions([FigureView.definition(figure, today: today)])
      history(of: figure)
      referrers("Cité par", catalog.entries(referringTo: entry))
    }
  }

  private func history(of figure: Figure) -> [Block] {
    let entry = SearchIndex.Entry(kind: .figures, id: figure.id, title: figure.label)
    return catalog.datedSeries(entry).flatMap { series in
      history(of: series, titled: Inline("Historique : \(figure.label)\(series.path == "high" ? " (au plus)" : "")"))
    }
  }

  func tariff(_ tariff: Tariff, _ entry: SearchIndex.Entry) -> Document {
    Document(Inline(tariff.label)) {
      dated(entry)
      referrers("Compté dans le prix de", catalog.entries(referringTo: entry))
    }
  }
}
