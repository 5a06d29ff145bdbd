import Kernel

/// Varied people, drawn from a seed.
enum Profiles {
  static func make(_ count: Int) -> [Facts] {
    var generator = SeededGenerator(seed: 200)
    return (0..<count).map { _ in
      var facts = Facts()
      func maybe(_ name: String, _ value: FactValue) {
        if Int.random(in: 0...4, using: &generator) > 0 { facts[name] = value }
      }
      maybe(
        "goal",
        .choice(["freelance", "employee", "socialMediaManager"].randomElement(using: &generator) ?? "freelance"))
      maybe("tier", .choice(["posts", "followUp", "delegation"].randomElement(using: &generator) ?? "posts"))
      maybe("diplomaLevel", .number(Quantity([0, 3, 4, 5, 6, 7].randomElement(using: &generator) ?? 4)))
      maybe("weeklyHours", .number(Quantity([5, 10, 20, 35].randomElement(using: &generator) ?? 10)))
      maybe("budget", .money(.euros([0, 300, 3_000, 20_000].randomElement(using: &generator) ?? 0)))
      maybe("distanceOnly", .flag(Bool.random(using: &generator)))
      maybe("wantsDiploma", .flag(Bool.random(using: &generator)))
      maybe("apprenticeshipWanted", .flag(Bool.random(using: &generator)))
      maybe("cpfBalance", .money(.euros([0, 500, 2_500].randomElement(using: &generator) ?? 0)))
      maybe(
        "status", .choice(["student", "jobseeker", "employee", "other"].randomElement(using: &generator) ?? "other"))
      maybe("birthDate", .date(CivilDate(daysSinceEpoch: Int.random(in: 1_000...14_000, using: &generator))))
      return facts
    }
  }
}
