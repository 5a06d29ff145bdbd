import Kernel

extension Debrief {
  /// The debrief itself, beside the run.
  public var json: JSON {
    let world = run.world
    return [
      "scenario": .string(world.scenario.id), "title": .string(world.scenario.title),
      "model": .string(Teller.warning), "run": run.json, "passed": .bool(isPassed),
      "dimensions": .array(
        lines.map { line in
          [
            "id": .string(line.dimension.id), "label": .string(line.dimension.label),
            "score": .optional(line.score) { .thousandths($0) },
            "weighty": .array(line.weighty.map { ["id": .string($0.turn.id), "effect": .thousandths($0.effect)] }),
          ]
        }),
      "colleagues": .object(
        Policy.allCases.map { ($0.rawValue, .thousandths(percentile(among: $0))) }),
      "unknown": .array(
        unknown.map { ["id": .string($0.id), "text": .string($0.text), "question": .string($0.opens)] }),
      "law": .array(
        laws.map {
          [
            "text": .string($0.note.text), "confidence": .string($0.note.confidence.rawValue),
            "sources": .strings($0.note.sources),
          ]
        }),
      "turningPoint": .optional(turningPoint) { point in
        [
          "id": .string(point.turn.id), "week": .int(point.turn.week),
          "better": PlayedDecision(world, point.turn.index).stored(point.better), "gain": .thousandths(point.gain),
        ]
      },
      "evidence": .array(
        evidence.map { ["competence": .string($0.competence), "points": .int($0.points), "most": .int($0.most)] }),
      "revise": [
        "competences": .strings(world.scenario.revise.competences), "terms": .strings(world.scenario.revise.terms),
        "formations": .strings(world.scenario.revise.formations),
      ],
    ]
  }
}
