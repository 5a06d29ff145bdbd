// Prints the table of the README: `swift run -c release --package-path Tests/Benchmarks benchmarks`; with
// `mutations SEED WHOLE SINGLE`, runs the long campaign of damaged catalogues instead.

import Catalog
import Foundation
import Kernel
import Roadmap
import ShippedCatalog

let shipped = ShippedCatalog.compiled
let bytes = UnsafeBufferPointer(start: shipped.utf8Start, count: shipped.utf8CodeUnitCount)
let today = CivilDate(iso: "2026-11-23") ?? CivilDate(daysSinceEpoch: 0)

// Data/ stands three folders above the sources of the benchmarks.
let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../../Data").standardized
  .path(percentEncoded: false)

if CommandLine.arguments.dropFirst().first == "mutations" {
  Mutations.run(Array(CommandLine.arguments.dropFirst(2)), data: data)
  exit(0)
}

guard let reader = CompiledReader(bytes) else { fatalError("the shipped catalogue does not read") }
let knowledge = Catalog(reader).roadmapKnowledge

// `benchmarks evaluation [FOLDER]`: the assessment alone; the folder gets the banks, for Oracle/adaptive.py.
if CommandLine.arguments.dropFirst().first == "evaluation" {
  let assessment = Catalog(reader).assessmentKnowledge
  AdaptiveSimulation.report(folder: CommandLine.arguments.dropFirst(2).first)
  AdaptiveSimulation.choices()
  SittingStudy.replay(assessment)
  SittingStudy.report(assessment)
  exit(0)
}

// `benchmarks missions`: the practice clients alone.
if CommandLine.arguments.dropFirst().first == "missions" {
  let catalog = Catalog(reader)
  Engagements.report(catalog.scenarios.map { catalog.practiceWorld($0, on: today) })
  exit(0)
}

// `benchmarks parcours`: the roadmaps alone.
if CommandLine.arguments.dropFirst().first == "parcours" {
  print(Timing.header)
  Roadmaps.measure(knowledge, reader)
  exit(0)
}

print(Timing.header)
print(Timing("catalogue : ouvrir la forme compilée (\(bytes.count / 1024) Ko)") { _ = CompiledReader(bytes) }.row)
print(Timing("catalogue : décoder toutes les formations") { _ = Catalog(reader).formations.count }.row)

CatalogueCosts.measure(bytes, data: data)
HostileFiles.measure()
print()

Roadmaps.measure(knowledge, reader)

print()
Deadlines.measure(Catalog(reader).registrationKnowledge)

print()
if CommandLine.arguments.count > 1 {
  StartUp.compare(CommandLine.arguments[1])
} else {
  print("Démarrage : ajoutez le chemin de l’exécutable pour le comparer à un programme C lié à Readline.")
}
