import Assessment
import Document

/// Questions of the bank. What is right stays untold: the person may be asked it.
extension EntryPage {
  func item(_ item: Item) -> Document {
    let competence = catalog.competences.first { $0.id == item.competence }
    return Document(Inline(item.prompt)) {
      Block.definitions([
        Definition("Compétence", Inline(competence?.title ?? item.competence)),
        Definition("Niveau visé", Inline("\(item.level) sur 4, \(item.shade.rawValue)")),
      ])
      if let until = item.validUntil { Inline("Posée jusqu’au \(until.inFrench), puis retirée.") }
      Inline("La réponse et son explication se découvrent dans l’évaluation.")
      Block.commands([
        "tremplin competences evaluer \(item.competence)": "répondre à quelques questions de cette compétence"
      ])
    }
  }
}
