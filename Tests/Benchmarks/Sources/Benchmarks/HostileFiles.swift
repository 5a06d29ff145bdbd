import Catalog
import Kernel

/// How long it takes to refuse files made to hurt.
enum HostileFiles {
  private static let files: [(name: String, text: String)] = [
    ("mille millions de rires", "a: &a [x,x,x,x]\n" + (0..<9).map { "b\($0): &b\($0) [*a,*a,*a,*a]\n" }.joined()),
    ("20 000 crochets", String(repeating: "[", count: 20_000)),
    ("20 000 crochets derrière des guillemets", String(repeating: "a: \"]\"\n[", count: 20_000)),
    ("100 000 clés", (0..<100_000).map { "k\($0): 1\n" }.joined()),
    ("50 000 entrées vides", "terms:\n" + (0..<50_000).map { "- k\($0): 1\n" }.joined()),
    ("100 000 éléments", "terms:\n- id: a\n  aliases: [" + String(repeating: "a,", count: 100_000) + "a]\n"),
    ("un texte de 900 Ko", "terms:\n- id: " + String(repeating: "a", count: 900_000) + "\n"),
    ("1 Mo de lignes", "terms:\n" + String(repeating: "- id: aé\n", count: 100_000)),
  ]

  static func measure() {
    for (name, text) in files {
      let bytes = Array(text.utf8)
      var found = 0
      let timing = Timing("hostile : \(name)", runs: 3, warmup: 0) {
        let problems = ProblemList()
        let nodes = CatalogNodes(CatalogFiles(files: [("essai.yaml", bytes)]), problems: problems)
        found = Verifier.verify(nodes, problems: problems).count
      }
      print(timing.row + "   (\(found) problèmes)")
    }
  }
}
