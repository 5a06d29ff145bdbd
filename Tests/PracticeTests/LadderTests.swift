import Conversation
import Kernel
import Testing

@testable import Practice

/// The practice log: what is asked, what it proves, what it leaves to do.
struct LadderTests {
  static let today = Worlds.day

  /// Notes by typed answers; the log grows with each.
  static func note(_ log: LadderLog, on day: CivilDate = today, _ typed: [String]) throws -> LadderLog {
    var conversation = Conversation(LadderScript(log, today: day))
    for line in typed { _ = line == "passer" ? try conversation.skip() : try conversation.answer(line) }
    let outcome = try #require(conversation.outcome)
    return LadderLog(log.notes + [try #require(outcome)])
  }

  @Test func aWeekCountsFromTwoPosts() throws {
    var log = LadderLog([])
    for (day, posts, regular) in [
      ("2/11/2026", "1", 0), ("8/11/2026", "1", 1), ("9/11/2026", "1", 1), ("16/11/2026", "3", 2),
    ] {
      log = try Self.note(log, ["1", day, "Deux photos", "passer", posts, "2,5", "passer", "passer"])
      #expect(log.regularWeeks == regular, "\(day)")
    }
    #expect(log.hours == 10)
    let facts = log.facts(Facts())
    #expect(facts.number("practice.ownAccountRegularWeeks") == 2)
  }

  @Test func wrongAnswersAreRefusedAndTheQuestionStays() throws {
    var conversation = Conversation(LadderScript(LadderLog([]), today: Self.today))
    #expect(throws: ReplyProblem.self) { try conversation.skip() }
    #expect(throws: ReplyProblem.self) { try conversation.answer("9") }
    _ = try conversation.answer("1")
    #expect(conversation.prompt?.id == "date")
    for wrong in ["demain", "31/02/2026", "28/11/2026", "1/1/1990"] {
      #expect(throws: ReplyProblem.self, "\(wrong)") { try conversation.answer(wrong) }
    }
    _ = try conversation.answer("23/11/2026")
    #expect(throws: ReplyProblem.self) { try conversation.skip() }
    _ = try conversation.answer("Une photo")
    _ = try conversation.skip()
    for wrong in ["-1", "51", "beaucoup"] {
      #expect(throws: ReplyProblem.self, "\(wrong)") { try conversation.answer(wrong) }
    }
    #expect(conversation.prompt?.id == "posts")
  }

  /// Free work for a company is warned of, at once and whenever the log is read; for an association it is not.
  @Test(arguments: [("1", false), ("2", false), ("3", true)])
  func freeWorkForACompanyIsWarnedOf(nature: String, isWarned: Bool) throws {
    var conversation = Conversation(LadderScript(LadderLog([]), today: Self.today))
    _ = try conversation.answer("2")
    _ = try conversation.answer("La structure")
    _ = try conversation.answer(nature)
    let said = try #require(conversation.prompt).preamble.joined(separator: " ")
    #expect(
      said.contains("travail dissimulé") == isWarned && said.contains("à vérifier auprès de l’Urssaf") == isWarned)
    for line in ["1/10/2026", "oui", "non", "12", "Des affiches"] { _ = try conversation.answer(line) }
    _ = try conversation.skip()
    let outcome = try #require(conversation.outcome)
    let log = LadderLog([try #require(outcome)])
    let view = "\(LadderView(log).document)"
    #expect(view.contains("travail dissimulé") == isWarned)
    #expect(view.contains("accès par rôle à demander") && !view.contains("périmètre à écrire"))
  }

  @Test func anAvisCountsWhenItComesFromAVolunteer() throws {
    var log = try Self.note(
      LadderLog([]), ["2", "Le théâtre", "1", "1/9/2026", "oui", "oui", "20", "Le programme", "passer"])
    #expect(log.volunteers == ["Le théâtre"] && log.volunteersWithFeedback == 0)
    // Somebody else first: it is kept, and proves nothing of a mission.
    log = try Self.note(log, ["3", "2", "Une voisine", "20/11/2026", "Jolies photos.", "non"])
    #expect(log.volunteersWithFeedback == 0)
    log = try Self.note(log, ["3", "1", "20/11/2026", "À l’heure ; des textes un peu longs.", "oui"])
    #expect(log.volunteersWithFeedback == 1)
    // The same name, written otherwise, is the same mission.
    log = try Self.note(log, ["2", "le THEATRE", "1", "1/10/2026", "oui", "oui", "5", "L’affiche", "passer"])
    #expect(log.volunteers.count == 1 && log.volunteersWithFeedback == 1)
  }

  /// A change is looked at two weeks after: not before, and the same change is counted once.
  @Test func aChangeCountsOnceItWasLookedAt() throws {
    let early = try Self.note(LadderLog([]), ["4", "Textes trop longs", "300 signes au plus", "20/11/2026"])
    #expect(early.checkedChanges == 0)
    let later = Self.today.adding(days: 14)
    let looked = try Self.note(early, on: later, ["4", "1", "oui"])
    #expect(looked.checkedChanges == 1 && looked.changes.count == 1)
    let more = try Self.note(looked, on: later, ["4", "Photos sombres", "Près de la fenêtre", "1/11/2026", "oui"])
    #expect(more.checkedChanges == 2)
    let unsure = try Self.note(more, on: later, ["4", "Trop d’emojis", "Trois au plus", "1/11/2026", "non"])
    #expect(unsure.checkedChanges == 2)
  }

  @Test func notesComeBackFromTheJournal() throws {
    let log = try Self.note(
      LadderLog([]), ["1", "23/11/2026", "« Deux » photos", "https://exemple.fr/a", "2", "1,5", "120 vues", "Le matin"])
    let note = try #require(log.notes.first)
    let node = try JSONReader.read(Array(note.json.text.utf8))
    #expect(LadderNote(node) { FactValue(typed: $0) } == note)
  }

  // MARK: Readiness

  private func readiness(_ facts: Facts) throws -> Readiness {
    let catalog = try #require(Worlds.catalog)
    return Readiness(
      catalog.readinessRules, FactContext(PracticeFacts.counted(facts), catalog.factDictionary, today: Self.today))
  }

  @Test func nothingNotedIsNotYetAndSaysTheShortestWay() throws {
    let readiness = try readiness(LadderLog([]).facts(Facts()))
    #expect(readiness.verdict(.practice) == .missing)
    let way = readiness.shortestWay(.practice)
    // Eight weeks on one's own accounts, six with volunteers and two to look at the changes, side by side.
    #expect(way.weeks == 8 && way.hours > 40)
    #expect(way.lines.first?.rule.id == "comptes-reguliers")
    let order = way.lines.map(\.rule.id)
    let volunteers = try #require(order.firstIndex(of: "deux-benevoles"))
    #expect(volunteers < (try #require(order.firstIndex(of: "remarques-suivies"))))
  }

  @Test func eachProofShortensTheWay() throws {
    var log = LadderLog([])
    var last = Double.infinity
    for week in 0..<8 {
      let day = CivilDate(iso: "2026-09-07")?.adding(days: 7 * week) ?? Self.today
      log = LadderLog(log.notes + [LadderNote(.week, notedOn: day, values: ["posts": .number(2), "date": .date(day)])])
      let readiness = try readiness(log.facts(Facts()))
      let way = readiness.shortestWay(.practice)
      #expect(way.hours < last)
      last = way.hours
      let line = try #require(readiness.lines(.practice).first { $0.rule.id == "comptes-reguliers" })
      #expect(line.count?.have == week + 1 && line.count?.wanted == 8)
      #expect(line.state == (week == 7 ? .met : .missing))
    }
  }

  @Test func allMetOpensRegistration() throws {
    var facts = Facts([
      "practice.ownAccountRegularWeeks": .number(8), "practice.volunteersWithFeedback": .number(2),
      "practice.remarksTurnedIntoChange": .number(3), "practice.quoteTemplateReady": .flag(true),
      "practice.simulationSectorsPassed": .number(3), "practice.simulationCrisisPassed": .flag(true),
    ])
    for id in ["redaction", "visuel-video", "plateformes", "relation-client", "prix-gestion", "juridique"] {
      facts["competence.\(id).p2"] = .number(Quantity(millionths: 900_000))
    }
    let readiness = try readiness(facts)
    #expect(readiness.verdict(.practice) == .met && readiness.shortestWay(.practice).lines.isEmpty)
    let view = ReadinessView(readiness, LadderLog([]))
    #expect("\(view.document)".contains("tremplin demarches"))
    #expect(view.json.text.contains("\"opensRegistration\":true"))
    facts["practice.simulationCrisisPassed"] = .flag(false)
    #expect(try self.readiness(facts).verdict(.practice) == .missing)
  }

  /// Who looks for a job has no quote to prepare and no invoice to send; who said nothing is told of clients.
  @Test func anEmployerIsNotAClient() throws {
    func ids(_ facts: [String: FactValue]) throws -> Set<String> {
      Set(try readiness(Facts(facts)).lines.map(\.rule.id))
    }
    let invoice: Set = ["devis-pret", "immatriculation-faite", "assurance-examinee"]
    let skills = [
      "competences-publications", "competences-suivi", "competences-delegation", "competences-poste",
      "competences-poste-confirme",
    ]
    for (facts, expected) in [
      ([:], "competences-publications"), (["tier": .choice("followUp")], "competences-suivi"),
      (["goal": .choice("freelance"), "tier": .choice("delegation")], "competences-delegation"),
      (["goal": .choice("employee")], "competences-poste"),
      (["goal": .choice("employee"), "tier": .choice("followUp")], "competences-poste"),
      (["goal": .choice("socialMediaManager")], "competences-poste-confirme"),
      (["goal": .choice("socialMediaManager"), "tier": .choice("delegation")], "competences-poste-confirme"),
    ] as [([String: FactValue], String)] {
      let shown = try ids(facts)
      #expect(skills.filter(shown.contains) == [expected])
      #expect(expected.hasPrefix("competences-poste") ? shown.isDisjoint(with: invoice) : shown.isSuperset(of: invoice))
    }
    let view = ReadinessView(try readiness(Facts(["goal": .choice("employee")])), LadderLog([]), isForEmployer: true)
    #expect(!"\(view.document)".contains("facture"))
  }
}
