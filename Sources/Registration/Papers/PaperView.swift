import Document
import Kernel

/// A document ready to fill: what the notebook knows is written in, the rest is left to write, the mentions are those of the day.
public struct PaperView {
  let knowledge: RegistrationKnowledge
  let facts: Facts
  let today: CivilDate

  public init(_ knowledge: RegistrationKnowledge, facts: Facts, today: CivilDate) {
    (self.knowledge, self.facts, self.today) = (knowledge, facts, today)
  }

  private var context: FactContext { FactContext(facts, knowledge.dictionary, today: today) }
  /// A line to write on.
  private static let blank = "………………………………"

  public func document(_ paper: Paper) -> Document {
    Document(Inline(paper.title)) {
      Block.callout(.warning) {
        Inline("Modèle à faire relire, aux mentions du \(today.inFrench).")
        for warning in paper.warnings { Inline(markup: warning) }
      }
      for section in paper.sections where holds(section.when) { block(section, paper) }
      Block.subheading("À retirer avant l’envoi")
      Block.bullets([Inline(markup: paper.summary) + .cite(paper.sources)] + notes(paper))
    }
  }

  private func holds(_ condition: Condition?) -> Bool { condition.map { $0.evaluate(context) != .no } ?? true }

  @BlockBuilder private func block(_ section: Paper.Section, _ paper: Paper) -> [Block] {
    if let heading = section.heading { Block.subheading(Inline(heading)) }
    if let text = section.text { Inline(markup: text) }
    if !section.fields.isEmpty {
      Block.definitions(section.fields.map { Definition(Inline($0.label), Inline(value($0))) })
    }
    if !section.columns.isEmpty {
      Block.table(
        section.columns.map { Column(Inline($0)) },
        rows: (0..<3).map { _ in section.columns.map { _ in Inline("………") } })
    }
    if !section.bullets.isEmpty { Block.bullets(section.bullets.map { Inline(markup: $0) }) }
    for id in section.mentions {
      if let mention = paper.mentions.first(where: { $0.id == id }), let answer = answer(mention) {
        Inline(markup: answer.value)
      }
    }
  }

  /// The mention of the day; nil before it existed, and where it does not concern the person.
  private func answer(_ mention: Paper.Mention) -> DatedValue<String>.Answer? {
    if let introduced = mention.introduced, today < introduced { return nil }
    return holds(mention.when) ? mention.text.at(today) : nil
  }

  /// Where the mentions come from and what is to be checked: beside the model, so that the model itself can be sent.
  private func notes(_ paper: Paper) -> [Inline] {
    paper.mentions.compactMap { mention in
      answer(mention).map { answer in
        var text = Inline(mention.label)
        if let note = answer.period.note { text += Inline(" : ") + Inline(markup: note) }
        if answer.period.confidence.mustBeChecked { text += .uncertain() }
        return text + .cite(answer.period.sources)
      }
    }
  }

  private func value(_ field: Paper.Field) -> String {
    if let fact = field.fact, let value = facts[fact], let declaration = knowledge.dictionary[fact] {
      return declaration.words(for: value)
    }
    return PaperView.blank + (field.example.map { " (ex. : \($0))" } ?? "")
  }
}
