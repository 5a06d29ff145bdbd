import Kernel
import Testing

@testable import Roadmap

/// Replanning keeps what is done, waits for what is under way, and says what moved.
@Suite struct FollowUpTests {
  private func plan(_ facts: [String: FactValue] = Shipped.pupil) throws -> (route: Route, steps: [Progress.Step]) {
    let result = try Shipped.engine(facts).run()
    let route = result.routes[try #require(result.recommended).index]
    return (
      route,
      route.steps.map {
        Progress.Step(
          id: $0.id, offer: $0.offer, title: $0.title, start: $0.start, end: $0.end, applyBefore: $0.applyBefore,
          cost: $0.cost, hours: $0.hours)
      }
    )
  }

  private func review(_ progress: Progress, on today: CivilDate) throws -> PlanReview {
    let engine = try Shipped.engine(Shipped.pupil, on: today, progress)
    return engine.review(engine.run())
  }

  @Test func onItsFirstDayThePlanHolds() throws {
    let (route, steps) = try plan()
    let review = try review(Progress(steps: steps), on: Shipped.today)
    #expect(review.moved.isEmpty && review.blockedBy.isEmpty)
    let rest = try #require(review.rest)
    #expect(rest.end == route.end)
    #expect(review.steps.first?.state == .ongoing)
  }

  /// Whichever route is chosen, the recommended one or not: nothing is put to it on the same day.
  @Test func everyRouteHoldsOnTheDayOfTheChoice() throws {
    let minor: [String: FactValue] = [
      "goal": .choice("freelance"), "tier": .choice("posts"), "status": .choice("student"),
      "birthDate": .date(Shipped.day("2010-05-17")), "diplomaLevel": .number(0), "weeklyHours": .number(6),
      "budget": .money(.zero), "distanceOnly": .flag(true), "apprenticeshipWanted": .flag(false),
    ]
    for facts in [minor, Shipped.pupil] {
      for route in try Shipped.engine(facts).run().routes {
        let steps = route.steps.map {
          Progress.Step(
            id: $0.id, offer: $0.offer, title: $0.title, start: $0.start, end: $0.end, applyBefore: $0.applyBefore,
            cost: $0.cost, hours: $0.hours)
        }
        let engine = try Shipped.engine(facts, on: Shipped.today, Progress(steps: steps))
        let review = engine.review(engine.run())
        #expect(review.moved.isEmpty, "\(route.steps.map(\.id)): \(review.moved)")
      }
    }
  }

  /// Nobody is planned to register before their eighteenth birthday.
  @Test func whatOpensOnABirthdayWaitsForIt() throws {
    for (birth, first) in [("2010-05-17", "2028-05-17"), ("2012-02-29", "2030-03-01"), ("1990-01-01", "2026-11-23")] {
      let facts: [String: FactValue] = [
        "goal": .choice("freelance"), "tier": .choice("posts"), "weeklyHours": .number(20),
        "birthDate": .date(Shipped.day(birth)), "distanceOnly": .flag(true), "budget": .money(.zero),
      ]
      let starts = try Shipped.engine(facts).run().routes.compactMap { $0.steps.first { $0.id == "immatriculation" } }
        .map(\.start)
      #expect(!starts.isEmpty && starts.allSatisfy { $0 >= Shipped.day(first) }, "\(birth)")
      if birth != "1990-01-01" { #expect(starts.min() == Shipped.day(first)) }
    }
  }

  /// At each step's end, all before it said to be done, nothing has moved.
  @Test func followedToTheLetterItNeverMoves() throws {
    let (_, steps) = try plan()
    for (index, step) in steps.enumerated() {
      var progress = Progress(steps: steps)
      for done in steps[...index] { progress.done[done.id] = done.end }
      for sent in steps where sent.applyBefore != nil { progress.applied[sent.id] = sent.start }
      let review = try review(progress, on: step.end)
      #expect(review.moved.isEmpty && review.blockedBy.isEmpty, "\(step.id)")
      #expect(review.isFinished == (index == steps.count - 1))
    }
  }

  @Test func whatIsDoneIsNotProposedAgainAndCounts() throws {
    let (route, steps) = try plan()
    let done = try #require(steps.first)
    let result = try Shipped.engine(Shipped.pupil, Progress(done: [done.id: Shipped.today])).run()
    #expect(!result.routes.contains { $0.steps.contains { $0.id == done.id } })
    #expect((result.routes.map(\.hours).min() ?? .max) <= route.hours)
  }

  @Test func anAbandonedStepIsOnNoRoute() throws {
    let (_, steps) = try plan()
    let diploma = try #require(steps.first { $0.applyBefore != nil })
    let progress = Progress(abandoned: [diploma.id], steps: steps)
    let result = try Shipped.engine(Shipped.pupil, progress).run()
    #expect(!result.routes.isEmpty)
    #expect(!result.routes.contains { $0.steps.contains { $0.id == diploma.id } })
    #expect(result.excluded.contains { $0.id == diploma.id && $0.kind == .abandoned })
    #expect(try review(progress, on: Shipped.today).moved.contains { $0.contains("Abandonné") })
  }

  @Test func aPostponedStepWaits() throws {
    let (_, steps) = try plan()
    let diploma = try #require(steps.first { $0.applyBefore != nil })
    let until = diploma.start.adding(days: 1)
    let review = try review(Progress(postponed: [diploma.id: until], steps: steps), on: Shipped.today)
    let moved = try #require(review.rest?.steps.first { $0.id == diploma.id })
    #expect(moved.start >= until)
    #expect(!review.moved.isEmpty)
    let free = try #require(steps.first { $0.applyBefore == nil })
    let day = Shipped.today.adding(days: 400)
    for route in try Shipped.engine(Shipped.pupil, Progress(postponed: [free.id: day])).run().routes {
      for step in route.steps where step.id == free.id { #expect(step.start >= day) }
    }
  }

  /// A late application goes to the next entry, with today's best beside it; one that was sent still counts.
  @Test func aMissedDeadlineShowsTheNextEntry() throws {
    let (_, steps) = try plan()
    let diploma = try #require(steps.first { $0.applyBefore != nil })
    let late = try #require(diploma.applyBefore).adding(days: 5)
    var progress = Progress(steps: steps)
    for step in steps where step.end <= late { progress.done[step.id] = step.end }
    let missed = try review(progress, on: late)
    #expect(missed.steps.contains { $0.step.id == diploma.id && $0.state == .missed })
    #expect(try #require(missed.rest?.steps.first { $0.id == diploma.id }).start > diploma.start)
    progress.applied[diploma.id] = diploma.start
    let sent = try review(progress, on: late)
    #expect(try #require(sent.rest?.steps.first { $0.id == diploma.id }).start == diploma.start)
  }

  /// A step whose own requirement nobody confirmed is not under way, whatever its dates: both would stand in the wrong order.
  @Test func whatAsksForAnUnconfirmedStepIsNotUnderWay() throws {
    let route = try Shipped.engine(["goal": .choice("freelance"), "weeklyHours": .number(20)]).run().routes[0]
    let steps = route.steps.map {
      Progress.Step(
        id: $0.id, offer: $0.offer, title: $0.title, start: $0.start, end: $0.end, applyBefore: $0.applyBefore,
        cost: $0.cost, hours: $0.hours)
    }
    let second = try #require(steps.first { $0.id == "benevoles" })
    let today = second.start.adding(days: 3)
    func states(_ done: Set<String>) throws -> [String: Progress.State] {
      var progress = Progress(steps: steps)
      for step in steps where done.contains(step.id) { progress.done[step.id] = step.end }
      let engine = try Shipped.engine(
        ["goal": .choice("freelance"), "weeklyHours": .number(20)], on: today, progress)
      let review = engine.review(engine.run())
      // In the order of the screen, each step begins when those before it end.
      let dated = review.steps.compactMap { step in step.start.map { ($0, step.end ?? $0) } }
      for (one, next) in zip(dated, dated.dropFirst()) { #expect(one.0 <= next.0) }
      return Dictionary(uniqueKeysWithValues: review.steps.map { ($0.step.id, $0.state) })
    }
    #expect(try states([])["benevoles"] == .future && states([])["comptes-personnels"] == .toConfirm)
    #expect(try states(["comptes-personnels"])["benevoles"] == .ongoing)
  }

  /// Putting a step off says of every step on which day it begins now.
  @Test func everyStepThatMovesIsNamed() throws {
    let (_, steps) = try plan()
    let free = try #require(steps.first { $0.applyBefore == nil && $0.hours > 0 })
    let review = try review(
      Progress(postponed: [free.id: free.start.adding(days: 200)], steps: steps), on: Shipped.today)
    let rest = try #require(review.rest)
    let words = review.moved.joined(separator: " ")
    for step in steps {
      guard let now = rest.steps.first(where: { $0.id == step.id }), abs(step.start.days(until: now.start)) >= 7 else {
        continue
      }
      #expect(words.contains("« \(step.title) »"), "\(step.id) \(words)")
    }
  }

  /// Putting a workshop off does not put registration before what one should know first, nor moves the end for it.
  @Test func registrationStaysLastWhenAWorkshopIsPutOff() throws {
    let facts: [String: FactValue] = [
      "goal": .choice("freelance"), "tier": .choice("posts"), "weeklyHours": .number(20),
      "budget": .money(.euros(3_000)),
    ]
    for months in 1...8 {
      let day = Shipped.today.adding(months: months)
      let engine = try Shipped.engine(facts, Progress(postponed: ["atelier-redaction": day]))
      let goal = try #require(engine.knowledge.goal(engine.facts).goal)
      let ends = RoadmapBuild(engine: engine, goal: goal).front().found.map(\.end)
      let routes = engine.run().routes
      #expect(routes.map(\.end) == ends)
      let route = try #require(routes.first)
      for (one, next) in zip(route.steps, route.steps.dropFirst()) { #expect(one.end <= next.start) }
      #expect(try #require(route.steps.first { $0.id == "atelier-redaction" }).start >= day)
      // Past half a year, the soonest end has one register while waiting.
      if months <= 6 { #expect(route.steps.last?.id == "immatriculation", "\(months)") }
    }
  }
}
