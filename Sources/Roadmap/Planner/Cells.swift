/// A fixed number of cells that a search reads and writes over and over, in place, without a look at who else holds them.
///
/// A copy shares its cells: two searches that write must each have their own. Places are checked in debug builds only.
final class Cells<Cell> {
  private let cells: UnsafeMutableBufferPointer<Cell>

  init(_ cell: Cell, count: Int) {
    cells = .allocate(capacity: count)
    cells.initialize(repeating: cell)
  }

  init(_ values: [Cell]) {
    cells = .allocate(capacity: values.count)
    _ = cells.initialize(fromContentsOf: values)
  }

  deinit {
    cells.deinitialize()
    cells.deallocate()
  }

  var count: Int { cells.count }
  var indices: Range<Int> { 0..<cells.count }

  @inline(__always)
  subscript(_ place: Int) -> Cell {
    get { cells[place] }
    set { cells[place] = newValue }
  }

  /// Takes the values of as many cells as there are.
  func copy(_ values: [Cell]) {
    for place in values.indices { cells[place] = values[place] }
  }

  /// Takes the values of as many cells, or fewer: those at the front then.
  func copy(_ others: Cells) {
    for place in others.cells.indices { cells[place] = others.cells[place] }
  }

  /// The cells, for as long as they live.
  var pointer: UnsafePointer<Cell> { UnsafePointer(cells.baseAddress!) }
}
