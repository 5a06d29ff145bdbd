/// Recognition in words.
enum Recognition {
  static func words(_ level: Int) -> String {
    switch level {
    case 0: "aucun titre sur le papier : vos réalisations parlent pour vous"
    case 1: "certificat d’éditeur"
    case 2: "certification du répertoire spécifique"
    case 3: "niveau 3 (CAP)"
    case 4: "niveau 4 (bac)"
    case 5: "niveau 5 (bac+2)"
    case 6: "niveau 6 (bac+3 ou +4)"
    default: "niveau 7 (bac+5)"
    }
  }

  static func short(_ level: Int) -> String {
    switch level {
    case 0: "aucune"
    case 1: "certificat"
    case 2: "certification"
    default: "niveau \(level)"
    }
  }

  /// In the middle of a sentence.
  static func noun(_ level: Int) -> String {
    switch level {
    case 0: "aucun titre"
    case 1: "un certificat d’éditeur"
    case 2: "une certification du répertoire spécifique"
    default: words(level)
    }
  }

  /// « d’aucun titre », « d’un certificat d’éditeur », « de niveau 5 (bac+2) ».
  static func of(_ level: Int) -> String { (level <= 2 ? "d’" : "de ") + noun(level) }
}
