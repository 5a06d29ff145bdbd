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

print(Timing.header)
print(Timing("catalogue : ouvrir la forme compilée (\(bytes.count / 1024) Ko)") { _ = CompiledReader(bytes) }.row)
print(Timing("catalogue : décoder toutes les formations") { _ = Catalog(reader).formations.count }.row)

CatalogueCosts.measure(bytes, data: data)
HostileFiles.measure()
print()

let people = Profiles.make(200)
let clock = ContinuousClock()
var times: [Double] = []
for facts in people {
  let duration = clock.measure { _ = RoadmapEngine(knowledge, facts: facts, today: today).run() }.components
  times.append(Double(duration.seconds) * 1_000 + Double(duration.attoseconds) / 1e15)
}
print(
  Timing("parcours : 200 profils, catalogue livré (\(knowledge.formations.count) entrées)", milliseconds: times).row)

for size in [10, 30, 100, 300, 1_000, 3_400] {
  let grown = Growth.knowledge(reader, size: size)
  let some = Array(people.prefix(5))
  print(
    Timing("parcours : \(size) formations", runs: 3, warmup: 0) {
      for facts in some { _ = RoadmapEngine(grown, facts: facts, today: today).run() }
    }.row + "   (5 profils)")
}

print()
Deadlines.measure(Catalog(reader).registrationKnowledge)

print()
if CommandLine.arguments.count > 1 {
  StartUp.compare(CommandLine.arguments[1])
} else {
  print("Démarrage : ajoutez le chemin de l’exécutable pour le comparer à un programme C lié à Readline.")
}
