import Catalog
import Kernel
import Testing

@Suite struct SourceUseTests {
  @Test func countsEntriesAndMentions() throws {
    let yaml = """
      sources:
      - { id: lue, publisher: P, title: Lue, read: 2026-01-15 }
      - { id: seule, publisher: P, title: Seule, read: 2026-01-15 }
      terms:
      - { id: a, term: A, domain: d, text: T, sources: [lue] }
      tariffs:
      - id: droits
        label: Droits
        values:
        - { value: 170, from: 2024-09-01, until: 2025-08-31, sources: [lue], checked: 2024-09-01, confidence: oneSource }
        - { value: 178, from: 2025-09-01, sources: [lue], checked: 2026-01-15, confidence: oneSource }
      """
    let uses = SourceUse(Catalog(try #require(Fixture.reader(yaml)))).uses
    #expect(uses.map(\.number) == [1, 2])
    #expect(uses[0].entries.map(\.id) == ["droits", "a"])
    #expect(uses.map(\.mentions) == [3, 0])
    #expect(uses[1].entries.isEmpty)
  }

  /// Every source that was read and declared serves somewhere.
  @Test func noShippedSourceIsIdle() {
    let idle = SourceUse(Fixture.shipped).uses.filter(\.entries.isEmpty).map(\.source.id)
    #expect(idle == [])
  }
}
