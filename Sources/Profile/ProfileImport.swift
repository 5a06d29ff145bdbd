import Kernel

/// Reads a profile that somebody wrote or exported: `{"profile": {"goal": "freelance", …}}`, or the facts alone.
public enum ProfileImport {
  /// - Returns: the facts of the profile, or every problem found.
  public static func read(_ bytes: [UInt8], file: String, dictionary: FactDictionary) -> Result<Facts, ImportProblems> {
    do throws(Problem) {
      let root = try JSONReader.read(bytes, file: file)
      let node = root["profile"] ?? root
      let reading = Reading(strict: true)
      let facts = dictionary.read(node, path: root["profile"] == nil ? "" : "profile", reading: reading)
      for name in facts.names {
        guard let declaration = dictionary[name], declaration.writer != .profile else { continue }
        reading.problems.add(
          Problem(
            .wrongValue, at: Position(file: file), path: name,
            "« \(name) » n’est pas une réponse de l’entretien : Tremplin l’écrit lui-même. Retirez-le du fichier."))
      }
      return reading.problems.isEmpty ? .success(facts) : .failure(ImportProblems(reading.problems.sorted))
    } catch {
      return .failure(ImportProblems([error]))
    }
  }

  /// The JSON Schema of what `read` takes: the facts that the interview writes, under « profile » or alone.
  public static func jsonSchema(_ dictionary: FactDictionary) -> JSON {
    let definitions = SchemaDefinitions()
    let facts = definitions.add("Facts", dictionary.jsonSchema { $0.writer == .profile })
    return Schema.document(
      title: "profil", [["anyOf": [Schema.written([("profile", facts)]), facts]]], definitions)
  }

  public struct ImportProblems: Error {
    public let problems: [Problem]
    init(_ problems: [Problem]) { self.problems = problems }
  }
}
