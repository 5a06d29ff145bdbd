import Conversation
import Kernel
import Testing

@Suite struct ReplyReaderTests {
  static let options = [
    ReplyKind.Option(id: "student", label: "Étudiant·e ou lycéen·ne", aliases: ["étudiant", "étudiante"]),
    ReplyKind.Option(id: "jobseeker", label: "Demandeur·euse d’emploi", aliases: ["chômage"]),
    ReplyKind.Option(id: "employee", label: "Salarié·e", aliases: ["salarié"]),
    ReplyKind.Option(id: "self", label: "Déjà à mon compte"),
  ]

  @Test(
    arguments: [
      ("1", "student"), ("2.", "jobseeker"), (" 3 ", "employee"), ("étu", "student"), ("ETU", "student"),
      ("étudiante", "student"),
      ("chom", "jobseeker"), ("demandeuse", nil), ("sal", "employee"), ("compte", "self"), ("dé", nil), ("d", nil),
      ("9", nil), ("0", nil), ("-1", nil), ("zzz", nil),
    ] as [(String, String?)])
  func oneChoice(typed: String, id: String?) {
    let value = try? ReplyReader.read(typed, as: .choice(Self.options))
    #expect(value == id.map { .choice($0) })
  }

  @Test(arguments: [
    ("1, 3", ["student", "employee"]), ("1 3", ["student", "employee"]), ("3;3", ["employee"]), ("aucun", []),
    ("salarié, étu", ["employee", "student"]),
  ])
  func severalChoices(typed: String, ids: [String]) throws {
    #expect(try ReplyReader.read(typed, as: .choices(Self.options)) == .choices(ids))
  }

  /// What comes with the name of the question was answered before any list was shown.
  @Test(
    arguments: [
      ("3", "level3"), ("0", "level0bis"), ("aucun", "none"), ("échelon 3", "level3"), ("1", nil), ("2.", nil),
    ] as [(String, String?)])
  func withoutAListANumberIsNoRank(typed: String, id: String?) {
    let options = [
      ReplyKind.Option(id: "none", label: "Pas de bourse", aliases: ["aucun"]),
      ReplyKind.Option(id: "level0bis", label: "Échelon 0 bis", aliases: ["0 bis"]),
      ReplyKind.Option(id: "level3", label: "Échelon 3"),
    ]
    let value = try? ReplyReader.read(typed, as: .choice(options), listShown: false)
    #expect(value == id.map { .choice($0) })
    #expect((try? ReplyReader.read("3", as: .choice(options))) == .choice("level3"))
    #expect((try? ReplyReader.read("1", as: .choice(options))) == .choice("none"))
  }

  @Test func noMoreThanTheLimit() throws {
    let kind = ReplyKind.choices(Self.options, most: 2)
    #expect(try ReplyReader.read("1, 2", as: kind) == .choices(Self.options.prefix(2).map(\.id)))
    #expect(throws: ReplyProblem.self) { try ReplyReader.read("1, 2, 3", as: kind) }
  }

  @Test(arguments: [
    ("1 200,50 €", 120_050), ("1200.5", 120_050), ("1.200", 120_000), ("1\u{202F}200\u{A0}€", 120_000), ("0", 0),
    ("12,5", 1250), ("500 euros", 50_000), ("1 345 678,90 €", 134_567_890), ("1'200", 120_000),
    ("1.234.567,89", 123_456_789),
  ])
  func euros(typed: String, cents: Int) throws {
    #expect(try ReplyReader.read(typed, as: .money(.zero ... .euros(10_000_000))) == .money(Money(cents: cents)))
  }

  @Test(arguments: [
    "12,5,3", "-5", "abc", "1,234", "", "10¹²", "1e5", "12€50", "99999999999999999999", "1.2.3", ",", "1 2 3", "12 00",
    "1 20 300", "1234 567",
  ])
  func refusesAmounts(typed: String) {
    #expect(throws: ReplyProblem.self) { try ReplyReader.read(typed, as: .money(.zero ... .euros(1_000_000))) }
  }

  @Test(arguments: [
    ("05/03/2007", "2007-03-05"), ("5/3/2007", "2007-03-05"), ("5 mars 2007", "2007-03-05"),
    ("2007-03-05", "2007-03-05"),
    ("5-3-2007", "2007-03-05"), ("1er septembre 2006", "2006-09-01"), ("le 5 MARS 2007", "2007-03-05"),
    ("05.03.2007", "2007-03-05"),
    ("12 déc. 2005", "2005-12-12"), ("3 août 2001", "2001-08-03"),
  ])
  func dates(typed: String, iso: String) throws {
    let range = day("1926-01-01")...(day("2026-11-23"))
    #expect(try ReplyReader.read(typed, as: .date(range)) == .date(day(iso)))
  }

  @Test(arguments: [
    "31/02/2007", "30 février 2007", "05/03/07", "mars 2007", "2007", "32/01/2007", "5 jui 2007", "", "00/00/0000",
    "1/1/3000", "05/03/2007/1",
  ])
  func refusesDates(typed: String) throws {
    let range = day("1926-01-01")...(day("2026-11-23"))
    #expect {
      try ReplyReader.read(typed, as: .date(range))
    } throws: { error in
      "\(error)".contains("ex. :")
    }
  }

  @Test(arguments: [("oui", true), ("O", true), ("n", false), ("Non", false), ("1", true), ("2", false)])
  func yesNo(typed: String, expected: Bool) throws {
    #expect(try ReplyReader.read(typed, as: .yesNo) == .flag(expected))
  }

  @Test(arguments: [("10", 10), ("10 h", 10), ("10h/semaine", 10), ("35 heures", 35)])
  func hours(typed: String, expected: Int) throws {
    #expect(try ReplyReader.read(typed, as: .hours(1...60)) == .number(Quantity(expected)))
  }

  /// Whatever is thrown at it: a value or a French sentence, and no control character comes back.
  @Test func survivesHostileReplies() {
    let kinds: [ReplyKind] = [
      .choice(Self.options), .choices(Self.options), .yesNo, .integer(0...8, unit: nil), .hours(1...60),
      .money(.zero ... .euros(100)), .date(CivilDate(daysSinceEpoch: 0)...CivilDate(daysSinceEpoch: 30_000)),
      .text(longest: 500),
    ]
    let hostile = [
      "", " ", "\u{1B}[2J", "a\u{0}b", String(repeating: "9", count: 1_000_000), "\u{202E}x", "31/02/2007", "-1", "´",
      "💥", "\u{FFFD}", "?",
      String(repeating: "a,", count: 1_900),
    ]
    for kind in kinds {
      for reply in hostile {
        do throws(ReplyProblem) {
          let value = try ReplyReader.read(reply, as: kind)
          if case .text(let text) = value { #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 }) }
        } catch {
          #expect(!error.description.isEmpty)
          #expect(error.description.utf8.count < 1_000)
          #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 32 && !(0x7F...0x9F).contains($0.value) })
        }
      }
    }
  }
}
