import Document
import Kernel

/// What to say where no route fits.
extension RoadmapView {
  @BlockBuilder var nothing: [Block] {
    Block.callout(.warning, "Aucun parcours ne tient dans ces limites.")
    Block.subheading("Ce qui bloque")
    Block.bullets(result.blockedBy.map { Inline($0) })
    if result.loosenings.isEmpty {
      Inline("Aucune limite levée seule n’y suffirait. Revoyez l’objectif, ou plusieurs limites à la fois.")
    } else {
      Block.subheading("Ce qu’ouvrirait une limite levée")
      Block.bullets(result.loosenings.map { Inline($0.text) })
    }
    Block.commands([
      "tremplin profil modifier \(knowledge.dictionary.typed(result.loosenings.first?.fact ?? "goal"))":
        result.loosenings.isEmpty ? "changer d’objectif" : "changer cette réponse",
      "tremplin parcours lister": "voir pourquoi chaque formation est écartée",
    ])
  }
}
