/// The document as one HTML file to keep, read or print: no script, no network, its look inside.
///
///     let page = renderHTML(document, footer: "Fait le 27/11/2026 avec Tremplin.")
///
/// It is also well-formed XML. It follows the light or dark taste of the reader, and prints on A4. Every drawing has a title, a
/// description, and the same thing in words beside it.
public func renderHTML(_ document: Document, footer: Inline = "") -> String {
  var renderer = HTMLRenderer(cited: document.citedSources)
  let title = document.title ?? "Tremplin"
  var body = "<header>\n<h1>\(renderer.inline(title))</h1>\n</header>\n"
  body += document.blocks.map { renderer.block($0) }.joined()
  if !footer.isEmpty { body += "<footer>\n<p>\(renderer.inline(footer))</p>\n</footer>\n" }
  return """
    <!DOCTYPE html>
    <html lang="fr" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"/>
    <title>\(HTMLText.escaped(title.plainText))</title>
    <style>
    \(HTMLStyle.sheet)
    </style>
    </head>
    <body>
    <main>
    \(body)</main>
    </body>
    </html>

    """
}
