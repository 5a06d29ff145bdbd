import Catalog
import Document
import Kernel
import Testing

@Suite struct EntryPageTests {
  private func page(_ typed: String, on date: String = "2026-11-23", _ facts: Facts = Facts()) throws -> String {
    let entry = try #require(EntryFinder(Fixture.shipped).find(typed).first)
    let page = EntryPage(Fixture.shipped, today: Fixture.day(date), facts: facts)
    return render(try #require(page.document(entry)), RenderOptions(width: 2_000, accessible: true))
  }

  /// No entry of any kind is without a page, at any time, and each page says the title.
  @Test(arguments: ["2015-01-01", "2026-11-23", "2060-12-31"])
  func everyEntryHasAPage(date: String) throws {
    let page = EntryPage(Fixture.shipped, today: Fixture.day(date))
    var seen = Set<CatalogKind>()
    for entry in Fixture.shipped.directory {
      // Pages that look through the whole catalogue are taken by sample: one of each kind is enough.
      guard ![.sources, .rome, .facts].contains(entry.kind) || seen.insert(entry.kind).inserted else { continue }
      let text = try render(#require(page.document(entry), "\(entry)"), RenderOptions(width: 2_000))
      let title = entry.title.split(separator: " ").first.map(String.init) ?? ""
      #expect(text.contains(title), "\(entry.id)")
      #expect(page.json(entry) != nil)
    }
  }

  @Test(arguments: [
    ("acre", "2025-06-01", ["50\u{202F}%", "45\u{A0}jours"], ["connue"]),
    ("acre", "2026-11-23", ["75\u{202F}%", "60\u{A0}jours"], ["connue"]),
    ("acre", "2018-01-01", ["50\u{202F}%", "valeur connue seulement depuis le 01/01/2020"], []),
    ("plafond", "2025-03-01", ["77\u{202F}700\u{A0}€ par an", "du 01/01/2023 au 31/12/2025"], ["connue"]),
    ("plafond", "2031-01-01", ["83\u{202F}600\u{A0}€", "valeur connue jusqu’au 31/12/2028"], []),
    (
      "financement:cpf", "2025-03-01",
      ["102,23\u{A0}€, jusqu’au 31/12/2025", "n’existait pas encore : depuis le 26/02/2026"], []
    ),
    ("financement:cpf", "2023-01-01", ["n’existait pas encore : depuis le 02/05/2024"], []),
    ("frais-licence", "2024-10-01", ["175\u{A0}€, jusqu’au 31/08/2025"], ["connue jusqu’au"]),
    ("frais-licence", "2030-01-01", ["178\u{A0}€", "valeur connue jusqu’au 31/08/2026"], []),
    ("salaire-annuel-moyen", "2018-06-01", ["28\u{202F}527\u{A0}€ brut par an", "relevé en 2018"], []),
  ])
  func saysWhatHeldThatDay(id: String, date: String, says: [String], saysNot: [String]) throws {
    let held = try page(id, on: date).split(separator: "Historique").first.map(String.init) ?? ""
    for words in says { #expect(held.contains(words), "\(held)") }
    for words in saysNot { #expect(!held.contains(words), "\(held)") }
  }

  @Test func anAidSaysForWhomAndOnWhatItDepends() throws {
    let unknown = try page("financement:apprentissage")
    #expect(unknown.contains("Âge : de 16 à 29\u{A0}ans"))
    #expect(unknown.contains("Cela dépend de votre âge et de votre qualité"))
    #expect(unknown.contains("tremplin profil modifier naissance"))
    let young = Facts(["birthDate": .date(Fixture.day("2006-02-03"))])
    #expect(try page("financement:apprentissage", young).contains("oui, c’est votre cas"))
    let older = Facts(["birthDate": .date(Fixture.day("1980-02-03")), "disabledWorker": .flag(false)])
    #expect(try page("financement:apprentissage", older).contains("non, ce n’est pas votre cas"))
    // What one answer decides, the other need not be asked.
    let half = Facts(["birthDate": .date(Fixture.day("1980-02-03"))])
    #expect(try page("financement:apprentissage", half).contains("Cela dépend de votre qualité de travailleur"))
  }

  @Test func theJSONHoldsTheEntryAndWhatHeldThatDay() throws {
    let entry = try #require(EntryFinder(Fixture.shipped).find("financement:cpf").first)
    let page = EntryPage(Fixture.shipped, today: Fixture.day("2025-03-01"))
    let text = try #require(page.json(entry)).text
    let root = try JSONReader.read(Array(text.utf8))
    #expect(root["entry"]?["id"]?.text == "cpf")
    guard case .list(let dated)? = root["onDate"]?.value else {
      Issue.record("no onDate")
      return
    }
    let byPath = Dictionary(dated.map { ($0["path"]?.text ?? "", $0) }, uniquingKeysWith: { a, _ in a })
    #expect(byPath["amounts.mandatoryShare.values"]?["value"]?.text == "102.23")
    #expect(byPath["amounts.mandatoryShare.values"]?["until"]?.text == "2025-12-31")
    #expect(byPath["amounts.capRs.values"] != nil)
    #expect(byPath["amounts.capRs.values"]?["value"]?.text == nil)
  }

  /// Each fact that a condition names is said as the person's own.
  @Test func everyFactOfAConditionHasItsWords() {
    let dictionary = Fixture.shipped.factDictionary
    var named = Set<String>()
    for formation in Fixture.shipped.formations {
      named.formUnion(formation.done?.facts ?? [])
      for offer in formation.offers { named.formUnion(offer.when?.facts ?? []) }
    }
    for funding in Fixture.shipped.fundings { named.formUnion(funding.when?.facts ?? []) }
    for question in Fixture.shipped.questions { named.formUnion((question.when?.facts ?? []).union([question.fact])) }
    #expect(named.count >= 20)
    #expect(named.filter { dictionary[$0]?.yours == nil }.sorted() == [])
  }
}
