/// The look of a page: the reader's own fonts, two palettes, a sheet of A4.
///
/// - Important: no `<` and no `&` here, since the page is XML too.
enum HTMLStyle {
  static let sheet = """
    :root { --text: #1d2433; --soft: #525b6e; --line: #c9cfda; --ground: #ffffff; --panel: #f3f5f9; --accent: #1f5fa8;
      --accent-soft: #a9c6e8; --done: #2b7a4b; --warn: #8a4b00; --mark: #8a4b00; }
    @media (prefers-color-scheme: dark) { :root { --text: #e6e9f0; --soft: #a7b0c0; --line: #434c5c; --ground: #14181f;
      --panel: #1e242e; --accent: #7db4f0; --accent-soft: #2f4f74; --done: #6fcf97; --warn: #f0b35e; --mark: #f0b35e; } }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--ground); color: var(--text);
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
    main { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; overflow-wrap: break-word; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0.5rem 0 1rem; }
    h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.5rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 2px solid var(--line); }
    h3 { font-size: 1.12rem; margin: 1.75rem 0 0.5rem; }
    h4 { font-size: 1rem; margin: 1.25rem 0 0.5rem; color: var(--soft); }
    p, ul, ol, dl, table, figure, pre { margin: 0 0 1rem; }
    ul, ol { padding-left: 1.5rem; }
    li { margin: 0.2rem 0; }
    li ul { margin: 0.2rem 0 0.4rem; }
    a { color: var(--accent); }
    a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    sup { line-height: 0; font-size: 0.75em; }
    sup a { text-decoration: none; }
    code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.9em;
      background: var(--panel); border-radius: 0.25rem; padding: 0.1em 0.35em; }
    pre { background: var(--panel); padding: 0.75rem 1rem; overflow-x: auto; border-radius: 0.4rem;
      font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.85rem; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
    dl div { display: grid; grid-template-columns: minmax(9rem, 30%) 1fr; gap: 0.25rem 1rem; padding: 0.3rem 0;
      border-bottom: 1px solid var(--line); }
    dt { color: var(--soft); }
    dd { margin: 0; }
    .scroll { overflow-x: auto; margin: 0 0 1rem; }
    .scroll table { margin: 0; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); }
    thead th { color: var(--soft); font-weight: 600; }
    thead th, thead td { border-bottom: 2px solid var(--line); }
    tbody th { font-weight: 600; }
    td.figure, th.figure { text-align: right; white-space: nowrap; }
    .callout { border-left: 4px solid var(--accent); background: var(--panel); padding: 0.75rem 1rem; margin: 0 0 1rem;
      border-radius: 0 0.4rem 0.4rem 0; }
    .callout.warning { border-color: var(--warn); }
    .callout > :last-child { margin-bottom: 0; }
    .group > * { margin-bottom: 0.25rem; }
    .group { margin-bottom: 1rem; }
    blockquote { margin: 0; border-left: 4px solid var(--line); padding-left: 1rem; color: var(--soft); }
    figure.quote figcaption { font-weight: 600; }
    .checklist, .commands { list-style: none; padding-left: 0; }
    .checklist ul { padding-left: 2rem; }
    .sign { display: inline-block; width: 1.2em; text-align: center; font-weight: 700; }
    .done .sign, .success { color: var(--done); }
    .late .sign, .warn, .uncertain { color: var(--warn); }
    .muted, footer { color: var(--soft); }
    .sources { font-size: 0.85rem; overflow-wrap: anywhere; }
    .steps > li { margin: 0 0 0.9rem; }
    .steps .period { color: var(--soft); display: block; }
    footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 0.75rem; font-size: 0.9rem; }
    figure.drawing { margin: 0 0 1rem; }
    .drawing .scroll { margin: 0; }
    .drawing figcaption { color: var(--soft); font-size: 0.9rem; margin-top: 0.25rem; }
    svg { display: block; width: 100%; min-width: 34rem; height: auto; font-family: inherit; }
    svg text { fill: var(--text); font-size: 13px; }
    svg .soft { fill: var(--soft); font-size: 12px; }
    svg .grid { stroke: var(--line); stroke-width: 1; fill: none; }
    svg .frame { stroke: var(--soft); stroke-width: 1; fill: none; }
    svg .bar { fill: var(--accent); }
    svg .bar.done { fill: var(--ground); stroke: var(--done); stroke-width: 2; }
    svg .band { fill: var(--accent-soft); }
    svg .zone { fill: var(--accent-soft); fill-opacity: 0.45; stroke: none; }
    svg .outline { fill: none; stroke: var(--accent); stroke-width: 2.5; }
    svg .outline.mark { stroke: var(--mark); stroke-width: 2; stroke-dasharray: 5 4; }
    svg .point { fill: var(--ground); stroke: var(--accent); stroke-width: 2; }
    svg .point.chosen { fill: var(--accent); }
    svg text.chosen { fill: var(--ground); font-weight: 700; }
    svg text.strong { font-weight: 700; }
    svg .whisker { stroke: var(--accent); stroke-width: 2; fill: none; }
    svg .dot { fill: var(--accent); }
    svg .mark { fill: var(--ground); stroke: var(--mark); stroke-width: 2; }
    @media (max-width: 34rem) { dl div { grid-template-columns: 1fr; gap: 0; } h1 { font-size: 1.5rem; } }
    @media print {
      @page { size: A4; margin: 16mm 15mm; }
      :root { --text: #000; --soft: #333; --line: #999; --ground: #fff; --panel: #f2f2f2; --accent: #1f4f8a;
        --accent-soft: #b8cbe2; --done: #1d5a36; --warn: #663800; --mark: #663800; }
      body { font-size: 10.5pt; line-height: 1.4; }
      main { max-width: none; padding: 0; }
      h2, h3, h4 { break-after: avoid; }
      h2 { margin-top: 1.6rem; }
      tr, figure, .callout, dl div, .checklist li, .steps > li > ul > li { break-inside: avoid; }
      p, li { orphans: 3; widows: 3; }
      thead { display: table-header-group; }
      .scroll { overflow: visible; }
      svg { min-width: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      a { color: inherit; }
      .commands { break-inside: avoid; }
    }
    """
}
