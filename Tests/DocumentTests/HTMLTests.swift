import Document
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct HTMLTests {
  static let hostile = [
    "<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "\" onload=\"alert(1)", "' onclick='x",
    "]]>", "<!--", "--><b>", "&lt;&amp;&#0;", "\u{202E}rtl\u{2066}", "\u{0}\u{1B}[31m\u{9B}\u{FFFE}\u{FFFF}",
    "javascript:alert(1)", "https://exemple.fr/\"><script>", "</style><style>*{}", "<svg><desc>", "a\nb\r\nc\td",
  ]

  /// No line begins with « ; », and a command can be copied as it stands.
  @Test func frenchSpacesHoldAndCommandsStay() {
    let page = renderHTML(
      Document(blocks: [.paragraph("plus tôt ; « oui » : 3 € \(command: "tremplin si a : b")")]))
    #expect(page.contains("plus tôt\u{A0}; «\u{A0}oui\u{A0}»\u{A0}: 3\u{A0}€"))
    #expect(page.contains("tremplin si a : b"))
  }

  /// The page with a hostile text has the same elements as with a plain one, attribute for attribute.
  @Test(arguments: hostile)
  func aTextNeverBecomesAnElement(text: String) throws {
    let page = renderHTML(Gallery.everyBlock(text), footer: Inline(text))
    #expect(try Outline(page).elements == Outline(renderHTML(Gallery.everyBlock("x"), footer: "x")).elements)
    #expect(page.unicodeScalars.allSatisfy { $0 == "\n" || visible(String($0)) == String($0) })
  }

  @Test func randomTextsNeverBecomeElements() throws {
    var random = Seeded(7)
    let pieces = Self.hostile + ["é", " ", "<", ">", "&", "\"", "'", "`", "\u{301}", "{", "}"]
    let plain = try Outline(renderHTML(Gallery.everyBlock("x"))).elements
    for _ in 0..<40 {
      let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
      // An address that is a link adds one: the page is compared without its links.
      let found = try Outline(renderHTML(Gallery.everyBlock(text))).elements
      #expect(found.filter { !$0.hasPrefix("a ") } == plain.filter { !$0.hasPrefix("a ") }, "\(visible(text))")
    }
  }

  @Test(arguments: [
    ("https://www.urssaf.fr/a?b=c&d#e", true), ("http://exemple.fr", true), ("HTTPS://exemple.fr/", true),
    ("javascript:alert(1)", false), ("data:text/html,x", false), ("ftp://exemple.fr", false), ("//exemple.fr", false),
    ("https://", false), ("https:///chemin", false), ("https://a b", false), ("https://urssaf.fr@exemple.fr", false),
    ("https://exemple.fr/\u{202E}", false), (" https://exemple.fr", false), ("https://exemple.fr/<b>", false),
  ])
  func onlyWebAddressesAreLinks(address: String, isLink: Bool) throws {
    let page = Document { "x\(cite: "s")" }.withSources { _ in
      SourceLine(publisher: "P", title: "T", url: address)
    }
    let links = try Outline(renderHTML(page)).elements.filter { $0.hasPrefix("a ") && !$0.contains("href=#") }
    #expect(links.count == (isLink ? 1 : 0))
    let escaped = address.replacing("&", with: "&amp;")
    #expect(renderHTML(page).contains("href=\"\(escaped)\"") == isLink)
    #expect(renderMarkdown(page).contains("<\(address)>") == isLink)
  }

  /// One file, nothing fetched, nothing run.
  @Test func thePageStandsAlone() throws {
    let page = renderHTML(Gallery.document)
    for word in ["<script", "<link", "<img", "<iframe", "@import", "url(", " src=", " on", "<base"]
    where page.contains(word) && word != " on" {
      Issue.record("\(word)")
    }
    #expect(page.contains("default-src &#39;none&#39;"))
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\""))
    #expect(try Outline(page).elements.allSatisfy { !$0.contains(" on") })
  }

  @Test func headingsGoDownOneByOne() throws {
    let page = renderHTML(
      Document("Titre") {
        Block.subheading("deux")
        Block.heading(level: 3, "trois")
        Block.heading(level: 3, "trois encore")
        Block.heading("un")
        Block.heading(level: 9, "trop")
        Block.heading(level: -1, "trop peu")
      })
    let levels = try Outline(page).elements.filter { $0.first == "h" && $0.dropFirst().first?.isNumber == true }
    #expect(levels == ["h1", "h2", "h3", "h3", "h2", "h3", "h2"])
  }

  @Test func drawingsAndTablesSayWhatTheyAre() throws {
    let outline = try Outline(renderHTML(Gallery.document))
    let drawings = outline.elements.filter { $0.hasPrefix("svg ") }
    #expect(drawings.count == 5)
    for drawing in drawings { #expect(drawing.contains("role=img") && drawing.contains("aria-labelledby=titre-")) }
    let ids = outline.elements.compactMap { $0.firstMatch(of: /\ id=(\S+)/)?.output.1 }
    #expect(Set(ids).count == ids.count)
    for named in outline.elements.compactMap({ $0.firstMatch(of: /aria-labelledby=(\S+) (\S+)/)?.output }) {
      #expect(ids.contains(named.1) && ids.contains(named.2))
    }
    for header in outline.elements where header.hasPrefix("th") && !header.hasPrefix("thead") {
      #expect(header.contains("scope="))
    }
    // Every source that the text names stands at its foot.
    for link in outline.elements.compactMap({ $0.firstMatch(of: /href=#(\S+)/)?.output.1 }) {
      #expect(ids.contains(link))
    }
  }

  @Test func nothingIsDrawnOutsideThePicture() throws {
    let page = renderHTML(Gallery.document)
    for match in page.matches(of: /\ (?:x|y|x1|x2|y1|y2|cx|cy)="([^"]*)"/) {
      let value = try #require(Double(match.output.1))
      #expect((0...760).contains(value), "\(match.output.0)")
    }
  }
}

/// The elements of a page in the order of reading, each with its attributes; an error where it is not well-formed XML.
struct Outline {
  var elements: [String] = []

  init(_ page: String) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    elements = reader.elements
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      let list = attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
      elements.append(name + list.joined())
    }
  }
}
