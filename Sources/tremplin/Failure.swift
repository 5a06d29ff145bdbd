import Kernel
import Notebook
import Terminal

/// The end of a command that could not be done: an exit code of the interface, and what the person reads.
struct Failure: Error {
  let code: ExitCode
  let message: String

  init(_ code: ExitCode, _ message: String) {
    (self.code, self.message) = (code, message)
  }

  init(_ error: NotebookError) {
    self.init(ExitCode(rawValue: error.exitCode) ?? .defect, error.description)
  }

  init(_ error: OutputError) {
    self.init(.cannotWrite, error.description)
  }
}

/// The exit codes that scripts rely on (interface §1), with their sentence for `aide codes`.
enum ExitCode: Int32, CaseIterable {
  case done = 0
  case usage = 64
  case data = 65
  case notFound = 66
  case defect = 70
  case cannotCreate = 73
  case cannotWrite = 74
  case busy = 75
  case interrupted = 130

  var meaning: String {
    switch self {
    case .done: "tout va bien ; aussi quand il n’y a rien à montrer"
    case .usage: "commande ou option incorrecte"
    case .data: "données incorrectes : catalogue, fichier importé, ligne de lot, carnet abîmé ou plus récent"
    case .notFound: "le fichier, l’identifiant ou le terme nommé n’existe pas ou ne peut pas être lu"
    case .defect: "défaut de Tremplin"
    case .cannotCreate: "un fichier ne peut pas être créé"
    case .cannotWrite: "écriture impossible (disque plein, lecture seule)"
    case .busy: "le carnet est resté occupé plus de deux secondes par une autre session"
    case .interrupted: "interrompu"
    }
  }
}
