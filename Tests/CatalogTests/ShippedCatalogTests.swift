import Catalog
import Foundation
import Kernel
import Roadmap
import ShippedCatalog
import Testing

@Suite struct ShippedCatalogTests {
  static let catalog: Catalog? = {
    let shipped = ShippedCatalog.compiled
    return CompiledReader(UnsafeBufferPointer(start: shipped.utf8Start, count: shipped.utf8CodeUnitCount)).map(
      Catalog.init)
  }()
  static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Data").path()

  @Test func isVerified() {
    let problems = ProblemList()
    let nodes = CatalogNodes(CatalogFiles(folder: Self.data), problems: problems)
    #expect(Verifier.verify(nodes, problems: problems).map(\.description) == [])
  }

  /// What is compiled into the executable is what the files say.
  @Test func isWhatTheFilesSay() throws {
    let problems = ProblemList()
    let nodes = CatalogNodes(CatalogFiles(folder: Self.data), problems: problems)
    let compiled = try #require(Catalog(bytes: CompiledForm.encode(nodes)))
    let shipped = try #require(Self.catalog)
    #expect(compiled.contentKey == shipped.contentKey)
    #expect(compiled.formations.map(\.id) == shipped.formations.map(\.id))
  }

  /// Entries decoded one by one are those of the whole list, in its order, decoded before or after.
  @Test func someEntriesAreThoseOfAll() throws {
    let all = Fixture.shipped
    for step in [1, 2, 7, 1000] {
      let fresh = Catalog(Fixture.shippedReader)
      let wanted = Set(all.sources.enumerated().filter { $0.offset % step == 0 }.map(\.element.id) + ["sans-objet"])
      let expected = all.sources.filter { wanted.contains($0.id) }.map(\.url)
      #expect(fresh.sources(wanted).map(\.url) == expected)
      #expect(fresh.sources.count == all.sources.count)
      #expect(fresh.sources(wanted).map(\.url) == expected)
    }
    let fresh = Catalog(Fixture.shippedReader)
    for topic in all.topics {
      #expect(fresh.topics([topic.id]).map(\.title) == [topic.title])
      #expect(Set(fresh.figures(topic.figures).map(\.id)) == topic.figures)
    }
    #expect(fresh.figures([]).isEmpty)
  }

  @Test func holdsWhatTheArticleNames() throws {
    let catalog = try #require(Self.catalog)
    let named = [
      "bts-communication", "bts-mco", "bts-technico-commercial", "bts-ccst", "dut-mmi",
      "lp-ecommerce-marketing-numerique",
      "lp-metiers-numerique-redaction-web", "lp-charge-communication", "ecole-de-commerce", "iep-communication",
      "mba-marketing-digital",
    ]
    for id in named {
      let formation = try #require(catalog.formations.first { $0.id == id }, "\(id)")
      #expect(formation.founding, "\(id)")
      #expect(formation.closure != nil || !formation.offers.isEmpty)
      #expect(!formation.sources.isEmpty)
    }
    #expect(catalog.formations.count >= 25)
    #expect(catalog.competences.count == 14)
    #expect(catalog.goals.count == 5)
    #expect(Set(catalog.fundings.map(\.kind)).isSuperset(of: [.cpf, .apprenticeship, .aif]))
  }

  @Test func whatIsClosedLeadsToWhatReplacedIt() throws {
    let catalog = try #require(Self.catalog)
    let byID = Dictionary(uniqueKeysWithValues: catalog.formations.map { ($0.id, $0) })
    #expect(byID["dut-mmi"]?.closure?.replacedBy.allSatisfy { byID[$0]?.closure == nil } == true)
    #expect(byID["bts-technico-commercial"]?.closure?.replacedBy == ["bts-ccst"])
  }

  @Test func everyInterviewFactThatOthersRelyOnHasAQuestion() throws {
    let asked = Set(try #require(Self.catalog).questions.map(\.fact))
    for fact in [
      "goal", "tier", "wantsDiploma", "diplomaLevel", "diplomas", "birthDate", "status", "weeklyHours", "budget",
      "distanceOnly",
      "apprenticeshipWanted", "cpfBalance", "region", "bacSeries", "diplomaYear", "englishLevel", "digitalLevel",
      "equipment",
      "incomeToKeep", "firstClientWanted", "disabledWorker", "franceTravailSince", "publicAgent",
    ] { #expect(asked.contains(fact), "\(fact)") }
  }
}
