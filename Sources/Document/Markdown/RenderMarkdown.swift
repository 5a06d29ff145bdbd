/// The document as Markdown (CommonMark, with tables and footnotes as GitHub, Pandoc and most editors read them).
///
/// A drawing is a table. What came from data or from the person is escaped: it can start no mark, no link, no HTML.
public func renderMarkdown(_ document: Document, footer: Inline = "") -> String {
  var renderer = MarkdownRenderer(cited: document.citedSources)
  var parts = document.title.map { ["# " + renderer.line($0)] } ?? []
  parts += document.blocks.map { renderer.block($0) }
  if !footer.isEmpty { parts += ["---", renderer.paragraph(footer)] }
  let text = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  return text.isEmpty ? "" : text + "\n"
}
