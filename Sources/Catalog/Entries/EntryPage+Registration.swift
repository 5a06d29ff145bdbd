import Document
import Kernel
import Registration

/// Thresholds, public holidays, documents to fill in.
extension EntryPage {
  func threshold(_ threshold: Threshold) -> Document {
    Document(Inline(threshold.title)) {
      Inline(markup: threshold.below) + .cite(threshold.sources)
      Block.callout(.warning, Inline(markup: threshold.above))
      toVerify(threshold.confidence)
      for id in Set([threshold.services, threshold.sales ?? threshold.services]).sorted() {
        if let figure = catalog.figures.first(where: { $0.id == id }) { self.figure(figure, entry(of: id)).blocks }
      }
      Block.commands(
        [CommandHint("tremplin demarches declarer", "voir où vous en êtes de chaque seuil")]
          + (threshold.step.map { [CommandHint("tremplin demarches voir \($0)", "que faire au-dessus")] } ?? []))
    }
  }

  private func entry(of figure: String) -> SearchIndex.Entry {
    SearchIndex.Entry(kind: .figures, id: figure, title: figure)
  }

  func holiday(_ holiday: Holiday) -> Document {
    let years = today.year...(today.year + 2)
    return Document(Inline(holiday.label)) {
      Inline(
        holiday.areas.isEmpty
          ? "Jour férié partout." : "Jour férié ici seulement : \(French.list(holiday.areas.map(\.inFrench))).")
        + .cite(holiday.sources)
      Block.bullets(years.compactMap { holiday.date(in: $0).map { Inline($0.inFrench) } })
      toVerify(holiday.confidence)
    }
  }

  func paper(_ paper: Paper) -> Document {
    PaperView(catalog.registrationKnowledge, facts: facts, today: today).document(paper)
  }
}
