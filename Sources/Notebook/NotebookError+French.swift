extension NotebookError: CustomStringConvertible {
  /// What was wrong, where, and the mend: one or two sentences for the person.
  public var description: String {
    switch self {
    case .damaged(let file, let detail):
      "Le carnet « \(file) » est endommagé (\(detail)). Rien n’y a été changé. "
        + "Reprenez une sauvegarde : tremplin carnet restaurer FICHIER."
    case .newerVersion(let file, let found, let known):
      "Le carnet « \(file) » vient d’une version plus récente de Tremplin (format \(found), connu ici jusqu’à \(known)). "
        + "Rien n’y a été changé. Installez la version récente, ou indiquez un autre dossier avec --carnet."
    case .notANotebook(let file):
      "« \(file) » est une base SQLite, mais pas un carnet de Tremplin. "
        + "Indiquez un autre dossier avec --carnet, ou un autre fichier."
    case .malformed(let file, let line, let column, let entry, let detail):
      "« \(file) », ligne \(line), colonne \(column)\(entry.map { " (entrée n° \($0))" } ?? "") : \(detail). "
        + "Rien n’a été restauré. Corrigez le fichier, ou exportez-le de nouveau."
    case .cannotCreate(let path, .folderMissing):
      "Impossible de créer « \(path) » : le dossier « \(Disk.parent(of: path)) » n’existe pas. Créez d’abord ce dossier, ou donnez un autre chemin."
    case .cannotCreate(let path, let obstacle):
      "Impossible de créer « \(path) » : \(obstacle.reason). \(obstacle.mend)"
    case .cannotWrite(let path, let obstacle):
      "Impossible d’écrire dans « \(path) » : \(obstacle.reason). "
        + "Ce qui était déjà noté est intact. \(obstacle.mend)"
    case .cannotRead(let path, let obstacle):
      "Impossible de lire « \(path) » : \(obstacle.reason). \(obstacle.mend)"
    case .busy(let file):
      "Le carnet « \(file) » est occupé : une autre session y écrit. Réessayez dans un instant."
    case .conversationMoved:
      "Cette conversation a continué dans une autre session. Tapez « reprendre » pour la retrouver où elle en est."
    case .invalidEntry(let detail):
      "Défaut de Tremplin : cette entrée ne peut pas être notée (\(detail)). Signalez-le ; le carnet est intact."
    case .noLocation(let fault): fault.sentence
    }
  }
}

extension NotebookError.LocationFault {
  fileprivate var sentence: String {
    switch self {
    case .emptyOption:
      "Le dossier donné à --carnet est vide. Donnez un chemin, par exemple --carnet ~/tremplin."
    case .homeUnset:
      "La variable HOME n’est pas définie : Tremplin ne sait pas où est votre carnet. "
        + "Définissez HOME, ou donnez un dossier avec --carnet."
    case .homeMissing(let home):
      "Le dossier personnel « \(home) » (variable HOME) n’existe pas. "
        + "Corrigez HOME, ou donnez un dossier avec --carnet."
    }
  }
}

extension NotebookError.Obstacle {
  fileprivate var reason: String {
    switch self {
    case .diskFull: "le disque est plein"
    case .readOnly: "l’emplacement est en lecture seule"
    case .permissionDenied: "vous n’en avez pas le droit"
    case .notAFolder: "ce n’est pas un dossier"
    case .notAFile: "ce n’est pas un fichier ordinaire"
    case .symbolicLink: "c’est un lien symbolique"
    case .folderMissing: "son dossier n’existe pas"
    case .missing: "il n’existe pas"
    case .alreadyExists: "il existe déjà"
    case .sameFile: "c’est le carnet lui-même"
    case .openedForReading: "le carnet a été ouvert en lecture seule"
    case .system(let code): "le système répond « \(Disk.message(code)) » (erreur \(code))"
    case .sqlite(let code): "la base de données répond par l’erreur \(code)"
    }
  }

  fileprivate var mend: String {
    switch self {
    case .diskFull: "Libérez de la place, puis recommencez."
    case .readOnly, .permissionDenied: "Vérifiez les droits du dossier, ou indiquez-en un autre."
    case .notAFolder: "Déplacez ce fichier, ou indiquez un autre dossier."
    case .notAFile, .symbolicLink: "Remplacez-le par un vrai fichier, ou donnez un autre nom."
    case .folderMissing: "Créez d’abord ce dossier, ou donnez un autre chemin."
    case .missing: "Vérifiez le chemin."
    case .alreadyExists: "Donnez un autre nom, ou supprimez d’abord ce fichier."
    case .sameFile: "Donnez un autre fichier."
    case .openedForReading: "C’est un défaut de Tremplin : signalez-le."
    case .system, .sqlite: "Vérifiez le disque, puis lancez : tremplin carnet verifier."
    }
  }
}
