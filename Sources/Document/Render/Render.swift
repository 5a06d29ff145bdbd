/// The document as text for a terminal, a pipe or a screen reader.
///
///     print(render(screen, RenderOptions(width: 80, colour: true)), terminator: "")
///
/// It ends with one end of line (an empty document gives an empty text), has no blank at the end of a line and never two empty
/// lines in a row. What came from data or from the person cannot act on the terminal: see `visible(_:)`.
public func render(_ document: Document, _ options: RenderOptions) -> String {
  let renderer = Renderer(options: options, cited: document.citedSources)
  var blocks = document.title.map { [renderer.title($0)] } ?? []
  blocks += document.blocks.map { renderer.lines($0, width: renderer.width) }
  return encode(join(blocks), colour: options.colour)
}

/// One text alone, on as many lines as it takes: a prompt, an error message.
public func render(_ inline: Inline, _ options: RenderOptions) -> String {
  let renderer = Renderer(options: options, cited: Document(blocks: [.paragraph(inline)]).citedSources)
  return encode(renderer.wrap(inline, width: renderer.width), colour: options.colour)
}

/// Groups of lines, an empty line between two of them. Empty groups leave no trace.
func join(_ groups: [[Line]]) -> [Line] {
  Array(groups.filter { !$0.isEmpty }.joined(separator: [Line()]))
}

private func encode(_ lines: [Line], colour: Bool) -> String {
  var out = ""
  var blankBefore = true
  var pendingBlank = false
  for line in lines {
    let text = line.encoded(colour: colour)
    if text.isEmpty {
      pendingBlank = !blankBefore
      continue
    }
    if pendingBlank { out += "\n" }
    (blankBefore, pendingBlank) = (false, false)
    out += text
    out += "\n"
  }
  return out
}
