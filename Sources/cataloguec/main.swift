// Compiles Data/ into one Swift file that holds it as text, after having verified it.
//
//     cataloguec DATA_FOLDER              verifies, prints the problems
//     cataloguec DATA_FOLDER OUT.swift    verifies and compiles

import Catalog
import Foundation
import Kernel

let arguments = CommandLine.arguments
guard arguments.count == 2 || arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: cataloguec DATA_FOLDER [OUT.swift]\n".utf8))
  exit(64)
}
let files = CatalogFiles(folder: arguments[1])
let problems = ProblemList()
let nodes = CatalogNodes(files, problems: problems)
let found = Verifier.verify(nodes, problems: problems)
for problem in found {
  var shown = problem
  // Compilers' form, with the whole path, so that the build log leads to the place.
  if let position = problem.position {
    shown.position = Position(file: arguments[1] + "/" + position.file, line: position.line, column: position.column)
  }
  FileHandle.standardError.write(Data("\(shown.position.map { "\($0): error: " } ?? "")\(shown.message)\n".utf8))
}
if !found.isEmpty { exit(65) }
if arguments.count == 3 {
  let text = String(decoding: CompiledForm.encode(nodes), as: UTF8.self)
  var literal = ""
  literal.reserveCapacity(text.utf8.count + 4096)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": literal += "\\\\"
    case "\"": literal += "\\\""
    case "\n": literal += "\\n"
    case "\r": literal += "\\r"
    case "\t": literal += "\\t"
    default:
      if scalar.value < 32 || scalar.value == 0x7F {
        literal += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        literal.unicodeScalars.append(scalar)
      }
    }
  }
  let source = """
    // Generated from Data/ by cataloguec. Do not edit.
    public enum ShippedCatalog {
      /// The compiled form of the catalogue that this executable carries.
      public static let compiled: StaticString = "\(literal)"
    }

    """
  do {
    try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
  } catch {
    FileHandle.standardError.write(Data("cataloguec: cannot write \(arguments[2])\n".utf8))
    exit(73)
  }
}
